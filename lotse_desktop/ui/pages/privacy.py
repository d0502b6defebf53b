"""„Datenschutz“: what should be deleted, who did what when, what was deleted."""

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.audit import AuditEntry
from lotse_desktop.domain.privacy import PrivacyState
from lotse_desktop.domain.retention import Deletion
from lotse_desktop.domain.tombstones import Tombstone
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.privacy import audit_columns, deletion_columns, tombstone_columns
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.segments import Segments

DUE: Final = "due"
LOG: Final = "log"
GONE: Final = "gone"
CLOSING: Final = "closing"
"""The room of a case in which it is deleted."""


class PrivacyWork(Protocol):
    """What the page works with; runs on the database thread."""

    def state(self, done: Callable[[PrivacyState], None], failed: Failed) -> None: ...


class PrivacyPage(DeskPage):
    """Three lists, one at a time."""

    def __init__(self, work: PrivacyWork, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._work = work
        self._chosen = DUE
        self._kind = Segments((), self.tr("Was gezeigt wird"), self)
        self._kind.setObjectName("kind")
        self._kind.show_options(
            ((DUE, self.tr("Zu löschen")), (LOG, self.tr("Protokoll")), (GONE, self.tr("Gelöscht")))
        )
        self._deletions = ValueTableModel[Deletion](deletion_columns(), self)
        self._entries = ValueTableModel[AuditEntry](audit_columns(), self)
        self._stones = ValueTableModel[Tombstone](tombstone_columns(), self)
        self._tables = {
            DUE: self._table(self._deletions, DUE, self.tr("Zu löschen"), {0: 26, 1: 18, 2: 52}),
            LOG: self._table(self._entries, LOG, self.tr("Protokoll"), {0: 24, 1: 34, 2: 34}),
            GONE: self._table(self._stones, GONE, self.tr("Gelöscht"), {0: 16, 1: 60}),
        }
        self._nothing = Words("", "sentence", self)
        self._nothing.setObjectName("nothing")
        self._pages = QStackedWidget(self)
        for table in self._tables.values():
            self._pages.addWidget(table)
        self._pages.addWidget(self._nothing)
        card = Card("", self)
        card.add(self._pages, stretch=1)
        self.header.addWidget(self._kind)
        self.body.addWidget(card, stretch=1)
        self.setFocusProxy(self._tables[DUE])
        self._kind.chosen.connect(self._choose)
        self._tables[DUE].opened.connect(self._open)
        self._say()

    @override
    def refresh(self) -> None:
        self._work.state(self._show, self._fail)

    def _table(self, model: ValueTableModel[Any], key: str, name: str, letters: dict[int, int]) -> ValueTable:
        table = ValueTable(model, name, self)
        table.setObjectName(f"table-{key}")
        table.set_widths(letters)
        return table

    def _show(self, state: PrivacyState) -> None:
        self._deletions.show(state.deletions)
        self._entries.show(state.entries)
        self._stones.show(state.tombstones)
        self._say()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._say()

    def _say(self) -> None:
        sentences = {
            DUE: self.tr("Diese Fälle wurden lange genug aufbewahrt. Enter öffnet den Ort, an dem Sie sie löschen."),
            LOG: self.tr("Was wann mit welchem Fall geschah, ohne Inhalte; Altes verschwindet von selbst."),
            GONE: self.tr("Von gelöschten Fällen bleiben nur Monat und Grund."),
        }
        nothing = {
            DUE: self.tr("Nichts ist zu löschen."),
            LOG: self.tr("Noch nichts ist geschehen."),
            GONE: self.tr("Noch kein Fall wurde gelöscht."),
        }
        self.set_heading(self.tr("Datenschutz"), sentences[self._chosen])
        self._nothing.setText(nothing[self._chosen])
        table = self._tables[self._chosen]
        filled = table.model().rowCount() > 0
        if filled:
            table.choose(0)
        self._pages.setCurrentWidget(table if filled else self._nothing)

    def _open(self, row: int) -> None:
        deletion = self._deletions.value(row)
        if deletion is not None:
            self.case_wanted.emit(deletion.client_id, CLOSING, "")

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))
