"""The pages of the desk; each is made when it is visited for the first time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.shell.desk_rooms import DeskContext, DeskRoom


class DeskView(QStackedWidget):
    """Shows one room of the desk at a time; signals are those of its pages."""

    case_wanted = Signal(object, str, str)
    place_wanted = Signal(str)
    changed = Signal()
    news = Signal(str)
    failed = Signal(str)

    def __init__(self, rooms: Sequence[DeskRoom], context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rooms = tuple(rooms)
        self._context = context
        self._holders: dict[str, QScrollArea] = {}
        self._pages: dict[str, DeskPage] = {}

    def __contains__(self, key: str) -> bool:
        return any(room.key == key for room in self.rooms)

    def page(self, key: str) -> DeskPage:
        """The page of a room, made if it was never visited.  Raises ``KeyError``."""
        if key not in self._pages:
            room = {room.key: room for room in self.rooms}[key]
            made = room.make(self._context)
            made.setObjectName(f"desk-{key}")
            made.case_wanted.connect(self.case_wanted)
            made.place_wanted.connect(self.place_wanted)
            made.changed.connect(self.changed)
            made.news.connect(self.news)
            made.failed.connect(self.failed)
            holder = QScrollArea(self)
            holder.setWidgetResizable(True)
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            holder.setWidget(made)
            self._pages[key], self._holders[key] = made, holder
            self.addWidget(holder)
        return self._pages[key]

    def show_room(self, key: str) -> None:
        """Show a room as it is now."""
        page = self.page(key)
        self.setCurrentWidget(self._holders[key])
        page.refresh()
