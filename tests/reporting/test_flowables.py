"""Parts of a page: what they are in the structure, and how they behave at the end of a page."""

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from lotse_desktop.reporting.flowables import Columns, Item, Panel, check_table, words
from lotse_desktop.reporting.look import HEIGHT, SOFT, WIDTH, load_fonts
from lotse_desktop.reporting.pages import lay_out
from lotse_desktop.reporting.tagged import Node, TaggedCanvas, tagged_pdf
from tests.builders import TODAY
from tests.reporting.reading import Element, faults_of_parent_tree, follows, opened, read, shown_on

HEAD = ("Was", "Wer", "erledigt")
SHARES = (5, 2, 1)


@pytest.fixture(autouse=True, scope="module")
def fonts() -> None:
    load_fonts()


def drawn(story: Sequence[Flowable], height: float = HEIGHT) -> bytes:
    """The story as a tagged PDF on pages with a text area of this height."""
    written = io.BytesIO()
    canvas = TaggedCanvas(written, initialFontName="Lotse", pageCompression=0)
    for page in lay_out(story, WIDTH, height):
        page.draw(canvas, 50, 50)
        canvas.showPage()
    canvas.save()
    return tagged_pdf(written.getvalue(), canvas.root, title="Probe", language="de", day=TODAY)


def found(pdf: bytes, role: str) -> list[Element]:
    return [element for element in read(pdf).walk() if element.role == role]


def lines_of(pdf: bytes) -> list[list[tuple[str, bool]]]:
    """Per page each line, and whether it is read aloud."""
    with opened(pdf) as file:
        return [[(part.text, part.mark is not None) for part in shown_on(sheet)] for sheet in file.pages]


def test_a_table_over_two_pages_is_one_table_whose_head_is_read_once() -> None:
    rows = [(f"Schritt {number}", "ich") for number in range(8)]

    pdf = drawn([check_table(HEAD, rows, SHARES)], height=150)

    (table,) = found(pdf, "Table")
    assert [row.children[0].whole_text() for row in table.children] == ["Was", *(what for what, _ in rows)]
    pages = lines_of(pdf)
    assert len(pages) > 1
    assert pages[0][0] == ("Was", True)
    assert all(page[0] == ("Was", False) for page in pages[1:])
    assert faults_of_parent_tree(pdf) == []
    assert follows(pdf, "ua1")


def test_rows_of_a_table_are_not_split() -> None:
    rows = [("Ein Schritt, der über mehrere Zeilen geht, weil er sehr genau beschrieben ist. " * 2, "ich")] * 4

    pages = lines_of(drawn([check_table(HEAD, rows, SHARES)], height=110))

    assert len(pages) > 1
    assert all(page[len(HEAD)][0].startswith("Ein Schritt,") for page in pages)


def test_a_cell_that_no_page_could_hold_is_cut() -> None:
    pdf = drawn([check_table(HEAD, [("Kurz", "W" * 2000)], SHARES)])

    (cell,) = [element for element in found(pdf, "TD") if "W" in element.whole_text()]
    assert cell.whole_text().endswith("…")
    assert len(lines_of(pdf)) == 1


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
