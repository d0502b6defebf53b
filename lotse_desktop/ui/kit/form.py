"""Questions one below the other; one class makes each row, so all look the same."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lotse_desktop.domain.assessment import Answer, Declined
from lotse_desktop.domain.catalogue import AnswerKind, Item
from lotse_desktop.ui.kit.fields import (
    Around,
    ChoiceField,
    Field,
    HoursField,
    PageField,
    ScaleField,
    TextField,
    month_field,
    number_field,
    time_field,
)
from lotse_desktop.ui.kit.last_time import LastTime, Told
from lotse_desktop.ui.kit.list_fields import DayField, TextsField, experience_field, languages_field, trainings_field
from lotse_desktop.ui.kit.row_fields import CareWaysField, EmergencyField, MarksField
from lotse_desktop.ui.kit.targets_field import TargetsField
from lotse_desktop.ui.widgets.card import Rule, Words, empty_layout
from lotse_desktop.ui.widgets.choice import Mark, OptionButton
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.tab_order import order_tabs

_FIELDS: Final[Mapping[AnswerKind, Callable[[Item, Around], Field]]] = {
    AnswerKind.SINGLE: lambda item, _: ChoiceField(item),
    AnswerKind.MULTI: lambda item, _: ChoiceField(item),
    AnswerKind.NUMBER: lambda item, _: number_field(item),
    AnswerKind.SCALE: lambda item, _: ScaleField(item),
    AnswerKind.HOURS_WISH: lambda item, _: HoursField(item),
    AnswerKind.TIME: lambda item, _: time_field(item),
    AnswerKind.MONTH: lambda item, _: month_field(item),
    AnswerKind.TEXT: lambda item, _: TextField(item),
    AnswerKind.MARKS: lambda item, _: MarksField(item),
    AnswerKind.EMERGENCY_CHAIN: lambda item, _: EmergencyField(item),
    AnswerKind.CARE_WAYS: CareWaysField,
    AnswerKind.TARGETS: TargetsField,
    AnswerKind.TEXTS: lambda item, _: TextsField(item),
    AnswerKind.LANGUAGES: languages_field,
    AnswerKind.QUALIFICATIONS: trainings_field,
    AnswerKind.EXPERIENCE: experience_field,
    AnswerKind.DAY_LINE: lambda item, _: DayField(item),
    AnswerKind.PAGE: lambda item, _: PageField(item),
}

_NOTHING_TOLD: Final[Mapping[str, Told]] = {}


def field_for(item: Item, around: Around) -> Field:
    """The field that fits the kind of this question."""
    return _FIELDS[item.kind](item, around)


class QuestionRow(QWidget):
    """A question with its field; every question can be declined and be taken back to „nicht besprochen“."""

    answered = Signal(object)
    """``Answer | None``."""
    taken = Signal()
    """The answer of last time holds again."""
    wanted = Signal(str)

    def __init__(self, item: Item, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field_for(item, around)
        self.field.setParent(self)
        self.setObjectName(f"question-{item.id}")
        question = Words(item.question, "strong", self)
        self._declined = OptionButton(self.tr("möchte ich nicht sagen"), Mark.QUIET, "", self)
        self._declined.setObjectName("declined")
        self._declined.setAccessibleDescription(item.question)
        self._take_back = QPushButton(self.tr("noch nicht besprochen"), self)
        self._take_back.setObjectName("take-back")
        self._take_back.setProperty("role", "quiet")
        self._take_back.setAccessibleDescription(item.question)
        self._take_back.setToolTip(self.tr("Antwort zurücknehmen"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(question)
        if item.hint:
            layout.addWidget(Words(item.hint, "small", self))
        self._above_field = layout.count()
        layout.addWidget(self.field)
        if item.kind is not AnswerKind.PAGE:
            foot = FlowLayout()
            foot.addWidget(self._declined)
            foot.addWidget(self._take_back)
            layout.addLayout(foot)
        self._column, self._question = layout, item.question
        self._last: LastTime | None = None
        self._told: Told | None = None
        self._stored = item.kind is not AnswerKind.PAGE
        self._declined.setVisible(self._stored)
        self._declined.clicked.connect(self._decline)
        self._take_back.clicked.connect(self._forget)
        self.field.answered.connect(self.answered)
        self.field.wanted.connect(self.wanted)

    def show_answer(self, answer: Answer | None, told: Told | None = None) -> None:
        """Show ``answer``; ``None``: not discussed yet.  ``told``: what was said last time."""
        self.field.show_answer(answer)
        self._show_last(answer, told)
        self._declined.setChecked(isinstance(answer, Declined))
        self._take_back.setVisible(self._stored and answer is not None)

    @property
    def still_true(self) -> QPushButton | None:
        """The button „gilt weiterhin“, where it is offered."""
        offered = self._last is not None and self._last.button.isVisibleTo(self)
        return self._last.button if self._last is not None and offered else None

    def leave(self) -> None:
        """Let the keyboard go on here after the button is gone."""
        self._declined.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_last(self, answer: Answer | None, told: Told | None) -> None:
        self._told = told
        if told is not None and self._last is None:
            self._last = LastTime(self._question, self)
            self._column.insertWidget(self._above_field, self._last)
            self._last.taken.connect(self._take_over)
        if self._last is not None:
            self._last.setVisible(told is not None)
            if told is not None:
                self._last.show_words(told.sentence, offered=told.answer is not None and told.answer != answer)

    def _take_over(self) -> None:
        if self._told is not None and self._told.answer is not None:
            self.answered.emit(self._told.answer)
            self.taken.emit()

    def _decline(self, checked: bool) -> None:  # noqa: FBT001
        self.answered.emit(Declined() if checked else None)

    def _forget(self) -> None:
        self._declined.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(None)


class QuestionForm(QWidget):
    """All questions of a life domain."""

    answered = Signal(str, object)
    """Id of the question and ``Answer | None``."""
    wanted = Signal(str)
    """A page on which a question is answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, QuestionRow] = {}
        self._shown: tuple[tuple[Item, ...], Around] | None = None
        self._focused = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def show_questions(
        self,
        items: Sequence[Item],
        around: Around,
        answers: Mapping[str, Answer],
        told: Mapping[str, Told] = _NOTHING_TOLD,
    ) -> None:
        """Ask ``items`` and show what was answered, and last time (``told``).

        Rows are only made anew when the questions are others.
        """
        if self._shown != (tuple(items), around):
            self._build(items, around)
        for item_id, row in self._rows.items():
            row.show_answer(answers.get(item_id), told.get(item_id))
        order_tabs(self)

    def row(self, item_id: str) -> QuestionRow | None:
        """The row of this question."""
        return self._rows.get(item_id)

    @property
    def focused_item(self) -> str:
        """The question that has the focus, or had it last; ``""`` when none had."""
        return self._focused if self._focused in self._rows else ""

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Kept here: the window takes the focus away before a case is put down."""
        if now is not None and self.isAncestorOf(now):
            self._focused = next((item_id for item_id, row in self._rows.items() if row.isAncestorOf(now)), "")

    def _build(self, items: Sequence[Item], around: Around) -> None:
        empty_layout(self._column)
        self._rows = {}
        self._shown = (tuple(items), around)
        for number, item in enumerate(items):
            if number:
                self._column.addWidget(Rule(self))
            row = QuestionRow(item, around, self)
            self._column.addWidget(row)
            row.answered.connect(partial(self.answered.emit, item.id))
            row.taken.connect(partial(self._go_on, item.id))
            row.wanted.connect(self.wanted)
            self._rows[item.id] = row
        self._column.addStretch(1)

    def _go_on(self, item_id: str) -> None:
        """To the next „gilt weiterhin“ below, else the keyboard stays at this question."""
        ids = list(self._rows)
        below = (self._rows[other].still_true for other in ids[ids.index(item_id) + 1 :])
        button = next((button for button in below if button is not None), None)
        if button is None:
            self._rows[item_id].leave()
        else:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            _reveal(button)


def _reveal(widget: QWidget) -> None:
    """Scroll whatever ``widget`` lies in so that it is seen with something below it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 8 * widget.height())
        around = around.parentWidget()
