"""The week as a small picture to compare: the same boxes as in the week grid, without words in them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.domain.report import WeekBox
from lotse_desktop.domain.wording import weekday_short
from lotse_desktop.figures.week import week_in_words
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets import week_paint
from lotse_desktop.ui.widgets.week_layout import WeekLayout, drawing_order, lay_out

HEIGHT: Final = 150
"""Pixels at a text of 14 px."""
_EVERY: Final = 180
"""A line every three hours."""


class WeekSketch(QWidget):
    """One week, read-only; a screen reader hears it in words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[WeekBox, ...] = ()
        self._lanes = 1
        self._hours = (300, 1320)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def boxes(self) -> tuple[WeekBox, ...]:
        """What is shown."""
        return self._boxes

    def show_week(self, boxes: Sequence[WeekBox], names: Sequence[str], hours: tuple[int, int]) -> None:
        """Show the boxes of one week; ``names`` of the children in the order of their lanes, ``hours`` in minutes."""
        if (tuple(boxes), 1 + len(names), hours) != (self._boxes, self._lanes, self._hours):
            self._boxes, self._lanes, self._hours = tuple(boxes), 1 + len(names), hours
            self.update()
        self.setAccessibleDescription(week_in_words(boxes, names))

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(260 * self._scale()), round(HEIGHT * self._scale()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(150 * self._scale()), round(HEIGHT * self._scale()))

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = week_paint.pens_of(self.font(), tokens_of(self), 14 * self._scale(), self.devicePixelRatioF())
        metrics = QFontMetricsF(pens.plain)
        left = metrics.horizontalAdvance("00") + 6
        field = QRectF(self.rect()).adjusted(left, metrics.height() + 2, -2, -metrics.height() / 2)
        layout = lay_out(field, self._lanes, self._boxes, self._hours, 7 * self._scale())
        self._paint_axes(painter, layout, pens, metrics)
        for box in drawing_order(self._boxes):
            if layout.first < box.end and box.start < layout.last:
                week_paint.paint_field(painter, layout.box_rect(box, self._boxes), box.role, pens)

    def _paint_axes(self, painter: QPainter, layout: WeekLayout, pens: week_paint.Pens, metrics: QFontMetricsF) -> None:
        painter.setFont(pens.plain)
        left, right = layout.edges[0], layout.edges[-1]
        for minute in range(-(-layout.first // _EVERY) * _EVERY, layout.last + 1, _EVERY):
            y = round(layout.y(minute))
            painter.fillRect(QRectF(left, y, right - left, 1), pens.tokens.color("line"))
            painter.setPen(pens.tokens.color("ink2"))
            place = QRectF(0, y - metrics.height() / 2, left - 4, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(minute // 60))
        for day in range(7):
            place = QRectF(layout.edges[day], 0, layout.edges[day + 1] - layout.edges[day], metrics.height())
            painter.setPen(pens.tokens.color("ink2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, weekday_short(day))

    def _scale(self) -> float:
        return QFontInfo(self.font()).pixelSize() / 14
