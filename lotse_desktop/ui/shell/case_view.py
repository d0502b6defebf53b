"""The pages of one open case; each is made when it is visited for the first time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.shell.registry import Room


class CaseView(QStackedWidget):
    """Shows one room at a time and keeps the visible one up to date."""

    room_shown = Signal(str)

    def __init__(self, rooms: Sequence[Room], context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = {room.key: room for room in rooms}
        self._context = context
        self._pages: dict[str, CasePage] = {}
        self._holders: dict[str, QScrollArea] = {}
        self._stale: set[str] = set()
        self._key = ""

    @property
    def key(self) -> str:
        """The room that is shown."""
        return self._key

    def page(self, key: str) -> CasePage:
        """The page of a room, made if it was never visited.  Raises ``KeyError``."""
        if key not in self._pages:
            made = self._rooms[key].make(self._context)
            made.setObjectName(f"page-{key}")
            made.wanted.connect(self.show_room)
            holder = QScrollArea(self)
            holder.setWidgetResizable(True)
            holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            holder.setWidget(made)
            self._pages[key], self._holders[key] = made, holder
            self.addWidget(holder)
        return self._pages[key]

    def show_room(self, key: str, part: str = "") -> None:
        """Show a room, and ``part`` of it."""
        page = self.page(key)
        if key in self._stale:
            self._stale.discard(key)
            page.refresh()
        self._key = key
        self.setCurrentWidget(self._holders[key])
        if part:
            page.show_part(part)
        self.room_shown.emit(key)

    def enter(self) -> None:
        """Put the focus on the first thing of the visible page."""
        page = self._pages[self._key]
        widget = page.nextInFocusChain()
        while widget is not None and widget is not page:
            reachable = widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if reachable and widget.isVisibleTo(page) and page.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            widget = widget.nextInFocusChain()

    def refresh(self) -> None:
        """The record changed: show it on the visible page, on the others when they are shown."""
        self._stale = set(self._pages) - {self._key}
        if self._key:
            self._pages[self._key].refresh()
