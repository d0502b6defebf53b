"""What the program proposes: to look at, and to take over with one press each or all at once."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.ui.widgets.card import Card, Words, empty_layout


class ProposalList(Card):
    """Hidden while nothing is proposed."""

    taken = Signal(object)
    """One proposal is taken over."""
    all_taken = Signal(object)
    """``tuple``: all of them are."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._shown: tuple[tuple[Any, str, str], ...] = ()
        self._inside = QVBoxLayout()
        self._inside.setSpacing(4)
        self._all = QPushButton(self.tr("Alle"), self)
        self._all.setObjectName("take-all")
        self._all.setAccessibleName(self.tr("{title}: alle übernehmen").format(title=title))
        self.head.addWidget(self._all)
        self.body.addLayout(self._inside)
        self._all.clicked.connect(self._take_all)
        self.hide()

    def show_proposals(self, proposals: Sequence[tuple[Any, str, str]]) -> None:
        """Show what is proposed: value, words, details."""
        if self._shown != tuple(proposals):
            self._shown = tuple(proposals)
            empty_layout(self._inside)
            for number, (value, words, details) in enumerate(proposals):
                self._inside.addLayout(self._row(number, value, words, details))
        self.setVisible(bool(proposals))
        self._all.setVisible(len(proposals) > 1)

    def reveal(self) -> None:
        """Show it again, if something is proposed."""
        self.setVisible(bool(self._shown))

    def _row(self, number: int, value: Any, words: str, details: str) -> QHBoxLayout:
        take = QPushButton(self.tr("Übernehmen"), self)
        take.setObjectName(f"take-{number}")
        take.setAccessibleName(self.tr("Übernehmen: {words}").format(words=words))
        take.clicked.connect(partial(self._take, value))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(words, "", self))
        if details:
            column.addWidget(Words(details, "small", self))
        row = QHBoxLayout()
        row.addLayout(column, stretch=1)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _take(self, value: Any, _checked: object = None) -> None:
        self.taken.emit(value)

    def _take_all(self) -> None:
        self.all_taken.emit(tuple(value for value, *_ in self._shown))
