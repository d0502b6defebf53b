"""Who stands on the emergency sheet, with numbers that are typed for one print and never stored (handbook 3.6)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QWidget

from lotse_desktop.domain.emergency_contacts import Contact, ContactKind, Typed
from lotse_desktop.domain.emergency_sheet import LONGEST_PHONE
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.typed import TypedEdit, text_edit

_PHONE: Final = LONGEST_PHONE


class ContactRow(QWidget):
    """One contact: on the sheet or not, its number, for a person also when to reach it."""

    changed = Signal()

    def __init__(self, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = contact.name
        self._wanted = QCheckBox(name, self)
        self._wanted.setObjectName("wanted")
        self._wanted.setMinimumHeight(TOUCH)
        self._wanted.setChecked(True)
        self._wanted.setAccessibleDescription(self.tr("Steht auf dem Blatt"))
        self._phone = self._edit("phone", self.tr("{name}: Telefon").format(name=name), self.tr("Telefon"))
        self._times: TypedEdit | None = None
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setVerticalSpacing(2)
        layout.addWidget(self._wanted, 0, 0)
        layout.addWidget(self._phone, 0, 1)
        if contact.kind is ContactKind.PERSON:
            reach = self.tr("{name}: wann erreichbar").format(name=name)
            self._times = self._edit("times", reach, self.tr("wann erreichbar?"))
            layout.addWidget(self._times, 1, 1)
        layout.setColumnStretch(0, 2)
        layout.setColumnStretch(1, 3)
        self._wanted.toggled.connect(self._show_wanted)

    @property
    def typed(self) -> Typed:
        """What stands in the row."""
        times = self._times.value if self._times is not None else None
        return Typed(self._phone.value or "", times or "", wanted=self._wanted.isChecked())

    def forget(self) -> None:
        """Empty the fields."""
        self._phone.show_value(None)
        if self._times is not None:
            self._times.show_value(None)

    def _edit(self, key: str, name: str, example: str) -> TypedEdit:
        edit = text_edit(name, self, most=_PHONE)
        edit.setObjectName(key)
        edit.line.setPlaceholderText(example)
        edit.typed.connect(self._tell)
        return edit

    def _show_wanted(self, wanted: bool) -> None:  # noqa: FBT001
        for edit in (self._phone, self._times):
            if edit is not None:
                edit.setEnabled(wanted)
        self._tell()

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class ContactCard(Card):
    """A row per contact; what was typed stays while the contact does, as long as the page lives."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Auf dem Blatt"))
        self._rows: dict[str, ContactRow] = {}
        self.add(Words(self.tr("Telefonnummern stehen nur auf dem Papier. Lotse speichert sie nicht."), "", self))
        self._nobody = Words(
            self.tr("Noch ist niemand eingetragen. Wer einspringt, steht unter Lebensbereiche, Kinderbetreuung."),
            "sentence",
            self,
        )
        self.add(self._nobody)
        self._forget = QPushButton(self.tr("Nummern leeren"), self)
        self._forget.setObjectName("forget")
        self._forget.setProperty("role", "quiet")
        self.body.addWidget(self._forget, 0, Qt.AlignmentFlag.AlignLeft)
        self._forget.clicked.connect(self._forget_all)

    @property
    def typed(self) -> dict[str, Typed]:
        """Key of a contact → what was typed."""
        return {key: row.typed for key, row in self._rows.items()}

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """A row for each of these, in order."""
        self._nobody.setVisible(all(contact.kind is not ContactKind.PERSON for contact in contacts))
        if [contact.key for contact in contacts] == list(self._rows):
            return
        former = self._rows
        kept = {c.key: former[c.key] if c.key in former else self._row(c) for c in contacts}
        for key in former.keys() - kept.keys():
            former[key].hide()
            former[key].deleteLater()
        self._rows = kept
        for place, row in enumerate(kept.values()):
            self.body.insertWidget(2 + place, row)

    def _row(self, contact: Contact) -> ContactRow:
        row = ContactRow(contact, self)
        row.setObjectName(f"contact-{contact.key}")
        row.changed.connect(self.changed)
        return row

    def _forget_all(self) -> None:
        for row in self._rows.values():
            row.forget()
        self.changed.emit()
