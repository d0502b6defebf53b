"""When a step takes place: rows of days and times, of the week or on one date.  Each whole change is told at once."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.plan import MAX_TIMES
from lotse_desktop.domain.step_times import StepTime
from lotse_desktop.domain.wording import week_letter, weekday_name, weekday_short
from lotse_desktop.ui.widgets.card import empty_layout
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.typed import day_edit

USUAL: Final = (540, 600)


class TimeRow(QWidget):
    """One time; ``once``: on a date, else on days of the week."""

    changed = Signal()
    removed = Signal(object)

    def __init__(
        self, number: int, cycle_weeks: int, today: Callable[[], date], *, once: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._once, self._cycle = once, cycle_weeks
        name = self.tr("Zeit {number}").format(number=number)
        self._days = self._row([(str(day), weekday_short(day.number)) for day in WEEKDAYS], self.tr("Tage"), "days")
        for day in WEEKDAYS:
            button = self._days.findChild(QWidget, f"option-{day}")
            if button is not None:
                button.setAccessibleName(weekday_name(day.number))
        letters = [(str(week), week_letter(week)) for week in range(1, cycle_weeks + 1)]
        self._weeks = self._row(letters, self.tr("Wochen"), "weeks")
        for week in range(1, cycle_weeks + 1):
            button = self._weeks.findChild(QWidget, f"option-{week}")
            if button is not None:
                button.setAccessibleName(self.tr("Woche {letter}").format(letter=week_letter(week)))
        self._day = day_edit(self.tr("{name}: Tag").format(name=name), today, self)
        self._day.setObjectName("day")
        self._times = TimeRange(name, self)
        self._times.setObjectName("times")
        remove = QPushButton(self.tr("entfernen"), self)
        remove.setObjectName("remove-time")
        remove.setProperty("role", "line")
        remove.setMinimumHeight(TOUCH)
        remove.setAccessibleName(self.tr("{name} entfernen").format(name=name))
        self._days.setVisible(not once)
        self._weeks.setVisible(not once and cycle_weeks > 1)
        self._day.setVisible(once)
        self._lay_out(remove)
        self._days.picked.connect(self.changed)
        self._weeks.picked.connect(self.changed)
        self._day.typed.connect(self.changed)
        self._times.changed.connect(self.changed)
        remove.clicked.connect(lambda: self.removed.emit(self))

    @property
    def once(self) -> bool:
        """On a date, not on days of the week."""
        return self._once

    def show_time(self, time: StepTime) -> None:
        """Show ``time``, without telling anybody."""
        self._days.show_keys([str(day) for day in time.days])
        weeks = range(1, self._cycle + 1) if time.weeks is None else time.weeks
        self._weeks.show_keys([str(week) for week in weeks])
        self._day.show_value(time.day)
        self._times.show_span((time.start, time.end))

    def show_new(self) -> None:
        """A time whose day is still to be chosen."""
        self._weeks.show_keys([str(week) for week in range(1, self._cycle + 1)])
        self._times.show_span(USUAL)

    def start(self) -> None:
        """Put the cursor where the day is chosen."""
        if self._once:
            self._day.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first = self._days.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def made(self) -> StepTime | None:
        """The time as the fields say it; ``None`` while something is missing."""
        start, end = self._times.span
        if self._times.wrong is not None or start == end:
            return None
        if self._once:
            day = self._day.value
            return StepTime(day=day, start=start, end=end) if day is not None and not self._day.complaint else None
        weeks = tuple(int(key) for key in self._weeks.keys)
        if not self._days.keys or not weeks:
            return None
        days = tuple(Weekday(key) for key in self._days.keys)
        return StepTime(days=days, weeks=None if len(weeks) == self._cycle else weeks, start=start, end=end)

    def _row(self, options: Sequence[tuple[str, str]], name: str, key: str) -> ChoiceRow:
        row = ChoiceRow(options, name, many=True, plain=True, parent=self)
        row.setObjectName(key)
        return row

    def _lay_out(self, remove: QPushButton) -> None:
        when = QHBoxLayout()
        when.addWidget(self._times, stretch=1)
        when.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        for widget in (self._days, self._day):
            layout.addWidget(widget)
        layout.addLayout(when)
        layout.addWidget(self._weeks)


class StepTimesField(QWidget):
    """All times of a step; rows that are not whole yet stay and are not told."""

    edited = Signal(object)
    """``tuple[StepTime, ...]``"""
    grown = Signal()
    """There is a new row."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._cycle = 1
        self._rows: list[TimeRow] = []
        self._inside = QVBoxLayout()
        self._inside.setSpacing(6)
        self._weekly = self._button(self.tr("Jede Woche …"), "add-weekly", self.tr("Feste Zeit in der Woche ergänzen"))
        self._dated = self._button(self.tr("An einem Tag …"), "add-date", self.tr("Feste Zeit an einem Tag ergänzen"))
        buttons = QWidget(self)
        row = FlowLayout(buttons, 6)
        row.addWidget(self._weekly)
        row.addWidget(self._dated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._inside)
        layout.addWidget(buttons)
        self._weekly.clicked.connect(lambda: self._add_new(once=False))
        self._dated.clicked.connect(lambda: self._add_new(once=True))

    def show_times(self, times: Sequence[StepTime], cycle_weeks: int, *, anew: bool) -> None:
        """Show ``times``, without telling anybody; ``anew``: of another step, so that rows that are not whole go."""
        if not anew and cycle_weeks == self._cycle and self._made() == tuple(times):
            return
        self._cycle = cycle_weeks
        empty_layout(self._inside)
        self._rows = []
        for time in times:
            self._add(once=time.day is not None).show_time(time)
        self._let_add()

    def _button(self, words: str, key: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(key)
        button.setProperty("role", "line")
        button.setMinimumHeight(TOUCH)
        button.setAccessibleName(name)
        return button

    def _made(self) -> tuple[StepTime, ...]:
        return tuple(time for row in self._rows if (time := row.made()) is not None)

    def _add(self, *, once: bool) -> TimeRow:
        number = len(self._rows) + 1
        row = TimeRow(number, self._cycle, self._today, once=once, parent=self)
        row.setObjectName(f"time-{number}")
        row.changed.connect(self._tell)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._inside.addWidget(row)
        return row

    def _add_new(self, *, once: bool) -> None:
        row = self._add(once=once)
        row.show_new()
        row.start()
        self._let_add()
        self.grown.emit()

    def _remove(self, row: TimeRow) -> None:
        whole = row.made() is not None
        self._rows.remove(row)
        self._inside.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._let_add()
        self._weekly.setFocus(Qt.FocusReason.OtherFocusReason)
        if whole:
            self._tell()

    def _let_add(self) -> None:
        for button in (self._weekly, self._dated):
            button.setEnabled(len(self._rows) < MAX_TIMES)

    def _tell(self, _value: object = None) -> None:
        self.edited.emit(self._made())
