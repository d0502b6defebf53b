"""The whole vault behind its front door: make, open, print, check, back up, restore."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from lotse_desktop import bootstrap
from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.emergency_contacts import Typed, find_contacts
from lotse_desktop.domain.errors import (
    BadFileError,
    NoAccessError,
    NoConsentError,
    VaultInUseError,
    WrongSecretError,
)
from lotse_desktop.domain.work_times import WorkTimesWish
from lotse_desktop.paths import Places, places_in
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.storage.vault_file import open_vault
from tests.builders import NOW, a_client, a_record, jana
from tests.families import mara

PASSPHRASE = "korrekt Pferd Batterie Heftklammer"


def now() -> datetime:
    return NOW


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_in(tmp_path)


@pytest.fixture
def folder(places: Places) -> Path:
    """A new vault; its key is derived at full strength."""
    folder = bootstrap.default_vault_folder(places)
    bootstrap.create_vault(folder, PASSPHRASE, places=places)
    return folder


@pytest.fixture
def workspace(folder: Path, places: Places) -> Iterator[Workspace]:
    workspace = bootstrap.open_workspace(folder, PASSPHRASE, places=places, now=now)
    yield workspace
    workspace.close()


def test_a_case_is_added_printed_and_there_again(workspace: Workspace, folder: Path, places: Places) -> None:
    record = jana()
    workspace.clients.add(record)
    printed = workspace.plans.print(record)
    assert printed.pdf.startswith(b"%PDF")
    workspace.close()

    again = bootstrap.open_workspace(folder, PASSPHRASE, places=places, now=now)
    (entry,) = again.clients.find("jana")
    assert again.cases.open(entry.id) == record
    assert again.plans.pdf(entry.id, 1) == printed.pdf
    assert list(again.plans.versions(entry.id)) == [printed.version]
    again.close()


def test_no_phone_number_gets_into_the_vault(workspace: Workspace, folder: Path, places: Places) -> None:
    """Every row of every table is read, decrypted."""
    record = mara()
    workspace.clients.add(record)
    typed = {contact.key: Typed("0170 9876543", "bis 20 Uhr") for contact in find_contacts(record)}
    assert workspace.papers.emergency(record, typed).pdf.startswith(b"%PDF")
    workspace.cases.save(record)
    workspace.plans.print(record)
    workspace.close()

    vault = open_vault(folder, PASSPHRASE, config_folder=places.config, now=NOW, before_migration=print)
    with vault.engine.connect() as connection:
        tables = [name for (name,) in connection.exec_driver_sql("select name from sqlite_master where type = 'table'")]
        rows = [repr(row) for table in tables for row in connection.exec_driver_sql(f'select * from "{table}"')]  # noqa: S608
    vault.close()
    assert any("Nachbarin F." in row for row in rows)
    assert [row for row in rows if "9876543" in row or "bis 20 Uhr" in row] == []


def test_consent_is_kept_with_the_case_and_the_employer_gets_a_page(workspace: Workspace) -> None:
    record = mara()
    workspace.clients.add(record)
    wish = WorkTimesWish(date(2026, 11, 30))
    with pytest.raises(NoConsentError):
        workspace.papers.work_times(record, wish)
    workspace.cases.save(record.with_consents(Consents(employer_times=NOW.date())))
    again = workspace.cases.open(record.client.id)
    assert again.consents.employer_times == NOW.date()
    assert workspace.papers.work_times(again, wish).pdf.startswith(b"%PDF")


def test_the_catalogue_comes_with_the_workspace(workspace: Workspace) -> None:
    assert workspace.catalogue_problems == ()
    assert workspace.catalogue.domains


def test_whether_a_vault_is_there_is_told_without_opening_it(folder: Path, tmp_path: Path) -> None:
    assert bootstrap.is_vault(folder)
    assert not bootstrap.is_vault(tmp_path)
    assert not bootstrap.is_vault(tmp_path / "nirgends")


def test_the_recovery_code_opens_it_and_a_wrong_secret_does_not(places: Places) -> None:
    folder = places.data / "zweiter"
    code = bootstrap.create_vault(folder, PASSPHRASE, places=places)
    bootstrap.open_workspace(folder, code, places=places, now=now).close()
    with pytest.raises(WrongSecretError):
        bootstrap.open_workspace(folder, "falsch", places=places, now=now)


def test_a_backup_is_restored_and_what_was_there_is_kept(workspace: Workspace, folder: Path, places: Places) -> None:
    workspace.clients.add(a_record(a_client("Ana", "Muster")))
    backup = workspace.vault.backup()
    assert backup is not None
    workspace.clients.add(a_record(a_client("Kim", "Beispiel")))
    with pytest.raises(VaultInUseError):
        bootstrap.restore_backup(backup, folder, places=places, now=now)
    workspace.close()

    former = bootstrap.restore_backup(backup, folder, places=places, now=now)
    assert former is not None
    assert names(folder, places) == ["Ana"]
    assert names(former, places) == ["Kim", "Ana"]


def names(folder: Path, places: Places) -> list[str]:
    workspace = bootstrap.open_workspace(folder, PASSPHRASE, places=places, now=now)
    found = [entry.given_name for entry in workspace.clients.find("")]
    workspace.close()
    return found


def test_backups_go_to_the_chosen_folder(folder: Path, places: Places, tmp_path: Path) -> None:
    chosen = tmp_path / "stick"
    workspace = bootstrap.open_workspace(folder, PASSPHRASE, places=places, now=now, backup_folder=chosen)
    workspace.close()
    assert [path.suffix for path in chosen.iterdir()] == [".zip"]
    assert not (folder / "sicherungen").exists()


def test_a_vault_is_checked_page_by_page(folder: Path, places: Places) -> None:
    assert "in Ordnung" in bootstrap.check_vault(folder, PASSPHRASE, places=places)[0]
    with pytest.raises(NoAccessError):
        bootstrap.check_vault(folder / "nirgends", PASSPHRASE, places=places)


def test_the_first_plan_of_a_case_file_needs_no_vault() -> None:
    assert bootstrap.draw_first_plan(jana(), "de", now).startswith(b"%PDF")
    with pytest.raises(BadFileError):
        bootstrap.draw_first_plan(jana(), "xx", now)


def test_opening_a_vault_loads_neither_alembic_nor_paper_nor_qt(folder: Path, places: Places) -> None:
    script = """
import sys
from datetime import date, datetime
from pathlib import Path
from lotse_desktop import bootstrap
from lotse_desktop.paths import places_in
workspace = bootstrap.open_workspace(
    Path(sys.argv[1]), sys.argv[3], places=places_in(Path(sys.argv[2])), now=lambda: datetime(2026, 11, 24)
)
workspace.clients.find("")
workspace.close()
print(sorted({"alembic", "reportlab", "pikepdf", "PIL", "PySide6"} & set(sys.modules)))
"""
    command = [sys.executable, "-c", script, str(folder), str(places.data.parent), PASSPHRASE]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
