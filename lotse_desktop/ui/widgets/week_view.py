"""The week as a picture: boxes, axis, cursor.  Nothing can be changed here; :mod:`week_grid` adds mouse and keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontInfo,
    QHelpEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from lotse_desktop.domain.report import WeekBox
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets import week_cursor, week_paint
from lotse_desktop.ui.widgets.week_cursor import Cursor
from lotse_desktop.ui.widgets.week_layout import Pull, WeekLayout, lay_out

HOUR: Final = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in the picture."""

    boxes: tuple[WeekBox, ...] = ()
    names: tuple[str, ...] = ()
    hours: tuple[int, int] = (300, 1320)


class WeekView(QWidget):
    """Per day a narrow lane for work and a lane per child; a cursor that can stand on each box and free half hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._cursor = Cursor()
        self._pull: Pull | None = None
        self._held: WeekLayout | None = None
        """Geometry at the beginning of a pull: nothing jumps under the mouse."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Betreuungswoche"))

    def show_week(self, boxes: Sequence[WeekBox], names: Sequence[str], hours: tuple[int, int]) -> None:
        """Show the boxes of one week; ``names`` of the children in the order of their lanes, ``hours`` in minutes."""
        self._shown = Shown(tuple(boxes), tuple(names), hours)
        if self._pull is None:
            lane = min(self._cursor.lane, len(names))
            self._cursor = week_cursor.found_again(replace(self._cursor, lane=lane), self._shown.boxes)
            self._tell_cursor(aloud=False)
        self.updateGeometry()
        self.update()

    @property
    def pull(self) -> Pull | None:
        """The pull under way."""
        return self._pull

    @property
    def cursor_box(self) -> WeekBox | None:
        """The box under the cursor of the keyboard."""
        return self._cursor.box

    def layout_now(self) -> WeekLayout:
        """Where everything lies; the same during a pull."""
        if self._held is not None:
            return self._held
        scale = self._text_size() / 14
        field = QRectF(self.rect()).adjusted(50 * scale, 52 * scale, -8, -10)
        shown = self._shown
        return lay_out(field, 1 + len(shown.names), shown.boxes, shown.hours, 19 * scale)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() + QSize(160, 120)

    @override
    def minimumSizeHint(self) -> QSize:
        scale = self._text_size() / 14
        hours = (self._shown.hours[1] - self._shown.hours[0]) // HOUR
        day = 19 * scale + len(self._shown.names) * (15 * scale + 6) + 8
        return QSize(round(58 * scale + 6.2 * day), round(62 * scale + hours * max(17, 13 * scale)))

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self.layout_now().find(QPointF(event.pos()), self._shown.boxes)
            text = "" if box is None else week_cursor.in_words(week_cursor.on_box(box), self._shown.names)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.FocusIn:
            self._tell_cursor(aloud=True)
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = week_paint.pens_of(self.font(), tokens_of(self), self._text_size(), self.devicePixelRatioF())
        layout, shown = self.layout_now(), self._shown
        week_paint.paint_frame(painter, layout, shown.names, pens)
        week_paint.paint_boxes(painter, layout, shown.boxes, shown.names, pens)
        if self._pull is not None:
            pull = self._pull
            rect = layout.rect(pull.day, pull.lane, pull.start, pull.end)
            week_paint.paint_outline(painter, rect, pens, strong=False)
            week_paint.paint_times(painter, layout, rect, (pull.start, pull.end), pens)
        elif self.hasFocus():
            self._paint_cursor(painter, layout, pens)

    def _stand(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self.update()
        self._tell_cursor(aloud=True)

    def _tell_cursor(self, *, aloud: bool) -> None:
        """The description follows the cursor; ``aloud``: a screen reader says it now."""
        text = week_cursor.in_words(self._cursor, self._shown.names)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
        if aloud and self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _paint_cursor(self, painter: QPainter, layout: WeekLayout, pens: week_paint.Pens) -> None:
        cursor = self._cursor
        if cursor.box is not None:
            rect = layout.box_rect(cursor.box, self._shown.boxes)
        else:
            rect = layout.rect(cursor.day, cursor.lane, cursor.start, cursor.end)
        week_paint.paint_outline(painter, rect, pens, strong=True)
        week_paint.paint_times(painter, layout, rect, (cursor.start, cursor.end), pens)

    def _text_size(self) -> int:
        return QFontInfo(self.font()).pixelSize()
