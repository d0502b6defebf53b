"""The picture of the network map: no overlap, the right place, the same every time, readable without colour."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import Reliability
from lotse_desktop.domain.network import HelpKind, NetworkMap, NetworkPerson, Sector
from lotse_desktop.figures.network import (
    NetworkPicture,
    Stroke,
    card_words,
    draw_network,
    network_in_words,
    thickness,
)
from lotse_desktop.figures.network_places import Box, Size
from tests.domain.networks import maras_map, tareks_map

TITLES = dict.fromkeys(Sector, (150.0, 20.0))


def a_picture(network: NetworkMap, sizes: dict[str, Size], room: Size = (700, 480)) -> NetworkPicture:
    words = {person.id: card_words(person, 1) for person in network.persons}
    minutes = {"oma": Fraction(180)}
    return draw_network(network, words, sizes, minutes, middle=(36, 36), titles=TITLES, room=room)


def overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@st.composite
def maps(draw: st.DrawFn) -> tuple[NetworkMap, dict[str, Size]]:
    """Up to 30 persons, also all of them in one place; cards of different widths and text sizes."""
    number = draw(st.integers(0, 30))
    scale = draw(st.sampled_from((1.0, 1.5, 2.0)))
    crowded = draw(st.booleans())
    places = st.tuples(st.sampled_from(tuple(Sector)), st.integers(1, 3))
    one = draw(places)
    persons: list[NetworkPerson] = []
    sizes: dict[str, Size] = {}
    for index in range(number):
        sector, closeness = one if crowded else draw(places)
        persons.append(NetworkPerson(id=f"p{index}", label="x", sector=sector, closeness=closeness))
        sizes[f"p{index}"] = (draw(st.integers(50, 165)) * scale, 44 * scale)
    return NetworkMap(persons=tuple(persons)), sizes


@settings(max_examples=40, deadline=None)
@given(maps())
def test_no_two_labels_overlap_and_everybody_stands_in_the_right_place(
    drawn: tuple[NetworkMap, dict[str, Size]],
) -> None:
    network, sizes = drawn
    picture = a_picture(network, sizes)
    middle = (-picture.middle[0], -picture.middle[1], picture.middle[0], picture.middle[1])
    boxes = [card.box for card in picture.cards] + [middle, *picture.titles.values()]
    for number, box in enumerate(boxes):
        assert not any(overlaps(box, other) for other in boxes[:number])
        assert abs(box[0]) <= picture.room[0] / 2
        assert max(box[2], -box[0]) <= picture.room[0] / 2
        assert max(box[3], -box[1]) <= picture.room[1] / 2
    for card, person in zip(picture.cards, network.persons, strict=True):
        assert picture.cell(card.x, card.y) == (person.sector, person.closeness)


def test_the_same_map_gives_the_same_picture() -> None:
    sizes = {person.id: (120.0, 44.0) for person in maras_map().persons}
    assert a_picture(maras_map(), sizes) == a_picture(maras_map(), sizes)


def test_few_persons_fit_into_the_room_that_is_there() -> None:
    for network in (maras_map(), tareks_map()):
        sizes = {person.id: (120.0, 44.0) for person in network.persons}
        assert a_picture(network, sizes, (640, 430)).room == (640, 430)


def test_lines_say_how_sure_the_help_is() -> None:
    sizes = {person.id: (120.0, 44.0) for person in maras_map().persons}
    strokes = {card.label: card.stroke for card in a_picture(maras_map(), sizes).cards}
    assert strokes["Oma I."] is Stroke.SOLID
    assert strokes["Nachbarin F."] is Stroke.DASHED
    assert strokes["Freundin A."] is Stroke.FINE
    asked = NetworkPerson(id="p", label="x", reliability=Reliability.POSSIBLE)
    assert a_picture(NetworkMap(persons=(asked,)), {"p": (60, 44)}).cards[0].stroke is Stroke.DOTTED


def test_more_firm_minutes_draw_a_wider_line() -> None:
    assert thickness(Fraction(0)) < thickness(Fraction(180)) < thickness(Fraction(600)) == thickness(Fraction(900))


def test_a_card_says_what_matters_most() -> None:
    mara = {person.label: card_words(person, 1)[1] for person in maras_map().persons}
    assert mara["Oma I."] == "Do 5:00–8:00"
    assert mara["Kollegin S."] == "Dienste tauschen"
    plain = NetworkPerson(id="p", label="x", help=(HelpKind.EMERGENCY, HelpKind.FORMS, HelpKind.ADVICE))
    assert card_words(plain, 1)[1] == "Papiere +2"
    assert card_words(plain.model_copy(update={"reliability": Reliability.POSSIBLE}), 1)[1] == "noch nicht gefragt"
    assert card_words(plain.model_copy(update={"burden": True}), 1)[1] == "kostet Kraft"


def test_the_map_can_be_told() -> None:
    told = network_in_words("Mara", maras_map())
    assert told.startswith("Netzwerkkarte von Mara: 6 Personen. Familie: Oma I., sehr nah, fest zugesagt, hilft bei")
    assert "Arbeit · Schule · Verein: Kollegin S., mittel, meistens" in told
    assert network_in_words("Mara", NetworkMap()).count("noch niemand") == 4
