"""The row of one life domain in „Start und heute“: open mark, arrow, full mark; and what the marks mean."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.figures.levels import LevelArrow, LevelMark, LevelPicture, Levels, draw_levels
from lotse_desktop.ui.look import Tokens, tokens_of
from lotse_desktop.ui.widgets.flow import FlowLayout

_RADIUS: Final = 0.42
"""Of a mark, in heights of the text."""
_ROOM: Final = 14
"""Width that the five places need at least, in heights of the text."""
_LEAST: Final = 3.4
"""The least height of a row with two lanes, in heights of the text."""


class LevelView(QWidget):
    """Draws one row; it is described in words, and those stand beside it, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: Levels = (None, None)
        self._coach: Levels | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_levels(self, own: Levels, coach: Levels | None, words: str) -> None:
        """``coach`` ``None``: nothing of the coach is shown; ``words``: the row as a sentence."""
        self._own, self._coach = own, coach
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    @property
    def picture(self) -> LevelPicture:
        """What is drawn."""
        radius = _text_size(self) * _RADIUS
        return draw_levels(self._own, self._coach, float(self.width()), float(self.height()), radius)

    @override
    def sizeHint(self) -> QSize:
        size = _text_size(self)
        return QSize(round(size * _ROOM * 1.4), round(size * _LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        size = _text_size(self)
        return QSize(round(size * _ROOM), round(size * _LEAST))

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, picture = tokens_of(self), self.picture
        painter.setPen(QPen(tokens.color("line"), 1.2))
        for x in picture.places:
            painter.drawLine(QLineF(x, 2, x, self.height() - 2))
        for arrow in picture.arrows:
            _paint_arrow(painter, arrow, tokens)
        for mark in picture.marks:
            paint_mark(painter, mark, tokens)


class LevelLegend(QWidget):
    """What the marks mean, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self, 14)
        self._coach: list[QWidget] = []
        for full, coach, words in (
            (False, False, self.tr("vorher")),
            (True, False, self.tr("heute")),
            (False, True, self.tr("Coach vorher")),
            (True, True, self.tr("Coach heute")),
        ):
            item = _legend_item(words, self, full=full, coach=coach)
            line.addWidget(item)
            if coach:
                self._coach.append(item)

    def show_coach(self, *, shown: bool) -> None:
        """Whether the marks of the coach are in the picture."""
        for item in self._coach:
            item.setVisible(shown)


def paint_mark(painter: QPainter, mark: LevelMark, tokens: Tokens) -> None:
    """A round mark or a diamond, open or full."""
    ink = tokens.color("work" if mark.coach else "primary")
    painter.setPen(QPen(ink, 2))
    painter.setBrush(ink if mark.full else tokens.color("surface"))
    if mark.coach:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.corners]))
    else:
        painter.drawEllipse(QPointF(*mark.at), mark.radius, mark.radius)


def _paint_arrow(painter: QPainter, arrow: LevelArrow, tokens: Tokens) -> None:
    ink = tokens.color("work" if arrow.coach else "primary")
    painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine if arrow.coach else Qt.PenStyle.SolidLine))
    painter.drawLine(QPointF(*arrow.start), QPointF(*arrow.end))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in arrow.head]))


def _legend_item(words: str, parent: QWidget, *, full: bool, coach: bool) -> QWidget:
    item = QWidget(parent)
    label = QLabel(words, item)
    label.setProperty("role", "small")
    layout = QHBoxLayout(item)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(_Sample(item, full=full, coach=coach))
    layout.addWidget(label)
    return item


class _Sample(QWidget):
    def __init__(self, parent: QWidget, *, full: bool, coach: bool) -> None:
        super().__init__(parent)
        self._full, self._is_coach = full, coach

    @override
    def sizeHint(self) -> QSize:
        side = round(_text_size(self) * 1.2)
        return QSize(side, side)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        radius = _text_size(self) * _RADIUS * 0.9
        mark = LevelMark((middle.x(), middle.y()), radius, full=self._full, coach=self._is_coach)
        paint_mark(painter, mark, tokens_of(self))


def _text_size(widget: QWidget) -> int:
    return QFontInfo(widget.font()).pixelSize()
