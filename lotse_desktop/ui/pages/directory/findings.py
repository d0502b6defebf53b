"""Needs without an offer, counted: for the talk with those who plan offers."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from lotse_desktop.domain.directory_words import Names
from lotse_desktop.domain.findings import Finding, FindingCount, count_findings
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.services import COUNT, SINCE, WHERE, WHY, finding_columns
from lotse_desktop.ui.widgets.card import Card, Words

_LETTERS: Final = {WHERE: 16, COUNT: 10, WHY: 34, SINCE: 18}


class FindingsCard(Card):
    """One row per need and place, the most frequent first."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self.show_title(self.tr("Wofür es nichts gibt"))
        self._model = ValueTableModel[FindingCount](finding_columns(names), self)
        self._table = ValueTable(self._model, self.tr("Bedarf ohne Angebot"), self)
        self._table.setObjectName("missing")
        self._words = Words("", "sentence", self)
        self._words.setObjectName("findings-words")
        self.add(self._words)
        self.add(self._table, stretch=1)
        self.body.addStretch(0)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was noted."""
        counts = count_findings(findings)
        self._model.show(counts)
        self._table.setVisible(bool(counts))
        there = self.tr("Ohne Namen und ohne Fall: für das Gespräch mit Jugendamt, Jobcenter und Projektleitung.")
        nothing = self.tr("Noch nichts notiert. Im Fall unter „Angebote“ genügt ein Klick auf „Dafür gibt es nichts“.")
        self._words.setText(there if counts else nothing)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._table.set_widths(_LETTERS)
