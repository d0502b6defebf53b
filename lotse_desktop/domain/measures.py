"""Measures that close gaps, as data (handbook 5.7).  They are applied for, never promised."""

from typing import Annotated

from pydantic import Field

from lotse_desktop.domain.assessment import Cefr
from lotse_desktop.domain.frozen import LOOSE, Frozen, Key, Line, Listed
from lotse_desktop.domain.shifts import ShiftBlock


class OccupationGroup(Frozen):
    """A group of occupations; the key is its three digits in the KldB 2010."""

    key: Key
    title: Line


class Measure(Frozen):
    """What can be applied for, who decides, and how it goes with children."""

    key: Key
    title: Line
    sentence: Line
    """What it is, in plain words, on the screen."""
    norm: Line = ""
    decides: Line
    closes: Annotated[tuple[Key, ...], Listed] = ()
    """Kinds of need."""
    weeks: Annotated[tuple[int, int], Listed] | None = None
    """Shortest and longest duration."""
    duration: Line = ""
    """In words what the weeks do not say."""
    part_time: Line = ""
    care: Line = ""
    """Care of the children during the course."""
    sure: bool = True
    """``False``: ask whether it exists in this form."""
    also: dict[Key, Annotated[tuple[Key, ...], Listed]] = Field(default_factory=dict)
    """Only where these questions have one of these options as answer."""
    german_at_least: Annotated[Cefr, LOOSE] | None = None
    german_below: Annotated[Cefr, LOOSE] | None = None
    """Only from or below this level of German; unknown German rules nothing out."""
    blocks: Annotated[tuple[ShiftBlock, ...], Listed] = ()
    """Usual week times; they are tested against care.  Without any the dates are free."""
    step: Line
    """The step of the plan, in plain words."""
    days: Annotated[int, Field(ge=0, le=730)] = 21
    place: Line = ""
