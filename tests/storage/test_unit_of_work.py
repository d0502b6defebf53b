"""One transaction: faults of the disk become sentences, a commit is told."""

import pytest

from lotse_desktop.domain.errors import DamagedVaultError
from lotse_desktop.services.cases import list_figures
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, a_child, a_client, a_record, jana
from tests.storage.conftest import Lab


def test_a_damaged_page_that_is_read_is_said_in_one_sentence(lab: Lab) -> None:
    vault = lab.open()
    with lab.unit(vault) as unit:
        for number in range(300):
            record = a_record(a_client(f"Kim{number}", children=(a_child(),)))
            unit.cases.save(record, list_figures(record), NOW)
        unit.commit()
    vault.close()
    data = (lab.folder / "tresor.db").read_bytes()
    (lab.folder / "tresor.db").write_bytes(data[: 40 * 4096] + bytes(len(data) - 40 * 4096))
    vault = lab.open()
    with pytest.raises(DamagedVaultError, match="letzte Sicherung"), lab.unit(vault) as unit:
        unit.cases.find("", archived=False, limit=1000)


def test_a_commit_is_told_and_reading_is_not(lab: Lab, vault: OpenVault) -> None:
    told: list[str] = []
    record = jana()
    with lab.unit(vault, lambda: told.append("committed")) as unit:
        unit.cases.save(record, list_figures(record), NOW)
    with lab.unit(vault, lambda: told.append("committed")) as unit:
        unit.cases.get(record.client.id)
    assert told == []
    with lab.unit(vault, lambda: told.append("committed")) as unit:
        unit.cases.save(record, list_figures(record), NOW)
        unit.commit()
    assert told == ["committed"]
