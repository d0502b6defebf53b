"""Who is there on days without school or daycare: each day of a child has one source (handbook 4.8).

Leave is no such source: it stands in the care week, because then nobody has to be there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field

from lotse_desktop.domain.calendar import HolidayCalendar, days_between
from lotse_desktop.domain.care import ChildIds
from lotse_desktop.domain.frozen import LOOSE, DayRange, Frozen, Line, Listed

MOVABLE: Final = "Beweglicher Ferientag"
MOST_DAYS: Final = 366
"""The longest range of days that is taken."""
MOST_ROWS: Final = 400


class DaySource(StrEnum):
    """Who is there instead of school or daycare."""

    HOLIDAY_CARE = "HOLIDAY_CARE"
    OTHER_PARENT = "OTHER_PARENT"
    HELPER = "HELPER"
    OTHER = "OTHER"


def _at_most_a_year(days: tuple[date, date]) -> tuple[date, date]:
    if (days[1] - days[0]).days >= MOST_DAYS:
        raise ValueError("long_range")
    return days


SomeDays = Annotated[DayRange, AfterValidator(_at_most_a_year)]
"""First and last day, both included, at most a year."""


class DayAssignment(Frozen):
    """These children are looked after by this source on these days; ``label`` names it, for example „OGS“."""

    days: SomeDays
    children: ChildIds
    source: Annotated[DaySource, LOOSE]
    label: Line = ""


_Source = tuple[DaySource, str]
_ChildDay = tuple[str, date]


class HolidayPlan(Frozen):
    """The assignments of a family and the days that its schools may choose freely; a section of the assessment.

    Where assignments overlap, the later one holds: nothing is counted twice.
    """

    kind: Literal["holiday_plan"] = "holiday_plan"
    assignments: Annotated[tuple[DayAssignment, ...], Listed, Field(max_length=MOST_ROWS)] = ()
    movable: Annotated[tuple[SomeDays, ...], Listed, Field(max_length=MOST_ROWS)] = ()
    """School is free on these days, beside the holidays of the state."""

    def sources(self) -> dict[_ChildDay, _Source]:
        """Child and day → source and label."""
        return {
            (child, day): (assignment.source, assignment.label)
            for assignment in self.assignments
            for day in days_between(*assignment.days)
            for child in assignment.children
        }

    def with_source(
        self, days: Iterable[date], children: Iterable[str], source: DaySource | None, label: str = ""
    ) -> Self:
        """A copy in which these days of these children have this source and no other; ``None``: none any more."""
        sources = self.sources()
        children = tuple(children)
        for day in days:
            for child in children:
                sources.pop((child, day), None)
                if source is not None:
                    sources[child, day] = (source, label)
        return self.model_copy(update={"assignments": _as_ranges(sources)})

    def with_movable(self, days: Iterable[date], *, free: bool) -> Self:
        """A copy in which school is free on these days by its own choice, or no longer is."""
        return self.model_copy(update={"movable": changed_ranges(self.movable, days, inside=free)})

    def without_child(self, child_id: str) -> Self:
        """A copy that does not name this child."""
        kept = {key: source for key, source in self.sources().items() if key[0] != child_id}
        return self.model_copy(update={"assignments": _as_ranges(kept)})


def with_movable_days(calendar: HolidayCalendar, plan: HolidayPlan) -> HolidayCalendar:
    """The calendar in which the movable days are school holidays, too."""
    free = {day: MOVABLE for days in plan.movable for day in days_between(*days)}
    return replace(calendar, school={**free, **calendar.school}) if free else calendar


def changed_ranges(
    ranges: Iterable[tuple[date, date]], days: Iterable[date], *, inside: bool
) -> tuple[tuple[date, date], ...]:
    """The ranges with these days in or out; sorted, apart from each other."""
    known = {day for one in ranges for day in days_between(*one)}
    return as_ranges(known | set(days) if inside else known - set(days))


def as_ranges(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days as first and last of each run without a hole."""
    ranges: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if ranges and day - ranges[-1][1] == timedelta(1) and (day - ranges[-1][0]).days < MOST_DAYS:
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return tuple(ranges)


def find_overlap(ranges: Iterable[tuple[date, date]]) -> int | None:
    """The number of the first range that shares a day with an earlier one; ``None``: all are apart."""
    seen: list[tuple[date, date]] = []
    for number, (first, last) in enumerate(ranges):
        if any(first <= end and start <= last for start, end in seen):
            return number
        seen.append((first, last))
    return None


def _as_ranges(sources: Mapping[_ChildDay, _Source]) -> tuple[DayAssignment, ...]:
    """One assignment for each run of days on which the same children have the same source."""
    together: dict[tuple[date, _Source], list[str]] = {}
    for (child, day), source in sources.items():
        together.setdefault((day, source), []).append(child)
    alike: dict[tuple[_Source, tuple[str, ...]], list[date]] = {}
    for (day, source), children in together.items():
        alike.setdefault((source, tuple(sorted(children))), []).append(day)
    assignments = [
        DayAssignment(days=days, children=children, source=source, label=label)
        for ((source, label), children), found in alike.items()
        for days in as_ranges(found)
    ]
    return tuple(sorted(assignments, key=lambda one: (one.days, one.children)))
