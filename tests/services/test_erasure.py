"""Deleting a case: it goes, a tombstone without a name stays, the vault is cleared."""

from datetime import date
from pathlib import Path

import pytest

from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.tombstones import ERASURE_REASONS, ErasureReason, Tombstone
from lotse_desktop.services.cases import CaseGoneError, Cases, Clients
from lotse_desktop.services.erasure import Erased, Erasure
from tests.builders import NOW, an_id, jana
from tests.fakes import FakeKeeper, MemoryVault


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def keeper(tmp_path: Path) -> FakeKeeper:
    keeper = FakeKeeper(tmp_path)
    keeper.backup()
    return keeper


def test_a_case_goes_and_a_tombstone_stays(vault: MemoryVault, keeper: FakeKeeper) -> None:
    record = jana()
    Clients(vault, lambda: NOW, an_id).add(record)
    erased = Erasure(vault, keeper, lambda: NOW).erase(record.client.id, ErasureReason.REQUEST, backups=False)
    assert erased == Erased(left=1)
    assert keeper.purged == 1
    assert vault.buried == (Tombstone(date(2026, 11, 1), ErasureReason.REQUEST),)
    assert vault.dates == {}
    with pytest.raises(CaseGoneError):
        Cases(vault, lambda: NOW).open(record.client.id)


def test_older_backups_go_with_it_when_wanted(vault: MemoryVault, keeper: FakeKeeper) -> None:
    record = jana()
    Clients(vault, lambda: NOW, an_id).add(record)
    erased = Erasure(vault, keeper, lambda: NOW).erase(record.client.id, ErasureReason.MISTAKE, backups=True)
    assert erased == Erased(left=0)


def test_a_case_that_is_gone_is_not_deleted_twice(vault: MemoryVault, keeper: FakeKeeper) -> None:
    with pytest.raises(CaseGoneError):
        Erasure(vault, keeper, lambda: NOW).erase(an_id(), ErasureReason.REQUEST, backups=False)
    assert (vault.buried, keeper.purged) == ((), 0)


def test_what_could_not_be_cleared_is_told(
    vault: MemoryVault, keeper: FakeKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*, backups: bool) -> None:  # noqa: ARG001
        raise NoAccessError("Voll.")

    monkeypatch.setattr(keeper, "purge", full)
    record = jana()
    Clients(vault, lambda: NOW, an_id).add(record)
    erased = Erasure(vault, keeper, lambda: NOW).erase(record.client.id, ErasureReason.REQUEST, backups=True)
    assert erased == Erased(1, "Voll.")
    assert vault.records == {}


def test_every_reason_has_words() -> None:
    assert set(ERASURE_REASONS) == set(ErasureReason)
