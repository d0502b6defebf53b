"""Deleting the open case in the real window: it is put away and never stored again."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.tombstones import ErasureReason
from lotse_desktop.services.erasure import Erased
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.pages.closing.erase_dialog import EraseDialog
from lotse_desktop.ui.shell.erasure_desk import erased_words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from tests.ui.shell.open_desk import OpenDesk


def erase(desk: OpenDesk) -> None:
    desk.go("closing")
    desk.press("ask-erase")
    dialog = desk.window.findChildren(EraseDialog)[-1]
    desk.find(ChoiceRow, "erase-reason", dialog).picked.emit(("MISTAKE",))
    desk.find(QLineEdit, "erase-word", dialog).setText("löschen")
    desk.press("erase", dialog)


def test_a_deleted_case_is_gone_and_the_list_is_shown(desk: OpenDesk) -> None:
    desk.open_jana()
    record = desk.case.record
    changed = record.with_client(record.client.model_copy(update={"given_name": "Lena"}))
    desk.case.session.editor.change("Vorname ändern", changed)
    erase(desk)
    assert desk.window.navigation.case is None
    assert desk.vault.records == {}
    assert [stone.reason for stone in desk.vault.buried] == [ErasureReason.MISTAKE]
    assert desk.listed() == []
    assert desk.keeper.purged == 1


def test_a_case_that_could_not_be_deleted_stays_open(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.vault.fault = NoAccessError("Voll.")
    erase(desk)
    assert desk.ask.told == ["Voll."]
    assert desk.case.view.isEnabled()
    assert desk.stored() == desk.jana
    assert desk.find(QPushButton, "ask-erase").isEnabled()


@pytest.mark.parametrize(
    ("erased", "words"),
    [
        (Erased(0), "auch aus den Sicherungen"),
        (Erased(1), "Eine ältere Sicherung kann"),
        (Erased(3), "3 ältere Sicherungen"),
        (Erased(2, "Voll."), "aber: Voll."),
    ],
)
def test_what_is_left_is_told(erased: Erased, words: str) -> None:
    assert words in erased_words(erased)


def test_a_case_file_is_noted_in_the_audit_log_and_a_deletion_too(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.command("export")
    erase(desk)
    desk.go("privacy")
    table = desk.window.findChildren(ValueTable, "table-log")[0]
    model = table.model()
    told = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    assert told == ["Fall gelöscht", "Fall als Datei gespeichert", "Fall geöffnet"]
