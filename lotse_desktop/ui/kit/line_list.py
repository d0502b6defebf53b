"""A few lines of text in order: write, move, take out, add; or take what is proposed."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.ui.widgets.card import empty_layout
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.typed import TypedEdit, text_edit

SMALL: Final = 36


class LineList(QWidget):
    """At most ``most`` lines; lines that are empty are not told."""

    edited = Signal(object, str)
    """``tuple[str, ...]``, and a key under which changes that follow each other are one step of undo."""
    proposals_wanted = Signal()

    def __init__(self, name: str, most: int, *, proposes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._most, self._proposes = name, most, proposes
        self._rows: list[TypedEdit] = []
        self._inside = QVBoxLayout()
        self._inside.setSpacing(4)
        self._add = QPushButton(self.tr("Zeile ergänzen"), self)
        self._add.setObjectName("add-line")
        self._add.setAccessibleDescription(name)
        self._propose = QPushButton(self.tr("Vorschläge nehmen"), self)
        self._propose.setObjectName("take-proposals")
        self._propose.setProperty("role", "quiet")
        self._propose.setAccessibleDescription(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._inside)
        buttons = FlowLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._propose)
        layout.addLayout(buttons)
        self._add.clicked.connect(self._append)
        self._propose.clicked.connect(self.proposals_wanted)

    def show_lines(self, lines: Sequence[str], *, proposed: bool = False) -> None:
        """Show ``lines``; ``proposed``: they are what the program proposes."""
        if self._lines() != tuple(lines):
            self._build(lines)
        self._add.setEnabled(len(self._rows) < self._most)
        self._propose.setVisible(self._proposes and not proposed)

    def _lines(self) -> tuple[str, ...]:
        return tuple(text for row in self._rows if (text := row.line.text().strip()))

    def _build(self, lines: Sequence[str]) -> None:
        if len(lines) != len(self._rows):
            empty_layout(self._inside)
            self._rows = [self._row(place) for place in range(len(lines))]
        for row, line in zip(self._rows, lines, strict=True):
            row.show_value(line or None)

    def _row(self, place: int) -> TypedEdit:
        name = self.tr("{name}, Zeile {number}").format(name=self._name, number=place + 1)
        edit = text_edit(name, self)
        edit.setObjectName(f"line-{place}")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(edit, stretch=1)
        for key, words, step in (("up", self.tr("nach oben"), -1), ("out", self.tr("entfernen"), 0)):
            button = QPushButton(words, self)
            button.setObjectName(f"{key}-{place}")
            button.setProperty("role", "line")
            button.setMinimumHeight(SMALL)
            button.setAccessibleName(f"{name}: {words}")
            button.setEnabled(place > 0 or not step)
            button.clicked.connect(partial(self._move, place, step))
            row.addWidget(button)
        self._inside.addLayout(row)
        edit.typed.connect(partial(self._tell, place))
        return edit

    def _tell(self, place: int, _value: object = None) -> None:
        self.edited.emit(self._lines(), f"{self._name}:{place}")

    def _append(self) -> None:
        self._rows.append(self._row(len(self._rows)))
        self._add.setEnabled(len(self._rows) < self._most)
        self._rows[-1].line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, place: int, step: int, _checked: object = None) -> None:
        lines = [row.line.text().strip() for row in self._rows]
        line = lines.pop(place)
        if step:
            lines.insert(place + step, line)
        self._build(lines)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self._lines(), "")
