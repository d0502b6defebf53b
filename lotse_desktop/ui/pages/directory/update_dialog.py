"""What a file would change, before anything is taken over: new, changed field by field, gone."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.directory_update import DirectoryUpdate, EntryChange, Gone
from lotse_desktop.domain.directory_words import FIELD_TITLES, Names, field_text
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import ChoiceRow

MOST: Final = 60
"""So many entries are named in each part; the others are counted."""


class UpdateDialog(Sheet):
    """Shows the update; tells what becomes of entries that are gone."""

    decided = Signal(str)
    """A :class:`Gone` value."""

    def __init__(self, update: DirectoryUpdate, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Das würde sich ändern"), _summary(update), parent)
        self._names = names
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 14, 2)
        column.setSpacing(10)
        if update.new:
            column.addWidget(self._part("new", _tr("Neu"), [(entry.name, self._about(entry)) for entry in update.new]))
        if update.changed:
            changes = [(change.after.name, self._fields(change)) for change in update.changed]
            column.addWidget(self._part("changed", _tr("Geändert"), changes))
        if update.gone:
            column.addWidget(self._part("gone", _tr("Nicht mehr dabei"), [(e.name, "") for e in update.gone]))
        if update.kept_local:
            names_kept = [(entry.name, "") for entry in update.kept_local]
            column.addWidget(self._part("local", _tr("Eigene Einträge bleiben, wie sie sind"), names_kept))
        column.addStretch(1)
        self.add_scrolled(inside)
        options = (
            (Gone.LAY_DOWN.value, _tr("stilllegen, sie bleiben erhalten")),
            (Gone.KEEP.value, _tr("unverändert behalten")),
            (Gone.REMOVE.value, _tr("für immer entfernen")),
        )
        self._gone = ChoiceRow(options, _tr("Was nicht mehr dabei ist"), parent=self)
        self._gone.setObjectName("what-of-gone")
        self._gone.show_keys((Gone.LAY_DOWN.value,))
        if update.gone:
            self.body.addWidget(Labelled(_tr("Was nicht mehr dabei ist"), self._gone, self))
        else:
            self._gone.hide()
        width = 88 * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(min(width, round(self.screen().availableSize().width() * 0.9)))
        self.add_button(_tr("Abbrechen"), "cancel").clicked.connect(self.reject)
        self.add_button(_tr("Übernehmen"), "take", main=True).clicked.connect(self._take)

    def _take(self) -> None:
        self.decided.emit((self._gone.keys or (Gone.LAY_DOWN.value,))[0])
        self.accept()

    def _part(self, name: str, title: str, rows: Sequence[tuple[str, str]]) -> Card:
        card = Card(f"{title} ({len(rows)})", self)
        card.setObjectName(name)
        for heading, text in rows[:MOST]:
            card.add(Words(heading, "strong" if text else "", self))
            if text:
                card.add(Words(text, "small", self))
        if len(rows) > MOST:
            card.add(Words(_tr("… und {number} weitere").format(number=len(rows) - MOST), "small", self))
        return card

    def _about(self, entry: ServiceEntry) -> str:
        return _joined((self._names.kind(entry.kind), entry.area, entry.description))

    def _fields(self, change: EntryChange) -> str:
        lines = (
            f"{FIELD_TITLES[one.field]}: {field_text(change.before, one.field, self._names)}"
            f" → {field_text(change.after, one.field, self._names)}"
            for one in change.fields
        )
        return "\n".join(lines)


def _summary(update: DirectoryUpdate) -> str:
    parts = (
        _tr("{number} neu").format(number=len(update.new)),
        _tr("{number} geändert").format(number=len(update.changed)),
        _tr("{number} nicht mehr dabei").format(number=len(update.gone)),
        _tr("{number} gleich").format(number=update.same),
    )
    return _tr("{parts}. Noch ist nichts übernommen.").format(parts=", ".join(parts))


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("UpdateDialog", text)
