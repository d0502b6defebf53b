"""Backups of a vault: one stored zip of ``tresor.db`` and ``schluessel.json``, checked after writing.

Everything in a backup is encrypted with the key of the vault, so it may lie anywhere.
"""

import contextlib
import re
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from lotse_desktop.domain.errors import BadFileError, DamagedVaultError, UserError
from lotse_desktop.storage.engine import Raw, connect_to_copy, damaged_pages, is_whole, row_counts, user_faults
from lotse_desktop.storage.key_files import DATABASE, KEY_FILE, flush, make_folder, move_durably, no_access
from lotse_desktop.storage.keys import MAX_HEADER_BYTES, DatabaseKey, KeyHeader, read_header

_NAME: Final = re.compile(r"Lotse-(\d{8}-\d{6})(?:-(\d{1,2}))?\.zip", re.ASCII)
_TIME: Final = "%Y%m%d-%H%M%S"
_LAST, _DAYS, _WEEKS, _MONTHS = 5, 14, 8, 12


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file; ``state`` says of which state of the database it is."""

    path: Path
    written: datetime
    number: int
    """Counts the backups of one second."""
    vault: str
    state: str


class BackupFolder:
    """The backups of one vault in one folder; those of other vaults beside them are not touched."""

    def __init__(self, folder: Path, vault_id: bytes) -> None:
        self.folder = folder
        self._vault = vault_id.hex()

    def all(self) -> Sequence[Backup]:
        """Readable backups of this vault, newest first."""
        try:
            paths = list(self.folder.iterdir())
        except OSError:
            return []
        found = (_read_backup(path) for path in paths)
        mine = [backup for backup in found if backup is not None and backup.vault == self._vault]
        return sorted(mine, key=lambda backup: (backup.written, backup.number), reverse=True)

    def write(self, connection: Raw, key: DatabaseKey, header: KeyHeader, state: str, now: datetime) -> Path:
        """Copy, reopen with the key, check, zip, name; then thin out.

        Raises :class:`NoAccessError`, and :class:`DamagedVaultError` when the copy is not whole: then older backups
        are all kept.
        """
        make_folder(self.folder)
        work = self.folder / f".neu-{self._vault[:8]}"
        try:
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
            copy = work / DATABASE
            with user_faults():
                connection.execute("VACUUM INTO ?", (str(copy),))
                counts = row_counts(connection)
            _verify(copy, key, counts)
            packed = work / "sicherung.zip"
            _pack(packed, copy, header, state)
            target = self._free_name(now)
            move_durably(packed, target)
        except OSError:
            raise no_access() from None
        finally:
            shutil.rmtree(work, ignore_errors=True)
        self._thin()
        return target

    def _free_name(self, now: datetime) -> Path:
        stem = f"Lotse-{now:{_TIME}}"
        names = [f"{stem}.zip", *(f"{stem}-{number}.zip" for number in range(2, 100))]
        return next(path for path in map(self.folder.joinpath, names) if not path.exists())

    def _thin(self) -> None:
        backups = self.all()
        kept = kept_times([backup.written for backup in backups])
        for backup in backups:
            if backup.written not in kept:
                with contextlib.suppress(OSError):
                    backup.path.unlink()


def kept_times(times: Iterable[datetime]) -> set[datetime]:
    """Which backups stay: the last 5, and the newest of each of the last 14 days, 8 weeks, 12 months with one."""
    newest_first = sorted(set(times), reverse=True)
    kept = set(newest_first[:_LAST])
    for how_many, period in ((_DAYS, "%Y-%m-%d"), (_WEEKS, "%G-%V"), (_MONTHS, "%Y-%m")):
        newest: dict[str, datetime] = {}
        for time in newest_first:
            newest.setdefault(time.strftime(period), time)
        kept.update(list(newest.values())[:how_many])
    return kept


def _verify(copy: Path, key: DatabaseKey, counts: dict[str, int]) -> None:
    connection = connect_to_copy(copy, key)
    try:
        with user_faults():
            whole = is_whole(connection) and row_counts(connection) == counts and damaged_pages(connection) == 0
    finally:
        connection.close()
    if not whole:
        raise DamagedVaultError(
            "Die Sicherung ist nach dem Schreiben nicht lesbar und wurde verworfen: Bitte wählen Sie einen anderen "
            "Datenträger für die Sicherungen."
        )


def _pack(target: Path, database: Path, header: KeyHeader, state: str) -> None:
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.write(database, DATABASE)
            archive.writestr(KEY_FILE, header.to_bytes())
            archive.comment = state.encode()
        flush(file)
    with zipfile.ZipFile(target) as archive:
        if archive.testzip() is not None:
            raise OSError


def _read_backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            header = header_of(archive)
            state = archive.comment.decode("ascii", "replace")
        written = datetime.strptime(match[1], _TIME)  # noqa: DTZ007 - local wall-clock time
    except (OSError, ValueError, zipfile.BadZipFile, UserError):
        return None
    return Backup(path, written, int(match[2] or 1), header.vault, state)


def header_of(archive: zipfile.ZipFile) -> KeyHeader:
    """The key header in a backup.  Raises :class:`BadFileError` when the archive holds anything else than a vault."""
    if sorted(archive.namelist()) != sorted((DATABASE, KEY_FILE)):
        raise BadFileError("Diese Datei ist keine Sicherung eines Lotse-Tresors.")
    with archive.open(KEY_FILE) as file:
        return read_header(file.read(MAX_HEADER_BYTES + 1))
