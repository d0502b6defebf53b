"""Supplementary and emergency care: what is asked for, who comes, what it changed (handbook 4.1, 6.1)."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field

from lotse_desktop.domain.care import ChildIds, Days, Weeks
from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Minute, Name

FIRST_AID_DAYS: Final = 2 * 365
"""A first-aid course for children is refreshed every two years."""
CERTIFICATE_DAYS: Final = 5 * 365
"""An extended certificate of conduct is asked for again after five years at the latest (§ 72a SGB VIII, agreements)."""


class CareWindow(Frozen):
    """A time of the week in which care is needed or offered; it may go past midnight."""

    days: Days
    start: Minute
    end: Minute
    weeks: Weeks | None = None
    """Weeks of the rota, ``None``: all."""


class Urgency(StrEnum):
    """How soon care is needed."""

    AT_ONCE = "AT_ONCE"
    SOON = "SOON"
    PLANNED = "PLANNED"


class RequestState(StrEnum):
    """What became of a request."""

    WAITING = "WAITING"
    PLACED = "PLACED"
    WITHDRAWN = "WITHDRAWN"
    NOT_POSSIBLE = "NOT_POSSIBLE"


class CareRequest(Frozen):
    """Care at fringe hours or in an emergency that is asked for."""

    id: Key
    asked_on: Day
    children: ChildIds
    windows: Annotated[tuple[CareWindow, ...], Listed, Field(max_length=28)] = ()
    start: Day | None = None
    bridge_until: Day | None = None
    """Until when it is a bridge, for example the day on which a place at the Kita begins."""
    urgency: Annotated[Urgency, LOOSE] = Urgency.SOON
    area: Line = ""
    state: Annotated[RequestState, LOOSE] = RequestState.WAITING
    reason: Line = ""


class CostState(StrEnum):
    """Who pays, as a state only; no amounts."""

    OPEN = "OPEN"
    ASKED = "ASKED"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    FREE = "FREE"


class Effect(Frozen):
    """Open minutes and feasible minutes of the week before and with the care (average of the rota)."""

    gap_before: Annotated[int, Field(ge=0)]
    gap_after: Annotated[int, Field(ge=0)]
    feasible_before: Annotated[int, Field(ge=0)]
    feasible_after: Annotated[int, Field(ge=0)]


class Placement(Frozen):
    """A carer who comes to a family."""

    id: Key
    request: Key | None = None
    carer: Key
    """An entry of the register of carers."""
    carer_label: Line
    """First name or role, as it was then; it reaches the care week."""
    children: ChildIds
    windows: Annotated[tuple[CareWindow, ...], Listed, Field(min_length=1, max_length=28)]
    start: Day
    end: Day | None = None
    hours_planned: Annotated[int, Field(ge=0, le=2000)] | None = None
    hours_used: Annotated[int, Field(ge=0, le=2000)] | None = None
    """Hours in all, planned and used so far."""
    costs: Annotated[CostState, LOOSE] = CostState.OPEN
    effect: Effect | None = None
    outcome: Line = ""


class Placements(Frozen):
    """Requests and placements of a case; a section of the case."""

    kind: Literal["placements"] = "placements"
    requests: Annotated[tuple[CareRequest, ...], Listed] = ()
    placements: Annotated[tuple[Placement, ...], Listed] = ()

    def with_request(self, request: CareRequest) -> Self:
        """A copy in which the request with the same id is replaced, or ``request`` is added."""
        known = any(one.id == request.id for one in self.requests)
        changed = tuple(request if one.id == request.id else one for one in self.requests)
        return self.model_copy(update={"requests": changed if known else (*changed, request)})

    def with_placement(self, placement: Placement) -> Self:
        """A copy in which the placement with the same id is replaced, or ``placement`` is added."""
        known = any(one.id == placement.id for one in self.placements)
        changed = tuple(placement if one.id == placement.id else one for one in self.placements)
        return self.model_copy(update={"placements": changed if known else (*changed, placement)})

    def without_placement(self, placement_id: str) -> Self:
        """A copy without this placement."""
        kept = tuple(one for one in self.placements if one.id != placement_id)
        return self.model_copy(update={"placements": kept})


class Carer(Frozen):
    """Who can look after children at fringe hours; an entry of a register of the vault."""

    id: Key
    label: Name
    """First name and what tells apart, or a number; no more than is needed."""
    area: Line = ""
    minimum_age: Annotated[int, Field(ge=0, le=18)] = 0
    maximum_age: Annotated[int, Field(ge=0, le=18)] = 18
    windows: Annotated[tuple[CareWindow, ...], Listed, Field(max_length=28)] = ()
    languages: Annotated[tuple[Key, ...], Listed, Field(max_length=12)] = ()
    certificate_on: Day | None = None
    """Date of the extended certificate of conduct (erweitertes Führungszeugnis)."""
    first_aid_on: Day | None = None
    families: Annotated[int, Field(ge=1, le=20)] = 1
    """How many families at the same time."""
    active: bool = True
    note: Line = ""

    def missing_checks(self, today: date) -> tuple[str, ...]:
        """What is missing or too old, in German; empty when the carer may be placed."""
        found: list[str] = []
        for day, valid, name in (
            (self.certificate_on, CERTIFICATE_DAYS, "Führungszeugnis"),
            (self.first_aid_on, FIRST_AID_DAYS, "Erste Hilfe am Kind"),
        ):
            if day is None:
                found.append(f"{name} fehlt")
            elif day + timedelta(days=valid) < today:
                found.append(f"{name} ist älter als {valid // 365} Jahre")
        return tuple(found)
