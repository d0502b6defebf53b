"""Backups: whole, verified, thinned, only when something changed; never at the cost of an older one."""

import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.errors import DamagedVaultError, NoAccessError
from lotse_desktop.storage import backups as backups_module
from lotse_desktop.storage.backups import kept_times
from lotse_desktop.storage.engine import raw, row_counts
from lotse_desktop.storage.keeper import SqlVaultKeeper
from lotse_desktop.storage.key_files import header_in
from lotse_desktop.storage.keys import DatabaseKey
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, jana
from tests.storage.conftest import CHEAP, PASSPHRASE, Lab

times = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(lambda time: time.replace(microsecond=0)),  # noqa: DTZ001
    max_size=120,
)


@pytest.fixture
def keeper(lab: Lab, vault: OpenVault) -> SqlVaultKeeper:
    return lab.keeper(vault)


def unpacked(backup: Path, folder: Path) -> Path:
    with zipfile.ZipFile(backup) as archive:
        archive.extractall(folder)
    return folder


def test_a_backup_is_a_vault_of_its_own(lab: Lab, vault: OpenVault, keeper: SqlVaultKeeper, tmp_path: Path) -> None:
    record = jana()
    lab.save(vault, record)
    path = keeper.backup()
    assert path is not None
    assert path == lab.folder / "sicherungen" / "Lotse-20261124-104200.zip"
    with zipfile.ZipFile(path) as archive:
        assert {info.filename: info.compress_type for info in archive.infolist()} == {
            "tresor.db": zipfile.ZIP_STORED,
            "schluessel.json": zipfile.ZIP_STORED,
        }
    copy = Lab(unpacked(path, tmp_path / "kopie"), tmp_path / "anderer Rechner")
    opened = copy.open()
    assert copy.load(opened, record) == record
    with raw(opened.engine) as there, raw(vault.engine) as here:
        assert row_counts(there) == row_counts(here)
    copy.close()
    copy.open(lab.code).close()
    assert [entry.name for entry in (lab.folder / "sicherungen").iterdir()] == [path.name]


def test_only_a_change_makes_another_backup(lab: Lab, vault: OpenVault) -> None:
    keeper = lab.keeper(vault)
    assert keeper.last_backup() is None
    assert keeper.backup() is not None
    assert keeper.backup() is None
    assert keeper.last_backup() == NOW
    with lab.unit(vault, keeper.committed) as unit:
        unit.cases.get(jana().client.id)
    assert keeper.backup() is None, "reading is no change"
    lab.save(vault, jana())
    assert keeper.backup() is not None, "written behind the keeper's back, as after a crash"
    keeper.change_passphrase(PASSPHRASE, "neu und lang")
    assert keeper.backup() is not None
    keeper.close()
    assert len(lab.keeper(lab.open("neu und lang")).backups()) == 3
    lab.close()


def test_closing_backs_up_what_changed(lab: Lab, vault: OpenVault) -> None:
    lab.save(vault, jana())
    keeper = lab.keeper(vault)
    keeper.close()
    keeper.close()
    assert lab.names() == ["schluessel.json", "sicherungen", "tresor.db"]
    again = lab.keeper(lab.open(), NOW + timedelta(hours=1))
    again.close()
    assert len(again.backups()) == 1, "nothing changed since"


def test_the_chosen_folder_takes_the_backups_from_now_on(lab: Lab, vault: OpenVault, tmp_path: Path) -> None:
    keeper = lab.keeper(vault, backups=tmp_path / "stick")
    assert keeper.backup_folder == tmp_path / "stick"
    keeper.backup()
    keeper.use_backup_folder(None)
    assert keeper.backup_folder == lab.folder / "sicherungen"
    assert keeper.backup() is not None, "there is none in this folder"
    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_two_backups_of_one_second_get_two_names(lab: Lab, vault: OpenVault, keeper: SqlVaultKeeper) -> None:
    for _ in range(3):
        lab.save(vault, jana())
        keeper.backup()
    names = [path.name for path in keeper.backups()]
    assert sorted(names) == ["Lotse-20261124-104200-2.zip", "Lotse-20261124-104200-3.zip", "Lotse-20261124-104200.zip"]
    assert names[0] == "Lotse-20261124-104200-3.zip", "the newest comes first"


def test_other_files_and_other_vaults_in_the_folder_are_left_alone(lab: Lab, vault: OpenVault, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    other = Lab(tmp_path / "anderer", tmp_path / "c2")
    other.create()
    foreign = other.keeper(other.open(), backups=folder).backup()
    other.close()
    assert foreign is not None
    (folder / "Lotse-20200101-000000.zip").write_bytes(b"kein Archiv")
    (folder / "Lotse-20269999-000000.zip").write_bytes(foreign.read_bytes())
    (folder / "urlaub.zip").write_bytes(b"x")
    for hour in range(12):
        lab.save(vault, jana())
        lab.keeper(vault, NOW + timedelta(hours=hour), folder).backup()
    keeper = lab.keeper(vault, backups=folder)
    assert len(keeper.backups()) == 5
    assert {foreign.name, "Lotse-20200101-000000.zip", "urlaub.zip"} <= {path.name for path in folder.iterdir()}


# ---- thinning


@settings(max_examples=100)
@given(times)
def test_thinning_keeps_the_newest_of_every_period(written: list[datetime]) -> None:
    kept = kept_times(written)
    assert kept <= set(written)
    newest_first = sorted(set(written), reverse=True)
    assert set(newest_first[:5]) <= kept
    assert len(kept) <= 5 + 14 + 8 + 12
    for how_many, period in ((14, "%Y-%m-%d"), (8, "%G-%V"), (12, "%Y-%m")):
        periods = sorted({time.strftime(period) for time in written}, reverse=True)[:how_many]
        assert {max(t for t in written if t.strftime(period) == p) for p in periods} <= kept


@settings(max_examples=50)
@given(times)
def test_thinning_twice_changes_nothing(written: list[datetime]) -> None:
    assert kept_times(kept_times(written)) == kept_times(written)


def test_a_year_of_half_hourly_backups_is_thinned_to_a_few() -> None:
    kept: set[datetime] = set()
    for step in range(0, 2 * 24 * 365, 23):
        kept = kept_times(kept | {NOW + timedelta(minutes=30 * step)})
    assert 30 <= len(kept) <= 39
    assert max(kept) - min(kept) >= timedelta(days=320)


# ---- nothing good is replaced by something bad


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_damaged_vault_makes_no_backup_and_thins_nothing(lab: Lab) -> None:
    vault = lab.open()
    lab.save(vault, jana())
    lab.keeper(vault).close()
    data = (lab.folder / "tresor.db").read_bytes()
    for page in range(2, len(data) // 4096):
        (lab.folder / "tresor.db").write_bytes(data[: page * 4096] + bytes(4096) + data[(page + 1) * 4096 :])
        damaged = lab.open()
        keeper = lab.keeper(damaged, NOW + timedelta(days=1))
        with pytest.raises(DamagedVaultError):
            keeper.backup()
        assert len(keeper.backups()) == 1
        damaged.close()
        break
    assert [path.name for path in (lab.folder / "sicherungen").iterdir()] == ["Lotse-20261124-104200.zip"]


@pytest.mark.parametrize("what", ["a bit", "rows"])
def test_a_copy_that_is_not_whole_is_thrown_away(
    lab: Lab, vault: OpenVault, keeper: SqlVaultKeeper, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    lab.save(vault, jana())
    verify = backups_module._verify

    def spoiled(copy: Path, key: DatabaseKey, counts: dict[str, int]) -> None:
        if what == "a bit":
            flip_a_bit(copy)
        verify(copy, key, counts if what == "a bit" else counts | {"client": 2})

    monkeypatch.setattr(backups_module, "_verify", spoiled)
    with pytest.raises(DamagedVaultError, match="verworfen"):
        keeper.backup()
    assert list((lab.folder / "sicherungen").iterdir()) == []


def test_a_full_disk_leaves_no_half_backup_and_the_vault_closes(
    lab: Lab, keeper: SqlVaultKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups_module, "flush", full)
    with pytest.raises(NoAccessError, match="Datenträger voll"):
        keeper.close()
    assert list((lab.folder / "sicherungen").iterdir()) == []
    monkeypatch.undo()
    lab.open().close()


def test_a_folder_that_cannot_be_made_is_said(lab: Lab, vault: OpenVault, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    with pytest.raises(NoAccessError):
        lab.keeper(vault, backups=tmp_path / "datei" / "ordner").backup()


def test_what_a_killed_backup_left_behind_goes_with_the_next(
    lab: Lab, vault: OpenVault, keeper: SqlVaultKeeper
) -> None:
    work = lab.folder / "sicherungen" / f".neu-{vault.key.vault_id.hex()[:8]}"
    work.mkdir(parents=True)
    (work / "tresor.db").write_bytes(b"halb")
    keeper.backup()
    assert [path.suffix for path in (lab.folder / "sicherungen").iterdir()] == [".zip"]


def test_a_backup_carries_the_present_key_file(vault: OpenVault, keeper: SqlVaultKeeper, tmp_path: Path) -> None:
    keeper.change_passphrase(PASSPHRASE, "neu und lang")
    path = keeper.backup()
    assert path is not None
    header = header_in(unpacked(path, tmp_path / "kopie") / "schluessel.json")
    assert header == vault.header
    assert header.kdf == CHEAP
