"""Weekly times of an entry, and the days on which it is closed: rows that come and go."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.directory import MOST_CLOSED, MOST_TIMES, ServiceTime, TimeKind
from lotse_desktop.domain.directory_words import TIME_NAMES
from lotse_desktop.domain.wording import weekday_short
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.typed import TypedEdit, day_edit, text_edit

Fault = tuple[str, QWidget]


class Row(Card):
    """One of several; it can be taken out."""

    removed = Signal(object)
    """The row itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self.remove = QPushButton(_tr("Entfernen"), self)
        self.remove.setObjectName("remove-row")
        self.remove.setProperty("role", "line")
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(_tr("{name} entfernen").format(name=name))
        self.remove.clicked.connect(lambda: self.removed.emit(self))

    @property
    def value(self) -> Any:
        """What stands in the row; ask :meth:`find_fault` before."""
        raise NotImplementedError

    def find_fault(self) -> Fault | None:
        """The first thing that is missing or cannot be read, in words, and its field."""
        raise NotImplementedError


class TimeRow(Row):
    """What it means, days, from when to when, in which season, and a word beside."""

    def __init__(self, number: int, time: ServiceTime | None, today: Callable[[], date], parent: QWidget) -> None:
        name = _tr("Zeit {number}").format(number=number)
        super().__init__(name, parent)
        kinds = [(kind.value, TIME_NAMES[kind]) for kind in TimeKind]
        self._what = ChoiceRow(kinds, _tr("{name}: was ist dann?").format(name=name), plain=True, parent=self)
        self._what.setObjectName("what")
        self._what.show_keys([time.what.value if time else TimeKind.OPEN.value])
        days = [(str(day), weekday_short(day.number)) for day in WEEKDAYS]
        self._days = ChoiceRow(days, _tr("{name}: Tage").format(name=name), many=True, plain=True, parent=self)
        self._days.setObjectName("days")
        self._days.show_keys(time.days if time else ())
        self._times = TimeRange(name, self)
        self._times.setObjectName("times")
        self._times.show_span((time.opens_at, time.closes_at) if time else (540, 720))
        self._first = _day(
            _tr("{name}: gilt ab").format(name=name), "first", today, time.valid_from if time else None, self
        )
        self._last = _day(
            _tr("{name}: gilt bis").format(name=name), "last", today, time.valid_to if time else None, self
        )
        self._notes = text_edit(_tr("{name}: Hinweis").format(name=name), self)
        self._notes.setObjectName("notes")
        self._notes.line.setPlaceholderText(_tr("Hinweis, zum Beispiel: jeden 1. Samstag"))
        self._notes.show_value(time.notes if time and time.notes else None)
        when = QHBoxLayout()
        when.addWidget(self._times, stretch=1)
        when.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        season = QHBoxLayout()
        for widget in (Words(_tr("gilt ab"), "small", self), self._first, Words(_tr("bis"), "small", self), self._last):
            season.addWidget(widget)
        season.addStretch(1)
        self.add(self._what)
        self.add(self._days)
        self.body.addLayout(when)
        self.add(self._notes)
        self.body.addLayout(season)

    @property
    @override
    def value(self) -> ServiceTime:
        start, end = self._times.span
        return ServiceTime(
            what=TimeKind((self._what.keys or (TimeKind.OPEN.value,))[0]),
            days=tuple(Weekday(key) for key in self._days.keys),
            opens_at=start,
            closes_at=end,
            valid_from=self._first.value,
            valid_to=self._last.value,
            notes=self._notes.line.text(),
        )

    @override
    def find_fault(self) -> Fault | None:
        if self._times.wrong is not None:
            return _tr("Bitte eine Uhrzeit eintragen, zum Beispiel 7:30."), self._times.wrong
        if not self._days.keys:
            return _tr("Bitte mindestens einen Tag wählen oder die Zeit entfernen."), self._days
        return _season_fault(self._first, self._last)

    def start(self) -> None:
        """Put the focus on the first thing to choose."""
        self._days.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)


class ClosedRow(Row):
    """From which to which day it is closed; one day alone is enough."""

    def __init__(self, number: int, days: tuple[date, date] | None, today: Callable[[], date], parent: QWidget) -> None:
        name = _tr("Schließzeit {number}").format(number=number)
        super().__init__(name, parent)
        self._first = _day(_tr("{name}: erster Tag").format(name=name), "first", today, days[0] if days else None, self)
        last = days[1] if days and days[1] != days[0] else None
        self._last = _day(_tr("{name}: letzter Tag").format(name=name), "last", today, last, self)
        row = QHBoxLayout()
        for widget in (self._first, Words(_tr("bis"), "small", self), self._last):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.body.addLayout(row)

    @property
    @override
    def value(self) -> tuple[date, date]:
        return self._first.value, self._last.value or self._first.value

    @override
    def find_fault(self) -> Fault | None:
        if self._first.value is None:
            return _tr("Bitte einen Tag eintragen, zum Beispiel 24.12.2026, oder die Zeile entfernen."), self._first
        return _season_fault(self._first, self._last)

    def start(self) -> None:
        """Put the focus on the first field."""
        self._first.line.setFocus(Qt.FocusReason.OtherFocusReason)


class RowList(QWidget):
    """Rows one below the other, and a button that adds one."""

    def __init__(
        self, button: str, most: int, make: Callable[[int, Any], TimeRow | ClosedRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most, self._make = most, make
        self._rows: list[TimeRow | ClosedRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._new = QPushButton(button, self)
        self._new.setObjectName("add-row")
        self._new.setAutoDefault(False)
        self._layout.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self._new.clicked.connect(self._start)

    def show_values(self, values: Sequence[Any]) -> None:
        """A row for each value."""
        for value in values:
            self._add(value)

    @property
    def values(self) -> tuple[Any, ...]:
        """What stands in the rows."""
        return tuple(row.value for row in self._rows)

    def find_fault(self) -> Fault | None:
        """The first thing that is missing."""
        return next((fault for row in self._rows if (fault := row.find_fault()) is not None), None)

    def _start(self) -> None:
        row = self._add(None)
        order_tabs(self.window())
        row.start()

    def _add(self, value: Any) -> TimeRow | ClosedRow:
        row = self._make(len(self._rows) + 1, value)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._layout.insertWidget(self._layout.count() - 1, row)
        self._new.setEnabled(len(self._rows) < self._most)
        return row

    def _remove(self, row: TimeRow | ClosedRow) -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._new.setEnabled(True)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)


def time_list(times: Sequence[ServiceTime], today: Callable[[], date], parent: QWidget) -> RowList:
    """The weekly times of an entry."""
    made = RowList(_tr("+ Zeit"), MOST_TIMES, lambda number, time: TimeRow(number, time, today, parent), parent)
    made.show_values(times)
    return made


def closed_list(closed: Sequence[tuple[date, date]], today: Callable[[], date], parent: QWidget) -> RowList:
    """The days on which it is closed."""
    made = RowList(
        _tr("+ Schließzeit"), MOST_CLOSED, lambda number, days: ClosedRow(number, days, today, parent), parent
    )
    made.show_values(closed)
    return made


def _day(name: str, key: str, today: Callable[[], date], value: date | None, parent: QWidget) -> TypedEdit:
    edit = day_edit(name, today, parent)
    edit.setObjectName(key)
    edit.show_value(value)
    return edit


def _season_fault(first: TypedEdit, last: TypedEdit) -> Fault | None:
    for edit in (first, last):
        if not edit.is_read:
            return _tr("Bitte ein Datum eintragen, zum Beispiel 20.11.2026."), edit
    if first.value and last.value and last.value < first.value:
        return _tr("Der letzte Tag liegt vor dem ersten."), last
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntryDialog", text)
