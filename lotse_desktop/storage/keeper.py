"""The open vault as the window sees it: backups, keys, closing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.storage.backups import BackupFolder
from lotse_desktop.storage.engine import raw
from lotse_desktop.storage.key_files import BACKUPS, DATABASE
from lotse_desktop.storage.unlock import Unlocked
from lotse_desktop.storage.vault_file import OpenVault


def backup_before_migration(
    folder: Path, backup_folder: Path | None, clock: Callable[[], datetime], unlocked: Unlocked
) -> None:
    """Write a backup of the vault in ``folder`` as it is, whether it changed or not."""
    backups = BackupFolder(backup_folder or folder / BACKUPS, unlocked.key.vault_id)
    backups.write(unlocked.connection, unlocked.key, unlocked.header, _state(folder / DATABASE), clock())


class SqlVaultKeeper:
    """Fulfils ``services.ports.VaultKeeper``.  Every call belongs on the one database thread."""

    def __init__(self, vault: OpenVault, clock: Callable[[], datetime], backup_folder: Path | None) -> None:
        self._vault = vault
        self._clock = clock
        self._backups = BackupFolder(backup_folder or self.folder / BACKUPS, vault.key.vault_id)
        self._changed = False
        self._closed = False

    @property
    def folder(self) -> Path:
        """The folder of the vault."""
        return self._vault.files.folder

    @property
    def backup_folder(self) -> Path:
        """Where backups are written to."""
        return self._backups.folder

    def use_backup_folder(self, folder: Path | None) -> None:
        """Write backups there from now on; ``None``: below the vault."""
        self._backups = BackupFolder(folder or self.folder / BACKUPS, self._vault.key.vault_id)

    def committed(self) -> None:
        """Something was written since the last backup."""
        self._changed = True

    def backup(self) -> Path | None:
        """Write and verify a backup if something changed since the last one; the file, or ``None``."""
        state = _state(self._vault.files.database)
        newest = next(iter(self._backups.all()), None)
        if newest is not None and newest.state == state and not self._changed:
            return None
        with raw(self._vault.engine) as connection:
            path = self._backups.write(connection, self._vault.key, self._vault.header, state, self._clock())
        self._changed = False
        return path

    def last_backup(self) -> datetime | None:
        """When the newest backup was written."""
        return next((backup.written for backup in self._backups.all()), None)

    def backups(self) -> Sequence[Path]:
        """Backups of this vault, newest first."""
        return [backup.path for backup in self._backups.all()]

    def purge(self, *, backups: bool) -> None:
        """Leave no byte of what was deleted: rewrite the database; with ``backups``, write a new one, delete the rest.

        Those that were written below the vault go, too, when another folder is in use now.  Raises
        :class:`NoAccessError`.
        """
        with raw(self._vault.engine) as connection:
            connection.execute("VACUUM")
        self._changed = True
        if backups:
            self._drop_backups_before(self.backup())

    def _drop_backups_before(self, newest: Path | None) -> None:
        """The same folder may be named in two ways, so files are compared by where they really are."""
        kept = None if newest is None else newest.resolve()
        below = BackupFolder(self.folder / BACKUPS, self._vault.key.vault_id)
        for path in {backup.path.resolve() for folder in (self._backups, below) for backup in folder.all()} - {kept}:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                raise NoAccessError(
                    "Eine ältere Sicherung ließ sich nicht löschen: Bitte löschen Sie die Sicherungen im Ordner selbst."
                ) from None

    def change_passphrase(self, old: str, new: str) -> None:
        """``old``: the passphrase or the recovery code; older backups keep their old passphrase."""
        self._vault.change_passphrase(old, new)
        self._changed = True

    def recovery_code(self, secret: str) -> str:
        """The recovery code once more, to print it again."""
        return self._vault.recovery_code(secret)

    def close(self) -> None:
        """Back up if something changed, close the database, forget the key; a failed backup does not keep it open."""
        if self._closed:
            return
        self._closed = True
        try:
            self.backup()
        finally:
            self._vault.close()


def _state(database: Path) -> str:
    """Tells one state of the database file from another without opening it, which would drop its lock."""
    stat = database.stat()
    return f"{stat.st_mtime_ns}-{stat.st_size}"
