"""The directory of a vault: kept, taken over as shown, read once, each change one transaction."""

from itertools import count

import pytest

from lotse_desktop.domain.directory import Status
from lotse_desktop.domain.directory_search import Wanted
from lotse_desktop.domain.directory_update import Gone
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.findings import Finding
from lotse_desktop.services.directory import DirectoryDesk
from tests.builders import TODAY
from tests.directories import NAMES, an_entry
from tests.fakes import MemoryVault


def desk_of(vault: MemoryVault) -> DirectoryDesk:
    numbers = count(1)
    return DirectoryDesk(vault, NAMES.titles, lambda: str(next(numbers)))


def ids(desk: DirectoryDesk) -> list[str]:
    return [entry.id for entry in desk.all().entries]


def test_a_new_vault_has_no_entry() -> None:
    assert desk_of(MemoryVault()).count() == 0


def test_entries_are_kept_replaced_removed_and_found() -> None:
    vault = MemoryVault()
    desk = desk_of(vault)
    desk.put(an_entry("a"), an_entry("b", name="Treff", status=Status.INACTIVE))
    desk.put(an_entry("a", name="Kinderhaus"))
    found = desk.all().find(Wanted(words="kinderhaus ergänzende"), TODAY)
    assert [entry.id for entry in found] == ["a"]
    assert desk.count() == 1
    desk.remove("a", "unknown")
    assert ids(desk) == ids(desk_of(vault)) == ["b"]
    assert vault.commits == 3


def test_what_could_not_be_stored_is_not_shown() -> None:
    vault = MemoryVault()
    desk = desk_of(vault)
    desk.put(an_entry("a"))
    vault.fault = NoAccessError("Der Datenträger ist voll.")
    with pytest.raises(NoAccessError):
        desk.put(an_entry("b"))
    assert ids(desk) == ["a"]


def test_an_update_is_looked_at_first_and_then_taken_over() -> None:
    vault = MemoryVault()
    desk = desk_of(vault)
    desk.put(an_entry("a"), an_entry("own", name="Eigener Treff", local=True))
    update = desk.preview([an_entry("b", name="Neu")])
    assert ids(desk) == ["own", "a"]
    assert vault.commits == 1
    desk.take_over(update, Gone.LAY_DOWN)
    states = {entry.id: entry.status for entry in desk_of(vault).all().entries}
    assert states == {"a": Status.INACTIVE, "b": Status.ACTIVE, "own": Status.ACTIVE}
    desk.put(an_entry("a"))
    desk.take_over(desk.preview([an_entry("b", name="Neu")]), Gone.REMOVE)
    assert set(ids(desk)) == {"b", "own"}


def test_findings_are_kept_once_and_taken_back() -> None:
    desk = desk_of(MemoryVault())
    finding = Finding(id="1", need="CARE_LATE", quarter="2026-Q4")
    desk.note([finding])
    desk.note([finding, finding.model_copy(update={"id": "2"})], ["unknown"])
    assert [one.id for one in desk.findings()] == ["1", "2"]
    desk.note([], ["1"])
    assert [one.id for one in desk.findings()] == ["2"]


def test_ids_are_texts_for_a_spreadsheet() -> None:
    assert desk_of(MemoryVault()).new_id() == "e1"
