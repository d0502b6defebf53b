"""The network map as a picture of plain numbers; the window and the paper draw the same one.

Four quarters for the sectors, three rings for closeness, the family in the middle, one card per person.  The origin is
the middle, x to the right, y down; lengths are those of the text sizes that are handed in.  Nothing is left to chance:
the same map gives the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import hypot, pi, sqrt
from typing import Final

from lotse_desktop.domain.care import Reliability
from lotse_desktop.domain.network import HelpKind, NetworkMap, NetworkPerson, Sector
from lotse_desktop.domain.network_words import (
    CLOSENESS_NAMES,
    HELP_NAMES,
    SECTOR_NAMES,
    help_text,
    sure_text,
    times_text,
)
from lotse_desktop.domain.wording import count_text
from lotse_desktop.figures.network_places import GAP, QUARTERS, Box, Frame, Size, box_around, find_places

RINGS: Final = (0.43, 0.72, 1.0)
"""Where the rings end when there is room, as shares of the outer one."""
_ROOM_PER_CARD: Final = 1.7
"""So much of a ring a card takes up, as a multiple of its own area."""
_FLATTEST: Final = 1.5
"""Rings are at most so much wider than high."""
_EAGER: Final = 0.85
"""The first try is smaller than the areas say; often it is enough."""
_GROWTH: Final = 1.1
_THICKEST_MINUTES: Final = 600


class Stroke(Enum):
    """How sure the help is, as a line that black ink can draw."""

    SOLID = "solid"
    """Firm."""
    DASHED = "dashed"
    """Usually."""
    DASH_DOTTED = "dash_dotted"
    """In an emergency only."""
    DOTTED = "dotted"
    """Possible, not yet asked."""
    FINE = "fine"
    """Nothing was said."""


STROKES: Final = {
    Reliability.FIRM: Stroke.SOLID,
    Reliability.USUAL: Stroke.DASHED,
    Reliability.EMERGENCY: Stroke.DASH_DOTTED,
    Reliability.POSSIBLE: Stroke.DOTTED,
    None: Stroke.FINE,
}


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A card and its line to the middle; ``x``, ``y``: the centre of the card.  ``thickness``: of the line."""

    id: str
    label: str
    detail: str
    x: float
    y: float
    width: float
    height: float
    stroke: Stroke
    thickness: float
    burden: bool

    @property
    def box(self) -> Box:
        """Where the card lies."""
        return box_around(self.x, self.y, (self.width, self.height))


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """Everything that is drawn.  ``rings``: half width and half height of each, the inner one first."""

    rings: tuple[Size, Size, Size]
    middle: Size
    """Half width and half height of what stands in the middle."""
    room: Size
    """Width and height of the whole, the origin in its middle."""
    titles: Mapping[Sector, Box]
    cards: tuple[PersonCard, ...]

    def cell(self, x: float, y: float) -> tuple[Sector, int]:
        """Sector and closeness at a place; outside of the rings it is the outer one."""
        signs = (1 if x >= 0 else -1, 1 if y >= 0 else -1)
        sector = next(sector for sector, quarter in QUARTERS.items() if quarter == signs)
        inside = (number for number, (rx, ry) in enumerate(self.rings, start=1) if hypot(x / rx, y / ry) <= 1)
        return sector, next(inside, len(self.rings))


def card_words(person: NetworkPerson, cycle_weeks: int) -> tuple[str, str]:
    """What stands on a card: who, and below what matters most."""
    return person.label, _detail(person, cycle_weeks)


def thickness(minutes: Fraction) -> float:
    """The width of a firm line: 2.5 and more with the minutes of a week, up to 8."""
    return 2.5 + 5.5 * min(float(minutes), _THICKEST_MINUTES) / _THICKEST_MINUTES


def draw_network(
    network: NetworkMap,
    words: Mapping[str, tuple[str, str]],
    sizes: Mapping[str, Size],
    minutes: Mapping[str, Fraction],
    *,
    middle: Size,
    titles: Mapping[Sector, Size],
    room: Size,
) -> NetworkPicture:
    """The picture of a map.

    ``words`` and ``sizes``: of each card (:func:`card_words`); ``minutes``: firm ones per person; ``middle``: half the
    size of the family's disc; ``titles``: sizes of the names of the sectors; ``room``: what is at hand.  The picture
    becomes larger than ``room`` when the cards need it.
    """
    shares, growth = _shares(network, sizes, room)
    while True:
        frame = _framed(shares, (room[0] * growth, room[1] * growth), middle, titles)
        for strict in (True, False):
            places = find_places(network, sizes, frame, strict=strict)
            if places is not None:
                cards = tuple(_card(person, words, sizes, minutes, places[person.id]) for person in network.persons)
                return NetworkPicture(frame.rings, frame.middle, frame.room, frame.titles, cards)
        growth *= _GROWTH


def network_in_words(name: str, network: NetworkMap) -> str:
    """The whole map as sentences, for whoever does not see it."""
    parts = [f"Netzwerkkarte von {name}: {count_text(len(network.persons), 'Person', 'Personen')}."]
    for sector in Sector:
        persons = sorted((p for p in network.persons if p.sector is sector), key=lambda person: person.closeness)
        who = "; ".join(person_in_words(person) for person in persons) or "noch niemand"
        parts.append(f"{SECTOR_NAMES[sector]}: {who}.")
    return " ".join(parts)


def person_in_words(person: NetworkPerson) -> str:
    """„Oma I., sehr nah, fest zugesagt, hilft bei Betreuung“."""
    told = help_text(person)
    parts = [person.label, CLOSENESS_NAMES[person.closeness], *([sure_text(person)] if person.reliability else [])]
    return ", ".join([*parts, *([f"hilft bei {told}"] if told else []), *(["kostet Kraft"] if person.burden else [])])


def _detail(person: NetworkPerson, cycle_weeks: int) -> str:
    if person.reliability is Reliability.POSSIBLE:
        return "noch nicht gefragt"
    if person.burden:
        return "kostet Kraft"
    if person.care_blocks:
        more = len(person.blocks) - 1
        return times_text(person.blocks[0], cycle_weeks) + (f" +{more}" if more else "")
    if person.help:
        more = len(person.help) - 1
        first = person.help[0] if person.help[0] is not HelpKind.EMERGENCY or not more else person.help[1]
        return HELP_NAMES[first] + (f" +{more}" if more else "")
    return sure_text(person) if person.reliability else ""


def _card(
    person: NetworkPerson,
    words: Mapping[str, tuple[str, str]],
    sizes: Mapping[str, Size],
    minutes: Mapping[str, Fraction],
    place: Size,
) -> PersonCard:
    label, detail = words[person.id]
    width, height = sizes[person.id]
    stroke = STROKES[person.reliability]
    thick = thickness(minutes.get(person.id, Fraction())) if stroke is Stroke.SOLID else 1.8
    if stroke is Stroke.FINE:
        thick = 1.0
    return PersonCard(person.id, label, detail, *place, width, height, stroke, thick, person.burden)


def _shares(network: NetworkMap, sizes: Mapping[str, Size], room: Size) -> tuple[tuple[float, ...], float]:
    """Where the rings end, and how much larger than the room the picture begins: full rings become wider."""
    outer = _outer(room)
    whole = pi / 4 * outer[0] * outer[1]
    usual = [whole * (end**2 - start**2) for start, end in zip((0.0, *RINGS), RINGS, strict=False)]
    wanted: list[float] = []
    for number, area in enumerate(usual, start=1):
        taken = (
            sum(
                (sizes[person.id][0] + GAP) * (sizes[person.id][1] + GAP)
                for person in network.persons
                if (person.sector, person.closeness) == (sector, number)
            )
            for sector in Sector
        )
        wanted.append(max(area, _ROOM_PER_CARD * max(taken)))
    total = sum(wanted)
    return tuple(sqrt(sum(wanted[: number + 1]) / total) for number in range(3)), max(1.0, _EAGER * sqrt(total / whole))


def _outer(room: Size) -> Size:
    """Half width and half height of the outer ring."""
    half_width, half_height = room[0] / 2 - GAP, room[1] / 2 - GAP
    return min(half_width, half_height * _FLATTEST), min(half_height, half_width)


def _framed(shares: Sequence[float], room: Size, middle: Size, titles: Mapping[Sector, Size]) -> Frame:
    outer = _outer(room)
    first, second, third = ((outer[0] * share, outer[1] * share) for share in shares)
    corners: dict[Sector, Box] = {}
    for sector, (width, height) in titles.items():
        right, down = QUARTERS[sector]
        x, y = right * (room[0] / 2 - width / 2 - GAP), down * (room[1] / 2 - height / 2 - GAP)
        corners[sector] = box_around(x, y, (width, height))
    return Frame((first, second, third), middle, room, corners)
