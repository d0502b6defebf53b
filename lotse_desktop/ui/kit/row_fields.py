"""Fields with rows of their own: one mark per option, an emergency chain, ways of each child."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import (
    Answer,
    CareWay,
    CareWays,
    EmergencyChain,
    EmergencyContact,
    Marks,
)
from lotse_desktop.domain.catalogue import Item
from lotse_desktop.domain.client import Child
from lotse_desktop.ui.kit.fields import Around, Field
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow, Mark, OptionButton
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.typed import number_edit, text_edit

MOST_CONTACTS: Final = 4
MOST_WAY: Final = 600


class MarksField(Field):
    """Each option gets one of the marks."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._rows: dict[str, ChoiceRow] = {}
        marks = [(mark.key, mark.text) for mark in item.marks]
        for option in item.options:
            row = ChoiceRow(marks, f"{item.question} – {option.text}", parent=self)
            row.setObjectName(f"marks-{option.key}")
            self.column.addWidget(Words(option.text, "", self))
            self.column.addWidget(row)
            row.picked.connect(self._tell)
            self._rows[option.key] = row

    @override
    def show_answer(self, answer: Answer | None) -> None:
        marks = answer.marks if isinstance(answer, Marks) else {}
        for key, row in self._rows.items():
            row.show_keys((marks[key],) if key in marks else ())

    def _tell(self, _keys: object) -> None:
        marks = {key: row.keys[0] for key, row in self._rows.items() if row.keys}
        self.answered.emit(Marks(marks=marks) if marks else None)


class ContactRow(QWidget):
    """Who may jump in, whether it is agreed, how many minutes it takes."""

    changed = Signal()
    moved = Signal(int)
    """−1: further up, +1: further down, 0: take it out."""

    def __init__(self, number: int, last: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        place = self.tr("{number}. Person oder Dienst").format(number=number + 1)
        self._who = text_edit(place, self)
        self._who.setObjectName("who")
        self._who.line.setPlaceholderText(self.tr("Vorname oder Rolle"))
        self._agreed = OptionButton(self.tr("abgesprochen"), Mark.SQUARE, "", self)
        self._agreed.setObjectName("agreed")
        self._agreed.setAccessibleDescription(place)
        within = self.tr("{place}: da in Minuten").format(place=place)
        self._minutes = number_edit(within, 0, MOST_WAY, self, unit=self.tr("min bis hier"))
        self._minutes.setObjectName("minutes")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        layout.addWidget(Words(f"{number + 1}.", "strong", self), 0, 0)
        layout.addWidget(self._who, 0, 1)
        layout.setColumnStretch(1, 1)
        details = FlowLayout()
        details.addWidget(self._agreed)
        details.addWidget(self._minutes)
        for name, words, step, live in self._moves(number, last):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setProperty("role", "line")
            button.setMinimumHeight(TOUCH)
            button.setAccessibleName(f"{place}: {words}")
            button.setEnabled(live)
            button.clicked.connect(partial(self._move, step))
            details.addWidget(button)
        layout.addLayout(details, 1, 1)
        self.first = self._who
        """What is written first in a new row."""
        self._who.typed.connect(self._tell)
        self._minutes.typed.connect(self._tell)
        self._agreed.clicked.connect(self._tell)

    def show_contact(self, contact: EmergencyContact) -> None:
        """Show this person or service."""
        self._who.show_value(contact.who or None)
        self._agreed.setChecked(contact.agreed)
        self._minutes.show_value(contact.reach_minutes)

    @property
    def contact(self) -> EmergencyContact:
        """What stands in the row."""
        return EmergencyContact(
            who=self._who.value or "", agreed=self._agreed.isChecked(), reach_minutes=self._minutes.value
        )

    def _moves(self, number: int, last: int) -> tuple[tuple[str, str, int, bool], ...]:
        return (
            ("up", self.tr("nach oben"), -1, number > 0),
            ("down", self.tr("nach unten"), 1, number < last),
            ("remove", self.tr("entfernen"), 0, True),
        )

    def _move(self, step: int, _checked: object = None) -> None:
        self.moved.emit(step)

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class EmergencyField(Field):
    """Up to four persons or services in the order in which they are called."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._rows: list[ContactRow] = []
        self._add = QPushButton(self.tr("Person oder Dienst ergänzen"), self)
        self._add.setObjectName("add")
        self._add.setAccessibleDescription(item.question)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._append)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        contacts = answer.contacts if isinstance(answer, EmergencyChain) else ()
        if len(contacts) != len(self._rows):
            self._build(len(contacts))
        for row, contact in zip(self._rows, contacts, strict=True):
            row.show_contact(contact)
        self._add.setEnabled(len(contacts) < MOST_CONTACTS)

    def _build(self, number: int) -> None:
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [ContactRow(place, number - 1, self) for place in range(number)]
        for place, row in enumerate(self._rows):
            row.setObjectName(f"contact-{place}")
            self.column.insertWidget(place, row)
            row.changed.connect(self._tell)
            row.moved.connect(partial(self._move, place))

    def _contacts(self) -> list[EmergencyContact]:
        return [row.contact for row in self._rows]

    def _tell(self) -> None:
        self._show_and_tell(self._contacts())

    def _append(self) -> None:
        self._show_and_tell([*self._contacts(), EmergencyContact()])
        self._rows[-1].first.setFocus()

    def _move(self, place: int, step: int) -> None:
        contacts = self._contacts()
        contact = contacts.pop(place)
        if step:
            contacts.insert(place + step, contact)
        self._show_and_tell(contacts)

    def _show_and_tell(self, contacts: Sequence[EmergencyContact]) -> None:
        answer = EmergencyChain(contacts=tuple(contacts)) if contacts else None
        self.show_answer(answer)
        self.answered.emit(answer)


class CareWaysField(Field):
    """A row for each child: who goes along, how long it takes, or whether the child goes alone."""

    def __init__(self, item: Item, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._rows: dict[str, WayRow] = {}
        for child in around.children:
            row = WayRow(child, self)
            row.setObjectName(f"way-{child.id}")
            self.column.addWidget(row)
            row.changed.connect(self._tell)
            self._rows[child.id] = row
        if not around.children:
            self.column.addWidget(Words(self.tr("Noch ist kein Kind eingetragen."), "sentence", self))

    @override
    def show_answer(self, answer: Answer | None) -> None:
        ways = {way.child: way for way in answer.ways} if isinstance(answer, CareWays) else {}
        for child, row in self._rows.items():
            row.show_way(ways.get(child, CareWay(child=child)))

    def _tell(self) -> None:
        rows = ((child, row.way) for child, row in self._rows.items())
        ways = tuple(way for child, way in rows if way != CareWay(child=child))
        self.answered.emit(CareWays(ways=ways) if ways else None)


class WayRow(QWidget):
    """The way of one child."""

    changed = Signal()

    def __init__(self, child: Child, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child = child.id
        name = child.given_name
        self._who = text_edit(self.tr("{child}: wer bringt und holt").format(child=name), self)
        self._who.setObjectName("who")
        self._who.line.setPlaceholderText(self.tr("wer bringt und holt"))
        each = self.tr("{child}: Minuten je Weg").format(child=name)
        self._minutes = number_edit(each, 0, MOST_WAY, self, unit=self.tr("min je Weg"))
        self._minutes.setObjectName("minutes")
        self._alone = OptionButton(self.tr("allein oder mit Gruppe"), Mark.SQUARE, "", self)
        self._alone.setObjectName("alone")
        self._alone.setAccessibleName(self.tr("{child} geht allein oder mit Gruppe").format(child=name))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(Words(name, "", self), 0, 0)
        layout.addWidget(self._who, 0, 1)
        fields = FlowLayout()
        for widget in (self._minutes, self._alone):
            fields.addWidget(widget)
        layout.addLayout(fields, 1, 1)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 5)
        self._who.typed.connect(self._tell)
        self._minutes.typed.connect(self._tell)
        self._alone.clicked.connect(self._tell)

    def show_way(self, way: CareWay) -> None:
        """Show this way."""
        self._who.show_value(way.who or None)
        self._minutes.show_value(way.minutes)
        self._alone.setChecked(way.alone)

    @property
    def way(self) -> CareWay:
        """What stands in the row."""
        who = self._who.value or ""
        return CareWay(child=self._child, who=who, minutes=self._minutes.value, alone=self._alone.isChecked())

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()
