"""Put a backup in the place of a vault; the former vault is kept beside it and can be opened like any other."""

import contextlib
import shutil
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Final

from lotse_desktop.domain.errors import BadFileError, NoAccessError, UserError, VaultInUseError
from lotse_desktop.storage.backups import header_of
from lotse_desktop.storage.engine import is_in_use, read_vault_id
from lotse_desktop.storage.key_files import (
    DATABASE,
    KEY_FILE,
    UNFINISHED,
    VaultFiles,
    flush,
    flush_folder,
    make_folder,
    move_durably,
    no_access,
)
from lotse_desktop.storage.keys import KeyHeader

JOURNAL: Final = DATABASE + "-journal"
FORMER: Final = "Tresor-vor-Wiederherstellung-"
_PAGE: Final = 4096


def restore(backup: Path, folder: Path, *, config_folder: Path, now: datetime) -> Path | None:
    """Replace the vault in ``folder`` by ``backup``; where the former one is now, ``None`` when there was none.

    Nothing is changed before the backup was unpacked and checked and the former vault was copied.  At every moment
    there is a whole vault here or in the returned folder.  Raises :class:`BadFileError`, :class:`VaultInUseError`,
    :class:`NoAccessError`.
    """
    files = VaultFiles(folder, config_folder)
    if files.database.exists() and is_in_use(files.database):
        raise VaultInUseError("Der Tresor ist geöffnet: Bitte schließen Sie ihn vor der Wiederherstellung.")
    make_folder(folder)
    unpacked = folder / (DATABASE + UNFINISHED)
    try:
        header = _unpack(backup, unpacked)
        former = _keep_former(folder, now)
        with contextlib.suppress(NoAccessError):
            files.keep_spare(header)
        # A journal of the former database must never meet the new one.
        (folder / JOURNAL).unlink(missing_ok=True)
        flush_folder(folder)
        move_durably(unpacked, files.database)
        files.keep_key_file(header)
    except OSError:
        raise no_access() from None
    finally:
        unpacked.unlink(missing_ok=True)
    return former


def _unpack(backup: Path, target: Path) -> KeyHeader:
    try:
        with zipfile.ZipFile(backup) as archive:
            header = header_of(archive)
            with archive.open(DATABASE) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
                flush(file)
    except FileNotFoundError:
        raise BadFileError("Diese Sicherung gibt es nicht mehr.") from None
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, UserError):
        raise _bad() from None
    if target.stat().st_size % _PAGE or read_vault_id(target) != header.vault_id:
        raise _bad()
    return header


def _bad() -> BadFileError:
    return BadFileError(
        "Diese Datei ist keine unbeschädigte Sicherung eines Lotse-Tresors: Am Tresor wurde nichts geändert."
    )


def _keep_former(folder: Path, now: datetime) -> Path | None:
    parts = [part for part in (folder / name for name in (DATABASE, JOURNAL, KEY_FILE)) if part.exists()]
    if not parts:
        return None
    names = [f"{FORMER}{now:%Y%m%d-%H%M%S}{suffix}" for suffix in ("", *(f"-{number}" for number in range(2, 100)))]
    former = next(path for path in map(folder.joinpath, names) if not path.exists())
    unfinished = former.with_name(former.name + UNFINISHED)
    for leftover in folder.glob(f"{FORMER}*{UNFINISHED}"):
        shutil.rmtree(leftover, ignore_errors=True)
    unfinished.mkdir()
    for part in parts:
        with part.open("rb") as source, (unfinished / part.name).open("wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
            flush(file)
    flush_folder(unfinished)
    move_durably(unfinished, former)
    return former
