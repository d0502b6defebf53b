"""A new case: name, month of birth, state, and the children, in one go.  Everything can be corrected later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.client import Child, State
from lotse_desktop.domain.wording import STATES
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.typed import TypedEdit, month_edit


@dataclass(frozen=True, slots=True)
class NewCase:
    """What was typed; ready to be stored."""

    given_name: str
    family_name: str
    state: State
    birth_month: date | None
    children: tuple[Child, ...]


class NewClientDialog(Sheet):
    """Tells :attr:`decided`; stores nothing itself."""

    decided = Signal(object)
    """A :class:`NewCase`."""

    def __init__(self, state: State, new_key: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("NewClientDialog", "Neuer Fall"),
            QCoreApplication.translate("NewClientDialog", "Nur der Name muss sein. Alles lässt sich später ergänzen."),
            parent,
        )
        self._new_key = new_key
        self._given = _name_line(self.tr("Vorname"), self)
        self._given.setObjectName("given")
        self._family = _name_line(self.tr("Nachname"), self)
        self._family.setObjectName("family")
        self._month = month_edit(self.tr("Geburtsmonat"), self)
        self._state = QComboBox(self)
        self._state.setObjectName("state")
        self._state.setAccessibleName(self.tr("Bundesland"))
        for key, name in STATES.items():
            self._state.addItem(name, key.value)
        self._state.setCurrentIndex(self._state.findData(state.value))
        self._children: list[tuple[QLineEdit, TypedEdit]] = []
        self._rows = QGridLayout()
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 1)
        add = QPushButton(self.tr("+ Noch ein Kind"), self)
        add.setObjectName("add_child")
        add.setProperty("role", "link")
        add.setAutoDefault(False)
        self._lay_out(add)
        cancel = self.add_button(self.tr("Abbrechen"), "cancel")
        take = self.add_button(self.tr("Fall anlegen"), "take", main=True)

        add.clicked.connect(self._add_and_go)
        cancel.clicked.connect(self.reject)
        take.clicked.connect(self._take)
        self._add_child()
        self._given.setFocus()

    def _lay_out(self, add: QPushButton) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Vorname"), self._given),
            (self.tr("&Nachname"), self._family),
            (self.tr("&Geburtsmonat"), self._month),
            (self.tr("&Bundesland"), self._state),
        )
        for row, (text, field) in enumerate(fields):
            label = QLabel(text, self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        heading = QLabel(self.tr("Kinder"), inside)
        heading.setProperty("role", "cardtitle")
        column.addSpacing(8)
        column.addWidget(heading)
        column.addLayout(self._rows)
        column.addWidget(add)
        column.addStretch()
        self.add_scrolled(inside)

    def keep_typed(self) -> None:
        """See :class:`~lotse_desktop.ui.kit.dialog.KeepsTyped`: a missing name becomes „?“."""
        if self._given.text().strip() or self._family.text().strip():
            for line in (self._given, self._family):
                line.setText(line.text().strip() or "?")
            self.decided.emit(self._made(keep_all=True))
        self.reject()

    def _add_and_go(self) -> None:
        name = self._add_child()
        order_tabs(self)
        name.setFocus()

    def _add_child(self) -> QLineEdit:
        number = len(self._children) + 1
        name = _name_line(self.tr("Vorname von Kind {number}").format(number=number), self)
        name.setObjectName(f"child{number}")
        name.setPlaceholderText(self.tr("Vorname"))
        month = month_edit(self.tr("Geburtsmonat von Kind {number}").format(number=number), self)
        month.setObjectName(f"month{number}")
        self._rows.addWidget(name, number, 0)
        self._rows.addWidget(month, number, 1)
        self._children.append((name, month))
        return name

    def _take(self) -> None:
        fault = self._find_fault()
        if fault is None:
            self.decided.emit(self._made(keep_all=False))
            self.accept()
            return
        sentence, field = fault
        self.complain(sentence)
        field.setFocus()

    def _find_fault(self) -> tuple[str, QWidget] | None:
        """What is missing or cannot be read, and where."""
        if not self._given.text().strip():
            return self.tr("Bitte tragen Sie den Vornamen ein."), self._given
        if not self._family.text().strip():
            return self.tr("Bitte tragen Sie den Nachnamen ein."), self._family
        for number, (name, month) in enumerate(self._children, start=1):
            words = ""
            if month.line.text().strip() and month.value is None:
                words = self.tr("Kind {number}: Bitte Monat und Jahr, zum Beispiel 06/2022.")
            elif bool(name.text().strip()) != (month.value is not None):
                words = self.tr("Kind {number}: Bitte Vorname und Geburtsmonat, oder beides leer lassen.")
            if words:
                return words.format(number=number), name if month.value is not None else month
        return None

    def _made(self, *, keep_all: bool) -> NewCase:
        children = [
            Child(id=self._new_key(), given_name=name.text().strip() or "?", birth_month=month.value)
            for name, month in self._children
            if month.value is not None and (keep_all or name.text().strip())
        ]
        return NewCase(
            given_name=self._given.text().strip(),
            family_name=self._family.text().strip(),
            state=State(self._state.currentData()),
            birth_month=self._month.value,
            children=tuple(children),
        )


def _name_line(name: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName(name)
    line.setMaxLength(120)
    return line
