"""Two columns that scroll by themselves; where the room is narrow, the second goes below the first."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

ROOM: Final = 58
"""Average characters that must fit beside the second column, else it goes below."""

LEAST: Final = 20
"""Average characters that a column has at least."""


class Scroll(QScrollArea):
    """Scrolls up and down; what is in it gets the whole width."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        inside.setMinimumHeight(1)  # else Qt takes the height at the narrowest width, and there is a bar for nothing
        self.setWidget(inside)

    @override
    def minimumSizeHint(self) -> QSize:
        """Little, so that the window can become narrow enough for another arrangement."""
        return QSize(LEAST * self.fontMetrics().averageCharWidth(), 80)


class TwoColumns(QWidget):
    """:attr:`main` and :attr:`side` are filled by the page; ``share`` of the width belongs to the side.

    ``fills``: the first column takes all the height there is.
    """

    rearranged = Signal(bool)
    """Whether the side now stands beside."""

    def __init__(
        self, share: float = 0.36, room: int = ROOM, parent: QWidget | None = None, *, fills: bool = False
    ) -> None:
        super().__init__(parent)
        self._share, self._room = share, room
        self._wide: bool | None = None
        self.main = _stack()
        """The first column."""
        self.side = _stack()
        """The second column."""
        self._left, self._right = QWidget(self), QWidget(self)
        self._left.setLayout(self.main)
        self._right.setLayout(self.side)
        self._both = QWidget(self)
        self._below = _stack()
        self._both.setLayout(self._below)
        self._below.addWidget(self._left, stretch=int(fills))
        self._below.addWidget(self._right)
        self._below.addStretch(int(not fills))
        self._scroll_left = Scroll(self._both, self)
        holder = QWidget(self)
        self._beside = _stack()
        self._beside.addStretch(1)
        holder.setLayout(self._beside)
        self._scroll_right = Scroll(holder, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._scroll_left, stretch=round(100 * (1 - share)))
        layout.addWidget(self._scroll_right, stretch=round(100 * share))
        self._arrange(wide=True)

    @property
    def is_wide(self) -> bool:
        """The side stands beside, not below."""
        return bool(self._wide)

    def show_top(self) -> None:
        """Scroll both columns to their beginning."""
        for scroll in (self._scroll_left, self._scroll_right):
            scroll.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` is seen."""
        scroll = self._scroll_left if self._both.isAncestorOf(widget) else self._scroll_right
        scroll.ensureWidgetVisible(widget, 0, 24)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        room = self.width() * (1 - self._share) / max(1, self.fontMetrics().averageCharWidth())
        self._arrange(wide=room >= self._room)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        if wide:
            self._below.removeWidget(self._right)
            self._beside.insertWidget(0, self._right)
        else:
            self._beside.removeWidget(self._right)
            self._below.insertWidget(1, self._right)
        self._right.show()
        self._scroll_right.setVisible(wide)
        self.rearranged.emit(wide)


def _stack() -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    return layout
