"""After a case is deleted no byte of it is left: decrypted pages, journal, backups and logs are looked into."""

import logging
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from lotse_desktop.domain.assessment import LIFECYCLE, FormAnswers
from lotse_desktop.domain.due import DueItem, DueKind
from lotse_desktop.domain.lifecycle import Lifecycle, Pause
from lotse_desktop.domain.plan import Actor, Goal, Plan, Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanReport, PlanVersion
from lotse_desktop.domain.tombstones import ErasureReason, Tombstone
from lotse_desktop.log import start_log
from lotse_desktop.services.cases import list_figures
from lotse_desktop.services.erasure import Erased, Erasure
from lotse_desktop.storage.engine import raw, row_counts
from lotse_desktop.storage.keeper import SqlVaultKeeper
from lotse_desktop.storage.keys import DatabaseKey
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import NOW, TODAY, a_child, a_client, a_record, an_early_week, an_id, jana
from tests.storage.conftest import Lab

PAGE = 4096
MARK = "Zebraglanz"


def marked() -> CaseRecord:
    """A case that carries the marker wherever words are kept; large enough for pages of its own."""
    record = a_record(a_client(MARK, MARK, children=(a_child(MARK),)), an_early_week())
    for number in range(13):
        record = record.with_payload(f"D{number}", FormAnswers(note=f"{MARK} " * 200))
    record = record.with_payload(LIFECYCLE, Lifecycle(pause=Pause(since=date(2026, 11, 1), reason=MARK)))
    goal = Goal(id="g", text=MARK)
    step = Step(id="s", text=MARK, actor=Actor.CLIENT, place=MARK)
    record = record.with_plan(Plan(goals=(goal,), steps=(step,)))
    return record.with_new_round(an_id(77), date(2026, 11, 20)).with_payload("D1", FormAnswers(note=MARK))


def a_version() -> PlanVersion:
    return PlanVersion(number=1, printed_on=TODAY, report=PlanReport(day=TODAY, version=1, name=MARK))


def plain_pages(data: bytes, key: DatabaseKey) -> bytes:
    """Every page of an encrypted database, unused ones too: AES-256-CBC, 16 bytes IV and 64 bytes seal at its end."""
    found = b""
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body, iv = page[16 if start == 0 else 0 : PAGE - 80], page[PAGE - 80 : PAGE - 64]
        decryptor = Cipher(AES(bytes(key.raw)), CBC(iv)).decryptor()
        found += decryptor.update(body) + decryptor.finalize()
    return found


def traces(lab: Lab, key: DatabaseKey) -> list[str]:
    """Files below the lab in which the marker is found, as it stands or decrypted."""
    found: list[str] = []
    for path in sorted(lab.folder.parent.rglob("*")):
        if not path.is_file():
            continue
        contents = [path.read_bytes()]
        if path.name == "tresor.db":
            contents.append(plain_pages(contents[0], key))
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                contents.append(plain_pages(archive.read("tresor.db"), key))
        if any(MARK.encode() in content or MARK.casefold().encode() in content for content in contents):
            found.append(path.name)
    return found


def filled(lab: Lab, vault: OpenVault) -> CaseRecord:
    """The marked case among others, with a printed plan and dates."""
    record = marked()
    with lab.unit(vault) as unit:
        for other in (jana(), record, jana()):
            unit.cases.save(other, list_figures(other), NOW)
        unit.due.replace(record.client.id, [DueItem(DueKind.STEP, "s", date(2026, 12, 1), None, MARK)])
        unit.plan_versions.add(record.client.id, a_version(), MARK.encode() * 900)
        unit.commit()
    return record


def erasure(lab: Lab, vault: OpenVault, keeper: SqlVaultKeeper) -> Erasure:
    return Erasure(lambda: lab.unit(vault, keeper.committed), keeper, lambda: NOW)


def test_no_byte_of_the_case_is_left(lab: Lab, vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = lab.folder.parent / "temporaer"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    log = start_log(lab.folder.parent)
    record, keeper = filled(lab, vault), lab.keeper(vault)
    older = keeper.backup()
    key = DatabaseKey(bytearray(vault.key.raw), vault.key.vault_id)
    erased = erasure(lab, vault, keeper).erase(record.client.id, ErasureReason.REQUEST, backups=True)
    assert erased == Erased(left=0)
    keeper.close()
    assert older is not None
    assert not older.exists()
    assert traces(lab, key) == []
    journal = lab.folder / "tresor.db-journal"
    assert not journal.exists() or journal.stat().st_size == 0
    assert log is not None
    logging.getLogger().removeHandler(log)
    log.close()


def test_the_search_finds_the_case_before_it_is_deleted_and_in_a_backup_that_stays(lab: Lab, vault: OpenVault) -> None:
    record, keeper = filled(lab, vault), lab.keeper(vault)
    keeper.backup()
    key = DatabaseKey(bytearray(vault.key.raw), vault.key.vault_id)
    vault.close()
    assert len(traces(lab, key)) == 2
    vault = lab.open()
    later = lab.keeper(vault, NOW + timedelta(days=1))
    erased = erasure(lab, vault, later).erase(record.client.id, ErasureReason.MISTAKE, backups=False)
    assert erased == Erased(left=1)
    later.close()
    assert [name.endswith(".zip") for name in traces(lab, key)] == [True]


def test_whatever_belongs_to_the_case_goes_and_a_tombstone_stays(lab: Lab, vault: OpenVault) -> None:
    others = [jana(), jana()]
    for other in others:
        lab.save(vault, other)
    with raw(vault.engine) as connection:
        before = row_counts(connection)
    record = marked()
    lab.save(vault, record)
    with lab.unit(vault) as unit:
        unit.plan_versions.add(record.client.id, a_version(), b"pdf")
        unit.due.replace(record.client.id, [DueItem(DueKind.STEP, "s", date(2026, 12, 1), None, MARK)])
        unit.commit()
    erasure(lab, vault, lab.keeper(vault)).erase(record.client.id, ErasureReason.RETENTION, backups=False)
    with raw(vault.engine) as connection:
        assert row_counts(connection) == before | {"tombstone": 1, "audit": before["audit"] + 1}
    with lab.unit(vault) as unit:
        assert list(unit.erasure.tombstones()) == [Tombstone(date(2026, 11, 1), ErasureReason.RETENTION)]
    assert [lab.load(vault, other) for other in others] == others


def test_backups_below_the_vault_go_too_when_they_are_written_elsewhere_now(
    lab: Lab, vault: OpenVault, tmp_path: Path
) -> None:
    record = filled(lab, vault)
    below = lab.keeper(vault).backup()
    keeper = lab.keeper(vault, NOW + timedelta(days=1), tmp_path / "stick")
    erasure(lab, vault, keeper).erase(record.client.id, ErasureReason.REQUEST, backups=True)
    assert below is not None
    assert not below.exists()
    assert len(keeper.backups()) == 1


def test_the_new_backup_stays_when_the_folder_is_named_in_another_way(lab: Lab, vault: OpenVault) -> None:
    record = filled(lab, vault)
    keeper = lab.keeper(vault, NOW, lab.folder / ".." / lab.folder.name / "sicherungen")
    keeper.backup()
    erasure(lab, vault, keeper).erase(record.client.id, ErasureReason.REQUEST, backups=True)
    assert len(keeper.backups()) == 1


def test_a_backup_that_cannot_be_deleted_is_told(lab: Lab, vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    record, keeper = filled(lab, vault), lab.keeper(vault)
    older = keeper.backup()
    unlink = Path.unlink

    def stuck(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is
        if path == older:
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stuck)
    erased = erasure(lab, vault, keeper).erase(record.client.id, ErasureReason.REQUEST, backups=True)
    assert erased.left == 2
    assert "nicht löschen" in erased.problem
