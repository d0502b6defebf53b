"""Stages on the way to the hours that are wished: 15 → 25 → 30."""

from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.assessment import OUTCOMES
from lotse_desktop.domain.outcomes import HoursGoal
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.typed import month_edit, number_edit

MOST = 6


class StagesCard(Card):
    """At most six stages, each with hours, a month, and whether it was reached."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Stunden in Stufen"))
        self._context = context
        self._words = Words("", "sentence", self)
        self._words.setObjectName("stages")
        self._rows: list[StageRow] = []
        self._list = QVBoxLayout()
        self._add = QPushButton(self.tr("Stufe hinzufügen"), self)
        self._add.setObjectName("add-stage")
        self.add(self._words)
        self.body.addLayout(self._list)
        self.add(self._add)
        self._add.clicked.connect(self._new)

    def show_stages(self) -> None:
        """Show the stages of the case as it is now."""
        stages = self._context.editor.record.outcomes.stages
        while len(self._rows) < len(stages):
            row = StageRow(len(self._rows) + 1, self)
            row.hours.typed.connect(partial(self._write, row, "hours"))
            row.until.typed.connect(partial(self._write, row, "until"))
            row.reached.clicked.connect(partial(self._reach, row))
            row.away.clicked.connect(partial(self._remove, row))
            self._rows.append(row)
            self._list.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(stages))
            if number < len(stages):
                row.show_stage(stages[number])
        steps = " → ".join(str(stage.hours) for stage in stages)
        none = self.tr("Zum Beispiel erst 15 Stunden, dann 25, dann 30.")
        self._words.setText(self.tr("{steps} Stunden").format(steps=steps) if stages else none)
        self._add.setEnabled(len(stages) < MOST)

    def _new(self) -> None:
        stages = self._context.editor.record.outcomes.stages
        hours = min(stages[-1].hours + 5, 48) if stages else 15
        self._keep((*stages, HoursGoal(id=uuid4().hex, hours=hours)), self.tr("Stufe hinzufügen"), None)

    def _write(self, row: "StageRow", name: str, value: Any) -> None:
        stages = self._context.editor.record.outcomes.stages
        changed = tuple(one.model_copy(update={name: value}) if one.id == row.stage else one for one in stages)
        self._keep(changed, self.tr("Stufe ändern"), f"stage-{row.stage}-{name}")

    def _reach(self, row: "StageRow", _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        stages, today = self._context.editor.record.outcomes.stages, self._context.today()
        changed = tuple(
            one.model_copy(update={"reached_on": None if one.reached_on else today}) if one.id == row.stage else one
            for one in stages
        )
        self._keep(changed, self.tr("Stufe erreicht"), None)

    def _remove(self, row: "StageRow", _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        stages = self._context.editor.record.outcomes.stages
        self._keep(tuple(one for one in stages if one.id != row.stage), self.tr("Stufe entfernen"), None)

    def _keep(self, stages: tuple[HoursGoal, ...], name: str, merge: str | None) -> None:
        editor = self._context.editor
        outcomes = editor.record.outcomes.model_copy(update={"stages": stages})
        editor.change(name, editor.record.with_payload(OUTCOMES, outcomes), merge=merge)


class StageRow(QWidget):
    """One stage."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = ""
        self.setObjectName(f"stage-{number}")
        self.hours = number_edit(self.tr("Stufe {number}: Stunden").format(number=number), 1, 48, self, needed=True)
        self.hours.setObjectName("hours")
        self.until = month_edit(self.tr("Stufe {number}: bis Monat").format(number=number), self)
        self.until.setObjectName("until")
        self.reached = QPushButton(self)
        self.reached.setObjectName("reached")
        self.away = QPushButton(self.tr("Entfernen"), self)
        self.away.setObjectName("away")
        self.away.setProperty("role", "quiet")
        self.away.setAccessibleName(self.tr("Stufe {number} entfernen").format(number=number))
        self._number = number
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(4)
        for widget in (self.hours, self.until, self.reached, self.away):
            row.addWidget(widget)
        row.addStretch()

    def show_stage(self, stage: HoursGoal) -> None:
        """Show hours, month and whether it was reached."""
        self.stage = stage.id
        self.hours.show_value(stage.hours)
        self.until.show_value(stage.until)
        reached = stage.reached_on
        words = self.tr("Erreicht?") if reached is None else self.tr("erreicht {day}").format(day=f"{reached:%d.%m.%y}")
        self.reached.setText(words)
        self.reached.setAccessibleName(self.tr("Stufe {number}: {words}").format(number=self._number, words=words))
