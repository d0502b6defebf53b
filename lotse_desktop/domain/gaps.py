"""Child-care gaps to the minute (handbook 4.3–4.7; ``lotse.case/1``, meaning 1–5).

The weeks of the cycle are one circle of minutes: minute 0 is Monday 0:00 of week 1, the last Sunday runs into it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Final

from lotse_desktop.domain.care import Absence, Activity, CarePlace, CareWeek, Entry, Helper, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.feasible import Window, feasible_windows, week_minutes
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.intervals import Interval, around, cut, intersect, length, merge, minus

WEEK: Final = 7 * DAY
MAX_CYCLE: Final = 24
SATURDAY: Final = 5


class GapClass(StrEnum):
    """When a gap lies (handbook 4.6)."""

    NIGHT = "NIGHT"
    EARLY = "EARLY"
    CORE = "CORE"
    AFTERNOON = "AFTERNOON"
    LATE = "LATE"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"


class DayKind(StrEnum):
    """What day it is; on public holidays and closing days the time of day does not matter for the class."""

    NORMAL = "NORMAL"
    PUBLIC_HOLIDAY = "PUBLIC_HOLIDAY"
    CLOSED = "CLOSED"


BORDERS: Final = (
    (0, 300, GapClass.NIGHT),
    (300, 450, GapClass.EARLY),
    (450, 780, GapClass.CORE),
    (780, 1020, GapClass.AFTERNOON),
    (1020, 1320, GapClass.LATE),
    (1320, 1440, GapClass.NIGHT),
)
"""The borders of handbook 4.6, minutes of a weekday."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A child without care: ``week`` 1 …, ``day`` 0 = Monday, minutes of that day."""

    child: str
    week: int
    day: int
    start: int
    end: int
    classes: tuple[tuple[GapClass, int], ...]
    bring: bool = False
    """It ends where an institution begins: somebody must bring the child."""
    fetch: bool = False
    """It begins where an institution ends: somebody must fetch the child."""

    @property
    def minutes(self) -> int:
        """How long."""
        return self.end - self.start


@dataclass(frozen=True)
class ChildReport:
    """The sums of one child over the cycle, minutes."""

    child: str
    demand: tuple[Interval, ...]
    raw: tuple[Interval, ...]
    gap: tuple[Interval, ...]
    soft_gap: tuple[Interval, ...]
    alone_hint: int
    """The most minutes of one gap that the child could be alone by the parent's judgement; 0 when there is none."""

    @cached_property
    def demand_minutes(self) -> int:
        """Minutes in which care is needed."""
        return length(self.demand)

    @cached_property
    def gap_minutes(self) -> int:
        """Minutes that nobody covers."""
        return length(self.gap)

    @cached_property
    def alone_minutes(self) -> int:
        """Minutes that are covered by being alone."""
        return length(self.raw) - self.gap_minutes

    @property
    def coverage(self) -> Fraction | None:
        """1 − gap ÷ demand; ``None`` without demand (handbook 4.5)."""
        return 1 - Fraction(self.gap_minutes, self.demand_minutes) if self.demand_minutes else None


@dataclass(frozen=True)
class CareReport:
    """Everything that follows from a care week; minutes are sums over the cycle where nothing else is said."""

    cycle_weeks: int
    children: tuple[ChildReport, ...]
    gaps: tuple[Gap, ...]
    classes: tuple[tuple[GapClass, int], ...]
    """Classes with at least one minute, in the order of the handbook, summed over children."""
    family_gap_minutes: tuple[int, ...]
    """Minutes in which at least one child has no care, one number per week of the cycle."""
    soft_family_gap_minutes: tuple[int, ...]
    """The same when those who usually help do come."""
    feasible: tuple[Window, ...]
    feasible_week_minutes: tuple[int, ...]

    @property
    def demand_minutes(self) -> int:
        """Minutes of needed care, summed over children."""
        return sum(child.demand_minutes for child in self.children)

    @property
    def gap_minutes(self) -> int:
        """Minutes without care, summed over children."""
        return sum(child.gap_minutes for child in self.children)

    @property
    def coverage(self) -> Fraction | None:
        """1 − Σ gap ÷ Σ demand over all children; ``None`` without demand."""
        demand = self.demand_minutes
        return 1 - Fraction(self.gap_minutes, demand) if demand else None

    def child(self, child_id: str) -> ChildReport:
        """The report of this child.  Raises ``KeyError``."""
        for report in self.children:
            if report.child == child_id:
                return report
        raise KeyError(child_id)

    def classes_of_week(self, week: int) -> dict[GapClass, int]:
        """Minutes per class in one week of the cycle, summed over children."""
        return _summed(gap.classes for gap in self.gaps if gap.week == week)


def combined_cycle(*weeks: int) -> int:
    """Weeks until rota, contact and helpers repeat together (handbook 4.7).

    Raises ``ValueError`` when that takes more than 24 weeks: the pattern must be simplified.
    """
    together = lcm(*weeks)
    if together > MAX_CYCLE:
        raise ValueError(f"{together} weeks")
    return together


def classify(day: int, start: int, end: int, kind: DayKind = DayKind.NORMAL) -> tuple[tuple[GapClass, int], ...]:
    """Minutes per class of a piece within one day: public holiday or weekend before closed before time of day."""
    if kind is DayKind.PUBLIC_HOLIDAY or day >= SATURDAY:
        return ((GapClass.WEEKEND, end - start),)
    if kind is DayKind.CLOSED:
        return ((GapClass.HOLIDAY, end - start),)
    parts = ((name, min(end, last) - max(start, first)) for first, last, name in BORDERS)
    return tuple(_summed([tuple(part for part in parts if part[1] > 0)]).items())


def compute(children: Sequence[Child], week: CareWeek) -> CareReport:
    """Demand, gaps, classes and feasible windows of a family.  Pure; under a millisecond for three children."""
    cycle = week.cycle_weeks * WEEK
    reports: list[ChildReport] = []
    gaps: list[Gap] = []
    firm_of: list[list[Interval]] = []
    away_of: list[list[Interval]] = []
    for child in children:
        away = merge(_times(week, (a for a in week.absences if child.id in a.children), cycle))
        places = merge(_places(week, child, cycle))
        firm = merge([*places, *_helping(week, child, cycle, Reliability.FIRM)])
        soft = merge([*firm, *_helping(week, child, cycle, Reliability.USUAL)])
        demand = minus(_demand(week, child, cycle), away)
        raw = minus(demand, firm)
        gap, hint = _without_alone(raw, child, cycle)
        soft_gap, _ = _without_alone(minus(demand, soft), child, cycle)
        reports.append(ChildReport(child.id, tuple(demand), tuple(raw), tuple(gap), tuple(soft_gap), hint))
        gaps.extend(_reported(child.id, gap, places))
        firm_of.append(firm)
        away_of.append(away)
    windows = feasible_windows(children, firm_of, away_of, week)
    return CareReport(
        cycle_weeks=week.cycle_weeks,
        children=tuple(reports),
        gaps=tuple(gaps),
        classes=tuple(_in_order(_summed(gap.classes for gap in gaps))),
        family_gap_minutes=_by_week(merge(piece for report in reports for piece in report.gap), week.cycle_weeks),
        soft_family_gap_minutes=_by_week(merge(p for report in reports for p in report.soft_gap), week.cycle_weeks),
        feasible=windows,
        feasible_week_minutes=week_minutes(windows, week.cycle_weeks),
    )


def supply_times(week: CareWeek, entry: Entry) -> list[Interval]:
    """When an entry takes place, on the circle of the cycle; care places by ``booked ∩ opening``."""
    return list(_times(week, (entry,), week.cycle_weeks * WEEK))


def way_minutes(week: CareWeek, activity: Activity) -> tuple[int, int]:
    """Minutes out and back of an activity; where it names none, the default way of the week."""
    out = week.default_way.out if activity.out is None else activity.out
    back = week.default_way.back if activity.back is None else activity.back
    return out, back


def _day_starts(week: CareWeek, entry: Entry) -> Iterator[int]:
    for number in range(1, week.cycle_weeks + 1):
        if entry.weeks is None or number in entry.weeks:
            for day in entry.days:
                yield (number - 1) * WEEK + day.number * DAY


def _span(entry: Entry) -> Interval | None:
    if isinstance(entry, CarePlace):
        both = intersect([entry.booked], [entry.opening or entry.booked]) if entry.booked[0] < entry.booked[1] else []
        return both[0] if both else None
    return (entry.start, entry.end if entry.end > entry.start else entry.end + DAY)


def _times(week: CareWeek, entries: Iterable[Entry], cycle: int) -> Iterator[Interval]:
    for entry in entries:
        span = _span(entry)
        if span is not None:
            for day in _day_starts(week, entry):
                yield from around(day + span[0], day + span[1], cycle)


def _places(week: CareWeek, child: Child, cycle: int) -> Iterator[Interval]:
    return _times(week, (place for place in week.care if child.id in place.children), cycle)


def _helping(week: CareWeek, child: Child, cycle: int, reliability: Reliability) -> Iterator[Interval]:
    chosen: Iterator[Helper] = (h for h in week.helpers if child.id in h.children and h.reliability is reliability)
    return _times(week, chosen, cycle)


def _demand(week: CareWeek, child: Child, cycle: int) -> list[Interval]:
    """Widened activities; those less than ``min_homecoming`` apart are one, also over the end of the cycle."""
    params = week.params
    wide: list[Interval] = []
    for activity in week.activities:
        out, back = way_minutes(week, activity)
        before = out + child.extra_out + params.buffer_before
        after = back + child.extra_back + params.buffer_after
        last = activity.end if activity.end > activity.start else activity.end + DAY
        wide.extend((day + activity.start - before, day + last + after) for day in _day_starts(week, activity))
    pieces = merge(piece for start, end in wide for piece in around(start, end, cycle))
    joined: list[Interval] = []
    for start, end in pieces:
        if joined and start - joined[-1][1] < params.min_homecoming:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    if joined and 0 < joined[0][0] + cycle - joined[-1][1] < params.min_homecoming:
        joined.extend(around(joined[-1][1], joined[0][0] + cycle, cycle))
    return merge(joined)


def _without_alone(raw: Sequence[Interval], child: Child, cycle: int) -> tuple[list[Interval], int]:
    """The pieces that being alone does not cover (handbook 4.5), and how many minutes alone would be possible."""
    if not child.alone_max_minutes:
        return list(raw), 0
    first, last = child.alone_window
    wraps = len(raw) > 1 and raw[0][0] == 0 and raw[-1][1] == cycle
    gap: list[Interval] = []
    hint = 0
    for index, (start, end) in enumerate(raw):
        day = start - start % DAY
        whole = not (wraps and index in {0, len(raw) - 1}) and not (start == 0 and end == cycle)
        inside = day + first <= start and end <= day + last
        if whole and inside and end - start <= child.alone_max_minutes:
            continue
        gap.append((start, end))
        possible = length(intersect([(start, end)], [(day + first, day + last)])) if first < last else 0
        hint = max(hint, min(possible, child.alone_max_minutes))
    return gap, hint


def _reported(child: str, gap: Iterable[Interval], places: Iterable[Interval]) -> Iterator[Gap]:
    begins, ends = {piece[0] for piece in places}, {piece[1] for piece in places}
    for start, end in cut(gap, DAY):
        number, minute = divmod(start, DAY)
        day, last = number % 7, minute + end - start
        classes = classify(day, minute, last)
        yield Gap(child, number // 7 + 1, day, minute, last, classes, bring=end in begins, fetch=start in ends)


def _by_week(pieces: Sequence[Interval], weeks: int) -> tuple[int, ...]:
    return tuple(length(intersect(pieces, [(number * WEEK, (number + 1) * WEEK)])) for number in range(weeks))


def _summed(classes: Iterable[Iterable[tuple[GapClass, int]]]) -> dict[GapClass, int]:
    sums: dict[GapClass, int] = {}
    for group in classes:
        for name, minutes in group:
            sums[name] = sums.get(name, 0) + minutes
    return sums


def _in_order(sums: dict[GapClass, int]) -> Iterator[tuple[GapClass, int]]:
    order = (
        GapClass.NIGHT,
        GapClass.EARLY,
        GapClass.CORE,
        GapClass.AFTERNOON,
        GapClass.LATE,
        GapClass.WEEKEND,
        GapClass.HOLIDAY,
    )
    return ((name, sums[name]) for name in order if name in sums)


__all__ = ["Absence", "CareReport", "ChildReport", "DayKind", "Gap", "GapClass", "Window", "classify", "compute"]
