"""Where days, lanes and minutes lie in the week grid, and what a pull with the mouse means.  No painting here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from lotse_desktop.domain.care_changes import STEP
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.report import BoxRole, WeekBox

EDITABLE: Final = frozenset(
    {BoxRole.WORK, BoxRole.CARE, BoxRole.HELPER, BoxRole.SOFT_HELPER, BoxRole.CONTACT},
)
"""Roles that can be pulled; ways and gaps follow from them, and one draws over them."""

_NARROW: Final = 0.45
"""Width of an empty Saturday or Sunday, measured in weekdays."""
_DAYS: Final = 7
_WEEKEND: Final = 5
_EDGE: Final = 6.0
"""How near to the edge of a box the mouse pulls the edge, pixels."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in the week: day 0 = Monday, lane 0 = work, a minute of that day (not rounded)."""

    day: int
    lane: int
    minute: int


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """The geometry of one picture of a week; pixels of the widget."""

    edges: tuple[float, ...]
    """Left edges of the days, and the right edge of Sunday."""
    lanes: int
    """Work lane and children."""
    work_width: float
    top: float
    bottom: float
    first: int
    last: int
    """The hours that are shown, minutes of the day."""

    @property
    def minute_height(self) -> float:
        """Pixels per minute."""
        return (self.bottom - self.top) / max(self.last - self.first, 1)

    def y(self, minute: int) -> float:
        """The line of a minute, also outside the hours that are shown."""
        return self.top + (minute - self.first) * self.minute_height

    def minute(self, y: float) -> int:
        """The minute of a line, within the day."""
        return max(0, min(DAY, round(self.first + (y - self.top) / self.minute_height)))

    def lane_span(self, day: int, lane: int) -> tuple[float, float]:
        """Left edge and width of a lane."""
        left, right = self.edges[day] + 4, self.edges[day + 1] - 2
        work = min(self.work_width, (right - left) * 0.3) if self.lanes > 1 else right - left
        if lane == 0:
            return left, work
        width = (right - left - work) / (self.lanes - 1)
        return left + work + width * (lane - 1) + 2, width - 2

    def days_between(self, left: float, right: float) -> range:
        """The days of which something lies between two vertical lines."""
        first = sum(edge <= left + 1 for edge in self.edges[1:])
        return range(first, sum(edge < right - 1 for edge in self.edges[:-1]))

    def rect(self, day: int, lane: int, start: int, end: int) -> QRectF:
        """The field of a piece of a lane, cut at the hours that are shown."""
        left, width = self.lane_span(day, lane)
        top, bottom = self.y(max(start, self.first)), self.y(min(end, self.last))
        return QRectF(left, top + 0.5, width, max(bottom - top - 1, 2.0))

    def box_rect(self, box: WeekBox, boxes: Sequence[WeekBox]) -> QRectF:
        """The field of a box; a helper who is not sure stands at the right of the gap that stays open."""
        rect = self.rect(box.day, box.lane, box.start, box.end)
        if box.role is BoxRole.SOFT_HELPER and any(
            other.role is BoxRole.GAP and lies_over(other, box) for other in boxes
        ):
            rect.setLeft(rect.left() + rect.width() * 0.5)
        return rect

    def place(self, at: QPointF) -> Place | None:
        """The spot under a point; ``None`` outside the days."""
        if not self.edges[0] <= at.x() < self.edges[-1]:
            return None
        day = max(number for number in range(_DAYS) if self.edges[number] <= at.x())
        lane = 0
        for number in range(1, self.lanes):
            if at.x() >= self.lane_span(day, number)[0] - 1:
                lane = number
        return Place(day, lane, self.minute(at.y()))

    def find(self, at: QPointF, boxes: Sequence[WeekBox]) -> WeekBox | None:
        """The box under a point, the topmost one."""
        for box in drawing_order(boxes)[::-1]:
            if self.first < box.end and box.start < self.last and self.box_rect(box, boxes).contains(at):
                return box
        return None


class Grip(Enum):
    """What the mouse has taken hold of."""

    DRAW = "draw"
    START = "start"
    END = "end"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull under way: a new block, or a box with one edge or as a whole; the times as they would be now."""

    grip: Grip
    day: int
    lane: int
    origin: int
    start: int
    end: int
    box: WeekBox | None = None
    magnets: tuple[int, ...] = ()
    """Edges of other boxes that catch an edge which comes nearer than ``reach`` minutes."""
    reach: int = 0

    def to(self, minute: int) -> "Pull":
        """The pull when the mouse is at ``minute``; on the grid of 5 minutes, within the day, never empty."""
        at = self.caught(minute)
        match self.grip:
            case Grip.DRAW:
                origin = self.origin if at != self.origin else self.origin - STEP * (self.origin == DAY)
                low, high = min(origin, at), max(origin, at)
                return replace(self, start=low, end=max(high, low + STEP))
            case Grip.START:
                return replace(self, start=max(0, min(at, self.end - STEP)))
            case Grip.END:
                return replace(self, end=min(DAY, max(at, self.start + STEP)))
            case Grip.MOVE:
                box = self.box
                assert box is not None  # noqa: S101 - only a box is moved
                by = snapped(minute - self.origin)
                by = max(-box.start, min(DAY - box.end, by))
                return replace(self, start=box.start + by, end=box.end + by)

    def caught(self, minute: int) -> int:
        """The magnet within reach, else the nearest multiple of 5 minutes."""
        nearest = min(self.magnets, key=lambda magnet: abs(magnet - minute), default=-1)
        return nearest if abs(nearest - minute) <= self.reach and nearest >= 0 else snapped(minute)

    @property
    def changes(self) -> bool:
        """Whether letting go now would change anything."""
        return self.box is None or (self.start, self.end) != (self.box.start, self.box.end)


def find_grip(rect: QRectF, y: float) -> Grip:
    """Which part of a box lies under the mouse."""
    edge = min(_EDGE, rect.height() / 4)
    if y < rect.top() + edge:
        return Grip.START
    return Grip.END if y > rect.bottom() - edge else Grip.MOVE


def snapped(minute: int) -> int:
    """The nearest multiple of 5 minutes."""
    return (minute + STEP // 2) // STEP * STEP


def lies_over(first: WeekBox, second: WeekBox) -> bool:
    """Whether two boxes share a minute of the same lane."""
    same = first.day == second.day and first.lane == second.lane and first.week == second.week
    return same and first.start < second.end and second.start < first.end


def drawing_order(boxes: Sequence[WeekBox]) -> list[WeekBox]:
    """Bottom to top: helpers who are not sure lie over gaps, everything else as it comes."""
    return sorted(boxes, key=lambda box: box.role is BoxRole.SOFT_HELPER)


def lay_out(
    field: QRectF, lanes: int, boxes: Sequence[WeekBox], hours: tuple[int, int], work_width: float
) -> WeekLayout:
    """Spread the days over ``field``; Saturday and Sunday are narrow while nothing stands there."""
    used = {box.day for box in boxes}
    weights = [1.0 if day < _WEEKEND or day in used else _NARROW for day in range(_DAYS)]
    unit = field.width() / sum(weights)
    edges = [field.left()]
    for weight in weights:
        edges.append(edges[-1] + weight * unit)
    return WeekLayout(tuple(edges), lanes, work_width, field.top(), field.bottom(), *hours)
