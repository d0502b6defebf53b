"""One outcome to write, with its four checks."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from lotse_desktop.domain.outcome_words import CHECKS, ENDED, KINDS, STATUS, outcome_title
from lotse_desktop.domain.outcomes import Checkpoint, FollowUp, FollowUpStatus, IntegrationKind, Outcome, YesNo
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import LINE, TextArea, day_edit, month_edit, number_edit

YES, NO = "yes", "no"


class OutcomeForm(Card):
    """The fields of one outcome; each change is told at once."""

    edited = Signal(object, str)
    """The changed :class:`Outcome`, and a key under which changes that follow each other are one step of undo."""
    removed = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._today = context.today
        self._outcome = Outcome(id="-", what=IntegrationKind.INSURED_PART, start=context.today())
        self._what = _combo(self.tr("Was wurde erreicht?"), KINDS, self)
        self._start = day_edit(self.tr("Seit"), context.today, self, needed=True)
        self._hours = number_edit(self.tr("Stunden in der Woche"), 1, 80, self)
        self._limited = month_edit(self.tr("Befristet bis"), self)
        yes_no = ((YES, self.tr("Ja")), (NO, self.tr("Nein")))
        self._matches = ChoiceRow(yes_no, self.tr("Passt zum Wunsch?"), plain=True, parent=self)
        benefit = [(key.value, words) for key, words in ENDED.items()]
        self._benefit = ChoiceRow(benefit, self.tr("Nach 3 Monaten ohne Grundsicherung?"), plain=True, parent=self)
        self._note = TextArea(self.tr("Bemerkung, nur für Sie"), LINE, 1, self)
        self._checks = {point: CheckRow(point, self) for point in Checkpoint}
        self._remove = QPushButton(self.tr("Ergebnis entfernen"), self)
        self._remove.setProperty("role", "quiet")
        for name, widget in (
            ("outcome-what", self._what),
            ("outcome-start", self._start),
            ("outcome-hours", self._hours),
            ("outcome-limited", self._limited),
            ("outcome-matches", self._matches),
            ("outcome-benefit", self._benefit),
            ("outcome-note", self._note),
            ("outcome-remove", self._remove),
        ):
            widget.setObjectName(name)
        self._arrange()
        self._what.activated.connect(self._tell_what)
        self._start.typed.connect(partial(self._tell, "start"))
        self._hours.typed.connect(partial(self._tell, "hours"))
        self._limited.typed.connect(partial(self._tell, "limited_until"))
        self._matches.picked.connect(self._tell_matches)
        self._benefit.picked.connect(self._tell_benefit)
        self._note.edited.connect(partial(self._tell, "note"))
        for row in self._checks.values():
            row.answered.connect(self._tell_check)
        self._remove.clicked.connect(self._tell_removed)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show this outcome."""
        self._outcome = outcome
        self.show_title(outcome_title(outcome))
        with QSignalBlocker(self._what):
            self._what.setCurrentIndex(self._what.findData(outcome.what.value))
        self._start.show_value(outcome.start)
        self._hours.show_value(outcome.hours)
        self._limited.show_value(outcome.limited_until)
        matches = outcome.matches_target
        self._matches.show_keys(() if matches is None else (YES if matches else NO,))
        self._benefit.show_keys(() if outcome.benefit_ended is None else (outcome.benefit_ended.value,))
        self._note.show_text(outcome.note)
        for point, row in self._checks.items():
            row.show_check(outcome.follow_up(point), point.due(outcome.start), self._today())

    def _arrange(self) -> None:
        self.add(Labelled(self.tr("Was wurde erreicht?"), self._what, self))
        row = QHBoxLayout()
        row.setSpacing(12)
        for label, field in (
            (self.tr("Seit"), self._start),
            (self.tr("Stunden"), self._hours),
            (self.tr("Befristet bis"), self._limited),
        ):
            row.addWidget(Labelled(label, field, self))
        row.addStretch()
        self.body.addLayout(row)
        self.add(Labelled(self.tr("Passt zum Wunsch?"), self._matches, self))
        self.add(Words(self.tr("Hält es?"), "strong", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for number, check in enumerate(self._checks.values()):
            check.put_into(grid, number)
        self.body.addLayout(grid)
        self.add(Labelled(self.tr("Nach 3 Monaten ohne Grundsicherung?"), self._benefit, self))
        self.add(Labelled(self.tr("Bemerkung, nur für Sie"), self._note, self))
        self.add(self._remove)

    def _tell_what(self, _row: int) -> None:
        self._tell("what", IntegrationKind(self._what.currentData()))

    def _tell_matches(self, keys: tuple[str, ...]) -> None:
        self._tell("matches_target", keys[0] == YES if keys else None)

    def _tell_benefit(self, keys: tuple[str, ...]) -> None:
        self._tell("benefit_ended", YesNo(keys[0]) if keys else None)

    def _tell_check(self, point: str, status: str) -> None:
        checkpoint = Checkpoint(point)
        if status:
            made = FollowUp(checkpoint=checkpoint, day=self._today(), status=FollowUpStatus(status))
            changed = self._outcome.with_follow_up(made)
        else:
            left = tuple(one for one in self._outcome.follow_ups if one.checkpoint is not checkpoint)
            changed = self._outcome.model_copy(update={"follow_ups": left})
        self._outcome = changed
        self.edited.emit(changed, f"outcome-{changed.id}-{point}")

    def _tell(self, name: str, value: Any) -> None:
        changed = self._outcome.model_copy(update={name: value})
        if changed != self._outcome:
            self._outcome = changed
            self.edited.emit(changed, f"outcome-{changed.id}-{name}")

    def _tell_removed(self) -> None:
        self.removed.emit(self._outcome.id)


class CheckRow(QWidget):
    """When is asked, and what was found; the widgets stand in the grid of the form."""

    answered = Signal(str, str)
    """The checkpoint and the status; an empty status takes the check back."""

    def __init__(self, point: Checkpoint, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._point = point
        self._when = QLabel(parent)
        self._status = _combo(self.tr("Nachfrage {when}").format(when=CHECKS[point]), {}, parent)
        self._status.setObjectName(f"check-{point}")
        self._status.addItem(self.tr("noch offen"), "")
        for key, words in STATUS.items():
            self._status.addItem(words, key.value)
        self._status.activated.connect(self._tell)

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """Take a row of the grid."""
        grid.addWidget(self._when, row, 0)
        grid.addWidget(self._status, row, 1)

    def show_check(self, made: FollowUp | None, due: date, today: date) -> None:
        """Show what was found, else when it is due."""
        with QSignalBlocker(self._status):
            self._status.setCurrentIndex(self._status.findData(made.status.value if made else ""))
        late = made is None and due < today
        words = self.tr("{when}, {day}").format(when=CHECKS[self._point], day=short_date(made.day if made else due))
        self._when.setText(self.tr("{words}, überfällig").format(words=words) if late else words)
        set_role(self._when, "gap" if late else "")

    def _tell(self, _row: int) -> None:
        self.answered.emit(self._point.value, self._status.currentData())


def _combo(name: str, options: Mapping[Any, str], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(name)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    for key, text in options.items():
        combo.addItem(text, key.value if isinstance(key, StrEnum) else key)
    return combo
