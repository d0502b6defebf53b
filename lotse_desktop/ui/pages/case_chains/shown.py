"""A begun chain to look at and to walk through: as a picture or as a table, both with the keyboard."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from lotse_desktop.figures.chain import BoxWords
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.chain_steps import ChainStepModel
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.chain_view import ChainView
from lotse_desktop.ui.widgets.segments import Segments

PICTURE: Final = "picture"
TABLE: Final = "table"


class BegunChain(Card):
    """Arrow keys choose a step, Space ticks it, Enter in the table goes on to how it stands."""

    chosen = Signal(str)
    ticked = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("shown-chain")
        options = ((PICTURE, self.tr("Bild")), (TABLE, self.tr("Tabelle")))
        self._how = Segments(options, self.tr("Darstellung"), self)
        self._how.setObjectName("how")
        self.head.addWidget(self._how, 0, Qt.AlignmentFlag.AlignTop)
        self._state = Words("", "sentence", self)
        self._state.setObjectName("chain-state")
        self._view = ChainView(self, walked=True)
        self._view.setObjectName("picture")
        self._model = ChainStepModel(self, states=True)
        self._table = ValueTable(self._model, self.tr("Schritte der Kette"), self)
        self._table.setObjectName("table")
        self._table.setWordWrap(True)
        self._table.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        keys = Words(self.tr("Pfeiltasten: Schritt wählen · Leertaste: erledigt"), "small", self)
        for widget in (self._state, keys, self._view, self._table):
            self.add(widget)
        self._table.installEventFilter(self)
        self._table.selectionModel().currentRowChanged.connect(self._tell_row)
        self._table.opened.connect(self._tell_opened)
        self._view.chosen.connect(self.chosen)
        self._view.ticked.connect(self.ticked)
        self._how.chosen.connect(self._show_how)
        self._show_how(PICTURE)

    def show_begun(self, title: str, state: str, words: Sequence[BoxWords], chosen: str) -> None:
        """Show these steps, ``chosen`` is the key of the chosen one."""
        self.show_title(title)
        self._state.setText(state)
        self._view.show_chain(title, words)
        self._view.show_chosen(chosen)
        with QSignalBlocker(self._table.selectionModel()):
            self._model.show_steps(words)
            self._table.choose(self._model.row_of(chosen))
        self._table.set_widths({0: 5, 2: 17, 3: 13, 4: 13})
        self._table.resizeRowsToContents()
        self._table.viewport().update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            words = self._model.value(self._table.row)
            if words is not None and event.key() == Qt.Key.Key_Space:
                self.ticked.emit(words.key)
                return True
        return super().eventFilter(watched, event)

    def _show_how(self, how: str) -> None:
        self._view.setVisible(how == PICTURE)
        self._table.setVisible(how == TABLE)

    def _tell_row(self, current: QModelIndex) -> None:
        words = self._model.value(current.row())
        if words is not None:
            self.chosen.emit(words.key)

    def _tell_opened(self, _row: int) -> None:
        self.opened.emit()
