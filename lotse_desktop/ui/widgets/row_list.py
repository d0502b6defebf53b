"""A short list that is as high as its rows, so that it never scrolls by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QListWidget, QSizePolicy, QWidget
from typing_extensions import override

_LETTERS = 18


class RowList(QListWidget):
    """Texts that do not fit into the width end in „…“; the whole ones are told by the tool tip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, texts: Sequence[str], row: int) -> None:
        """Show these rows with one chosen (-1: none), without telling anybody."""
        with QSignalBlocker(self):
            if [self.item(number).text() for number in range(self.count())] != list(texts):
                self.clear()
                self.addItems(texts)
                for number, text in enumerate(texts):
                    self.item(number).setToolTip(text)
                self.updateGeometry()
            self.setCurrentRow(row)

    @override
    def sizeHint(self) -> QSize:
        height = sum(max(0, self.sizeHintForRow(row)) for row in range(self.count()))
        return QSize(self.minimumSizeHint().width(), height + 2 * self.frameWidth() + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _LETTERS, 40)
