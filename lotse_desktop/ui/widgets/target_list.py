"""A list of places to go to: what it is at the left, what kind of thing at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from lotse_desktop.ui.look import tokens_of

_DETAIL = Qt.ItemDataRole.UserRole + 1
_PAD = 10
_GAP = 16
_HALF = 2


class TargetList(QListWidget):
    """The arrow keys move in it, at the ends to the other end; the first row is chosen from the start."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "framed")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))

    def show_rows(self, rows: Sequence[tuple[str, str, object]]) -> None:
        """Show these: text, kind, and what is given back."""
        self.clear()
        for text, detail, value in rows:
            item = QListWidgetItem(text, self)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setData(_DETAIL, detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{detail}: {text}" if detail else text)
            item.setToolTip(text)
        self.setCurrentRow(0)

    @property
    def chosen(self) -> object:
        """What the chosen row stands for; ``None`` when nothing is listed."""
        return self.currentItem().data(Qt.ItemDataRole.UserRole) if self.currentRow() >= 0 else None

    def move_by(self, step: int) -> None:
        """Choose another row."""
        if self.count():
            self.setCurrentRow((self.currentRow() + step) % self.count())


class _Row(QStyledItemDelegate):
    """Paints the text, shortened where the detail needs the room."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 14))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        tokens, metrics = tokens_of(widget), option.fontMetrics
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        kind = metrics.elidedText(str(index.data(_DETAIL) or ""), Qt.TextElideMode.ElideRight, room.width() // _HALF)
        width = room.width() - (metrics.horizontalAdvance(kind) + _GAP if kind else 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.primary_text if selected else tokens.ink))
        line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, line)
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, kind)
        painter.restore()
