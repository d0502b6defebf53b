"""The list answers while somebody types, and never with an old answer."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.errors import DamagedVaultError
from lotse_desktop.domain.plan import Actor, Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.cases import Clients, list_figures
from lotse_desktop.ui.models.clients import CHILDREN, DUE, GAP, STEPS
from lotse_desktop.ui.shell import client_list
from lotse_desktop.ui.shell.client_list import ClientList
from tests.builders import NOW, TODAY, a_client, a_record, jana
from tests.fakes import MemoryUnit, MemoryVault
from tests.held_jobs import HeldJobs


class Shown:
    """A list over a vault in memory whose answers wait until they are released."""

    def __init__(self, qtbot: QtBot) -> None:
        self.vault = MemoryVault()
        self.jobs = HeldJobs()
        self.list = ClientList(Clients(self.vault, lambda: NOW, uuid4), self.jobs, lambda: TODAY)
        qtbot.addWidget(self.list)
        self.list.resize(1000, 600)
        self.list.show()

    def put(self, *records: CaseRecord) -> None:
        with self.vault() as unit:
            for record in records:
                unit.cases.save(record, list_figures(record), NOW)
            unit.commit()

    def begin(self, *, archived: bool = False) -> None:
        self.list.show_kind(archived=archived)
        self.jobs.release()

    def names(self) -> list[str]:
        return [entry.given_name for entry in self.list.entries]

    def find(self, text: str) -> QLineEdit:
        line = self.list.findChild(QLineEdit, "find")
        assert line is not None
        line.setText(text)
        return line

    def cell(self, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
        table = self.list.findChild(QTableView, "clients")
        assert table is not None
        return str(table.model().index(0, column).data(role))

    def words(self, name: str) -> str:
        label = self.list.findChild(QLabel, name)
        assert label is not None
        return label.text() if not label.isHidden() else ""


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_typing_finds_at_once(shown: Shown, qtbot: QtBot) -> None:
    shown.put(jana(), a_record(a_client("Karim", "Muster")))
    shown.begin()
    assert shown.names() == ["Jana", "Karim"]
    shown.find("karim")
    qtbot.waitUntil(lambda: bool(shown.jobs.waiting))
    shown.jobs.release()
    assert shown.names() == ["Karim"]


def test_a_late_answer_to_an_older_question_is_dropped(shown: Shown) -> None:
    shown.put(jana(), a_record(a_client("Karim", "Muster")))
    shown.begin()
    shown.find("karim")
    shown.list.refresh()
    shown.find("jana")
    shown.list.refresh()
    older, newer = shown.jobs.waiting
    newer()
    assert shown.names() == ["Jana"]
    older()
    assert shown.names() == ["Jana"]


def test_a_row_says_ages_gap_steps_and_what_is_due(shown: Shown) -> None:
    record = jana()
    step = Step(id="s1", text="OGS anfragen", actor=Actor.CLIENT, due=date(2026, 11, 20))
    shown.put(record.with_plan(record.plan.with_step(step)))
    shown.begin()
    assert shown.cell(CHILDREN) == "5 J."
    assert shown.cell(CHILDREN, Qt.ItemDataRole.AccessibleTextRole) == "Mia 5"
    assert shown.cell(GAP) == "2 h 20"
    assert shown.cell(GAP, Qt.ItemDataRole.AccessibleTextRole) == "Lücke 2 h 20 min"
    assert shown.cell(STEPS) == "1 offen"
    assert shown.cell(DUE) == "seit 4 Tagen"


def test_an_empty_vault_says_what_to_do_first_and_offers_the_demo(shown: Shown, qtbot: QtBot) -> None:
    shown.begin()
    texts = {button.text(): button for button in shown.list.findChildren(QPushButton) if button.isVisible()}
    with qtbot.waitSignal(shown.list.new_wanted):
        texts["Ersten Fall anlegen"].click()
    with qtbot.waitSignal(shown.list.demo_wanted):
        texts["Demo mit erfundenen Fällen ansehen"].click()


def test_nothing_found_says_where_was_looked(shown: Shown) -> None:
    shown.put(jana())
    shown.begin()
    shown.find("xyz")
    shown.list.refresh()
    shown.jobs.release()
    assert shown.words("more").startswith("Nichts gefunden.")


def test_more_cases_than_fit_are_told(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_list, "LIMIT", 2)
    shown.put(*(a_record(a_client(f"Probe {number}")) for number in range(3)))
    shown.begin()
    assert len(shown.names()) == 2
    assert shown.words("more").startswith("Die ersten 2 werden gezeigt.")
    assert shown.words("sentence") == "3 laufende Fälle"


def test_letters_typed_on_the_table_search(shown: Shown) -> None:
    shown.put(jana())
    shown.begin()
    table = shown.list.findChild(QTableView, "clients")
    assert table is not None
    QTest.keyClicks(table, "be")
    line = shown.list.findChild(QLineEdit, "find")
    assert line is not None
    assert line.text() == "be"


def test_a_double_click_opens_the_case(shown: Shown, qtbot: QtBot) -> None:
    record = jana()
    shown.put(record)
    shown.begin()
    table = shown.list.findChild(QTableView, "clients")
    assert table is not None
    with qtbot.waitSignal(shown.list.opened) as told:
        table.doubleClicked.emit(table.model().index(0, 0))
    assert told.args == [record.client.id]
    assert isinstance(told.args[0], UUID)


def test_a_vault_that_cannot_be_read_is_told(shown: Shown, qtbot: QtBot) -> None:
    def broken() -> MemoryUnit:
        raise DamagedVaultError("Der Tresor ist beschädigt.")

    listed = ClientList(Clients(broken, lambda: NOW, uuid4), shown.jobs, lambda: TODAY)
    qtbot.addWidget(listed)
    with qtbot.waitSignal(listed.failed) as told:
        listed.show_kind(archived=False)
        shown.jobs.release()
    assert told.args == ["Der Tresor ist beschädigt."]
