"""Who can close a family's open times, and what a placement changes in its care week (handbook 4.4, 6.4 C3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lotse_desktop.domain.care import CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.client import Child, age_in_years
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import CareReport, compute
from lotse_desktop.domain.intervals import Interval, around, intersect, length, merge
from lotse_desktop.domain.open_times import find_open_times
from lotse_desktop.domain.placements import Carer, CareRequest, CareWindow, Effect, Placement, Urgency
from lotse_desktop.domain.wording import short_minutes_text

_DAYS = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class CarerMatch:
    """A carer and how well they fit; minutes over the whole rota; ``obstacles``: German, empty when they may come."""

    carer: Carer
    covered: int
    asked: int
    obstacles: tuple[str, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for and against the carer, in German."""
        covered, asked = short_minutes_text(self.covered), short_minutes_text(self.asked)
        return (f"deckt {covered} von {asked}", *self.obstacles)


def request_from_gaps(
    request_id: str,
    report: CareReport,
    asked_on: date,
    *,
    urgency: Urgency = Urgency.SOON,
    bridge_until: date | None = None,
    area: str = "",
) -> CareRequest | None:
    """A request for every open time of the family, ``None`` without one."""
    times = find_open_times(report)
    if not times:
        return None
    every = tuple(range(1, report.cycle_weeks + 1))
    windows = tuple(
        CareWindow(
            days=tuple(_DAYS[day] for day in time.days),
            start=time.start,
            end=time.end if time.end <= DAY else time.end - DAY,
            weeks=None if time.weeks == every else time.weeks,
        )
        for time in times
    )
    return CareRequest(
        id=request_id,
        asked_on=asked_on,
        children=tuple(dict.fromkeys(child for time in times for child in time.children)),
        windows=tuple(dict.fromkeys(windows)),
        urgency=urgency,
        bridge_until=bridge_until,
        area=area,
    )


def find_carers(
    request: CareRequest,
    carers: Iterable[Carer],
    children: Sequence[Child],
    cycle_weeks: int,
    *,
    busy: Mapping[str, int],
    today: date,
) -> tuple[CarerMatch, ...]:
    """Active carers who cover some of the request: those who may come first, then by covered minutes.

    ``busy``: how many families each carer (by id) has now.
    """
    asked = _pieces(request.windows, cycle_weeks)
    ages = [age_in_years(child.birth_month, today) for child in children if child.id in request.children]
    found = [
        CarerMatch(
            carer,
            length(intersect(asked, _pieces(carer.windows, cycle_weeks))),
            length(asked),
            _obstacles(carer, request, ages, busy.get(carer.id, 0), today),
        )
        for carer in carers
        if carer.active
    ]
    fitting = [match for match in found if match.covered]
    return tuple(sorted(fitting, key=lambda match: (bool(match.obstacles), -match.covered, match.carer.label)))


def with_placed(week: CareWeek, placement: Placement) -> CareWeek:
    """The care week in which the carer comes at these times; twice is as once."""
    week = without_placed(week, placement.id)
    for number, window in enumerate(placement.windows):
        helper = Helper(
            id=f"{placement.id}_{number}",
            label=placement.carer_label,
            children=placement.children,
            weeks=window.weeks,
            days=window.days,
            start=window.start,
            end=window.end,
            reliability=Reliability.FIRM,
            until=placement.end,
        )
        week = week.with_entry(helper)
    return week


def without_placed(week: CareWeek, placement_id: str) -> CareWeek:
    """The care week without the times of this placement."""
    kept = tuple(helper for helper in week.helpers if helper.id.rpartition("_")[0] != placement_id)
    return week.model_copy(update={"helpers": kept})


def find_effect(children: Sequence[Child], week: CareWeek, placement: Placement) -> Effect:
    """What the placement changes; minutes of a week of the family, average of the rota, rounded half up."""
    before = compute(children, without_placed(week, placement.id))
    after = compute(children, with_placed(week, placement))
    return Effect(
        gap_before=_average(before.family_gap_minutes),
        gap_after=_average(after.family_gap_minutes),
        feasible_before=_average(before.feasible_week_minutes),
        feasible_after=_average(after.feasible_week_minutes),
    )


def _obstacles(carer: Carer, request: CareRequest, ages: Sequence[int], families: int, today: date) -> tuple[str, ...]:
    found = list(carer.missing_checks(today))
    if any(not carer.minimum_age <= age <= carer.maximum_age for age in ages):
        found.append(f"betreut Kinder von {carer.minimum_age} bis {carer.maximum_age} Jahren")
    if request.area and carer.area and request.area.strip().casefold() != carer.area.strip().casefold():
        found.append(f"anderes Gebiet: {carer.area}")
    if families >= carer.families:
        found.append("keine Familie mehr frei")
    return tuple(found)


def _pieces(windows: Iterable[CareWindow], cycle_weeks: int) -> list[Interval]:
    cycle = cycle_weeks * 7 * DAY
    return merge(
        piece
        for window in windows
        for week in (window.weeks or range(1, cycle_weeks + 1))
        if week <= cycle_weeks
        for day in window.days
        for begin in (((week - 1) * 7 + _DAYS.index(day)) * DAY,)
        for piece in around(begin + window.start, begin + window.end + (0 if window.end > window.start else DAY), cycle)
    )


def _average(minutes: Sequence[int]) -> int:
    return (2 * sum(minutes) + len(minutes)) // (2 * len(minutes)) if minutes else 0
