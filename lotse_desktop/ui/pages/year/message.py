"""What is said instead of the year when there is nothing to compute, and where that can be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lotse_desktop.ui.widgets.card import Card, Words


class Message(QWidget):
    """A card with one sentence and, where it helps, a way to another page."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ""
        card = Card("", self)
        self._words = Words("", "", card)
        self._words.setObjectName("message")
        self._link = QPushButton("", card)
        self._link.setObjectName("message-link")
        self._link.setProperty("role", "primary")
        self._link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        card.add(self._words)
        card.add(self._link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        self._link.clicked.connect(self._go)

    def tell(self, sentence: str, page: str) -> None:
        """``page``: where it can be changed; empty: nowhere."""
        self._words.setText(sentence)
        self._page = page
        links = {"family": self.tr("Zur Familie"), "care_week": self.tr("Zur Betreuungswoche")}
        self._link.setText(links.get(page, ""))
        self._link.setVisible(bool(page))

    def _go(self) -> None:
        self.wanted.emit(self._page, "")
