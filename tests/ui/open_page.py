"""A page of a case as the shell opens it: every change shows the page again."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.ui.kit.page import CasePage, PageContext
from tests.builders import TODAY
from tests.fakes import FakeAsk
from tests.ui.small_catalogue import SMALL

P = TypeVar("P", bound=CasePage)
H = TypeVar("H", bound=QWidget)
W = TypeVar("W", bound=QObject)


class Hands(Generic[H]):
    """What a person does on a page, widgets found by name."""

    page: H

    def settle(self) -> None:
        """Let new rows appear and former ones go, as they do before a person can look again."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(3):  # layouts inside layouts
            QApplication.processEvents()

    def find(self, kind: type[W], name: str, where: QWidget | None = None) -> W:
        """What is called ``name``; rather what is seen than what waits hidden."""
        self.settle()
        found = (where or self.page).findChildren(kind, name)
        assert found, name
        seen = (one for one in found if isinstance(one, QWidget) and one.isVisibleTo(self.page))
        return next(seen, found[0])

    def press(self, name: str, where: QWidget | None = None) -> None:
        button = self.find(QPushButton, name, where)
        assert button.isEnabled(), name
        button.click()

    def part(self, name: str) -> QWidget:
        return self.find(QWidget, name)

    def write(self, name: str, text: str, where: QWidget | None = None) -> QLineEdit:
        """Type ``text`` into the line of the field ``name``, as a person does."""
        line = self.find(QLineEdit, "line", self.find(QWidget, name, where))
        line.selectAll()
        if text:
            QTest.keyClicks(line, text)
        else:
            line.del_()
        return line

    def write_area(self, name: str, text: str, where: QWidget | None = None) -> QPlainTextEdit:
        area = self.find(QPlainTextEdit, name, where)
        QTest.keyClicks(area, text)
        return area

    def pick(self, name: str, key: str) -> None:
        """Choose an entry of a combo box, as a person does."""
        combo = self.find(QComboBox, name)
        row = combo.findData(key)
        combo.setCurrentIndex(row)
        combo.activated.emit(row)

    def texts(self, name: str) -> str:
        """All words that are seen in a part of the page."""
        labels = self.part(name).findChildren(QWidget)
        return "\n".join(str(w.property("text")) for w in labels if w.property("text") and w.isVisibleTo(self.page))


class OpenPage(Hands[P]):
    """The page, its editor and the door for questions."""

    def __init__(
        self, qtbot: QtBot, make: Callable[[PageContext], P], record: CaseRecord, catalogue: Catalogue = SMALL
    ) -> None:
        self.changes = 0
        self.ask = FakeAsk()
        self.editor = CaseEditor(record, self._changed)
        self.mirrored = False
        """Whether the client looks, too."""
        looks: Callable[[], bool] = lambda: self.mirrored  # noqa: E731
        self.page = make(
            PageContext(self.editor, catalogue, lambda: TODAY, self.ask, mirror=looks, switch_mirror=self.switch_mirror)
        )
        qtbot.addWidget(self.page)
        self.page.resize(1048, 630)
        self.page.show()
        self.settle()

    @property
    def record(self) -> CaseRecord:
        return self.editor.record

    def switch_mirror(self) -> None:
        """The client looks, too, or no longer."""
        self.mirrored = not self.mirrored
        self.page.refresh()

    def _changed(self) -> None:
        self.changes += 1
        self.page.refresh()
