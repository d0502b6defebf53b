"""The chains of a case: which fit, which run, how each step stands, what comes next on the plan."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import uuid4

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from lotse_desktop.domain.chain_dates import ChainState, next_steps, state_of
from lotse_desktop.domain.chain_plan import plan_step
from lotse_desktop.domain.chain_rules import propose_from_chains, suggest_chains
from lotse_desktop.domain.chain_words import STATE_NAMES
from lotse_desktop.domain.chains import ChainStatus, ServiceChain, StartedChain, StartedChains, StartedStep
from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Plan, Step
from lotse_desktop.domain.wording import count_text, short_date
from lotse_desktop.figures.chain import started_words
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.proposal_list import ProposalList
from lotse_desktop.ui.pages.case_chains.chain_card import ChainCard
from lotse_desktop.ui.pages.case_chains.ideas import IdeasCard
from lotse_desktop.ui.pages.case_chains.shown import BegunChain
from lotse_desktop.ui.pages.case_chains.step_card import StepCard, with_status
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.row_list import RowList
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns


class ChainSource(Protocol):
    """The chains that hold now; runs on the database thread."""

    def all(self, done: Callable[[Sequence[ServiceChain]], None], failed: Failed) -> None: ...


class CaseChainsPage(CasePage):
    """The chosen chain at the left as a picture or a table, at the right what can be done with it."""

    def __init__(self, context: PageContext, source: ChainSource, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._source = source
        self._chains: tuple[ServiceChain, ...] = context.catalogue.chains
        self._id = ""
        self._step = ""
        self._list = RowList(self.tr("Begonnene Ketten"), self)
        self._list.setObjectName("begun")
        self._begun = Card(self.tr("Begonnene Ketten"), self)
        self._begun.add(self._list)
        self._nothing = Words("", "sentence", self)
        self._nothing.setObjectName("nothing")
        self._shown = BegunChain(self)
        self._card = StepCard(context.today, self)
        self._chain_card = ChainCard(context.today, self)
        self._proposals = ProposalList(self.tr("Nächste Schritte für den Plan"), self)
        self._proposals.setObjectName("chain-proposals")
        self._full = Words("", "sentence", self)
        self._full.setObjectName("plan-full")
        self._ideas = IdeasCard(self)
        columns = TwoColumns(0.4, 46, self)
        for widget in (self._begun, self._nothing, self._shown):
            columns.main.addWidget(widget)
        for widget in (self._card, self._full, self._proposals, self._ideas, self._chain_card):
            columns.side.addWidget(widget)
        self.body.addWidget(columns)
        self._connect()
        self.refresh()

    @override
    def refresh(self) -> None:
        record = self.context.editor.record
        chains = record.chains.chains
        started = record.chains.find(self._id) or (chains[-1] if chains else None)
        self._id = started.id if started is not None else ""
        self.set_heading(self.tr("Ketten"), self._heading(chains))
        self._nothing.setText(self.tr("Noch ist keine Kette begonnen. Rechts steht, welche passen könnte."))
        self._nothing.setVisible(not chains)
        self._begun.setVisible(len(chains) > 1)
        texts = [self._row(one) for one in chains]
        self._list.show_rows(texts, next((row for row, one in enumerate(chains) if one.id == self._id), -1))
        self._show_chain(started)
        self._show_ideas()
        self._show_proposals()
        order_tabs(self)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._source.all(self._take_chains, self._fail)

    @override
    def show_part(self, part: str) -> None:
        """``part``: the id of a begun chain."""
        if self.context.editor.record.chains.find(part) is not None:
            self._id, self._step = part, ""
            self.refresh()

    def _connect(self) -> None:
        self._shown.chosen.connect(self._choose_step)
        self._shown.ticked.connect(self._tick)
        self._shown.opened.connect(self._card.start)
        self._list.currentRowChanged.connect(self._choose_chain)
        self._card.edited.connect(self._write_step)
        self._card.planned.connect(self._plan_step)
        self._chain_card.edited.connect(self._write_chain)
        self._chain_card.removed.connect(self._remove)
        self._ideas.wanted.connect(self._begin)
        self._proposals.taken.connect(self._take)
        self._proposals.all_taken.connect(self._take_all)

    def _show_chain(self, started: StartedChain | None) -> None:
        for widget in (self._shown, self._card, self._chain_card):
            widget.setVisible(started is not None)
        if started is None:
            return
        record, partners = self.context.editor.record, self.context.catalogue.partners
        client = record.client.given_name
        keys = [step.key for step in started.chain.steps]
        if self._step not in keys:
            self._step = next((step.key for step in next_steps(started)), keys[0])
        title = f"{started.chain.key} {started.chain.title}"
        words = started_words(started, partners, client, self.context.today())
        self._shown.show_begun(title, self._state_sentence(started), words, self._step)
        step = started.chain.steps[keys.index(self._step)]
        planned = any((one.chain, one.chain_step) == (started.id, step.key) for one in record.plan.steps)
        self._card.show_step(started, step, partners, client, planned=planned)
        self._chain_card.show_chain(started)

    def _show_ideas(self) -> None:
        context, record = self.context, self.context.editor.record
        busy = {one.chain.key for one in record.chains.chains if self._state(one) is ChainState.RUNNING}
        ideas = suggest_chains(context.catalogue, record, context.care_report(), context.today())
        self._ideas.show_ideas([idea for idea in ideas if idea.chain not in busy], self._chains)

    def _show_proposals(self) -> None:
        record = self.context.editor.record
        proposed = propose_from_chains(self.context.catalogue, record, self.context.today())
        due = self.tr("bis {day} · aus: {source}")
        undated = self.tr("aus: {source}")
        shown = [
            (
                one.step,
                one.step.text,
                (due if one.step.due else undated).format(
                    day=short_date(one.step.due) if one.step.due else "", source=one.source
                ),
            )
            for one in proposed
        ]
        self._proposals.show_proposals(shown)
        full = len(record.plan.open_steps) >= MAX_OPEN_STEPS and bool(record.chains.chains)
        self._full.setText(self.tr("Im Plan sind sieben Schritte offen. Ist einer erledigt, kommt hier der nächste."))
        self._full.setVisible(full)

    def _state(self, started: StartedChain) -> ChainState:
        return state_of(started, self.context.today())

    def _row(self, started: StartedChain) -> str:
        words = self.tr("{title}\n{state}, begonnen am {day}")
        title = f"{started.chain.key} {started.chain.title}"
        return words.format(title=title, state=STATE_NAMES[self._state(started)], day=short_date(started.start))

    def _heading(self, chains: Sequence[StartedChain]) -> str:
        if not chains:
            return self.tr("Wer macht was, bis wann: Schritt für Schritt.")
        states = [self._state(one) for one in chains]
        told = [
            count_text(states.count(ChainState.RUNNING), self.tr("Kette läuft"), self.tr("Ketten laufen")),
            *(
                (count_text(number, self.tr("stockt"), self.tr("stocken")),)
                if (number := states.count(ChainState.STOPPED))
                else ()
            ),
        ]
        return ", ".join(told)

    def _state_sentence(self, started: StartedChain) -> str:
        done = sum(started.find(step.key).status.is_over for step in started.chain.steps)
        words = self.tr("{state} · {done} von {all} Schritten erledigt · begonnen am {day}")
        name = STATE_NAMES[self._state(started)]
        return words.format(state=name, done=done, all=len(started.chain.steps), day=short_date(started.start))

    def _choose_chain(self, row: int) -> None:
        chains = self.context.editor.record.chains.chains
        if 0 <= row < len(chains):
            self._id, self._step = chains[row].id, ""
            self.refresh()

    def _choose_step(self, key: str) -> None:
        if key != self._step:
            self._step = key
            self._show_chain(self._started)

    @property
    def _started(self) -> StartedChain | None:
        return self.context.editor.record.chains.find(self._id)

    def _tick(self, key: str) -> None:
        started = self._started
        if started is not None:
            self._step = key
            stands = started.find(key)
            done = stands.status is ChainStatus.DONE
            status = ChainStatus.OPEN if done else ChainStatus.DONE
            self._write_step(with_status(stands, status, self.context.today()), "")

    def _write_step(self, step: StartedStep, merge: str) -> None:
        started = self._started
        if started is not None:
            self._change(
                self.tr("Schritt der Kette"), started.with_step(step), f"{started.id}:{merge}" if merge else ""
            )

    def _write_chain(self, started: StartedChain, name: str, merge: str) -> None:
        self._change(name, started, merge)

    def _change(self, name: str, started: StartedChain, merge: str = "") -> None:
        editor = self.context.editor
        editor.change(name, editor.record.with_chains(editor.record.chains.with_chain(started)), merge=merge or None)

    def _begin(self, key: str) -> None:
        chain = next((chain for chain in self._chains if chain.key == key), None)
        if chain is not None:
            self._id, self._step = uuid4().hex, ""
            started = StartedChain(id=self._id, chain=chain, start=self.context.today())
            self._change(self.tr("Kette beginnen"), started)
            self._chain_card.start()

    def _remove(self) -> None:
        chains: StartedChains = self.context.editor.record.chains.without(self._id)
        self._id, self._step = "", ""
        editor = self.context.editor
        editor.change(self.tr("Kette entfernen"), editor.record.with_chains(chains))

    def _plan_step(self) -> None:
        started = self._started
        if started is not None:
            step = started.chain.steps[started.chain.number(self._step) - 1]
            self._take(plan_step(started, step, self.context.catalogue.partners, self.context.today()))

    def _take(self, step: Step) -> None:
        self._write_plan(self.context.editor.record.plan.with_step(step))

    def _take_all(self, steps: tuple[Step, ...]) -> None:
        plan = self.context.editor.record.plan
        for step in steps:
            plan = plan.with_step(step)
        self._write_plan(plan)

    def _write_plan(self, plan: Plan) -> None:
        editor = self.context.editor
        editor.change(self.tr("Schritte in den Plan"), editor.record.with_plan(plan, self.context.today()))

    def _take_chains(self, chains: Sequence[ServiceChain]) -> None:
        if tuple(chains) != self._chains:
            self._chains = tuple(chains)
            self.refresh()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._nothing.setText(error.sentence)
        self._nothing.show()
