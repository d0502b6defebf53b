"""A service chain as a picture of plain shapes; the window and the paper draw the same one.

Boxes stand in rows, arrows lead from each to the next.  The origin is the upper left corner, y goes down; lengths are
those of the type that is handed in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Final

from lotse_desktop.domain.chain_dates import find_spans, is_overdue
from lotse_desktop.domain.chain_words import RELEASE, STATUS_NAMES, actors_text, due_text, span_text
from lotse_desktop.domain.chains import ChainStatus, ChainStep, ServiceChain, StartedChain
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.domain.wording import count_text, short_date

Point = tuple[float, float]

_LEAST_LETTERS: Final = 25
"""Letters that fit into a line of a box at least."""
_MOST_COLUMNS: Final = 4


class Face(Enum):
    """How words are set."""

    STRONG = "strong"
    PLAIN = "plain"
    SMALL = "small"


class Look(Enum):
    """How a box is dressed; its state stands in it as words, too."""

    PLAIN = "plain"
    """As in the template, or still open."""
    DOING = "doing"
    DONE = "done"
    SKIPPED = "skipped"
    ALARM = "alarm"
    """Failed or overdue."""


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a picture: widths of words, heights of lines, and what is kept free around them."""

    width: Callable[[str, Face], float]
    leading: Mapping[Face, float]
    pad: float
    gap: float
    """Between two boxes: room for an arrow."""


@dataclass(frozen=True, slots=True)
class BoxWords:
    """What stands in a box: who, what, until when, how well, what is handed on, with what care, how it stands."""

    key: str
    who: str
    action: str
    due: str
    quality: str = ""
    hand_over: str = ""
    release: bool = False
    state: str = ""
    look: Look = Look.PLAIN

    @property
    def lines(self) -> tuple[tuple[Face, str], ...]:
        """The words in order; the head with who does it is set apart."""
        told = (
            (Face.STRONG, self.state),
            (Face.PLAIN, self.action),
            (Face.STRONG, f"Bis wann: {self.due}" if self.due else ""),
            (Face.SMALL, f"Qualität: {self.quality}" if self.quality else ""),
            (Face.SMALL, f"Übergabe: {self.hand_over}" if self.hand_over else ""),
            (Face.SMALL, RELEASE if self.release else ""),
        )
        return tuple((face, text) for face, text in told if text)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of words; ``y`` is its upper edge."""

    text: str
    face: Face
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class StepBox:
    """One step; ``badge``: the middle and the radius of the circle in which its number stands."""

    key: str
    number: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[TextLine, ...]
    badge: tuple[float, float, float]
    look: Look

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class ChainPicture:
    """Everything that is drawn; an arrow is a line of straight pieces with its head at the last point."""

    width: float
    height: float
    boxes: tuple[StepBox, ...]
    arrows: tuple[tuple[Point, ...], ...]

    @property
    def columns(self) -> int:
        """How many boxes stand in the first row."""
        return sum(box.y == self.boxes[0].y for box in self.boxes)


def template_words(chain: ServiceChain, partners: Sequence[PartnerKind]) -> tuple[BoxWords, ...]:
    """The boxes of a chain as it hangs on the wall."""
    return tuple(
        BoxWords(
            step.key,
            actors_text(step, partners),
            step.action,
            due_text(chain, step.due),
            step.quality,
            step.hand_over,
            step.needs_release,
        )
        for step in chain.steps
    )


def started_words(
    started: StartedChain, partners: Sequence[PartnerKind], client: str, today: date
) -> tuple[BoxWords, ...]:
    """The boxes of a chain in a case: with days, names and states."""
    spans = find_spans(started)
    return tuple(
        BoxWords(
            step.key,
            started.find(step.key).who or actors_text(step, partners, client),
            step.action,
            span_text(spans[step.key]).removeprefix("bis ") or due_text(started.chain, step.due),
            step.quality,
            step.hand_over,
            step.needs_release,
            state_text(started, step, today),
            _look(started, step, today),
        )
        for step in started.chain.steps
    )


def state_text(started: StartedChain, step: ChainStep, today: date) -> str:
    """„erledigt, 20.11.2026“, „überfällig“."""
    stands = started.find(step.key)
    if is_overdue(started, step, today):
        return "überfällig"
    name = STATUS_NAMES[stands.status]
    return f"{name}, {short_date(stands.day)}" if stands.day and stands.status is not ChainStatus.OPEN else name


def draw_chain(words: Sequence[BoxWords], width: float, face: Type, columns: int | None = None) -> ChainPicture:
    """The picture over this ``width``; ``columns``: boxes in a row, as many as fit when it is not given."""
    across = _columns(len(words), width, face) if columns is None else max(1, min(columns, len(words)))
    box_width = (width - face.gap * (across - 1)) / across
    boxes: list[StepBox] = []
    y = 0.0
    for first in range(0, len(words), across):
        row = words[first : first + across]
        made = [
            _box(one, first + place + 1, (place * (box_width + face.gap), y), box_width, face)
            for place, one in enumerate(row)
        ]
        height = max(bottom for _, bottom in made)
        boxes += [_as_high(box, height) for box, _ in made]
        y += height + face.gap
    arrows = tuple(_arrow(box, after, face) for box, after in pairwise(boxes))
    return ChainPicture(width, max(0.0, y - face.gap), tuple(boxes), arrows)


def arrow_head(points: Sequence[Point], size: float) -> tuple[Point, Point, Point]:
    """One end of the head, the tip, the other end; ``points``: those of an arrow."""
    (_, before), (x, y) = points[-2:]
    along, down = (size, 0.0) if y == before else (0.0, size)
    half = 0.6
    first = (x - along + down * half, y - down + along * half)
    return first, (x, y), (x - along - down * half, y - down - along * half)


def chain_in_words(title: str, words: Sequence[BoxWords]) -> str:
    """The whole picture as sentences, for whoever does not see it."""
    parts = [f"{title}, {count_text(len(words), 'Schritt', 'Schritte')}."]
    parts += [f"Schritt {number}: {box_in_words(one)}" for number, one in enumerate(words, start=1)]
    return " ".join(parts)


def box_in_words(one: BoxWords) -> str:
    """One box as a sentence per line."""
    told = [f"{one.who}.", *(f"{text}." for _, text in one.lines)]
    return " ".join(told)


def wrap_words(text: str, width: float, face: Face, measure: Type) -> Iterator[str]:
    """The lines of a text; a word that is too long for a line is cut."""
    line = ""
    for word in text.split():
        joined, rest = f"{line} {word}".strip(), word
        if measure.width(joined, face) <= width:
            line = joined
            continue
        if line:
            yield line
        while len(rest) > 1 and measure.width(rest, face) > width:
            letters = _fitting(rest, width, face, measure)
            yield f"{rest[:letters]}-"
            rest = rest[letters:]
        line = rest
    if line:
        yield line


def _fitting(word: str, width: float, face: Face, measure: Type) -> int:
    """How many letters of a word fit into a line with a hyphen, at least one."""
    letters = len(word) - 1
    while letters > 1 and measure.width(f"{word[:letters]}-", face) > width:
        letters -= 1
    return max(1, letters)


def _columns(number: int, width: float, face: Type) -> int:
    """As many boxes side by side as can be read, rows equally long where possible."""
    least = face.width("n" * _LEAST_LETTERS, Face.PLAIN) + 2 * face.pad
    most = max(1, min(number, _MOST_COLUMNS, int((width + face.gap) / (least + face.gap))))
    rows = -(-number // most)
    return max(1, -(-number // max(1, rows)))


def _box(one: BoxWords, number: int, at: Point, width: float, face: Type) -> tuple[StepBox, float]:
    """A box and how high it has to be."""
    x, top = at
    radius = face.leading[Face.STRONG] * 0.55
    indent = 2 * radius + face.pad * 0.6
    inner = width - 2 * face.pad
    lines: list[TextLine] = []
    y = top + face.pad
    for text in wrap_words(one.who, inner - indent, Face.STRONG, face):
        lines.append(TextLine(text, Face.STRONG, x + face.pad + indent, y))
        y += face.leading[Face.STRONG]
    for style, told in one.lines:
        y += face.pad * 0.35
        for text in wrap_words(told, inner, style, face):
            lines.append(TextLine(text, style, x + face.pad, y))
            y += face.leading[style]
    badge = (x + face.pad + radius, top + face.pad + face.leading[Face.STRONG] / 2, radius)
    height = y + face.pad - top
    return StepBox(one.key, number, x, top, width, height, tuple(lines), badge, one.look), height


def _as_high(box: StepBox, height: float) -> StepBox:
    return StepBox(box.key, box.number, box.x, box.y, box.width, height, box.lines, box.badge, box.look)


def _arrow(box: StepBox, after: StepBox, face: Type) -> tuple[Point, ...]:
    """To the right; at the end of a row down between the rows and back to the beginning of the next one."""
    if after.y == box.y:
        return ((box.x + box.width, box.badge[1]), (after.x, after.badge[1]))
    middle, below = box.x + box.width / 2, box.y + box.height + face.gap / 2
    aim = after.x + after.width / 2
    start, end = (middle, box.y + box.height), (aim, after.y)
    return (start, end) if middle == aim else (start, (middle, below), (aim, below), end)


def _look(started: StartedChain, step: ChainStep, today: date) -> Look:
    status = started.find(step.key).status
    if status is ChainStatus.FAILED or is_overdue(started, step, today):
        return Look.ALARM
    looks = {ChainStatus.DOING: Look.DOING, ChainStatus.DONE: Look.DONE, ChainStatus.SKIPPED: Look.SKIPPED}
    return looks.get(status, Look.PLAIN)
