"""What the lines of the network map mean, in words."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from lotse_desktop.domain.care import Reliability
from lotse_desktop.domain.network_words import SURE_NAMES
from lotse_desktop.figures.network import STROKES, Stroke
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.network_paint import QT_STROKES


class NetworkLegend(QWidget):
    """One line with its words per reliability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self, 14)
        for reliability, word in SURE_NAMES.items():
            line.addWidget(_item(reliability, word, self))


def _item(reliability: Reliability, word: str, parent: QWidget) -> QWidget:
    item = QWidget(parent)
    label = QLabel(word, item)
    label.setProperty("role", "small")
    layout = QHBoxLayout(item)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(_Line(STROKES[reliability], item))
    layout.addWidget(label)
    return item


class _Line(QWidget):
    def __init__(self, stroke: Stroke, parent: QWidget) -> None:
        super().__init__(parent)
        self._stroke = stroke

    @override
    def sizeHint(self) -> QSize:
        size = QFontInfo(self.font()).pixelSize()
        return QSize(round(size * 2.2), size)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        color = tokens.color("network_text" if self._stroke is Stroke.DOTTED else "primary")
        painter.setPen(QPen(color, 3.0 if self._stroke is Stroke.SOLID else 1.8, QT_STROKES[self._stroke]))
        middle = self.height() / 2
        painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))
