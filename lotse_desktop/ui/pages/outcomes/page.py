"""What was reached at the left, the chosen outcome with its checks at the right; the stages of hours below."""

from uuid import uuid4

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import OUTCOMES
from lotse_desktop.domain.outcomes import IntegrationKind, Outcome
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.outcomes import START, outcome_columns
from lotse_desktop.ui.pages.outcomes.form import OutcomeForm
from lotse_desktop.ui.pages.outcomes.stages import StagesCard
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.two_columns import TwoColumns

_LETTERS = {START: 12}


class OutcomesPage(CasePage):
    """A new outcome begins today and is written on at once."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._chosen = ""
        self._new = QPushButton(self.tr("Ergebnis festhalten"), self)
        self._new.setObjectName("new-outcome")
        self._new.setProperty("role", "primary")
        self._model = ValueTableModel[Outcome](outcome_columns(context.today), self)
        self._table = ValueTable(self._model, self.tr("Ergebnisse"), self)
        self._table.setObjectName("outcomes")
        self._empty = Words(
            self.tr("Noch nichts eingetragen. Auch ein gesicherter Arbeitsplatz oder mehr Stunden zählen."),
            "sentence",
            self,
        )
        self._empty.setObjectName("no-outcomes")
        self._form = OutcomeForm(context, self)
        self._stages = StagesCard(context, self)
        self.header.addWidget(self._new)
        columns = TwoColumns(0.5, 34, self)
        listed = Card(self.tr("Erreicht"), self)
        listed.add(self._table, stretch=1)
        listed.add(self._empty)
        columns.main.addWidget(listed)
        columns.main.addWidget(self._stages)
        columns.side.addWidget(self._form)
        self.body.addWidget(columns, stretch=1)
        self._new.clicked.connect(self._add)
        self._table.selectionModel().currentRowChanged.connect(self._choose)
        self._form.edited.connect(self._write)
        self._form.removed.connect(self._remove)
        self.refresh()

    @override
    def refresh(self) -> None:
        outcomes = tuple(reversed(self.context.editor.record.outcomes.outcomes))
        if outcomes != self._model.values:
            self._model.show(outcomes)
        ids = [outcome.id for outcome in outcomes]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        if ids:
            self._table.choose(ids.index(self._chosen))
            self._form.show_outcome(outcomes[ids.index(self._chosen)])
        self._table.setVisible(bool(ids))
        self._empty.setVisible(not ids)
        self._form.setVisible(bool(ids))
        self._stages.show_stages()
        count = count_text(len(ids), self.tr("Ergebnis"), self.tr("Ergebnisse"))
        self.set_heading(
            self.tr("Ergebnisse & Nachhalten"), count if ids else self.tr("Was haben Sie erreicht, und hält es?")
        )
        self._table.set_widths(_LETTERS)

    @override
    def show_part(self, part: str) -> None:
        wanted = part.split("/", maxsplit=1)[0]
        ids = [outcome.id for outcome in self._model.values]
        if wanted in ids:
            self._chosen = wanted
            self.refresh()

    def _choose(self, index: QModelIndex) -> None:
        outcome = self._model.value(index.row())
        if outcome is not None and outcome.id != self._chosen:
            self._chosen = outcome.id
            self._form.show_outcome(outcome)

    def _add(self) -> None:
        outcome = Outcome(id=uuid4().hex, what=IntegrationKind.INSURED_PART, start=self.context.today())
        self._chosen = outcome.id
        record = self.context.editor.record
        changed = record.with_payload(OUTCOMES, record.outcomes.with_outcome(outcome))
        self.context.editor.change(self.tr("Ergebnis festhalten"), changed)

    def _write(self, outcome: Outcome, merge: str) -> None:
        record = self.context.editor.record
        changed = record.with_payload(OUTCOMES, record.outcomes.with_outcome(outcome))
        self.context.editor.change(self.tr("Ergebnis ändern"), changed, merge=merge)

    def _remove(self, outcome_id: str) -> None:
        record = self.context.editor.record
        changed = record.with_payload(OUTCOMES, record.outcomes.without(outcome_id))
        self.context.editor.change(self.tr("Ergebnis entfernen"), changed)
