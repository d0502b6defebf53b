"""The steps: a table at the left; at the right the chosen one to write, else what is proposed."""

from datetime import timedelta
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Step, StepStatus
from lotse_desktop.domain.proposals import Proposed, workday
from lotse_desktop.domain.proposed_steps import gather_steps
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.proposal_list import ProposalList
from lotse_desktop.ui.kit.step_form import StepForm
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.models.steps import STATE, UNTIL, WHAT, WHERE, WHO, StepTableModel
from lotse_desktop.ui.pages.plan.facts import PlanFacts, write_plan
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.two_columns import TwoColumns

WIDTHS: Final = {WHO: 13, UNTIL: 12, WHERE: 12, STATE: 14}
"""Average characters of the columns; the first one takes the rest."""


class StepTable(QTableView):
    """Enter opens a step, the space bar ticks it off or takes that back, Delete takes it out."""

    def __init__(self, model: StepTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Schritte"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        model, header, letter = self.model(), self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 2 + 12)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        narrow = self.width() < 75 * letter
        self.setColumnHidden(WHERE, narrow)
        for column, letters in WIDTHS.items():
            self.setColumnWidth(column, letters * letter)
        if isinstance(model, StepTableModel):
            model.show_tokens(tokens_of(self), self.font())


class StepsPart(QWidget):
    """Choose a step to write it; at most seven open ones are told kindly."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = ""
        self._model = StepTableModel(self)
        self._table = StepTable(self._model, self)
        self._table.setObjectName("steps")
        nothing = self.tr("Noch keine Schritte. Nehmen Sie Vorschläge, oder schreiben Sie einen eigenen.")
        self._nothing = Words(nothing, "sentence", self)
        self._nothing.setObjectName("no-steps")
        many = self.tr("Mehr als sieben offene Schritte sind viel auf einmal. Auf dem Plan stehen die nächsten sieben.")
        self._many = Words(many, "sentence", self)
        self._many.setObjectName("many-steps")
        self._add = QPushButton(self.tr("Schritt ergänzen"), self)
        self._add.setObjectName("add-step")
        self._keys = Words(self.tr("Leertaste: erledigt · Eingabetaste: ändern · Entf: entfernen"), "small", self)
        self._keys.setObjectName("step-keys")
        self._proposals = ProposalList(self.tr("Vorschläge für Schritte"), self)
        self._proposals.setObjectName("step-proposals")
        self._form = StepForm(context, self)
        self._form.setObjectName("step-form")
        self._form.hide()
        card = Card("", self)
        for widget in (self._nothing, self._table, self._many):
            card.add(widget)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addWidget(self._keys, stretch=1)
        card.body.addLayout(below)
        self._columns = columns = TwoColumns(0.37, 56, self)
        columns.main.addWidget(card)
        columns.side.addWidget(self._form)
        columns.side.addWidget(self._proposals)
        self._soon = QTimer(self, singleShot=True, interval=0)
        """A new row has its place only after the event."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        self._table.installEventFilter(self)
        self._table.selectionModel().currentRowChanged.connect(self._choose)
        self._add.clicked.connect(self._start)
        self._form.edited.connect(self._write)
        self._form.removed.connect(self._remove)
        self._form.closed.connect(self._close)
        self._form.grown.connect(self._soon.start)
        self._soon.timeout.connect(self._reveal_times)
        self._proposals.taken.connect(self._take)
        self._proposals.all_taken.connect(self._take_all)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show the steps, and proposals while none is chosen."""
        steps = facts.plan.steps
        with QSignalBlocker(self._table.selectionModel()):
            self._model.show_steps(steps, facts.record.client.given_name, facts.today)
            row = self._model.row_of(self._chosen)
            if row >= 0:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self._table.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)
        self._table.viewport().update()
        height = self._table.verticalHeader().defaultSectionSize() * max(1, len(steps))
        self._table.setFixedHeight(height + self._table.horizontalHeader().sizeHint().height() + 6)
        self._table.setVisible(bool(steps))
        self._nothing.setVisible(not steps)
        self._keys.setVisible(bool(steps))
        self._many.setVisible(len(facts.plan.open_steps) > MAX_OPEN_STEPS)
        self._show_form(facts)
        more = self._context.proposals()
        proposals = gather_steps(facts.catalogue, facts.record, facts.needs, facts.today, more)
        shown = [(proposed.step, proposed.step.text, self._details(proposed)) for proposed in proposals]
        self._proposals.show_proposals(shown)
        self._proposals.setVisible(bool(proposals) and self._form.isHidden())

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = self._model.value(self._table.currentIndex().row())
            if step is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._open(step)
                self._form.start()
                return True
            if step is not None and event.key() == Qt.Key.Key_Space:
                self._tick(step)
                return True
            if step is not None and event.key() == Qt.Key.Key_Delete:
                self._remove(step.id)
                return True
        return super().eventFilter(watched, event)

    def _show_form(self, facts: PlanFacts) -> None:
        step = next((step for step in facts.plan.steps if step.id == self._chosen), None)
        if step is not None:
            self._form.show_step(step)
            self._form.show()
        elif self._chosen and self._form.step.id == self._chosen and not self._form.step.text:
            self._form.show()
        else:
            self._chosen = ""
            self._form.hide()

    def _details(self, proposed: Proposed) -> str:
        step = proposed.step
        due = self.tr("bis {day}").format(day=short_date(step.due)) if step.due else ""
        who = ", ".join(part for part in (self._model.who(step), due) if part)
        source = self.tr("aus: {source}").format(source=proposed.source) if proposed.source else ""
        return " · ".join(part for part in (who, source) if part)

    def _choose(self, current: QModelIndex) -> None:
        step = self._model.value(current.row())
        if step is not None:
            self._open(step)

    def _open(self, step: Step) -> None:
        self._chosen = step.id
        self._form.show_step(step)
        self._form.show()
        self._proposals.hide()

    def _start(self) -> None:
        """A new step is kept as soon as something is written in it."""
        today = self._context.today()
        self._table.clearSelection()
        self._open(Step(id=uuid4().hex, due=workday(today + timedelta(days=14), today)))
        self._form.start()

    def _close(self) -> None:
        self._chosen = ""
        self._table.clearSelection()
        self._form.hide()
        self._proposals.reveal()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal_times(self) -> None:
        self._columns.reveal(self._form.times)

    def _write(self, step: Step, merge: str) -> None:
        plan = self._context.editor.record.plan
        known = any(other.id == step.id for other in plan.steps)
        if step.text or known:
            name = self.tr("Schritt ändern") if known else self.tr("Schritt ergänzen")
            write_plan(self._context, name, plan.with_step(step), merge)

    def _tick(self, step: Step) -> None:
        """Done, or open again."""
        done = step.status is not StepStatus.DONE
        name = self.tr("Schritt erledigt") if done else self.tr("Schritt wieder offen")
        ticked = step.model_copy(update={"status": StepStatus.DONE if done else StepStatus.OPEN})
        write_plan(self._context, name, self._context.editor.record.plan.with_step(ticked))
        row = self._model.row_of(step.id)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        with QSignalBlocker(self._table.selectionModel()):
            self._table.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)

    def _remove(self, step_id: str) -> None:
        plan = self._context.editor.record.plan.without_step(step_id)
        self._close()
        write_plan(self._context, self.tr("Schritt entfernen"), plan)

    def _take(self, step: Step) -> None:
        plan = self._context.editor.record.plan.with_step(step)
        write_plan(self._context, self.tr("Vorschlag übernehmen"), plan)

    def _take_all(self, steps: tuple[Step, ...]) -> None:
        plan = self._context.editor.record.plan
        for step in steps[: MAX_OPEN_STEPS - len(plan.open_steps)]:
            plan = plan.with_step(step)
        write_plan(self._context, self.tr("Vorschläge übernehmen"), plan)
