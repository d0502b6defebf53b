"""Appointments at the left, the chosen one to write at the right; or everything to read on one page."""

from datetime import timedelta
from html import escape
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QWidget,
)
from typing_extensions import override

from lotse_desktop.domain.assessment import MEETINGS
from lotse_desktop.domain.history import find_chapters
from lotse_desktop.domain.meetings import Meeting, MeetingKind, Meetings, MeetingStatus
from lotse_desktop.domain.plan import Step, StepStatus
from lotse_desktop.domain.proposals import workday
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.meetings import PURPOSE, STATE, meeting_columns
from lotse_desktop.ui.pages.history.form import MeetingForm
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.two_columns import TwoColumns

WRITE: Final = "write"
READ: Final = "read"
_LETTERS: Final = {PURPOSE: 20, STATE: 16}
_AHEAD: Final = timedelta(days=14)


class HistoryPage(CasePage):
    """A planned appointment comes two weeks after the last one, at the same time."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._chosen = ""
        self._view = Segments(((WRITE, self.tr("Termine")), (READ, self.tr("Alles lesen"))), self.tr("Ansicht"), self)
        self._view.setObjectName("view")
        self._plan = QPushButton(self.tr("Termin planen"), self)
        self._plan.setObjectName("plan-meeting")
        self._note = QPushButton(self.tr("Gespräch festhalten"), self)
        self._note.setObjectName("note-meeting")
        self._note.setProperty("role", "primary")
        self._model = ValueTableModel[Meeting](meeting_columns(context.today), self)
        self._table = ValueTable(self._model, self.tr("Termine"), self)
        self._table.setObjectName("meetings")
        self._empty = Words(
            self.tr("Noch kein Termin. Planen Sie den ersten, oder halten Sie ein Gespräch fest."), "sentence", self
        )
        self._empty.setObjectName("no-meetings")
        self._form = MeetingForm(context, self)
        self._search = QLineEdit(self)
        self._search.setObjectName("history-search")
        self._search.setProperty("role", "search")
        self._search.setPlaceholderText(self.tr("Wort in Ergebnis oder Notiz …"))
        self._search.setAccessibleName(self.tr("Im Verlauf suchen"))
        self._search.setClearButtonEnabled(True)
        self._domain = QComboBox(self)
        self._domain.setObjectName("history-domain")
        self._domain.setAccessibleName(self.tr("Lebensbereich"))
        self._domain.addItem(self.tr("alle Lebensbereiche"), "")
        for one in context.catalogue.domains:
            self._domain.addItem(one.title, one.key)
        self._text = QTextBrowser(self)
        self._text.setObjectName("history-text")
        self._text.setAccessibleName(self.tr("Verlauf"))
        self._text.setOpenLinks(False)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        for widget in (self._view, self._plan, self._note):
            self.header.addWidget(widget)
        columns = TwoColumns(0.46, 36, self, fills=True)
        listed = Card("", self)
        listed.add(self._table, stretch=1)
        listed.add(self._empty)
        columns.main.addWidget(listed)
        columns.side.addWidget(self._form)
        reading = Card("", self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._search, stretch=1)
        row.addWidget(self._domain)
        reading.body.addLayout(row)
        reading.add(self._text, stretch=1)
        self._stack.addWidget(columns)
        self._stack.addWidget(reading)
        self.body.addWidget(self._stack, stretch=1)

    def _connect(self) -> None:
        self._view.chosen.connect(self._show_view)
        self._plan.clicked.connect(self._plan_next)
        self._note.clicked.connect(self._note_now)
        self._table.selectionModel().currentRowChanged.connect(self._choose)
        self._form.edited.connect(self._write)
        self._form.step_ticked.connect(self._tick)
        self._form.removed.connect(self._remove)
        self._search.textChanged.connect(self._read)
        self._domain.activated.connect(self._read)

    @override
    def refresh(self) -> None:
        record = self.context.editor.record
        coach = not self.context.mirror()
        meetings = tuple(reversed(record.meetings.meetings))
        if meetings != self._model.values:
            self._model.show(meetings)
        ids = [meeting.id for meeting in meetings]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        if ids:
            self._table.choose(ids.index(self._chosen))
        for widget in (self._plan, self._note, self._view):
            widget.setVisible(coach)
        self._table.setVisible(bool(ids))
        self._empty.setVisible(not ids)
        self._form.setVisible(bool(ids) and coach)
        self._show_form(record)
        self._read()
        attended = len(record.meetings.attended)
        talks = count_text(attended, self.tr("Gespräch fand statt"), self.tr("Gespräche fanden statt"))
        self.set_heading(self.tr("Termine & Verlauf"), talks if attended else self.tr("Noch kein Gespräch."))
        self._table.set_widths(_LETTERS)

    @override
    def show_part(self, part: str) -> None:
        ids = [meeting.id for meeting in self._model.values]
        if part in ids:
            self._chosen = part
            self._table.choose(ids.index(part))

    def _show_form(self, record: CaseRecord) -> None:
        meeting = record.meetings.get(self._chosen)
        if meeting is not None:
            self._form.show_meeting(meeting, _tickable(record, meeting))

    def _show_view(self, key: str) -> None:
        self._stack.setCurrentIndex(int(key == READ))

    def _choose(self, index: QModelIndex) -> None:
        meeting = self._model.value(index.row())
        if meeting is not None and meeting.id != self._chosen:
            self._chosen = meeting.id
            self._show_form(self.context.editor.record)

    def _plan_next(self) -> None:
        """Two weeks after the last appointment or from today, on a working day, at the same time."""
        meetings, today = self.context.editor.record.meetings, self.context.today()
        last = meetings.meetings[-1] if meetings.meetings else None
        day = workday(max(today, last.day if last else today) + _AHEAD, today)
        purpose = MeetingKind.ASSESSMENT if last else MeetingKind.INTAKE
        planned = Meeting(id=uuid4().hex, day=day, start=last.start if last else None, purpose=purpose)
        self._add(planned, self.tr("Termin planen"))

    def _note_now(self) -> None:
        """A talk of today; one that was planned for today took place."""
        meetings, today = self.context.editor.record.meetings, self.context.today()
        planned = [one for one in meetings.meetings if one.day == today and one.status is MeetingStatus.PLANNED]
        purpose = MeetingKind.ASSESSMENT if meetings.attended else MeetingKind.INTAKE
        base = planned[0] if planned else Meeting(id=uuid4().hex, day=today, purpose=purpose)
        self._add(base.model_copy(update={"status": MeetingStatus.ATTENDED}), self.tr("Gespräch festhalten"))

    def _add(self, meeting: Meeting, name: str) -> None:
        self._chosen = meeting.id
        record = self.context.editor.record
        self.context.editor.change(name, record.with_payload(MEETINGS, record.meetings.with_meeting(meeting)))

    def _write(self, meeting: Meeting, merge: str) -> None:
        record = self.context.editor.record
        changed = record.with_payload(MEETINGS, record.meetings.with_meeting(meeting))
        self.context.editor.change(self.tr("Termin ändern"), changed, merge=merge)

    def _tick(self, step_id: str) -> None:
        record = self.context.editor.record
        meeting = record.meetings.get(self._chosen)
        step = next((one for one in record.plan.steps if one.id == step_id), None)
        if meeting is None or step is None:
            return
        done = step.status is not StepStatus.DONE
        kept = tuple(key for key in meeting.steps_done if key != step_id)
        noted = meeting.model_copy(update={"steps_done": (*kept, step_id) if done else kept})
        ticked = step.model_copy(update={"status": StepStatus.DONE if done else StepStatus.OPEN})
        changed = record.with_payload(MEETINGS, record.meetings.with_meeting(noted))
        self.context.editor.change(self.tr("Schritt abhaken"), changed.with_plan(changed.plan.with_step(ticked)))

    def _remove(self, meeting_id: str) -> None:
        record = self.context.editor.record
        changed: Meetings = record.meetings.without(meeting_id)
        self.context.editor.change(self.tr("Termin entfernen"), record.with_payload(MEETINGS, changed))

    def _read(self, _what: object = None) -> None:
        chapters = find_chapters(
            self.context.catalogue, self.context.editor.record, self._search.text(), self._domain.currentData()
        )
        parts: list[str] = []
        for chapter in chapters:
            parts.append(f"<h4>{escape(chapter.heading)}</h4>")
            if chapter.result:
                parts.append(f"<p>{escape(chapter.result)}</p>")
            parts += [
                f"<p><i>{escape(title)}:</i> {escape(text).replace(chr(10), '<br>')}</p>"
                for title, text in chapter.notes
            ]
        self._text.setHtml("".join(parts) or f"<p>{escape(self.tr('Nichts gefunden.'))}</p>")


def _tickable(record: CaseRecord, meeting: Meeting) -> tuple[Step, ...]:
    """Open steps, and those that were ticked off in this appointment."""
    return tuple(step for step in record.plan.steps if step.status is StepStatus.OPEN or step.id in meeting.steps_done)
