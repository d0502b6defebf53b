"""Agree on the plan, look through it together, close it: where it stands, and what is to be looked at before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.plan import Plan, PlanState, Step
from lotse_desktop.domain.plan_states import agreed, closed, find_checks, reopened, reviewed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanVersion
from lotse_desktop.domain.step_fit import StepFit, find_effect, find_step_fit
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.plan.facts import PlanFacts, write_plan
from lotse_desktop.ui.pages.plan.review import ReviewCard
from lotse_desktop.ui.pages.plan.state_card import StateCard
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words, empty_layout
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import text_edit

Failed = Callable[[BaseException], None]


class AgreementWork(Protocol):
    """What is done off the window thread; ``done`` and ``failed`` are called on it."""

    def print(self, record: CaseRecord, done: Callable[[PlanVersion, bytes], None], failed: Failed) -> None:
        """The plan for paper, kept as a version."""
        ...


class TimesCard(Card):
    """Open steps with times: the verdict, and who is with the children while nobody surely is."""

    edited = Signal(object, str)
    """The changed :class:`Step`, and a key under which changes that follow each other are one step of undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Feste Zeiten und Betreuung"))
        self._rows: dict[str, tuple[Step, StepFit]] = {}
        self._inside = QVBoxLayout()
        self._inside.setSpacing(4)
        self.body.addLayout(self._inside)

    def show_fits(self, rows: Sequence[tuple[Step, StepFit]]) -> None:
        """Show these steps; the card is hidden when there are none."""
        shown = {step.id: (step, fit) for step, fit in rows}
        self.setVisible(bool(rows))
        if [(s.id, s.text, f) for s, f in self._rows.values()] != [(s.id, s.text, f) for s, f in rows]:
            empty_layout(self._inside)
            for step, fit in rows:
                self._add(step, fit)
        self._rows = shown

    def _add(self, step: Step, fit: StepFit) -> None:
        self._inside.addWidget(Words(step.text, "strong", self))
        self._inside.addWidget(Words(fit.words, "smallgap" if fit.is_open else "small", self))
        if not fit.is_open:
            return
        name = self.tr("Wer kümmert sich dann um die Kinder?")
        edit = text_edit(name, self)
        edit.setObjectName(f"care-by-{step.id}")
        edit.line.setPlaceholderText(name)
        edit.line.setAccessibleDescription(step.text)
        edit.show_value(step.care_by or None)
        edit.typed.connect(partial(self._tell, step.id))
        self._inside.addWidget(edit)

    def _tell(self, step_id: str, text: str | None) -> None:
        step, _ = self._rows[step_id]
        self.edited.emit(step.model_copy(update={"care_by": text or ""}), f"step:{step_id}:care_by")


class AgreementPart(QWidget):
    """Before agreeing what is still open; afterwards the review; at the right where the plan stands."""

    wanted = Signal(str, str)

    def __init__(self, context: PageContext, work: AgreementWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._work = context, work
        self._state = StateCard(context.today, self)
        self._state.setObjectName("state-card")
        self._checks = Card(self.tr("Vor dem Vereinbaren"), self)
        self._checks.setObjectName("checks")
        self._open = Bullets(self.tr("Alles ist klar. Lesen Sie den Plan gemeinsam, dann können Sie ihn vereinbaren."))
        self._checks.add(self._open)
        self._times = TimesCard(self)
        self._times.setObjectName("step-care")
        self._review = ReviewCard(self)
        self._review.setObjectName("review")
        columns = TwoColumns(0.36, 56, self)
        for card in (self._checks, self._times, self._review):
            columns.main.addWidget(card)
        columns.side.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        self._times.edited.connect(self._write_step)
        self._review.edited.connect(self._write_review)
        self._state.agreed.connect(self._agree)
        self._state.reviewed.connect(self._finish_review)
        self._state.closed.connect(self._close)
        self._state.reopened.connect(self._reopen)
        self._state.paper_wanted.connect(self._want_paper)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show where the plan stands."""
        plan = facts.plan
        fits = self._fits(facts.record)
        checks = find_checks(plan, fits, facts.today)
        writing = plan.state is PlanState.DRAFT
        self._checks.setVisible(writing)
        self._open.show_sentences([check.sentence for check in checks])
        timed = [(step, fits[step.id]) for step in plan.open_steps if step.id in fits]
        self._times.show_fits(timed if writing else ())
        self._review.setVisible(not writing)
        if not writing:
            self._review.show_plan(plan)
        self._state.show_plan(plan, blocked=any(check.blocking for check in checks))

    def _fits(self, record: CaseRecord) -> Mapping[str, StepFit]:
        children, week, calendar = record.client.children, record.care_week, self._context.calendar()
        found = ((step.id, find_step_fit(children, week, step, calendar)) for step in record.plan.open_steps)
        return {step_id: fit for step_id, fit in found if fit is not None}

    def _write_step(self, step: Step, merge: str) -> None:
        plan = self._context.editor.record.plan.with_step(step)
        write_plan(self._context, self.tr("Wer sich kümmert"), plan, merge)

    def _write_review(self, plan: Plan, merge: str) -> None:
        write_plan(self._context, self.tr("Rückblick"), plan, merge)

    def _agree(self, review_on: date) -> None:
        """The version is kept first: what is agreed is what lies on paper."""
        record = self._context.editor.record
        plan = agreed(_with_effects(record), self._context.today(), review_on)
        self._state.tell(self.tr("Die vereinbarte Fassung wird aufbewahrt …"))
        self._work.print(record.with_plan(plan), partial(self._take_agreed, record.plan, plan), self._fail)

    def _take_agreed(self, before: Plan, plan: Plan, version: PlanVersion, _pdf: bytes) -> None:
        if self._context.editor.record.plan != before:
            self._state.tell(self.tr("Der Plan hat sich inzwischen geändert. Bitte vereinbaren Sie ihn noch einmal."))
            return
        kept = self.tr("Vereinbart. Version {number} ist aufbewahrt und bleibt, wie sie ist.")
        self._state.tell(kept.format(number=version.number))
        settled = plan.model_copy(update={"agreed_version": version.number})
        write_plan(self._context, self.tr("Plan vereinbaren"), settled)

    def _finish_review(self, review_on: date) -> None:
        plan = reviewed(self._context.editor.record.plan, self._context.today(), review_on)
        self._state.tell(self.tr("Der Rückblick ist eingetragen."))
        write_plan(self._context, self.tr("Rückblick abschließen"), plan)

    def _close(self) -> None:
        self._state.tell("")
        plan = closed(self._context.editor.record.plan, self._context.today())
        write_plan(self._context, self.tr("Plan abschließen"), plan)

    def _reopen(self) -> None:
        self._state.tell("")
        write_plan(self._context, self.tr("Entwurf beginnen"), reopened(self._context.editor.record.plan))

    def _want_paper(self) -> None:
        self.wanted.emit("paper", "")

    def _fail(self, error: BaseException) -> None:
        """The user's world is told; our own faults go where faults go."""
        if not isinstance(error, UserError):
            raise error
        self._state.tell(error.sentence)


def _with_effects(record: CaseRecord) -> Plan:
    """The plan in which what steps of care change is told as of today."""
    children, week, plan = record.client.children, record.care_week, record.plan
    for step in plan.open_steps:
        plan = plan.with_step(step.model_copy(update={"effect": find_effect(children, week, step)}))
    return plan
