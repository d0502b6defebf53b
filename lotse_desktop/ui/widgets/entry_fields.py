"""The fields of one entry of the care week: what, for whom, on which days, from when to when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QWidget

from lotse_desktop.domain.care import (
    WEEKDAYS,
    Activity,
    CarePlace,
    CareWeek,
    Entry,
    Weekday,
)
from lotse_desktop.domain.care_changes import entry_span, weeks_of, weeks_value
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.wording import clock, minutes_text, week_letter, weekday_short
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.entry_details import TimeRange, details_of


class EntryFields(QWidget):
    """Shows one entry and makes the changed one; nothing is changed elsewhere."""

    def __init__(self, week: CareWeek, children: Sequence[Child], entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week, self._entry = week, entry
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(20)
        self._form.setVerticalSpacing(12)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._details = details_of(entry, week, self)
        self._children: ChoiceRow | None = None

        self._details.add_first(self._form)
        if not isinstance(entry, Activity):
            self._children = ChoiceRow([(child.id, child.given_name) for child in children], self.tr("Für"), many=True)
            self._children.setObjectName("children")
            self._children.show_keys(entry.children)
            self._form.addRow(self.tr("Für"), self._children)
        days = [(str(day), weekday_short(day.number)) for day in WEEKDAYS]
        self._days = ChoiceRow(days, self.tr("Tage"), many=True, plain=True, parent=self)
        self._days.setObjectName("days")
        self._days.show_keys(entry.days)
        self._form.addRow(self.tr("Tage"), self._days)
        weeks = [(str(n), week_letter(n)) for n in range(1, week.cycle_weeks + 1)]
        self._weeks = ChoiceRow(weeks, self.tr("Wochen"), many=True, plain=True, parent=self)
        self._weeks.setObjectName("weeks")
        self._weeks.show_keys([str(number) for number in sorted(weeks_of(week, entry))])
        self._form.addRow(self.tr("Wochen"), self._weeks)
        self._form.setRowVisible(self._weeks, week.cycle_weeks > 1)
        self._times = TimeRange(self.tr("Uhrzeit"), self)
        self._times.setObjectName("times")
        start, end = entry_span(entry)
        self._times.show_span((start, end if end <= DAY else end - DAY))
        self._form.addRow(self.tr("Gebucht") if isinstance(entry, CarePlace) else self.tr("Uhrzeit"), self._times)
        self._length = Words("", "small", self)
        self._length.setObjectName("length")
        self._form.addRow("", self._length)
        self._details.add_last(self._form)
        self._times.changed.connect(self._show_length)
        self._show_length()

    def made(self) -> Entry:
        """The entry as the fields say it; ask :meth:`find_fault` before."""
        start, end = self._times.span
        chosen = frozenset(int(key) for key in self._weeks.keys)
        update: dict[str, object] = {
            "days": tuple(Weekday(key) for key in self._days.keys),
            "weeks": weeks_value(self._week, chosen),
            **({"booked": (start, end)} if isinstance(self._entry, CarePlace) else {"start": start, "end": end}),
            **({} if self._children is None else {"children": tuple(self._children.keys)}),
            **self._details.values(),
        }
        return self._entry.model_copy(update=update)

    def find_fault(self) -> tuple[str, QWidget] | None:
        """The first thing that is missing or cannot be, in words, and the field that it is about."""
        wrong = self._times.wrong or self._details.wrong
        if wrong is not None:
            return self.tr("Bitte eine Uhrzeit eintragen, zum Beispiel 7:30."), wrong
        if self._children is not None and not self._children.keys:
            return self.tr("Bitte mindestens ein Kind wählen."), self._children
        if not self._days.keys:
            return self.tr("Bitte mindestens einen Tag wählen."), self._days
        if not self._weeks.keys:
            return self.tr("Bitte mindestens eine Woche wählen."), self._weeks
        start, end = self._times.span
        if isinstance(self._entry, CarePlace) and start >= end:
            return self.tr("Die gebuchte Zeit muss am selben Tag nach ihrem Beginn enden."), self._times.last
        return self._details.find_fault(self._times.span)

    def _show_length(self) -> None:
        start, end = self._times.span
        if isinstance(self._entry, CarePlace):
            text = minutes_text(max(end - start, 0))
        elif end > start:
            text = minutes_text(end - start)
        else:
            text = self.tr("{length}, endet am nächsten Tag um {end} Uhr").format(
                length=minutes_text(end + DAY - start), end=clock(end)
            )
        self._length.setText(text)
