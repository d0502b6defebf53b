"""The real window over a vault in memory, with everything a test wants to look at."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.cases import Cases, Clients, list_figures
from lotse_desktop.services.directory import DirectoryDesk
from lotse_desktop.services.erasure import Erasure
from lotse_desktop.services.privacy import Privacy
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.settings import SettingsFile
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.shell.appearance import Appearance
from lotse_desktop.ui.shell.main_window import MainWindow
from lotse_desktop.ui.shell.open_case import OpenCase
from tests.builders import NOW, jana
from tests.fakes import FakeAsk, FakeKeeper, MemoryVault

W = TypeVar("W", bound=QObject)


class OpenDesk:
    """``vault`` holds the cases, ``keeper`` is the vault as a thing, ``ask`` answers; time stands still."""

    def __init__(self, qtbot: QtBot, app: QApplication, workspace: Workspace, folder: Path) -> None:
        self.now = NOW
        self.qtbot = qtbot
        self.vault = MemoryVault()
        self.directory = DirectoryDesk(self.vault, {}, lambda: uuid4().hex)
        self.keeper = FakeKeeper(folder / "Tresor-Mainz")
        self.ask = FakeAsk(path=folder)
        self.settings = SettingsFile(folder / "lotse.json")
        self.appearance = Appearance(app, self.settings)
        self.jana = jana()
        self.put(self.jana)
        workspace = replace(
            workspace,
            clients=Clients(self.vault, self.clock, uuid4),
            cases=Cases(self.vault, self.clock),
            directory=self.directory,
            erasure=Erasure(self.vault, self.keeper, self.clock),
            privacy=Privacy(self.vault, self.clock),
            vault=self.keeper,
        )
        self.window = MainWindow(
            workspace,
            self.keeper.folder,
            jobs=ImmediateJobs(),
            ask=self.ask,
            settings=self.settings,
            appearance=self.appearance,
            now=self.clock,
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.settle()

    def clock(self) -> datetime:
        return self.now

    def put(self, record: CaseRecord) -> UUID:
        """Store a case as another session would have done."""
        with self.vault() as unit:
            unit.cases.save(record, list_figures(record), self.now)
            unit.commit()
        return record.client.id

    def stored(self, client_id: UUID | None = None) -> CaseRecord:
        """What the vault holds."""
        return self.vault.records[client_id or self.jana.client.id]

    def open_jana(self) -> OpenCase:
        """Open the case as a double click does."""
        self.window.navigation.open_case(self.jana.client.id)
        self.settle()
        return self.case

    @property
    def case(self) -> OpenCase:
        case = self.window.navigation.case
        assert case is not None
        return case

    def go(self, room: str) -> None:
        self.window.navigation.go(room)
        self.settle()

    def listed(self) -> list[str]:
        """The family names in the list."""
        return [entry.family_name for entry in self.window.navigation.list.entries]

    def settle(self) -> None:
        """Let layouts happen and former widgets go."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(3):
            QApplication.processEvents()

    def find(self, kind: type[W], name: str, where: QWidget | None = None) -> W:
        found = (where or self.window).findChildren(kind, name)
        assert found, name
        return found[-1]

    def text(self, name: str) -> str:
        """The words of a label."""
        return self.find(QLabel, name).text()

    def press(self, name: str, where: QWidget | None = None) -> None:
        button = self.find(QPushButton, name, where)
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def given_name(self) -> QLineEdit:
        """The line of the first name on the page „Familie“, with the focus in it."""
        self.go("family")
        page = self.case.view.page("family")
        line = next(line for line in page.findChildren(QLineEdit) if line.accessibleName() == "Vorname")
        line.setFocus()
        line.end(False)  # noqa: FBT003
        return line

    def command(self, name: str) -> None:
        """Choose from the menu."""
        action = next(action for action in self.window.actions() if action.objectName() == name)
        assert action.isEnabled(), name
        action.trigger()
        self.settle()

    def leave(self) -> None:
        """Put everything down without asking."""
        self.vault.fault = None
        if not self.window.isHidden():
            self.window.close()
        self.settle()
