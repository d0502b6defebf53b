"""Migrations: the tables of the program, no child lost, all or nothing, a backup before."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from lotse_desktop.domain.errors import DamagedVaultError, NoAccessError
from lotse_desktop.paths import program_folder
from lotse_desktop.storage import migrate as migrate_module
from lotse_desktop.storage.engine import connect, make_engine, raw, row_counts
from lotse_desktop.storage.keys import DatabaseKey
from lotse_desktop.storage.migrate import HEAD, REVISIONS, LossyMigrationError, migrate, needs_migration
from lotse_desktop.storage.tables import Base
from lotse_desktop.storage.unlock import Unlocked
from lotse_desktop.storage.vault_file import OpenVault, open_vault
from tests.builders import NOW, a_child, a_client, a_record, an_early_week
from tests.storage.conftest import PASSPHRASE, Lab

REBUILD = """
    with op.batch_alter_table("client", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.Text(), nullable=True))
"""


def with_next(tmp_path: Path, body: str) -> Path:
    """The folder of the scripts with one more revision."""
    scripts = tmp_path / "alembic"
    shutil.copytree(program_folder() / "alembic", scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9999_next.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\nrevision = '9999'\ndown_revision = {HEAD!r}\n\n\n"
        f"def upgrade() -> None:\n{body}\n",
        encoding="utf-8",
    )
    return scripts


@pytest.fixture
def filled(lab: Lab) -> Lab:
    """A closed vault with a client, two children, an assessment and a plan."""
    vault = lab.open()
    lab.save(vault, a_record(a_client(children=(a_child(), a_child("Ben", child_id="ben"))), an_early_week()))
    lab.close()
    return lab


def counts(vault: OpenVault) -> dict[str, int]:
    with raw(vault.engine) as connection:
        return row_counts(connection)


def upgraded(lab: Lab, scripts: Path) -> None:
    """Migrate the closed vault with these scripts."""
    vault = lab.open()
    key = vault.key.raw[:]
    lab.close()
    vault.key.raw[:] = key
    migrate(lab.folder / "tresor.db", vault.key, scripts=scripts)


def test_the_migrations_make_the_tables_of_the_program(vault: OpenVault) -> None:
    with vault.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_known_revisions_are_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(program_folder() / "alembic"))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("    op.execute('DELETE FROM child')", LossyMigrationError),
        ("    op.drop_table('step')\n    op.execute('DELETE FROM section')", LossyMigrationError),
        ("    op.drop_table('child')", LossyMigrationError),
        ("    op.execute(\"UPDATE child SET client_id = 'niemand'\")", LossyMigrationError),
        ("    op.add_column('client', sa.Column('a', sa.Text()))\n    op.execute('nonsense')", OperationalError),
        ("    op.add_column('client', sa.Column('a', sa.Text()))\n    raise KeyboardInterrupt", KeyboardInterrupt),
    ],
)
def test_a_migration_that_loses_something_or_fails_leaves_everything(
    filled: Lab, tmp_path: Path, body: str, error: type[BaseException]
) -> None:
    before = counts(filled.open())
    filled.close()
    with pytest.raises(error):
        upgraded(filled, with_next(tmp_path, body))
    vault = filled.open()
    assert counts(vault) == before
    with vault.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_with_foreign_keys_on_the_children_would_be_gone_and_that_is_noticed(
    filled: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_foreign_keys(path: Path, key: DatabaseKey, **_rest: object) -> Engine:
        return make_engine(path, key)

    monkeypatch.setattr(migrate_module, "make_engine", with_foreign_keys)
    with pytest.raises(LossyMigrationError, match="child"):
        upgraded(filled, with_next(tmp_path, REBUILD))


@pytest.fixture
def older(filled: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """A vault that is one revision older than the program."""
    with_next(tmp_path, REBUILD)
    monkeypatch.setattr(migrate_module, "REVISIONS", (*REVISIONS, "9999"))
    monkeypatch.setattr(migrate_module, "HEAD", "9999")
    monkeypatch.setattr(migrate_module, "program_folder", lambda: tmp_path)
    return filled


def test_an_older_vault_is_backed_up_and_migrated_when_it_is_opened(older: Lab) -> None:
    seen: list[dict[str, int]] = []

    def backup(unlocked: Unlocked) -> None:
        assert needs_migration(unlocked.connection)
        seen.append(row_counts(unlocked.connection))

    vault = open_vault(older.folder, PASSPHRASE, config_folder=older.config, now=NOW, before_migration=backup)
    assert [counts(vault)] == seen
    with raw(vault.engine) as connection:
        assert not needs_migration(connection)
        assert connection.execute("SELECT nickname FROM client").fetchall() == [(None,)]
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    vault.close()
    older.open()  # nothing more to migrate


def test_without_a_backup_there_is_no_migration(older: Lab) -> None:
    before = (older.folder / "tresor.db").read_bytes()

    def fail(_unlocked: Unlocked) -> None:
        raise NoAccessError("voll")

    with pytest.raises(NoAccessError):
        open_vault(older.folder, PASSPHRASE, config_folder=older.config, now=NOW, before_migration=fail)
    assert (older.folder / "tresor.db").read_bytes() == before


def test_an_encrypted_database_that_is_no_vault_is_said(lab: Lab) -> None:
    vault = lab.open()
    with raw(vault.engine) as connection:
        connection.execute("DROP TABLE alembic_version")
    lab.close()
    with pytest.raises(DamagedVaultError, match="keinen Lotse-Tresor"):
        lab.open()


def test_killed_in_the_middle_the_vault_has_the_old_or_the_new_tables(filled: Lab, tmp_path: Path) -> None:
    filler = "op.execute('CREATE TABLE filler AS SELECT hex(randomblob(2000000)) AS x')"
    vault = filled.open()
    before, key = counts(vault), vault.key
    raw_key, vault_id = bytes(key.raw), key.vault_id
    filled.close()
    scripts = with_next(tmp_path, f"{REBUILD}\n    {filler}\n    import os\n    os._exit(9)")
    script = (
        "import sys\nfrom pathlib import Path\nfrom lotse_desktop.storage.keys import DatabaseKey\n"
        "from lotse_desktop.storage.migrate import migrate\n"
        "key = DatabaseKey(bytearray.fromhex(sys.argv[3]), bytes.fromhex(sys.argv[4]))\n"
        "migrate(Path(sys.argv[1]), key, scripts=Path(sys.argv[2]))\n"
    )
    arguments = [str(filled.folder / "tresor.db"), str(scripts), raw_key.hex(), vault_id.hex()]
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False)
    assert done.returncode == 9
    assert (filled.folder / "tresor.db-journal").stat().st_size > 0, "it was interrupted while writing"
    again = filled.open()
    assert counts(again) == before


def test_the_raw_connection_of_a_new_vault_is_at_the_head(vault: OpenVault) -> None:
    vault.engine.dispose()
    connection = connect(vault.files.database, vault.key)
    assert not needs_migration(connection)
    connection.close()
