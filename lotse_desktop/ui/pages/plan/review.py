"""The review: what became of each goal and each step, with a few words why."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lotse_desktop.domain.plan import Goal, GoalStatus, Plan, Step, StepStatus
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.widgets.card import Card, Words, empty_layout
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import text_edit


def goal_states() -> tuple[tuple[str, str], ...]:
    """Key and words of what can become of a goal."""
    return (
        (GoalStatus.OPEN.value, _tr("offen")),
        (GoalStatus.REACHED.value, _tr("erreicht")),
        (GoalStatus.PARTLY.value, _tr("teilweise erreicht")),
        (GoalStatus.CHANGED.value, _tr("geändert")),
        (GoalStatus.DROPPED.value, _tr("nicht mehr wichtig")),
    )


def step_states() -> tuple[tuple[str, str], ...]:
    """Key and words of what can become of a step."""
    return (
        (StepStatus.OPEN.value, _tr("offen")),
        (StepStatus.DONE.value, _tr("erledigt")),
        (StepStatus.DROPPED.value, _tr("entfällt")),
    )


class ReviewRow(QWidget):
    """One goal or step: its words, what became of it, and why."""

    picked = Signal(str)
    explained = Signal(str)

    def __init__(self, states: Sequence[tuple[str, str]], silent: Sequence[str], parent: QWidget | None = None) -> None:
        """``silent``: states that need no words."""
        super().__init__(parent)
        self._silent = frozenset(silent)
        self._words = Words("", "strong", self)
        self._details = Words("", "small", self)
        self._states = ChoiceRow(states, self.tr("Was ist daraus geworden?"), plain=True, parent=self)
        self._states.setObjectName("became")
        self._reason = text_edit(self.tr("Warum? Ein paar Worte genügen."), self)
        self._reason.setObjectName("reason")
        self._reason.line.setPlaceholderText(self.tr("Warum? Ein paar Worte genügen."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 8)
        layout.setSpacing(4)
        for widget in (self._words, self._details, self._states, self._reason):
            layout.addWidget(widget)
        self._states.picked.connect(self._tell)
        self._reason.typed.connect(self._explain)

    def show_item(self, words: str, details: str, state: str, reason: str) -> None:
        """Show it, without telling anybody."""
        self._words.setText(words)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._states.show_keys((state,))
        self._states.setAccessibleDescription(words)
        self._reason.line.setAccessibleDescription(words)
        self._reason.show_value(reason or None)
        self._reason.setVisible(state not in self._silent or bool(reason))

    def _tell(self, keys: tuple[str, ...]) -> None:
        if keys:
            self.picked.emit(keys[0])

    def _explain(self, text: str | None) -> None:
        self.explained.emit(text or "")


class ReviewCard(Card):
    """All goals and steps, steps by date; each answer is told as the changed plan."""

    edited = Signal(object, str)
    """The changed :class:`Plan`, and a key under which changes that follow each other are one step of undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Rückblick: Was ist daraus geworden?"))
        self._plan = Plan()
        self._rows: dict[tuple[str, str], ReviewRow] = {}
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        self.body.addLayout(self._inside)
        self.body.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        """Show ``plan``, without telling anybody."""
        self._plan = plan
        goals = [goal for goal in plan.goals if goal.text.strip()]
        steps = sorted(plan.steps, key=lambda step: (step.due is None, step.due, step.id))
        keys = [*(("goal", goal.id) for goal in goals), *(("step", step.id) for step in steps)]
        if list(self._rows) != keys:
            empty_layout(self._inside)
            self._rows = {key: self._row(*key) for key in keys}
        for goal in goals:
            details = self.tr("Ziel, bis {day}").format(day=short_date(goal.due)) if goal.due else self.tr("Ziel")
            reason = plan.goal_reasons.get(goal.id, "")
            self._rows["goal", goal.id].show_item(goal.text, details, goal.status.value, reason)
        for step in steps:
            details = self.tr("Schritt, bis {day}").format(day=short_date(step.due)) if step.due else self.tr("Schritt")
            self._rows["step", step.id].show_item(step.text, details, step.status.value, step.drop_reason)

    def _row(self, kind: str, key: str) -> ReviewRow:
        if kind == "goal":
            row = ReviewRow(goal_states(), (GoalStatus.OPEN.value,), self)
        else:
            row = ReviewRow(step_states(), (StepStatus.OPEN.value, StepStatus.DONE.value), self)
        row.setObjectName(f"review-{kind}-{key}")
        row.picked.connect(partial(self._pick, kind, key))
        row.explained.connect(partial(self._explain, kind, key))
        self._inside.addWidget(row)
        return row

    def _pick(self, kind: str, key: str, state: str) -> None:
        if kind == "goal":
            self._change_goal(key, {"status": GoalStatus(state)})
        else:
            self._change_step(key, {"status": StepStatus(state)})

    def _explain(self, kind: str, key: str, reason: str) -> None:
        if kind == "goal":
            reasons = {**self._plan.goal_reasons, key: reason}
            kept = {goal: words for goal, words in reasons.items() if words}
            self.edited.emit(self._plan.model_copy(update={"goal_reasons": kept}), f"review:{key}")
        else:
            self._change_step(key, {"drop_reason": reason}, f"review:{key}")

    def _change_goal(self, key: str, update: dict[str, Any]) -> None:
        goal: Goal = next(goal for goal in self._plan.goals if goal.id == key)
        self.edited.emit(self._plan.with_goal(goal.model_copy(update=update)), "")

    def _change_step(self, key: str, update: dict[str, Any], merge: str = "") -> None:
        step: Step = next(step for step in self._plan.steps if step.id == key)
        self.edited.emit(self._plan.with_step(step.model_copy(update=update)), merge)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewCard", text)
