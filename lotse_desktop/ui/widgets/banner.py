"""The banner: one sentence over the page that stays until it is no longer true."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.ui.icons import ICON, icon
from lotse_desktop.ui.look import set_role, tokens_of


class Banner(QFrame):
    """Hidden until :meth:`show_sentence`; a screen reader hears the sentence."""

    acted = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarming = True
        self._icon = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("sentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._button.setObjectName("action")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(self._sentence, stretch=1)
        layout.addWidget(self._button)
        self._button.clicked.connect(self.acted)
        self.hide()

    def show_sentence(self, sentence: str, action: str = "", *, alarming: bool = True) -> None:
        """Show ``sentence`` and, with ``action``, a button; ``alarming``: something is wrong, else it is news."""
        self._alarming = alarming
        set_role(self, "banner" if alarming else "news")
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self._paint_icon()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @property
    def sentence(self) -> str:
        """What is shown; empty when the banner is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not QCoreApplication.closingDown():
            self._paint_icon()

    def _paint_icon(self) -> None:
        tokens = tokens_of(self)
        name, color = ("triangle-alert", tokens.gap_text) if self._alarming else ("info", tokens.primary_text)
        self._icon.setPixmap(icon(name, color).pixmap(ICON, ICON))
