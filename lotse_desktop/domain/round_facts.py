"""What a closed round of the assessment remembers beside its answers, so that its figures can be computed again."""

from typing import Annotated, Literal

from pydantic import Field

from lotse_desktop.domain.client import Child
from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Listed
from lotse_desktop.domain.plan import Decision


class RoundFacts(Frozen):
    """The case on the day on which the next round began (``ended_on``): who lived there, what the coach had decided."""

    kind: Literal["round_facts"] = "round_facts"
    ended_on: Day
    special_categories: bool = False
    children: Annotated[tuple[Child, ...], Listed] = ()
    decisions: dict[Key, Annotated[Decision, LOOSE]] = Field(default_factory=dict)
    added_needs: Annotated[tuple[Key, ...], Listed] = ()
