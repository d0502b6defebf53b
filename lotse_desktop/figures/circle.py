"""The circle of the life domains as a picture of plain numbers; the window and the paper draw the same one.

One wedge per domain, clockwise from the top, five rings, filled from the middle as far as the client's own rating says.
The name of the domain stands beside its wedge, the level as a number at the rim.  The origin is the middle, x to the
right, y down; lengths are those of the text sizes that are handed in.  The same answers give the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, pi, sin
from typing import Final

from lotse_desktop.domain.assessment import FormAnswers, Standing
from lotse_desktop.domain.catalogue import MAX_LEVEL, LifeDomain
from lotse_desktop.figures.network_places import Box, Size, box_around

LEAST: Final = 48.0
"""The circle is never smaller than this radius; then the picture becomes larger than the room."""
_HOLE: Final = 0.22
"""The empty middle, as a share of the radius."""
_GAP: Final = 6.0
"""Between the circle and a name, and between two names."""
_FINE: Final = 0.5
_STEP: Final = 2.0
_UPRIGHT: Final = 0.1
"""The sine of what counts as straight above or below."""
_FULL: Final = 2 * pi


@dataclass(frozen=True, slots=True)
class CircleEntry:
    """One domain: its short name, and how far it is filled.

    ``level``: 1 to 5, ``None`` when there is no rating; ``declined``: the client does not want to say; ``said``: that
    in words, ``""`` when nothing was said.
    """

    key: str
    title: str
    level: int | None
    declined: bool
    said: str

    @property
    def mark(self) -> str:
        """What stands in the wedge: the level, or a dash."""
        return "–" if self.declined else str(self.level or "")


@dataclass(frozen=True, slots=True)
class Wedge:
    """A domain in the circle.

    ``start``, ``sweep``: radians clockwise from the top; ``label``: where the name lies; ``mark``: the middle of the
    number.
    """

    entry: CircleEntry
    start: float
    sweep: float
    label: Box
    mark: tuple[float, float]


@dataclass(frozen=True, slots=True)
class CirclePicture:
    """Everything that is drawn.  ``rings``: the radius of the hole, then where each of the five levels ends."""

    rings: tuple[float, ...]
    wedges: tuple[Wedge, ...]

    def with_entries(self, entries: Sequence[CircleEntry]) -> "CirclePicture | None":
        """The same picture with other answers; ``None`` when the names are others."""
        if [(e.key, e.title) for e in entries] != [(w.entry.key, w.entry.title) for w in self.wedges]:
            return None
        wedges = (replace(wedge, entry=entry) for wedge, entry in zip(self.wedges, entries, strict=True))
        return replace(self, wedges=tuple(wedges))

    def key_at(self, x: float, y: float) -> str | None:
        """The domain at a place: its wedge or its name; ``None`` beside them."""
        for wedge in self.wedges:
            left, top, right, bottom = wedge.label
            if left <= x <= right and top <= y <= bottom:
                return wedge.entry.key
        if not self.wedges or not self.rings[0] <= hypot(x, y) <= self.rings[-1]:
            return None
        angle = atan2(x, -y) % _FULL
        return self.wedges[min(int(angle / _FULL * len(self.wedges)), len(self.wedges) - 1)].entry.key


def circle_entry(domain: LifeDomain, form: FormAnswers, levels: Sequence[str]) -> CircleEntry:
    """What the circle shows of a domain; ``levels``: the words of the five levels."""
    declined = form.standing is Standing.DECLINED
    level = None if declined else form.self_rating
    said = "nicht gewünscht" if declined else f"{level} {levels[level - 1]}" if level is not None else ""
    return CircleEntry(domain.key, domain.short_title, level, declined, said)


def draw_circle(entries: Sequence[CircleEntry], sizes: Mapping[str, Size], room: Size) -> CirclePicture:
    """The largest circle whose names fit into ``room`` without touching each other.

    ``sizes``: width and height of each name, by key.
    """
    low, high = LEAST, max(LEAST, min(room) / 2)
    best = _labels(entries, sizes, low)
    while high - low > _FINE:
        radius = (low + high) / 2
        labels = _labels(entries, sizes, radius)
        if all(_inside(label, room) for label in labels):
            low, best = radius, labels
        else:
            high = radius
    sweep = _FULL / max(1, len(entries))
    hole = low * _HOLE
    rings = tuple(hole + (low - hole) * level / MAX_LEVEL for level in range(MAX_LEVEL + 1))
    rim = (rings[-2] + rings[-1]) / 2
    wedges: list[Wedge] = []
    for number, (entry, label) in enumerate(zip(entries, best, strict=True)):
        middle = (number + 0.5) * sweep
        wedges.append(Wedge(entry, number * sweep, sweep, label, (rim * sin(middle), -rim * cos(middle))))
    return CirclePicture(rings, tuple(wedges))


def circle_in_words(entries: Sequence[CircleEntry]) -> str:
    """The whole circle as sentences, for whoever does not see it."""
    said = [f"{entry.title}: {entry.said}." for entry in entries if entry.said]
    still_open = [entry.title for entry in entries if not entry.said]
    if still_open:
        said.append(f"Noch offen: {', '.join(still_open)}.")
    return " ".join(said)


def _labels(entries: Sequence[CircleEntry], sizes: Mapping[str, Size], radius: float) -> list[Box]:
    """Where the names lie: beside their wedges, those at the sides first, the others further out where it is tight."""
    angles = [_FULL * (number + 0.5) / len(entries) for number in range(len(entries))]
    placed: dict[int, Box] = {}
    for number in sorted(range(len(entries)), key=lambda number: (round(abs(cos(angles[number])), 6), number)):
        size, away = sizes[entries[number].key], radius + _GAP
        box = _beside(angles[number], away, size)
        while _nearest(box) < radius + _GAP / 2 or any(_touch(box, other) for other in placed.values()):
            away += _STEP
            box = _beside(angles[number], away, size)
        placed[number] = box
    return [placed[number] for number in range(len(entries))]


def _beside(angle: float, away: float, size: Size) -> Box:
    """A name that begins (at the left: ends) so far from the middle; straight above and below it stands centred."""
    across, along = sin(angle), -cos(angle)
    side = 0.0 if abs(across) < _UPRIGHT else 1.0 if across > 0 else -1.0
    return box_around(away * across + side * size[0] / 2, away * along + along * size[1] / 2, size)


def _nearest(box: Box) -> float:
    """How far a box is from the middle."""
    left, top, right, bottom = box
    return hypot(max(left, 0.0, -right), max(top, 0.0, -bottom))


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] + _GAP and other[0] < one[2] + _GAP and one[1] < other[3] + 1 and other[1] < one[3] + 1


def _inside(label: Box, room: Size) -> bool:
    half_width, half_height = room[0] / 2, room[1] / 2
    return label[0] >= -half_width and label[2] <= half_width and label[1] >= -half_height and label[3] <= half_height
