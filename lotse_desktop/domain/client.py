"""A client, the children, and where the case stands (handbook 2.1, 4.2)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from pydantic import BeforeValidator, Field

from lotse_desktop.domain.consents import GivenConsents
from lotse_desktop.domain.frozen import DAY, LOOSE, Day, Frozen, Key, Line, Listed, Month, Name, TimeRange, Way


def _uuid(value: object) -> object:
    return UUID(value) if isinstance(value, str) else value


Id = Annotated[UUID, BeforeValidator(_uuid)]
"""A random identifier of a record."""


class State(StrEnum):
    """The federal states."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"


class Gender(StrEnum):
    """As the client says it; divers, no answer and unknown are exported alike (handbook 9.2)."""

    W = "W"
    M = "M"
    D = "D"
    U = "U"


class CasePhase(StrEnum):
    """Where the case stands; ordered, a case may go back (handbook 2.1)."""

    REFERRAL = "REFERRAL"
    INTAKE = "INTAKE"
    ASSESSMENT = "ASSESSMENT"
    GOALS = "GOALS"
    PLAN = "PLAN"
    SUPPORT = "SUPPORT"
    FOLLOW_UP = "FOLLOW_UP"
    CLOSURE = "CLOSURE"


class Child(Frozen):
    """A child of the client; only the month of birth is kept.

    ``alone_max_minutes``: how long the child may be alone in one piece, by the parent's judgement, 0 = not at all.
    ``alone_window``: between which times.  ``extra_out`` / ``extra_back``: minutes it is handed over earlier or fetched
    later than the others.
    """

    id: Key
    given_name: Name
    birth_month: Month
    alone_max_minutes: Annotated[int, Field(ge=0, le=DAY)] = 0
    alone_window: TimeRange = (420, 1140)
    extra_out: Way = 0
    extra_back: Way = 0


class Consents(GivenConsents):
    """What the client agreed to (handbook 10.2); a section of the case: undone, saved and exported with it."""

    kind: Literal["consents"] = "consents"
    employer_times: Day | None = None
    """The day on which the client agreed that feasible times may be printed for an employer."""


class Client(Frozen):
    """Who is coached, and where the case stands."""

    id: Id
    given_name: Name
    family_name: Name
    gender: Annotated[Gender, LOOSE] | None = None
    birth_month: Month | None = None
    state: Annotated[State, LOOSE]
    plan_language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "de"
    phase: Annotated[CasePhase, LOOSE] = CasePhase.INTAKE
    special_categories: bool = False
    """Consent to questions marked S is in force (handbook 3.2, 10.2); what :attr:`Consents.given` says decides."""
    concern: Line = ""
    """What the client wants, in one sentence of the client's own words."""
    opened_on: Day
    archived_on: Day | None = None
    children: Annotated[tuple[Child, ...], Listed] = ()

    @property
    def full_name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"

    def child(self, child_id: str) -> Child:
        """The child with this id.  Raises ``KeyError`` when there is none."""
        for child in self.children:
            if child.id == child_id:
                return child
        raise KeyError(child_id)

    def with_child(self, changed: Child) -> Self:
        """A copy in which the child with the same id is replaced, or ``changed`` is added."""
        known = any(child.id == changed.id for child in self.children)
        children = tuple(changed if child.id == changed.id else child for child in self.children)
        return self.model_copy(update={"children": children if known else (*children, changed)})

    def without_child(self, child_id: str) -> Self:
        """A copy without this child."""
        return self.model_copy(update={"children": tuple(child for child in self.children if child.id != child_id)})


MONTHS_OF_A_YEAR: Final = 12


def age_in_years(birth_month: date, today: date) -> int:
    """Completed years, counted from the first day of the month of birth (handbook 4.2); never negative."""
    months = (today.year - birth_month.year) * MONTHS_OF_A_YEAR + today.month - birth_month.month
    return max(0, months // MONTHS_OF_A_YEAR)
