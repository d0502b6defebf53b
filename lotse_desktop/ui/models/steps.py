"""The steps of a plan as a table: what, who, by when, where, how it stands."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from lotse_desktop.domain.plan import Actor, Step, StepStatus
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.icons import icon
from lotse_desktop.ui.models.columns import Column, Index, Role, ValueTableModel

WHAT, WHO, UNTIL, WHERE, STATE = range(5)
_ORDER: Final = (StepStatus.OPEN, StepStatus.DONE, StepStatus.DROPPED)


class StepTableModel(ValueTableModel[Step]):
    """Open steps by date, then done ones, then dropped ones.

    Late is told with a word and a triangle, a step of the client's own with the name and a person.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        self._today = date.max
        self._client = ""
        super().__init__((), parent)
        self._columns = (
            Column(self.tr("Was"), _what),
            Column(self.tr("Wer"), self.who),
            Column(self.tr("Bis wann"), self._until, self._until_tone),
            Column(self.tr("Wo"), _where),
            Column(self.tr("Stand"), self.state, self._state_tone),
        )

    def show_steps(self, steps: Sequence[Step], client: str, today: date) -> None:
        """Show ``steps``; ``client`` is the first name of who does the client's own steps."""
        self._client, self._today = client, today
        ordered = sorted(steps, key=lambda step: (_ORDER.index(step.status), step.due or date.max))
        if tuple(ordered) != self.values:
            self.show(ordered)

    def row_of(self, step_id: str) -> int:
        """The row of this step; -1 when it is not shown."""
        return next((row for row, step in enumerate(self.values) if step.id == step_id), -1)

    def who(self, step: Step) -> str:
        """Who does it."""
        names = {Actor.CLIENT: self._client, Actor.COACH: self.tr("Coach")}
        return names.get(step.actor) or step.who or self.tr("noch offen")

    def state(self, step: Step) -> str:
        """How it stands, in one word."""
        if step.is_late(self._today):
            return self.tr("überfällig")
        words = {
            StepStatus.OPEN: self.tr("offen"),
            StepStatus.DONE: self.tr("erledigt"),
            StepStatus.DROPPED: self.tr("entfällt"),
        }
        return words[step.status]

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.ToolTipRole and index.isValid():
            return super().data(index, Role.DisplayRole)
        if role == Role.DecorationRole and index.isValid() and index.column() == STATE:
            step = self.values[index.row()]
            tokens = self._tokens
            if step.is_late(self._today):
                return icon("triangle-alert", tokens.gap_text)
            return icon("check", tokens.good) if step.status is StepStatus.DONE else None
        if role == Role.DecorationRole and index.isValid() and index.column() == WHO:
            return icon("user", self._tokens.ink2) if self.values[index.row()].actor is Actor.CLIENT else None
        return super().data(index, role)

    def _until(self, step: Step) -> str:
        return short_date(step.due) if step.due else self.tr("noch offen")

    def _until_tone(self, step: Step) -> str:
        return "gap_text" if step.status is StepStatus.OPEN and step.due is None else ""

    def _state_tone(self, step: Step) -> str:
        if step.is_late(self._today):
            return "gap_text"
        return {StepStatus.DONE: "good", StepStatus.DROPPED: "ink2"}.get(step.status, "")


def _what(step: Step) -> str:
    return step.text


def _where(step: Step) -> str:
    return step.place
