"""The brand: a ring with one part in another colour, and the name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from lotse_desktop.ui.look import LIGHT, Tokens, tokens_of

_PART = "#E09B3D"


class _Ring(QWidget):
    def __init__(self, parent: QWidget, size: int) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _draw(painter, self.width(), tokens_of(self))
        painter.end()


class Brand(QWidget):
    """Ring and „Lotse“."""

    def __init__(self, parent: QWidget | None = None, size: int = 20) -> None:
        super().__init__(parent)
        name = QLabel("Lotse", self)
        name.setProperty("role", "brand")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(_Ring(self, size))
        layout.addWidget(name)


def window_icon() -> QIcon:
    """The ring as the icon of the program."""
    made = QIcon()
    for size in (32, 64, 128):
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _draw(painter, size, LIGHT)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _draw(painter: QPainter, size: int, tokens: Tokens) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = size * 0.27
    ring = QRectF(width / 2, width / 2, size - width, size - width)
    for color, start, span in ((tokens.color("primary"), 0, 360), (QColor(_PART), 90, 90)):
        painter.setPen(QPen(color, width, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, start * 16, span * 16)
