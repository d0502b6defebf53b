"""Rows that lead somewhere: what at the left, when or how much at the right; each is a button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.widgets.card import Rule, Tone, empty_layout


@dataclass(frozen=True, slots=True)
class Link:
    """One row; ``follow`` is called when it is pressed."""

    text: str
    value: str
    follow: Callable[[], None]
    tone: Tone = ""


class LinkRows(QWidget):
    """Links one below the other; a text that is too long for its row stands in full in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._links: tuple[Link, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """What is shown, top to bottom."""
        return self._links

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these rows instead of the present ones."""
        self._links = tuple(links)
        empty_layout(self._column)
        for number, link in enumerate(links):
            if number:
                self._column.addWidget(Rule(self))
            self._column.addWidget(_Row(link, self))


class _Row(QPushButton):
    def __init__(self, link: Link, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "linkrow")
        self.setAutoDefault(True)
        self.setAccessibleName(f"{link.text}, {link.value}" if link.value else link.text)
        self.setToolTip(link.text)
        self._words = link.text
        self._text = QLabel(link.text, self)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._value = QLabel(link.value, self)
        self._value.setProperty("role", {"gap": "gap", "good": "good"}.get(link.tone, "strong"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(10)
        for label in (self._text, self._value):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._text, stretch=1)
        row.addWidget(self._value)
        self.clicked.connect(lambda _checked=False: link.follow())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(0, self.width() - self._value.sizeHint().width() - self._row.spacing())
        shown = self._text.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self._text.setText(shown)

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._row.sizeHint().height())
