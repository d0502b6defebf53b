"""The network map as a table: every person as a row, for keyboard and screen reader."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from lotse_desktop.domain.network import NetworkMap, NetworkPerson
from lotse_desktop.domain.network_words import CLOSENESS_NAMES, SECTOR_NAMES, help_text, sure_text, when_text
from lotse_desktop.ui.models.columns import Column, ValueTableModel


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row in words."""

    person: NetworkPerson
    when: str


class PersonsModel(ValueTableModel[PersonRow]):
    """Shows :class:`PersonRow` values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(_tr("Person"), lambda row: row.person.label, bold=True),
                Column(_tr("Bereich"), lambda row: SECTOR_NAMES[row.person.sector]),
                Column(_tr("Nähe"), lambda row: CLOSENESS_NAMES[row.person.closeness]),
                Column(_tr("Hilft bei"), lambda row: help_text(row.person) or "–"),
                Column(_tr("Wann"), lambda row: row.when or "–"),
                Column(_tr("Wie sicher"), lambda row: sure_text(row.person)),
            ),
            parent,
        )


def person_rows(network: NetworkMap, cycle_weeks: int) -> tuple[PersonRow, ...]:
    """Everybody on the map, in the order in which they were named."""
    return tuple(PersonRow(person, when_text(person, cycle_weeks)) for person in network.persons)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonsModel", text)
