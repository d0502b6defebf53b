"""The week grid: one family's week as boxes that can be drawn, pulled and opened, with the mouse or the keyboard.

It shows :class:`WeekBox` values and emits wishes; it never changes anything itself.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from lotse_desktop.domain.care_changes import STEP
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.ui.widgets import week_cursor
from lotse_desktop.ui.widgets.week_cursor import HALF_HOUR, Cursor
from lotse_desktop.ui.widgets.week_layout import (
    EDITABLE,
    Grip,
    Pull,
    find_grip,
)
from lotse_desktop.ui.widgets.week_view import WeekView

_MAGNET: Final = 5.0
"""How near an edge must come to another one to be caught, pixels."""
_KEYS: Final = Qt.Key
_NONE, _SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_ARROWS: Final = {_KEYS.Key_Up: (0, -1), _KEYS.Key_Down: (0, 1), _KEYS.Key_Left: (-1, 0), _KEYS.Key_Right: (1, 0)}


class WeekGrid(WeekView):
    """A week in which blocks are drawn, pulled and opened.

    Mouse: pull on free time or a gap draws, pull an edge or a box changes it, double click opens, right click asks.
    Keys: arrows move the cursor, Ctrl + left / right by days; Enter opens or draws; Shift + up / down changes the end,
    Ctrl + Shift + up / down the beginning, Alt + arrows move, Delete removes, Esc gives up.
    """

    block_drawn = Signal(int, int, int, int)
    """``day, lane, start, end``: a new block is wished."""
    block_changed = Signal(object, int, int, int, bool)
    """``box, day, start, end, by_key``: the box shall lie there; ``by_key``: one of several strokes, perhaps."""
    block_opened = Signal(object)
    block_deleted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    """``box``, and where on the screen."""
    pull_changed = Signal(object)
    """:class:`Pull`: what would come of it if the mouse let go now; nothing is wished yet."""
    pull_ended = Signal()
    """The pull was given up; what was wished before holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        layout = self.layout_now()
        place = layout.place(event.position())
        if place is None:
            return
        self._held = layout
        box = layout.find(event.position(), self._shown.boxes)
        if box is not None and box.role in EDITABLE:
            grip = find_grip(layout.box_rect(box, self._shown.boxes), event.position().y())
            self._pull = self._magnetic(Pull(grip, box.day, box.lane, place.minute, box.start, box.end, box))
            self._cursor = week_cursor.on_box(box)
        else:
            self._pull = self._magnetic(Pull(Grip.DRAW, place.day, place.lane, place.minute, 0, 0))
            origin = self._pull.caught(place.minute)
            self._pull = replace(self._pull, origin=origin, start=origin, end=origin)
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if self._pull is None:
            self._show_grip(event.position())
            return
        changed = self._pull.to(self.layout_now().minute(event.position().y()))
        if changed != self._pull:
            self._pull = changed
            self._update_days({changed.day})
            self.pull_changed.emit(changed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if self._pull is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        pull, self._pull, self._held = self._pull, None, None
        self.update()
        if pull.start == pull.end or not pull.changes:
            if pull.box is None:
                self._cursor = week_cursor.found_again(
                    Cursor(pull.day, pull.lane, pull.start, min(pull.start + HALF_HOUR, DAY)), self._shown.boxes
                )
            self._tell_cursor(aloud=True)
            self.pull_ended.emit()
        else:
            self._wish(pull)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        box = self.layout_now().find(event.position(), self._shown.boxes)
        self._pull = self._held = None
        if box is not None:
            self._open(box)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        layout = self.layout_now()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            box = self._cursor.box
            at = QPoint() if box is None else layout.box_rect(box, self._shown.boxes).center().toPoint()
        else:
            box, at = layout.find(QPointF(event.pos()), self._shown.boxes), event.pos()
        if box is not None:
            self._cursor = week_cursor.on_box(box)
            self.update()
            self.menu_wanted.emit(box, self.mapToGlobal(at))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key is _KEYS.Key_Escape and self._pull is not None:
            self._pull = self._held = None
            self.update()
            self.pull_ended.emit()
        elif self._pull is not None or not self._take_key(key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)

    def _take_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        box = self._cursor.box
        if key in _ARROWS:
            across, along = _ARROWS[key]
            if held == _ALT or held & _SHIFT:
                return self._change_by(across, along, held)
            return held in {_NONE, _CTRL} and self._go(across, along, by_days=held == _CTRL)
        match key:
            case _KEYS.Key_Return | _KEYS.Key_Enter | _KEYS.Key_Space if held == _NONE:
                self._open(box)
            case _KEYS.Key_Delete | _KEYS.Key_Backspace if box is not None and box.role in EDITABLE:
                self.block_deleted.emit(box)
            case _KEYS.Key_Home | _KEYS.Key_End:
                down = key is _KEYS.Key_End
                shown = self._shown
                self._stand(week_cursor.moved_to_end(self._cursor, shown.boxes, shown.hours, down=down))
            case _KEYS.Key_Escape if box is None and self._cursor.end - self._cursor.start > HALF_HOUR:
                self._stand(replace(self._cursor, end=self._cursor.start + HALF_HOUR))
            case _:
                return False
        return True

    def _go(self, across: int, along: int, *, by_days: bool) -> bool:
        shown = self._shown
        lanes = 1 + len(shown.names)
        if across:
            by = across * lanes if by_days else across
            self._stand(week_cursor.moved_across(self._cursor, shown.boxes, lanes, by))
        elif along:
            self._stand(week_cursor.moved_along(self._cursor, shown.boxes, shown.hours, down=along > 0))
        return True

    def _change_by(self, across: int, along: int, held: Qt.KeyboardModifier) -> bool:
        """Alt moves, Shift changes the end, with Ctrl the beginning; on free time it marks more or less."""
        box, by = self._cursor.box, along * STEP
        if box is None or box.role not in EDITABLE:
            if along and held & _SHIFT:
                self._stand(week_cursor.stretched(self._cursor, along * (STEP if box else HALF_HOUR)))
            return True
        day, start, end = box.day, box.start, box.end
        if held == _ALT:
            by = max(-start, min(by, DAY - end))
            day, start, end = max(0, min(day + across, 6)), start + by, end + by
        elif held & _CTRL:
            start = max(0, min(start + by, end - STEP))
        else:
            end = min(DAY, max(end + by, start + STEP))
        if (day, start, end) != (box.day, box.start, box.end):
            self._cursor = Cursor(day, box.lane, start, end, replace_box(box, day, start, end))
            self.block_changed.emit(box, day, start, end, True)  # noqa: FBT003 - a signal takes no names
            self._tell_cursor(aloud=True)
        return True

    def _open(self, box: WeekBox | None) -> None:
        """Enter or double click: a box is opened, a gap or what is marked is drawn."""
        cursor = self._cursor if box is None else week_cursor.on_box(box)
        if box is not None and box.role is not BoxRole.GAP:
            self.block_opened.emit(box)
        else:
            self._wish(Pull(Grip.DRAW, cursor.day, cursor.lane, cursor.start, cursor.start, cursor.end))

    def _wish(self, pull: Pull) -> None:
        self._cursor = Cursor(pull.day, pull.lane, pull.start, pull.end)
        if pull.box is None:
            self.block_drawn.emit(pull.day, pull.lane, pull.start, pull.end)
        else:
            self._cursor = replace(self._cursor, box=replace_box(pull.box, pull.day, pull.start, pull.end))
            self.block_changed.emit(pull.box, pull.day, pull.start, pull.end, False)  # noqa: FBT003
        self._tell_cursor(aloud=True)

    def _magnetic(self, pull: Pull) -> Pull:
        """A pull that is caught by the edges of the other boxes of its lane."""
        others = [b for b in self._shown.boxes if (b.day, b.lane) == (pull.day, pull.lane) and b != pull.box]
        magnets = {minute for box in others for minute in (box.start, box.end)}
        reach = round(_MAGNET / self.layout_now().minute_height)
        return replace(pull, magnets=tuple(sorted(magnets)), reach=reach)

    def _show_grip(self, at: QPointF) -> None:
        layout = self.layout_now()
        box = layout.find(at, self._shown.boxes)
        if box is None or box.role not in EDITABLE:
            shape = Qt.CursorShape.CrossCursor if layout.place(at) else Qt.CursorShape.ArrowCursor
        elif find_grip(layout.box_rect(box, self._shown.boxes), at.y()) is Grip.MOVE:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = Qt.CursorShape.SizeVerCursor
        self.setCursor(shape)


def replace_box(box: WeekBox, day: int, start: int, end: int) -> WeekBox:
    """The box at another place."""
    return box.model_copy(update={"day": day, "start": start, "end": end})
