"""When somebody is there: rows of days and times, each with its weeks, children and holidays."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.care import WEEKDAYS, CareWeek, Weekday
from lotse_desktop.domain.care_changes import weeks_value
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.network import MOST_BLOCKS, HelpBlock
from lotse_desktop.domain.wording import week_letter, weekday_short
from lotse_desktop.ui.widgets.card import Card
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.tab_order import order_tabs

NEW_BLOCK = HelpBlock(days=(), start=900, end=1080)
"""15:00 to 18:00, on a day that is still to be chosen."""


class BlockFields(Card):
    """One time: days, from, to; weeks where the rota has several, children where there are several."""

    removed = Signal(object)
    """The fields that shall disappear."""

    def __init__(self, week: CareWeek, children: Sequence[Child], number: int, block: HelpBlock) -> None:
        super().__init__("")
        self._week, self._ids, self._block = week, tuple(child.id for child in children), block
        name = _tr("Zeit {number}").format(number=number)
        self.days = _row([(str(day), weekday_short(day.number)) for day in WEEKDAYS], _tr("Tage"), name, self)
        self.days.show_keys(block.days)
        self.times = TimeRange(name, self)
        self.times.setObjectName("times")
        self.times.show_span((block.start, block.end))
        letters = [(str(n), _tr("Woche {letter}").format(letter=week_letter(n))) for n in _weeks(week)]
        self._weeks = _row(letters, _tr("Wochen"), name, self)
        held = _weeks(week) if block.weeks is None else block.weeks
        self._weeks.show_keys([str(number) for number in held if number in _weeks(week)])
        self._children = _row([(c.id, c.given_name) for c in children], _tr("Für"), name, self)
        self._children.show_keys(block.children or self._ids)
        self._public = _check(_tr("auch an Feiertagen"), "public-holidays", block.public_holidays, self)
        self._school = _check(_tr("auch in den Schulferien"), "school-holidays", block.school_holidays, self)
        remove = QPushButton(_tr("Zeit entfernen"), self)
        remove.setObjectName("remove-block")
        remove.setProperty("role", "line")
        remove.setAutoDefault(False)
        remove.setAccessibleName(_tr("{name} entfernen").format(name=name))
        remove.clicked.connect(lambda: self.removed.emit(self))
        self._lay_out(remove, several_weeks=week.cycle_weeks > 1, several_children=len(children) > 1)

    def made(self) -> HelpBlock:
        """The time as the fields say it."""
        start, end = self.times.span
        chosen = frozenset(int(key) for key in self._weeks.keys)
        children = self._children.keys
        return HelpBlock(
            days=tuple(Weekday(key) for key in self.days.keys),
            start=start,
            end=end,
            weeks=weeks_value(self._week, chosen),
            children=() if set(children) == set(self._ids) else children,
            public_holidays=self._public.isChecked(),
            school_holidays=self._school.isChecked(),
        )

    def find_fault(self) -> tuple[str, QWidget] | None:
        """The first thing that is missing, in words, and its field."""
        if self.times.wrong is not None:
            return _tr("Bitte eine Uhrzeit eintragen, zum Beispiel 7:30."), self.times.wrong
        if not self.days.keys:
            return _tr("Bitte mindestens einen Tag wählen oder die Zeit entfernen."), self.days
        if not self._weeks.keys:
            return _tr("Bitte mindestens eine Woche wählen."), self._weeks
        if self._ids and not self._children.keys:
            return _tr("Bitte mindestens ein Kind wählen."), self._children
        return None

    def _lay_out(self, remove: QPushButton, *, several_weeks: bool, several_children: bool) -> None:
        self.add(self.days)
        when = QHBoxLayout()
        when.addWidget(self.times, stretch=1)
        when.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(when)
        for row, shown in ((self._weeks, several_weeks), (self._children, several_children)):
            self.add(row)
            row.setVisible(shown)
        holidays = QHBoxLayout()
        holidays.addWidget(self._public)
        holidays.addWidget(self._school)
        holidays.addStretch(1)
        self.body.addLayout(holidays)


class BlockList(QWidget):
    """All times of a person."""

    def __init__(
        self, week: CareWeek, children: Sequence[Child], blocks: Sequence[HelpBlock], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._week, self._children = week, children
        self._rows: list[BlockFields] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._new = QPushButton(_tr("+ Zeit"), self)
        self._new.setObjectName("new-block")
        self._new.setAutoDefault(False)
        self._layout.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self._new.clicked.connect(self._add_new)
        for block in blocks:
            self._add(block)

    def made(self) -> tuple[HelpBlock, ...]:
        """The times as the fields say them."""
        return tuple(row.made() for row in self._rows)

    def find_fault(self) -> tuple[str, QWidget] | None:
        """The first thing that is missing."""
        return next((fault for row in self._rows if (fault := row.find_fault()) is not None), None)

    def _add_new(self) -> None:
        row = self._add(self._rows[-1].made().model_copy(update={"days": ()}) if self._rows else NEW_BLOCK)
        order_tabs(self.window())
        first = row.days.findChildren(QPushButton)[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, block: HelpBlock) -> BlockFields:
        row = BlockFields(self._week, self._children, len(self._rows) + 1, block)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._layout.insertWidget(self._layout.count() - 1, row)
        self._new.setEnabled(len(self._rows) < MOST_BLOCKS)
        return row

    def _remove(self, row: BlockFields) -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._new.setEnabled(True)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)


def _weeks(week: CareWeek) -> tuple[int, ...]:
    return tuple(range(1, week.cycle_weeks + 1))


def _row(options: Sequence[tuple[str, str]], what: str, name: str, parent: QWidget) -> ChoiceRow:
    row = ChoiceRow(options, f"{name}: {what}", many=True, plain=True, parent=parent)
    row.setObjectName({_tr("Tage"): "days", _tr("Wochen"): "weeks"}.get(what, "children"))
    return row


def _check(text: str, name: str, checked: bool, parent: QWidget) -> QCheckBox:  # noqa: FBT001
    box = QCheckBox(text, parent)
    box.setObjectName(name)
    box.setChecked(checked)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonDialog", text)
