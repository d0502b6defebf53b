"""What holds for the whole care week: cycle, usual way, buffers and limits of the computation, ways to the doors."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lotse_desktop.domain.care import CareWeek, Params, Ways
from lotse_desktop.domain.care_changes import find_lost, with_cycle
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.doors import is_institution
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.pages.care_week.door_form import DoorForm
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.entry_details import minutes_box
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs

_RULES, _DOORS = "rules", "doors"
OFFERED_WEEKS = 8
"""Rotas of 1 … 8 weeks (handbook 4.2)."""


class WeekRulesDialog(QDialog):
    """Cycle, ways, buffers and doors; tells the changed care week and changes nothing itself."""

    decided = Signal(object)
    """:class:`CareWeek`."""

    def __init__(
        self,
        week: CareWeek,
        children: Sequence[Child],
        today: date,
        parent: QWidget | None = None,
        *,
        doors_first: bool = False,
    ) -> None:
        super().__init__(parent)
        self._week = week
        self.setWindowTitle(self.tr("Wochen, Wege und Puffer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        params, way = week.params, week.default_way
        self._cycle = QSpinBox(self)
        self._cycle.setObjectName("cycle")
        self._cycle.setAccessibleName(self.tr("Nach wie vielen Wochen sich alles wiederholt"))
        self._cycle.setRange(1, max(OFFERED_WEEKS, week.cycle_weeks))
        self._cycle.setValue(week.cycle_weeks)
        self._start = QDateEdit(self)
        self._start.setObjectName("start")
        self._start.setAccessibleName(self.tr("Woche A beginnt am Montag"))
        self._start.setCalendarPopup(True)
        self._start.setDisplayFormat("dd.MM.yyyy")
        monday = _monday(week.cycle_start or today)
        self._start.setDate(QDate(monday.year, monday.month, monday.day))
        self._lost = Words("", "gap", self)
        self._lost.setObjectName("lost")
        self._out = minutes_box(self.tr("Weg hin in Minuten"), way.out, self)
        self._back = minutes_box(self.tr("Weg zurück in Minuten"), way.back, self)
        self._before = minutes_box(self.tr("Puffer vorher in Minuten"), params.buffer_before, self)
        self._after = minutes_box(self.tr("Puffer nachher in Minuten"), params.buffer_after, self)
        self._home = minutes_box(self.tr("Heimweg lohnt ab Minuten"), params.min_homecoming, self, 1440)
        self._shift = minutes_box(self.tr("Kürzeste Arbeitszeit in Minuten"), params.min_shift, self, 1440)
        self._cap = minutes_box(self.tr("Längste Arbeitszeit am Tag in Minuten"), params.daily_cap, self, 1440)
        for name, box in (("out", self._out), ("back", self._back), ("before", self._before), ("after", self._after)):
            box.setObjectName(name)

        self._parts = Segments(
            ((_RULES, self.tr("Wochen und Puffer")), (_DOORS, self.tr("Wege zu den Türen"))), self.tr("Teil"), self
        )
        self._parts.setObjectName("parts")
        self._parts.setVisible(any(is_institution(place) for place in week.care))
        self._doors = DoorForm(week, children, self)
        self._complaint = Words("", "gap", self)
        self._complaint.setObjectName("fault")
        self._complaint.hide()
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._show_part(_DOORS if doors_first else _RULES)
        self._parts.chosen.connect(self._show_part)
        self._cycle.valueChanged.connect(self._show_cycle)
        self._show_cycle()

    def made(self) -> CareWeek:
        """The care week with these rules."""
        chosen = self._start.date()
        start = _monday(date(chosen.year(), chosen.month(), chosen.day()))
        week = with_cycle(self._week, self._cycle.value())
        params = Params(
            buffer_before=self._before.value(),
            buffer_after=self._after.value(),
            min_homecoming=self._home.value(),
            min_shift=self._shift.value(),
            daily_cap=self._cap.value(),
            need_threshold=week.params.need_threshold,
        )
        way = Ways(out=self._out.value(), back=self._back.value())
        first = start if week.cycle_weeks > 1 else week.cycle_start
        return self._doors.made(week.model_copy(update={"cycle_start": first, "params": params, "default_way": way}))

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(20)
        self._form.setVerticalSpacing(10)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._fill_form()
        stay = QPushButton(self.tr("Abbrechen"), self)
        stay.setAutoDefault(False)
        take = QPushButton(self.tr("Übernehmen"), self)
        take.setObjectName("take")
        take.setProperty("role", "primary")
        take.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stay)
        buttons.addWidget(take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(Words(self.windowTitle(), "title", self))
        layout.addWidget(self._parts, alignment=Qt.AlignmentFlag.AlignLeft)
        rules = QWidget(self)
        rules.setLayout(self._form)
        for part in (rules, self._doors):
            part.setObjectName("canvas")
            part.setContentsMargins(2, 2, 14, 2)
            self._stack.addWidget(_scrolled(part))
        layout.addWidget(self._stack, stretch=1)
        layout.addWidget(self._complaint)
        layout.addLayout(buttons)
        order_tabs(self)
        take.clicked.connect(self._take)
        stay.clicked.connect(self.reject)

    def _fill_form(self) -> None:
        form = self._form
        form.addRow(self.tr("Wiederholt sich nach"), self._cycle)
        form.addRow(self.tr("Woche A beginnt am Montag"), self._start)
        form.addRow(self._lost)
        form.addRow(self.tr("Üblicher Weg hin"), self._out)
        form.addRow(self.tr("Üblicher Weg zurück"), self._back)
        form.addRow(Words(self.tr("Wege: von der letzten Übergabe bis zum Arbeitsplatz und zurück."), "small", self))
        form.addRow(self.tr("Puffer vor der Arbeit"), self._before)
        form.addRow(self.tr("Puffer nach der Arbeit"), self._after)
        form.addRow(self.tr("Nach Hause lohnt sich ab"), self._home)
        form.addRow(self.tr("Kürzeste Arbeitszeit"), self._shift)
        form.addRow(self.tr("Längste Arbeitszeit am Tag"), self._cap)

    def _show_cycle(self) -> None:
        weeks = self._cycle.value()
        self._cycle.setSuffix(self.tr(" Woche") if weeks == 1 else self.tr(" Wochen"))
        self._form.setRowVisible(self._start, weeks > 1)
        lost = len(find_lost(self._week, weeks))
        gone = count_text(lost, self.tr("Eintrag"), self.tr("Einträge"))
        self._lost.setText(
            self.tr("{entries} nur für spätere Wochen: wird entfernt. Rückgängig bringt alles zurück.").format(
                entries=gone
            )
        )
        self._form.setRowVisible(self._lost, lost > 0)

    def keep_typed(self) -> None:
        """The vault locks: take over what was set."""
        self._take()

    def _show_part(self, key: str) -> None:
        self._parts.show_chosen(key)
        self._stack.setCurrentIndex(int(key == _DOORS))

    def _take(self) -> None:
        wrong = self._doors.find_fault()
        if wrong is not None:
            self._show_part(_DOORS)
            self._complaint.setText(self.tr("Bitte Minuten als Zahl von 0 bis 600 eintragen oder das Feld leeren."))
            self._complaint.show()
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit(self.made())
        self.accept()


def _scrolled(part: QWidget) -> QScrollArea:
    """``part`` at its full width; it scrolls where the screen is lower."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(part)
    scroll.setMinimumSize((part.sizeHint() + QSize(24, 12)).boundedTo(part.screen().availableSize() * 0.62))
    return scroll


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
