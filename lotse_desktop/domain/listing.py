"""What the list of clients shows of a case, stored beside it, so that listing computes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ClientEntry:
    """One row of the client list; everything in it is stored, nothing is computed while listing."""

    id: UUID
    given_name: str
    family_name: str
    children: tuple[tuple[str, date], ...]
    """First name and month of birth."""
    phase: str
    gap_minutes: int | None
    """Largest weekly family gap, ``None``: no care week or no demand."""
    open_steps: int
    next_due: date | None
    """Earliest date of an open step."""
    archived: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ListFigures:
    """What the client list shows of a case beside its names; computed by the domain when the case is saved."""

    search_text: str
    gap_minutes: int | None
    open_steps: int
    next_due: date | None
