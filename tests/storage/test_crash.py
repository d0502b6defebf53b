"""Killed at any moment, no case that was told to be saved is lost, and no name stands in any file."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanReport, PlanVersion
from lotse_desktop.services.cases import list_figures
from lotse_desktop.storage.engine import raw
from lotse_desktop.storage.restore import restore
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, TODAY, a_child, a_client, a_record, an_early_week
from tests.storage.conftest import PASSPHRASE, Lab

NAMES = (b"Geheimnis", b"geheimnis", b"Kim1", b"kim1", b"Kind1", b"kind1", b"Schritt", b"Fruehdienst", b"Kita", b"kita")


def names_in(folder: Path) -> set[tuple[str, bytes]]:
    """Which of the names stand in which file."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {(path.name, name) for path in files for name in NAMES if name in path.read_bytes()}


def test_fifteen_kills_lose_nothing_and_leave_no_name(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.storage.kills", str(tmp_path), "15", "11"]
    tally = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert tally["lost"] == []
    assert tally["whole"]
    assert tally["kills"] == 15
    assert tally["told"] >= 15
    assert names_in(tmp_path) == set()


def test_the_search_for_names_finds_names(tmp_path: Path) -> None:
    (tmp_path / "offen.db").write_bytes(b"SQLite format 3\0 Kim17 Geheimnis")
    assert names_in(tmp_path) == {("offen.db", b"Geheimnis"), ("offen.db", b"Kim1")}


def a_secret_case() -> CaseRecord:
    return a_record(a_client("Kim1", "Geheimnis", (a_child("Kind1"),)), an_early_week())


def test_in_the_middle_of_a_transaction_no_name_stands_in_any_file(lab: Lab, vault: OpenVault) -> None:
    with raw(vault.engine) as connection:
        connection.execute("PRAGMA cache_size = 1")
    lab.save(vault, a_secret_case())
    with lab.unit(vault) as unit:
        for _ in range(20):
            record = a_secret_case()
            unit.cases.save(record, list_figures(record), NOW)
        unit.cases.find("", archived=False, limit=1)
        assert (lab.folder / "tresor.db-journal").stat().st_size > 0
        assert names_in(lab.folder) == set()


def test_a_whole_session_leaves_no_name_outside_the_encryption(lab: Lab, vault: OpenVault) -> None:
    keeper = lab.keeper(vault)
    record = a_secret_case()
    lab.save(vault, record)
    report = PlanReport(day=TODAY, version=1, name="Kim1 Geheimnis")
    with lab.unit(vault) as unit:
        unit.plan_versions.add(record.client.id, PlanVersion(number=1, printed_on=TODAY, report=report), b"Geheimnis")
        unit.commit()
    keeper.backup()
    keeper.change_passphrase(PASSPHRASE, "Geheimnis und Kim1 Kind1")
    keeper.close()
    restore(keeper.backups()[0], lab.folder, config_folder=lab.config, now=NOW)
    assert len([path for path in lab.folder.rglob("*") if path.is_file()]) >= 6
    assert names_in(lab.folder) == names_in(lab.config) == set()


def test_a_deleted_case_leaves_no_trace_in_the_decrypted_pages(lab: Lab, vault: OpenVault) -> None:
    """``secure_delete`` overwrites; looked for in a plain copy."""
    plain = lab.folder.parent / "offen.db"
    record = a_secret_case()
    lab.save(vault, record)
    with raw(vault.engine) as connection:
        for step in ("there", "gone"):
            connection.execute("ATTACH ? AS offen KEY ''", (str(plain),))
            connection.execute("SELECT sqlcipher_export('offen')")
            connection.execute("DETACH offen")
            assert bool(names_in(lab.folder.parent)) is (step == "there")
            plain.unlink()
            connection.execute("DELETE FROM client")


# ---- a full disk


def save_until_full(lab: Lab, vault: OpenVault) -> list[CaseRecord]:
    """Save until it is told that the disk is full; what was told to be safe."""
    saved: list[CaseRecord] = []
    for _ in range(1000):
        record = a_secret_case()
        try:
            lab.save(vault, record)
        except NoAccessError as error:
            assert "Datenträger voll" in error.sentence  # noqa: PT017 - how many went well is asked, too
            return saved
        saved.append(record)
    raise AssertionError("never full")


def test_a_full_database_tells_and_keeps_what_was_saved(lab: Lab, vault: OpenVault) -> None:
    record = a_secret_case()
    lab.save(vault, record)
    with raw(vault.engine) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    save_until_full(lab, vault)
    assert lab.load(vault, record) == record
    with raw(vault.engine) as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    later = a_secret_case()
    lab.save(vault, later)
    assert lab.load(vault, later) == later


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "klein"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("nobody may mount a disk here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_on_a_disk_that_fills_up_nothing_told_is_lost_and_work_goes_on(small_disk: Path, tmp_path: Path) -> None:
    lab = Lab(small_disk / "tresor", tmp_path / "einstellungen")
    lab.create()
    vault = lab.open()
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(2_750_000))
    saved = save_until_full(lab, vault)
    with pytest.raises(NoAccessError):
        lab.keeper(vault).backup()
    assert [lab.load(vault, record) for record in saved] == saved
    assert len(saved) > 3

    ballast.unlink()
    again = a_secret_case()
    lab.save(vault, again)
    assert lab.keeper(vault).backup() is not None
    lab.close()
    vault = lab.open()
    assert [lab.load(vault, record) for record in (*saved, again)] == [*saved, again]
    lab.close()
