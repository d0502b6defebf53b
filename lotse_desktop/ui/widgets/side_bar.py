"""The side: rooms in sections, each with its state at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.icons import ICON, icon
from lotse_desktop.ui.look import set_role, tokens_of

WIDTH: Final = 232


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
        self._column.setContentsMargins(10, 14, 10, 10)
        self._column.setSpacing(2)
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
            if heading:
                label = QLabel(heading.upper(), self._inside)
                label.setProperty("role", "section")
                label.setContentsMargins(12, 12, 0, 4)
                self._column.addWidget(label)
            for entry in entries:
                button = _RoomButton(entry, self._inside)
                button.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
                self._buttons[entry.key] = button
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
        widest = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        width = max(WIDTH, widest + 22)
        if width != self.minimumWidth():
            self.setFixedWidth(width)
            self.resized.emit(width)

    def _empty(self) -> None:
        self._buttons.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            for button in self._buttons.values():
                button.paint_icon()
            self._fit()


class _RoomButton(QPushButton):
    def __init__(self, entry: SideEntry, parent: QWidget) -> None:
        super().__init__(entry.title.replace("&", "&&"), parent)
        self._entry = entry
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
        hint = super().sizeHint()
        return QSize(hint.width() + self._badge.sizeHint().width() + 16, hint.height())
