"""The files of a vault, and the copies of its key header outside of the database."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from lotse_desktop.domain.errors import DamagedVaultError, NoAccessError
from lotse_desktop.storage.keys import MAX_HEADER_BYTES, KeyHeader, read_header

DATABASE: Final = "tresor.db"
KEY_FILE: Final = "schluessel.json"
BACKUPS: Final = "sicherungen"
UNFINISHED: Final = ".neu"
"""Ends the name of what is still being written."""


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """Where the parts of a vault are; ``config_folder`` belongs to the user, not to the vault."""

    folder: Path
    config_folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / DATABASE

    @property
    def key_file(self) -> Path:
        """The key header beside the database."""
        return self.folder / KEY_FILE

    def spare_key_file(self, vault_id: bytes) -> Path:
        """The copy of the key header in the user's configuration folder."""
        return self.config_folder / "schluessel" / f"{vault_id.hex()}.json"

    def headers(self, head: bytes) -> list[KeyHeader]:
        """The headers that may open this vault, the likeliest first.

        ``head``: the first bytes of the database.  The spare copy counts when the key file is lost or of another
        vault, or when the spare copy is newer: after restoring an older backup the present passphrase still opens.
        """
        beside = header_in(self.key_file)
        found = [] if beside is None else [beside]
        for vault_id in {head, head if beside is None else beside.vault_id}:
            spare = header_in(self.spare_key_file(vault_id))
            if spare is not None and (
                beside is None or spare.vault != beside.vault or spare.sequence > beside.sequence
            ):
                found.append(spare)
        return sorted(found, key=lambda header: header.vault_id != head)

    def keep_header(self, header: KeyHeader) -> None:
        """Write the key file and the spare copy where they differ.  Raises :class:`NoAccessError`.

        A spare copy that is newer stays.
        """
        self.keep_key_file(header)
        self.keep_spare(header)

    def keep_key_file(self, header: KeyHeader) -> None:
        """Write the key file unless it says this already.  Raises :class:`NoAccessError`."""
        if header_in(self.key_file) != header:
            write_durably(self.key_file, header.to_bytes())

    def keep_spare(self, header: KeyHeader) -> None:
        """Write the spare copy, unless it is newer.  Raises :class:`NoAccessError`."""
        spare = self.spare_key_file(header.vault_id)
        known = header_in(spare)
        if known is None or known.sequence < header.sequence:
            make_folder(spare.parent)
            write_durably(spare, header.to_bytes())


def header_in(path: Path) -> KeyHeader | None:
    """The header in a file, ``None`` when it is lost or damaged.  Raises ``NewerVaultError``."""
    try:
        with path.open("rb") as file:
            return read_header(file.read(MAX_HEADER_BYTES + 1))
    except (OSError, DamagedVaultError):
        return None


def make_folder(folder: Path) -> None:
    """Make the folder and those above.  Raises :class:`NoAccessError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise no_access() from None


def write_durably(path: Path, data: bytes) -> None:
    """Write beside, flush, rename over ``path``, flush the folder: the old or the new file, never half of one."""
    beside = path.with_name(path.name + UNFINISHED)
    try:
        with beside.open("wb") as file:
            file.write(data)
            flush(file)
        move_durably(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise no_access() from None


def move_durably(source: Path, target: Path) -> None:
    """Rename over ``target`` and flush the folder.  Raises ``OSError``."""
    source.replace(target)
    flush_folder(target.parent)


def flush(file: IO[bytes]) -> None:
    """Make the content of an open file durable."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def no_access() -> NoAccessError:
    """The sentence for a place that cannot be written."""
    return NoAccessError(
        "Hier lässt sich nicht schreiben: Bitte prüfen Sie, ob der Datenträger voll, entfernt oder schreibgeschützt "
        "ist."
    )
