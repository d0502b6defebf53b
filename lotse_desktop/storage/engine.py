"""The connection to an encrypted database: key first, then a test read, then everything else.

The order and the settings were chosen by killing processes and cutting power; each line has a test.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol, cast
from urllib.parse import quote

import sqlalchemy.dialects.sqlite  # noqa: F401  # pyright: ignore[reportUnusedImport] - opening looks it up by name
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from lotse_desktop.domain.errors import BadFileError, DamagedVaultError, NoAccessError, UserError, VaultInUseError
from lotse_desktop.storage.keys import ID_BYTES, DatabaseKey

PRAGMAS: Final = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "fullfsync = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -32000",
)
_IN_USE: Final = "Der Tresor ist schon geöffnet: Bitte schließen Sie ihn dort zuerst."
_PAGE: Final = 4096
_KINDS_OF_BYTES: Final = 200
"""An encrypted page looks random and holds all 256 bytes (fewer than 240: once in 10²⁰ pages); other files do not."""
_BUSY_SECONDS: Final = 0.3
_HEX: Final = [b"%02x" % byte for byte in range(256)]
_ACCESS_CODES: Final = {3, 8, 10, 13, 14}
"""PERM, READONLY, IOERR, FULL, CANTOPEN."""
_BUSY_CODES: Final = {5, 6}
"""BUSY, LOCKED."""
_DAMAGE_CODES: Final = {11, 26}
"""CORRUPT, NOTADB."""


class Raw(Protocol):
    """What is used of a driver connection."""

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> "RawCursor": ...
    def set_key(self, key: bytearray, /) -> None: ...
    def close(self) -> None: ...


class RawCursor(Protocol):
    """What is used of a driver cursor."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...


_driver: Any = dbapi2
"""The driver has no type hints."""
_open: Callable[..., Raw] = _driver.connect
DriverError: type[Exception] = _driver.Error


def read_vault_id(path: Path) -> bytes:
    """The identifier of the vault: the first 16 bytes of its database.

    Raises :class:`NoAccessError`, :class:`VaultInUseError`, :class:`DamagedVaultError` for a file that is too short,
    and :class:`BadFileError` for one that is not encrypted at all.
    """
    if is_in_use(path):
        raise VaultInUseError(_IN_USE)
    try:
        with path.open("rb") as file:
            head = file.read(_PAGE)
    except FileNotFoundError:
        raise NoAccessError("In diesem Ordner liegt kein Tresor: Die Datei tresor.db fehlt.") from None
    except OSError:
        raise NoAccessError("Auf den Tresor darf nicht zugegriffen werden: Bitte prüfen Sie die Rechte.") from None
    if head and len(set(head)) < _KINDS_OF_BYTES * len(head) // _PAGE:
        raise BadFileError(
            "Die Datei tresor.db ist kein Lotse-Tresor, sondern etwas anderes: Bitte wählen Sie einen anderen Ordner."
        )
    if len(head) < _PAGE:
        raise DamagedVaultError(
            "Die Datei tresor.db ist kein vollständiger Lotse-Tresor: Bitte stellen Sie eine Sicherung wieder her."
        )
    return head[:ID_BYTES]


def connect(path: Path, key: DatabaseKey, *, create: bool = False, foreign_keys: bool = True) -> Raw:
    """The one connection to the database; it holds the lock of the file until it is closed.

    Raises :class:`DamagedVaultError` when the key does not open the file, :class:`VaultInUseError`,
    :class:`NoAccessError`.  Without ``create`` the file must be there.
    """
    if not create:
        read_vault_id(path)
    with user_faults():
        connection = _keyed(path, key, "rwc" if create else "rw")
        try:
            for pragma in (*PRAGMAS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_copy(path: Path, key: DatabaseKey) -> Raw:
    """A throw-away connection that only reads a database which nobody else uses."""
    read_vault_id(path)
    with user_faults():
        return _keyed(path, key, "ro")


def _keyed(path: Path, key: DatabaseKey, mode: str) -> Raw:
    connection = _opened(path, mode)
    try:
        _give(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(path: Path, mode: str) -> Raw:
    name = quote(path.absolute().as_posix())
    uri = f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}"
    connection = _open(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def _give(connection: Raw, key: DatabaseKey) -> None:
    """Key and salt as one literal, written in place so that no copy of the key stays in memory."""
    literal = bytearray(2 * (len(key.raw) + ID_BYTES) + 3)
    literal[:2], literal[-1:] = b"x'", b"'"
    for half in (key.raw, key.vault_id):
        start = 2 if half is key.raw else 2 + 2 * len(key.raw)
        for index, byte in enumerate(half):
            literal[start + 2 * index : start + 2 * index + 2] = _HEX[byte]
    connection.set_key(literal)
    literal[:] = bytes(len(literal))


def make_engine(path: Path, key: DatabaseKey, *, create: bool = False, foreign_keys: bool = True) -> Engine:
    """SQLAlchemy over :func:`connect`: one connection, real transactions, no values in error texts."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=partial(connect, path, key, create=create, foreign_keys=foreign_keys),
        module=_driver,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=5,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def raw(engine: Engine) -> Generator[Raw]:
    """The driver connection of an engine, outside of any transaction."""
    connection = engine.raw_connection()
    try:
        with user_faults():
            yield cast(Raw, connection.driver_connection)
    finally:
        connection.close()


@contextmanager
def user_faults() -> Generator[None]:
    """Turn what the driver says about the user's world into a sentence; everything else passes."""
    try:
        yield
    except (DriverError, DBAPIError) as error:
        fault = as_user_error(error)
        if fault is None:
            raise
        raise fault from None


def as_user_error(error: BaseException) -> UserError | None:
    """The sentence for an error of the driver, ``None`` when it is our bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY_CODES:
        return VaultInUseError(_IN_USE)
    if code in _ACCESS_CODES:
        return NoAccessError(
            "Der Tresor lässt sich nicht beschreiben: Bitte prüfen Sie, ob der Datenträger voll, entfernt oder "
            "schreibgeschützt ist."
        )
    if code in _DAMAGE_CODES:
        return DamagedVaultError("Der Tresor ist beschädigt: Bitte stellen Sie die letzte Sicherung wieder her.")
    return None


def is_in_use(path: Path) -> bool:
    """Whether a connection of any process holds the database; needs no key and writes nothing.

    Reading the file by other means while this process has it open would drop SQLite's lock (POSIX): ask this first.
    """
    try:
        connection = _opened(path, "ro")
    except DriverError:
        return False
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DriverError as error:
        return isinstance(as_user_error(error), VaultInUseError)
    finally:
        connection.close()
    return False


def row_counts(connection: Raw) -> dict[str, int]:
    """Rows of each table."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608


def damaged_pages(connection: Raw) -> int:
    """How many pages do not carry the seal of the key; unused pages count, too."""
    return len(connection.execute("PRAGMA cipher_integrity_check").fetchall())


def is_whole(connection: Raw) -> bool:
    """Whether SQLite can read every used page and finds rows and indexes in order."""
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check").fetchall()] == ["ok"]
    except DriverError as error:
        if isinstance(as_user_error(error), DamagedVaultError):
            return False
        raise
