"""The chosen chain to look at: what it is for, its picture or its table."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.wording import short_date
from lotse_desktop.figures.chain import BoxWords
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.chain_steps import ChainStepModel
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.chain_view import ChainView
from lotse_desktop.ui.widgets.segments import Segments

PICTURE: Final = "picture"
TABLE: Final = "table"


class ShownChain(Card):
    """The table holds the same words as the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("shown-chain")
        options = ((PICTURE, self.tr("Bild")), (TABLE, self.tr("Tabelle")))
        self._how = Segments(options, self.tr("Darstellung"), self)
        self._how.setObjectName("how")
        self.head.addWidget(self._how, 0, Qt.AlignmentFlag.AlignTop)
        self._lines = Words("", "sentence", self)
        self._lines.setObjectName("chain-lines")
        self._view = ChainView(self)
        self._view.setObjectName("picture")
        self._model = ChainStepModel(self, states=False)
        self._table = ValueTable(self._model, self.tr("Schritte der Kette"), self)
        self._table.setObjectName("table")
        self._table.setWordWrap(True)
        self._table.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        for widget in (self._lines, self._view, self._table):
            self.add(widget)
        self._how.chosen.connect(self._show_how)
        self._show_how(PICTURE)

    def show_chain(self, chain: ServiceChain, words: tuple[BoxWords, ...]) -> None:
        """Show this chain."""
        title = f"{chain.key} {chain.title}"
        self.show_title(title)
        told = (
            (self.tr("Beginnt, wenn: {words}"), chain.entry),
            (self.tr("Ist fertig, wenn: {words}"), chain.exit),
        )
        lines = [text.format(words=text_of) for text, text_of in told if text_of]
        owner = self.tr(" · gepflegt von: {words}").format(words=chain.owner) if chain.owner else ""
        self._lines.setText("\n".join([*lines, f"{self._version(chain)}{owner}"]))
        self._view.show_chain(title, words)
        self._model.show_steps(words)
        self._table.set_widths({0: 5, 2: 23, 3: 13})
        self._table.resizeRowsToContents()

    def _version(self, chain: ServiceChain) -> str:
        if chain.valid_from is None:
            return self.tr("Fassung {version}").format(version=chain.version)
        words = self.tr("Fassung {version}, gültig ab {day}")
        return words.format(version=chain.version, day=short_date(chain.valid_from))

    def _show_how(self, how: str) -> None:
        self._view.setVisible(how == PICTURE)
        self._table.setVisible(how == TABLE)
