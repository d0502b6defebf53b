"""Enters answers on the page „Lebensbereiche“ with the keyboard alone, as a coach does, and counts the strokes.

Every stroke is a real key event for the widget that has the focus.  ``clicks`` counts what a mouse would need instead:
one for each field that is typed into and one for each press.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from lotse_desktop.domain.assessment import (
    Answer,
    CareWays,
    Choice,
    Choices,
    DayLine,
    Declined,
    EmergencyChain,
    Experience,
    FormAnswers,
    HoursWish,
    Languages,
    Marks,
    MonthAnswer,
    Number,
    Targets,
    Text,
    Texts,
    TimeOfDay,
    Trainings,
)
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.domain.wording import clock
from lotse_desktop.ui.pages.domains import DomainsPage

MOST_TABS = 400


class Keyboard:
    """Ten fingers on the page of the life domains."""

    def __init__(self, page: DomainsPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self.keys = 0
        self.clicks = 0

    def enter_domain(self, key: str, form: FormAnswers) -> None:
        """The own rating, every answer in the order of the page, the coach's rating."""
        if form.self_rating is not None:
            self._choose("self-rating", [str(form.self_rating)])
        domain = next(domain for domain in self._catalogue.domains if domain.key == key)
        for item in domain.items:
            if item.id in form.answers:
                self._answer(f"question-{item.id}", form.answers[item.id])
        if form.coach_rating is not None:
            self._choose("coach-rating", [str(form.coach_rating)])

    def next_domain(self) -> None:
        """To the next life domain: Ctrl+PageDown."""
        QTest.keyClick(self._page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        self.keys += 1
        self.clicks += 1

    def _answer(self, place: str, answer: Answer) -> None:  # noqa: C901, PLR0912 - one line for each kind of answer
        match answer:
            case Declined():
                self._push(f"{place}/declined")
            case Choice(key=key):
                self._choose(place, [key])
            case Choices(keys=keys):
                self._choose(place, keys)
            case Marks(marks=marks):
                for option, mark in marks.items():
                    self._choose(f"{place}/marks-{option}", [mark])
            case Number(value=value):
                self._number(place, value)
            case HoursWish():
                self._typed(f"{place}/wish", answer.wish)
                self._typed(f"{place}/minimum", answer.minimum)
            case TimeOfDay(minute=minute):
                self._write(f"{place}/line", clock(minute))
            case MonthAnswer(month=month):
                self._write(f"{place}/line", f"{month:%m/%Y}")
            case Text(text=text):
                self._write(f"{place}/text", text)
            case Texts(texts=texts):
                for number, text in enumerate(texts):
                    self._write(f"{place}/text-{number}/line", text)
            case Targets(targets=targets):
                titles = {one.key: one.title for one in self._catalogue.occupations}
                for number, target in enumerate(targets):
                    self._write(f"{place}/target-{number}", titles.get(target.occupation or "", target.text))
            case EmergencyChain(contacts=contacts):
                for number, contact in enumerate(contacts):
                    self._push(f"{place}/add")
                    fields = {"who": contact.who, "agreed": contact.agreed, "minutes": contact.reach_minutes}
                    self._row(f"{place}/contact-{number}", fields)
            case CareWays(ways=ways):
                for way in ways:
                    fields = {"who": way.who, "minutes": way.minutes, "alone": way.alone}
                    self._row(f"{place}/way-{way.child}", fields)
            case (
                Languages(languages=values)
                | Trainings(trainings=values)
                | Experience(jobs=values)
                | DayLine(blocks=values)
            ):
                self._rows(place, values)

    def _rows(self, place: str, values: Sequence[Frozen]) -> None:
        for number, value in enumerate(values):
            self._push(f"{place}/add")
            self._row(f"{place}/row-{number}", dict(value))

    def _row(self, place: str, fields: dict[str, Any]) -> None:
        widgets = {name: self._find(f"{place}/{name}") for name in fields}
        for name in sorted(fields, key=lambda name: self._place(widgets[name])):
            field, value = widgets[name], fields[name]
            if isinstance(field, QComboBox) and not field.isEditable():
                self._pick(field, value)
            elif isinstance(field, QComboBox):
                if field.currentText() != self._words(field, value):
                    self._write(f"{place}/{name}", self._words(field, value))
            elif isinstance(field, QAbstractButton):
                if value:
                    self._push(f"{place}/{name}")
            else:
                self._typed(f"{place}/{name}", value, month=name in {"start", "end"} and isinstance(value, date))

    def _place(self, widget: QWidget) -> tuple[int, int]:
        """From top to bottom, from left to right, as the eye and Tab go."""
        corner = widget.mapTo(self._page, widget.rect().topLeft())
        return corner.y(), corner.x()

    def _words(self, field: QComboBox, value: Any) -> str:
        row = field.findData(value)
        return field.itemText(row) if row >= 0 else str(value)

    def _typed(self, place: str, value: Any, *, month: bool = False) -> None:
        if value in {None, ""}:
            return
        clocked = place.rsplit("/", 1)[1] in {"start", "end"} and isinstance(value, int)
        text = f"{value:%m/%Y}" if month else clock(value) if clocked else str(value)
        self._write(f"{place}/line", text)

    def _number(self, place: str, value: int) -> None:
        holder = self._find(place)
        if holder.findChild(QAbstractButton, f"option-{value}") is not None:
            self._choose(place, [str(value)])
        else:
            self._write(f"{place}/line", str(value))

    def _choose(self, place: str, keys: Sequence[str]) -> None:
        """Into the row with Tab, to each option with the arrow keys, Space."""
        for key in keys:
            wanted = self._find(f"{place}/option-{key}")
            row = wanted.parentWidget()
            self._tab_to(partial(_is_inside, row))
            for _ in range(40):
                if QApplication.focusWidget() is wanted:
                    break
                self._press(Qt.Key.Key_Right)
            assert QApplication.focusWidget() is wanted, place
            self._press(Qt.Key.Key_Space)
            self.clicks += 1

    def _push(self, place: str) -> None:
        button = self._find(place)
        self._tab_to(lambda widget: widget is button)
        self._press(Qt.Key.Key_Space)
        self.clicks += 1

    def _pick(self, box: QComboBox, value: Any) -> None:
        wanted = value.value if isinstance(value, StrEnum) and box.findData(value) < 0 else value
        row = next(number for number in range(box.count()) if box.itemData(number) in {wanted, wanted or ""})
        if row == box.currentIndex():
            return
        self._tab_to(lambda widget: widget is box)
        for _ in range(abs(row - box.currentIndex())):
            self._press(Qt.Key.Key_Down if row > box.currentIndex() else Qt.Key.Key_Up)
        self.clicks += 2

    def _write(self, place: str, text: str) -> None:
        field = self._find(place)
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        self._tab_to(lambda widget: widget in {line, field})
        for letter in text:
            self._send(0 if ord(letter) > 127 else ord(letter.upper()), letter)
        self.clicks += 1

    def _find(self, place: str) -> QWidget:
        """Widgets are named one inside the other: ``question-x/row-0/who``."""
        self._settle()
        found: QWidget = self._page
        for name in place.split("/"):
            inside = [one for one in found.findChildren(QWidget, name) if one.isVisibleTo(self._page)]
            assert inside, place
            found = inside[0]
        return found

    def _tab_to(self, is_there: Callable[[QWidget | None], bool]) -> None:
        for _ in range(MOST_TABS):
            if is_there(QApplication.focusWidget()):
                return
            self._press(Qt.Key.Key_Tab)
        where = QApplication.focusWidget()
        raise AssertionError(f"never reached with Tab, last at {where.objectName() if where else None}")

    def _press(self, key: Qt.Key) -> None:
        self._send(key.value, " " if key == Qt.Key.Key_Space else "")
        self._settle()

    def _send(self, key: int, text: str) -> None:
        self.keys += 1
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            widget = QApplication.focusWidget() or self._page
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _settle(self) -> None:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _is_inside(row: QWidget | None, widget: QWidget | None) -> bool:
    return widget is not None and widget.parentWidget() is row
