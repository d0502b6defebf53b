"""The chosen step of a begun chain: how it stands, since when, who does it, whether it is on the plan."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.chain_words import RELEASE, STATUS_NAMES, actors_text
from lotse_desktop.domain.chains import LETTERS, ChainStatus, ChainStep, StartedChain, StartedStep
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow
from lotse_desktop.ui.widgets.typed import day_edit, text_edit


class StepCard(Card):
    """Each change is told at once."""

    edited = Signal(object, str)
    """The changed :class:`StartedStep`, and a key under which changes that follow each other are one step of undo."""
    planned = Signal()
    """It shall stand on the plan."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("step-card")
        self._today = today
        self._shown = StartedStep(step="-")
        self._action = Words("", "strong", self)
        self._action.setObjectName("step-action")
        self._details = Words("", "small", self)
        self._details.setObjectName("step-details")
        states = [(status.value, name) for status, name in STATUS_NAMES.items()]
        self._status = ChoiceRow(states, self.tr("Wie steht es?"), plain=True, parent=self)
        self._status.setObjectName("step-status")
        self._day = day_edit(self.tr("Seit wann?"), today, self)
        self._day.setObjectName("step-day")
        self._who = text_edit(self.tr("Wer? (Vorname oder Funktion)"), self, most=LETTERS)
        self._who.setObjectName("step-who")
        self._plan = QPushButton(self.tr("In den Plan"), self)
        self._plan.setObjectName("step-to-plan")
        self._plan.setMinimumHeight(TOUCH)
        self._day_field = Labelled(self.tr("Seit wann?"), self._day, self)
        for widget in (
            self._action,
            self._details,
            Labelled(self.tr("Wie steht es?"), self._status, self),
            self._day_field,
            Labelled(self.tr("Wer? (Vorname oder Funktion)"), self._who, self),
            self._plan,
        ):
            self.add(widget)
        self._status.picked.connect(self._pick)
        self._day.typed.connect(partial(self._write, "day"))
        self._who.typed.connect(partial(self._write, "who"))
        self._plan.clicked.connect(self.planned)

    def show_step(
        self, started: StartedChain, step: ChainStep, partners: Sequence[PartnerKind], client: str, *, planned: bool
    ) -> None:
        """Show a step, without telling anybody; ``planned``: it stands on the plan."""
        stands = started.find(step.key)
        if self._shown.step != stands.step:
            for edit in (self._day, self._who):
                edit.line.clear()
                edit.complain("")
        self._shown = stands
        number = started.chain.number(step.key)
        who = actors_text(step, partners, client)
        self.show_title(self.tr("Schritt {number}: {who}").format(number=number, who=who))
        self._action.setText(step.action)
        told = (
            (self.tr("Qualität: {words}"), step.quality),
            (self.tr("Danach liegt vor: {words}"), step.output),
            (self.tr("Übergabe: {words}"), step.hand_over),
            ("{words}", RELEASE if step.needs_release else ""),
        )
        self._details.setText("\n".join(text.format(words=words) for text, words in told if words))
        self._status.show_keys((stands.status.value,))
        self._day.show_value(stands.day)
        self._day_field.setVisible(stands.status is not ChainStatus.OPEN)
        self._who.show_value(stands.who or None)
        self._plan.setEnabled(not planned and not stands.status.is_over)
        self._plan.setText(self.tr("Steht im Plan") if planned else self.tr("In den Plan"))

    def start(self) -> None:
        """Put the cursor on how it stands."""
        for button in self._status.findChildren(QPushButton, f"option-{self._shown.status.value}"):
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, keys: tuple[str, ...]) -> None:
        status = ChainStatus(keys[0]) if keys else ChainStatus.OPEN
        self.edited.emit(with_status(self._shown, status, self._today()), "")

    def _write(self, field: str, value: Any) -> None:
        empty: Any = None if field == "day" else ""
        self._shown = self._shown.model_copy(update={field: empty if value is None else value})
        self.edited.emit(self._shown, f"chain:{self._shown.step}:{field}")


def with_status(step: StartedStep, status: ChainStatus, today: date) -> StartedStep:
    """A copy that stands like that since today; an open step has no day."""
    return step.model_copy(update={"status": status, "day": None if status is ChainStatus.OPEN else today})
