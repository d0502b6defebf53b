"""One row of a list that is an answer: a language, a training, a job, a part of the day."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import Cefr, DayBlock, Job, JobKind, Spoken, Training, TrainingState
from lotse_desktop.domain.catalogue import Option
from lotse_desktop.domain.learning import JOB_NAMES, LEVEL_NAMES, STATE_NAMES
from lotse_desktop.domain.measures import OccupationGroup
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import TOUCH, Mark, OptionButton
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.typed import LINE, TypedEdit, month_edit, number_edit, text_edit, time_edit

FIRST_YEAR = 1940
LAST_YEAR = 2199
MOST_HOURS = 80


class ListRow(QWidget):
    """A number, the main control beside it, the details below; the last button takes the row out."""

    changed = Signal()
    removed = Signal()

    def __init__(self, place: int, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = f"{place + 1}. {what}"
        """What the row is called, for a screen reader."""
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(4)
        self._layout.addWidget(Words(f"{place + 1}.", "strong", self), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.setColumnStretch(1, 1)
        self.details = FlowLayout()
        self.first: QWidget = self
        """What is written first in a new row; no focus proxy, else Qt lets Tab go past the rest of the row."""
        self._out = QPushButton(self.tr("entfernen"), self)
        self._out.setObjectName("remove")
        self._out.setProperty("role", "line")
        self._out.setMinimumHeight(TOUCH)
        self._out.setAccessibleName(f"{self.name}: {self.tr('entfernen')}")
        self._out.clicked.connect(self.removed)

    @property
    def value(self) -> Any:
        """What stands in the row."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show ``value``, without telling anybody."""
        raise NotImplementedError

    def lead(self, widget: QWidget) -> None:
        """The main control."""
        self._layout.addWidget(widget, 0, 1)
        self.first = widget

    def finish(self) -> None:
        """The last control: taking the row out."""
        self.details.addWidget(self._out)
        self._layout.addLayout(self.details, 1, 1)  # after the main control, so that Tab reaches it after that

    def combo(self, key: str, name: str, options: Sequence[tuple[Any, str]]) -> QComboBox:
        """A list to choose from; its data are the keys."""
        box = QComboBox(self)
        box.setObjectName(key)
        box.setMinimumHeight(TOUCH)
        box.setAccessibleName(f"{self.name}: {name}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(min(26, max(len(text) for _, text in options)))
        for data, text in options:
            box.addItem(text, data)
        box.activated.connect(self._tell)
        return box

    def option(self, key: str, text: str) -> OptionButton:
        """Something that is so or not."""
        button = OptionButton(text, Mark.SQUARE, "", self)
        button.setObjectName(key)
        button.setAccessibleDescription(self.name)
        button.clicked.connect(self._tell)
        return button

    def typed(self, key: str, edit: TypedEdit) -> TypedEdit:
        """Something that is typed."""
        edit.setObjectName(key)
        edit.typed.connect(self._tell)
        return edit

    def between(self) -> QLabel:
        """„bis“, as high as the fields beside it."""
        label = QLabel(self.tr("bis"), self)
        label.setMinimumHeight(TOUCH)
        return label

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class SpokenRow(ListRow):
    """A language, its level, whether there is a proof."""

    def __init__(self, place: int, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(place, _words("Sprache"), parent)
        self._texts = {option.key: option.text for option in options}
        self._language = self.combo("language", _words("Sprache"), [("", ""), *self._texts.items()])
        self._language.setEditable(True)
        self._language.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line, completer = self._language.lineEdit(), self._language.completer()
        if line is not None:
            line.setMaxLength(LINE)
            line.setPlaceholderText(self.tr("Sprache"))
        if isinstance(completer, QCompleter):
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._language.editTextChanged.connect(self._tell)
        levels = [(None, self.tr("wie gut?")), *((level, name) for level, name in _levels())]
        self._level = self.combo("level", self.tr("wie gut"), levels)
        self._proof = self.option("proof", self.tr("mit Nachweis"))
        self.lead(self._language)
        for widget in (self._level, self._proof):
            self.details.addWidget(widget)
        self.finish()

    @property
    @override
    def value(self) -> Spoken:
        text = self._language.currentText().strip()
        keys = {name.casefold(): key for key, name in self._texts.items()}
        language = keys.get(text.casefold(), text)
        return Spoken(language=language, level=self._level.currentData(), proof=self._proof.isChecked())

    @override
    def show_value(self, value: Spoken) -> None:
        text = self._texts.get(value.language, value.language)
        if text != self._language.currentText().strip():
            with QSignalBlocker(self._language):
                self._language.setEditText(text)
        _choose(self._level, value.level)
        self._proof.setChecked(value.proof)


class TrainingRow(ListRow):
    """A training: what, in which group, when, where, how far."""

    def __init__(self, place: int, groups: Sequence[OccupationGroup], parent: QWidget | None = None) -> None:
        super().__init__(place, _words("Ausbildung oder Studium"), parent)
        self._what = self.typed("what", text_edit(self.name, self))
        self._what.line.setPlaceholderText(self.tr("Beruf oder Fach"))
        self._state = self.combo("state", self.tr("Stand"), [(state, STATE_NAMES[state]) for state in TrainingState])
        self._group = self.combo("group", self.tr("Berufsgruppe"), _groups(groups))
        year = f"{self.name}: {self.tr('Jahr')}"
        self._year = self.typed("year", number_edit(year, FIRST_YEAR, LAST_YEAR, self))
        self._year.line.setPlaceholderText(self.tr("Jahr"))
        self._abroad = self.option("abroad", self.tr("im Ausland"))
        self._proof = self.option("proof", self.tr("Nachweis da"))
        self.lead(self._what)
        for widget in (self._state, self._group, self._year, self._abroad, self._proof):
            self.details.addWidget(widget)
        self.finish()

    @property
    @override
    def value(self) -> Training:
        return Training(
            what=self._what.value or "",
            group=self._group.currentData() or None,
            year=self._year.value,
            abroad=self._abroad.isChecked(),
            state=self._state.currentData(),
            proof=self._proof.isChecked(),
        )

    @override
    def show_value(self, value: Training) -> None:
        self._what.show_value(value.what or None)
        _choose(self._state, value.state)
        _choose(self._group, value.group or "")
        self._year.show_value(value.year)
        self._abroad.setChecked(value.abroad)
        self._proof.setChecked(value.proof)


class JobRow(ListRow):
    """A job: what, of which kind, in which group, from when to when, hours of a week."""

    def __init__(self, place: int, groups: Sequence[OccupationGroup], parent: QWidget | None = None) -> None:
        super().__init__(place, _words("Tätigkeit"), parent)
        self._what = self.typed("what", text_edit(self.name, self))
        self._what.line.setPlaceholderText(self.tr("Was haben Sie gemacht?"))
        self._job = self.combo("job", self.tr("Art"), [(kind, JOB_NAMES[kind]) for kind in JobKind])
        self._group = self.combo("group", self.tr("Berufsgruppe"), _groups(groups))
        self._start = self.typed("start", month_edit(f"{self.name}: {self.tr('von')}", self))
        self._end = self.typed("end", month_edit(f"{self.name}: {self.tr('bis, leer: bis heute')}", self))
        self._end.line.setPlaceholderText(self.tr("bis heute"))
        hours = f"{self.name}: {self.tr('Stunden in der Woche')}"
        self._hours = self.typed("hours", number_edit(hours, 1, MOST_HOURS, self, unit=self.tr("h/Woche")))
        self.lead(self._what)
        widgets = (self._job, self._group, self._start, self.between(), self._end, self._hours)
        for widget in widgets:
            self.details.addWidget(widget)
        self.finish()

    @property
    @override
    def value(self) -> Job:
        return Job(
            what=self._what.value or "",
            group=self._group.currentData() or None,
            start=self._start.value,
            end=self._end.value,
            hours=self._hours.value,
            job=self._job.currentData(),
        )

    @override
    def show_value(self, value: Job) -> None:
        self._what.show_value(value.what or None)
        _choose(self._job, value.job)
        _choose(self._group, value.group or "")
        self._start.show_value(value.start)
        self._end.show_value(value.end)
        self._hours.show_value(value.hours)


class BlockRow(ListRow):
    """A part of the day: what, from when to when."""

    def __init__(self, place: int, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(place, _words("Abschnitt"), parent)
        self._what = self.combo("what", self.tr("was"), [(option.key, option.text) for option in options])
        self._start = self.typed("start", time_edit(f"{self.name}: {self.tr('von')}", self))
        self._end = self.typed("end", time_edit(f"{self.name}: {self.tr('bis')}", self))
        self.first = self._what
        for widget in (self._what, self._start, self.between(), self._end):
            self.details.addWidget(widget)
        self.finish()

    @property
    @override
    def value(self) -> DayBlock:
        return DayBlock(what=self._what.currentData(), start=self._start.value, end=self._end.value)

    @override
    def show_value(self, value: DayBlock) -> None:
        if self._what.findData(value.what) < 0:  # an option that the catalogue has no more
            self._what.addItem(value.what, value.what)
        _choose(self._what, value.what)
        self._start.show_value(value.start)
        self._end.show_value(value.end)


def _levels() -> list[tuple[Cefr, str]]:
    return [(level, LEVEL_NAMES[level]) for level in Cefr]


def _groups(groups: Sequence[OccupationGroup]) -> list[tuple[str, str]]:
    return [("", _words("Berufsgruppe?")), *((group.key, group.title) for group in groups)]


def _choose(box: QComboBox, data: object) -> None:
    """Show the entry with ``data``; the first one when there is none."""
    place = next((number for number in range(box.count()) if box.itemData(number) == data), 0)
    if place != box.currentIndex():
        with QSignalBlocker(box):
            box.setCurrentIndex(place)


def _words(text: str) -> str:
    return QCoreApplication.translate("ListRow", text)
