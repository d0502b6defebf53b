"""How a day of the year is drawn: by field, hatching and letter, so that colour is never the only sign."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap, QPolygonF

from lotse_desktop.figures.year import CellKind
from lotse_desktop.ui.look import Tokens

_RADIUS = 3.0


@dataclass(frozen=True, slots=True)
class YearPens:
    """Colours and font of one widget; ``ratio``: pixels of the screen per pixel."""

    tokens: Tokens
    letter: QFont
    ratio: float


def pens_for(font: QFont, tokens: Tokens, size: float, ratio: float) -> YearPens:
    """``size``: of the letters in the cells, pixels."""
    letter = QFont(font)
    letter.setPixelSize(max(8, round(size)))
    letter.setBold(True)
    return YearPens(tokens, letter, ratio)


def paint_cell(painter: QPainter, rect: QRectF, kind: CellKind, mark: str, pens: YearPens) -> None:
    """One day."""
    tokens = pens.tokens
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ink = tokens.ink2
    match kind:
        case CellKind.OPEN:
            rect = rect.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.setPen(QPen(tokens.color("gap"), 1.5))
            painter.setBrush(_hatching(tokens.gap, tokens.gap_fill, pens.ratio))
        case CellKind.GAP:
            _outline(painter, rect, tokens.line)
            low = rect.adjusted(0.5, rect.height() * 0.62, -0.5, -0.5)
            painter.fillRect(low, QColor(tokens.gap_fill))
            painter.fillRect(QRectF(low.left(), low.bottom() - 2, low.width(), 2), QColor(tokens.gap))
            return
        case CellKind.ASSIGNED:
            painter.setBrush(tokens.color("network"))
            ink = tokens.network_text
        case CellKind.PUBLIC | CellKind.CLOSED:
            painter.setBrush(tokens.color("line"))
        case CellKind.SCHOOL:
            painter.setBrush(tokens.color("soft"))
        case CellKind.COVERED:
            painter.setBrush(tokens.color("care"))
        case CellKind.FREE:
            painter.setPen(QPen(tokens.color("line"), 1))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        case CellKind.NO_DATA:
            painter.setPen(QPen(tokens.color("edge"), 1, Qt.PenStyle.DotLine))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    if mark:
        painter.setFont(pens.letter)
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark)


def paint_chosen(painter: QPainter, rect: QRectF, pens: YearPens) -> None:
    """A day that is chosen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(pens.tokens.color("ink"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


def paint_today(painter: QPainter, rect: QRectF, pens: YearPens) -> None:
    """A corner that says which day it is."""
    side = min(rect.width(), rect.height()) * 0.5
    corner = QPolygonF([rect.topLeft(), rect.topLeft() + QPointF(side, 0), rect.topLeft() + QPointF(0, side)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pens.tokens.color("primary"))
    painter.drawPolygon(corner)


def paint_focus(painter: QPainter, rect: QRectF, pens: YearPens) -> None:
    """The day on which the keyboard stands."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(pens.tokens.color("surface"), 5))
    painter.drawRoundedRect(rect, _RADIUS + 1, _RADIUS + 1)
    painter.setPen(QPen(pens.tokens.color("focus"), 3))
    painter.drawRoundedRect(rect, _RADIUS + 1, _RADIUS + 1)


def _outline(painter: QPainter, rect: QRectF, color: str) -> None:
    painter.setPen(QPen(QColor(color), 1))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


@lru_cache(maxsize=8)
def _hatching(color: str, ground: str, ratio: float) -> QBrush:
    """Diagonal stripes of ``color`` on ``ground``."""
    side = 6
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(ground))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), 1.3))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
    painter.end()
    return QBrush(pixmap)
