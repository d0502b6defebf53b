"""The card: a quiet white field with a title; its rows of label and value; the thin rule between them."""

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lotse_desktop.ui.look import set_role

Tone = Literal["", "strong", "gap", "good"]
"""How a value is meant: plain, emphasised, „somebody is missing“, „done“; always beside a word or a number."""

NUMBER_ROLES: Final = {"": "number", "strong": "number", "gap": "gapnumber", "good": "number"}


class Rule(QFrame):
    """A thin line between two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rule")


class Words(QLabel):
    """A label that wraps; ``role`` as in the style sheet (``sentence``, ``small``, ``strong`` …)."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if role:
            self.setProperty("role", role)


class ValueRow(QWidget):
    """Label at the left, value in bold at the right."""

    def __init__(self, label: str, value: str = "", tone: Tone = "strong", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Words(label, "", self)
        self._value = QLabel(self)
        self._value.setTextFormat(Qt.TextFormat.PlainText)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        layout.addWidget(self._label, stretch=1)
        layout.addWidget(self._value)
        self.show_value(value, tone)

    def show_label(self, label: str) -> None:
        """The text at the left."""
        self._label.setText(label)

    def show_value(self, value: str, tone: Tone = "strong") -> None:
        """The text at the right and how it is meant."""
        self._value.setText(value)
        set_role(self._value, tone)

    @property
    def label(self) -> str:
        """The text at the left."""
        return self._label.text()

    @property
    def value(self) -> str:
        """The text at the right."""
        return self._value.text()


class Card(QFrame):
    """Title above, :attr:`body` below; further controls beside the title go into :attr:`head`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = QLabel(title, self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "cardtitle")
        self._title.setVisible(bool(title))
        self.head = QHBoxLayout()
        self.head.addWidget(self._title, stretch=1)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(6)
        layout.addLayout(self.head)
        layout.addLayout(self.body, stretch=1)
        self.setAccessibleName(title)

    def show_title(self, title: str) -> None:
        """The title; an empty one takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put ``widget`` below what is there."""
        self.body.addWidget(widget, stretch)

    def add_row(self, label: str, value: str = "", tone: Tone = "strong") -> ValueRow:
        """A row below what is there, with a rule above it unless it is the first."""
        if self.body.count():
            self.body.addWidget(Rule(self))
        row = ValueRow(label, value, tone, self)
        self.body.addWidget(row)
        return row

    def clear(self) -> None:
        """Take everything out of the body."""
        empty_layout(self.body)


class BigNumber(QLabel):
    """The one number of a card."""

    def __init__(self, text: str = "", tone: Tone = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.show_number(text, tone)

    def show_number(self, text: str, tone: Tone = "") -> None:
        """The number with its unit, and how it is meant."""
        self.setText(text)
        set_role(self, NUMBER_ROLES[tone])


def topped(widget: QWidget) -> QWidget:
    """``widget`` at its natural height, free room below it."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    layout.addStretch(1)
    return holder


def button_row(left: QPushButton | None, *right: QPushButton) -> QHBoxLayout:
    """The last row of a card or dialog: the way back at the left, the way on at the right."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 0)
    if left is not None:
        row.addWidget(left)
    row.addStretch()
    for button in right:
        row.addWidget(button)
    return row


def empty_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Delete every widget of ``layout`` and of the layouts in it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            empty_layout(inner)
