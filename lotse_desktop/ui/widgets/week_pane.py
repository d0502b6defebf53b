"""The week on its card, with legend and one line that says what just happened or what can be done."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.week_grid import WeekGrid
from lotse_desktop.ui.widgets.week_legend import WeekLegend


class _OneLine(Words):
    """A sentence that asks for one line and wraps only where there is no room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small", parent)

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 6
        return QSize(width, super().sizeHint().height())


class WeekPane(QWidget):
    """Grid, legend, and below them the line with an offer as a button."""

    offer_taken = Signal()
    """The button of the offer was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual_words = self.tr("Ziehen = eintragen · Pfeiltasten + Enter gehen auch")
        card = QFrame(self)
        card.setProperty("role", "card")
        self.grid = WeekGrid(card)
        self.legend = WeekLegend(self)
        self._first = Words(
            self.tr(
                "Ziehen Sie in der schmalen linken Spalte eines Tages die Arbeitszeit, "
                "in der Spalte eines Kindes die Betreuung."
            ),
            "sentence",
            self.grid,
        )
        self._first.setObjectName("first")
        self._first.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._first.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = _OneLine(self)
        self._words.setObjectName("hint")
        self._words.setToolTip(self._keys())
        self._words.setAccessibleDescription(self._keys())
        self._offer = QPushButton(self)
        self._offer.setObjectName("offer")
        self._offer.setProperty("role", "link")
        self._offer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 6, 4, 4)
        inside.addWidget(self.grid)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._words)
        line.addWidget(self._offer)
        line.addStretch(1)
        line.addStrut(self._offer.sizeHint().height())
        middle = QVBoxLayout(self.grid)
        middle.addWidget(self._first, 0, Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(card, stretch=1)
        layout.addWidget(self.legend)
        layout.addLayout(line)

        self._offer.clicked.connect(self.offer_taken)
        self.show_told()

    def show_told(self, told: str = "", offer: str = "", *, empty: bool = False) -> None:
        """What just happened, and the words on the button; nothing: how to draw.  ``empty``: nothing was drawn yet."""
        text = told or self._usual_words
        self._first.setVisible(empty)
        if told and text != self._words.text() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, told))
        if text == self._words.text() and offer == self._offer.text():
            return
        self._words.setText(text)
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))

    def _keys(self) -> str:
        return self.tr(
            "Pfeiltasten: bewegen, mit Strg um ganze Tage\n"
            "Enter: öffnen, eine Lücke füllen, Markiertes eintragen\n"
            "Umschalt + Auf/Ab: Ende ändern oder markieren, mit Strg den Beginn\n"
            "Alt + Pfeiltasten: verschieben\n"
            "Entf: entfernen · Menütaste: mehr · Esc: Ziehen abbrechen"
        )
