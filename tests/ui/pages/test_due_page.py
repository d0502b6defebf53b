"""What is due over all cases: overdue first, filtered, opened where it is done."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton, QTableView
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.due import DueEntry, DueItem, DueKind
from lotse_desktop.domain.errors import DamagedVaultError
from lotse_desktop.domain.today import Quarter, Today
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.pages.due import DuePage
from tests.builders import TODAY, an_id


def an_entry(number: int, days: int, kind: DueKind = DueKind.STEP, text: str = "OGS anfragen") -> DueEntry:
    item = DueItem(kind, f"r{number}", TODAY + timedelta(days=days), None, text)
    return DueEntry(an_id(number), "Jana", "Beispiel", "PLAN", item)


LATE, SOON = an_entry(1, -3), an_entry(2, 1, DueKind.CHECK, "MONTHS_3")


class Work:
    def __init__(self, *entries: DueEntry) -> None:
        self.entries = entries
        self.fault: Exception | None = None

    def today(self, done: Callable[[Today], None], failed: Failed) -> None:
        if self.fault is not None:
            failed(self.fault)
            return
        done(Today(TODAY, (), self.entries, (), Quarter(TODAY, 0, 0, 0)))


def a_page(qtbot: QtBot, *entries: DueEntry) -> DuePage:
    page = DuePage(Work(*entries))
    qtbot.addWidget(page)
    page.refresh()
    return page


def rows(page: DuePage) -> list[list[str]]:
    table = page.findChild(QTableView, "due")
    assert table is not None
    model = table.model()
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def choose(page: DuePage, text: str) -> None:
    next(button for button in page.findChildren(QRadioButton) if button.text() == text).click()


def test_what_has_passed_says_for_how_long(qtbot: QtBot) -> None:
    page = a_page(qtbot, LATE, SOON)
    assert rows(page) == [
        ["seit 3 Tagen", "OGS anfragen", "Jana Beispiel"],
        ["morgen", "Nach 3 Monaten nachfragen", "Jana Beispiel"],
    ]
    assert any("1 überfällig" in label.text() for label in page.findChildren(QLabel))


def test_only_what_is_overdue_or_only_what_comes(qtbot: QtBot) -> None:
    page = a_page(qtbot, LATE, SOON)
    choose(page, "Überfällig")
    assert [row[0] for row in rows(page)] == ["seit 3 Tagen"]
    choose(page, "Demnächst")
    assert [row[0] for row in rows(page)] == ["morgen"]
    choose(page, "Alles")
    assert len(rows(page)) == 2


def test_an_empty_page_says_that_there_is_nothing_to_do(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    nothing = page.findChild(QLabel, "nothing")
    assert nothing is not None
    assert nothing.isVisibleTo(page)


def test_opening_a_row_leads_to_the_case_and_the_room(qtbot: QtBot) -> None:
    page = a_page(qtbot, LATE)
    table = page.findChild(QTableView, "due")
    assert table is not None
    found: list[tuple[UUID, str, str]] = []

    def note(client_id: UUID, room: str, part: str) -> None:
        found.append((client_id, room, part))

    page.case_wanted.connect(note)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert found == [(an_id(1), "plan", "")]


@pytest.mark.parametrize("sentence", ["Der Tresor ist beschädigt."])
def test_a_fault_is_told_in_its_sentence(qtbot: QtBot, sentence: str) -> None:
    work = Work()
    work.fault = DamagedVaultError(sentence)
    page = DuePage(work)
    qtbot.addWidget(page)
    told: list[str] = []
    page.failed.connect(told.append)
    page.refresh()
    assert told == [sentence]
