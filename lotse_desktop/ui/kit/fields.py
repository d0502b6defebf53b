"""One field for each kind of answer.  A field shows an answer and tells the one that a person has now given.

Fields with rows of their own are in ``ui.kit.row_fields`` and ``ui.kit.targets_field``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import (
    Answer,
    Choice,
    Choices,
    HoursWish,
    MonthAnswer,
    Number,
    Text,
    TimeOfDay,
)
from lotse_desktop.domain.catalogue import AnswerKind, Item, Occupation
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.measures import OccupationGroup
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import TextArea, TypedEdit, month_edit, number_edit, time_edit

MOST_HOURS: Final = 48
MOST_TEXT: Final = 4000


@dataclass(frozen=True, slots=True)
class Around:
    """What some questions need to know beside themselves."""

    children: tuple[Child, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    groups: tuple[OccupationGroup, ...] = ()


class Field(QWidget):
    """The place of one answer; it never writes, it tells."""

    answered = Signal(object)
    """``Answer | None``; ``None``: nothing is answered any more."""
    wanted = Signal(str)
    """A page on which this question is answered."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setAccessibleName(item.question)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_answer(self, answer: Answer | None) -> None:
        """Show ``answer``; one of another kind is shown as none."""
        raise NotImplementedError


class ChoiceField(Field):
    """One option, or several of them."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._many = item.kind is AnswerKind.MULTI
        options = [(option.key, option.text) for option in item.options]
        alone = [option.key for option in item.options if option.excludes]
        self._row = ChoiceRow(
            options,
            item.question,
            many=self._many,
            most=item.most,
            ranked=item.ranked,
            alone=alone,
            parent=self,
        )
        if item.ranked or item.most:
            self.column.addWidget(Words(self._limits(), "small", self))
        self.column.addWidget(self._row)
        self._row.picked.connect(self._pick)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        match answer:
            case Choice(key=key):
                self._row.show_keys((key,))
            case Choices(keys=keys):
                self._row.show_keys(keys)
            case _:
                self._row.show_keys(())

    def _limits(self) -> str:
        if self.item.ranked and self.item.most:
            return self.tr("Höchstens {number}, das Wichtigste zuerst").format(number=self.item.most)
        if self.item.ranked:
            return self.tr("Das Wichtigste zuerst")
        return self.tr("Höchstens {number}").format(number=self.item.most)

    def _pick(self, keys: tuple[str, ...]) -> None:
        if not keys:
            self.answered.emit(None)
        else:
            self.answered.emit(Choices(keys=keys) if self._many else Choice(key=keys[0]))


class ScaleField(Field):
    """A row of numbers with named ends."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        numbers = [(str(number), str(number)) for number in range(item.minimum, item.maximum + 1)]
        self._row = ChoiceRow(numbers, item.question, plain=True, parent=self)
        self.column.addWidget(self._row)
        ends = f"{item.minimum} = {item.low_end} · {item.maximum} = {item.high_end}"
        if item.low_end or item.high_end:
            self.column.addWidget(Words(ends, "small", self))
        self._row.picked.connect(self._pick)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        self._row.show_keys((str(answer.value),) if isinstance(answer, Number) else ())

    def _pick(self, keys: tuple[str, ...]) -> None:
        self.answered.emit(Number(value=int(keys[0])) if keys else None)


class TypedField(Field):
    """A value that is typed: a number, a time, a month."""

    def __init__(
        self,
        item: Item,
        edit: TypedEdit,
        wrap: Callable[[Any], Answer],
        kind: type[Number | TimeOfDay | MonthAnswer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, parent)
        self._edit, self._wrap, self._kind = edit, wrap, kind
        self.column.addWidget(edit)
        edit.typed.connect(self._tell)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        value: Any = None
        if isinstance(answer, self._kind):
            match answer:
                case Number():
                    value = answer.value
                case TimeOfDay():
                    value = answer.minute
                case MonthAnswer():
                    value = answer.month
        self._edit.show_value(value)

    def _tell(self, value: Any) -> None:
        self.answered.emit(None if value is None else self._wrap(value))


class HoursField(Field):
    """Weekly hours wished, and at least."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._wish = number_edit(self.tr("Wunsch, Stunden in der Woche"), 1, MOST_HOURS, self)
        self._wish.setObjectName("wish")
        self._minimum = number_edit(self.tr("mindestens, Stunden in der Woche"), 1, MOST_HOURS, self)
        self._minimum.setObjectName("minimum")
        for words, edit in ((self.tr("Wunsch"), self._wish), (self.tr("mindestens"), self._minimum)):
            row = QHBoxLayout()
            label = Words(words, "", self)
            label.setFixedWidth(label.fontMetrics().averageCharWidth() * 14)
            row.addWidget(label)
            row.addWidget(edit, stretch=1)
            self.column.addLayout(row)
            edit.typed.connect(self._tell)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        wish = answer if isinstance(answer, HoursWish) else HoursWish()
        self._wish.show_value(wish.wish)
        self._minimum.show_value(wish.minimum)

    def _tell(self, _value: object) -> None:
        wish = HoursWish(wish=self._wish.value, minimum=self._minimum.value)
        self.answered.emit(None if wish == HoursWish() else wish)


class TextField(Field):
    """Free text that stays on this machine."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._area = TextArea(item.question, MOST_TEXT, parent=self)
        self._area.setObjectName("text")
        self.column.addWidget(self._area)
        self._area.edited.connect(self._tell)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        self._area.show_text(answer.text if isinstance(answer, Text) else "")

    def _tell(self, text: str) -> None:
        self.answered.emit(Text(text=text) if text else None)


class PageField(Field):
    """A button to the page on which this is answered."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._button = QPushButton(self._words(), self)
        self._button.setObjectName("page")
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._button.setAccessibleDescription(item.question)
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._button.clicked.connect(partial(self._go, item.page or ""))

    @override
    def show_answer(self, answer: Answer | None) -> None:
        """Nothing is stored here."""

    def _words(self) -> str:
        names = {
            "care_week": self.tr("Zur Betreuungswoche"),
            "family": self.tr("Zur Familie"),
            "network": self.tr("Zur Netzwerkkarte"),
            "qualification": self.tr("Zur Qualifikation"),
            "plan": self.tr("Zu Zielen und Schritten"),
        }
        return names.get(self.item.page or "", self.tr("Zur Seite"))

    def _go(self, page: str, _checked: object = None) -> None:
        self.wanted.emit(page)


def number_field(item: Item, parent: QWidget | None = None) -> TypedField:
    """A whole number between the limits of the question."""
    edit = number_edit(item.question, item.minimum, item.maximum)
    return TypedField(item, edit, lambda value: Number(value=value), Number, parent)


def time_field(item: Item, parent: QWidget | None = None) -> TypedField:
    """A time of day."""
    return TypedField(item, time_edit(item.question), lambda value: TimeOfDay(minute=value), TimeOfDay, parent)


def month_field(item: Item, parent: QWidget | None = None) -> TypedField:
    """A month of a year."""
    return TypedField(item, month_edit(item.question), lambda value: MonthAnswer(month=value), MonthAnswer, parent)
