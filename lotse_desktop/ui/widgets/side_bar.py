"""The side: rooms in sections, each with its state at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.icons import ICON, icon
from lotse_desktop.ui.look import set_role, tokens_of

WIDTH: Final = 232
ROOMY: Final = 8
TIGHT: Final = 3
"""Pixels above and below the words of a room, and between sections; as many as let all rooms fit."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The state at the right of a room; ``alarming``: somebody is missing there."""

    text: str = ""
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class SideEntry:
    """One room."""

    key: str
    title: str
    icon: str
    badge: Badge = Badge()
    hint: str = ""
    """Its key stroke, shown as tool tip."""


class SideBar(QFrame):
    """Buttons of which one is chosen.  Tab reaches them, the arrow keys move, Enter or Space chooses."""

    chosen = Signal(str)
    resized = Signal(int)
    """The new width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAccessibleName(self.tr("Räume"))
        self._buttons: dict[str, _RoomButton] = {}
        self._group = QButtonGroup(self)
        self._inside = QWidget(self)
        self._inside.setProperty("role", "plain")
        self._column = QVBoxLayout(self._inside)
        self._headings: list[_Heading] = []
        self._rooms_of: dict[_Heading, list[_RoomButton]] = {}
        self._opened: _Heading | None = None
        """The section that stays open where not all rooms have room."""
        scroll = QScrollArea(self)
        scroll.setProperty("role", "plain")
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_sections(self, sections: Sequence[tuple[str, Sequence[SideEntry]]]) -> None:
        """Show these sections: heading and rooms."""
        self._empty()
        for heading, entries in sections:
            rooms: list[_RoomButton] = []
            if heading:
                label = _Heading(heading, self._inside)
                label.clicked.connect(partial(self._open, label))
                self._headings.append(label)
                self._rooms_of[label] = rooms
                self._column.addWidget(label)
            for entry in entries:
                button = _RoomButton(entry, self._inside)
                button.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
                self._buttons[entry.key] = button
                rooms.append(button)
                self._group.addButton(button)
                self._column.addWidget(button)
        self._column.addStretch()
        self._fit()

    def show_chosen(self, key: str) -> None:
        """Mark the room that is shown."""
        for other, button in self._buttons.items():
            button.setCheckable(True)
            if other == key:
                button.setChecked(True)
                self._opened = next((head for head, rooms in self._rooms_of.items() if button in rooms), None)
        self._fit()

    def show_badge(self, key: str, badge: Badge) -> None:
        """The state of a room."""
        self._buttons[key].show_badge(badge)

    def badge_text(self, key: str) -> str:
        """What stands at the right of a room."""
        return self._buttons[key].badge_text

    @property
    def keys(self) -> tuple[str, ...]:
        """The rooms from top to bottom."""
        return tuple(self._buttons)

    def _fit(self) -> None:
        for widget in (*self._headings, *self._buttons.values()):
            widget.ensurePolished()  # else it is measured with another font
        widest = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        width = max(WIDTH, widest + 22)
        if width != self.minimumWidth():
            self.setFixedWidth(width)
            self.resized.emit(width)
        self._fold(folded=False)
        missing = self._tighten()
        if missing > 0 and self._opened is not None:
            self._fold(folded=True)
            self._tighten()

    def _tighten(self) -> int:
        """Take as much room between the words as is needed; how many pixels are missing nevertheless."""
        self._space(ROOMY)
        missing = self._needed() - self.height()
        if missing <= 0:
            return 0
        saved = 2 * len(self._shown()) + len(self._headings) + 2
        self._space(max(TIGHT, ROOMY - ceil(missing / saved)))
        return self._needed() - self.height()

    def _fold(self, *, folded: bool) -> None:
        """Show every room, or only those of the opened section and those without a heading."""
        for heading, rooms in self._rooms_of.items():
            away = folded and heading is not self._opened
            heading.show_folded(len(rooms) if away else 0, can_open=folded)
            for room in rooms:
                room.is_folded = away
                room.setVisible(not away)

    def _shown(self) -> list["_RoomButton"]:
        return [button for button in self._buttons.values() if not button.is_folded]

    def _open(self, heading: "_Heading") -> None:
        self._opened = heading
        self._fit()

    def _needed(self) -> int:
        """The height of what is not folded; the layout would leave out what is not shown yet."""
        inside = [*self._headings, *self._shown()]
        margins, spacing = self._column.contentsMargins(), self._column.spacing() * max(0, len(inside) - 1)
        return sum(one.sizeHint().height() for one in inside) + spacing + margins.top() + margins.bottom()

    def _space(self, space: int) -> None:
        """How much room there is around each word."""
        self._column.setContentsMargins(10, 2 + space, 10, 2 + space)
        self._column.setSpacing(min(space, 2))
        for label in self._headings:
            label.space = space
            label.updateGeometry()
        for button in self._buttons.values():
            button.space = space
            button.updateGeometry()

    def _empty(self) -> None:
        self._buttons.clear()
        self._headings.clear()
        self._rooms_of.clear()
        self._opened = None
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            for button in self._buttons.values():
                button.paint_icon()
            self._fit()


class _Heading(QPushButton):
    """The name of a section; where it is folded, pressing opens it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = text
        self.space = ROOMY
        self.setProperty("role", "section")
        self.setAutoDefault(True)
        self.show_folded(0, can_open=False)

    def show_folded(self, rooms: int, *, can_open: bool) -> None:
        """How many rooms are folded away; ``can_open``: sections open and close here."""
        words = self._words.upper().replace("&", "&&")
        self.setText(f"{words}   +{rooms}" if rooms else words)
        spoken = self.tr("{section}, {number} Räume zugeklappt").format(section=self._words, number=rooms)
        self.setAccessibleName(spoken if rooms else self._words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_open and rooms else Qt.FocusPolicy.NoFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 4 + self.space + self.space // 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _RoomButton(QPushButton):
    def __init__(self, entry: SideEntry, parent: QWidget) -> None:
        super().__init__(entry.title.replace("&", "&&"), parent)
        self._entry = entry
        self.space = ROOMY
        """Pixels above and below the words."""
        self.is_folded = False
        self.setObjectName(f"room-{entry.key}")
        self.setProperty("role", "room")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setToolTip(entry.hint)
        self.setIconSize(QSize(ICON, ICON))
        self._badge = QLabel(self)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 10, 0)
        row.addStretch()
        row.addWidget(self._badge)
        self.toggled.connect(self.paint_icon)
        self.show_badge(entry.badge)
        self.paint_icon()

    def show_badge(self, badge: Badge) -> None:
        self._badge.setText(badge.text)
        set_role(self._badge, "smallgap" if badge.alarming else "small")
        self.setAccessibleName(f"{self._entry.title}, {badge.text}" if badge.text else self._entry.title)

    @property
    def badge_text(self) -> str:
        return self._badge.text()

    def paint_icon(self) -> None:
        tokens = tokens_of(self)
        self.setIcon(icon(self._entry.icon, tokens.primary_text if self.isChecked() else tokens.ink2))

    @override
    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height() + 2 * self.space
        return QSize(super().sizeHint().width() + self._badge.sizeHint().width() + 16, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
