"""What is missing, and what the client wants to reach."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.needs import by_urgency
from lotse_desktop.domain.plan import MAX_GOALS, Decision, Goal, GoalStatus
from lotse_desktop.domain.proposals import propose_goals
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.needs import NeedList
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.proposal_list import ProposalList
from lotse_desktop.ui.pages.plan.facts import PlanFacts, write_plan
from lotse_desktop.ui.widgets.card import Card, empty_layout
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import LINE, TextArea, day_edit, text_edit


class GoalCard(Card):
    """One goal in the client's words."""

    edited = Signal(object, str)
    """The changed :class:`Goal`, and a key under which changes that follow each other are one step of undo."""
    removed = Signal(str)

    def __init__(self, number: int, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._goal = Goal(id="-")
        self.show_title(self.tr("{number}. Ziel").format(number=number))
        self._text = TextArea(self.tr("Das möchte ich erreichen"), LINE, 2, self)
        self._text.setObjectName("goal-text")
        self._sign = text_edit(self.tr("Ich merke es daran, dass …"), self)
        self._sign.setObjectName("goal-sign")
        self._due = day_edit(self.tr("Bis wann?"), today, self)
        self._due.setObjectName("goal-due")
        self._status = QComboBox(self)
        self._status.setObjectName("goal-status")
        self._status.setAccessibleName(self.tr("Wie steht es?"))
        for status, words in self._states():
            self._status.addItem(words, status.value)
        remove = QPushButton(self.tr("Entfernen"), self)
        remove.setObjectName("goal-remove")
        remove.setProperty("role", "quiet")
        remove.setAccessibleName(self.tr("{number}. Ziel entfernen").format(number=number))
        self.head.addWidget(remove)
        self.add(self._text)
        self.add(Labelled(self.tr("Ich merke es daran, dass …"), self._sign, self))
        row = QGridLayout()
        row.addWidget(Labelled(self.tr("Bis wann?"), self._due, self), 0, 0)
        row.addWidget(Labelled(self.tr("Wie steht es?"), self._status, self), 0, 1)
        row.setColumnStretch(0, 3)
        row.setColumnStretch(1, 2)
        self.body.addLayout(row)
        self._text.edited.connect(partial(self._tell, "text"))
        self._sign.typed.connect(partial(self._tell, "sign_of_success"))
        self._due.typed.connect(partial(self._tell, "due"))
        self._status.activated.connect(self._pick)
        remove.clicked.connect(self._tell_removed)

    def show_goal(self, goal: Goal) -> None:
        """Show ``goal``, without telling anybody."""
        self._goal = goal
        self._text.show_text(goal.text)
        self._sign.show_value(goal.sign_of_success or None)
        self._due.show_value(goal.due)
        with QSignalBlocker(self._status):
            self._status.setCurrentIndex(self._status.findData(goal.status.value))

    def start(self) -> None:
        """Put the cursor where writing begins."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _states(self) -> tuple[tuple[GoalStatus, str], ...]:
        return (
            (GoalStatus.OPEN, self.tr("offen")),
            (GoalStatus.REACHED, self.tr("erreicht")),
            (GoalStatus.PARTLY, self.tr("teilweise erreicht")),
            (GoalStatus.CHANGED, self.tr("geändert")),
            (GoalStatus.DROPPED, self.tr("nicht mehr wichtig")),
        )

    def _tell(self, field: str, value: Any) -> None:
        empty: Any = None if field == "due" else ""
        self._goal = self._goal.model_copy(update={field: empty if value is None else value})
        self.edited.emit(self._goal, f"goal:{self._goal.id}:{field}")

    def _pick(self, _index: int) -> None:
        self._goal = self._goal.model_copy(update={"status": GoalStatus(self._status.currentData())})
        self.edited.emit(self._goal, "")

    def _tell_removed(self) -> None:
        self.removed.emit(self._goal.id)


class GoalsPart(QWidget):
    """Needs at the left, goals at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cards: dict[str, GoalCard] = {}
        nothing = self.tr("Noch nichts. Was in den Lebensbereichen und in der Betreuungswoche fehlt, steht dann hier.")
        self._needs = NeedList(nothing, self)
        self._needs.setObjectName("need-list")
        self._more = QComboBox(self)
        self._more.setObjectName("more-needs")
        self._more.setAccessibleName(self.tr("Bedarf ergänzen"))
        self._more.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._more.setMinimumContentsLength(12)
        self._take_need = QPushButton(self.tr("Bedarf ergänzen"), self)
        self._take_need.setObjectName("add-need")
        self._add = QPushButton(self.tr("Ziel ergänzen"), self)
        self._add.setObjectName("add-goal")
        self._proposals = ProposalList(self.tr("Vorschläge für Ziele"), self)
        self._proposals.setObjectName("goal-proposals")
        missing = Card(self.tr("Was noch fehlt"), self)
        missing.add(self._needs)
        row = QHBoxLayout()
        row.addWidget(self._more, stretch=1)
        row.addWidget(self._take_need)
        missing.body.addLayout(row)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        columns = TwoColumns(0.5, 48, self)
        columns.main.addWidget(missing)
        columns.side.addLayout(self._inside)
        columns.side.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        columns.side.addWidget(self._proposals)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(columns)
        self._needs.decided.connect(self._decide)
        self._take_need.clicked.connect(self._add_need)
        self._add.clicked.connect(self._add_goal)
        self._proposals.taken.connect(self._take)
        self._proposals.all_taken.connect(self._take_all)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show needs and goals."""
        needs = by_urgency(facts.needs)
        self._needs.show_needs(needs)
        known = {need.kind.key for need in needs}
        others = [(kind.key, kind.title) for kind in facts.catalogue.needs if kind.key not in known]
        if others != [(self._more.itemData(row), self._more.itemText(row)) for row in range(self._more.count())]:
            self._more.clear()
            for key, title in others:
                self._more.addItem(title, key)
        self._take_need.setEnabled(bool(others))
        self._show_goals(facts.plan.goals)
        proposals = propose_goals(facts.catalogue, facts.record, facts.needs, facts.today)
        self._proposals.show_proposals([(goal, goal.text, self._details(goal)) for goal in proposals])

    def _show_goals(self, goals: Sequence[Goal]) -> None:
        if list(self._cards) != [goal.id for goal in goals]:
            empty_layout(self._inside)
            self._cards = {}
            for number, goal in enumerate(goals, start=1):
                card = GoalCard(number, self._context.today, self)
                card.setObjectName(f"goal-{number}")
                card.edited.connect(self._write)
                card.removed.connect(self._remove)
                self._inside.addWidget(card)
                self._cards[goal.id] = card
        for goal in goals:
            self._cards[goal.id].show_goal(goal)
        self._add.setEnabled(len(goals) < MAX_GOALS)

    def _details(self, goal: Goal) -> str:
        return self.tr("bis {day}").format(day=short_date(goal.due)) if goal.due else ""

    def _decide(self, need: str, decision: Decision | None) -> None:
        plan = self._context.editor.record.plan.with_decision(need, decision)
        write_plan(self._context, self.tr("Bedarf entscheiden"), plan)

    def _add_need(self) -> None:
        need = self._more.currentData()
        if isinstance(need, str):
            plan = self._context.editor.record.plan.with_added_need(need)
            write_plan(self._context, self.tr("Bedarf ergänzen"), plan)

    def _add_goal(self) -> None:
        goal = Goal(id=uuid4().hex)
        self._take(goal)
        if goal.id in self._cards:
            self._cards[goal.id].start()

    def _take(self, goal: Goal) -> None:
        plan = self._context.editor.record.plan
        if len(plan.goals) < MAX_GOALS:
            write_plan(self._context, self.tr("Ziel ergänzen"), plan.with_goal(goal))

    def _take_all(self, goals: tuple[Goal, ...]) -> None:
        plan = self._context.editor.record.plan
        for goal in goals[: MAX_GOALS - len(plan.goals)]:
            plan = plan.with_goal(goal)
        write_plan(self._context, self.tr("Vorschläge übernehmen"), plan)

    def _write(self, goal: Goal, merge: str) -> None:
        write_plan(self._context, self.tr("Ziel ändern"), self._context.editor.record.plan.with_goal(goal), merge)

    def _remove(self, goal_id: str) -> None:
        plan = self._context.editor.record.plan.without_goal(goal_id)
        write_plan(self._context, self.tr("Ziel entfernen"), plan)
