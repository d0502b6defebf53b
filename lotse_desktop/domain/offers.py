"""What a family does with the offers of the directory: known, used, wished, and what is not there at all."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field

from lotse_desktop.domain.findings import Finding
from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed


class UseState(StrEnum):
    """How a family stands to an offer."""

    KNOWN = "known"
    USED = "used"
    WISHED = "wished"


USE_NAMES: Final = {UseState.KNOWN: "kennt", UseState.USED: "nutzt", UseState.WISHED: "wünscht"}


class OfferUse(Frozen):
    """An offer with its name as of then: it stays readable when the directory has it no more."""

    service: Key
    name: Line
    states: Annotated[tuple[Annotated[UseState, LOOSE], ...], Listed, Field(max_length=3)]
    day: Day
    """When that was last marked."""


class OfferUses(Frozen):
    """A section of the case.

    ``findings``: what was noted as missing for this case; copies of them without any trace of the case stand in a
    register of the vault and stay there.
    """

    kind: Literal["offer_uses"] = "offer_uses"
    area: Line = ""
    """Where offers are looked for, municipality or region; empty: everywhere."""
    uses: Annotated[tuple[OfferUse, ...], Listed, Field(max_length=400)] = ()
    findings: Annotated[tuple[Finding, ...], Listed, Field(max_length=400)] = ()

    def states_of(self, service: str) -> tuple[UseState, ...]:
        """What was marked for an offer."""
        return next((use.states for use in self.uses if use.service == service), ())

    def finding_of(self, need: str) -> Finding | None:
        """What was noted for a need."""
        return next((finding for finding in self.findings if finding.need == need), None)

    def with_use(self, service: str, name: str, states: tuple[UseState, ...], today: date) -> Self:
        """A copy with these marks; without any the offer is taken out."""
        others = tuple(use for use in self.uses if use.service != service)
        if not states:
            return self.model_copy(update={"uses": others})
        made = OfferUse(service=service, name=name, states=states, day=today)
        known = any(use.service == service for use in self.uses)
        kept = tuple(made if use.service == service else use for use in self.uses)
        return self.model_copy(update={"uses": kept if known else (*others, made)})

    def with_finding(self, finding: Finding) -> Self:
        """A copy in which this is noted for its need; a former note on the need is replaced."""
        others = tuple(other for other in self.findings if other.need != finding.need)
        return self.model_copy(update={"findings": (*others, finding)})

    def without_finding(self, need: str) -> Self:
        """A copy in which nothing is noted for this need."""
        return self.model_copy(update={"findings": tuple(one for one in self.findings if one.need != need)})

    def with_area(self, area: str) -> Self:
        """A copy in which offers are looked for there."""
        return self.model_copy(update={"area": area})
