"""The table of steps at the end of a page, and the width of its columns."""

from lotse_desktop.reporting.table import check_table
from tests.reporting.papers import drawn, found, lines_of
from tests.reporting.reading import faults_of_parent_tree, follows

HEAD = ("Was", "Wer", "erledigt")
LIMITS = ((60, 100), (60, 60))


def test_a_table_over_two_pages_is_one_table_whose_head_is_read_once() -> None:
    rows = [(f"Schritt {number}", "ich") for number in range(8)]

    pdf = drawn([check_table(HEAD, rows, LIMITS)], height=150)

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

    pages = lines_of(drawn([check_table(HEAD, rows, LIMITS)], height=110))

    assert len(pages) > 1
    assert all(page[len(HEAD)][0].startswith("Ein Schritt,") for page in pages)


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    def lines(word: str) -> list[str]:
        return [text for text, _ in lines_of(drawn([check_table(HEAD, [("Gehen", word)], ((50, 150), (60, 60)))]))[0]]

    assert "Anerkennungsberatung" in lines("Anerkennungsberatung")
    assert {"Anerkennungs-", "beratung"} <= set(lines("Anerkennungs\N{SOFT HYPHEN}beratung"))


def test_a_cell_that_no_page_could_hold_is_cut() -> None:
    pdf = drawn([check_table(HEAD, [("Kurz", "W" * 2000)], LIMITS)])

    (cell,) = [element for element in found(pdf, "TD") if "W" in element.whole_text()]
    assert cell.whole_text().endswith("…")
    assert len(lines_of(pdf)) == 1


def test_notes_stand_below_their_row_belong_to_its_first_text_and_never_outgrow_a_page() -> None:
    pdf = drawn([check_table(HEAD, [("Gehen", "ich"), ("Kommen", "du")], LIMITS, [("Dienstag.", "Offen."), ()])])

    cells = [element.whole_text() for element in found(pdf, "TD") if element.whole_text()]
    assert [" ".join(cell.split()) for cell in cells] == ["Gehen Dienstag. Offen.", "ich", "Kommen", "du"]
    assert faults_of_parent_tree(pdf) == []

    much = drawn([check_table(HEAD, [("Gehen", "ich")], LIMITS, [("Sehr lange Worte über alles. " * 12,) * 30])])
    assert len(lines_of(much)) == 1
