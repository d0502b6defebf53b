"""What the patches of the week mean, in words."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from lotse_desktop.domain.report import BoxRole
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.week_paint import paint_field, pens_of


class WeekLegend(QWidget):
    """One patch with its word per role; rare roles only when they are in the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[BoxRole, QWidget] = {}
        line = FlowLayout(self, 14)
        for role, word in (
            (BoxRole.WORK, self.tr("Arbeit")),
            (BoxRole.WAY, self.tr("Weg")),
            (BoxRole.CARE, self.tr("Kita · Schule · OGS")),
            (BoxRole.HELPER, self.tr("Netzwerk")),
            (BoxRole.SOFT_HELPER, self.tr("nicht sicher")),
            (BoxRole.CONTACT, self.tr("Umgang")),
            (BoxRole.GAP, self.tr("Lücke")),
        ):
            self._items[role] = _item(role, word, self)
            line.addWidget(self._items[role])

    def show_roles(self, roles: Collection[BoxRole]) -> None:
        """Hide what the picture does not need."""
        for role in (BoxRole.SOFT_HELPER, BoxRole.CONTACT):
            self._items[role].setVisible(role in roles)


def _item(role: BoxRole, word: str, parent: QWidget) -> QWidget:
    item = QWidget(parent)
    label = QLabel(word, item)
    label.setProperty("role", "small")
    layout = QHBoxLayout(item)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(_Patch(role, item))
    layout.addWidget(label)
    return item


class _Patch(QWidget):
    def __init__(self, role: BoxRole, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = role

    @override
    def sizeHint(self) -> QSize:
        side = round(self._text_size() * 1.05)
        return QSize(side, side)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._text_size() * 1.05
        field = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        pens = pens_of(self.font(), tokens_of(self), self._text_size(), self.devicePixelRatioF())
        paint_field(painter, field, self._role, pens)

    def _text_size(self) -> int:
        return QFontInfo(self.font()).pixelSize()
