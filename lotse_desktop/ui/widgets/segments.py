"""Segments: a few choices side by side, one of them chosen („Woche A | Woche B“)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QWidget


class Segments(QFrame):
    """Radio buttons drawn as one bar: Tab reaches the chosen one, arrow keys choose another.

    ``options`` are pairs of key and text.
    """

    chosen = Signal(str)
    """The key that a person chose; not sent when the program shows one."""

    def __init__(self, options: Sequence[tuple[str, str]] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(0)
        self._group.idClicked.connect(self._tell)
        self.show_options(options)

    def show_options(self, options: Sequence[tuple[str, str]], key: str | None = None) -> None:
        """Offer other options; ``key`` (or the first) is shown as chosen."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._keys = [option for option, _ in options]
        for number, (_, text) in enumerate(options):
            button = QRadioButton(text, self)
            button.setProperty("role", "segment")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setObjectName(f"segment-{self._keys[number]}")
            self._group.addButton(button, number)
            self._layout.addWidget(button)
        if self._keys:
            self.show_chosen(key if key is not None else self._keys[0])

    def show_chosen(self, key: str) -> None:
        """Show ``key`` as chosen, without telling anybody.  Raises ``ValueError`` when it is not offered."""
        chosen = self._group.button(self._keys.index(key))
        chosen.setChecked(True)
        for button in self._group.buttons():  # Qt forgets this when a program checks a button
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is chosen else Qt.FocusPolicy.ClickFocus)

    @property
    def key(self) -> str:
        """The key that is chosen; empty when nothing is offered."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def _tell(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
