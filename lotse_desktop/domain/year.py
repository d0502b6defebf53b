"""The pattern of a care week laid on real days: public holidays, school holidays, closing days, leave, promised ends.

Source: handbook 4.7, 4.8 and ``lotse.case/1`` („lotse care-year“).  Minute 0 is the midnight before the first day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar, days_between
from lotse_desktop.domain.care import (
    WEEKDAYS,
    Absence,
    Activity,
    CarePlace,
    CareWeek,
    Entry,
    Helper,
    Reliability,
    cycle_week,
)
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.doors import Rounds, find_rounds
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import without_alone
from lotse_desktop.domain.holiday_plan import DaySource, HolidayPlan, with_movable_days
from lotse_desktop.domain.intervals import Interval, cut, intersect, length, merge, minus
from lotse_desktop.domain.supply import Supplying
from lotse_desktop.domain.timetable import DayWays, entry_end, join_homecoming, needed_span, usual_ways

NOTHING_PLANNED: Final = HolidayPlan()

_MARGIN: Final = 2
"""Days before and after the period that reach into it: a night shift, a piece that goes on over midnight."""


class DayReason(StrEnum):
    """Why a day has a gap (``lotse.care-year/1``)."""

    PUBLIC_HOLIDAY = "PUBLIC_HOLIDAY"
    SCHOOL_HOLIDAY = "SCHOOL_HOLIDAY"
    CLOSED = "CLOSED"
    WEEK = "WEEK"
    """The gap of the normal pattern."""


class DayStatus(StrEnum):
    """Who is there on a day; the first one that fits, so that nothing is counted twice."""

    LEAVE = "LEAVE"
    AWAY = "AWAY"
    """Care would be needed, but the child is with the other parent all that time by the pattern."""
    ASSIGNED = "ASSIGNED"
    FREE = "FREE"
    """Nobody has to be there."""
    COVERED = "COVERED"
    """By the pattern itself."""
    OPEN = "OPEN"


@dataclass(frozen=True, slots=True)
class ChildDay:
    """One child on one day, minutes after midnight.  ``reason`` says what kind of day it is, also without a gap.

    ``source`` and ``label``: who was assigned to the day, where somebody was.
    """

    day: date
    child: str
    demand_minutes: int
    gap: tuple[Interval, ...]
    reason: DayReason
    status: DayStatus
    source: DaySource | None = None
    label: str = ""

    @property
    def minutes(self) -> int:
        """Minutes without care."""
        return length(self.gap)


def compute_year(
    children: Sequence[Child],
    week: CareWeek,
    calendar: HolidayCalendar,
    first: date,
    last: date,
    *,
    plan: HolidayPlan = NOTHING_PLANNED,
) -> tuple[ChildDay, ...]:
    """Every child on every day from ``first`` to ``last``, by day and then in the order of the children.

    A day that is assigned in ``plan`` is covered from midnight to midnight.  ``calendar`` must reach two days over both
    ends.  Raises :class:`BadFileError` when the data do not reach so far or the start of the cycle is missing: a wrong
    number would be worse.
    """
    _refuse_unknown(week, calendar, first, last)
    pattern = _Pattern(week, with_movable_days(calendar, plan), first, last, plan)
    rounds = pattern.rounds(children)
    years = [
        list(_child_days(pattern, child, rounds.of_child(number) if rounds else None))
        for number, child in enumerate(children)
    ]
    return tuple(day for together in zip(*years, strict=True) for day in together)


def calendar_span(first: date, last: date) -> tuple[date, date]:
    """The days that the calendar of a period must know."""
    return first - timedelta(days=_MARGIN), last + timedelta(days=_MARGIN)


def is_closed(place: CarePlace, day: date) -> bool:
    """Whether the day lies in one of the closing ranges of the institution."""
    return any(start <= day <= end for start, end in place.closed)


def depends_on_school(week: CareWeek) -> bool:
    """Whether anything falls out in school holidays, so that their data are needed."""
    return any(place.term_only for place in week.care) or any(not helper.school_holidays for helper in week.helpers)


def _refuse_unknown(week: CareWeek, calendar: HolidayCalendar, first: date, last: date) -> None:
    if week.cycle_weeks > 1 and week.cycle_start is None:
        raise BadFileError("cycle_start: Bei mehreren Wochen im Wechsel wird der Beginn gebraucht, ein Montag.")
    if not depends_on_school(week):
        return
    if not calendar.knows_school(last):
        until = calendar.school_until
        raise BadFileError(
            f"Für die Zeit nach dem {until:%d.%m.%Y} gibt es noch keine Daten zu den Schulferien: Bitte wählen Sie "
            "einen früheren letzten Tag."
        )
    if not calendar.knows_school(first):
        since = calendar.school_since
        raise BadFileError(
            f"Für die Zeit vor dem {since:%d.%m.%Y} gibt es keine Daten zu den Schulferien: Bitte wählen Sie einen "
            "späteren ersten Tag."
        )


class _Pattern:
    """The days of a period with what takes place on them."""

    def __init__(self, week: CareWeek, calendar: HolidayCalendar, first: date, last: date, plan: HolidayPlan) -> None:
        self.week = week
        self.calendar = calendar
        self.first = first
        self.last = last
        self.days = list(days_between(*calendar_span(first, last)))
        start = week.cycle_start or first
        self._cycle = {day: cycle_week(day, start, week.cycle_weeks) for day in self.days}
        self.leave = {day for day in self.days if any(since <= day <= until for since, until in week.leave)}
        self._sources = plan.sources()

    def minute(self, day: date) -> int:
        """The midnight before ``day``."""
        return (day - self.first).days * DAY

    def planned(self, entry: Entry) -> Iterator[date]:
        """Days on which the entry takes place by the pattern alone."""
        weekdays = {WEEKDAYS.index(day) for day in entry.days}
        until = entry.until if isinstance(entry, Activity | Helper) else None
        for day in self.days:
            if until is not None and day > until:
                return
            if day.weekday() in weekdays and (entry.weeks is None or self._cycle[day] in entry.weeks):
                yield day

    def held(self, entry: Entry) -> Iterator[date]:
        """Days on which it really takes place or begins."""
        off = self.leave if isinstance(entry, Activity) else ()
        return (day for day in self.planned(entry) if day not in off and self.why_not(entry, day) is None)

    def why_not(self, entry: Entry, day: date) -> DayReason | None:
        """What kind of day keeps the entry from taking place, ``None``: none does.  Leave is not such a kind."""
        if day in self.calendar.public and not _on_public_holidays(entry):
            return DayReason.PUBLIC_HOLIDAY
        if day in self.calendar.school and not _in_school_holidays(entry):
            return DayReason.SCHOOL_HOLIDAY
        if isinstance(entry, CarePlace) and is_closed(entry, day):
            return DayReason.CLOSED
        return None

    def times(self, entries: Iterable[Entry]) -> list[Interval]:
        """When the entries take place, merged; care places by ``booked ∩ opening``."""
        pieces: list[Interval] = []
        for entry in entries:
            if isinstance(entry, CarePlace):
                spans = intersect([entry.booked], [entry.opening or entry.booked])
            else:
                spans = [(entry.start, entry_end(entry.start, entry.end))]
            pieces.extend(
                (self.minute(day) + start, self.minute(day) + end) for day in self.held(entry) for start, end in spans
            )
        return merge(pieces)

    def rounds(self, children: Sequence[Child]) -> Rounds | None:
        """The true ways of these days, where doors were entered."""
        if not self.week.doors:
            return None
        entries: tuple[Supplying, ...] = (*self.week.care, *self.week.helpers, *self.week.absences)
        return find_rounds(children, self.week, [(entry, self.times([entry])) for entry in entries], None)

    def demand(self, child: Child, ways: DayWays | None) -> list[Interval]:
        """When the child needs care: no demand on days of leave, absences not yet cut out."""
        pieces: list[Interval] = []
        for activity in self.week.activities:
            usual = usual_ways(self.week, activity, child)
            for day in map(self.minute, self.held(activity)):
                way = usual if ways is None else ways(activity, day)
                start, end = needed_span(self.week, activity, *way)
                pieces.append((day + start, day + end))
        homecoming = self.week.params.min_homecoming
        return minus(join_homecoming(merge(pieces), homecoming), self.whole(self.leave))

    def whole(self, days: Iterable[date]) -> list[Interval]:
        """These days from midnight to midnight, merged."""
        return merge((self.minute(day), self.minute(day) + DAY) for day in days)

    def assigned(self, child: Child) -> dict[date, tuple[DaySource, str]]:
        """Day → who was assigned to the child on it."""
        return {day: self._sources[child.id, day] for day in self.days if (child.id, day) in self._sources}


def _on_public_holidays(entry: Entry) -> bool:
    return not isinstance(entry, CarePlace) and (isinstance(entry, Absence) or entry.public_holidays)


def _in_school_holidays(entry: Entry) -> bool:
    match entry:
        case CarePlace():
            return not entry.term_only
        case Helper():
            return entry.school_holidays
        case Activity() | Absence():
            return True


def _child_days(pattern: _Pattern, child: Child, ways: DayWays | None) -> Iterator[ChildDay]:
    week, assigned = pattern.week, pattern.assigned(child)
    places = [place for place in week.care if child.id in place.children]
    helpers = [h for h in week.helpers if child.id in h.children and h.reliability is Reliability.FIRM]
    away = pattern.times(absence for absence in week.absences if child.id in absence.children)
    wanted = pattern.demand(child, ways)
    demand = minus(wanted, away)
    supply = merge([*pattern.times([*places, *helpers]), *pattern.whole(assigned)])
    gap = without_alone(minus(demand, supply), child)
    wanted_on, needed_on, open_on = _by_day(wanted), _by_day(demand), _by_day(gap)
    reason = partial(_reason, pattern, [(place, set(pattern.planned(place))) for place in places])
    for day in days_between(pattern.first, pattern.last):
        number = pattern.minute(day) // DAY
        source, label = assigned.get(day, (None, ""))
        status = _status(
            leave=day in pattern.leave,
            assigned=source is not None,
            wanted=number in wanted_on,
            needed=number in needed_on,
            covered=number not in open_on,
        )
        yield ChildDay(
            day=day,
            child=child.id,
            demand_minutes=length(needed_on.get(number, ())),
            gap=tuple(open_on.get(number, ())),
            reason=reason(day),
            status=status,
            source=source,
            label=label,
        )


def _status(*, leave: bool, assigned: bool, wanted: bool, needed: bool, covered: bool) -> DayStatus:
    rules = (
        (leave, DayStatus.LEAVE),
        (wanted and not needed, DayStatus.AWAY),
        (assigned, DayStatus.ASSIGNED),
        (not needed, DayStatus.FREE),
        (covered, DayStatus.COVERED),
    )
    return next((status for holds, status in rules if holds), DayStatus.OPEN)


def _reason(pattern: _Pattern, places: Sequence[tuple[CarePlace, set[date]]], day: date) -> DayReason:
    """Public before school holidays before closing days; the latter two only when care of the child falls out."""
    if day in pattern.calendar.public:
        return DayReason.PUBLIC_HOLIDAY
    missing = {pattern.why_not(place, day) for place, planned in places if day in planned}
    return next((r for r in (DayReason.SCHOOL_HOLIDAY, DayReason.CLOSED) if r in missing), DayReason.WEEK)


def _by_day(pieces: Sequence[Interval]) -> dict[int, list[Interval]]:
    """Number of the day → pieces in minutes of that day."""
    days: dict[int, list[Interval]] = {}
    for start, end in cut(pieces, DAY):
        number = start // DAY
        days.setdefault(number, []).append((start - number * DAY, end - number * DAY))
    return days
