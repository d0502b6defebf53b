"""The connection: key first, then the settings, real transactions, no values in error texts."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from lotse_desktop.domain.errors import BadFileError, DamagedVaultError, NoAccessError, VaultInUseError
from lotse_desktop.storage import engine as engine_module
from lotse_desktop.storage.engine import as_user_error, connect, is_in_use, make_engine, raw, read_vault_id
from lotse_desktop.storage.keys import DatabaseKey, database_key
from lotse_desktop.storage.tables import ChildRow
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import TODAY, jana
from tests.storage.conftest import Lab


def a_key() -> DatabaseKey:
    return database_key(bytearray(range(20)), bytes(range(16)))


def test_every_setting_is_in_force(vault: OpenVault) -> None:
    with raw(vault.engine) as connection:
        for name, value in {
            "locking_mode": "exclusive",
            "journal_mode": "truncate",
            "synchronous": 2,
            "foreign_keys": 1,
            "secure_delete": 1,
            "temp_store": 2,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "cipher_memory_security": "0",
        }.items():
            assert connection.execute(f"PRAGMA {name}").fetchone() == (value,), name
        assert connection.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")


def test_without_a_key_nothing_is_ever_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forgotten key would make a plain file; the reopening in every backup and the head of the file would tell."""
    monkeypatch.setattr(engine_module, "_give", lambda _connection, _key: None)
    connection = connect(tmp_path / "offen.db", a_key(), create=True)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    monkeypatch.undo()
    with pytest.raises(BadFileError):
        connect(tmp_path / "offen.db", a_key())


def test_the_file_begins_with_the_identifier_and_looks_random(tmp_path: Path) -> None:
    connection = connect(tmp_path / "t.db", a_key(), create=True)
    connection.execute("CREATE TABLE klar (text)")
    connection.execute("INSERT INTO klar VALUES ('Jana Beispiel')")
    connection.close()
    data = (tmp_path / "t.db").read_bytes()
    assert read_vault_id(tmp_path / "t.db") == bytes(range(16)) == data[:16]
    assert len(set(data[16:4096])) > 240
    assert b"klar" not in data
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "t.db").execute("SELECT * FROM klar")


def test_a_wrong_key_fails_at_once_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    connect(path, a_key(), create=True).execute("CREATE TABLE t (x)")
    before = path.read_bytes()
    with pytest.raises(DamagedVaultError):
        connect(path, database_key(bytearray(20), bytes(range(16))))
    assert path.read_bytes() == before


def test_rolling_back_takes_back(vault: OpenVault) -> None:
    """Without an explicit BEGIN this driver would keep the row."""
    with vault.engine.connect() as connection:
        connection.execute(text("CREATE TABLE probe (x)"))
        connection.execute(text("INSERT INTO probe VALUES (1)"))
        connection.rollback()
        assert connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'probe'")) == 0


def test_an_error_of_the_database_tells_no_value(lab: Lab, vault: OpenVault) -> None:
    lab.save(vault, jana())
    twice = {"client_id": jana().client.id, "id": "Geheimname", "given_name": "Geheimname", "birth_month": TODAY}
    rest = dict.fromkeys(("position", "alone_max_minutes", "alone_from", "alone_to", "extra_out", "extra_back"), 0)
    with pytest.raises(IntegrityError) as caught, vault.engine.begin() as connection:
        connection.execute(insert(ChildRow).values(**twice, **rest))
    assert "Geheimname" not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"


def test_one_connection_at_a_time(vault: OpenVault) -> None:
    assert is_in_use(vault.files.database)
    with pytest.raises(VaultInUseError):
        connect(vault.files.database, vault.key)
    vault.close()
    assert not is_in_use(vault.files.database)


def test_asking_whether_it_is_in_use_leaves_an_interrupted_transaction_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    connection = connect(path, a_key(), create=True)
    connection.execute("CREATE TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (1)")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE t SET x = 2")
    for _ in range(50):
        connection.execute("INSERT INTO t VALUES (randomblob(3000))")  # spills into the file
    torn, journal = path.read_bytes(), path.with_name("t.db-journal").read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    assert len(journal) > 0
    path.write_bytes(torn)
    path.with_name("t.db-journal").write_bytes(journal)

    assert not is_in_use(path)
    assert (path.read_bytes(), path.with_name("t.db-journal").read_bytes()) == (torn, journal)
    assert connect(path, a_key()).execute("SELECT x FROM t").fetchall() == [(1,)]


FAULTS = {
    5: VaultInUseError,
    6: VaultInUseError,
    8: NoAccessError,
    10 | 3 << 8: NoAccessError,
    13: NoAccessError,
    14: NoAccessError,
    11: DamagedVaultError,
    26: DamagedVaultError,
    1: None,
    19: None,
}


@pytest.mark.parametrize(("code", "kind"), FAULTS.items())
def test_each_fault_of_the_driver_has_its_sentence_or_is_our_bug(code: int, kind: type[Exception] | None) -> None:
    error = dbapi2.OperationalError("…")
    error.sqlite_errorcode = code
    fault = as_user_error(error)
    assert (None if fault is None else type(fault)) is kind


def test_an_engine_closes_its_connection_when_a_setting_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "PRAGMAS", ("locking_mode = EXCLUSIVE", "nonsense ("))
    with pytest.raises(dbapi2.OperationalError):
        connect(tmp_path / "t.db", a_key(), create=True)
    monkeypatch.undo()
    make_engine(tmp_path / "t.db", a_key(), create=True).connect().close()
