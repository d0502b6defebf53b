"""Indicators on the screen: this year first, any months, saved as a table, with a word about small numbers."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot
from typing_extensions import override

from lotse_desktop.domain.errors import DamagedVaultError
from lotse_desktop.domain.period import Indicator
from lotse_desktop.services.figures import FiguresDesk
from lotse_desktop.ui.jobs import Failed, ImmediateJobs
from lotse_desktop.ui.pages.figures import FiguresPage
from lotse_desktop.ui.shell.figures_work import FiguresJobs
from tests.builders import NOW, TODAY, jana
from tests.fakes import FakeAsk, MemoryVault


class Work(FiguresJobs):
    """Counts a vault in memory with Jana in it, and remembers which months were asked for."""

    def __init__(self) -> None:
        vault = MemoryVault()
        record = jana()
        vault.records[record.client.id] = record
        super().__init__(FiguresDesk(vault, lambda: NOW), ImmediateJobs())
        self.asked: list[tuple[date, date]] = []
        self.fault: Exception | None = None

    @override
    def indicators(self, first: date, last: date, done: Callable[[Sequence[Indicator]], None], failed: Failed) -> None:
        self.asked.append((first, last))
        if self.fault is not None:
            failed(self.fault)
            return
        super().indicators(first, last, done, failed)


def a_page(qtbot: QtBot, work: Work, folder: Path | None = None) -> FiguresPage:
    page = FiguresPage(work, lambda: TODAY, FakeAsk(path=folder))
    qtbot.addWidget(page)
    page.refresh()
    return page


def row(page: FiguresPage, number: str) -> list[str]:
    table = page.findChild(QTableView, "indicators")
    assert table is not None
    model = table.model()
    rows = [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]
    empty: list[str] = []
    return next((found for found in rows if found[0] == number), empty)


def type_month(page: FiguresPage, name: str, text: str) -> None:
    line = next(line for line in page.findChildren(QLineEdit) if line.accessibleName() == name)
    line.selectAll()
    QTest.keyClicks(line, text)


def save_button(page: FiguresPage) -> QPushButton:
    button = page.findChild(QPushButton, "save-csv")
    assert button is not None
    return button


def test_this_year_is_shown_first(qtbot: QtBot) -> None:
    work = Work()
    page = a_page(qtbot, work)
    assert work.asked == [(date(2026, 1, 1), date(2026, 11, 1))]
    assert row(page, "I01") == ["I01", "Begleitete Personen", "1", "wenige"]
    assert row(page, "I05") == ["I05", "Integrationen", "0", ""]
    assert any("nicht weiter" in label.text() for label in page.findChildren(QLabel))


def test_the_chosen_line_says_what_it_means(qtbot: QtBot) -> None:
    page = a_page(qtbot, Work())
    table, chosen = page.findChild(QTableView, "indicators"), page.findChild(QLabel, "chosen")
    meaning = page.findChild(QLabel, "meaning")
    assert table is not None
    assert chosen is not None
    assert meaning is not None
    assert chosen.text() == "Begleitete Personen: 1 [wenige]"
    assert meaning.text() == "Personen, deren Fall im Zeitraum mindestens einen Tag offen war."
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert meaning.text().startswith("Offene Fälle am Ende jedes Monats")


def test_other_months_are_counted_as_soon_as_they_are_typed(qtbot: QtBot) -> None:
    page = a_page(qtbot, Work())
    type_month(page, "Bis Monat", "10/2026")
    assert row(page, "I01")[2] == "0"  # Jana's case began in November


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("12/2025", "11/2025", "Das Ende liegt vor dem Anfang."),
        ("01/2026", "12/2026", "Höchstens bis zum laufenden Monat."),
        ("01/2016", "11/2026", "Höchstens zehn Jahre."),
    ],
)
def test_months_that_make_no_period_are_told_and_not_counted(
    qtbot: QtBot, first: str, last: str, sentence: str
) -> None:
    work = Work()
    page = a_page(qtbot, work)
    type_month(page, "Von Monat", first)
    type_month(page, "Bis Monat", last)
    asked = [(one.year, one.month) for one in work.asked[-1]]
    assert asked != [(int(text[3:]), int(text[:2])) for text in (first, last)]
    assert any(label.text() == sentence for label in page.findChildren(QLabel))
    assert not save_button(page).isEnabled()
    assert row(page, "I01") == []


def test_saved_as_a_table_with_heading_period_and_warning(qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(qtbot, Work(), tmp_path)
    with qtbot.waitSignal(page.news):
        save_button(page).click()
    data = (tmp_path / "Kennzahlen-2026-01-bis-2026-11.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[:3] == [
        "Nr.;Kennzahl;Wert",
        ";Zeitraum;01/2026 bis 11/2026",
        "I01;Begleitete Personen;1 [wenige]",
    ]
    assert "nicht weiter" in lines[-2]


def test_a_fault_is_told_in_its_sentence(qtbot: QtBot) -> None:
    work = Work()
    page = a_page(qtbot, work)
    work.fault = DamagedVaultError("Der Tresor ist beschädigt.")
    told: list[str] = []
    page.failed.connect(told.append)
    page.refresh()
    assert told == ["Der Tresor ist beschädigt."]
