"""What a pull in the week draws: work, care, help or contact time, with its kind and name."""

from datetime import date
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from lotse_desktop.domain.care import (
    WEEKDAYS,
    Absence,
    Activity,
    ActivityKind,
    CareKind,
    CarePlace,
    Entry,
    Helper,
    Reliability,
    Weeks,
)
from lotse_desktop.domain.care_words import ACTIVITY_NAMES, CARE_NAMES, RELIABILITY_NAMES
from lotse_desktop.domain.client import Child, age_in_years
from lotse_desktop.ui.widgets.entry_details import combo
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.typed import LINE

WORK, CARE, HELP, CONTACT = "work", "care", "help", "contact"
NEW: Final = "-"
"""Stands for the id that a new entry is going to get."""
_NOON: Final = 690
"""11:30: for a school child care that begins later is the OGS, not the lesson."""


class WeekBrush(QWidget):
    """The tools above the week.  In the lane for work one always draws work, in the lane of a child never."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Segments(
            (
                (WORK, self.tr("Arbeit")),
                (CARE, self.tr("Betreuung")),
                (HELP, self.tr("Hilfe")),
                (CONTACT, self.tr("Umgang")),
            ),
            self.tr("Was eingetragen wird"),
            self,
        )
        self._kind.setObjectName("brush")
        self._kind.show_chosen(CARE)
        self._activity = combo(ACTIVITY_NAMES, self.tr("Art der Arbeit"), self)
        self._activity.setObjectName("brush-activity")
        self._care = combo(CARE_NAMES, self.tr("Art der Betreuung"), self)
        self._care.setObjectName("brush-care")
        self._care.insertItem(0, self.tr("passend zum Alter"), "")
        self._care.setCurrentIndex(0)
        self._reliability = combo(RELIABILITY_NAMES, self.tr("Wie verlässlich"), self)
        self._reliability.setObjectName("brush-reliability")
        for box in (self._activity, self._care, self._reliability):
            box.setFixedWidth(box.fontMetrics().averageCharWidth() * 20 + 40)
        self._label = QLineEdit(self)
        self._label.setObjectName("brush-label")
        self._label.setMaxLength(LINE)
        self._label.setFixedWidth(self._label.fontMetrics().averageCharWidth() * 17 + 24)
        self._every_week = QCheckBox(self.tr("in jeder Woche"), self)
        self._every_week.setObjectName("every-week")
        self._tools = FlowLayout(self, 6)
        for widget in (self._kind, self._activity, self._care, self._reliability, self._label, self._every_week):
            self.show_tool(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._kind.chosen.connect(self._show_kind)
        self._show_kind(self._kind.key)

    def show_tool(self, tool: QWidget) -> None:
        """Put a tool at the end of the line; all are as high as the first."""
        tool.setMinimumHeight(self._kind.sizeHint().height())
        self._tools.removeWidget(tool)
        self._tools.addWidget(tool)
        tool.show()

    def show_cycle(self, weeks: int) -> None:
        """With one week only there is nothing to choose."""
        self._every_week.setVisible(weeks > 1)

    @property
    def draws_work(self) -> bool:
        """Work is chosen."""
        return self._kind.key == WORK

    def entry(self, child: Child | None, weeks: Weeks | None, where: tuple[int, int, int], today: date) -> Entry:
        """What a pull in the lane of ``child`` (``None``: of work) makes; its id is not yet its own.

        ``where``: day (0 = Monday), start, end; ``weeks``: where „gilt in jeder Woche“ is not chosen.
        """
        day, start, end = where
        days = (WEEKDAYS[day],)
        weeks = None if self._every_week.isChecked() else weeks
        label, key = self._label.text().strip(), self._kind.key
        if child is None:
            mine = key == WORK
            kind = ActivityKind(self._activity.currentData()) if mine else ActivityKind.WORK
            name = label if mine else ""
            return Activity(id=NEW, kind=kind, label=name, weeks=weeks, days=days, start=start, end=end)
        who = (child.id,)
        if key == HELP:
            sure = Reliability(self._reliability.currentData())
            return Helper(
                id=NEW, label=label, children=who, weeks=weeks, days=days, start=start, end=end, reliability=sure
            )
        if key == CONTACT:
            return Absence(id=NEW, children=who, weeks=weeks, days=days, start=start, end=end)
        chosen = self._care.currentData() if key == CARE else ""
        care = CareKind(chosen) if chosen else fitting_care(child, start, today)
        place = label if key == CARE else ""
        return CarePlace(id=NEW, kind=care, label=place, children=who, weeks=weeks, days=days, booked=(start, end))

    def _show_kind(self, key: str) -> None:
        self._activity.setVisible(key == WORK)
        self._care.setVisible(key == CARE)
        self._reliability.setVisible(key == HELP)
        self._label.setVisible(key != CONTACT)
        name, example = {
            WORK: (self.tr("Bezeichnung"), self.tr("z. B. Frühdienst")),
            HELP: (self.tr("Wer hilft"), self.tr("Wer? z. B. Oma")),
        }.get(key, (self.tr("Ort"), self.tr("Ort oder Name")))
        with QSignalBlocker(self._label):
            self._label.clear()
        self._label.setAccessibleName(name)
        self._label.setPlaceholderText(example)


def fitting_care(child: Child, start: int, today: date) -> CareKind:
    """The usual care at this age (handbook 4.1)."""
    age = age_in_years(child.birth_month, today)
    if age < 3:
        return CareKind.NURSERY
    if age < 6:
        return CareKind.KINDERGARTEN
    return CareKind.OGS if start >= _NOON else CareKind.SCHOOL
