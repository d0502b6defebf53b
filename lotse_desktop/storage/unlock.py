"""From a passphrase or a recovery code to an open connection, with whatever copy of the key header is left."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lotse_desktop.domain.errors import DamagedVaultError, UserError, WrongSecretError
from lotse_desktop.storage.engine import DriverError, Raw, as_user_error, connect, read_vault_id, user_faults
from lotse_desktop.storage.key_files import VaultFiles
from lotse_desktop.storage.keys import (
    DEFAULT_KDF,
    ROOT_BYTES,
    DatabaseKey,
    KeyHeader,
    Passphrase,
    RecoveryCode,
    database_key,
    looks_like_code,
    mistyped,
    new_header,
    read_header,
    secret_of,
    wrong_code,
    wrong_passphrase,
)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The one connection to a database, its key, and the header that belongs into all three places."""

    connection: Raw
    key: DatabaseKey
    header: KeyHeader


@dataclass(frozen=True, slots=True)
class _Candidate:
    root: bytearray = field(repr=False)
    key: DatabaseKey
    header: KeyHeader | None
    """``None``: the secret was the recovery code."""


def unlock(files: VaultFiles, text: str) -> Unlocked:
    """Connect with the passphrase or recovery code ``text``.

    Raises :class:`WrongSecretError`, :class:`DamagedVaultError`, ``VaultInUseError``, ``NoAccessError``,
    ``NewerVaultError`` or ``BadFileError``.
    """
    head = read_vault_id(files.database)
    secret = secret_of(text)
    fault: UserError | None = None
    found = _by_passphrase(files, head, secret) if isinstance(secret, Passphrase) else _by_code(files, head, secret)
    for candidate in found:
        try:
            connection = connect(files.database, candidate.key)
        except DamagedVaultError as error:
            fault = error if candidate.key.vault_id == head else _foreign_key_file()
            continue
        try:
            with user_faults():
                header = _kept_header(files, head, connection, candidate)
        except BaseException:
            connection.close()
            raise
        finally:
            candidate.root[:] = bytes(ROOT_BYTES)
        return Unlocked(connection, candidate.key, header)
    raise fault or _wrong(text)


def _by_passphrase(files: VaultFiles, head: bytes, passphrase: Passphrase) -> Iterator[_Candidate]:
    headers = files.headers(head)
    if not headers:
        raise DamagedVaultError(
            "Die Schlüsseldatei fehlt oder ist beschädigt: Bitte öffnen Sie den Tresor mit dem Wiederherstellungscode."
        )
    for header in headers:
        try:
            root = header.unwrap(passphrase)
        except WrongSecretError:
            continue
        yield _Candidate(root, database_key(root, header.vault_id), header)


def _by_code(files: VaultFiles, head: bytes, code: RecoveryCode) -> Iterator[_Candidate]:
    """A garbled first sector loses the identifier, so those of the headers that fit are tried, too."""
    root = code.root()
    headers = files.headers(head)
    fitting = [header.vault_id for header in headers if header.fits(root)]
    if not fitting and any(header.vault_id == head for header in headers):
        return
    for vault_id in dict.fromkeys([*fitting, head]):
        yield _Candidate(root, database_key(root, vault_id), None)


def _wrong(text: str) -> UserError:
    if isinstance(secret_of(text), RecoveryCode):
        return wrong_code()
    if looks_like_code(text):
        return mistyped()
    return wrong_passphrase()


def _foreign_key_file() -> DamagedVaultError:
    return DamagedVaultError(
        "Die Schlüsseldatei passt nicht zu tresor.db: Bitte öffnen Sie den Tresor mit dem Wiederherstellungscode."
    )


def _kept_header(files: VaultFiles, head: bytes, connection: Raw, opened: _Candidate) -> KeyHeader:
    """The header that opened; with the code the newest one that belongs to the root, or a new one under the code."""
    if opened.header is not None:
        return opened.header
    row = stored_header(connection)
    known = [header for header in (row, *files.headers(head)) if header is not None and header.fits(opened.root)]
    newest = max(known, key=lambda header: header.sequence, default=None)
    return newest or new_header(
        opened.root, opened.key.vault_id, Passphrase(RecoveryCode.of(opened.root).text), sequence=1, kdf=DEFAULT_KDF
    )


def stored_header(connection: Raw) -> KeyHeader | None:
    """The copy of the header inside the database, ``None`` when it is lost or damaged."""
    try:
        row = connection.execute("SELECT body FROM key_header").fetchone()
        return None if row is None else read_header(row[0].encode())
    except DamagedVaultError:
        return None
    except DriverError as error:
        if as_user_error(error) is None:
            return None
        raise


def store_header(connection: Raw, header: KeyHeader) -> None:
    """Keep a copy of the header inside the database."""
    with user_faults():
        connection.execute("INSERT OR REPLACE INTO key_header (id, body) VALUES (1, ?)", (header.to_bytes().decode(),))
