"""One appointment to write: when, what for, how it went, what came out, notes by life domain, steps that were done."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.meetings import Channel, Meeting, MeetingKind, MeetingStatus
from lotse_desktop.domain.plan import Step, StepStatus
from lotse_desktop.domain.today import MEETINGS
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.models.meetings import CHANNELS, STATES, when_text
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.tick_list import Tick, TickList
from lotse_desktop.ui.widgets.typed import LINE, TextArea, day_edit, number_edit, time_edit

NOTE: Final = 8000


class MeetingForm(Card):
    """The fields of one appointment; each change is told at once."""

    edited = Signal(object, str)
    """The changed :class:`Meeting`, and a key under which changes that follow each other are one step of undo."""
    step_ticked = Signal(str)
    """The id of a step that was ticked, or not any more."""
    removed = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._meeting = Meeting(id="-", day=context.today())
        self._steps: tuple[Step, ...] = ()
        self._day = day_edit(self.tr("Tag"), context.today, self, needed=True)
        self._start = time_edit(self.tr("Beginn"), self)
        self._minutes = number_edit(self.tr("Dauer in Minuten"), 5, 480, self, needed=True)
        self._purpose = _combo(self.tr("Wozu"), {key.value: text for key, text in MEETINGS.items()}, self)
        self._status = _combo(self.tr("Stand"), {key.value: text for key, text in STATES.items()}, self)
        self._channel = _combo(self.tr("Wo"), {key.value: text for key, text in CHANNELS.items()}, self)
        self._child = QCheckBox(self.tr("Kind war dabei"), self)
        self._child.setMinimumHeight(TOUCH)
        self._result = TextArea(self.tr("Ergebnis in einem Satz"), LINE, 1, self)
        domains = {"": self.tr("Allgemein"), **{one.key: one.title for one in context.catalogue.domains}}
        self._about = _combo(self.tr("Notiz zu"), domains, self)
        self._note = TextArea(self.tr("Notiz, nur für Sie"), NOTE, 4, self)
        self._ticks = TickList(self.tr("In diesem Gespräch erledigt"), self)
        self._no_steps = Words(self.tr("Keine offenen Schritte."), "small", self)
        self._remove = QPushButton(self.tr("Termin entfernen"), self)
        self._remove.setProperty("role", "quiet")
        for name, widget in (
            ("meeting-day", self._day),
            ("meeting-start", self._start),
            ("meeting-minutes", self._minutes),
            ("meeting-purpose", self._purpose),
            ("meeting-status", self._status),
            ("meeting-channel", self._channel),
            ("meeting-child", self._child),
            ("meeting-result", self._result),
            ("meeting-about", self._about),
            ("meeting-note", self._note),
            ("meeting-steps", self._ticks),
            ("meeting-remove", self._remove),
        ):
            widget.setObjectName(name)
        self._arrange()
        self._day.typed.connect(partial(self._tell, "day"))
        self._start.typed.connect(partial(self._tell, "start"))
        self._minutes.typed.connect(partial(self._tell, "minutes"))
        self._result.edited.connect(partial(self._tell, "result"))
        for combo in (self._purpose, self._status, self._channel):
            combo.activated.connect(self._tell_choices)
        self._child.clicked.connect(self._tell_child)
        self._about.activated.connect(self._show_note)
        self._note.edited.connect(self._tell_note)
        self._ticks.ticked.connect(self._tick)
        self._remove.clicked.connect(self._tell_removed)

    def show_meeting(self, meeting: Meeting, steps: tuple[Step, ...]) -> None:
        """Show this appointment; ``steps``: open ones and those that were ticked off in it."""
        if meeting.id != self._meeting.id:
            self._about.setCurrentIndex(0)
        self._meeting, self._steps = meeting, steps
        self.show_title(when_text(meeting))
        self._day.show_value(meeting.day)
        self._start.show_value(meeting.start)
        self._minutes.show_value(meeting.minutes)
        for combo, key in (
            (self._purpose, meeting.purpose.value),
            (self._status, meeting.status.value),
            (self._channel, meeting.channel.value),
        ):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(key))
        self._child.setChecked(meeting.child_present)
        self._result.show_text(meeting.result)
        self._show_note()
        self._ticks.show_ticks([Tick(step.text, chosen=step.status is StepStatus.DONE) for step in steps])
        self._ticks.setVisible(bool(steps))
        self._no_steps.setVisible(not steps)

    def _arrange(self) -> None:
        self._add_row(
            (self.tr("Tag"), self._day), (self.tr("Beginn"), self._start), (self.tr("Minuten"), self._minutes)
        )
        self._add_row((self.tr("Wozu"), self._purpose), (self.tr("Wo"), self._channel))
        self._add_row((self.tr("Stand"), self._status), ("", self._child))
        self.add(Labelled(self.tr("Ergebnis in einem Satz"), self._result, self))
        self.add(Labelled(self.tr("Notiz zu"), self._about, self))
        self.add(self._note)
        self.add(Words(self.tr("Notizen stehen auf keinem Papier und in keinem Export."), "small", self))
        self.add(Words(self.tr("In diesem Gespräch erledigt"), "strong", self))
        self.add(self._ticks)
        self.add(self._no_steps)
        self.add(self._remove)

    def _add_row(self, *fields: tuple[str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for label, field in fields:
            row.addWidget(Labelled(label, field, self))
        row.addStretch()
        self.body.addLayout(row)

    def _tick(self, row: int) -> None:
        self.step_ticked.emit(self._steps[row].id)

    def _tell_removed(self) -> None:
        self.removed.emit(self._meeting.id)

    def _tell_child(self, present: bool) -> None:  # noqa: FBT001 - a slot
        self._tell("child_present", present)

    def _tell_choices(self, _row: int) -> None:
        self._tell("purpose", MeetingKind(self._purpose.currentData()))
        self._tell("status", MeetingStatus(self._status.currentData()))
        self._tell("channel", Channel(self._channel.currentData()))

    def _show_note(self, _row: int = 0) -> None:
        self._note.show_text(self._meeting.note(self._about.currentData() or None))

    def _tell(self, name: str, value: Any) -> None:
        changed = self._meeting.model_copy(update={name: value})
        if changed != self._meeting:
            self._meeting = changed
            self.edited.emit(changed, f"meeting-{changed.id}-{name}")

    def _tell_note(self, text: str) -> None:
        domain = self._about.currentData() or None
        changed = self._meeting.with_note(domain, text)
        if changed != self._meeting:
            self._meeting = changed
            self.edited.emit(changed, f"meeting-{changed.id}-note-{domain}")


def _combo(name: str, options: dict[str, str], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(name)
    for key, text in options.items():
        combo.addItem(text, key)
    return combo
