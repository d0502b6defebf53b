"""Search from anywhere: rooms and parts of the open case, and clients; one line and a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from lotse_desktop.domain.folding import folded
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.widgets.target_list import TargetList

_LETTERS = 88
_ROWS = 11
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to: ``kind`` („room“, „client“), ``key`` and ``part`` say which; ``detail`` names its group."""

    kind: str
    key: str
    text: str
    detail: str = ""
    part: str = ""


def nothing_more(_words: str) -> Sequence[Target]:
    """Where no case is open."""
    return ()


class SearchDialog(Sheet):
    """Shows rooms at once, and with the first letter what ``find`` gives, which must be instant.

    Clients come from :attr:`asked` and :meth:`show_clients`, unless ``clients`` says that nobody shall be named.
    """

    asked = Signal(str)
    """Clients with these words are wanted."""
    chosen = Signal(object)
    """A :class:`Target`."""

    def __init__(
        self,
        rooms: Sequence[Target],
        find: Callable[[str], Sequence[Target]] = nothing_more,
        *,
        clients: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(QCoreApplication.translate("SearchDialog", "Suchen"), "", parent)
        self._rooms = [(room, folded(room.text)) for room in rooms]
        self._find = find
        self._clients: Sequence[Target] = ()
        self._line = QLineEdit(self)
        self._line.setObjectName("words")
        people = self.tr("Name, Kind, Raum, Frage, Schritt …") if clients else self.tr("Raum, Frage, Schritt …")
        self._line.setPlaceholderText(people)
        self._line.setAccessibleName(self.tr("Suchwort"))
        self._list = TargetList(self.tr("Gefunden"), self)
        self._list.setObjectName("targets")
        available = self.screen().availableSize()
        self._list.setMinimumSize(
            min(_LETTERS * self.fontMetrics().averageCharWidth(), available.width() * 7 // 10),
            min(_ROWS * (self.fontMetrics().height() + 14), available.height() // 2),
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(15)
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, stretch=1)
        close = self.add_button(self.tr("Schließen"), "close")
        go = self.add_button(self.tr("Öffnen"), "go", main=True)

        self._line.textChanged.connect(self._show)
        if clients:
            self._line.textChanged.connect(self._pause.start)
            self._pause.timeout.connect(lambda: self.asked.emit(self._line.text()))
            self._pause.start()
        self._list.itemDoubleClicked.connect(self._go)
        go.clicked.connect(self._go)
        close.clicked.connect(self.reject)
        self._show()
        self._line.setFocus()

    def show_clients(self, words: str, clients: Sequence[Target]) -> None:
        """The clients that were found for ``words``; late answers are dropped."""
        if words == self._line.text():
            self._clients = clients
            self._show()

    def _show(self) -> None:
        words = self._line.text()
        wanted = folded(words)
        rooms = [room for room, name in self._rooms if wanted in name]
        targets = (*rooms, *self._find(words), *self._clients)
        self._list.show_rows([(target.text, target.detail, target) for target in targets])

    def _go(self) -> None:
        target = self._list.chosen
        if target is not None:
            self.accept()
            self.chosen.emit(target)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None:
            self._list.move_by(step)
        else:
            super().keyPressEvent(event)
