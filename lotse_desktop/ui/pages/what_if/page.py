"""„Was wäre, wenn …“: switch changes on and see at once what they do to gaps and working time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.effects import Effect, effect_of, find_effects, find_weak_points, tried_weeks
from lotse_desktop.domain.scenario_words import change_text
from lotse_desktop.domain.scenarios import Change, OtherWork, Scenario, Scenarios
from lotse_desktop.domain.timetable import LongCycleError
from lotse_desktop.domain.wording import week_letter
from lotse_desktop.ui.kit import trial
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.what_if.changes import ChangesCard
from lotse_desktop.ui.pages.what_if.compare import CompareCard
from lotse_desktop.ui.pages.what_if.effects import EffectsCard
from lotse_desktop.ui.pages.what_if.kept import KeptCard
from lotse_desktop.ui.pages.what_if.options import find_options, school_children, with_own
from lotse_desktop.ui.pages.what_if.sheets import ChangeSheet, NewHelperSheet, OtherShiftSheet, SchoolStartSheet
from lotse_desktop.ui.widgets.card import Card, Words, topped
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns

Family = tuple[tuple[Child, ...], CareWeek]


class WhatIfPage(CasePage):
    """Changes at the left, the week before and after at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._number, self._cycle = 1, 0
        self._own: list[Change] = []
        """Changes made by hand or proposed, so that they can be switched on again."""
        self._known: Family | None = None
        self._ordered: object = None
        """The rows for which Tab was put in order."""
        self._effects: tuple[Effect, ...] = ()
        self._weak: tuple[Effect, ...] = ()
        self._weeks = Segments((), self.tr("Woche"), self)
        self._weeks.setObjectName("weeks")
        self._steps = QPushButton(self.tr("Als Schritte in den Plan"), self)
        self._steps.setObjectName("to-plan")
        self._steps.setProperty("role", "primary")
        self._told = Words("", "sentence", self)
        self._told.setObjectName("told")
        self._to_steps = QPushButton(self.tr("Zu den Schritten"), self)
        self._to_steps.setObjectName("to-steps")
        self._to_steps.setProperty("role", "link")
        self._changes = ChangesCard(self)
        self._changes.setObjectName("changes")
        self._gains = EffectsCard(self.tr("Wirkung"), self)
        self._gains.setObjectName("effects")
        self._rests = EffectsCard(self.tr("Worauf alles ruht"), self)
        self._rests.setObjectName("weak-points")
        self._kept = KeptCard(self)
        self._kept.setObjectName("kept")
        self._compare = CompareCard(self)
        self._trouble = Words("", "gap", self)
        self._trouble.setObjectName("trouble")
        self._columns = TwoColumns(share=0.62, room=36, parent=self)
        self._room = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.refresh()

    @override
    def refresh(self) -> None:
        record = self.context.editor.record
        children, week = record.client.children, record.care_week
        told = self.tr("Hier wird nur ausprobiert. Die Betreuungswoche bleibt, wie sie ist.")
        self.set_heading(self.tr("Was wäre, wenn …"), told)
        usable = bool(children and week.activities)
        self._room.setCurrentIndex(0 if usable else 1)
        self._steps.setVisible(usable)
        if not usable:
            self._weeks.hide()
            return
        self._find(children, week)
        changes = record.scenarios.trial
        self._own.extend(change for change in changes if change not in self._own)
        self._show_changes(children, week, changes)
        self._show_figures(children, week, changes)
        self._kept.show_scenarios(record.scenarios.scenarios, can_keep=bool(changes))
        self._steps.setEnabled(bool(changes))
        shown = (self._known, tuple(self._own), record.scenarios.scenarios)
        if shown != self._ordered:
            self._ordered = shown
            order_tabs(self)

    def _find(self, children: tuple[Child, ...], week: CareWeek) -> None:
        """What follows from the care week alone is found once, however often something is switched."""
        if self._known == (children, week):
            return
        self._known, self._own = (children, week), []
        self._effects = find_effects(children, week, trial.new_helper_name())
        self._weak = find_weak_points(children, week)
        self._tell("")

    def _show_changes(self, children: Sequence[Child], week: CareWeek, changes: Sequence[Change]) -> None:
        def text(change: Change) -> str:
            return change_text(change, children, week)

        self._changes.show_options(with_own(find_options(week), self._own), changes, text)
        school = bool(school_children(children, week))
        self._changes.show_possible(shift=bool(week.activities), school=school, contact=bool(week.absences))
        gains = [trial.effect_tick(self.context, effect) for effect in self._effects]
        self._gains.show_effects(self._effects, gains, self._gains_text(week.cycle_weeks))
        rests = [trial.effect_tick(self.context, effect) for effect in self._weak]
        self._rests.show_effects(self._weak, rests, self._rests_text())

    def _show_figures(self, children: Sequence[Child], week: CareWeek, changes: Sequence[Change]) -> None:
        trouble = ""
        try:
            weeks = tried_weeks(week, changes)
        except LongCycleError as error:
            trouble = error.sentence
            changes = [change for change in changes if not isinstance(change, OtherWork)]
            weeks = tried_weeks(week, changes)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        effect = effect_of(children, week, changes)
        self._show_cycle(effect.after.cycle_weeks)
        self._compare.show_weeks(children, weeks, effect, self._number)

    def _show_cycle(self, weeks: int) -> None:
        if weeks != self._cycle:
            self._cycle = weeks
            self._weeks.show_options([(str(number), week_letter(number)) for number in range(1, weeks + 1)])
        self._number = min(self._number, weeks)
        self._weeks.show_chosen(str(self._number))
        self._weeks.setVisible(weeks > 1)

    def _gains_text(self, weeks: int) -> str:
        if not self._effects:
            return self.tr("Keine einzelne Änderung macht die Lücke kleiner.")
        if weeks == 1:
            return self.tr("So viel weniger Lücke, das Beste zuerst.")
        return self.tr("So viel weniger Lücke in {weeks} Wochen, das Beste zuerst.").format(weeks=weeks)

    def _rests_text(self) -> str:
        if not self._weak:
            return self.tr("Noch hilft niemand fest.")
        if not self._weak[0].gap_gain:
            return self.tr("Fällt eine Person aus, bleibt die Lücke gleich.")
        return self.tr("So viel mehr Lücke, wenn diese Person ausfällt.")

    def _lay_out(self) -> None:
        self.header.setSpacing(12)
        self.header.addWidget(self._weeks, 0, Qt.AlignmentFlag.AlignBottom)
        self.header.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignBottom)
        for card in (self._gains, self._changes, self._kept):
            self._columns.main.addWidget(card)
        for widget in (self._trouble, self._compare, self._rests):
            self._columns.side.addWidget(widget)
        told = QHBoxLayout()
        told.addWidget(self._told, stretch=1)
        told.addWidget(self._to_steps)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(told)
        layout.addWidget(self._columns, stretch=1)
        self._room.addWidget(content)
        empty = _NothingYet(self)
        empty.button.clicked.connect(lambda: self.wanted.emit("care_week", ""))
        self._room.addWidget(topped(empty))
        self.body.addWidget(self._room)
        self._tell("")

    def _connect(self) -> None:
        self._weeks.chosen.connect(self._choose_week)
        self._steps.clicked.connect(self._take_steps)
        self._to_steps.clicked.connect(lambda: self.wanted.emit("plan", "steps"))
        self._changes.switched.connect(self._switch)
        self._changes.emptied.connect(lambda: trial.show(self.context, self.tr("Alles ausschalten"), ()))
        self._changes.asked.connect(self._ask)
        self._gains.switched.connect(self._switch)
        self._rests.switched.connect(self._switch)
        self._kept.named.connect(self._keep)
        self._kept.loaded.connect(self._load)
        self._kept.deleted.connect(self._delete)

    def _choose_week(self, key: str) -> None:
        self._number = int(key)
        self.refresh()

    def _switch(self, change: Change) -> None:
        self._tell(trial.switch(self.context, change))

    def _take_steps(self) -> None:
        told = trial.to_plan(self.context, trial.tried(self.context))
        self._tell(told, to_steps=True)

    def _tell(self, sentence: str, *, to_steps: bool = False) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._to_steps.setVisible(to_steps and bool(sentence))
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._told, sentence))

    def _ask(self, key: str) -> None:
        record = self.context.editor.record
        children, week = record.client.children, record.care_week
        sheet: ChangeSheet
        if key == "work":
            self.wanted.emit("work_fit", "")
            return
        if key == "helper":
            sheet = NewHelperSheet(week, children, self)
        elif key == "shift":
            sheet = OtherShiftSheet(week, self)
        else:
            sheet = SchoolStartSheet(school_children(children, week), self)
        sheet.decided.connect(self._switch_on)
        sheet.open()

    def _switch_on(self, change: Change) -> None:
        if change not in trial.tried(self.context):
            self._switch(change)

    def _keep(self, name: str) -> None:
        kept = self.context.editor.record.scenarios
        same = next((one.id for one in kept.scenarios if one.name.casefold() == name.casefold()), None)
        scenario = Scenario(id=same or _free_id(kept), name=name, changes=kept.trial)
        self._write(self.tr("Szenario merken"), kept.with_scenario(scenario))

    def _load(self, scenario_id: str) -> None:
        kept = self.context.editor.record.scenarios
        changes = next((one.changes for one in kept.scenarios if one.id == scenario_id), None)
        if changes is not None:
            trial.show(self.context, self.tr("Szenario einschalten"), changes)

    def _delete(self, scenario_id: str) -> None:
        kept = self.context.editor.record.scenarios
        self._write(self.tr("Szenario löschen"), kept.without_scenario(scenario_id))

    def _write(self, name: str, scenarios: Scenarios) -> None:
        self.context.editor.change(name, self.context.editor.record.with_scenarios(scenarios))


class _NothingYet(Card):
    """Without a care week there is nothing to try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Noch keine Betreuungswoche"))
        words = self.tr("Tragen Sie zuerst Kinder, Arbeit und Betreuung ein. Dann lässt sich hier ausprobieren.")
        self.add(Words(words, "", self))
        self.button = QPushButton(self.tr("Zur Betreuungswoche"), self)
        self.button.setObjectName("to-week")
        self.button.setProperty("role", "primary")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add(self.button)


def _free_id(kept: Scenarios) -> str:
    taken = {scenario.id for scenario in kept.scenarios}
    return next(key for number in range(1, len(taken) + 2) if (key := f"s{number}") not in taken)
