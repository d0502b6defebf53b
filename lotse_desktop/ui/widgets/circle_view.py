"""The circle of the life domains on the screen; touching a wedge or a name points at its domain."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import degrees
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.domain.catalogue import MAX_LEVEL
from lotse_desktop.figures.circle import CircleEntry, CirclePicture, Wedge, circle_in_words, draw_circle
from lotse_desktop.ui.look import Tokens, tokens_of

_SMALL: Final = 12 / 14
"""The size of a name as a share of the text."""
_QUARTER: Final = 90
"""Qt counts its angles from the right, the picture from the top."""


class CircleView(QWidget):
    """Shows :class:`~lotse_desktop.figures.circle.CirclePicture`; the rows beside it are the same for keys."""

    pointed = Signal(str)
    """The key of the domain that a hand touched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[CircleEntry, ...] = ()
        self._key = ""
        self._picture: CirclePicture | None = None
        self.setAccessibleName(self.tr("Bild der Lebensbereiche"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_entries(self, entries: Sequence[CircleEntry]) -> None:
        """Draw these domains."""
        if self._entries != tuple(entries):
            self._entries = tuple(entries)
            self.setAccessibleDescription(circle_in_words(entries))
            self._picture = self._picture and self._picture.with_entries(self._entries)
            self.update()

    def show_pointed(self, key: str) -> None:
        """Outline this domain; an empty key none."""
        self._key = key
        self.update()

    @property
    def picture(self) -> CirclePicture:
        """What is drawn in the present size."""
        if self._picture is None:
            self._picture = draw_circle(self._entries, self._sizes(), (self.width(), self.height()))
        return self._picture

    @override
    def sizeHint(self) -> QSize:
        return QSize(60, 40) * self.fontMetrics().averageCharWidth()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(44, 28) * self.fontMetrics().averageCharWidth()

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        place = event.position() - self._middle()
        key = self.picture.key_at(place.x(), place.y())
        if key is not None:
            self.pointed.emit(key)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        self._picture = None
        super().changeEvent(event)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._picture = None
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        picture, tokens = self.picture, tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._middle())
        for wedge in picture.wedges:
            _paint_wedge(painter, picture.rings, wedge, tokens)
        for wedge in picture.wedges:
            chosen = wedge.entry.key == self._key
            if chosen:
                painter.setPen(QPen(QColor(tokens.ink), 2.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(_ring(wedge, picture.rings[0], picture.rings[-1]))
            painter.setFont(self._font(bold=chosen or bool(wedge.entry.said)))
            painter.setPen(QColor(tokens.ink if chosen or wedge.entry.said else tokens.ink2))
            left, top, right, bottom = wedge.label
            box = QRectF(left, top, right - left, bottom - top)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | _side(wedge), wedge.entry.title)
            self._paint_mark(painter, wedge, tokens)

    def _paint_mark(self, painter: QPainter, wedge: Wedge, tokens: Tokens) -> None:
        """The number at the rim."""
        entry, box = wedge.entry, QRectF(0, 0, 40, 40)
        box.moveCenter(QPointF(*wedge.mark))
        painter.setFont(self._font(bold=True))
        painter.setPen(QColor(tokens.primary_ink if entry.level == MAX_LEVEL else tokens.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, entry.mark)

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _sizes(self) -> Mapping[str, tuple[float, float]]:
        metrics = QFontMetricsF(self._font(bold=True))
        return {e.key: (metrics.horizontalAdvance(e.title) + 2, metrics.height()) for e in self._entries}

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _SMALL))
        font.setBold(bold)
        return font


def _paint_wedge(painter: QPainter, rings: Sequence[float], wedge: Wedge, tokens: Tokens) -> None:
    """Filled from the middle as far as the level; the rings beyond it are fine lines; crossed when it was declined."""
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.surface))
    for inner, outer in pairwise(rings):
        painter.drawPath(_ring(wedge, inner, outer))
    if wedge.entry.declined:
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QBrush(QColor(tokens.edge), Qt.BrushStyle.BDiagPattern))
        painter.drawPath(_ring(wedge, rings[0], rings[-2]))
    level = wedge.entry.level
    if level is not None:
        painter.setPen(QPen(QColor(tokens.surface), 1.5))
        painter.setBrush(QColor(tokens.primary))
        for inner, outer in pairwise(rings[: level + 1]):
            painter.drawPath(_ring(wedge, inner, outer))


def _ring(wedge: Wedge, inner: float, outer: float) -> QPainterPath:
    """The part of a wedge between two radii."""
    start, sweep = _QUARTER - degrees(wedge.start), degrees(wedge.sweep)
    path = QPainterPath()
    path.arcMoveTo(_around(inner), start)
    path.arcTo(_around(inner), start, -sweep)
    path.arcTo(_around(outer), start - sweep, sweep)
    path.closeSubpath()
    return path


def _around(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _side(wedge: Wedge) -> Qt.AlignmentFlag:
    """Names at the right begin at the circle, those at the left end there, one straight above or below is centred."""
    left, _, right, _ = wedge.label
    if left < 0 < right:
        return Qt.AlignmentFlag.AlignHCenter
    return Qt.AlignmentFlag.AlignLeft if left >= 0 else Qt.AlignmentFlag.AlignRight
