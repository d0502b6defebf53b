"""Child-care gaps to the minute (handbook 4.4–4.6; ``lotse.case/1``, meaning 3–5).

Pieces lie on the circle of the cycle (:mod:`lotse_desktop.domain.timetable`) as sorted, disjoint intervals.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Final

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.doors import find_rounds
from lotse_desktop.domain.feasible import Window, feasible_windows, week_minutes
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.intervals import Interval, cut, length, merge, minus
from lotse_desktop.domain.supply import Supply, find_supplies, timed_entries
from lotse_desktop.domain.timetable import WEEK, DayWays, demand_times

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
    open_holidays: int | None = None
    """Days ahead without school or daycare on which nobody is there; ``None``: no calendar was at hand."""

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


def classify(day: int, start: int, end: int, kind: DayKind = DayKind.NORMAL) -> tuple[tuple[GapClass, int], ...]:
    """Minutes per class of a piece within one day: public holiday or weekend before closed before time of day."""
    if kind is DayKind.PUBLIC_HOLIDAY or day >= SATURDAY:
        return ((GapClass.WEEKEND, end - start),)
    if kind is DayKind.CLOSED:
        return ((GapClass.HOLIDAY, end - start),)
    minutes: dict[GapClass, int] = {}
    for first, last, name in BORDERS:
        if first < end and start < last:
            minutes[name] = minutes.get(name, 0) + min(end, last) - max(start, first)
    return tuple(minutes.items())


def compute(children: Sequence[Child], week: CareWeek) -> CareReport:
    """Demand, gaps, classes and feasible windows of a family.  Pure; under a millisecond for three children.

    Where doors were entered, ways are those of :mod:`lotse_desktop.domain.doors`.
    """
    entries = timed_entries(week)
    supplies = find_supplies(children, entries)
    rounds = find_rounds(children, week, entries, week.cycle_weeks * WEEK)
    reports = [
        _report(child, supply, week, rounds.of_child(number) if rounds else None)
        for number, (child, supply) in enumerate(zip(children, supplies, strict=True))
    ]
    gaps = [gap for report, supply in zip(reports, supplies, strict=True) for gap in _reported(report, supply, week)]
    windows = feasible_windows(children, [s.firm for s in supplies], [s.away for s in supplies], week, rounds)
    return CareReport(
        cycle_weeks=week.cycle_weeks,
        children=tuple(reports),
        gaps=tuple(gaps),
        classes=_summed(gap.classes for gap in gaps),
        family_gap_minutes=_by_week((report.gap for report in reports), week),
        soft_family_gap_minutes=_by_week((report.soft_gap for report in reports), week),
        feasible=windows,
        feasible_week_minutes=week_minutes(windows, week.cycle_weeks),
    )


def family_gap(children: Sequence[Child], week: CareWeek) -> int:
    """Minutes of the cycle in which at least one child has no care, and nothing else: to compare many weeks."""
    entries = timed_entries(week)
    rounds = find_rounds(children, week, entries, week.cycle_weeks * WEEK)
    open_times: list[Interval] = []
    for number, (child, supply) in enumerate(zip(children, find_supplies(children, entries), strict=True)):
        demand = demand_times(week, child, rounds.of_child(number) if rounds else None)
        raw = minus(minus(demand, supply.away), supply.firm)
        open_times.extend(without_alone(raw, child, week.cycle_weeks * WEEK))
    return length(merge(open_times))


def _report(child: Child, supply: Supply, week: CareWeek, ways: DayWays | None) -> ChildReport:
    cycle = week.cycle_weeks * WEEK
    demand = minus(demand_times(week, child, ways), supply.away)
    raw = minus(demand, supply.firm)
    gap = without_alone(raw, child, cycle)
    return ChildReport(
        child=child.id,
        demand=tuple(demand),
        raw=tuple(raw),
        gap=tuple(gap),
        soft_gap=tuple(without_alone(minus(demand, supply.soft), child, cycle)),
        alone_hint=max((_possible_alone(child, piece) for piece in gap), default=0) if child.alone_max_minutes else 0,
    )


def without_alone(raw: Sequence[Interval], child: Child, cycle: int | None = None) -> list[Interval]:
    """The pieces that being alone does not cover (handbook 4.5).

    ``cycle``: length of the circle on which the pieces lie, ``None`` on a line of days.
    """
    if not child.alone_max_minutes:
        return list(raw)
    first, last = child.alone_window
    over_the_end: set[Interval] = set()
    if cycle is not None and raw and raw[0][0] == 0 and raw[-1][1] == cycle:
        over_the_end = {raw[0], raw[-1]}

    def covered(piece: Interval) -> bool:
        start, end = piece
        day = start - start % DAY
        inside = day + first <= start and end <= day + last
        return inside and end - start <= child.alone_max_minutes and piece not in over_the_end

    return [piece for piece in raw if not covered(piece)]


def _possible_alone(child: Child, gap: Interval) -> int:
    """For how many minutes of this gap the parent's judgement would let the child be alone, in one piece of one day."""
    start, end = gap
    first, last = child.alone_window
    most = max(min(end, day + last) - max(start, day + first) for day in range(start - start % DAY, end, DAY))
    return max(0, min(most, child.alone_max_minutes))


def _reported(report: ChildReport, supply: Supply, week: CareWeek) -> Iterator[Gap]:
    """The gaps of a child, cut at midnight."""
    cycle = week.cycle_weeks * WEEK
    begins, ends = {start for start, _ in supply.places}, {end % cycle for _, end in supply.places}
    for start, end in cut(report.gap, DAY):
        number, minute = divmod(start, DAY)
        day, last = number % 7, minute + end - start
        yield Gap(
            child=report.child,
            week=number // 7 + 1,
            day=day,
            start=minute,
            end=last,
            classes=classify(day, minute, last),
            bring=end % cycle in begins,
            fetch=start in ends,
        )


def _by_week(pieces: Iterable[Sequence[Interval]], week: CareWeek) -> tuple[int, ...]:
    """Minutes of the union in each week."""
    minutes = [0] * week.cycle_weeks
    for start, end in cut(merge(chain.from_iterable(pieces)), WEEK):
        minutes[start // WEEK] += end - start
    return tuple(minutes)


def _summed(classes: Iterable[Iterable[tuple[GapClass, int]]]) -> tuple[tuple[GapClass, int], ...]:
    """Minutes per class, in the order of the handbook."""
    sums: dict[GapClass, int] = {}
    for group in classes:
        for name, minutes in group:
            sums[name] = sums.get(name, 0) + minutes
    return tuple((name, sums[name]) for name in GapClass if name in sums)
