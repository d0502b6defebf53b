"""„Passt dieser Kurs?“: days and times are tried against today's care; nothing is stored."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.courses import course_text, find_course_fit
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.shift_fit import Fit
from lotse_desktop.domain.shifts import ShiftBlock
from lotse_desktop.domain.wording import weekday_name, weekday_short
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import time_edit


class CourseCheck(Card):
    """Days, from, to, and at once whether somebody is there for the children."""

    def __init__(self, record: Callable[[], CaseRecord], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Passt dieser Kurs?"))
        self.setObjectName("course-check")
        self._record = record
        days = [(str(day.number), weekday_short(day.number)) for day in Weekday]
        self._days = ChoiceRow(days, self.tr("Tage des Kurses"), many=True, plain=True, parent=self)
        self._days.setObjectName("days")
        for day in Weekday:
            button = self._days.findChild(QWidget, f"option-{day.number}")
            if button is not None:
                button.setAccessibleName(weekday_name(day.number))
        self._start = time_edit(self.tr("Der Kurs beginnt um"), self)
        self._start.setObjectName("start")
        self._end = time_edit(self.tr("Der Kurs endet um"), self)
        self._end.setObjectName("end")
        times = QHBoxLayout()
        for widget in (self._start, QLabel(self.tr("bis"), self), self._end):
            times.addWidget(widget)
        times.addStretch(1)
        self._verdict = Words("", "", self)
        self._verdict.setObjectName("verdict")
        self.add(Words(self.tr("Gerechnet wird mit der Betreuung von heute und den üblichen Wegen."), "small", self))
        self.add(self._days)
        self.body.addLayout(times)
        self.add(self._verdict)
        self._days.picked.connect(self.refresh)
        self._start.typed.connect(self.refresh)
        self._end.typed.connect(self.refresh)
        self.refresh()

    def refresh(self, _value: object = None) -> None:
        """Test what stands in the fields against the record as it is now."""
        start, end = self._start.value, self._end.value
        if not self._days.keys or start is None or end is None or start == end:
            self._say(self.tr("Tage, Beginn und Ende eintragen."), "sentence")
            return
        record = self._record()
        chosen = tuple(day for day in Weekday if str(day.number) in self._days.keys)
        fit = find_course_fit(
            record.client.children, record.care_week, (ShiftBlock(days=chosen, start=start, end=end),)
        )
        if fit is None:
            self._say(self.tr("Noch ist keine Betreuung eingetragen."), "sentence")
            return
        self._say(course_text(fit, record.care_week.cycle_weeks), "good" if fit.fit is Fit.FITS else "gap")

    def _say(self, words: str, role: str) -> None:
        self._verdict.setText(words)
        set_role(self._verdict, role)
