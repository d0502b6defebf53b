"""The times for an employer on paper: one page, a table, no word about anything else."""

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lotse_desktop.domain.wording import WEEKDAY_NAMES
from lotse_desktop.domain.work_times import DayTimes, WorkTimes
from lotse_desktop.reporting.work_times_pdf import draw_work_times
from tests.catalogue.shipped import work_times_texts
from tests.reporting.reading import all_bytes, faults_of_parent_tree, follows, opened, plain, read, shown_on

TEXTS = work_times_texts()
NBSP = "\N{NO-BREAK SPACE}"
SPAN = f"16:30{NBSP}bis{NBSP}23:30{NBSP}Uhr"


def times(columns: int = 1, *, cell: str = SPAN, name: str = "") -> WorkTimes:
    return WorkTimes(
        day=date(2026, 11, 10),
        name=name,
        valid_from="Gültig ab Montag, 30. November 2026",
        columns=tuple(f"Jede {columns}. Woche ab 30.{NBSP}November{NBSP}2026" for _ in range(columns)),
        rows=tuple(DayTimes(day=day, times=(cell,) * columns) for day in WEEKDAY_NAMES[:5]),
        week_hours=("27,5",) * columns,
        hours="Mindestens 27,5 Stunden in jeder Woche",
        notes=(TEXTS.note_way, TEXTS.note_pause, TEXTS.note_either, TEXTS.note_holidays, TEXTS.note_change),
    )


PAGES = {
    "one week": times(),
    "two weeks": times(2),
    "three weeks, two times a day": times(3, cell=f"{SPAN} oder {SPAN}"),
    "a long name": times(name="Wilhelmina " * 21),
    "no headline": times().model_copy(update={"hours": ""}),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_file_is_accessible_fit_for_the_archive_sound_and_one_page(page: WorkTimes) -> None:
    pdf = draw_work_times(page, TEXTS)

    assert follows(pdf, "ua1")
    assert follows(pdf, "3b")
    assert faults_of_parent_tree(pdf) == []
    with opened(pdf) as file:
        assert len(file.pages) == 1
        assert file.check_pdf_syntax() == []
        assert min(part.size for part in shown_on(file.pages[0]) if part.mark is not None) >= 11


def test_the_times_are_a_table_with_a_head() -> None:
    (table,) = [element for element in read(draw_work_times(times(2), TEXTS)).walk() if element.role == "Table"]
    head, *rows = table.children

    assert [cell.role for cell in head.children] == ["TH"] * 3
    assert [[plain(cell.whole_text()) for cell in row.children] for row in rows] == [
        *([day, plain(SPAN), plain(SPAN)] for day in WEEKDAY_NAMES[:5]),
        ["Stunden in der Woche", "27,5", "27,5"],
    ]


def test_a_time_stays_in_one_line_in_the_narrowest_column() -> None:
    with opened(draw_work_times(times(3), TEXTS)) as file:
        lines = [plain(part.text) for part in shown_on(file.pages[0])]

    assert lines.count(plain(SPAN)) == 15


def test_nothing_says_where_the_page_comes_from() -> None:
    pdf = draw_work_times(times(), TEXTS)
    with opened(pdf) as file:
        assert "/Info" not in file.trailer
        metadata = file.Root.Metadata.read_bytes().decode()
        fonts = [str(font.BaseFont) for font in file.pages[0].Resources.Font.values()]

    assert '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Verlässliche Arbeitszeiten</rdf:li>' in metadata
    assert all("NotoSans" in font for font in fonts)
    for word in (b"Lotse", b"lotse", "Alleinerziehend".encode("utf-16-be"), b"Coach"):
        assert word not in all_bytes(pdf)


def test_the_same_page_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    page = times(2, name="Mara Beispiel")
    (tmp_path / "page.json").write_text(page.model_dump_json(), "utf-8")
    program = (
        "import hashlib, pathlib, sys\n"
        "from lotse_desktop.domain.work_times import WorkTimes\n"
        "from lotse_desktop.reporting.work_times_pdf import draw_work_times\n"
        "from tests.catalogue.shipped import work_times_texts\n"
        "page = WorkTimes.model_validate_json(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(hashlib.sha256(draw_work_times(page, work_times_texts())).hexdigest())\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "page.json")]
    ran = subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True)

    assert hashlib.sha256(draw_work_times(page, TEXTS)).hexdigest() == ran.stdout.strip()
