"""German words for what is tried under „Was wäre, wenn …“."""

from collections.abc import Collection, Iterable, Sequence

from lotse_desktop.domain.care import CarePlace, CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.care_words import ACTIVITY_NAMES, CARE_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.scenarios import (
    Change,
    ContactFails,
    ContactMoved,
    HelperFirm,
    HelperOut,
    HolidayWeek,
    LongerBooking,
    NewHelper,
    OtherShift,
    OtherWork,
    SchoolStart,
)
from lotse_desktop.domain.wording import clock, listing, week_letter, weekday_list

_HELP = "Hilfe"


def change_text(change: Change, children: Sequence[Child], week: CareWeek) -> str:
    """What a change is, short: „Oma I. fällt aus“, „Kita ganz buchen, 7:00 bis 16:30“."""
    text = ""
    match change:
        case LongerBooking():
            text = _booking(change, week)
        case HelperOut() | HelperFirm():
            does = "fällt aus" if isinstance(change, HelperOut) else "sagt fest zu"
            text = f"{change.helper or _HELP} {does}"
        case ContactFails():
            text = "Umgang fällt aus"
        case ContactMoved():
            text = f"Umgang {moved_by(change)} verschoben"
        case NewHelper():
            text = _new_helper(change, children)
        case OtherShift():
            text = f"{activity_name(week, change.activity)} {clock(change.start)} bis {clock(change.end)}"
        case OtherWork():
            text = f"Andere Arbeit: {change.work.title}"
        case HolidayWeek():
            text = "Ferien: alle Einrichtungen geschlossen"
        case SchoolStart():
            until = "" if change.all_day_until is None else f", Ganztag bis {clock(change.all_day_until)}"
            start, end = change.lessons
            text = f"{_names((change.child,), children)} in der Schule {clock(start)} bis {clock(end)}{until}"
    return text


def place_name(place: CarePlace) -> str:
    """What the institution is called."""
    return place.label or CARE_NAMES[place.kind]


def activity_name(week: CareWeek, activity_id: str) -> str:
    """What an activity is called; „Arbeit“ when it is gone."""
    found = next((activity for activity in week.activities if activity.id == activity_id), None)
    return "Arbeit" if found is None else found.label or ACTIVITY_NAMES[found.kind]


def moved_by(change: ContactMoved) -> str:
    """„um eine Woche“, „um 2 Wochen“."""
    return "um eine Woche" if change.weeks == 1 else f"um {change.weeks} Wochen"


def when_text(days: Iterable[Weekday], start: int, end: int) -> str:
    """„Montag bis Mittwoch 5:20 bis 7:30 Uhr“, as on paper."""
    return f"{_days(days, short=False)} {clock(start)} bis {clock(end)} Uhr"


def help_times(helpers: Iterable[Helper], name: str) -> str:
    """When somebody comes who is not sure yet, ``""`` when that cannot be said in one piece."""
    times: dict[tuple[int, int], set[Weekday]] = {}
    for helper in helpers:
        if helper.label == name and helper.reliability in {Reliability.USUAL, Reliability.POSSIBLE}:
            times.setdefault((helper.start, helper.end), set()).update(helper.days)
    if len(times) != 1:
        return ""
    (start, end), days = times.popitem()
    return when_text(days, start, end)


def _new_helper(change: NewHelper, children: Sequence[Child]) -> str:
    who = f" für {_names(change.children, children)}" if len(children) > len(change.children) else ""
    when = f"{_days(change.days, short=True)} {clock(change.start)} bis {clock(change.end)}"
    weeks = f", Woche {_letters(change.weeks)}" if change.weeks is not None else ""
    return f"{change.label or _HELP}{who}: {when}{weeks}"


def _booking(change: LongerBooking, week: CareWeek) -> str:
    place = next((place for place in week.care if place.id == change.place), None)
    if place is None:
        return "Jede Einrichtung ganz buchen"
    if place.opening is None:
        return f"{place_name(place)} ganz buchen"
    days = _days(place.days, short=True)
    return f"{place_name(place)} ganz buchen: {days} {clock(place.opening[0])} bis {clock(place.opening[1])}"


def _days(days: Iterable[Weekday], *, short: bool) -> str:
    return weekday_list(sorted({day.number for day in days}), short=short)


def _names(ids: Collection[str], children: Sequence[Child]) -> str:
    return listing([child.given_name for child in children if child.id in ids]) or "Kind"


def _letters(weeks: Sequence[int]) -> str:
    return listing([week_letter(number) for number in weeks])
