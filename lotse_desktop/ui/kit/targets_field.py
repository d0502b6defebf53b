"""The field for target occupations."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import Answer, Target, Targets
from lotse_desktop.domain.catalogue import Item, Occupation
from lotse_desktop.ui.kit.fields import Around, Field
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import Mark, OptionButton
from lotse_desktop.ui.widgets.typed import LINE

MOST_TARGETS: Final = 3


class TargetsField(Field):
    """Up to three target occupations, from the catalogue or free; the first one matters most."""

    def __init__(self, item: Item, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._occupations = around.occupations
        self._boxes: list[QComboBox] = []
        for number in range(MOST_TARGETS):
            box = _occupation_box(around.occupations, self)
            box.setObjectName(f"target-{number}")
            box.setAccessibleName(f"{item.question} – {number + 1}.")
            row = QHBoxLayout()
            row.addWidget(Words(f"{number + 1}.", "strong", self))
            row.addWidget(box, stretch=1)
            self.column.addLayout(row)
            box.editTextChanged.connect(self._tell)
            self._boxes.append(box)
        self._nothing = OptionButton(self.tr("noch kein Ziel"), Mark.ROUND, "", self)
        self._nothing.setObjectName("nothing")
        self._nothing.setAccessibleDescription(item.question)
        self.column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing.clicked.connect(self._say_nothing)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        targets = answer.targets if isinstance(answer, Targets) else ()
        self._nothing.setChecked(answer == Targets())
        self._nothing.setVisible(not targets)
        if targets == self._targets():
            return
        for number, box in enumerate(self._boxes):
            with QSignalBlocker(box):
                box.setEditText(self._text(targets[number]) if number < len(targets) else "")

    def _text(self, target: Target) -> str:
        titles = {occupation.key: occupation.title for occupation in self._occupations}
        return titles.get(target.occupation or "", target.text)

    def _targets(self) -> tuple[Target, ...]:
        texts = [text for box in self._boxes if (text := box.currentText().strip())]
        keys = {occupation.title.casefold(): occupation.key for occupation in self._occupations}
        found = ((keys.get(text.casefold()), text) for text in texts)
        return tuple(Target(occupation=key) if key else Target(text=text) for key, text in found)

    def _tell(self, _text: str) -> None:
        targets = self._targets()
        self.answered.emit(Targets(targets=targets) if targets else None)

    def _say_nothing(self, checked: bool) -> None:  # noqa: FBT001
        self.answered.emit(Targets() if checked else None)


def _occupation_box(occupations: Sequence[Occupation], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems([occupation.title for occupation in occupations])
    box.setEditText("")
    line, completer = box.lineEdit(), box.completer()
    if line is not None:
        line.setMaxLength(LINE)
        line.setPlaceholderText(QCoreApplication.translate("TargetsField", "Beruf oder Richtung"))
    if isinstance(completer, QCompleter):
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCurrentIndex(-1)
    return box
