"""The columns of the appointments of a case: day, what for, how it stands."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.meetings import Channel, Meeting, MeetingStatus
from lotse_desktop.domain.today import MEETINGS
from lotse_desktop.domain.wording import WEEKDAY_SHORT, clock
from lotse_desktop.ui.models.columns import Column

DAY, PURPOSE, STATE = range(3)
STATES: Final = {
    MeetingStatus.PLANNED: "geplant",
    MeetingStatus.ATTENDED: "fand statt",
    MeetingStatus.CANCELLED_CLIENT: "abgesagt",
    MeetingStatus.CANCELLED_COACH: "von uns abgesagt",
    MeetingStatus.NO_SHOW: "nicht gekommen",
}
CHANNELS: Final = {
    Channel.OFFICE: "im Büro",
    Channel.HOME: "zu Hause",
    Channel.PHONE: "am Telefon",
    Channel.VIDEO: "per Video",
    Channel.OTHER_PLACE: "anderswo",
}


def meeting_columns(today: Callable[[], date]) -> tuple[Column[Meeting], ...]:
    """What the list of appointments shows."""
    return (
        Column(_tr("Wann"), when_text, bold=True),
        Column(_tr("Wozu"), lambda meeting: MEETINGS[meeting.purpose]),
        Column(_tr("Stand"), lambda meeting: state_text(meeting, today()), lambda meeting: _tone(meeting, today())),
    )


def when_text(meeting: Meeting) -> str:
    """„Di 24.11.2026, 10:00“."""
    day = f"{WEEKDAY_SHORT[meeting.day.weekday()]} {meeting.day:%d.%m.%Y}"
    return day if meeting.start is None else f"{day}, {clock(meeting.start)}"


def state_text(meeting: Meeting, today: date) -> str:
    """How it stands; a planned day that has passed asks to be told."""
    if meeting.status is MeetingStatus.PLANNED and meeting.day < today:
        return _tr("bitte nachtragen")
    return STATES[meeting.status]


def _tone(meeting: Meeting, today: date) -> str:
    if meeting.status is MeetingStatus.PLANNED:
        return "gap_text" if meeting.day < today else ""
    return "good" if meeting.status is MeetingStatus.ATTENDED else "ink2"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Meetings", text)
