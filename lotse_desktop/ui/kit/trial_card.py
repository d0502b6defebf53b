"""„Was wäre, wenn …“ beside the week: the three changes that gain most, to be tried with one press."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.effects import Effect, find_effects
from lotse_desktop.domain.gaps import family_gap
from lotse_desktop.domain.scenarios import apply_all
from lotse_desktop.domain.timetable import LongCycleError
from lotse_desktop.domain.wording import count_text, minutes_text
from lotse_desktop.ui.kit import trial
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.tick_list import TickList

SHOWN = 3


class TrialCard(Card):
    """Found a moment after the week was painted, so that nobody waits for it."""

    told = Signal(str)
    more_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self.show_title(self.tr("Was wäre, wenn …"))
        self._context = context
        self._known: tuple[tuple[Child, ...], CareWeek] | None = None
        self._effects: tuple[Effect, ...] = ()
        self._list = TickList(self.tr("Was wäre, wenn"), self)
        self._list.setObjectName("effects")
        self._result = Words("", "sentence", self)
        self._result.setObjectName("result")
        self._steps = QPushButton(self.tr("Als Schritte in den Plan"), self)
        self._steps.setObjectName("trial-to-plan")
        self._more = QPushButton(self.tr("Mehr ausprobieren"), self)
        self._more.setObjectName("more")
        self._more.setProperty("role", "link")
        for widget in (self._list, self._result, self._steps, self._more):
            self.add(widget)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show)
        self._list.ticked.connect(self._switch)
        self._steps.clicked.connect(self._take)
        self._more.clicked.connect(self.more_wanted)
        self.hide()

    def show_later(self) -> None:
        """Show the record as it then is."""
        self._later.start()

    def _show(self) -> None:
        record = self._context.editor.record
        children, week, changes = record.client.children, record.care_week, record.scenarios.trial
        if self._known != (children, week):
            self._known = (children, week)
            self._effects = find_effects(children, week, trial.new_helper_name())[:SHOWN]
        self._list.show_ticks([trial.effect_tick(self._context, effect) for effect in self._effects])
        self._steps.setEnabled(bool(changes))
        self._result.setVisible(bool(changes))
        self._result.setText(self._words(children, week) if changes else "")
        self.setVisible(bool(self._effects or changes))

    def _words(self, children: tuple[Child, ...], week: CareWeek) -> str:
        changes = trial.tried(self._context)
        number = count_text(len(changes), self.tr("Änderung"), self.tr("Änderungen"))
        try:
            changed = apply_all(week, changes)
        except LongCycleError as error:
            return error.sentence
        left = minutes_text(family_gap(children, changed))
        if changed.cycle_weeks == 1:
            return self.tr("Mit {number}: {left} offen.").format(number=number, left=left)
        words = self.tr("Mit {number}: {left} offen in {weeks} Wochen.")
        return words.format(number=number, left=left, weeks=changed.cycle_weeks)

    def _switch(self, row: int) -> None:
        self.told.emit(trial.switch(self._context, self._effects[row].changes[0]))

    def _take(self) -> None:
        self.told.emit(trial.to_plan(self._context, trial.tried(self._context)))
