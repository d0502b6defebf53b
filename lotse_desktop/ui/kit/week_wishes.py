"""What a wish of the week grid does to the care week, and what is told about it.  No Qt: wishes in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lotse_desktop.domain.care import WEEKDAYS, Absence, Activity, CarePlace, CareWeek, Entry, Weekday
from lotse_desktop.domain.care_changes import (
    Occurrence,
    find_occurrence,
    span_after,
    weeks_of,
    with_all_changed,
    with_changed,
    with_days,
    with_new,
    without_occurrence,
)
from lotse_desktop.domain.care_words import ACTIVITY_NAMES, CARE_NAMES
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.report import WeekBox
from lotse_desktop.domain.wording import clock, week_letter, weekday_list, weekday_name

WORKDAYS: Final = WEEKDAYS[:5]
_WHOLE_DAY: Final = (0, DAY)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done instead, with one more press: the words on the button, the undo step, the care week."""

    button: str
    name: str
    week: CareWeek


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish worked out: the name of the undo step, the care week, what is told, and what else is offered."""

    name: str
    week: CareWeek
    told: str
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where several key strokes on one box began, so that „all days“ means the entry as it was before."""

    week: CareWeek
    occurrence: Occurrence


def drawn(week: CareWeek, entry: Entry, day: int, start: int, end: int) -> Wish:
    """A block was drawn; on a workday the same is offered for Monday to Friday."""
    told = f"Eingetragen: {weekday_name(day)} {clock(start)} bis {clock(end)} Uhr."
    changed = with_new(week, entry)
    everywhere = with_new(week, entry.model_copy(update={"days": WORKDAYS}))
    offer = None
    if WEEKDAYS[day] in WORKDAYS and everywhere != changed:
        offer = Offer("Für Mo–Fr eintragen", "Block für Mo–Fr", everywhere)
    return Wish("Block zeichnen", changed, told, offer)


def pulled(week: CareWeek, box: WeekBox, times: tuple[int, int, int], origin: Origin | None = None) -> Wish | None:
    """A box shall lie at ``(day, start, end)``; ``None`` when it is gone."""
    occurrence = find_occurrence(week, box)
    if occurrence is None:
        return None
    day, start, end = times
    label = entry_name(occurrence.entry)
    start, end = span_after(occurrence, box, start, end)
    start, end, closed = _while_open(occurrence.entry, start, end)
    target = max(0, min(occurrence.day + day - box.day, 6))
    changed = with_changed(week, occurrence, target, start, end)
    first = origin or Origin(week, occurrence)
    told, offer = closed, None
    if target == occurrence.day and _holds_elsewhere(first):
        told = closed or f"Nur {_one_day(week, occurrence)} geändert."
        everywhere = with_all_changed(first.week, first.occurrence, start, end)
        offer = Offer(f"Für alle Tage ({days_text(first)})", f"{label}: Zeit an allen Tagen", everywhere)
    moved = target != occurrence.day
    return Wish(f"{label}: {'verschieben' if moved else 'Zeit ändern'}", changed, told, offer)


def deleted(week: CareWeek, box: WeekBox) -> Wish | None:
    """The box shall disappear from this day."""
    occurrence = find_occurrence(week, box)
    if occurrence is None:
        return None
    label = entry_name(occurrence.entry)
    offer = None
    told = f"{label} entfernt."
    if _holds_elsewhere(Origin(week, occurrence)):
        told = f"{label} nur {_one_day(week, occurrence)} entfernt."
        offer = Offer("An allen Tagen entfernen", f"{label}: ganz entfernen", week.without_entry(occurrence.entry))
    return Wish(f"{label}: entfernen", without_occurrence(week, occurrence), told, offer)


def added_days(week: CareWeek, entry: Entry, days: Sequence[Weekday]) -> Wish:
    """The entry shall hold on these days, too."""
    label = entry_name(entry)
    words = weekday_list([day.number for day in days], short=True)
    return Wish(f"{label}: weitere Tage", with_days(week, entry, tuple(days)), f"{label} gilt jetzt auch {words}.")


def added_weeks(week: CareWeek, entry: Entry) -> Wish:
    """The entry shall hold in every week of the cycle."""
    label = entry_name(entry)
    changed = week.with_entry(entry.model_copy(update={"weeks": None}))
    return Wish(f"{label}: jede Woche", changed, f"{label} gilt jetzt in jeder Woche.")


def entry_name(entry: Entry) -> str:
    """What the coach calls an entry."""
    if isinstance(entry, Absence):
        return "Umgang"
    if isinstance(entry, Activity):
        return entry.label or ACTIVITY_NAMES[entry.kind]
    if isinstance(entry, CarePlace):
        return entry.label or CARE_NAMES[entry.kind]
    return entry.label or "Hilfe"


def days_text(origin: Origin) -> str:
    """„Mo–Fr“, with several weeks „Mo–Fr, jede Woche“ or „Mo, Di, Woche A und C“."""
    entry = origin.occurrence.entry
    days = weekday_list([day.number for day in entry.days], short=True)
    if origin.week.cycle_weeks == 1:
        return days
    numbers = sorted(weeks_of(origin.week, entry))
    if len(numbers) == origin.week.cycle_weeks:
        return f"{days}, jede Woche"
    return f"{days}, Woche {', '.join(week_letter(number) for number in numbers)}"


def _holds_elsewhere(origin: Origin) -> bool:
    entry = origin.occurrence.entry
    return len(set(entry.days)) > 1 or len(weeks_of(origin.week, entry)) > 1


def _one_day(week: CareWeek, occurrence: Occurrence) -> str:
    name = weekday_name(occurrence.day)
    return name if week.cycle_weeks == 1 else f"{name} in Woche {week_letter(occurrence.week)}"


def _while_open(entry: Entry, start: int, end: int) -> tuple[int, int, str]:
    """Times within the opening hours, and what is told when they were cut there."""
    first, last = (entry.opening or _WHOLE_DAY) if isinstance(entry, CarePlace) else (start, end)
    if max(start, first) >= min(end, last) or (first <= start and end <= last):
        return start, end, ""
    told = f"Geöffnet ist nur von {clock(first)} bis {clock(last)} Uhr; Doppelklick ändert das."
    return max(start, first), min(end, last), told
