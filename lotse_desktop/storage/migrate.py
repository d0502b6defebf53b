"""Bring the tables of a vault to the present revision, or leave every byte as it was.

Foreign keys are off meanwhile: with them on, rebuilding a parent table silently deletes its children.
Alembic is imported only when there is something to do.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection

from lotse_desktop.domain.errors import DamagedVaultError, NewerVaultError
from lotse_desktop.paths import program_folder
from lotse_desktop.storage.engine import Raw, make_engine, row_counts, user_faults
from lotse_desktop.storage.keys import DatabaseKey

REVISIONS: Final = ("0001", "0002", "0003")
"""All revisions, oldest first; a test compares them with the scripts."""
HEAD: Final = REVISIONS[-1]


class LossyMigrationError(RuntimeError):
    """A migration would have lost rows or left dangling ones; it was rolled back.  Our bug."""


def needs_migration(connection: Raw) -> bool:
    """Whether the tables are older than this program.

    Raises :class:`NewerVaultError` for a revision that this program does not know, :class:`DamagedVaultError` for a
    database without one.
    """
    with user_faults():
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    if row is None:
        raise DamagedVaultError(
            "Die Datei tresor.db enthält keinen Lotse-Tresor: Bitte stellen Sie die letzte Sicherung wieder her."
        )
    if row[0] not in REVISIONS:
        raise NewerVaultError(
            "Dieser Tresor wurde mit einer neueren Fassung von Lotse geschrieben: Bitte aktualisieren Sie das "
            "Programm; am Tresor wurde nichts geändert."
        )
    return bool(row[0] != HEAD)


def migrate(database: Path, key: DatabaseKey, *, create: bool = False, scripts: Path | None = None) -> None:
    """Upgrade to the head in one transaction.  Nobody else may have the database open.

    ``create``: make the file.  ``scripts``: the folder of the revisions, that of the program unless a test says so.
    Raises :class:`LossyMigrationError`.
    """
    engine = make_engine(database, key, create=create, foreign_keys=False)
    try:
        with user_faults(), engine.begin() as connection:
            driver = cast(Raw, connection.connection.driver_connection)
            before = row_counts(driver)
            _upgrade(connection, scripts or program_folder() / "alembic")
            _refuse_loss(before, row_counts(driver))
            if driver.execute("PRAGMA foreign_key_check").fetchone():
                raise LossyMigrationError("foreign keys")
    finally:
        engine.dispose()


def _upgrade(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _refuse_loss(before: Mapping[str, int], after: Mapping[str, int]) -> None:
    lost = [table for table, rows in before.items() if after.get(table, 0) < rows]
    if lost:
        raise LossyMigrationError(f"rows lost in {', '.join(lost)}")
