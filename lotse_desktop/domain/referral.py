"""How a client came to the project, and the way to the first appointment (handbook 2.1, 2.6)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Name


class ReferralSource(StrEnum):
    """Who referred."""

    BCA_JOBCENTER = "BCA_JOBCENTER"
    BCA_AGENCY = "BCA_AGENCY"
    OTHER = "OTHER"


class IntakeState(StrEnum):
    """Where the way to the first appointment stands."""

    ASSIGNED = "ASSIGNED"
    CONTACTED = "CONTACTED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    NOT_REACHED = "NOT_REACHED"


class SafeContact(Frozen):
    """How the client may be reached without danger; asked before everything else.  ``None``: not asked yet."""

    phone: Line = ""
    mail: Line = ""
    address: Line = ""
    safe_phone: bool | None = None
    safe_voicemail: bool | None = None
    safe_post: bool | None = None
    address_lock: bool = False
    """Auskunftssperre (§ 51 BMG): address and phone are on no paper."""


class ContactTry(Frozen):
    """One try to reach the client."""

    day: Day
    reached: bool = False
    note: Line = ""


class Referral(Frozen):
    """The referral of a case; a section of the case."""

    kind: Literal["referral"] = "referral"
    source: Annotated[ReferralSource, LOOSE] | None = None
    referrer: Key | None = None
    """An entry of the register of referring bodies."""
    role: Line = ""
    """The role of who referred, when there is no such entry; never a name."""
    received_on: Day | None = None
    wish: Line = ""
    """What the client wants, in one sentence."""
    contact_release: bool = False
    """The client agreed that the contact data were handed over."""
    contact: SafeContact = SafeContact()
    tries: Annotated[tuple[ContactTry, ...], Listed, Field(max_length=40)] = ()
    state: Annotated[IntakeState, LOOSE] = IntakeState.ASSIGNED
    decided_on: Day | None = None
    reason: Line = ""
    """Why it was declined, if the client said so."""
    light: bool = False
    """The light path: information only, no assessment."""

    @property
    def first_contact(self) -> date | None:
        """The first day on which the client was tried to be reached."""
        return min((one.day for one in self.tries), default=None)

    def with_try(self, one: ContactTry) -> Self:
        """A copy with one more try; the first one turns „zugewiesen“ into „angesprochen“."""
        tries = tuple(sorted((*self.tries, one), key=lambda each: each.day))
        state = IntakeState.CONTACTED if self.state is IntakeState.ASSIGNED else self.state
        return self.model_copy(update={"tries": tries, "state": state})

    def with_state(self, state: IntakeState, day: date, reason: str = "") -> Self:
        """A copy in which the client agreed, declined, or was not reached."""
        return self.model_copy(update={"state": state, "decided_on": day, "reason": reason})


class ReferringBody(Frozen):
    """An office that refers, with its contact persons as functions; an entry of a register."""

    id: Key
    name: Name
    source: Annotated[ReferralSource, LOOSE] = ReferralSource.OTHER
    contact_persons: Annotated[tuple[Line, ...], Listed, Field(max_length=12)] = ()
    """Functions („BCA“, „Teamleitung“), not names of persons."""
    phone: Line = ""
    mail: Line = ""
    active: bool = True
