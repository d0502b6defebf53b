"""Everything about one offer; only the name is needed."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.directory import Access, Capacity, ChildCare, ServiceEntry
from lotse_desktop.domain.directory_words import (
    ACCESS_NAMES,
    CAPACITY_NAMES,
    CHILD_CARE_NAMES,
    FIELD_TITLES,
    directory_names,
)
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.pages.directory.pick_list import PickList
from lotse_desktop.ui.pages.directory.time_fields import Fault, closed_list, time_list
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow
from lotse_desktop.ui.widgets.typed import LINE, TypedEdit, day_edit, number_edit, text_edit

NAME_LETTERS: Final = 120
OLDEST: Final = 120
MOST_WEEKS: Final = 260
YES: Final = "yes"
NO: Final = "no"
HINT: Final = "hint"
_LINES: Final = {
    "organization", "description", "eligibility_description", "area", "schedule_description", "fees_description",
    "application_process", "email", "url", "address", "child_care_notes", "capacity_notes", "assurer", "source",
}  # fmt: skip
_LISTS: Final = {"phones", "required_documents"}
_NUMBERS: Final = {"minimum_age": OLDEST, "maximum_age": OLDEST, "child_care_from": OLDEST, "waiting_weeks": MOST_WEEKS}
K = TypeVar("K", bound=StrEnum)


class EntryDialog(Sheet):
    """Asks for everything about an offer; tells what was decided and stores nothing itself."""

    decided = Signal(object)
    """The :class:`ServiceEntry` as it shall be."""

    def __init__(
        self,
        catalogue: Catalogue,
        today: Callable[[], date],
        entry: ServiceEntry | None,
        new_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_tr("Neues Angebot") if entry is None else _tr("Angebot bearbeiten"), "", parent)
        self._is_new = entry is None
        self._entry = entry or ServiceEntry(id=new_id, name="-", local=True)
        shown, names = self._entry, directory_names(catalogue)
        self._name = text_edit(_tr("Name des Angebots"), self, most=NAME_LETTERS)
        self._name.setObjectName("name")
        self._name.show_value(None if entry is None else entry.name)
        self._texts = {name: self._line(name) for name in (*_LINES, *_LISTS)}
        self._numbers = {name: self._number(name, most) for name, most in _NUMBERS.items()}
        self._kind = QComboBox(self)
        self._kind.setObjectName("kind")
        self._kind.setAccessibleName(FIELD_TITLES["kind"])
        self._kind.setMinimumHeight(TOUCH)
        self._fill_kinds(names.kinds)
        needs = [(need.key, need.title) for need in catalogue.needs]
        self._needs = PickList(FIELD_TITLES["need_kinds"], _tr("Bedarf wählen …"), needs, shown.need_kinds, self)
        self._needs.setObjectName("needs")
        languages = sorted(names.languages.items(), key=lambda pair: pair[1])
        self._languages = PickList(FIELD_TITLES["languages"], _tr("Sprache wählen …"), languages, shown.languages, self)
        self._languages.setObjectName("languages")
        self._times = time_list(shown.schedules, today, self)
        self._times.setObjectName("schedules")
        self._closed = closed_list(shown.closed, today, self)
        self._closed.setObjectName("closed")
        self._access = self._choice("access", ACCESS_NAMES, shown.access)
        self._child_care = self._choice("child_care", CHILD_CARE_NAMES, shown.child_care)
        self._capacity = self._choice("capacity", CAPACITY_NAMES, shown.capacity)
        self._accessible = ChoiceRow(((YES, _tr("ja")), (NO, _tr("nein"))), FIELD_TITLES["accessible"], parent=self)
        self._accessible.setObjectName("accessible")
        self._accessible.show_keys({None: (), True: (YES,), False: (NO,)}[shown.accessible])
        self._checked = day_edit(FIELD_TITLES["assured_date"], today, self)
        self._checked.setObjectName("assured_date")
        self._checked.show_value(shown.assured_date)
        self._lay_out()

    def made(self) -> ServiceEntry:
        """The offer as the fields say it; ask :meth:`find_fault` before."""
        yes = self._accessible.keys
        values: dict[str, Any] = {
            "id": self._entry.id,
            "name": self._name.line.text(),
            "kind": self._kind.currentData() or None,
            "need_kinds": self._needs.keys,
            "languages": self._languages.keys,
            "schedules": self._times.values,
            "closed": self._closed.values,
            "access": _first(Access, self._access),
            "child_care": _first(ChildCare, self._child_care),
            "capacity": _first(Capacity, self._capacity),
            "accessible": None if not yes else yes[0] == YES,
            "assured_date": self._checked.value,
            "status": self._entry.status,
            "local": self._entry.local,
            **{name: self._texts[name].line.text() for name in _LINES},
            **{name: self._listed(name) for name in _LISTS},
            **{name: self._numbers[name].value for name in _NUMBERS},
        }
        return ServiceEntry(**values)

    def find_fault(self) -> Fault | None:
        """The first thing that is missing or cannot be, in words, and the field that it is about."""
        if not self._name.line.text().strip():
            return _tr("Bitte einen Namen für das Angebot eintragen."), self._name
        for name, most in _NUMBERS.items():
            if not self._numbers[name].is_read:
                words = _tr("{field}: Bitte eine Zahl von 0 bis {most}.").format(field=FIELD_TITLES[name], most=most)
                return words, self._numbers[name]
        least, oldest = self._numbers["minimum_age"], self._numbers["maximum_age"]
        if least.value is not None and oldest.value is not None and oldest.value < least.value:
            return _tr("Das höchste Alter liegt unter dem niedrigsten."), oldest
        if any(len(text) > NAME_LETTERS for name in _LISTS for text in self._listed(name)):
            return _tr("Mehrere Angaben bitte mit einem Semikolon trennen."), self._texts["phones"]
        if not self._checked.is_read:
            return _tr("Bitte ein Datum eintragen, zum Beispiel 20.11.2026."), self._checked
        return self._times.find_fault() or self._closed.find_fault()

    def keep_typed(self) -> None:
        """The vault locks: take over what makes sense, else leave the offer as it was."""
        self._take()
        if self.isVisible():
            self.reject()

    def _take(self) -> None:
        fault = self.find_fault()
        if fault is not None:
            self.complain(fault[0])
            fault[1].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit(self.made())
        self.accept()

    def _lay_out(self) -> None:
        self._texts["assurer"].line.setPlaceholderText(_tr("Aufgabe, kein Name, zum Beispiel Coach"))
        for name in _LISTS:
            self._texts[name].line.setPlaceholderText(_tr("mehrere mit Semikolon trennen"))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 14, 2)
        column.setSpacing(10)
        for title, names in _parts().items():
            card = Card(title, inside)
            card.body.setSpacing(10)
            for name in names:
                card.add(self._row(name, card))
            column.addWidget(card)
        column.addStretch(1)
        self.add_scrolled(inside)
        width = 92 * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(min(width, round(self.screen().availableSize().width() * 0.9)))
        self.add_button(_tr("Abbrechen"), "cancel").clicked.connect(self.reject)
        take = self.add_button(_tr("Eintragen") if self._is_new else _tr("Übernehmen"), "take", main=True)
        take.clicked.connect(self._take)

    def _row(self, name: str, card: Card) -> QWidget:
        """The field with its label; ``hint``: the sentence about names of people."""
        if name == HINT:
            words = _tr("Menschen bitte nur mit ihrer Aufgabe nennen, zum Beispiel „Fachberatung“.")
            return Words(words, "small", card)
        fields: dict[str, QWidget] = {
            "name": self._name,
            "kind": self._kind,
            "need_kinds": self._needs,
            "languages": self._languages,
            "schedules": self._times,
            "closed": self._closed,
            "access": self._access,
            "child_care": self._child_care,
            "capacity": self._capacity,
            "accessible": self._accessible,
            "assured_date": self._checked,
            **self._texts,
            **self._numbers,
        }
        titles = {"name": _tr("Name des Angebots"), "child_care": _tr("Werden die Kinder währenddessen betreut?")}
        return Labelled(titles.get(name, FIELD_TITLES[name]), fields[name], card)

    def _fill_kinds(self, kinds: Mapping[str, str]) -> None:
        self._kind.addItem(_tr("Art wählen …"), "")
        for key, title in kinds.items():
            self._kind.addItem(title, key)
        key = self._entry.kind or ""
        if self._kind.findData(key) < 0:  # a kind that the catalogue does not have
            self._kind.addItem(key, key)
        self._kind.setCurrentIndex(self._kind.findData(key))

    def _named(self, name: str) -> Labelled:
        return Labelled(FIELD_TITLES[name], self._texts[name], self)

    def _line(self, name: str) -> TypedEdit:
        edit = text_edit(FIELD_TITLES[name], self, most=LINE if name in _LINES else 4 * LINE)
        edit.setObjectName(name)
        value = getattr(self._entry, name)
        edit.show_value((value if name in _LINES else "; ".join(value)) or None)
        return edit

    def _listed(self, name: str) -> tuple[str, ...]:
        """What stands in the line, parted; an untouched line stays as it was, whatever signs are in it."""
        text = self._texts[name].line.text()
        before: tuple[str, ...] = getattr(self._entry, name)
        if text == "; ".join(before):
            return before
        return tuple(part.strip() for part in text.split(";") if part.strip())

    def _number(self, name: str, most: int) -> TypedEdit:
        unit = _tr("Wochen") if name == "waiting_weeks" else _tr("Jahre")
        edit = number_edit(FIELD_TITLES[name], 0, most, self, unit=unit)
        edit.setObjectName(name)
        edit.show_value(getattr(self._entry, name))
        return edit

    def _choice(self, name: str, texts: dict[K, str], value: K | None) -> ChoiceRow:
        row = ChoiceRow([(key.value, text) for key, text in texts.items()], FIELD_TITLES[name], parent=self)
        row.setObjectName(name)
        row.show_keys([] if value is None else [value.value])
        return row


def _first(kind: type[K], row: ChoiceRow) -> K | None:
    return kind(row.keys[0]) if row.keys else None


def _parts() -> dict[str, tuple[str, ...]]:
    """The cards of the form and the fields in each."""
    return {
        _tr("Wer macht was?"): ("name", "organization", "kind", "description", "need_kinds"),
        _tr("Für wen?"): ("eligibility_description", "minimum_age", "maximum_age", "area", "languages"),
        _tr("Wann?"): ("schedules", "schedule_description", "closed"),
        _tr("Kontakt"): (HINT, "phones", "email", "url", "address"),
        _tr("Kosten und Weg dorthin"): (
            "fees_description",
            "application_process",
            "access",
            "required_documents",
            "accessible",
        ),
        _tr("Kinder und Plätze"): (
            "child_care",
            "child_care_from",
            "child_care_notes",
            "capacity",
            "capacity_notes",
            "waiting_weeks",
        ),
        _tr("Woher wissen wir das?"): ("assured_date", "assurer", "source"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntryDialog", text)
