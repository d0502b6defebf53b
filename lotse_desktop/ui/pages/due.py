"""Everything that is overdue or due soon, over all cases; Enter goes to the place where it is done."""

from collections.abc import Callable
from datetime import date
from typing import Final, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.due import DueEntry
from lotse_desktop.domain.today import AHEAD, Today
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.due_rooms import part_of, room_of
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.due import DAY, PHASE, WHAT, WHO, due_columns
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.segments import Segments

ALL: Final = "all"
OVERDUE: Final = "overdue"
AHEAD_ONLY: Final = "ahead"
_LETTERS: Final = {DAY: 16, WHAT: 52, WHO: 26, PHASE: 20}


class DueWork(Protocol):
    """What the page works with; runs on the database thread."""

    def today(self, done: Callable[[Today], None], failed: Failed) -> None: ...


class DuePage(DeskPage):
    """One table, the oldest first."""

    def __init__(self, work: DueWork, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._work = work
        self._today: Today | None = None
        self._kind = Segments((), self.tr("Was gezeigt wird"), self)
        self._kind.setObjectName("kind")
        self._kind.show_options(
            ((ALL, self.tr("Alles")), (OVERDUE, self.tr("Überfällig")), (AHEAD_ONLY, self.tr("Demnächst")))
        )
        self._model = ValueTableModel[DueEntry](due_columns(self._shown_day), self)
        self._table = ValueTable(self._model, self.tr("Fällig"), self)
        self._table.setObjectName("due")
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
        self._chosen = ALL
        self._say()

    @override
    def refresh(self) -> None:
        self._work.today(self._show, lambda error: self.failed.emit(sentence_of(error)))

    def _shown_day(self) -> date:
        return self._today.day if self._today is not None else date.min

    def _show(self, today: Today) -> None:
        self._today = today
        self._say()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._say()

    def _say(self) -> None:
        today = self._today
        entries = self._entries()
        self._model.show(entries)
        if entries:
            self._table.choose(0)
        overdue = today.overdue if today is not None else 0
        days = count_text(AHEAD.days, self.tr("Tag"), self.tr("Tagen"))
        words = self.tr("{number} überfällig · was in den nächsten {days} kommt, steht darunter.")
        calm = self.tr("Nichts ist überfällig. Hier steht, was in den nächsten {days} kommt.")
        self.set_heading(self.tr("Fällig"), (words if overdue else calm).format(number=overdue, days=days))
        self._nothing.setText(
            self.tr("Nichts ist überfällig.") if self._chosen == OVERDUE else self.tr("Hier ist gerade nichts zu tun.")
        )
        self._pages.setCurrentWidget(self._table if entries else self._nothing)
        self._table.set_widths(_LETTERS)

    def _entries(self) -> tuple[DueEntry, ...]:
        if self._today is None:
            return ()
        day = self._today.day
        wanted = {ALL: (True, False), OVERDUE: (True,), AHEAD_ONLY: (False,)}[self._chosen]
        return tuple(entry for entry in self._today.due if (entry.item.day < day) in wanted)

    def _open(self, row: int) -> None:
        entry = self._model.value(row)
        if entry is not None:
            self.case_wanted.emit(entry.client_id, room_of(entry.item), part_of(entry.item))
