"""A vault: one folder with ``tresor.db`` and ``schluessel.json``; made, opened, re-keyed, checked and closed here.

The key header is kept three times: as the key file, as a row of the database, and in the user's configuration folder.
The header that opened the vault with the passphrase is written to the places where it is missing; with the recovery
code it is the newest one that belongs to the vault.
"""

import contextlib
import secrets
from collections.abc import Callable, Generator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from lotse_desktop.domain.errors import BadFileError, DamagedVaultError, NoAccessError, UserError, VaultInUseError
from lotse_desktop.storage.engine import (
    connect_to_copy,
    damaged_pages,
    is_whole,
    make_engine,
    raw,
    row_counts,
    user_faults,
)
from lotse_desktop.storage.key_files import UNFINISHED, VaultFiles, header_in, make_folder, move_durably, no_access
from lotse_desktop.storage.keys import (
    DEFAULT_KDF,
    ID_BYTES,
    ROOT_BYTES,
    DatabaseKey,
    Kdf,
    KeyHeader,
    Passphrase,
    RecoveryCode,
    database_key,
    new_header,
    secret_of,
    wrong_code,
)
from lotse_desktop.storage.lock_note import read_note, remove_note, write_note
from lotse_desktop.storage.migrate import migrate, needs_migration
from lotse_desktop.storage.unlock import Unlocked, store_header, stored_header, unlock


def create_vault(folder: Path, passphrase: str, *, config_folder: Path, kdf: Kdf = DEFAULT_KDF) -> str:
    """Make an empty vault; the recovery code, which is shown once and kept nowhere.

    The database gets its name last: whoever finds ``tresor.db`` finds a whole vault.  Raises :class:`UserError`.
    """
    files = VaultFiles(folder, config_folder)
    _refuse_blank(passphrase)
    make_folder(folder)
    if files.database.exists() or files.key_file.exists():
        raise NoAccessError("In diesem Ordner liegt schon ein Tresor: Bitte wählen Sie einen anderen Ordner.")
    root, vault_id = bytearray(secrets.token_bytes(ROOT_BYTES)), secrets.token_bytes(ID_BYTES)
    header = new_header(root, vault_id, Passphrase(passphrase), sequence=1, kdf=kdf)
    _make_database(files, database_key(root, vault_id), header)
    files.keep_key_file(header)
    return RecoveryCode.of(root).text


def _make_database(files: VaultFiles, key: DatabaseKey, header: KeyHeader) -> None:
    unfinished = files.database.with_name(files.database.name + UNFINISHED)
    try:
        for leftover in (unfinished, unfinished.with_name(unfinished.name + "-journal")):
            leftover.unlink(missing_ok=True)
        migrate(unfinished, key, create=True)
        engine = make_engine(unfinished, key)
        with raw(engine) as connection:
            store_header(connection, header)
        _close(engine)
        with contextlib.suppress(NoAccessError):
            files.keep_spare(header)
        move_durably(unfinished, files.database)
    except OSError:
        raise no_access() from None


class OpenVault:
    """An unlocked vault.  All calls come from one thread; :meth:`close` forgets the key."""

    def __init__(self, files: VaultFiles, key: DatabaseKey, header: KeyHeader, engine: Engine) -> None:
        self.files = files
        self.key = key
        self.header = header
        self.engine = engine

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the root anew; nothing is encrypted again.  ``old``: the passphrase or the recovery code.

        The key file decides, so it is written after the row in the database; the spare copy follows.  Raises
        :class:`WrongSecretError` and :class:`NoAccessError`.
        """
        _refuse_blank(new)
        root = self._root(old)
        spare = header_in(self.files.spare_key_file(self.key.vault_id))
        newest = max(self.header.sequence, 0 if spare is None else spare.sequence)
        header = new_header(root, self.key.vault_id, Passphrase(new), sequence=newest + 1, kdf=self.header.kdf)
        root[:] = bytes(ROOT_BYTES)
        with raw(self.engine) as connection:
            store_header(connection, header)
        self.files.keep_key_file(header)
        self.header = header
        with contextlib.suppress(NoAccessError):
            self.files.keep_spare(header)

    def recovery_code(self, secret: str) -> str:
        """The recovery code once more, to print it again.  Raises :class:`WrongSecretError`."""
        return RecoveryCode.of(self._root(secret)).text

    def close(self) -> None:
        """Close the database, remove the empty journal, forget the key."""
        remove_note(self.files.folder)
        _close(self.engine)
        self.key.forget()

    def _root(self, text: str) -> bytearray:
        secret = secret_of(text)
        if isinstance(secret, Passphrase):
            return self.header.unwrap(secret)
        root = secret.root()
        if database_key(root, self.key.vault_id).raw != self.key.raw:
            raise wrong_code()
        return root


def open_vault(
    folder: Path, secret: str, *, config_folder: Path, now: datetime, before_migration: Callable[[Unlocked], object]
) -> OpenVault:
    """Open with the passphrase or the recovery code, migrate an older vault, mend lost key files.

    ``before_migration`` writes a backup.  Raises a :class:`UserError` of the matching kind; then not a byte of the
    vault was changed.
    """
    files = VaultFiles(folder, config_folder)
    with _naming_the_holder(folder):
        unlocked = unlock(files, secret)
        try:
            outdated = needs_migration(unlocked.connection)
            if outdated:
                before_migration(unlocked)
        finally:
            unlocked.connection.close()
        if outdated:
            migrate(files.database, unlocked.key)
        engine = make_engine(files.database, unlocked.key)
        _mend(engine, files, unlocked.header)
    write_note(folder, now)
    return OpenVault(files, unlocked.key, unlocked.header, engine)


def check_vault(folder: Path, secret: str, *, config_folder: Path) -> tuple[str, ...]:
    """Read every page of a vault and say what was found.  Raises :class:`UserError` when it is not whole."""
    files = VaultFiles(folder, config_folder)
    with _naming_the_holder(folder):
        unlocked = unlock(files, secret)
        unlocked.connection.close()  # an interrupted transaction was rolled back by now
        connection = connect_to_copy(files.database, unlocked.key)
    try:
        with user_faults():
            needs_migration(connection)
            if not is_whole(connection):
                raise DamagedVaultError("Der Tresor ist beschädigt: Bitte stellen Sie die letzte Sicherung wieder her.")
            clients, rows = row_counts(connection).get("client", 0), sum(row_counts(connection).values())
            unused = damaged_pages(connection)
    finally:
        connection.close()
    sentences = [f"Der Tresor ist in Ordnung. Fälle: {clients}, Zeilen: {rows}, alle lesbar."]
    if unused:
        sentences.append(f"{unused} unbenutzte Seiten sind beschädigt; Daten sind davon nicht betroffen.")
    if header_in(files.key_file) is None:
        sentences.append("Die Schlüsseldatei fehlt; sie wird beim nächsten Öffnen ersetzt.")
    return tuple(sentences)


def _mend(engine: Engine, files: VaultFiles, header: KeyHeader) -> None:
    """Write the header where it is missing; a full disk does not keep anybody from reading."""
    try:
        with contextlib.suppress(NoAccessError), raw(engine) as connection:
            if stored_header(connection) != header:
                store_header(connection, header)
        with contextlib.suppress(NoAccessError):
            files.keep_header(header)
    except BaseException:
        engine.dispose()
        raise


def _close(engine: Engine) -> None:
    """SQLite itself removes the empty journal when it leaves the exclusive mode."""
    with contextlib.suppress(UserError), raw(engine) as connection:
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("PRAGMA journal_mode = DELETE")
    engine.dispose()


@contextlib.contextmanager
def _naming_the_holder(folder: Path) -> Generator[None]:
    try:
        yield
    except VaultInUseError:
        note = read_note(folder)
        if note is None:
            raise
        raise VaultInUseError(note.sentence()) from None


def _refuse_blank(passphrase: str) -> None:
    if not passphrase.strip():
        raise BadFileError("Die Passphrase darf nicht leer sein.")
