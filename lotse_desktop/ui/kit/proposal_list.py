"""What the program proposes: to look at, and to take over with one press each or all at once."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from lotse_desktop.ui.widgets.card import Card, Words


class ProposalList(Card):
    """Hidden while nothing is proposed."""

    taken = Signal(object)
    """One proposal is taken over."""
    all_taken = Signal(object)
    """``tuple``: all of them are."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._shown: tuple[tuple[Any, str, str], ...] = ()
        self._rows: list[QWidget] = []
        self._all = QPushButton(self.tr("Alle"), self)
        self._all.setObjectName("take-all")
        self._all.setAccessibleName(self.tr("{title}: alle übernehmen").format(title=title))
        self.head.addWidget(self._all)
        self._all.clicked.connect(self._take_all)
        self.hide()

    def show_proposals(self, proposals: Sequence[tuple[Any, str, str]]) -> None:
        """Show what is proposed: value, words, details."""
        if self._shown != tuple(proposals):
            self._shown = tuple(proposals)
            for row in self._rows:
                self.body.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [self._row(number, *proposal) for number, proposal in enumerate(proposals)]
            for place, row in enumerate(self._rows):
                self.body.insertWidget(place, row)
        self.setVisible(bool(proposals))
        self._all.setVisible(len(proposals) > 1)

    def reveal(self) -> None:
        """Show it again, if something is proposed."""
        self.setVisible(bool(self._shown))

    def _row(self, number: int, value: Any, words: str, details: str) -> QWidget:
        holder = QWidget(self)
        take = QPushButton(self.tr("Übernehmen"), holder)
        take.setObjectName(f"take-{number}")
        take.setAccessibleName(self.tr("Übernehmen: {words}").format(words=words))
        take.clicked.connect(partial(self._take, value))
        row = QGridLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setVerticalSpacing(0)
        row.setColumnStretch(0, 1)
        row.addWidget(Words(words, "", holder), 0, 0)
        if details:
            row.addWidget(Words(details, "small", holder), 1, 0)
        row.addWidget(take, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        return holder

    def _take(self, value: Any, _checked: object = None) -> None:
        self.taken.emit(value)

    def _take_all(self) -> None:
        self.all_taken.emit(tuple(value for value, *_ in self._shown))
