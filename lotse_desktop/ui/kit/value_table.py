"""A calm table of frozen values for mouse and keyboard."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.models.columns import ValueTableModel

_ROW_PADDING = 18


class ValueTable(QTableView):
    """Rows as a whole; Enter or a double click opens one, typing letters searches."""

    opened = Signal(int)
    """A row."""
    typed = Signal(str)
    """Letters that were typed on the table."""
    menu_wanted = Signal(int, QPoint)
    """A row and a place on the screen."""

    def __init__(self, model: ValueTableModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.doubleClicked.connect(self._open)
        self.customContextMenuRequested.connect(self._ask_menu)
        self._fit()

    @property
    def row(self) -> int:
        """The chosen row, -1 without one."""
        chosen = self.selectionModel().selectedRows()
        return chosen[0].row() if chosen else -1

    def choose(self, row: int) -> None:
        """Choose a row."""
        self.selectRow(row)

    def set_widths(self, letters: dict[int, int]) -> None:
        """Width of columns in letters; the others share the rest."""
        letter = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        for column in range(self._values.columnCount()):
            if column in letters:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, letters[column] * letter)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _ask_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        row = index.row() if index.isValid() else self.row
        if row >= 0:
            self.choose(row)
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(where))

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        self._values.show_tokens(tokens_of(self), self.font())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.row >= 0:
            self.opened.emit(self.row)
            return
        text = event.text()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if plain and text.isprintable() and text.strip():
            self.typed.emit(text)
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._fit()
