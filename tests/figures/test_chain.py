"""The picture of a chain: everything stands in its box, arrows lead through, and words say the same."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.chains import ChainStatus
from lotse_desktop.figures.chain import (
    BoxWords,
    Face,
    Look,
    Type,
    chain_in_words,
    draw_chain,
    started_words,
    template_words,
    wrap_words,
)
from tests.builders import TODAY
from tests.catalogue.shipped import catalogue
from tests.chains import begun, delivered

TYPE = Type(lambda text, _face: 7.0 * len(text), {Face.STRONG: 20, Face.PLAIN: 20, Face.SMALL: 16}, 10, 28)
PARTNERS = catalogue().partners
TEXTS = st.text("abc äöü-", min_size=1, max_size=60).map(lambda text: f"{text}x")


def letters(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def words_of(key: str) -> tuple[BoxWords, ...]:
    return template_words(delivered(key), PARTNERS)


@pytest.mark.parametrize("chain", catalogue().chains, ids=lambda chain: chain.key)
@pytest.mark.parametrize("width", [260, 700, 1180])
def test_every_word_of_a_chain_stands_in_its_box_and_no_box_lies_on_another(chain: object, width: int) -> None:
    words = words_of(getattr(chain, "key"))  # noqa: B009 - parametrised
    picture = draw_chain(words, width, TYPE)

    assert [box.number for box in picture.boxes] == list(range(1, len(words) + 1))
    for box, one in zip(picture.boxes, words, strict=True):
        told = "".join(line.text for line in box.lines)
        assert letters(told) == letters("".join([one.who, *(text for _, text in one.lines)]))
        for line in box.lines:
            assert box.x + TYPE.pad <= line.x
            assert line.x + TYPE.width(line.text, line.face) <= box.x + box.width - TYPE.pad + 0.01
            assert box.y < line.y
            assert line.y + TYPE.leading[line.face] < box.y + box.height
    for box, after in pairwise(picture.boxes):
        assert after.x >= box.x + box.width + TYPE.gap - 0.01 or after.y >= box.y + box.height + TYPE.gap - 0.01
    assert max(box.y + box.height for box in picture.boxes) == picture.height
    assert max(box.x + box.width for box in picture.boxes) <= width + 0.01


def test_arrows_lead_from_each_box_to_the_next_also_over_the_end_of_a_row() -> None:
    picture = draw_chain(words_of("C1"), 700, TYPE)
    assert picture.columns == 3
    assert len(picture.arrows) == 7
    for arrow, box, after in zip(picture.arrows, picture.boxes, picture.boxes[1:], strict=False):
        assert box.holds(*arrow[0])
        assert after.holds(*arrow[-1])
        assert len(arrow) == (2 if box.y == after.y else 4)


def test_boxes_stand_in_rows_of_equal_length_where_that_is_possible() -> None:
    assert [draw_chain(words_of("C1"), width, TYPE).columns for width in (200, 480, 1200)] == [1, 2, 4]
    assert draw_chain(words_of("C4"), 1200, TYPE).columns == 3
    assert draw_chain(words_of("C4")[:1], 1200, TYPE).columns == 1
    assert draw_chain(words_of("C1"), 700, TYPE, columns=2).columns == 2


@settings(max_examples=60)
@given(TEXTS, st.integers(-5, 200))
def test_a_text_is_wrapped_without_losing_a_letter(text: str, width: int) -> None:
    lines = list(wrap_words(text, width, Face.PLAIN, TYPE))
    assert letters("".join(lines)) == letters(text)
    assert all(TYPE.width(line, Face.PLAIN) <= max(width, 14) for line in lines)


def test_in_a_case_stand_days_names_and_states_and_never_colour_alone() -> None:
    started = begun(delivered("C3"), gap=ChainStatus.DONE, network=ChainStatus.FAILED, costs=ChainStatus.SKIPPED)
    words = {one.key: one for one in started_words(started, PARTNERS, "Mara", TODAY)}

    assert (words["gap"].state, words["gap"].look) == ("erledigt, 02.11.2026", Look.DONE)
    assert words["opening"].due == "16.11.2026"
    assert (words["opening"].state, words["opening"].look) == ("überfällig", Look.ALARM)
    assert words["opening"].who == "Mara und Kindertageseinrichtung"
    assert (words["network"].state, words["network"].look) == ("klappt nicht, 02.11.2026", Look.ALARM)
    assert (words["costs"].state, words["costs"].look) == ("übersprungen, 02.11.2026", Look.SKIPPED)
    assert (words["again"].state, words["again"].look) == ("offen", Look.PLAIN)


def test_the_picture_is_told_in_words() -> None:
    told = chain_in_words("C3 Betreuung in Randzeiten", words_of("C3"))
    assert told.startswith(
        "C3 Betreuung in Randzeiten, 7 Schritte. Schritt 1: Coach. Lücke berechnen und in Minuten je Wochentag "
        "ausdrucken. Bis wann: Tag 0. Qualität: Rechenweg sichtbar. Übergabe: Ausdruck an Klientin oder Klient."
    )
    assert "Nur mit Schweigepflicht-Entbindung" in told
