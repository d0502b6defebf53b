"""What a change still needs to know: who comes when, other working times, the day at school."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from lotse_desktop.domain.care import WEEKDAYS, CareWeek, Weekday
from lotse_desktop.domain.care_changes import weeks_value
from lotse_desktop.domain.care_words import ACTIVITY_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.scenarios import Change, NewHelper, OtherShift, SchoolStart
from lotse_desktop.domain.wording import week_letter, weekday_list, weekday_short
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.trial import new_helper_name
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.typed import text_edit, time_edit

AFTERNOON = (900, 1080)
"""15:00 to 18:00: where nothing is known, help is sought in the afternoon."""
LESSONS = (480, 720)


class ChangeSheet(Sheet):
    """Asks for one change; tells it and changes nothing itself."""

    decided = Signal(object)
    """:class:`Change`."""

    def __init__(self, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, sentence, parent)
        self.times = TimeRange(self.tr("Uhrzeit"), self)
        self.times.setObjectName("times")
        stay = self.add_button(self.tr("Abbrechen"), "cancel")
        take = self.add_button(self.tr("Ausprobieren"), "take", main=True)
        stay.clicked.connect(self.reject)
        take.clicked.connect(self._take)

    def find_fault(self) -> tuple[str, QWidget] | None:
        """What is still missing, in words, and the field."""
        wrong = self.times.wrong
        if wrong is not None:
            return self.tr("Bitte eine Uhrzeit eintragen, zum Beispiel 7:30."), wrong
        if self.times.span[0] == self.times.span[1]:
            return self.tr("Beginn und Ende sind gleich."), self.times.last
        return None

    def made(self) -> Change:
        """The change as the fields say it; ask :meth:`find_fault` before."""
        raise NotImplementedError

    def _take(self) -> None:
        fault = self.find_fault()
        if fault is not None:
            sentence, field = fault
            self.complain(sentence)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit(self.made())
        self.accept()


class NewHelperSheet(ChangeSheet):
    """Somebody comes at fixed times."""

    def __init__(self, week: CareWeek, children: Sequence[Child], parent: QWidget | None = None) -> None:
        super().__init__(_tr("Neue Hilfe"), _tr("Wer könnte wann da sein? Es wird nur ausprobiert."), parent)
        self._week = week
        self._name = text_edit(self.tr("Wer"), self, most=60)
        self._name.setObjectName("name")
        self._name.show_value(new_helper_name())
        self._children = _many([(child.id, child.given_name) for child in children], self.tr("Für"), "children", self)
        self._children.show_keys([child.id for child in children])
        self._days = _many([(str(day), weekday_short(day.number)) for day in WEEKDAYS], self.tr("Tage"), "days", self)
        letters = [(str(number), week_letter(number)) for number in range(1, week.cycle_weeks + 1)]
        self._weeks = _many(letters, self.tr("Wochen"), "weeks", self)
        self._weeks.show_keys([key for key, _ in letters])
        self.times.show_span(AFTERNOON)
        for label, field in (
            (self.tr("Wer"), self._name),
            (self.tr("Für"), self._children),
            (self.tr("Tage"), self._days),
            (self.tr("Wochen"), self._weeks),
            (self.tr("Uhrzeit"), self.times),
        ):
            row = Labelled(label, field, self)
            self.body.addWidget(row)
            row.setVisible(field is not self._weeks or week.cycle_weeks > 1)

    @override
    def find_fault(self) -> tuple[str, QWidget] | None:
        if not self._children.keys:
            return self.tr("Bitte mindestens ein Kind wählen."), self._children
        if not self._days.keys:
            return self.tr("Bitte mindestens einen Tag wählen."), self._days
        if not self._weeks.keys:
            return self.tr("Bitte mindestens eine Woche wählen."), self._weeks
        return super().find_fault()

    @override
    def made(self) -> Change:
        start, end = self.times.span
        return NewHelper(
            label=str(self._name.value or new_helper_name()),
            children=self._children.keys,
            weeks=weeks_value(self._week, frozenset(int(key) for key in self._weeks.keys)),
            days=tuple(Weekday(key) for key in self._days.keys),
            start=start,
            end=end,
        )


class OtherShiftSheet(ChangeSheet):
    """An activity at other times."""

    def __init__(self, week: CareWeek, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Andere Arbeitszeit"), _tr("Was wäre, wenn die Arbeit anders läge?"), parent)
        self._activities = {activity.id: activity for activity in week.activities}
        options = [
            (key, f"{one.label or ACTIVITY_NAMES[one.kind]} {weekday_list([d.number for d in one.days], short=True)}")
            for key, one in self._activities.items()
        ]
        self._which = ChoiceRow(options, self.tr("Welche Arbeit"), column=True, parent=self)
        self._which.setObjectName("activity")
        self.body.addWidget(Labelled(self.tr("Welche Arbeit"), self._which, self))
        self.body.addWidget(Labelled(self.tr("Neue Uhrzeit"), self.times, self))
        self._which.picked.connect(self._show_times)
        self._which.show_keys((options[0][0],))
        self._show_times(self._which.keys)

    @override
    def find_fault(self) -> tuple[str, QWidget] | None:
        if not self._which.keys:
            return self.tr("Bitte eine Arbeit wählen."), self._which
        return super().find_fault()

    @override
    def made(self) -> Change:
        start, end = self.times.span
        return OtherShift(activity=self._which.keys[0], start=start, end=end)

    def _show_times(self, keys: tuple[str, ...]) -> None:
        if keys:
            activity = self._activities[keys[0]]
            self.times.show_span((activity.start, activity.end))


class SchoolStartSheet(ChangeSheet):
    """A child goes to school."""

    def __init__(self, children: Sequence[Child], parent: QWidget | None = None) -> None:
        super().__init__(_tr("Einschulung"), _tr("Was wäre, wenn die Schule beginnt?"), parent)
        options = [(child.id, child.given_name) for child in children]
        self._child = ChoiceRow(options, self.tr("Kind"), parent=self)
        self._child.setObjectName("child")
        self._child.show_keys((options[0][0],))
        self._until = time_edit(self.tr("Ganztag bis"), self)
        self._until.setObjectName("until")
        self.times.show_span(LESSONS)
        self.body.addWidget(Labelled(self.tr("Kind"), self._child, self))
        self.body.addWidget(Labelled(self.tr("Unterricht"), self.times, self))
        self.body.addWidget(Labelled(self.tr("Ganztag bis (frei lassen: kein Ganztag)"), self._until, self))

    @override
    def find_fault(self) -> tuple[str, QWidget] | None:
        if not self._child.keys:
            return self.tr("Bitte ein Kind wählen."), self._child
        if not self._until.is_read:
            return self.tr("Bitte eine Uhrzeit eintragen, zum Beispiel 16:00."), self._until
        if self.times.wrong is None and self.times.span[0] >= self.times.span[1]:
            return self.tr("Der Unterricht muss nach seinem Beginn enden."), self.times.last
        if self._until.value is not None and self._until.value <= self.times.span[1]:
            return self.tr("Der Ganztag beginnt nach dem Unterricht und endet später."), self._until
        return super().find_fault()

    @override
    def made(self) -> Change:
        return SchoolStart(child=self._child.keys[0], lessons=self.times.span, all_day_until=self._until.value)


def _many(options: Sequence[tuple[str, str]], name: str, key: str, parent: QWidget) -> ChoiceRow:
    row = ChoiceRow(options, name, many=True, plain=True, parent=parent)
    row.setObjectName(key)
    return row


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChangeSheet", text)
