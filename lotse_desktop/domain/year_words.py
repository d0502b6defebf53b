"""German words for days of a year: what kind of day it is, and who is there."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.holiday_plan import DaySource
from lotse_desktop.domain.wording import minutes_text, plain_date, short_date, weekday_name, weekday_short
from lotse_desktop.domain.year import ChildDay, DayReason, DayStatus

SOURCE_NAMES: Final = {
    DaySource.HOLIDAY_CARE: "Ferienbetreuung",
    DaySource.OTHER_PARENT: "Anderer Elternteil",
    DaySource.HELPER: "Helferin oder Helfer",
    DaySource.OTHER: "Jemand anderes",
}
LEAVE_NAME: Final = "Urlaub"
CLOSED_NAME: Final = "Schließtag"
ORDINARY: Final = "Alltag"
_STATUS_WORDS: Final = {
    DayStatus.LEAVE: LEAVE_NAME,
    DayStatus.AWAY: "beim anderen Elternteil",
    DayStatus.FREE: "niemand nötig",
    DayStatus.COVERED: "betreut",
}


def source_name(day: ChildDay) -> str:
    """„Ferienbetreuung“, or the name that was given to it."""
    return "" if day.source is None else day.label or SOURCE_NAMES[day.source]


def standing(day: ChildDay) -> str:
    """Who is there: „Urlaub“, „OGS“, „10 h 05 min offen“."""
    if day.status is DayStatus.ASSIGNED:
        return source_name(day)
    if day.status is DayStatus.OPEN:
        return f"{minutes_text(day.minutes)} offen"
    return _STATUS_WORDS[day.status]


def day_name(day: date, calendar: HolidayCalendar, reasons: set[DayReason]) -> str:
    """„Karfreitag“, „Herbstferien“, „Schließtag“; empty on an ordinary day."""
    if day in calendar.public:
        return calendar.public[day]
    if DayReason.SCHOOL_HOLIDAY in reasons:
        return calendar.school.get(day, "")
    return CLOSED_NAME if DayReason.CLOSED in reasons else ""


def day_in_words(day: date, name: str, children: Mapping[str, ChildDay]) -> str:
    """„Montag, 19. Oktober 2026, Herbstferien. Sami: 10 h 05 min offen.“; ``children``: first name → day."""
    words = ", ".join(filter(None, (f"{weekday_name(day.weekday())}, {plain_date(day)}", name)))
    return " ".join([f"{words}.", *(f"{child}: {standing(found)}." for child, found in children.items())])


def days_text(first: date, last: date) -> str:
    """„Mo 19.10.2026“, „19.10. bis 30.10.2026“."""
    if first == last:
        return f"{weekday_short(first.weekday())} {short_date(first)}"
    start = f"{first:%d.%m.}" if first.year == last.year else short_date(first)
    return f"{start} bis {short_date(last)}"
