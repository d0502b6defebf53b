"""Search from anywhere: rooms of the open case and clients, one line and a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from lotse_desktop.domain.folding import folded
from lotse_desktop.ui.kit.dialog import Sheet


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to: ``kind`` („room“, „client“) and ``key`` say which."""

    kind: str
    key: str
    text: str
    detail: str = ""


class SearchDialog(Sheet):
    """Shows rooms at once; clients come from :attr:`asked` and :meth:`show_clients`."""

    asked = Signal(str)
    """Clients with these words are wanted."""
    chosen = Signal(object)
    """A :class:`Target`."""

    def __init__(self, rooms: Sequence[Target], parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("SearchDialog", "Suchen"), "", parent)
        self._rooms = rooms
        self._clients: Sequence[Target] = ()
        self._line = QLineEdit(self)
        self._line.setObjectName("words")
        self._line.setPlaceholderText(self.tr("Name, Kind, Schritt oder Raum …"))
        self._line.setAccessibleName(self.tr("Suchwort"))
        self._list = QListWidget(self)
        self._list.setObjectName("targets")
        self._list.setProperty("role", "framed")
        self._list.setAccessibleName(self.tr("Gefunden"))
        self._list.setMinimumHeight(240)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(15)
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, stretch=1)
        close = self.add_button(self.tr("Schließen"), "close")
        go = self.add_button(self.tr("Öffnen"), "go", main=True)

        self._line.textChanged.connect(self._show)
        self._line.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(lambda: self.asked.emit(self._line.text()))
        self._list.itemDoubleClicked.connect(self._go)
        go.clicked.connect(self._go)
        close.clicked.connect(self.reject)
        self._show()
        self._line.setFocus()
        self._pause.start()

    def show_clients(self, words: str, clients: Sequence[Target]) -> None:
        """The clients that were found for ``words``; late answers are dropped."""
        if words == self._line.text():
            self._clients = clients
            self._show()

    def _show(self) -> None:
        wanted = folded(self._line.text())
        self._list.clear()
        rooms = [room for room in self._rooms if wanted in folded(room.text)]
        for target in (*rooms, *self._clients):
            item = QListWidgetItem(f"{target.text}   {target.detail}".strip(), self._list)
            item.setData(Qt.ItemDataRole.UserRole, target)
        self._list.setCurrentRow(0)

    def _go(self) -> None:
        if self._list.currentRow() >= 0:
            item = self._list.currentItem()
            self.accept()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
        else:
            super().keyPressEvent(event)
