"""Working times that a job may ask for, as values: templates of the catalogue and a client's own."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from lotse_desktop.domain.care import Activity, ActivityKind, CareWeek, Days, Weeks
from lotse_desktop.domain.frozen import Frozen, Key, Line, Listed, Minute, Way
from lotse_desktop.domain.timetable import combined_cycle, entry_end, repeated, repeated_weeks


class ShiftBlock(Frozen):
    """One working time of a template; ``weeks`` None: in every week of its cycle."""

    days: Days
    start: Minute
    end: Minute
    pause: Way = 0
    weeks: Weeks | None = None


class ShiftTemplate(Frozen):
    """Working times that a job may ask for: „Frühdienst“, „Wechsel“, „25 Stunden am Vormittag“."""

    key: Key
    title: Line
    cycle_weeks: Annotated[int, Field(ge=1, le=8)] = 1
    blocks: Annotated[tuple[ShiftBlock, ...], Listed]

    @model_validator(mode="after")
    def _weeks_of_the_cycle(self) -> Self:
        if any(week > self.cycle_weeks for block in self.blocks for week in block.weeks or ()):
            raise ValueError("weeks")
        return self

    @property
    def week_minutes(self) -> int:
        """Working time without breaks, of an average week, rounded down to the minute."""
        weeks = self.cycle_weeks
        minutes = sum(
            max(0, entry_end(block.start, block.end) - block.start - block.pause)
            * len(set(block.days))
            * (weeks if block.weeks is None else len(set(block.weeks)))
            for block in self.blocks
        )
        return minutes // weeks


def laid_over(week: CareWeek, template: ShiftTemplate) -> CareWeek:
    """The care of ``week`` and the working times of ``template``, over the weeks in which both repeat together.

    Ways are the default ways.  Raises :class:`LongCycleError` when that takes more than 24 weeks.
    """
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
