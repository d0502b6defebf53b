"""One step to write: what, who, by when, where, at which times, how it stands.  Each change is told at once."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.plan import Actor, Step, StepStatus
from lotse_desktop.domain.proposals import workday
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.step_times_part import StepTimesPart
from lotse_desktop.ui.widgets.card import Card
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.typed import LINE, TextArea, day_edit, text_edit

WEEKS: Final = (1, 2, 4)


class StepForm(Card):
    """The fields of one step."""

    edited = Signal(object, str)
    """The changed :class:`Step`, and a key under which changes that follow each other are one step of undo."""
    removed = Signal(str)
    closed = Signal()
    grown = Signal()
    """There is more to see in :attr:`times`."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._today = context.today
        self._step = Step(id="-")
        self.show_title(self.tr("Schritt"))
        self._text = TextArea(self.tr("Was ist zu tun?"), LINE, 2, self)
        self._text.setObjectName("step-text")
        actors = (
            (Actor.CLIENT.value, context.editor.record.client.given_name),
            (Actor.COACH.value, self.tr("Coach")),
            (Actor.HELPER.value, self.tr("Person aus dem Netz")),
            (Actor.PARTNER.value, self.tr("andere Stelle")),
        )
        self._actor = ChoiceRow(actors, self.tr("Wer macht es?"), plain=True, parent=self)
        self._actor.setObjectName("step-actor")
        self._who = text_edit(self.tr("Vorname oder Rolle"), self)
        self._who.setObjectName("step-who")
        self._who.line.setPlaceholderText(self.tr("Vorname oder Rolle"))
        self._due = day_edit(self.tr("Bis wann?"), context.today, self, needed=True)
        self._due.setObjectName("step-due")
        self._place = text_edit(self.tr("Wo?"), self)
        self._place.setObjectName("step-place")
        states = (
            (StepStatus.OPEN.value, self.tr("offen")),
            (StepStatus.DONE.value, self.tr("erledigt")),
            (StepStatus.DROPPED.value, self.tr("entfällt")),
        )
        self._status = ChoiceRow(states, self.tr("Wie steht es?"), plain=True, parent=self)
        self._status.setObjectName("step-status")
        self._reason = text_edit(self.tr("Warum entfällt er?"), self)
        self._reason.setObjectName("step-reason")
        self._reason.line.setPlaceholderText(self.tr("Warum? Ein paar Worte genügen."))
        self.times = StepTimesPart(context, self)
        """The times, and what they mean for the children."""
        self._close = QPushButton(self.tr("Fertig"), self)
        self._close.setObjectName("step-close")
        self._remove = QPushButton(self.tr("Entfernen"), self)
        self._remove.setObjectName("step-remove")
        self._remove.setProperty("role", "quiet")
        self._arrange()
        self._text.edited.connect(partial(self._tell, "text"))
        self._who.typed.connect(partial(self._tell, "who"))
        self._due.typed.connect(partial(self._tell, "due"))
        self._place.typed.connect(partial(self._tell, "place"))
        self._reason.typed.connect(partial(self._tell, "drop_reason"))
        self.times.edited.connect(self._take_times)
        self.times.grown.connect(self.grown)
        self._actor.picked.connect(self._pick_actor)
        self._status.picked.connect(self._pick_status)
        self._close.clicked.connect(self.closed)
        self._remove.clicked.connect(self._tell_removed)

    @property
    def step(self) -> Step:
        """What stands in the form."""
        return self._step

    def show_step(self, step: Step) -> None:
        """Show ``step``, without telling anybody."""
        if step.id != self._step.id:
            for edit in (self._who, self._due, self._place, self._reason):
                edit.line.clear()
                edit.complain("")
        self._step = step
        self._text.show_text(step.text)
        self._actor.show_keys((step.actor.value,))
        self._who.show_value(step.who or None)
        self._who.setVisible(step.actor in {Actor.HELPER, Actor.PARTNER})
        self._due.show_value(step.due)
        self._place.show_value(step.place or None)
        self._status.show_keys((step.status.value,))
        self._reason.show_value(step.drop_reason or None)
        self._reason.setVisible(step.status is StepStatus.DROPPED)
        self.times.show_step(step)

    def start(self) -> None:
        """Put the cursor where writing begins."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        self.head.addWidget(self._remove)
        self.head.addWidget(self._close)
        self.add(Labelled(self.tr("Was ist zu tun?"), self._text, self))
        self.add(Labelled(self.tr("Wer macht es?"), self._actor, self))
        self.add(self._who)
        weeks = QWidget(self)
        row = FlowLayout(weeks, 6)
        for number in WEEKS:
            words = self.tr("in 1 Woche") if number == 1 else self.tr("in {number} Wochen").format(number=number)
            button = QPushButton(words, weeks)
            button.setObjectName(f"in-{number}")
            button.setProperty("role", "line")
            button.setMinimumHeight(TOUCH)
            button.clicked.connect(partial(self._put_off, number))
            row.addWidget(button)
        self.add(Labelled(self.tr("Bis wann?"), self._due, self))
        self.add(weeks)
        self.add(Labelled(self.tr("Wo?"), self._place, self))
        self.add(Labelled(self.tr("Wie steht es?"), self._status, self))
        self.add(self._reason)
        self.add(self.times)

    def _tell(self, field: str, value: Any) -> None:
        empty: Any = None if field == "due" else ""
        self._step = self._step.model_copy(update={field: empty if value is None else value})
        self.edited.emit(self._step, f"step:{self._step.id}:{field}")

    def _pick_actor(self, keys: tuple[str, ...]) -> None:
        actor = Actor(keys[0]) if keys else self._step.actor
        named = actor in {Actor.HELPER, Actor.PARTNER}
        self._change({"actor": actor, "who": self._step.who if named else ""})
        if named and not self._step.who:
            self._who.line.setFocus()

    def _pick_status(self, keys: tuple[str, ...]) -> None:
        self._change({"status": StepStatus(keys[0]) if keys else self._step.status})

    def _take_times(self, step: Step, merge: str) -> None:
        self._step = step
        self.edited.emit(step, merge)

    def _put_off(self, weeks: int, _checked: object = None) -> None:
        today = self._today()
        self._change({"due": workday(today + timedelta(weeks=weeks), today)})

    def _change(self, update: dict[str, Any]) -> None:
        self.show_step(self._step.model_copy(update=update))
        self.edited.emit(self._step, "")

    def _tell_removed(self) -> None:
        self.removed.emit(self._step.id)
