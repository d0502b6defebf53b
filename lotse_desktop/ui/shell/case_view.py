"""The pages of one open case; each is made when it is visited for the first time."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.shell.registry import Room
from lotse_desktop.ui.widgets.tab_order import first_control


class CaseView(QStackedWidget):
    """Shows one room at a time and keeps the visible one up to date."""

    room_shown = Signal(str)

    def __init__(self, rooms: Sequence[Room], context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = {room.key: room for room in rooms}
        self._first = rooms[0].key
        self._bookmark = context.editor.record.bookmark
        self._left_room = self._bookmark.room if self._bookmark.room in self._rooms else self._first
        self._context = context
        self._pages: dict[str, CasePage] = {}
        self._holders: dict[str, QScrollArea] = {}
        self._stale: set[str] = set()
        self._key = ""

    @property
    def key(self) -> str:
        """The room that is shown."""
        return self._key

    @property
    def bookmark(self) -> Bookmark:
        """Where one is; parts of rooms that were not visited this time stay as they were."""
        shown = {key: part for key in self._pages if self._rooms[key].kept and (part := self._pages[key].shown_part())}
        room = self._left_room if self._left_room != self._first else ""
        return Bookmark(room=room, parts={**self._bookmark.parts, **shown})

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
        """Show a room, and ``part`` of it; at the first visit the part where one was before."""
        if key not in self._pages:
            part = part or self._bookmark.parts.get(key, "")
        page = self.page(key)
        if key in self._stale:
            self._stale.discard(key)
            page.refresh()
        self._key = key
        if self._rooms[key].kept:
            self._left_room = key
        self.setCurrentWidget(self._holders[key])
        if part:
            page.show_part(part)
        self.room_shown.emit(key)

    def come_back(self) -> None:
        """Show the room where one was when the case was left, else the first one."""
        self.show_room(self._left_room)

    def enter(self) -> None:
        """Put the focus where it was on the visible page, else on the first thing of it."""
        page = self._pages[self._key]
        former = cast("QWidget | None", page.focusWidget())
        if former is not None and former.isVisibleTo(page) and former.isEnabled():
            former.setFocus(Qt.FocusReason.TabFocusReason)
            return
        first = first_control(page)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """The record changed: show it on the visible page, on the others when they are shown."""
        self._stale = set(self._pages) - {self._key}
        if self._key:
            self._pages[self._key].refresh()
