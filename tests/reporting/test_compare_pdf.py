"""„Start und heute“ on paper: words and pictures, accessible, nothing smaller than it may be."""

import pytest

from lotse_desktop.domain.compare_sheet import CompareRow, CompareSheet
from lotse_desktop.reporting.compare_pdf import draw_compare
from tests.builders import TODAY
from tests.catalogue.shipped import catalogue, compare_texts
from tests.reporting.reading import faults_of_parent_tree, follows, opened, plain, read, shown_on

TEXTS = compare_texts()
DOMAINS = catalogue().domains


def a_row(number: int, start: int | None = 2, latest: int | None = 4) -> CompareRow:
    domain = DOMAINS[number]
    lines = [
        text.format(words=domain.anchors[level - 1])
        for text, level in ((TEXTS.before, start), (TEXTS.now, latest))
        if level
    ]
    return CompareRow(
        title=domain.title, lines=tuple(lines), start=start, latest=latest, alternative=f"{domain.title}: Bild"
    )


def a_sheet(*rows: CompareRow, name: str = "") -> CompareSheet:
    levels = catalogue().levels
    return CompareSheet(
        day=TODAY,
        name=name,
        days="Start: 4. November 2026. Heute: 12. März 2027.",
        worst=levels[0],
        best=levels[-1],
        rows=rows or tuple(a_row(number) for number in range(len(DOMAINS))),
    )


SHEETS = {
    "every domain": a_sheet(),
    "one domain": a_sheet(a_row(0)),
    "a long name": a_sheet(name="Wilhelmina " * 21),
    "start only, today only, the same": a_sheet(a_row(1, 3, None), a_row(2, None, 5), a_row(3, 1, 1), a_row(4, 5, 1)),
    "long words": a_sheet(a_row(0).model_copy(update={"title": "Lebensbereich " * 12, "lines": ("Worte " * 60,)})),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_the_file_is_accessible_fit_for_the_archive_and_sound(sheet: CompareSheet) -> None:
    pdf = draw_compare(sheet, TEXTS)

    assert follows(pdf, "ua1")
    assert follows(pdf, "3b")
    assert faults_of_parent_tree(pdf) == []
    with opened(pdf) as file:
        assert file.check_pdf_syntax() == []
        assert len(file.pages) <= 2
        for page in file.pages:
            assert min(part.size for part in shown_on(page) if part.mark is not None) >= 11
    assert draw_compare(sheet, TEXTS) == pdf


def test_each_domain_has_a_heading_a_picture_told_in_words_and_what_the_ratings_mean() -> None:
    elements = list(read(draw_compare(a_sheet(a_row(0), a_row(1)), TEXTS)).walk())
    headings = [plain(element.whole_text()) for element in elements if element.role == "H2"]
    pictures = [element.alternative for element in elements if element.role == "Figure"]
    lines = [plain(element.whole_text()) for element in elements if element.role == "P"]
    assert headings == [DOMAINS[0].title, DOMAINS[1].title]
    assert pictures == [f"{title}: Bild" for title in headings]
    assert f"Start: {DOMAINS[0].anchors[1]}" in lines
    assert f"Heute: {DOMAINS[1].anchors[3]}" in lines
    assert lines[-1] == TEXTS.own


def test_twelve_domains_that_need_one_line_each_stand_on_one_page() -> None:
    row = a_row(0).model_copy(update={"lines": ("Start: ein Satz.", "Heute: ein anderer Satz.")})
    for number, pages in ((12, 1), (13, 2)):
        with opened(draw_compare(a_sheet(*[row] * number), TEXTS)) as file:
            assert len(file.pages) == pages
