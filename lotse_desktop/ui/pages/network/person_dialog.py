"""Everything about one person of the network map; only the name is needed."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lotse_desktop.domain.care import CareWeek, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.network import (
    Balance,
    HelpKind,
    NetworkPerson,
    Sector,
    looks_like_full_name,
)
from lotse_desktop.domain.network_words import (
    BALANCE_NAMES,
    CLOSENESS_NAMES,
    HELP_NAMES,
    SECTOR_NAMES,
    SURE_NAMES,
)
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.pages.network.block_fields import BlockList
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import TypedEdit, number_edit, text_edit

MOST_LETTERS: Final = 60
MOST_MINUTES: Final = 600
K = TypeVar("K", bound=StrEnum)


class PersonDialog(Sheet):
    """Asks for everything about a person; tells what was decided and changes nothing itself."""

    decided = Signal(object)
    """The :class:`NetworkPerson` as it shall be."""

    def __init__(
        self,
        week: CareWeek,
        children: Sequence[Child],
        person: NetworkPerson | None,
        person_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_tr("Neue Person") if person is None else _tr("Person bearbeiten"), "", parent)
        self._shown = person or NetworkPerson(id=person_id, label="-")
        shown = self._shown
        self._label = text_edit(self.tr("Vorname oder Rolle"), self, most=MOST_LETTERS)
        self._label.setObjectName("label")
        self._label.line.setPlaceholderText(self.tr("zum Beispiel Oma, Nachbarin F."))
        self._label.show_value(None if person is None else person.label)
        self._hint = Words(self.tr("Bitte nur Vorname oder Rolle, keinen Nachnamen."), "smallgap", self)
        self._hint.setObjectName("name-hint")
        self._sector = self._choice("sector", self.tr("Beziehung"), _named(SECTOR_NAMES), [shown.sector.value])
        rings = [(str(number), name) for number, name in CLOSENESS_NAMES.items()]
        self._closeness = self._choice("closeness", self.tr("Nähe"), rings, [str(shown.closeness)])
        self._help = self._choice(
            "help", self.tr("Hilft bei"), _named(HELP_NAMES), [kind.value for kind in shown.help], many=True
        )
        sure = [shown.reliability.value] if shown.reliability else []
        self._sure = self._choice("reliability", self.tr("Wie sicher"), _named(SURE_NAMES), sure)
        self._blocks = BlockList(week, children, shown.blocks, self)
        self._agreed = self._check("agreed", self.tr("springt im Notfall ein, das ist abgesprochen"))
        self._agreed.setChecked(shown.emergency_agreed)
        self._reach = self._minutes("reach", self.tr("Ist im Notfall da in"), shown.reach_min)
        balance = {key: name for key, name in BALANCE_NAMES.items() if key is not Balance.UNKNOWN}
        chosen = [] if shown.balance is Balance.UNKNOWN else [shown.balance.value]
        self._balance = self._choice("balance", self.tr("Geben und Nehmen"), _named(balance), chosen)
        self._burden = self._check("burden", self.tr("Diese Beziehung kostet Kraft"))
        self._burden.setChecked(shown.burden)
        self._distance = self._minutes("distance", self.tr("Weg bis zur Familie"), shown.distance_min)
        self._knows = self._check("knows", self.tr("Die Person erfährt, dass sie hier notiert ist"))
        self._knows.setChecked(shown.knows_about_entry)
        self._lay_out()
        self._label.line.textChanged.connect(self._show_hint)
        self._show_hint(self._label.line.text())

    def made(self) -> NetworkPerson:
        """The person as the fields say it; ask :meth:`find_fault` before."""
        sure, balance = self._sure.keys, self._balance.keys
        return self._shown.model_copy(
            update={
                "label": " ".join(self._label.line.text().split()),
                "sector": Sector((self._sector.keys or (self._shown.sector.value,))[0]),
                "closeness": int((self._closeness.keys or (str(self._shown.closeness),))[0]),
                "help": tuple(HelpKind(key) for key in self._help.keys),
                "reliability": Reliability(sure[0]) if sure else None,
                "blocks": self._blocks.made(),
                "emergency_agreed": self._agreed.isChecked(),
                "reach_min": self._reach.value,
                "balance": Balance(balance[0]) if balance else Balance.UNKNOWN,
                "burden": self._burden.isChecked(),
                "distance_min": self._distance.value,
                "knows_about_entry": self._knows.isChecked(),
            }
        )

    def find_fault(self) -> tuple[str, QWidget] | None:
        """The first thing that is missing or cannot be, in words, and the field that it is about."""
        if not self._label.line.text().strip():
            return self.tr("Bitte einen Vornamen oder eine Rolle eintragen."), self._label
        for edit in (self._reach, self._distance):
            if not edit.is_read:
                return self.tr("Bitte Minuten von 0 bis 600 eintragen."), edit
        return self._blocks.find_fault()

    def keep_typed(self) -> None:
        """The vault locks: take over what makes sense, else leave the person as it was."""
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

    def _show_hint(self, text: str) -> None:
        self._hint.setVisible(looks_like_full_name(text))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 14, 2)
        column.setSpacing(10)
        column.addWidget(Labelled(self.tr("Vorname oder Rolle"), self._label, inside))
        column.addWidget(self._hint)
        for row in (self._sector, self._closeness, self._help, self._sure):
            column.addWidget(Labelled(row.accessibleName(), row, inside))
        column.addWidget(Labelled(self.tr("Wann"), self._blocks, inside))
        column.addWidget(self._agreed)
        column.addWidget(Labelled(self.tr("Ist im Notfall da in"), self._reach, inside))
        column.addWidget(Labelled(self._balance.accessibleName(), self._balance, inside))
        column.addWidget(self._burden)
        column.addWidget(Labelled(self.tr("Weg bis zur Familie"), self._distance, inside))
        column.addWidget(self._knows)
        column.addStretch(1)
        self.add_scrolled(inside)
        width = 84 * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(min(width, round(self.screen().availableSize().width() * 0.9)))
        self.add_button(self.tr("Abbrechen"), "cancel").clicked.connect(self.reject)
        take = self.add_button(self.tr("Auf die Karte") if self._is_new else self.tr("Übernehmen"), "take", main=True)
        take.clicked.connect(self._take)

    @property
    def _is_new(self) -> bool:
        return self._shown.label == "-"

    def _choice(
        self, name: str, title: str, options: Sequence[tuple[str, str]], keys: Sequence[str], *, many: bool = False
    ) -> ChoiceRow:
        row = ChoiceRow(options, title, many=many, parent=self)
        row.setObjectName(name)
        row.show_keys(keys)
        return row

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        return box

    def _minutes(self, name: str, title: str, value: int | None) -> TypedEdit:
        edit = number_edit(title, 0, MOST_MINUTES, self, unit=self.tr("min"))
        edit.setObjectName(name)
        edit.show_value(value)
        return edit


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonDialog", text)


def _named(names: dict[K, str]) -> list[tuple[str, str]]:
    return [(key.value, text) for key, text in names.items()]
