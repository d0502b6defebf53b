"""The reverse question: which shifts fit today's care (handbook 4.9)?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lotse_desktop.domain.care import Activity, ActivityKind, CareWeek, Days
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.frozen import Frozen, Key, Line, Listed, Minute, Way
from lotse_desktop.domain.gaps import CareReport, compute
from lotse_desktop.domain.intervals import length, merge
from lotse_desktop.domain.timetable import combined_cycle, entry_end, repeated, repeated_weeks


class ShiftBlock(Frozen):
    """One working time of a template; ``weeks`` None: in every week."""

    days: Days
    start: Minute
    end: Minute
    pause: Way = 0
    weeks: Annotated[tuple[Annotated[int, Field(ge=1, le=24)], ...], Listed] | None = None


class ShiftTemplate(Frozen):
    """Working times that a job may ask for: „Frühdienst“, „Wechsel“, „25 Stunden am Vormittag“."""

    key: Key
    title: Line
    cycle_weeks: Annotated[int, Field(ge=1, le=8)] = 1
    blocks: Annotated[tuple[ShiftBlock, ...], Listed]

    @property
    def week_minutes(self) -> int:
        """Working time without breaks, of an average week, rounded down to the minute."""
        weeks = self.cycle_weeks
        minutes = sum(
            (entry_end(block.start, block.end) - block.start - block.pause)
            * len(block.days)
            * (weeks if block.weeks is None else len(block.weeks))
            for block in self.blocks
        )
        return minutes // weeks


class Fit(StrEnum):
    """How a template goes with today's care."""

    FITS = "FITS"
    FITS_WITH_USUAL_HELP = "FITS_WITH_USUAL_HELP"
    """When those who usually help do come."""
    MISSES = "MISSES"


@dataclass(frozen=True, slots=True)
class ShiftFit:
    """A template tested against today's care; the report is that of the weeks with these working times."""

    template: ShiftTemplate
    fit: Fit
    report: CareReport

    @property
    def missing(self) -> tuple[tuple[int, int, int], ...]:
        """Week, day (0 = Monday) and minutes of the family gap of each day that misses."""
        days: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for gap in self.report.gaps:
            days.setdefault((gap.week, gap.day), []).append((gap.start, gap.end))
        return tuple((week, day, length(merge(pieces))) for (week, day), pieces in sorted(days.items()))


def find_fit(children: Sequence[Child], week: CareWeek, template: ShiftTemplate) -> ShiftFit:
    """Today's care, but with the working times of the template and the default ways.

    Raises ``ValueError`` when both patterns repeat together only after more than 24 weeks.
    """
    report = compute(children, laid_over(week, template))
    if not report.gap_minutes:
        fit = Fit.FITS
    elif not sum(report.soft_family_gap_minutes):
        fit = Fit.FITS_WITH_USUAL_HELP
    else:
        fit = Fit.MISSES
    return ShiftFit(template, fit, report)


def laid_over(week: CareWeek, template: ShiftTemplate) -> CareWeek:
    """The care of ``week`` and the working times of ``template``, over the weeks in which both repeat together."""
    cycle = combined_cycle(week.cycle_weeks, template.cycle_weeks)
    long = repeated(week, cycle)
    activities = tuple(
        Activity(
            id=f"t{number}",
            kind=ActivityKind.TARGET,
            label=template.title,
            weeks=repeated_weeks(block.weeks, template.cycle_weeks, cycle),
            days=block.days,
            start=block.start,
            end=block.end,
            pause=block.pause,
        )
        for number, block in enumerate(template.blocks)
    )
    return long.model_copy(update={"activities": activities})
