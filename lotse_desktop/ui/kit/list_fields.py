"""Fields for answers that are lists: languages, trainings, the working life, a day, short texts.

A list can be said to be empty („noch keine“): that is an answer, not the same as „noch nicht besprochen“.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import (
    Answer,
    DayBlock,
    DayLine,
    Experience,
    Job,
    Languages,
    Spoken,
    Texts,
    Training,
    Trainings,
)
from lotse_desktop.domain.catalogue import Item
from lotse_desktop.domain.learning import GERMAN, buffer_minutes
from lotse_desktop.domain.wording import minutes_text
from lotse_desktop.ui.kit.fields import Around, Field
from lotse_desktop.ui.kit.list_rows import BlockRow, JobRow, ListRow, SpokenRow, TrainingRow
from lotse_desktop.ui.widgets.card import Words, empty_layout
from lotse_desktop.ui.widgets.choice import Mark, OptionButton
from lotse_desktop.ui.widgets.typed import TypedEdit, text_edit

MOST_LANGUAGES = 12
MOST_TRAININGS = 12
MOST_JOBS = 24
MOST_BLOCKS = 24


class ListField(Field):
    """Rows one below the other, each with the same controls.

    ``make``: a new row for a place; ``wrap`` and ``unwrap``: rows to answer and back; ``fresh``: a new, empty value.
    ``add`` and ``nothing``: what stands on the buttons; without ``nothing`` an empty list is no answer.
    """

    def __init__(
        self,
        item: Item,
        make: Callable[[int, QWidget], ListRow],
        wrap: Callable[[tuple[Any, ...]], Answer],
        unwrap: Callable[[Answer | None], tuple[Any, ...] | None],
        fresh: Callable[[tuple[Any, ...]], Any],
        *,
        most: int,
        add: str,
        nothing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, parent)
        self._make, self._wrap, self._unwrap, self._fresh, self._most = make, wrap, unwrap, fresh, most
        self._rows: list[ListRow] = []
        self._inside = QVBoxLayout()
        self._inside.setSpacing(10)
        self._add = QPushButton(add, self)
        self._add.setObjectName("add")
        self._add.setAccessibleDescription(item.question)
        self._nothing = OptionButton(nothing, Mark.ROUND, "", self)
        self._nothing.setObjectName("nothing")
        self._nothing.setAccessibleDescription(item.question)
        self._has_nothing = bool(nothing)
        self.column.addLayout(self._inside)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._append)
        self._nothing.clicked.connect(self._say_nothing)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        values = self._unwrap(answer)
        self._show(values or ())
        self._nothing.setChecked(values == ())
        self._nothing.setVisible(self._has_nothing and not values)

    def values(self) -> tuple[Any, ...]:
        """What stands in the rows."""
        return tuple(row.value for row in self._rows)

    def _show(self, values: Sequence[Any]) -> None:
        if len(values) != len(self._rows):
            empty_layout(self._inside)
            self._rows = [self._row(place) for place in range(len(values))]
        for row, value in zip(self._rows, values, strict=True):
            row.show_value(value)
        self._add.setEnabled(len(values) < self._most)

    def _row(self, place: int) -> ListRow:
        row = self._make(place, self)
        row.setObjectName(f"row-{place}")
        row.changed.connect(self._tell)
        row.removed.connect(partial(self._remove, place))
        self._inside.addWidget(row)
        return row

    def _tell(self) -> None:
        self._say(self.values())

    def _append(self) -> None:
        values = self.values()
        self._show_and_say((*values, self._fresh(values)))
        self._rows[-1].first.setFocus(Qt.FocusReason.TabFocusReason)  # what is proposed is written over

    def _remove(self, place: int) -> None:
        values = self.values()
        self._show_and_say((*values[:place], *values[place + 1 :]))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_and_say(self, values: tuple[Any, ...]) -> None:
        self._show(values)
        self._say(values)

    def _say(self, values: tuple[Any, ...]) -> None:
        self.answered.emit(self._wrap(values) if values else None)

    def _say_nothing(self, checked: bool) -> None:  # noqa: FBT001
        self.answered.emit(self._wrap(()) if checked else None)


class DayField(ListField):
    """A normal day in parts; tells at once how much of it is free."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(
            item,
            lambda place, where: BlockRow(place, item.options, where),
            lambda blocks: DayLine(blocks=blocks),
            lambda answer: answer.blocks if isinstance(answer, DayLine) else None,
            lambda blocks: _next_block(item, blocks),
            most=MOST_BLOCKS,
            add="",
            parent=parent,
        )
        self._add.setText(self.tr("Abschnitt ergänzen"))
        self._buffer = Words("", "strong", self)
        self._buffer.setObjectName("buffer")
        self.column.addWidget(self._buffer)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        super().show_answer(answer)
        minutes = buffer_minutes(answer) if isinstance(answer, DayLine) else None
        self._buffer.setVisible(minutes is not None)
        if minutes is not None:
            self._buffer.setText(self.tr("Puffer am Tag: {time}").format(time=minutes_text(minutes)))


class TextsField(Field):
    """A few short texts, each on a line of its own."""

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._lines: list[TypedEdit] = []
        for number in range(item.maximum):
            line = text_edit(f"{item.question} – {number + 1}.", self)
            line.setObjectName(f"text-{number}")
            self.column.addWidget(line)
            line.typed.connect(self._tell)
            self._lines.append(line)
        self._nothing = OptionButton(self.tr("Mir fällt nichts ein"), Mark.ROUND, "", self)
        self._nothing.setObjectName("nothing")
        self._nothing.setAccessibleDescription(item.question)
        self.column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing.clicked.connect(self._say_nothing)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        texts = answer.texts if isinstance(answer, Texts) else None
        for number, line in enumerate(self._lines):
            line.show_value((texts[number] if texts is not None and number < len(texts) else "") or None)
        self._nothing.setChecked(texts == ())
        self._nothing.setVisible(not texts)

    def _tell(self, _value: object) -> None:
        texts = [line.value or "" for line in self._lines]
        while texts and not texts[-1]:
            texts.pop()
        self.answered.emit(Texts(texts=tuple(texts)) if texts else None)

    def _say_nothing(self, checked: bool) -> None:  # noqa: FBT001
        self.answered.emit(Texts() if checked else None)


def languages_field(item: Item, _around: Around) -> ListField:
    """Languages with their level; German stands ready in the first row."""
    return ListField(
        item,
        lambda place, where: SpokenRow(place, item.options, where),
        lambda spoken: Languages(languages=spoken),
        lambda answer: answer.languages if isinstance(answer, Languages) else None,
        lambda spoken: Spoken(language="" if spoken or item.option(GERMAN) is None else GERMAN),
        most=MOST_LANGUAGES,
        add=_tr("Sprache ergänzen"),
    )


def trainings_field(item: Item, around: Around) -> ListField:
    """Vocational trainings and degrees."""
    return ListField(
        item,
        lambda place, where: TrainingRow(place, around.groups, where),
        lambda trainings: Trainings(trainings=trainings),
        lambda answer: answer.trainings if isinstance(answer, Trainings) else None,
        lambda _: Training(),
        most=MOST_TRAININGS,
        add=_tr("Ausbildung oder Studium ergänzen"),
        nothing=_tr("noch keine"),
    )


def experience_field(item: Item, around: Around) -> ListField:
    """The working life."""
    return ListField(
        item,
        lambda place, where: JobRow(place, around.groups, where),
        lambda jobs: Experience(jobs=jobs),
        lambda answer: answer.jobs if isinstance(answer, Experience) else None,
        lambda _: Job(),
        most=MOST_JOBS,
        add=_tr("Tätigkeit ergänzen"),
        nothing=_tr("noch nie gearbeitet"),
    )


def _next_block(item: Item, blocks: tuple[Any, ...]) -> DayBlock:
    """The next kind of block in the order of the options, from where the last one ended."""
    used = {block.what for block in blocks}
    unused = (option.key for option in item.options if option.key not in used)
    fallback = item.options[-1].key if item.options else "other"
    return DayBlock(what=next(unused, fallback), start=blocks[-1].end if blocks else None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ListField", text)
