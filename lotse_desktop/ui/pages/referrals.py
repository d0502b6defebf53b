"""„Zuweisungen“: who was referred and waits for the first appointment, over all cases."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.intake import IntakeEntry
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.referrals import NEXT, RECEIVED, SOURCE, STATE, referral_columns
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.segments import Segments

WAITING: Final = "waiting"
ALL: Final = "all"
INTAKE: Final = "intake"
"""The room of a case in which a referral is written."""
_LETTERS: Final = {RECEIVED: 14, SOURCE: 20, STATE: 28, NEXT: 36}


class ReferralsWork(Protocol):
    """What the page works with; runs on the database thread."""

    def entries(self, done: Callable[[Sequence[IntakeEntry], QualityTimes], None], failed: Failed) -> None: ...


class ReferralsPage(DeskPage):
    """Those who wait, the oldest on top; or everybody."""

    def __init__(self, work: ReferralsWork, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._work = work
        self._quality = QualityTimes()
        self._entries: tuple[IntakeEntry, ...] = ()
        self._chosen = WAITING
        options = ((WAITING, self.tr("Wer wartet")), (ALL, self.tr("Alle")))
        self._kind = Segments(options, self.tr("Wer gezeigt wird"), self)
        self._kind.setObjectName("kind")
        self._model = ValueTableModel[IntakeEntry](referral_columns(today, lambda: self._quality), self)
        self._table = ValueTable(self._model, self.tr("Zuweisungen"), self)
        self._table.setObjectName("referrals")
        self._nothing = Words("", "sentence", self)
        self._nothing.setObjectName("nothing")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._nothing)
        card = Card("", self)
        card.add(self._pages, stretch=1)
        self.header.addWidget(self._kind)
        self.body.addWidget(card, stretch=1)
        self.setFocusProxy(self._table)
        self._kind.chosen.connect(self._choose)
        self._table.opened.connect(self._open)
        self._say()

    @override
    def refresh(self) -> None:
        self._work.entries(self._show, lambda error: self.failed.emit(sentence_of(error)))

    def _show(self, entries: Sequence[IntakeEntry], quality: QualityTimes) -> None:
        self._entries, self._quality = tuple(entries), quality
        self._say()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._say()

    def _say(self) -> None:
        waiting = [entry for entry in self._entries if entry.is_waiting]
        shown = waiting if self._chosen == WAITING else self._entries
        self._model.show(shown)
        if shown:
            self._table.choose(0)
        people = count_text(len(waiting), self.tr("Person wartet"), self.tr("Personen warten"))
        calm = self.tr("Niemand wartet auf ein Erstgespräch.")
        words = self.tr("{people} auf das Erstgespräch.").format(people=people) if waiting else calm
        self.set_heading(self.tr("Zuweisungen"), words)
        self._nothing.setText(
            calm if self._entries else self.tr("Noch keine Zuweisung. Sie steht im Fall unter „Zuweisung & Kontakt“.")
        )
        self._pages.setCurrentWidget(self._table if shown else self._nothing)
        self._table.set_widths(_LETTERS)

    def _open(self, row: int) -> None:
        entry = self._model.value(row)
        if entry is not None:
            self.case_wanted.emit(entry.client_id, INTAKE, "")
