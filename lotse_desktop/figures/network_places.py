"""Where the cards of a network map lie: in their quarter and ring, apart from each other, the same every time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Final

from lotse_desktop.domain.network import NetworkMap, Sector

Size = tuple[float, float]
"""Width and height."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

QUARTERS: Final = {
    Sector.FAMILY: (-1, -1),
    Sector.FRIENDS_NEIGHBOURS: (1, -1),
    Sector.PROFESSIONAL: (1, 1),
    Sector.WORK_SCHOOL_CLUB: (-1, 1),
}
"""Signs of x and y; clockwise from the upper left."""
GAP: Final = 8.0
"""Free room around a card."""
_RASTER: Final = 15.0
_MANY: Final = 8
"""With more cards in a quarter, room counts more than looks."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is there before the cards: rings and the middle by half width and half height, corners with titles."""

    rings: tuple[Size, Size, Size]
    middle: Size
    room: Size
    titles: Mapping[Sector, Box]


def find_places(
    network: NetworkMap, sizes: Mapping[str, Size], frame: Frame, *, strict: bool
) -> dict[str, tuple[float, float]] | None:
    """A place for each card; ``None`` when one finds none.  ``strict``: no card reaches into another quarter."""
    places: dict[str, tuple[float, float]] = {}
    taken: list[Box] = [box_around(0, 0, (2 * frame.middle[0], 2 * frame.middle[1])), *frame.titles.values()]
    for sector in Sector:
        mine: list[Box] = []
        persons = sorted((p for p in network.persons if p.sector is sector), key=lambda person: person.closeness)
        for number, person in enumerate(persons):
            size = sizes[person.id]
            spots = _spots(frame, sector, person.closeness, size, strict=strict)
            if len(persons) > _MANY:
                place = _first(spots, size, taken)
            else:
                place = _best(spots, size, taken, mine, 90 * (number + 0.5) / len(persons))
            if place is None:
                return None
            places[person.id] = place
            mine.append(box_around(*place, size))
            taken.append(mine[-1])
    return places


@dataclass(frozen=True, slots=True)
class _Spot:
    x: float
    y: float
    depth: float
    """How far from the middle of its ring, 0 … 1."""
    angle: float
    """From the horizontal axis, degrees 0 … 90."""


def _spots(frame: Frame, sector: Sector, closeness: int, size: Size, *, strict: bool) -> Iterator[_Spot]:
    """Places in a cell where the centre of a card may lie, on a raster."""
    right, down = QUARTERS[sector]
    rx, ry = frame.rings[-1]
    inner = max(frame.middle[0] / rx, frame.middle[1] / ry)
    ends = [min(inner, 0.8 * frame.rings[0][0] / rx), *(ring[0] / rx for ring in frame.rings)]
    start, end = ends[closeness - 1], ends[closeness]
    middle, half = (start + end) / 2, (end - start) / 2
    first_x = size[0] / 2 + GAP / 2 if strict else GAP
    first_y = size[1] / 2 + GAP / 2 if strict else GAP
    last_x = min(rx * end, frame.room[0] / 2 - size[0] / 2 - 2)
    last_y = min(ry * end, frame.room[1] / 2 - size[1] / 2 - 2)
    step = max(_RASTER, size[1] / 3)
    y = first_y
    while y <= last_y:
        x = first_x
        while x <= last_x:
            share = hypot(x / rx, y / ry)
            if start < share < end and (depth := abs(share - middle) / half) < 0.94:
                yield _Spot(right * x, down * y, depth, degrees(atan2(y / ry, x / rx)))
            x += step
        y += step


def _best(
    spots: Iterator[_Spot], size: Size, taken: Sequence[Box], mine: Sequence[Box], angle: float
) -> tuple[float, float] | None:
    """The free spot that is deepest in its ring, nearest to its angle and crosses the fewest lines."""
    best: tuple[float, float] | None = None
    least = float("inf")
    for spot in spots:
        cost = 1.2 * spot.depth + abs(spot.angle - angle) / 22
        if cost >= least:
            continue
        box = box_around(spot.x, spot.y, size)
        if any(_touch(box, other) for other in taken):
            continue
        cost += 1.5 * sum(_crosses(spot.x, spot.y, other) + _crosses(*_centre(other), box) for other in mine)
        if cost < least:
            best, least = (spot.x, spot.y), cost
    return best


def _first(spots: Iterator[_Spot], size: Size, taken: Sequence[Box]) -> tuple[float, float] | None:
    """The first free spot: many cards in a quarter are packed in rows."""
    for spot in spots:
        box = box_around(spot.x, spot.y, size)
        if not any(_touch(box, other) for other in reversed(taken)):
            return spot.x, spot.y
    return None


def box_around(x: float, y: float, size: Size) -> Box:
    return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _touch(one: Box, other: Box) -> bool:
    """Whether two boxes overlap or lie nearer than the gap."""
    return one[0] < other[2] + GAP and other[0] < one[2] + GAP and one[1] < other[3] + GAP and other[1] < one[3] + GAP


def _crosses(x: float, y: float, box: Box) -> bool:
    """Whether the line from the origin to a point runs through a box."""
    start, end = 0.0, 1.0
    for way, low, high in ((x, box[0], box[2]), (y, box[1], box[3])):
        if way == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / way, high / way))
        start, end = max(start, near), min(end, far)
    return start < end
