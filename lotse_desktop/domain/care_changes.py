"""Changes of a care week as a hand makes them in the week picture: one day of one week at a time.

An entry that holds on several days or in several weeks is split, so that only what was touched changes; entries that
became equal are joined again.  Everything is pure; new entries get the next free id of their kind.
"""

from dataclasses import dataclass
from typing import Final

from lotse_desktop.domain.care import (
    WEEKDAYS,
    Absence,
    Activity,
    CarePlace,
    CareWeek,
    Entry,
    Helper,
    Weekday,
    Weeks,
)
from lotse_desktop.domain.frozen import DAY, Key
from lotse_desktop.domain.report import BoxRole, WeekBox

STEP: Final = 5
"""The grid of drawing, minutes (handbook 4.2); the dialog takes single minutes."""

_PREFIXES: Final = {Activity: "a", CarePlace: "c", Helper: "h", Absence: "u"}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entry on one day of one week (1 …), day 0 = Monday; ``end`` is over 1440 when it runs past midnight."""

    entry: Entry
    week: int
    day: int

    @property
    def span(self) -> tuple[int, int]:
        """From when to when, minutes after the midnight before ``day``."""
        return entry_span(self.entry)


def entry_span(entry: Entry) -> tuple[int, int]:
    """Start and end of an entry as it was entered; the end is over 1440 when it runs past midnight."""
    if isinstance(entry, CarePlace):
        return entry.booked
    return entry.start, entry.end if entry.end > entry.start else entry.end + DAY


def find_occurrence(week: CareWeek, box: WeekBox) -> Occurrence | None:
    """What a box of the week picture shows; ``None`` for a gap.  The part after midnight belongs to the day before."""
    for entry in _list_of(week, box.role):
        if entry.id == box.entry:
            start, end = entry_span(entry)
            after_midnight = end > DAY and box.start < start and box.role is not BoxRole.WAY
            number = (box.week - 1) * 7 + box.day - after_midnight
            number %= week.cycle_weeks * 7
            return Occurrence(entry, number // 7 + 1, number % 7)
    return None


def with_span(entry: Entry, start: int, end: int) -> Entry:
    """A copy that lasts from ``start`` (under 1440) to ``end``, at most a day; care places end at midnight."""
    if isinstance(entry, CarePlace):
        return entry.model_copy(update={"booked": (start, min(end, DAY))})
    end = min(end, start + DAY)
    return entry.model_copy(update={"start": start, "end": end if end <= DAY else end - DAY})


def span_after(occurrence: Occurrence, box: WeekBox, start: int, end: int) -> tuple[int, int]:
    """The times of the whole occurrence when its ``box`` was pulled to ``start`` … ``end`` of the day of the box.

    Both edges by the same minutes: all of it moves.  An edge that was not pulled stays as it was entered,
    also where the box ends earlier (midnight, opening hours).
    """
    first, last = occurrence.span
    moved = start - box.start
    if moved and moved == end - box.end:
        moved = max(-first, min(moved, DAY - (last if last <= DAY else first + STEP)))
        return first + moved, last + moved
    if last > DAY and box.start < first:
        return first, last if end == box.end else end + DAY
    return (first if start == box.start else start), (last if end == box.end else end)


def with_changed(week: CareWeek, occurrence: Occurrence, day: int, start: int, end: int) -> CareWeek:
    """Only this occurrence lies on ``day`` from ``start`` to ``end``; the other days and weeks of the entry stay."""
    rest, alone = _cut_out(week, occurrence)
    return _joined(rest, with_span(alone.model_copy(update={"days": (WEEKDAYS[day],)}), start, end))


def with_all_changed(week: CareWeek, occurrence: Occurrence, start: int, end: int) -> CareWeek:
    """Every day of the entry lasts from ``start`` to ``end``."""
    return _joined(week, with_span(occurrence.entry, start, end))


def without_occurrence(week: CareWeek, occurrence: Occurrence) -> CareWeek:
    """The entry no longer holds on this day of this week."""
    rest, alone = _cut_out(week, occurrence)
    return rest.without_entry(alone)


def with_new(week: CareWeek, entry: Entry) -> CareWeek:
    """The entry is added with an id of its own, or joined to an equal one of other days.

    A care place gets the door of one with the same name.
    """
    update: dict[str, object] = {"id": free_id(week, entry)}
    if isinstance(entry, CarePlace) and entry.door is None:
        same = (place for place in week.care if place.kind is entry.kind and place.label == entry.label)
        update["door"] = next((place.door for place in same if place.door is not None), None)
    return _joined(week, entry.model_copy(update=update))


def with_days(week: CareWeek, entry: Entry, days: tuple[Weekday, ...]) -> CareWeek:
    """The entry holds on these days, too."""
    return _joined(week, entry.model_copy(update={"days": _sorted_days({*entry.days, *days})}))


def with_cycle(week: CareWeek, cycle_weeks: int) -> CareWeek:
    """A cycle of so many weeks.  Entries of weeks that are gone disappear, see :func:`find_lost`."""
    shorter = week.model_copy(update={"cycle_weeks": cycle_weeks})
    for entry in week.entries:
        if entry.weeks is not None:
            kept = tuple(number for number in entry.weeks if number <= cycle_weeks)
            weeks = None if len(set(kept)) == cycle_weeks else kept
            changed = entry.model_copy(update={"weeks": weeks})
            shorter = shorter.with_entry(changed) if kept else shorter.without_entry(entry)
    return shorter


def find_lost(week: CareWeek, cycle_weeks: int) -> tuple[Entry, ...]:
    """Entries that hold in no week of a cycle of ``cycle_weeks``."""
    return tuple(e for e in week.entries if e.weeks is not None and all(number > cycle_weeks for number in e.weeks))


def free_id(week: CareWeek, entry: Entry) -> Key:
    """An id that no entry has: ``a1``, ``c2`` …"""
    taken = {other.id for other in week.entries}
    prefix, number = _PREFIXES[type(entry)], 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def weeks_of(week: CareWeek, entry: Entry) -> frozenset[int]:
    """In which weeks of the cycle the entry holds."""
    every = range(1, week.cycle_weeks + 1)
    return frozenset(every if entry.weeks is None else (number for number in entry.weeks if number in every))


def weeks_value(week: CareWeek, numbers: frozenset[int]) -> Weeks | None:
    """Week numbers as an entry holds them: ``None`` when it is every week."""
    return None if len(numbers) == week.cycle_weeks else tuple(sorted(numbers))


def _list_of(week: CareWeek, role: BoxRole) -> tuple[Entry, ...]:
    match role:
        case BoxRole.WORK | BoxRole.WAY:
            return week.activities
        case BoxRole.CARE:
            return week.care
        case BoxRole.HELPER | BoxRole.SOFT_HELPER:
            return week.helpers
        case BoxRole.CONTACT:
            return week.absences
        case BoxRole.GAP:
            return ()


def _cut_out(week: CareWeek, occurrence: Occurrence) -> tuple[CareWeek, Entry]:
    """The week without the occurrence, and the occurrence as an entry of its own.

    Where nothing else is left of the entry, it stays in the week: the occurrence has its id.
    """
    entry, day = occurrence.entry, WEEKDAYS[occurrence.day]
    other_days = tuple(other for other in entry.days if other is not day)
    other_weeks = weeks_of(week, entry) - {occurrence.week}
    rest: list[Entry] = []
    if other_days:
        rest.append(entry.model_copy(update={"days": other_days}))
    if other_weeks:
        rest.append(entry.model_copy(update={"days": (day,), "weeks": weeks_value(week, other_weeks)}))
    left = week
    for number, piece in enumerate(rest):
        left = left.with_entry(piece if number == 0 else piece.model_copy(update={"id": free_id(left, piece)}))
    weeks = weeks_value(week, frozenset({occurrence.week})) if other_weeks else entry.weeks
    own_id = free_id(left, entry) if rest else entry.id
    return left, entry.model_copy(update={"id": own_id, "days": (day,), "weeks": weeks})


def _joined(week: CareWeek, entry: Entry) -> CareWeek:
    """The week with ``entry``, which takes up entries that differ in their days or in their weeks only."""
    while (twin := _twin(week, entry)) is not None:
        week = week.without_entry(entry)
        if weeks_of(week, twin) == weeks_of(week, entry):
            update: dict[str, object] = {"days": _sorted_days({*twin.days, *entry.days})}
        else:
            update = {"weeks": weeks_value(week, weeks_of(week, twin) | weeks_of(week, entry))}
        entry = twin.model_copy(update=update)
    return week.with_entry(entry)


def _twin(week: CareWeek, entry: Entry) -> Entry | None:
    plain = _apart_from_when(entry)
    weeks, days = weeks_of(week, entry), set(entry.days)
    for other in week.entries:
        if type(other) is not type(entry) or other.id == entry.id or _apart_from_when(other) != plain:
            continue
        if weeks_of(week, other) == weeks or set(other.days) == days:
            return other
    return None


def _apart_from_when(entry: Entry) -> Entry:
    return entry.model_copy(update={"id": "-", "days": (), "weeks": None})


def _sorted_days(days: set[Weekday]) -> tuple[Weekday, ...]:
    return tuple(day for day in WEEKDAYS if day in days)
