"""First and latest rating of one life domain as a picture of plain numbers; window and paper draw the same one.

Five places side by side, from „geht gerade nicht“ to „stark“.  An open mark is the first rating, a full one the latest,
an arrow leads from one to the other.  Round marks are the client's own; the coach's are diamonds in a lane below.  The
origin is the top left corner, y goes down.
"""

from dataclasses import dataclass
from typing import Final

from lotse_desktop.domain.catalogue import MAX_LEVEL

Point = tuple[float, float]
Levels = tuple[int | None, int | None]
"""The first rating and the latest one, 1 … 5."""

RING: Final = 1.55
"""An open mark around a full one of the same level is so much larger."""
_HEAD: Final = 1.1
"""Length of the head of an arrow in radii of a mark; it is as wide as long."""
_LANES: Final = (0.28, 0.72)
"""Where both lanes lie, as shares of the height."""


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A mark around a point: ``full`` the latest rating, open the first one; ``coach``: a diamond."""

    at: Point
    radius: float
    full: bool
    coach: bool

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners of the diamond."""
        (x, y), r = self.at, self.radius * 1.15
        return (x, y - r), (x + r, y), (x, y + r), (x - r, y)


@dataclass(frozen=True, slots=True)
class LevelArrow:
    """A line between two marks and the triangle at its end."""

    start: Point
    end: Point
    head: tuple[Point, Point, Point]
    coach: bool


@dataclass(frozen=True, slots=True)
class LevelPicture:
    """One row.  ``places``: x of the five levels; marks are drawn above the arrows, these above the guides."""

    places: tuple[float, ...]
    arrows: tuple[LevelArrow, ...]
    marks: tuple[LevelMark, ...]


def draw_levels(own: Levels, coach: Levels | None, width: float, height: float, radius: float) -> LevelPicture:
    """The row of a domain in a field of this size; ``radius``: of a mark; without ``coach`` there is one lane."""
    places = tuple(width * (number + 0.5) / MAX_LEVEL for number in range(MAX_LEVEL))
    lanes = [(own, False, height / 2)]
    if coach is not None:
        lanes = [(own, False, height * _LANES[0]), (coach, True, height * _LANES[1])]
    marks: list[LevelMark] = []
    arrows: list[LevelArrow] = []
    for levels, is_coach, y in lanes:
        first, latest = (places[level - 1] if level else None for level in levels)
        if first is not None:
            marks.append(LevelMark((first, y), radius * (RING if first == latest else 1), full=False, coach=is_coach))
        if latest is not None:
            marks.append(LevelMark((latest, y), radius, full=True, coach=is_coach))
        if first is not None and latest is not None and first != latest:
            arrows.append(_arrow(first, latest, y, radius, coach=is_coach))
    return LevelPicture(places, tuple(arrows), tuple(marks))


def _arrow(first: float, latest: float, y: float, radius: float, *, coach: bool) -> LevelArrow:
    """From the edge of the first mark to just before the latest one."""
    way = 1 if latest > first else -1
    tip, back = latest - way * radius * 1.25, latest - way * radius * (1.25 + _HEAD)
    half = radius * _HEAD / 2
    return LevelArrow((first + way * radius * 1.1, y), (back, y), ((tip, y), (back, y - half), (back, y + half)), coach)
