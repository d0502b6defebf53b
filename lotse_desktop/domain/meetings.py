"""Appointments with their notes: what was planned, what took place, what came out of it (handbook 2.1, 2.3)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Minute


class MeetingKind(StrEnum):
    """What an appointment is for (``AppointmentKind`` of the handbook)."""

    INTAKE = "INTAKE"
    ASSESSMENT = "ASSESSMENT"
    PLANNING = "PLANNING"
    REVIEW = "REVIEW"
    CRISIS = "CRISIS"
    FOLLOW_UP = "FOLLOW_UP"
    CLOSING = "CLOSING"


class Channel(StrEnum):
    """Where or how."""

    OFFICE = "OFFICE"
    HOME = "HOME"
    PHONE = "PHONE"
    VIDEO = "VIDEO"
    OTHER_PLACE = "OTHER_PLACE"


class MeetingStatus(StrEnum):
    """What became of an appointment."""

    PLANNED = "PLANNED"
    ATTENDED = "ATTENDED"
    CANCELLED_CLIENT = "CANCELLED_CLIENT"
    CANCELLED_COACH = "CANCELLED_COACH"
    NO_SHOW = "NO_SHOW"


NoteText = Annotated[str, Field(max_length=8000)]


class Note(Frozen):
    """The coach's note, by life domain (``None``: in general); on no paper, in no export."""

    domain: Key | None = None
    text: NoteText = ""


class Meeting(Frozen):
    """One appointment."""

    id: Key
    day: Day
    start: Minute | None = None
    minutes: Annotated[int, Field(ge=5, le=480)] = 60
    purpose: Annotated[MeetingKind, LOOSE] = MeetingKind.ASSESSMENT
    channel: Annotated[Channel, LOOSE] = Channel.OFFICE
    status: Annotated[MeetingStatus, LOOSE] = MeetingStatus.PLANNED
    child_present: bool = False
    result: Line = ""
    """What came out of it, in one line."""
    notes: Annotated[tuple[Note, ...], Listed, Field(max_length=20)] = ()
    steps_done: Annotated[tuple[Key, ...], Listed] = ()
    """Steps of the plan that were ticked off in it."""

    def note(self, domain: str | None) -> str:
        """The note on a life domain; empty when there is none."""
        return next((note.text for note in self.notes if note.domain == domain), "")

    def with_note(self, domain: str | None, text: str) -> Self:
        """A copy with this note; an empty one disappears."""
        others = tuple(note for note in self.notes if note.domain != domain)
        notes = (*others, Note(domain=domain, text=text)) if text else others
        return self.model_copy(update={"notes": notes})


class Meetings(Frozen):
    """All appointments of a case; a section of the case."""

    kind: Literal["meetings"] = "meetings"
    meetings: Annotated[tuple[Meeting, ...], Listed] = ()

    def get(self, meeting_id: str) -> Meeting | None:
        """The appointment with this id."""
        return next((one for one in self.meetings if one.id == meeting_id), None)

    def with_meeting(self, meeting: Meeting) -> Self:
        """A copy in which the appointment with the same id is replaced, or ``meeting`` is added; by day and time."""
        others = [one for one in self.meetings if one.id != meeting.id]
        return self.model_copy(update={"meetings": tuple(sorted((*others, meeting), key=_moment))})

    def without(self, meeting_id: str) -> Self:
        """A copy without this appointment."""
        return self.model_copy(update={"meetings": tuple(one for one in self.meetings if one.id != meeting_id)})

    @property
    def attended(self) -> tuple[Meeting, ...]:
        """Appointments that took place, oldest first."""
        return tuple(one for one in self.meetings if one.status is MeetingStatus.ATTENDED)

    def first_attended(self) -> date | None:
        """The day of the first appointment that took place."""
        return min((one.day for one in self.attended), default=None)

    def next_planned(self, now: datetime) -> Meeting | None:
        """The next planned appointment from today on."""
        ahead = (one for one in self.meetings if one.status is MeetingStatus.PLANNED and one.day >= now.date())
        return min(ahead, key=_moment, default=None)


def _moment(meeting: Meeting) -> tuple[date, int, str]:
    return meeting.day, -1 if meeting.start is None else meeting.start, meeting.id
