"""What a project decides once: quality times, retention, who it is (handbook 2.1, 10.3, 12.3)."""

from typing import Annotated, Literal

from pydantic import Field

from lotse_desktop.domain.frozen import Frozen, Line

_Days = Annotated[int, Field(ge=1, le=3660)]
_Months = Annotated[int, Field(ge=0, le=600)]


class QualityTimes(Frozen):
    """Until when something should have happened; a quiet hint, never a reproach (handbook 2.1)."""

    first_contact_workdays: _Days = 5
    first_meeting_workdays: _Days = 15
    plan_days: _Days = 42
    """From the first appointment to the agreed plan."""
    review_days: _Days = 28
    untouched_days: _Days = 56
    """A running case that nobody touched for so long is shown."""


class Retention(Frozen):
    """How many months after which event something is proposed for deletion (handbook 10.3)."""

    special_after_use: _Months = 6
    special_after_closure: _Months = 3
    third_persons: _Months = 3
    notes: _Months = 12
    case: _Months = 36
    """To the end of the calendar year."""
    never_started: _Months = 6
    consents: _Months = 36
    audit: _Months = 12
    backups_days: _Days = 90


class Project(Frozen):
    """The project that a vault belongs to."""

    kind: Literal["project"] = "project"
    name: Line = ""
    site: Annotated[str, Field(pattern=r"^[A-Z0-9_]{0,12}$")] = ""
    """A code that the project lead gives; never a municipality of a client."""
    source_code: Annotated[str, Field(pattern=r"^(L[0-9]{2})?$")] = ""
    """L01 … L99, given by the project lead."""
    coach_hundredths: Annotated[int, Field(ge=0, le=100_000)] = 100
    """Full-time coaches in hundredths: 100 is one."""
    quality: QualityTimes = QualityTimes()
    retention: Retention = Retention()
