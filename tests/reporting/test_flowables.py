"""Parts of a page: what they are in the structure, and how they behave at the end of a page."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from lotse_desktop.reporting.flowables import Columns, Item, Panel, words
from lotse_desktop.reporting.look import HEIGHT, SOFT, WIDTH
from lotse_desktop.reporting.tagged import Node
from tests.reporting.papers import drawn, found, lines_of


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    text = " ".join(f"Wort{number}" for number in range(120))

    pdf = drawn([words(text)], height=80)

    (paragraph,) = found(pdf, "P")
    assert paragraph.text == text
    assert len(lines_of(pdf)) > 1


def test_a_list_over_two_pages_is_one_list() -> None:
    of = Node("L")

    pdf = drawn([Item(of, "•", [words(f"Punkt {number}")]) for number in range(9)], height=80)

    (one,) = found(pdf, "L")
    assert [item.whole_text() for item in one.children] == [f"• Punkt {number}" for number in range(9)]
    assert len(lines_of(pdf)) > 1


def test_a_panel_is_split_between_its_parts() -> None:
    panel = Panel([words(f"Ziel {number}") for number in range(6)], ground=SOFT)

    pages = lines_of(drawn([panel], height=80))

    assert [text for page in pages for text, _ in page] == [f"Ziel {number}" for number in range(6)]
    assert len(pages) == 2


def test_a_whole_panel_moves_to_the_next_page_instead() -> None:
    panel = Panel([words(f"Zeile {number}") for number in range(6)], dashed=True, whole=True)

    pages = lines_of(drawn([words("Text davor"), panel], height=120))

    assert [len(page) for page in pages] == [1, 6]


def test_a_whole_panel_that_no_page_can_hold_is_split_after_its_heading_and_more() -> None:
    panel = Panel([words(f"Zeile {number}") for number in range(80)], dashed=True, whole=True)

    pages = lines_of(drawn([panel]))

    assert sum(len(page) for page in pages) == 80
    assert len(pages) == 2
    assert panel.split(WIDTH, 35) == []


def test_columns_are_read_from_left_to_right() -> None:
    pdf = drawn([Columns([words("links"), words("rechts")], (1, 1))])

    assert [element.text for element in found(pdf, "P")] == ["links", "rechts"]


def test_nothing_is_drawn_on_a_canvas_without_structure() -> None:
    paragraph = words("Text")
    paragraph.wrap(WIDTH, HEIGHT)

    with pytest.raises(TypeError):
        paragraph.drawOn(Canvas(io.BytesIO()), 0, 0)
