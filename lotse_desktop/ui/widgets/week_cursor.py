"""The keyboard's way through the week grid: a cursor that stands on a box or on a half hour that is free."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from lotse_desktop.domain.care_changes import STEP
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.domain.wording import clock, minutes_text, weekday_name

HALF_HOUR: Final = 30
_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Cursor:
    """Day, lane and what is marked there: a box, or from ``start`` to ``end`` free time."""

    day: int = 0
    lane: int = 0
    start: int = 480
    end: int = 510
    box: WeekBox | None = None

    @property
    def is_gap(self) -> bool:
        """It stands on a gap."""
        return self.box is not None and self.box.role is BoxRole.GAP


def on_box(box: WeekBox) -> Cursor:
    """The cursor on this box."""
    return Cursor(box.day, box.lane, box.start, box.end, box)


def moved_along(cursor: Cursor, boxes: Sequence[WeekBox], hours: tuple[int, int], *, down: bool) -> Cursor:
    """The next box or free half hour of the lane; stays at the first and last one."""
    stops = _stops(cursor, boxes, hours)
    here = (cursor.start, cursor.box)
    if here in stops:
        number = stops.index(here) + (1 if down else -1)
    else:
        before = sum(start < cursor.start for start, _ in stops)
        number = before if down else before - 1
    start, box = stops[max(0, min(number, len(stops) - 1))]
    return _at(cursor, start, box)


def moved_to_end(cursor: Cursor, boxes: Sequence[WeekBox], hours: tuple[int, int], *, down: bool) -> Cursor:
    """The first or last stop of the lane."""
    start, box = _stops(cursor, boxes, hours)[-1 if down else 0]
    return _at(cursor, start, box)


def moved_across(cursor: Cursor, boxes: Sequence[WeekBox], lanes: int, by: int) -> Cursor:
    """So many lanes to the right (left: negative), over the borders of days; stays inside the week."""
    number = max(0, min(cursor.day * lanes + cursor.lane + by, _DAYS * lanes - 1))
    day, lane = divmod(number, lanes)
    start = cursor.start // HALF_HOUR * HALF_HOUR
    there = Cursor(day, lane, start, min(start + HALF_HOUR, DAY))
    return _on_box(there, boxes)


def stretched(cursor: Cursor, by: int) -> Cursor:
    """More or less free time marked, within the day."""
    return replace(cursor, end=max(cursor.start + STEP, min(DAY, cursor.end + by)), box=None)


def found_again(cursor: Cursor, boxes: Sequence[WeekBox]) -> Cursor:
    """The same place after the boxes changed: the box that stands there now, best one of the same role."""
    if cursor.box is None:
        return _on_box(cursor, boxes)
    role, start, end = cursor.box.role, cursor.box.start, cursor.box.end
    same = [box for box in _lane(cursor, boxes) if box.role is role and box.start < end and start < box.end]
    if same:
        best = max(same, key=lambda box: min(box.end, end) - max(box.start, start))
        return _at(cursor, best.start, best)
    return _on_box(Cursor(cursor.day, cursor.lane, start, min(start + HALF_HOUR, DAY)), boxes)


def in_words(cursor: Cursor, names: Sequence[str]) -> str:
    """„Montag, Mia, Kita 7:00 bis 16:00“: what stands under the cursor, for those who do not see it."""
    who = "Arbeitszeit" if cursor.lane == 0 else names[cursor.lane - 1]
    return f"{weekday_name(cursor.day)}, {who}, {_what(cursor)}"


def box_in_words(box: WeekBox) -> str:
    """„Kita 7:00 bis 16:00“, „Lücke 5:30 bis 7:00 (1 h 30 min)“."""
    times = f"{clock(box.start)} bis {clock(box.end)}"
    match box.role:
        case BoxRole.GAP:
            return f"Lücke {times} ({minutes_text(box.end - box.start)})"
        case BoxRole.WAY:
            return f"Weg und Puffer {times}"
        case BoxRole.SOFT_HELPER:
            return f"{box.label} {times}, nicht sicher"
        case _:
            return f"{box.label} {times}"


def _what(cursor: Cursor) -> str:
    if cursor.box is not None:
        return box_in_words(cursor.box)
    times = clock(cursor.start)
    return f"{times} frei" if cursor.end - cursor.start <= HALF_HOUR else f"{times} bis {clock(cursor.end)} markiert"


def _lane(cursor: Cursor, boxes: Sequence[WeekBox]) -> list[WeekBox]:
    return [box for box in boxes if box.day == cursor.day and box.lane == cursor.lane]


def _stops(cursor: Cursor, boxes: Sequence[WeekBox], hours: tuple[int, int]) -> list[tuple[int, WeekBox | None]]:
    lane = _lane(cursor, boxes)
    free = (at for at in range(hours[0], hours[1], HALF_HOUR) if not any(box.start <= at < box.end for box in lane))
    stops: list[tuple[int, WeekBox | None]] = [*((box.start, box) for box in lane), *((at, None) for at in free)]
    return sorted(stops, key=lambda stop: stop[0])


def _at(cursor: Cursor, start: int, box: WeekBox | None) -> Cursor:
    end = box.end if box is not None else min(start + HALF_HOUR, DAY)
    return Cursor(cursor.day, cursor.lane, start, end, box)


def _on_box(cursor: Cursor, boxes: Sequence[WeekBox]) -> Cursor:
    """The topmost box at the beginning of the cursor, else the free time itself."""
    for box in reversed(_lane(cursor, boxes)):
        if box.start <= cursor.start < box.end:
            return _at(cursor, box.start, box)
    return replace(cursor, box=None)
