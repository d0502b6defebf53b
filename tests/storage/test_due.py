"""Dates of all cases: written with each case, read by day, gone with the case."""

from datetime import date

from sqlalchemy import text

from lotse_desktop.domain.due import DueItem, DueKind
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import a_client, a_record
from tests.storage.conftest import Lab

FIRST = DueItem(DueKind.STEP, "a", date(2026, 12, 1), None, "Anrufen")
SECOND = DueItem(DueKind.MEETING, "m", date(2026, 12, 1), 600, "REVIEW")
LATER = DueItem(DueKind.CHECK, "o/MONTHS_3", date(2027, 2, 28), None, "MONTHS_3")


def keep(lab: Lab, vault: OpenVault, record: CaseRecord, *items: DueItem) -> None:
    with lab.unit(vault) as unit:
        unit.due.replace(record.client.id, items)
        unit.commit()


def test_dates_come_back_by_day_with_the_name_of_the_client(lab: Lab, vault: OpenVault) -> None:
    jana, karim = a_record(), a_record(a_client("Karim", "Muster"))
    for record in (jana, karim):
        lab.save(vault, record)
    keep(lab, vault, jana, FIRST, LATER)
    keep(lab, vault, karim, SECOND)
    with lab.unit(vault) as unit:
        found = unit.due.until(date(2026, 12, 31))
        assert [(entry.family_name, entry.item) for entry in found] == [("Beispiel", FIRST), ("Muster", SECOND)]
        assert [entry.item for entry in unit.due.until(date(2027, 12, 31), first=date(2027, 1, 1))] == [LATER]


def test_new_dates_take_the_place_of_the_former_ones(lab: Lab, vault: OpenVault) -> None:
    record = a_record()
    lab.save(vault, record)
    keep(lab, vault, record, FIRST, SECOND)
    keep(lab, vault, record, SECOND)
    with lab.unit(vault) as unit:
        assert [entry.item for entry in unit.due.until(date(2027, 12, 31))] == [SECOND]
    keep(lab, vault, record)
    with lab.unit(vault) as unit:
        assert list(unit.due.until(date(2027, 12, 31))) == []


def test_dates_vanish_with_their_client(lab: Lab, vault: OpenVault) -> None:
    record = a_record()
    lab.save(vault, record)
    keep(lab, vault, record, FIRST)
    with vault.engine.begin() as connection:
        connection.execute(text("DELETE FROM client"))
    with lab.unit(vault) as unit:
        assert list(unit.due.until(date(2027, 12, 31))) == []
