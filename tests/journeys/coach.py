"""Whoever sits in front of the screen: real window, real thread, real encrypted vault; only the printer is a file."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.app import BootstrapVaults
from lotse_desktop.domain.assessment import BOOKMARK
from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.paths import places_in
from lotse_desktop.settings import SettingsFile
from lotse_desktop.ui.jobs import ThreadJobs
from lotse_desktop.ui.pages.paper import PaperPage
from lotse_desktop.ui.shell.appearance import Appearance
from lotse_desktop.ui.shell.door import Door
from lotse_desktop.ui.shell.main_window import MainWindow
from lotse_desktop.ui.shell.open_case import OpenCase
from lotse_desktop.ui.shell.vaults import Desk, Opened
from lotse_desktop.ui.widgets.week_cards import GapCard
from lotse_desktop.ui.widgets.week_grid import WeekGrid
from tests.builders import NOW
from tests.fakes import FakeAsk

W = TypeVar("W", bound=QObject)
PASSPHRASE = "birne kutsche nebel sonntag"
MONDAY, TUESDAY, WORK, CHILD = 0, 1, 0, 1


def content(record: CaseRecord) -> CaseRecord:
    """The case without where one was in it."""
    return record.with_payload(BOOKMARK, Bookmark())


class Coach:
    """Whoever sits in front of the screen."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path, rubbish: ExitStack, now: datetime = NOW) -> None:
        self.qtbot = qtbot
        self.now = now
        self.ask = FakeAsk(path=folder)
        self.jobs = ThreadJobs()
        places = places_in(folder)
        settings = SettingsFile(places.config / "lotse.json")
        appearance = Appearance(app, settings)
        self.vaults = BootstrapVaults(places, settings, rubbish)

        def make_desk(opened: Opened, where: Path | None) -> Desk:
            return MainWindow(
                opened,  # type: ignore[arg-type]
                where,
                jobs=self.jobs,
                ask=self.ask,
                settings=settings,
                appearance=appearance,
                now=self.clock,
            )

        self.door = Door(self.vaults, make_desk, settings, self.jobs, self.ask)
        qtbot.addWidget(self.door.start_window)
        self.door.show_start()

    def clock(self) -> datetime:
        return self.now

    @property
    def desk(self) -> MainWindow:
        assert isinstance(self.door.desk, MainWindow)
        return self.door.desk

    @property
    def case(self) -> OpenCase:
        assert self.desk.navigation.case is not None
        return self.desk.navigation.case

    def find(self, kind: type[W], name: str, where: QWidget | None = None) -> W:
        for found in (where or self.door.desk or self.door.start_window).findChildren(kind, name):
            if not isinstance(found, QWidget) or found.isVisible():
                return found
        raise AssertionError(name)

    def sees(self, seen: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(seen, timeout=30_000)

    def press(self, name: str, where: QWidget | None = None) -> None:
        button = self.find(QPushButton, name, where)
        self.sees(button.isEnabled)
        button.click()

    def types(self, text: str, name: str, where: QWidget | None = None) -> None:
        QTest.keyClicks(self.find(QLineEdit, name, where), text)

    def makes_a_vault(self) -> str:
        """The first start, up to the empty list; the recovery code."""
        self.press("begin")
        self.types(PASSPHRASE, "passphrase")
        self.types(PASSPHRASE, "again")
        self.press("create")
        self.sees(self.has_code)
        groups = self.find(QLabel, "code").text().split()
        self.press("noted")
        self.types(groups[2], "group3")
        self.types(groups[6], "group7")
        self.press("prove")
        self.sees(lambda: self.door.desk is not None)
        return "-".join(groups)

    def has_code(self) -> bool:
        return any(label.text() for label in self.door.start_window.findChildren(QLabel, "code"))

    def unlocks_with(self, secret: str) -> None:
        self.types(secret, "secret")
        self.press("open")
        self.sees(lambda: self.door.desk is not None)

    def makes_a_case(self) -> None:
        QTest.keyClick(self.desk, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        form = QApplication.activeModalWidget()
        assert form is not None
        self.types("Jana", "given", form)
        self.types("Beispiel", "family", form)
        self.types("Mia", "child1", form)
        self.types("5/2021", "line", self.find(QWidget, "month1", form))
        self.press("take", form)
        self.sees(lambda: self.desk.navigation.case is not None)

    def opens_the_case(self) -> None:
        self.sees(lambda: bool(self.desk.navigation.list.entries))
        QTest.keyClick(self.find(QLineEdit, "find"), Qt.Key.Key_Return)
        self.sees(lambda: self.desk.navigation.case is not None)

    def draws(self, day: int, lane: int, start: int, end: int) -> None:
        grid = self.case.view.page("care_week").findChild(WeekGrid)
        assert grid is not None
        grid.block_drawn.emit(day, lane, start, end)

    @property
    def gap(self) -> str:
        return self.find(QLabel, "number", self.find(GapCard, "gap")).text()

    def prints_to(self, path: Path) -> None:
        page = self.case.view.page("paper")
        assert isinstance(page, PaperPage)

        def printer(_parent: QWidget) -> QPrinter:
            made = QPrinter()
            made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            made.setOutputFileName(str(path))
            return made

        page._choose_printer = printer
        self.press("main")

    def locks(self) -> None:
        self.desk.lock()
        self.sees(lambda: self.door.desk is None)
        self.jobs.finish()

    def leaves(self) -> None:
        if self.door.desk is not None:
            self.door.desk.close()
        self.jobs.close()
