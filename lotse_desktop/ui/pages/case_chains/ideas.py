"""Which chain could be begun: those that fit with their reason, and all others to choose from."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.chain_rules import ChainIdea
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH


class IdeasCard(Card):
    """Proposals only: nothing begins by itself."""

    wanted = Signal(str)
    """The key of the chain that is to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("ideas")
        self.show_title(self.tr("Kette beginnen"))
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._rows: list[QWidget] = []
        self._nothing = Words(self.tr("Aus dem, was bekannt ist, ergibt sich gerade keine."), "sentence", self)
        self._others = QComboBox(self)
        self._others.setObjectName("other-chains")
        self._others.setAccessibleName(self.tr("Andere Kette"))
        self._others.setMinimumHeight(TOUCH)
        self._others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._others.setMinimumContentsLength(12)
        self._begin = QPushButton(self.tr("Beginnen"), self)
        self._begin.setObjectName("begin-other")
        self._begin.setMinimumHeight(TOUCH)
        self._begin.setAccessibleName(self.tr("Andere Kette beginnen"))
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._others, stretch=1)
        row.addWidget(self._begin)
        self.add(self._nothing)
        self.add(holder)
        self._begin.clicked.connect(self._tell_other)

    def show_ideas(self, ideas: Sequence[ChainIdea], chains: Sequence[ServiceChain]) -> None:
        """Show what fits, and offer the rest of ``chains``."""
        titles = {chain.key: f"{chain.key} {chain.title}" for chain in chains}
        shown = tuple((idea.chain, titles[idea.chain], idea.reason) for idea in ideas if idea.chain in titles)
        if shown != self._shown:
            self._shown = shown
            for row in self._rows:
                self.body.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [self._row(key, title, reason) for key, title, reason in shown]
            for place, row in enumerate(self._rows):
                self.body.insertWidget(place, row)
        self._nothing.setVisible(not shown)
        others = [(key, title) for key, title in titles.items() if key not in {one for one, *_ in shown}]
        known = [(self._others.itemData(row), self._others.itemText(row)) for row in range(self._others.count())]
        if others != known:
            with QSignalBlocker(self._others):
                self._others.clear()
                for key, title in others:
                    self._others.addItem(title, key)
        self._begin.setEnabled(bool(others))

    def _row(self, key: str, title: str, reason: str) -> QWidget:
        holder = QWidget(self)
        begin = QPushButton(self.tr("Beginnen"), holder)
        begin.setObjectName(f"begin-{key}")
        begin.setMinimumHeight(TOUCH)
        begin.setAccessibleName(self.tr("Kette beginnen: {title}").format(title=title))
        begin.clicked.connect(partial(self._tell, key))
        row = QGridLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setVerticalSpacing(0)
        row.setColumnStretch(0, 1)
        row.addWidget(Words(title, "strong", holder), 0, 0)
        row.addWidget(Words(self.tr("passt, weil: {reason}").format(reason=reason), "small", holder), 1, 0)
        row.addWidget(begin, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        return holder

    def _tell(self, key: str, _checked: object = None) -> None:
        self.wanted.emit(key)

    def _tell_other(self) -> None:
        key = self._others.currentData()
        if isinstance(key, str):
            self.wanted.emit(key)
