"""Kinds of talks and what fits into them: a coarse plan of minutes for the coach (handbook 2.3), never a duty."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Frozen, Key, Listed
from lotse_desktop.domain.meetings import Meeting, MeetingKind, Meetings, MeetingStatus

SHORTEST, LONGEST = 5, 480
"""Minutes of an appointment."""


class TalkBlock(Frozen):
    """A part of a talk; ``room``: where in the program it takes place, if it has one."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    minutes: Annotated[int, Field(ge=0, le=240)] = 0
    room: Key | None = None


class TalkKind(Frozen):
    """A kind of talk; ``purpose``: as what it is written down."""

    key: Key
    title: Annotated[str, Field(min_length=1, max_length=60)]
    purpose: Annotated[MeetingKind, LOOSE] = MeetingKind.ASSESSMENT
    child_present: bool = False
    """The short order for a talk with a child in the room: places one after the other, no minutes."""
    blocks: Annotated[tuple[TalkBlock, ...], Listed, Field(min_length=1)]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(block.minutes for block in self.blocks)

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Of each block the minutes from … to."""
        ends = [sum(block.minutes for block in self.blocks[: number + 1]) for number in range(len(self.blocks))]
        return tuple(zip((0, *ends[:-1]), ends, strict=True))

    def block_at(self, minute: int) -> int:
        """The number of the block that is foreseen then, from 0; the last one goes on after the end."""
        return next((number for number, (_, end) in enumerate(self.spans()) if minute < end), len(self.blocks) - 1)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that takes place now."""

    kind: TalkKind
    started_at: datetime

    def minutes(self, now: datetime) -> int:
        """Whole minutes since it began."""
        return max(timedelta(), now - self.started_at) // timedelta(minutes=1)

    def block(self, now: datetime) -> TalkBlock:
        """What is foreseen now."""
        return self.kind.blocks[self.kind.block_at(self.minutes(now))]

    def following(self, now: datetime) -> TalkBlock | None:
        """What comes after it; ``None``: nothing."""
        number = self.kind.block_at(self.minutes(now)) + 1
        return self.kind.blocks[number] if number < len(self.kind.blocks) else None


def begun(meetings: Meetings, talk: Talk, new_id: str) -> Meetings:
    """The appointments with the talk that begins now: what was planned for today takes place, else it is a new one."""
    today = talk.started_at.date()
    planned = [one for one in meetings.meetings if one.day == today and one.status is MeetingStatus.PLANNED]
    base = planned[0] if planned else Meeting(id=new_id, day=today)
    taken = {
        "start": _minute(talk),
        "minutes": max(talk.kind.minutes, SHORTEST),
        "purpose": talk.kind.purpose,
        "status": MeetingStatus.ATTENDED,
    }
    return meetings.with_meeting(base.model_copy(update=taken))


def meeting_of(meetings: Meetings, talk: Talk) -> Meeting | None:
    """The appointment that the talk became when it began."""
    day, start = talk.started_at.date(), _minute(talk)
    return next((one for one in reversed(meetings.meetings) if (one.day, one.start) == (day, start)), None)


def ended(meeting: Meeting, talk: Talk, now: datetime, *, child: bool) -> Meeting:
    """The appointment with how long the talk took, five minutes at least, and whether a child was there."""
    minutes = min(max(talk.minutes(now), SHORTEST), LONGEST)
    return meeting.model_copy(update={"minutes": minutes, "child_present": child})


def _minute(talk: Talk) -> int:
    return talk.started_at.hour * 60 + talk.started_at.minute


def talk_time(minutes: int) -> str:
    """„0:34“."""
    return f"{minutes // 60}:{minutes % 60:02}"
