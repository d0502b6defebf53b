"""The week as a picture: boxes, axis, cursor.  Nothing can be changed here; :mod:`week_grid` adds mouse and keys."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in the picture."""

    boxes: tuple[WeekBox, ...] = ()
    names: tuple[str, ...] = ()
    hours: tuple[int, int] = (300, 1320)


class WeekView(QWidget):
    """Per day a narrow lane for work and a lane per child; a cursor that can stand on each box and free half hour."""

    cursor_moved = Signal()
    """The cursor of the keyboard stands on something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._cursor = Cursor()
        self._pull: Pull | None = None
        self._held: WeekLayout | None = None
        """Geometry at the beginning of a pull: nothing jumps under the mouse."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Betreuungswoche"))

    def show_week(self, boxes: Sequence[WeekBox], names: Sequence[str], hours: tuple[int, int]) -> None:
        """Show the boxes of one week; ``names`` of the children in the order of their lanes, ``hours`` in minutes."""
        before, self._shown = self._shown, Shown(tuple(boxes), tuple(names), hours)
        if self._pull is not None:
            self._update_days(_changed_days(before.boxes, self._shown.boxes))
        else:
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
    def boxes(self) -> tuple[WeekBox, ...]:
        """What is shown."""
        return self._shown.boxes

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
        return self.minimumSizeHint() + QSize(160, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        scale = self._text_size() / 14
        hours = (self._shown.hours[1] - self._shown.hours[0]) // HOUR
        day = 12 * scale + len(self._shown.names) * (10 * scale + 4) + 8
        return QSize(
            round(58 * scale + min(6.2 * day, 620 * max(1, scale / 1.5))), round(62 * scale + hours * 14 * scale)
        )

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
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), tokens_of(self).color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = week_paint.pens_of(self.font(), tokens_of(self), self._text_size(), self.devicePixelRatioF())
        layout, shown = self.layout_now(), self._shown
        week_paint.paint_frame(painter, layout, shown.names, pens)
        days = layout.days_between(event.rect().left(), event.rect().right())
        boxes = [box for box in shown.boxes if box.day in days]
        week_paint.paint_boxes(painter, layout, boxes, shown.names, pens)
        if self._pull is not None:
            pull = self._pull
            rect = layout.rect(pull.day, pull.lane, pull.start, pull.end)
            week_paint.paint_outline(painter, rect, pens, strong=False)
            week_paint.paint_times(painter, layout, rect, (pull.start, pull.end), pens)
        elif self.hasFocus():
            self._paint_cursor(painter, layout, pens)

    def _update_days(self, days: Collection[int]) -> None:
        """Paint these days anew, and the one beside them into which the times of a block reach."""
        if days:
            edges = self.layout_now().edges
            first = max(min(days) - (max(days) >= _SATURDAY), 0)
            left, right = edges[first], edges[min(max(days) + 2, len(edges) - 1)]
            self.update(QRectF(left, 0, right - left, self.height()).toAlignedRect())

    def _stand(self, cursor: Cursor) -> None:
        self._update_days({self._cursor.day, cursor.day})
        self._cursor = cursor
        self._tell_cursor(aloud=True)

    def _tell_cursor(self, *, aloud: bool) -> None:
        """The description follows the cursor; ``aloud``: a screen reader says it now."""
        text = week_cursor.in_words(self._cursor, self._shown.names)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            self.cursor_moved.emit()
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


def _changed_days(before: Sequence[WeekBox], after: Sequence[WeekBox]) -> set[int]:
    def of_day(boxes: Sequence[WeekBox], day: int) -> list[WeekBox]:
        return [box for box in boxes if box.day == day]

    return {day for day in range(7) if of_day(before, day) != of_day(after, day)}
