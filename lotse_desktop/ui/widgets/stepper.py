"""Where we are in a list of rooms that may be visited in any order: title, and how far it is in words and shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from lotse_desktop.ui.look import CONTROL_RADIUS, tokens_of

PAD: Final = 10
ROOMY: Final = 12
TIGHT: Final = 2
"""Pixels above and below the words of a row; tight, when all rows fit into the height only then."""
_STAGE: Final = Qt.ItemDataRole.UserRole


class Progress(Enum):
    """The shape in front of a stage."""

    EMPTY = "empty"
    PART = "part"
    DONE = "done"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Stage:
    """One row: ``state`` says in words what the shape shows."""

    key: str
    title: str
    state: str
    progress: Progress


class Stepper(QListWidget):
    """A list of stages, one of them is chosen."""

    chosen = Signal(str)
    """The key of the stage that a person has chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "framed")
        self.setItemDelegate(_StageDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.currentItemChanged.connect(self._tell)

    def show_stages(self, stages: Sequence[Stage], key: str) -> None:
        """Show ``stages`` and ``key`` as chosen, without telling anybody."""
        with QSignalBlocker(self):
            while self.count() > len(stages):
                self.takeItem(self.count() - 1)
            for row, stage in enumerate(stages):
                item = self.item(row) if row < self.count() else QListWidgetItem(self)
                item.setData(_STAGE, stage)
                item.setText(stage.title)
                item.setToolTip(stage.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{stage.title}, {stage.state}")
                if stage.key == key:
                    self.setCurrentItem(item)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # how high a row is follows from the height of the list

    def _tell(self, item: QListWidgetItem | None) -> None:
        stage = item.data(_STAGE) if item is not None else None
        if isinstance(stage, Stage):
            self.chosen.emit(stage.key)


class _StageDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        view = self.parent()
        title, small = _fonts(view)
        height = QFontMetrics(title).height() + QFontMetrics(small).height()
        fits = not isinstance(view, QListWidget) or (height + ROOMY) * view.count() <= view.viewport().height()
        return QSize(80, height + (ROOMY if fits else TIGHT))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        stage, view = index.data(_STAGE), self.parent()
        if not isinstance(stage, Stage) or not isinstance(view, QWidget):
            return
        tokens = tokens_of(view)
        rect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if chosen else tokens.sidebar))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), CONTROL_RADIUS, CONTROL_RADIUS)
        ink = QColor(tokens.primary_text if chosen else tokens.ink)
        title, small = _fonts(view)
        title.setBold(chosen)
        size = QFontMetrics(title).ascent()
        _paint_progress(
            painter, QRectF(rect.left() + PAD, rect.center().y() - size / 2, size, size), ink, stage.progress
        )
        left = rect.left() + PAD + size + 8
        width = rect.right() - left - PAD
        top = rect.top() + (rect.height() - QFontMetrics(title).height() - QFontMetrics(small).height()) // 2
        painter.setPen(ink)
        painter.setFont(title)
        words = QFontMetrics(title).elidedText(stage.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(left, top + QFontMetrics(title).ascent()), words)
        painter.setPen(QColor(tokens.ink2))
        painter.setFont(small)
        below = top + QFontMetrics(title).height() + QFontMetrics(small).ascent()
        painter.drawText(QPointF(left, below), stage.state)
        painter.restore()


def _fonts(view: object) -> tuple[QFont, QFont]:
    title = QFont(view.font()) if isinstance(view, QWidget) else QFont()
    small = QFont(title)
    small.setPixelSize(round(title.pixelSize() * 12 / 14))
    return title, small


def _paint_progress(painter: QPainter, box: QRectF, ink: QColor, progress: Progress) -> None:
    """An empty ring, a half one, a full one with a tick, a ring with a bar."""
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    size = box.width()
    if progress is Progress.PART:
        painter.setBrush(ink)
        painter.drawChord(box, -90 * 16, 180 * 16)
    elif progress is Progress.DONE:
        painter.setPen(QPen(ink, 2, c=Qt.PenCapStyle.RoundCap))
        tick = (QPointF(0.27, 0.52), QPointF(0.44, 0.69), QPointF(0.74, 0.33))
        painter.drawPolyline([box.topLeft() + point * size for point in tick])
    elif progress is Progress.LEFT_OUT:
        painter.drawLine(box.topLeft() + QPointF(0.28, 0.5) * size, box.topLeft() + QPointF(0.72, 0.5) * size)
