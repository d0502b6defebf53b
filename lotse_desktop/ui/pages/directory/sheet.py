"""One entry to read: who, what, when, for whom; and what can be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.directory import Freshness, ServiceEntry
from lotse_desktop.domain.directory_words import Names, entry_rows, freshness_sentence
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Card, Rule, Words, empty_layout
from lotse_desktop.ui.widgets.flow import FlowLayout

_ROLES = {Freshness.CURRENT: "good", Freshness.OLD: "strong", Freshness.UNCHECKED: "gap"}


class EntrySheet(Card):
    """Shows one entry; its buttons tell what is wanted."""

    checked = Signal()
    edited = Signal()
    laid_down = Signal()
    taken_back = Signal()
    removed = Signal()

    def __init__(self, names: Names, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self._names, self._today = names, today
        self._shown: ServiceEntry | None = None
        self._heading = Words("", "cardtitle", self)
        self._heading.setObjectName("entry-name")
        self._state = Words("", "", self)
        self._state.setObjectName("freshness")
        self._check = self._button(self.tr("Geprüft heute"), "checked")
        self._edit = self._button(self.tr("Bearbeiten"), "edit")
        self._down = self._button(self.tr("Stilllegen"), "lay-down")
        self._back = self._button(self.tr("Wieder aufnehmen"), "take-back")
        self._remove = self._button(self.tr("Entfernen"), "remove")
        self._hands = QWidget(self)
        row = FlowLayout(self._hands, 6)
        for button in (self._check, self._edit, self._down, self._back, self._remove):
            row.addWidget(button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.show_title("")
        self.add(self._heading)
        self.add(self._state)
        self.add(self._hands)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._check.clicked.connect(self.checked)
        self._edit.clicked.connect(self.edited)
        self._down.clicked.connect(self.laid_down)
        self._back.clicked.connect(self.taken_back)
        self._remove.clicked.connect(self.removed)
        self.show_entry(None)

    def show_entry(self, entry: ServiceEntry | None, nothing: str = "") -> None:
        """Show ``entry``, or say ``nothing``."""
        self._shown = entry
        self._heading.setText(entry.name if entry else nothing)
        self._heading.setVisible(bool(self._heading.text()))
        self._state.setVisible(entry is not None)
        self._hands.setVisible(entry is not None)
        empty_layout(self._rows)
        if entry is None:
            return
        self.setAccessibleName(entry.name)
        self._state.setText(freshness_sentence(entry, self._today()))
        set_role(self._state, _ROLES[entry.freshness(self._today())] if entry.is_active else "small")
        for button in (self._check, self._down):
            button.setVisible(entry.is_active)
        for button in (self._back, self._remove):
            button.setVisible(not entry.is_active)
        for button in (self._check, self._edit, self._down, self._back, self._remove):
            button.setAccessibleName(f"{entry.name}: {button.text()}")
        for label, text in entry_rows(entry, self._names):
            self._rows.addWidget(Rule(self))
            self._rows.addWidget(_Row(label, text, self))

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button


class _Row(QWidget):
    """What it is about at the left, what is known at the right; both wrap."""

    def __init__(self, label: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        left, right = Words(label, "small", self), Words(text, "", self)
        left.setFixedWidth(16 * self.fontMetrics().averageCharWidth())
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(left, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(right, 0, 1)
        grid.setColumnStretch(1, 1)
