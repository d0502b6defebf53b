"""Rules around care that change with state and year, as data of the catalogue: sick days, school entry, lead times.

``checked``: when somebody last compared the entry with the law; an entry without it is shown as „bitte prüfen“.
"""

from typing import Annotated, Final

from pydantic import Field

from lotse_desktop.domain.client import State
from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed
from lotse_desktop.domain.plan import Actor

CLIFF_WORDS: Final = frozenset({"child", "what", "day"})
"""What may stand in braces in the step at a change of care: a first name, the course or helper, the day."""


class SickDayRule(Frozen):
    """Child sick-pay days of a single parent in these years, both included; without years: the basic rule."""

    key: Key
    years: Annotated[tuple[int, int], Listed] | None = None
    per_child: Annotated[int, Field(ge=0, le=366)]
    most: Annotated[int, Field(ge=0, le=366)]
    source: Line = ""
    checked: Day | None = None


class SchoolEntryRule(Frozen):
    """Until which day a child must be six to start school in that year; ``key`` is the code of a federal state."""

    key: Annotated[State, LOOSE]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    primary_classes: Annotated[int, Field(ge=4, le=6)] = 4
    """Classes of primary school."""
    note: Line = ""
    checked: Day | None = None


class CliffKind(Frozen):
    """A time at which care changes: what it is called, how early to act, and the step in the plan."""

    key: Key
    title: Line
    lead_days: Annotated[int, Field(ge=0, le=730)]
    """So many days before it one has to apply."""
    step: Line
    actor: Annotated[Actor, LOOSE] = Actor.CLIENT
    who: Line = ""
    place: Line = ""
    claim: Line = ""
    """What may be claimed; shown as „Anspruch prüfen: Jugendamt“, never as decided."""
    source: Line = ""
    checked: Day | None = None
    note: Line = ""
