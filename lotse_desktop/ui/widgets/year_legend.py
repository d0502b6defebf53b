"""What the cells of the year strip mean, in one line."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from lotse_desktop.figures.year import CLOSED_MARK, LEAVE_MARK, NO_DATA_MARK, PUBLIC_MARK, CellKind
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.year_paint import paint_cell, pens_for

_MARKS = {
    CellKind.ASSIGNED: LEAVE_MARK,
    CellKind.PUBLIC: PUBLIC_MARK,
    CellKind.CLOSED: CLOSED_MARK,
    CellKind.NO_DATA: NO_DATA_MARK,
}


class YearLegend(QWidget):
    """A patch and its word for each kind of cell that is in the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self, 14)
        self._items: dict[CellKind, QWidget] = {}
        for kind, word in (
            (CellKind.OPEN, self.tr("freier Tag, niemand da")),
            (CellKind.GAP, self.tr("Lücke im Alltag")),
            (CellKind.ASSIGNED, self.tr("zugeteilt")),
            (CellKind.COVERED, self.tr("betreut")),
            (CellKind.PUBLIC, self.tr("Feiertag")),
            (CellKind.SCHOOL, self.tr("Ferien")),
            (CellKind.CLOSED, self.tr("geschlossen")),
            (CellKind.NO_DATA, self.tr("keine Daten")),
        ):
            self._items[kind] = _item(kind, word, self)
            line.addWidget(self._items[kind])

    def show_kinds(self, kinds: Collection[CellKind]) -> None:
        """Hide what the picture does not need."""
        for kind, item in self._items.items():
            item.setVisible(kind in kinds)


def _item(kind: CellKind, word: str, parent: QWidget) -> QWidget:
    item = QWidget(parent)
    label = QLabel(word, item)
    label.setProperty("role", "small")
    layout = QHBoxLayout(item)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(_Patch(kind, item))
    layout.addWidget(label)
    return item


class _Patch(QWidget):
    def __init__(self, kind: CellKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind

    @override
    def sizeHint(self) -> QSize:
        side = round(self._text_size() * 1.15)
        return QSize(side, side)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._text_size() * 1.15
        field = QRectF(0, (self.height() - side) / 2, side, side)
        pens = pens_for(self.font(), tokens_of(self), side * 0.62, self.devicePixelRatioF())
        paint_cell(painter, field, self._kind, _MARKS.get(self._kind, ""), pens)

    def _text_size(self) -> int:
        return QFontInfo(self.font()).pixelSize()
