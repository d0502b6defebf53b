"""„Datenschutz“: three lists, one at a time; what should go is opened where it is deleted."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.audit import AuditAction, AuditEntry
from lotse_desktop.domain.errors import DamagedVaultError
from lotse_desktop.domain.privacy import PrivacyState
from lotse_desktop.domain.retention import Deletion
from lotse_desktop.domain.tombstones import ErasureReason, Tombstone
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.pages.privacy import PrivacyPage
from tests.builders import NOW, an_id
from tests.ui.reach import unnamed

FULL = PrivacyState(
    (Deletion(an_id(1), "Jana Beispiel", date(2025, 12, 31), "Frist zu Ende"),),
    (AuditEntry(NOW, AuditAction.OPEN, an_id(1), "Jana Beispiel"), AuditEntry(NOW, AuditAction.ERASE, an_id(2))),
    (Tombstone(date(2026, 10, 1), ErasureReason.REQUEST),),
)


class Work:
    def __init__(self, state: PrivacyState) -> None:
        self.shown = state
        self.fault: Exception | None = None

    def state(self, done: Callable[[PrivacyState], None], failed: Failed) -> None:
        if self.fault is not None:
            failed(self.fault)
            return
        done(self.shown)


def opened(qtbot: QtBot, work: Work) -> PrivacyPage:
    page = PrivacyPage(work)
    qtbot.addWidget(page)
    page.resize(1048, 664)
    page.show()
    page.refresh()
    return page


def cells(page: PrivacyPage, key: str) -> list[str]:
    table = page.findChildren(ValueTable, f"table-{key}")[0]
    assert table.isVisibleTo(page)
    model = table.model()
    return [
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]


def choose(page: PrivacyPage, number: int) -> None:
    page.findChildren(QRadioButton)[number].click()


def test_each_list_says_what_it_holds(qtbot: QtBot) -> None:
    page = opened(qtbot, Work(FULL))
    assert cells(page, "due") == ["Jana Beispiel", "31.12.2025", "Frist zu Ende"]
    choose(page, 1)
    assert cells(page, "log")[:3] == ["24.11.2026, 10:42 Uhr", "Fall geöffnet", "Jana Beispiel"]
    assert cells(page, "log")[5] == "gelöschter Fall"
    choose(page, 2)
    assert cells(page, "gone") == ["10/2026", "auf Wunsch (Art. 17 DSGVO)"]
    assert unnamed(page) == []


def test_what_should_go_is_opened_where_it_is_deleted(qtbot: QtBot) -> None:
    page = opened(qtbot, Work(FULL))
    wanted: list[tuple[UUID, str]] = []

    def hear(client_id: UUID, room: str, _part: str) -> None:
        wanted.append((client_id, room))

    page.case_wanted.connect(hear)
    page.findChildren(ValueTable, "table-due")[0].opened.emit(0)
    assert wanted == [(an_id(1), "closing")]


def test_nothing_is_said_in_words_and_a_fault_too(qtbot: QtBot) -> None:
    work = Work(PrivacyState((), (), ()))
    page = opened(qtbot, work)
    assert page.findChildren(QLabel, "nothing")[0].text() == "Nichts ist zu löschen."
    heard: list[str] = []
    page.failed.connect(heard.append)
    work.fault = DamagedVaultError("Der Tresor ist beschädigt.")
    page.refresh()
    assert heard == ["Der Tresor ist beschädigt."]
