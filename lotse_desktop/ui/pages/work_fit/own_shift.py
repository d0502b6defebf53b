"""Working times that are typed for one client."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate
from lotse_desktop.domain.timetable import entry_end
from lotse_desktop.domain.wording import weekday_short
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.typed import number_edit, text_edit

USUAL = (480, 840)
MOST_PAUSE = 240


class OwnShiftSheet(Sheet):
    """Name, days, times and break; tells the template and changes nothing itself."""

    decided = Signal(object)
    """:class:`ShiftTemplate`."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Eigene Arbeitszeit"), _tr("Welche Zeiten hat die Stelle?"), parent)
        self._key = key
        self._name = text_edit(self.tr("Name"), self, most=60)
        self._name.setObjectName("name")
        self._name.line.setPlaceholderText(self.tr("z. B. Stelle in der Bäckerei"))
        days = [(str(day), weekday_short(day.number)) for day in WEEKDAYS]
        self._days = ChoiceRow(days, self.tr("Tage"), many=True, plain=True, parent=self)
        self._days.setObjectName("days")
        self._days.show_keys([str(day) for day in WEEKDAYS[:5]])
        self._times = TimeRange(self.tr("Uhrzeit"), self)
        self._times.setObjectName("times")
        self._times.show_span(USUAL)
        self._pause = number_edit(self.tr("Pause"), 0, MOST_PAUSE, self, unit=self.tr("min"))
        self._pause.setObjectName("pause")
        for label, field in (
            (self.tr("Name"), self._name),
            (self.tr("Tage"), self._days),
            (self.tr("Uhrzeit"), self._times),
            (self.tr("Unbezahlte Pause"), self._pause),
        ):
            self.body.addWidget(Labelled(label, field, self))
        stay = self.add_button(self.tr("Abbrechen"), "cancel")
        take = self.add_button(self.tr("Prüfen"), "take", main=True)
        stay.clicked.connect(self.reject)
        take.clicked.connect(self._take)

    def _take(self) -> None:
        fault = self._find_fault()
        if fault is not None:
            sentence, field = fault
            self.complain(sentence)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        start, end = self._times.span
        days = tuple(Weekday(key) for key in self._days.keys)
        block = ShiftBlock(days=days, start=start, end=end, pause=self._pause.value or 0)
        title = str(self._name.value or self.tr("Eigene Arbeitszeit"))
        self.decided.emit(ShiftTemplate(key=self._key, title=title, blocks=(block,)))
        self.accept()

    def _find_fault(self) -> tuple[str, QWidget] | None:
        if not self._days.keys:
            return self.tr("Bitte mindestens einen Tag wählen."), self._days
        if (wrong := self._times.wrong) is not None:
            return self.tr("Bitte eine Uhrzeit eintragen, zum Beispiel 7:30."), wrong
        start, end = self._times.span
        if start == end:
            return self.tr("Beginn und Ende sind gleich."), self._times.last
        if not self._pause.is_read or (self._pause.value or 0) >= entry_end(start, end) - start:
            return self.tr("Die Pause muss kürzer sein als die Arbeit."), self._pause
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("OwnShiftSheet", text)
