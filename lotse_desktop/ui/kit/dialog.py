"""The frame of a dialog, and what one must be able to do when the vault locks behind its back."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.tab_order import order_tabs

_LETTERS: Final = 50
"""How wide a dialog is at least, in letters."""


@runtime_checkable
class KeepsTyped(Protocol):
    """A dialog in which something is typed: locking takes over as much of it as makes sense, and closes it."""

    def keep_typed(self) -> None:
        """Take over what was typed, ask nothing, close."""
        ...


class Sheet(QDialog):
    """Heading, sentence, :attr:`body`, buttons.  The window title never names anybody."""

    def __init__(self, heading: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lotse")
        self.setAccessibleName(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._sentence = Words(sentence, "sentence", self)
        self._sentence.setVisible(bool(sentence))
        self._complaint = Words("", "smallgap", self)
        self._complaint.setObjectName("refusal")
        self._complaint.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(Words(heading, "title", self))
        layout.addWidget(self._sentence)
        layout.addLayout(self.body, stretch=1)
        layout.addWidget(self._complaint)
        layout.addLayout(self._buttons)
        layout.addSpacerItem(QSpacerItem(_LETTERS * self.fontMetrics().averageCharWidth(), 0))

    def add_button(self, text: str, name: str, *, main: bool = False) -> QPushButton:
        """A button at the lower right; the main one is pressed by Enter."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(main)
        if main:
            button.setProperty("role", "primary")
            button.setDefault(True)
        self._buttons.addWidget(button)
        return button

    def add_left_button(self, text: str, name: str) -> QPushButton:
        """A button at the lower left."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self._buttons.insertWidget(0, button)
        return button

    def complain(self, sentence: str) -> None:
        """Say what is in the way; an empty sentence takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        order_tabs(self)
        super().showEvent(event)

    def add_scrolled(self, inside: QWidget) -> None:
        """Put ``inside`` into the body; it scrolls when there is not enough room."""
        inside.setObjectName("canvas")
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        room = self.screen().availableSize() * 0.7
        scroll.setMinimumSize((inside.sizeHint() + QSize(16, 4)).boundedTo(room))
        self.body.addWidget(scroll, stretch=1)
