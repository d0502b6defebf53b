"""The year strip: a column per week, a cell per day; days are chosen with the mouse or the keyboard.

It shows a :class:`YearPicture` and emits wishes; it never changes anything itself.
"""

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontInfo,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from lotse_desktop.domain.wording import weekday_short
from lotse_desktop.figures.year import DayCell, YearPicture
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets.year_paint import YearPens, paint_cell, paint_chosen, paint_focus, paint_today, pens_for

_KEYS: Final = Qt.Key
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_NOTHING: Final = YearPicture((), (), "")
_STEPS: Final = {
    _KEYS.Key_Up: -1,
    _KEYS.Key_Down: 1,
    _KEYS.Key_Left: -7,
    _KEYS.Key_Right: 7,
    _KEYS.Key_PageUp: -28,
    _KEYS.Key_PageDown: 28,
}
_HOLE: Final = 1.5
_ROWS: Final = 7
_LETTERS: Final = 3


class YearStrip(QWidget):
    """Arrows go by days and weeks, Page keys by four weeks, Home and End to the ends; Shift chooses a range."""

    chosen = Signal(object, object)
    """First and last day that are chosen now."""
    opened = Signal()
    """Enter or a double click: something shall be done with the days that are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = _NOTHING
        self._today = date.min
        self._at = 0
        self._anchor = 0
        self._pulling = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Jahr"))

    def show_year(self, picture: YearPicture, today: date) -> None:
        """Show these days; what is chosen stays, where the days are the same."""
        self._today = today
        known = [cell.day for cell in self._picture.cells]
        self._picture = picture
        if known != [cell.day for cell in picture.cells]:
            self._at = self._anchor = 0
        self.setAccessibleName(self.tr("Jahr: {words}").format(words=picture.alternative))
        self._tell(aloud=False)
        self.updateGeometry()
        self.update()

    def choose(self, first: date, last: date) -> None:
        """Choose these days without telling anybody; days outside the picture are left out."""
        inside = [number for number, cell in enumerate(self._picture.cells) if first <= cell.day <= last]
        if inside:
            self._anchor, self._at = inside[0], inside[-1]
            self._tell(aloud=False)
            self.update()

    @property
    def chosen_days(self) -> tuple[date, date] | None:
        """First and last day that are chosen."""
        if not self._picture.cells:
            return None
        first, last = sorted((self._anchor, self._at))
        return self._picture.cells[first].day, self._picture.cells[last].day

    @property
    def cells(self) -> tuple[DayCell, ...]:
        """What is shown."""
        return self._picture.cells

    def cell_rect(self, cell: DayCell) -> QRectF:
        """Where a day lies."""
        left, top, width, height = self._grid()
        return QRectF(left + cell.column * width, top + cell.row * height, width - _HOLE, height - _HOLE)

    @override
    def sizeHint(self) -> QSize:
        size = self._text_size()
        return QSize(round(size * 62), round(size * 1.5 + _ROWS * size * 1.45 + 4))

    @override
    def minimumSizeHint(self) -> QSize:
        size = self._text_size()
        return QSize(round(size * 2 + max(1, self._picture.columns) * 9), self.sizeHint().height())

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._find(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if number is None else self.cells[number].text, self)
            return True
        if event.type() == QEvent.Type.FocusIn:
            self._tell(aloud=True)
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        number = self._find(event.position())
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self._pulling = True
            self._go(number, stretch=bool(event.modifiers() & _SHIFT))

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        number = self._find(event.position())
        if self._pulling and number is not None and number != self._at:
            self._go(number, stretch=True)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self._pulling = False

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        if self._find(event.position()) is not None:
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, stretch = _KEYS(event.key()), bool(event.modifiers() & _SHIFT)
        if not self.cells:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(self._at + _STEPS[key], stretch=stretch)
        elif key in {_KEYS.Key_Home, _KEYS.Key_End}:
            self._go(0 if key is _KEYS.Key_Home else len(self.cells) - 1, stretch=stretch)
        elif key in {_KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_Space}:
            self.opened.emit()
        elif key is _KEYS.Key_Escape and self._at != self._anchor:
            self._go(self._at, stretch=False)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _, _, width, height = self._grid()
        pens = pens_for(self.font(), tokens_of(self), min(width, height) * 0.62, self.devicePixelRatioF())
        self._paint_names(painter, pens)
        first, last = sorted((self._anchor, self._at))
        for number, cell in enumerate(self.cells):
            rect = self.cell_rect(cell)
            paint_cell(painter, rect, cell.kind, cell.mark, pens)
            if cell.day == self._today:
                paint_today(painter, rect, pens)
            if first <= number <= last:
                paint_chosen(painter, rect, pens)
        if self.hasFocus() and self.cells:
            paint_focus(painter, self.cell_rect(self.cells[self._at]), pens)

    def _paint_names(self, painter: QPainter, pens: YearPens) -> None:
        left, top, width, height = self._grid()
        font = self.font()
        font.setPixelSize(round(self._text_size() * 0.86))
        painter.setFont(font)
        painter.setPen(pens.tokens.color("ink2"))
        metrics = QFontMetricsF(font)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for row in range(_ROWS):
            painter.drawText(QRectF(0, top + row * height, left, height - _HOLE), middle, weekday_short(row))
        months = self._picture.months
        for number, (column, name) in enumerate(months):
            after = months[number + 1][0] if number + 1 < len(months) else self._picture.columns
            room = (after - column) * width - 4
            text = name if metrics.horizontalAdvance(name) <= room else name[:_LETTERS]
            if metrics.horizontalAdvance(text) <= room:
                painter.drawText(QPointF(left + column * width, top - metrics.descent() - 2), text)

    def _grid(self) -> tuple[float, float, float, float]:
        """Left, top, and the size of a cell with the hole beside it."""
        size = self._text_size()
        left, top = size * 1.75, size * 1.5
        columns = max(1, self._picture.columns)
        return left, top, (self.width() - left - 2) / columns, (self.height() - top - 2) / _ROWS

    def _find(self, at: QPointF) -> int | None:
        left, top, width, height = self._grid()
        if not self.cells or at.x() < left or at.y() < top:
            return None
        column, row = int((at.x() - left) / width), int((at.y() - top) / height)
        number = column * _ROWS + row - self.cells[0].row
        return number if row < _ROWS and 0 <= number < len(self.cells) else None

    def _go(self, number: int, *, stretch: bool) -> None:
        """The cursor goes to a day of the picture; with ``stretch`` the chosen range grows or shrinks."""
        self._at = max(0, min(number, len(self.cells) - 1))
        if not stretch:
            self._anchor = self._at
        self.update()
        self._tell(aloud=True)
        days = self.chosen_days
        if days is not None:
            self.chosen.emit(*days)

    def _tell(self, *, aloud: bool) -> None:
        """The description follows the cursor; ``aloud``: a screen reader says it now."""
        if not self.cells:
            self.setAccessibleDescription("")
            return
        cell = self.cells[self._at]
        text = self.tr("Heute, {day}").format(day=cell.text) if cell.day == self._today else cell.text
        number = abs(self._at - self._anchor) + 1
        if number > 1:
            text = self.tr("{day} {number} Tage ausgewählt.").format(day=text, number=number)
        self.setAccessibleDescription(text)
        if aloud and self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _text_size(self) -> int:
        return QFontInfo(self.font()).pixelSize()
