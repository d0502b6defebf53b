"""The days that are chosen: who is there, and who is closed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lotse_desktop.domain.care import CarePlace
from lotse_desktop.domain.holiday_plan import MOVABLE as MOVABLE_NAME
from lotse_desktop.domain.holiday_plan import DaySource
from lotse_desktop.domain.year_words import LEAVE_NAME, SOURCE_NAMES
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.pages.year.hands import LEAVE, MOVABLE, Period, YearHands, place_name
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import day_edit, text_edit


class DayPanel(Card):
    """Fields about the chosen days; each change is done at once."""

    period_typed = Signal(object, object)
    """First and last day, typed by a person."""

    def __init__(self, hands: YearHands, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Ausgewählte Tage"))
        self._hands = hands
        self._period: Period = (date.min, date.min)
        self._children: tuple[str, ...] = ()
        self._closable: tuple[tuple[str, str], ...] | None = None
        self._words = Words("", "sentence", self)
        self._words.setObjectName("day-words")
        self._first = day_edit(self.tr("Von"), today, self, needed=True)
        self._first.setObjectName("day-first")
        self._last = day_edit(self.tr("Bis"), today, self, needed=True)
        self._last.setObjectName("day-last")
        self._complaint = Words("", "gap", self)
        self._complaint.setObjectName("day-complaint")
        self._complaint.hide()
        options = [
            (DaySource.HOLIDAY_CARE.value, SOURCE_NAMES[DaySource.HOLIDAY_CARE]),
            (LEAVE, LEAVE_NAME),
            *((source.value, SOURCE_NAMES[source]) for source in DaySource if source is not DaySource.HOLIDAY_CARE),
        ]
        self._source = ChoiceRow(options, self.tr("Wer ist da?"), plain=True, parent=self)
        self._source.setObjectName("day-source")
        self._name = text_edit(self.tr("Name oder Ort, freiwillig"), self, most=60)
        self._name.setObjectName("day-name")
        self._name.line.setPlaceholderText(self.tr("Name oder Ort, freiwillig"))
        self._closed = QWidget(self)
        self._closed_layout = QHBoxLayout(self._closed)
        self._closed_layout.setContentsMargins(0, 0, 0, 0)
        self._closed_row: ChoiceRow | None = None
        self._lay_out()
        self._first.line.editingFinished.connect(self._type)
        self._last.line.editingFinished.connect(self._type)
        self._source.picked.connect(self._assign)
        self._name.typed.connect(self._rename)

    def show_days(self, period: Period, children: Sequence[str], text: str, places: Sequence[CarePlace]) -> None:
        """``children``: those that are shown; ``text``: the days in words."""
        self._period, self._children = period, tuple(children)
        self._words.setText(text)
        self._first.show_value(period[0])
        self._last.show_value(period[1])
        self.complain("")
        key, label = self._hands.source_key(period, self._children)
        self._source.show_keys((key,) if key else ())
        self._name.setVisible(bool(key) and key != LEAVE)
        self._name.show_value(label or None)
        self._show_closed(places)

    def start(self) -> None:
        """Put the focus where something is decided."""
        button = self._source.findChild(QWidget, f"option-{(self._source.keys or (DaySource.HOLIDAY_CARE.value,))[0]}")
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_closed(self, places: Sequence[CarePlace]) -> None:
        """One button per institution, and one for movable days where there is a school."""
        closed = self.tr("{place} geschlossen")
        options = [(name, closed.format(place=name)) for name in map(place_name, places)]
        if any(place.term_only for place in places):
            options.insert(0, (MOVABLE, MOVABLE_NAME))
        wanted = tuple(dict.fromkeys(options))
        if wanted != self._closable:
            self._closable = wanted
            if self._closed_row is not None:
                self._closed_row.hide()
                self._closed_row.deleteLater()
            self._closed_row = ChoiceRow(wanted, self.tr("Was ist zu?"), many=True, parent=self)
            self._closed_row.setObjectName("day-closed")
            self._closed_row.picked.connect(self._close)
            self._closed_layout.addWidget(self._closed_row)
        self._closed.setVisible(bool(wanted))
        if self._closed_row is not None:
            self._closed_row.show_keys(self._hands.closed_keys(self._period))

    def _lay_out(self) -> None:
        dates = QHBoxLayout()
        dates.setSpacing(8)
        dates.addWidget(QLabel(self.tr("Von"), self))
        dates.addWidget(self._first)
        dates.addWidget(QLabel(self.tr("bis"), self))
        dates.addWidget(self._last)
        dates.addStretch(1)
        self.body.addLayout(dates)
        self.add(self._complaint)
        self.add(self._words)
        self.add(Labelled(self.tr("Wer ist da?"), self._source, self))
        self.add(self._name)
        self.add(Labelled(self.tr("Was ist zu?"), self._closed, self))

    def _type(self) -> None:
        first, last = self._first.value, self._last.value
        if first is None or last is None or (first, last) == self._period:
            return
        if last < first:
            self.complain(self.tr("Das Ende liegt vor dem Anfang."))
        else:
            self.complain("")
            self.period_typed.emit(first, last)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the days that were typed; an empty sentence takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def _assign(self, keys: tuple[str, ...]) -> None:
        label = self._name.line.text().strip() if not self._name.isHidden() else ""
        self._hands.assign(self._period, self._children, keys[0] if keys else "", label)

    def _rename(self, label: str | None) -> None:
        self._hands.name(self._period, self._children, label or "")

    def _close(self, keys: tuple[str, ...]) -> None:
        self._hands.close(self._period, keys)
