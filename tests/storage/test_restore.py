"""Restoring a backup: checked before anything changes, the former vault is kept, interrupted anywhere one opens."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lotse_desktop.domain.errors import BadFileError, NoAccessError, VaultInUseError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.storage import restore as restore_module
from lotse_desktop.storage.restore import restore
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, jana
from tests.storage.conftest import PASSPHRASE, Lab


@pytest.fixture
def saved() -> CaseRecord:
    """In the backup and in the present vault."""
    return jana()


@pytest.fixture
def later() -> CaseRecord:
    """In the present vault only."""
    return jana()


@pytest.fixture
def backup(lab: Lab, saved: CaseRecord, later: CaseRecord) -> Path:
    """A backup; the closed vault has moved on since."""
    vault = lab.open()
    lab.save(vault, saved)
    path = lab.keeper(vault).backup()
    assert path is not None
    lab.save(vault, later)
    lab.close()
    return path


def put_back(lab: Lab, backup: Path) -> Path | None:
    return restore(backup, lab.folder, config_folder=lab.config, now=NOW)


def holds(lab: Lab, record: CaseRecord, folder: Path | None = None, secret: str = PASSPHRASE) -> bool:
    vault = lab.open(secret, folder)
    found = lab.load(vault, record)
    lab.close()
    return found == record


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_backup_is_the_vault_and_the_former_one_opens_beside_it(
    lab: Lab, backup: Path, saved: CaseRecord, later: CaseRecord
) -> None:
    former = put_back(lab, backup)
    assert former == lab.folder / "Tresor-vor-Wiederherstellung-20261124-104200"
    assert holds(lab, saved)
    assert not holds(lab, later)
    assert holds(lab, saved, former)
    assert holds(lab, later, former)
    assert backup.exists()


def test_what_an_interrupted_restoring_left_goes_with_the_next(lab: Lab, backup: Path) -> None:
    (lab.folder / "Tresor-vor-Wiederherstellung-20200101-000000.neu").mkdir()
    (lab.folder / "tresor.db.neu").write_bytes(b"halb")
    put_back(lab, backup)
    assert not [name for name in lab.names() if name.endswith(".neu")]


def test_restoring_twice_in_one_second_keeps_both(lab: Lab, backup: Path) -> None:
    assert put_back(lab, backup) != put_back(lab, backup)


def test_a_backup_restores_into_an_empty_place(backup: Path, saved: CaseRecord, tmp_path: Path) -> None:
    other = Lab(tmp_path / "neu", tmp_path / "anderer Rechner")
    assert put_back(other, backup) is None
    assert holds(other, saved)


def test_after_an_older_backup_old_and_present_passphrase_open(lab: Lab, backup: Path, saved: CaseRecord) -> None:
    vault = lab.open()
    vault.change_passphrase(PASSPHRASE, "neu und lang")
    lab.close()
    put_back(lab, backup)
    assert holds(lab, saved, secret=PASSPHRASE)
    assert holds(lab, saved, secret="neu und lang")


def test_the_backup_of_another_vault_brings_its_key(backup: Path, saved: CaseRecord, tmp_path: Path) -> None:
    other = Lab(tmp_path / "anderer", tmp_path / "anderer Rechner")
    other.create()
    put_back(other, backup)
    assert holds(other, saved)


def test_a_journal_of_the_former_vault_never_meets_the_restored_one(
    lab: Lab, backup: Path, saved: CaseRecord, later: CaseRecord
) -> None:
    vault = lab.open()
    with vault.engine.connect() as connection:  # begins a transaction
        connection.exec_driver_sql("PRAGMA cache_size = 1")
        connection.exec_driver_sql("CREATE TABLE ballast AS SELECT randomblob(300000) AS x")
        torn = {name: (lab.folder / name).read_bytes() for name in ("tresor.db", "tresor.db-journal")}
        connection.rollback()
    lab.close()
    assert len(torn["tresor.db-journal"]) > 4096
    for name, data in torn.items():
        (lab.folder / name).write_bytes(data)

    former = put_back(lab, backup)
    assert not (lab.folder / "tresor.db-journal").exists()
    assert holds(lab, saved)
    assert holds(lab, later, former), "rolled back beside its own journal"


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize("damage", [cut, flipped, lambda _data: b"", lambda _data: b"PK\x03\x04 und mehr"])
def test_a_damaged_backup_changes_nothing(lab: Lab, backup: Path, damage: Callable[[bytes], bytes]) -> None:
    backup.write_bytes(damage(backup.read_bytes()))
    before = everything(lab.folder)
    with pytest.raises(BadFileError, match="nichts geändert"):
        put_back(lab, backup)
    assert everything(lab.folder) == before


@pytest.mark.parametrize(
    "members",
    [
        {"tresor.db": b"x"},
        {"tresor.db": bytes(8192), "schluessel.json": b"{}"},
        {"../tresor.db": b"x", "schluessel.json": b"{}"},
        {"tresor.db": b"x", "schluessel.json": b"{}", "mehr": b""},
    ],
)
def test_an_archive_of_something_else_changes_nothing(lab: Lab, tmp_path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(tmp_path / "fremd.zip", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    before = everything(tmp_path)
    with pytest.raises(BadFileError):
        put_back(lab, tmp_path / "fremd.zip")
    assert everything(tmp_path) == before


def test_key_and_database_of_two_vaults_are_refused(lab: Lab, backup: Path, tmp_path: Path) -> None:
    other = Lab(tmp_path / "anderer", tmp_path / "c")
    other.create()
    with zipfile.ZipFile(backup) as archive, zipfile.ZipFile(tmp_path / "gemischt.zip", "w") as mixed:
        mixed.writestr("tresor.db", archive.read("tresor.db"))
        mixed.writestr("schluessel.json", (other.folder / "schluessel.json").read_bytes())
    with pytest.raises(BadFileError):
        put_back(lab, tmp_path / "gemischt.zip")


def test_an_open_vault_and_a_lost_backup_are_said(lab: Lab, backup: Path) -> None:
    vault = lab.open()
    with pytest.raises(VaultInUseError):
        put_back(lab, backup)
    lab.save(vault, jana())
    lab.close()
    with pytest.raises(BadFileError, match="nicht mehr"):
        put_back(lab, backup.with_name("weg.zip"))


@pytest.mark.parametrize("stop_at", range(8))
def test_interrupted_anywhere_here_or_beside_it_a_vault_opens(
    lab: Lab, backup: Path, later: CaseRecord, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    """Every durable step is a place to stop; the last of these counts lies behind the end."""
    steps = 0

    def or_stop(work: Callable[..., None]) -> Callable[..., None]:
        def step(*arguments: object) -> None:
            nonlocal steps
            if steps == stop_at:
                raise KeyboardInterrupt
            steps += 1
            work(*arguments)

        return step

    for name in ("flush", "flush_folder", "move_durably"):
        monkeypatch.setattr(restore_module, name, or_stop(getattr(restore_module, name)))
    try:
        put_back(lab, backup)
    except KeyboardInterrupt:
        assert steps == stop_at
    else:
        assert stop_at > 5
    monkeypatch.undo()
    lab.open().close()
    beside = [path for path in lab.folder.iterdir() if path.name.startswith("Tresor-vor") and path.suffix != ".neu"]
    assert holds(lab, later) or holds(lab, later, beside[0])


def test_a_full_disk_changes_nothing(
    lab: Lab, backup: Path, later: CaseRecord, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("flush", "move_durably"):
        with monkeypatch.context() as patch:
            patch.setattr(restore_module, name, full)
            with pytest.raises(NoAccessError):
                put_back(lab, backup)
        assert holds(lab, later)
    shutil.rmtree(tmp_path, ignore_errors=True)


def test_a_closed_vault_is_needed_and_left_usable(lab: Lab, backup: Path, vault: OpenVault) -> None:
    with pytest.raises(VaultInUseError):
        put_back(lab, backup)
    lab.save(vault, jana())
