"""Small bars: how many of what, each with its words and its number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.ui.look import tokens_of

_THICK: Final = 0.7
"""Of a line of text."""
_LETTERS: Final = 12
"""The column of the words."""


class CountBars(QWidget):
    """Rows of word, bar and number; the longest bar takes the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, int, str]]) -> None:
        """Word, number, name of a colour."""
        self._rows = tuple(rows)
        self.setAccessibleName(", ".join(f"{word}: {number}" for word, number, _ in rows))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing() + 4
        return QSize(30 * self.fontMetrics().averageCharWidth(), line * len(self._rows))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(20 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, metrics = tokens_of(self), QFontMetricsF(self.font())
        line = metrics.lineSpacing() + 4
        left = _LETTERS * metrics.averageCharWidth()
        room = self.width() - left - 5 * metrics.averageCharWidth()
        most = max((number for _, number, _ in self._rows), default=0)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for place, (word, number, color) in enumerate(self._rows):
            top = place * line
            painter.setPen(tokens.color("ink"))
            painter.drawText(QRectF(0, top, left, line), side, word)
            length = room * number / most if most else 0.0
            height = metrics.height() * _THICK
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color(color))
            bar = QRectF(left, top + (line - height) / 2, max(length, 2.0), height)
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(tokens.color("ink"))
            painter.drawText(QRectF(bar.right() + 6, top, room, line), side, str(number))
