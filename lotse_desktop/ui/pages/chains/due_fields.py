"""The fields of when a step is due: from where it counts, from how much to how much."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from lotse_desktop.domain.chains import Anchor, ChainDue, Unit
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.typed import number_edit

MOST: Final = 730


class DueFields(QWidget):
    """What stands in the fields is told at once, also while it does not fit together yet."""

    edited = Signal(object)
    """The changed :class:`ChainDue`, unchecked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due = ChainDue(latest=0)
        self._anchor = _combo("due-anchor", self.tr("Ab wann zählt es?"), self._anchors(), self)
        self._unit = _combo("due-unit", self.tr("Gezählt in"), self._units(), self)
        self._earliest = number_edit(self.tr("Frühestens"), 0, MOST, self)
        self._earliest.setObjectName("due-earliest")
        self._latest = number_edit(self.tr("Spätestens"), 0, MOST, self)
        self._latest.setObjectName("due-latest")
        self._step = _combo("due-step", self.tr("Nach welchem Schritt?"), (), self)
        self._months = number_edit(self.tr("Spätestens so viele Monate vor dem Zieltag"), 1, 60, self)
        self._months.setObjectName("due-months")
        self._step_field = Labelled(self.tr("Nach welchem Schritt?"), self._step, self)
        self._months_field = Labelled(self.tr("Spätestens so viele Monate vor dem Zieltag"), self._months, self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Labelled(self.tr("Ab wann zählt es?"), self._anchor, self), 0, 0, 1, 2)
        layout.addWidget(Labelled(self.tr("Gezählt in"), self._unit, self), 0, 2)
        layout.addWidget(Labelled(self.tr("Frühestens"), self._earliest, self), 1, 0)
        layout.addWidget(Labelled(self.tr("Spätestens"), self._latest, self), 1, 1)
        layout.addWidget(self._step_field, 2, 0, 1, 3)
        layout.addWidget(self._months_field, 3, 0, 1, 3)
        layout.setColumnStretch(1, 3)
        layout.setColumnStretch(2, 2)
        self._anchor.activated.connect(self._pick_anchor)
        self._unit.activated.connect(self._pick_unit)
        self._step.activated.connect(self._pick_step)
        self._earliest.typed.connect(partial(self._tell, "earliest"))
        self._latest.typed.connect(partial(self._tell, "latest"))
        self._months.typed.connect(partial(self._tell, "months_before"))

    def show_due(self, due: ChainDue, steps: Sequence[tuple[str, str]]) -> None:
        """Show ``due``, without telling anybody; ``steps``: key and words of the steps that it may count from."""
        self._due = due
        with QSignalBlocker(self._step):
            self._step.clear()
            for key, words in steps:
                self._step.addItem(words, key)
            self._step.setCurrentIndex(self._step.findData(due.step))
        for combo, value in ((self._anchor, due.anchor.value), (self._unit, due.unit.value)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(value))
        self._earliest.show_value(due.earliest)
        self._latest.show_value(due.latest)
        self._months.show_value(due.months_before)
        self._earliest.setEnabled(due.anchor is not Anchor.ONGOING)
        self._latest.setEnabled(due.anchor is not Anchor.ONGOING)
        self._step_field.setVisible(due.anchor is Anchor.AFTER_STEP)
        self._months_field.setVisible(due.anchor is Anchor.START)

    def _anchors(self) -> tuple[tuple[str, str], ...]:
        return (
            (Anchor.START.value, self.tr("ab dem Beginn der Kette")),
            (Anchor.BEFORE_TARGET.value, self.tr("vor dem Zieltag")),
            (Anchor.AFTER_TARGET.value, self.tr("nach dem Zieltag")),
            (Anchor.AFTER_STEP.value, self.tr("nach einem anderen Schritt")),
            (Anchor.ONGOING.value, self.tr("laufend, ohne Tag")),
        )

    def _units(self) -> tuple[tuple[str, str], ...]:
        return (
            (Unit.DAYS.value, self.tr("Tagen")),
            (Unit.WEEKS.value, self.tr("Wochen")),
            (Unit.MONTHS.value, self.tr("Monaten")),
        )

    def _pick_anchor(self, _row: int) -> None:
        anchor = Anchor(self._anchor.currentData())
        update: dict[str, Any] = {"anchor": anchor, "step": None, "months_before": None}
        if anchor is Anchor.ONGOING:
            update |= {"earliest": None, "latest": None}
        if anchor is Anchor.AFTER_STEP:
            update["step"] = self._step.itemData(0)
        self._change(update)

    def _pick_unit(self, _row: int) -> None:
        self._change({"unit": Unit(self._unit.currentData())})

    def _pick_step(self, _row: int) -> None:
        self._change({"step": self._step.currentData()})

    def _tell(self, field: str, value: object) -> None:
        self._change({field: value})

    def _change(self, update: dict[str, Any]) -> None:
        self._due = self._due.model_copy(update=update)
        steps = [(str(self._step.itemData(row)), self._step.itemText(row)) for row in range(self._step.count())]
        self.show_due(self._due, steps)
        self.edited.emit(self._due)


def _combo(name: str, spoken: str, entries: Sequence[tuple[str, str]], parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setObjectName(name)
    combo.setAccessibleName(spoken)
    combo.setMinimumHeight(TOUCH)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    for key, words in entries:
        combo.addItem(words, key)
    return combo
