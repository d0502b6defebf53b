"""Violence, child protection, a health crisis: whoever looks for help leaves no byte behind (handbook 2.6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.bootstrap import create_vault, open_workspace
from lotse_desktop.paths import places_in
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.settings import SettingsFile
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.shell.appearance import Appearance
from lotse_desktop.ui.shell.main_window import MainWindow
from tests.builders import NOW, jana
from tests.fakes import FakeAsk

SECRET = "birne kutsche nebel sonntag"
HELP_ONLY = ("VIOLENCE", "CHILD_PROTECTION", "HEALTH_CRISIS")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    places = places_in(tmp_path)
    create_vault(places.data, SECRET, places=places)
    opened = open_workspace(places.data, SECRET, places=places, now=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path) -> MainWindow:
    """A case is open in a real vault, everything is stored."""
    settings = SettingsFile(tmp_path / "lotse.json")
    made = MainWindow(
        workspace,
        workspace.vault.folder,
        jobs=ImmediateJobs(),
        ask=FakeAsk(path=tmp_path),
        settings=settings,
        appearance=Appearance(qapp, settings),
        now=lambda: NOW,
    )
    qtbot.addWidget(made)
    made.show()
    record = jana()
    workspace.clients.add(record)
    made.navigation.open_case(record.client.id)
    settings.keep(settings.settings)
    return made


def files(folder: Path) -> dict[Path, bytes]:
    """Every file below ``folder`` with its content."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("topic", HELP_ONLY)
def test_record_history_vault_settings_and_log_are_the_same_before_and_after(
    window: MainWindow, topic: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    case = window.navigation.case
    assert case is not None
    record, before = case.record, files(tmp_path)
    assert any(path.suffix == ".db" or path.name.startswith("lotse") for path in before)

    case.view.show_room("urgent")
    page = case.view.page("urgent")
    page.findChildren(QPushButton, f"help-{topic}")[0].click()
    assert page.accessibleName() != "Dringend?"
    QTest.keyClick(page, Qt.Key.Key_Escape)
    case.view.show_room("urgent", topic)
    case.view.show_room("overview")
    case.session.flush()

    assert case.record is record
    assert (case.session.editor.undo_name, case.session.editor.redo_name) == (None, None)
    assert case.session.is_saved
    assert files(tmp_path) == before
    assert caplog.records == []


def test_a_ticked_topic_does_reach_the_vault(window: MainWindow, tmp_path: Path) -> None:
    """The comparison above can fail: the same path with a topic that may be kept changes the vault."""
    case = window.navigation.case
    assert case is not None
    before = files(tmp_path)
    case.view.show_room("urgent")
    tick = next(b for b in case.view.page("urgent").findChildren(QPushButton, "tick") if b.text() == "Eine Frist läuft")
    tick.click()
    assert case.session.flush()
    assert files(tmp_path) != before
