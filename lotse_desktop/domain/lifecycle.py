"""Pause, end and rights of a case: closing, reopening, restriction, corrections (handbook 2.1, 10.3, 10.4)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed


class ClosureReason(StrEnum):
    """Why a case was closed."""

    INTEGRATED_WORK = "INTEGRATED_WORK"
    INTEGRATED_TRAINING = "INTEGRATED_TRAINING"
    GOAL_REACHED_OTHER = "GOAL_REACHED_OTHER"
    TRANSFERRED = "TRANSFERRED"
    MOVED = "MOVED"
    NO_CONTACT = "NO_CONTACT"
    ENDED_BY_CLIENT = "ENDED_BY_CLIENT"
    NOT_TARGET_GROUP = "NOT_TARGET_GROUP"
    OTHER = "OTHER"


class CaseStatus(StrEnum):
    """What a case is now."""

    OPEN = "OPEN"
    PAUSED = "PAUSED"
    CLOSED = "CLOSED"
    RESTRICTED = "RESTRICTED"
    """Art. 18 DSGVO: read only, in no export."""


class Pause(Frozen):
    """The case rests."""

    since: Day
    resume_on: Day | None = None
    reason: Line = ""


Smile = Annotated[int, Field(ge=1, le=5)]


class Feedback(Frozen):
    """The three questions at the end, answered by the client or left out."""

    helpful: Smile | None = None
    """How much it helped, 1 … 5."""
    respected: Smile | None = None
    """How respected the client felt, 1 … 5."""
    words: Annotated[str, Field(max_length=2000)] = ""
    """What the client wants to say; never exported."""


class Closure(Frozen):
    """The end of a case."""

    day: Day
    reason: Annotated[ClosureReason, LOOSE]
    open_needs: Annotated[tuple[Key, ...], Listed] = ()
    goals_reached: Annotated[int, Field(ge=0)] = 0
    feedback: Feedback = Feedback()
    note: Line = ""


class Correction(Frozen):
    """A correction that the client asked for (Art. 16 DSGVO); the old value stays, marked."""

    day: Day
    what: Line
    before: Line = ""
    after: Line = ""


class Lifecycle(Frozen):
    """Pause, end and rights of a case; a section of the case."""

    kind: Literal["lifecycle"] = "lifecycle"
    pause: Pause | None = None
    closure: Closure | None = None
    former: Annotated[tuple[Closure, ...], Listed] = ()
    """Ends before the case was opened again."""
    restricted_on: Day | None = None
    corrections: Annotated[tuple[Correction, ...], Listed] = ()
    handed_over_on: Day | None = None
    handed_over_to: Line = ""
    """A role („Vertretung“, „Team Nord“)."""

    @property
    def status(self) -> CaseStatus:
        """What the case is now; a restriction is stronger than everything else."""
        if self.restricted_on is not None:
            return CaseStatus.RESTRICTED
        if self.closure is not None:
            return CaseStatus.CLOSED
        return CaseStatus.OPEN if self.pause is None else CaseStatus.PAUSED

    def closed(self, closure: Closure) -> Self:
        """A copy that is closed; a pause ends with it."""
        return self.model_copy(update={"closure": closure, "pause": None})

    def reopened(self) -> Self:
        """A copy that is open again; the former end is kept."""
        former = self.former if self.closure is None else (*self.former, self.closure)
        return self.model_copy(update={"closure": None, "pause": None, "former": former})

    def restricted(self, day: date | None) -> Self:
        """A copy that is restricted since ``day``; ``None``: not restricted any more."""
        return self.model_copy(update={"restricted_on": day})
