"""Opening a vault: by passphrase, by code, with lost or damaged parts; and what is said when it does not open."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lotse_desktop.domain.errors import (
    BadFileError,
    DamagedVaultError,
    NewerVaultError,
    NoAccessError,
    UserError,
    VaultInUseError,
    WrongSecretError,
)
from lotse_desktop.storage import key_files, vault_file
from lotse_desktop.storage.engine import raw
from lotse_desktop.storage.lock_note import LockNote
from lotse_desktop.storage.vault_file import OpenVault, check_vault, create_vault
from tests.builders import NOW, jana
from tests.storage.conftest import CHEAP, PASSPHRASE, Lab


def spare(lab: Lab) -> Path:
    (path,) = (lab.config / "schluessel").iterdir()
    return path


def lose_key_files(lab: Lab) -> None:
    (lab.folder / "schluessel.json").unlink()
    shutil.rmtree(lab.config)


def opens(lab: Lab, secret: str = PASSPHRASE, folder: Path | None = None) -> bool:
    lab.open(secret, folder).close()
    return True


# ---- making


def test_a_new_vault_is_two_files_and_a_spare_key_file(lab: Lab) -> None:
    assert lab.names() == ["schluessel.json", "tresor.db"]
    header = key_files.header_in(lab.folder / "schluessel.json")
    assert header == key_files.header_in(spare(lab))
    assert header is not None
    assert (lab.folder / "tresor.db").read_bytes()[:16] == header.vault_id


def test_a_vault_is_never_made_over_another(lab: Lab) -> None:
    before = (lab.folder / "tresor.db").read_bytes()
    with pytest.raises(NoAccessError, match="schon ein Tresor"):
        create_vault(lab.folder, "andere", config_folder=lab.config, kdf=CHEAP)
    (lab.folder / "tresor.db").rename(lab.folder / "weg.db")
    with pytest.raises(NoAccessError, match="schon ein Tresor"):
        create_vault(lab.folder, "andere", config_folder=lab.config, kdf=CHEAP)
    assert (lab.folder / "weg.db").read_bytes() == before


def test_what_an_interrupted_making_left_behind_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "tresor.db.neu").write_bytes(b"halb")
    (tmp_path / "tresor.db.neu-journal").write_bytes(b"halb")
    create_vault(tmp_path, PASSPHRASE, config_folder=tmp_path / "c", kdf=CHEAP)
    assert opens(Lab(tmp_path, tmp_path / "c"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c", "schluessel.json", "tresor.db"]


def test_killed_before_the_key_file_was_written_the_passphrase_opens(lab: Lab) -> None:
    (lab.folder / "schluessel.json").unlink()
    assert opens(lab)
    assert lab.names() == ["schluessel.json", "tresor.db"]


def test_a_blank_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="leer"):
        create_vault(tmp_path, "  ", config_folder=tmp_path, kdf=CHEAP)
    assert list(tmp_path.iterdir()) == []


# ---- opening and healing


def test_passphrase_and_code_open_it(lab: Lab) -> None:
    assert opens(lab)
    assert opens(lab, lab.code)
    assert opens(lab, lab.code.lower().replace("-", " "))


def test_a_copy_of_the_folder_opens_on_another_computer(lab: Lab, tmp_path: Path) -> None:
    shutil.copytree(lab.folder, tmp_path / "kopie")
    other = Lab(tmp_path / "kopie", tmp_path / "anderer Rechner")
    assert opens(other)


def test_the_code_opens_the_bare_database_and_heals_the_key_file(lab: Lab, tmp_path: Path) -> None:
    bare = Lab(tmp_path / "blank", tmp_path / "anderer Rechner")
    bare.folder.mkdir()
    shutil.copy(lab.folder / "tresor.db", bare.folder)
    with pytest.raises(DamagedVaultError, match="Wiederherstellungscode"):
        bare.open()
    assert opens(bare, lab.code)
    assert bare.names() == ["schluessel.json", "tresor.db"]
    assert opens(bare)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff" * 300, None])
def test_a_lost_or_damaged_key_file_heals_from_the_spare_copy(lab: Lab, damage: bytes | None) -> None:
    good = (lab.folder / "schluessel.json").read_bytes()
    if damage is None:
        (lab.folder / "schluessel.json").unlink()
    else:
        (lab.folder / "schluessel.json").write_bytes(damage)
    assert opens(lab)
    assert (lab.folder / "schluessel.json").read_bytes() == good


def test_a_lost_spare_copy_heals_from_the_key_file(lab: Lab) -> None:
    shutil.rmtree(lab.config)
    assert opens(lab)
    assert spare(lab).read_bytes() == (lab.folder / "schluessel.json").read_bytes()


def test_a_lost_row_heals_from_the_key_file(lab: Lab) -> None:
    vault = lab.open()
    with raw(vault.engine) as connection:
        connection.execute("DELETE FROM key_header")
    vault.close()
    assert opens(lab)
    lose_key_files(lab)
    assert opens(lab, lab.code)
    assert opens(lab)


def test_with_every_header_lost_the_code_still_opens_and_a_new_passphrase_can_be_set(lab: Lab) -> None:
    vault = lab.open()
    with raw(vault.engine) as connection:
        connection.execute("UPDATE key_header SET body = 'kaputt'")
    vault.close()
    lose_key_files(lab)
    vault = lab.open(lab.code)
    vault.change_passphrase(lab.code, "neu und lang")
    vault.close()
    assert opens(lab, "neu und lang")


def test_a_garbled_identifier_in_the_database_heals(lab: Lab) -> None:
    """The first 16 bytes carry no seal; the header knows them, too."""
    good = (lab.folder / "tresor.db").read_bytes()
    for secret in (PASSPHRASE, lab.code):
        with (lab.folder / "tresor.db").open("r+b") as file:
            file.write(bytes(range(16)))
        vault = lab.open(secret)
        lab.save(vault, jana())
        vault.close()
        assert (lab.folder / "tresor.db").read_bytes()[:16] == good[:16]


def test_the_key_file_of_another_vault_is_said_and_the_code_opens(lab: Lab, tmp_path: Path) -> None:
    other = Lab(tmp_path / "anderer", tmp_path / "c2")
    create_vault(other.folder, PASSPHRASE, config_folder=other.config, kdf=CHEAP)
    shutil.copy(other.folder / "schluessel.json", lab.folder / "schluessel.json")
    kept = spare(lab).read_bytes()
    spare(lab).unlink()
    with pytest.raises(DamagedVaultError, match=r"passt nicht zu tresor\.db"):
        lab.open()
    assert opens(lab, lab.code)
    assert opens(lab)
    shutil.copy(other.folder / "schluessel.json", lab.folder / "schluessel.json")
    spare(lab).write_bytes(kept)
    assert opens(lab), "the spare copy knows better"


# ---- a new passphrase


def test_a_new_passphrase_replaces_the_old_one_everywhere(lab: Lab) -> None:
    vault = lab.open()
    size = (lab.folder / "tresor.db").stat().st_size
    vault.change_passphrase(PASSPHRASE, "neu und lang")
    vault.close()
    assert (lab.folder / "tresor.db").stat().st_size == size
    with pytest.raises(WrongSecretError):
        lab.open()
    assert opens(lab, "neu und lang")
    assert opens(lab, lab.code)
    lose_key_files(lab)
    opens(lab, lab.code)
    assert opens(lab, "neu und lang"), "the row in the database was changed, too"


def test_the_recovery_code_stands_for_a_forgotten_passphrase(lab: Lab) -> None:
    vault = lab.open(lab.code)
    vault.change_passphrase(lab.code, "neu und lang")
    vault.close()
    assert opens(lab, "neu und lang")


def test_the_old_passphrase_is_asked_for(lab: Lab, vault: OpenVault, tmp_path: Path) -> None:
    other = create_vault(tmp_path / "b", PASSPHRASE, config_folder=tmp_path, kdf=CHEAP)
    for wrong in ("falsch", other):
        with pytest.raises(WrongSecretError):
            vault.change_passphrase(wrong, "neu und lang")
    with pytest.raises(UserError, match="leer"):
        vault.change_passphrase(PASSPHRASE, "")
    vault.close()
    assert opens(lab)


def test_the_recovery_code_is_told_again_to_who_knows_the_passphrase(lab: Lab, vault: OpenVault) -> None:
    assert vault.recovery_code(PASSPHRASE) == lab.code
    with pytest.raises(WrongSecretError):
        vault.recovery_code("falsch")


@pytest.mark.parametrize("step", ["row", "key file", "spare"])
def test_interrupted_anywhere_a_known_passphrase_opens(
    lab: Lab, vault: OpenVault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    where = {
        "row": (vault_file, "store_header"),
        "key file": (key_files.VaultFiles, "keep_key_file"),
        "spare": (key_files.VaultFiles, "keep_spare"),
    }
    with monkeypatch.context() as patch:
        patch.setattr(*where[step], stop)
        with pytest.raises(KeyboardInterrupt):
            vault.change_passphrase(PASSPHRASE, "neu und lang")
    vault.close()
    assert opens(lab, "neu und lang" if step == "spare" else PASSPHRASE)
    (lab.folder / "schluessel.json").unlink()
    assert opens(lab, "neu und lang" if step == "spare" else PASSPHRASE), "mended while it was open"


def test_a_full_disk_while_changing_leaves_the_old_passphrase(
    lab: Lab, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(key_files, "flush", full)
        with pytest.raises(NoAccessError, match="Datenträger voll"):
            vault.change_passphrase(PASSPHRASE, "neu und lang")
    vault.close()
    assert lab.names() == ["schluessel.json", "tresor.db"]
    assert opens(lab)


# ---- what is said


def test_a_wrong_passphrase_is_one_sentence(lab: Lab) -> None:
    with pytest.raises(WrongSecretError, match="Die Passphrase passt nicht"):
        lab.open("falsch")


def test_a_mistyped_code_is_called_a_mistyped_code(lab: Lab) -> None:
    typed = lab.code[:-1] + ("7" if lab.code[-1] != "7" else "8")
    with pytest.raises(WrongSecretError, match="Tippfehler"):
        lab.open(typed)


def test_the_code_of_another_vault_is_called_so(lab: Lab, tmp_path: Path) -> None:
    other = create_vault(tmp_path / "b", PASSPHRASE, config_folder=tmp_path / "c", kdf=CHEAP)
    with pytest.raises(WrongSecretError, match="gehört nicht zu diesem Tresor"):
        lab.open(other)
    lose_key_files(lab)
    with pytest.raises(UserError):
        lab.open(other)


def test_a_newer_key_file_is_refused(lab: Lab) -> None:
    path = lab.folder / "schluessel.json"
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 2'))
    before = (lab.folder / "tresor.db").read_bytes()
    with pytest.raises(NewerVaultError, match="neueren Fassung"):
        lab.open()
    assert (lab.folder / "tresor.db").read_bytes() == before


def test_a_newer_schema_is_refused_without_changing_a_byte(lab: Lab) -> None:
    vault = lab.open()
    with raw(vault.engine) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    vault.close()
    before = {path.name: path.read_bytes() for path in lab.folder.iterdir()}
    for secret in (PASSPHRASE, lab.code):
        with pytest.raises(NewerVaultError, match="neueren Fassung"):
            lab.open(secret)
    assert {path.name: path.read_bytes() for path in lab.folder.iterdir()} == before


def flipped(data: bytes) -> bytes:
    return data[:2000] + bytes([data[2000] ^ 1]) + data[2001:]


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], type[UserError], str]] = {
    "a flipped bit": (flipped, DamagedVaultError, "beschädigt"),
    "cut at a page": (lambda data: data[: len(data) // 4096 // 2 * 4096], DamagedVaultError, "beschädigt"),
    "cut within a page": (lambda data: data[:6000], DamagedVaultError, "beschädigt"),
    "cut within the first page": (lambda data: data[:1000], DamagedVaultError, "vollständig"),
    "empty": (lambda _data: b"", DamagedVaultError, "vollständig"),
    "zeroed pages": (lambda data: data[:8192] + bytes(len(data) - 8192), DamagedVaultError, "beschädigt"),
    "a text": (lambda data: b"Sehr geehrte Damen und Herren,\n" * (len(data) // 31), BadFileError, "kein Lotse-Tresor"),
    "zeroes": (lambda data: bytes(len(data)), BadFileError, "kein Lotse-Tresor"),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_damage_is_told_from_a_wrong_secret(lab: Lab, what: str) -> None:
    damage, kind, words = DAMAGES[what]
    path = lab.folder / "tresor.db"
    data = damage(path.read_bytes())
    path.write_bytes(data)
    for secret in (PASSPHRASE, lab.code):
        with pytest.raises(kind, match=words):
            _read_everything(lab, secret)
    assert path.read_bytes() == data


def _read_everything(lab: Lab, secret: str) -> None:
    """Damage behind the first pages shows when they are read."""
    lab.open(secret).close()
    check_vault(lab.folder, secret, config_folder=lab.config)


def test_a_plain_sqlite_file_is_no_vault(lab: Lab) -> None:
    path = lab.folder / "tresor.db"
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(BadFileError, match="kein Lotse-Tresor"):
        lab.open()
    assert path.read_bytes() == before


def test_a_missing_vault_and_an_unreadable_one_are_no_access(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(NoAccessError, match="liegt kein Tresor"):
        lab.open(folder=tmp_path / "nirgends")
    (lab.folder / "tresor.db").unlink()
    (lab.folder / "tresor.db").mkdir()
    with pytest.raises(NoAccessError):
        lab.open()


def test_a_place_that_cannot_be_written_is_no_access(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    with pytest.raises(NoAccessError, match="nicht schreiben"):
        create_vault(tmp_path / "datei" / "tresor", PASSPHRASE, config_folder=tmp_path, kdf=CHEAP)


# ---- already open


def test_a_vault_that_is_open_says_by_whom_and_since_when(lab: Lab, vault: OpenVault) -> None:
    del vault
    note = LockNote.model_validate_json((lab.folder / "tresor.lock").read_bytes())
    for secret in (PASSPHRASE, "falsch", lab.code):
        with pytest.raises(VaultInUseError, match=f"von „{note.user}“ .* seit 24.11.2026 um 10:42 Uhr"):
            lab.open(secret)


@pytest.mark.parametrize("note", [b"", b"garbage", b'{"user": "x"}', b"\xff\xfe", None])
def test_without_a_sensible_note_it_is_refused_all_the_same(lab: Lab, vault: OpenVault, note: bytes | None) -> None:
    path = lab.folder / "tresor.lock"
    if note is None:
        path.unlink()
    else:
        path.write_bytes(note)
    with pytest.raises(VaultInUseError, match="schon geöffnet: Bitte"):
        lab.open()
    vault.close()


@pytest.mark.parametrize("note", [b"garbage", b'{"user":"x","machine":"y","since":"2020-01-01T08:00:00"}'])
def test_a_stale_note_never_blocks(lab: Lab, note: bytes) -> None:
    (lab.folder / "tresor.lock").write_bytes(note)
    vault = lab.open()
    assert LockNote.model_validate_json((lab.folder / "tresor.lock").read_bytes()).since == NOW
    vault.close()
    assert lab.names() == ["schluessel.json", "tresor.db"]


def test_another_process_is_refused_quickly_and_its_attempt_does_not_loosen_the_lock(
    lab: Lab, vault: OpenVault
) -> None:
    script = """
import sys
from datetime import datetime
from pathlib import Path
from lotse_desktop.domain.errors import UserError
from lotse_desktop.storage.vault_file import open_vault
folder, config, secret = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
try:
    open_vault(folder, secret, config_folder=config, now=datetime(2026, 1, 1), before_migration=print)
except UserError as error:
    print(type(error).__name__)
"""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script, lab.folder, lab.config, PASSPHRASE],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == "VaultInUseError"
        start = time.perf_counter()
        with pytest.raises(VaultInUseError):  # from this process, too
            lab.open()
        assert time.perf_counter() - start < 1
    record = jana()
    lab.save(vault, record)
    assert lab.load(vault, record) == record


# ---- closing and checking


def test_closing_leaves_two_files_and_no_key(lab: Lab, vault: OpenVault) -> None:
    lab.save(vault, jana())
    assert "tresor.db-journal" in lab.names()
    vault.close()
    assert lab.names() == ["schluessel.json", "tresor.db"]
    assert vault.key.raw == bytes(32)


def test_a_whole_vault_is_said_to_be_whole(lab: Lab) -> None:
    vault = lab.open()
    lab.save(vault, jana())
    vault.close()
    before = (lab.folder / "tresor.db").read_bytes()
    (sentence,) = check_vault(lab.folder, PASSPHRASE, config_folder=lab.config)
    assert "in Ordnung. Fälle: 1" in sentence
    (lab.folder / "schluessel.json").unlink()
    assert "Schlüsseldatei fehlt" in check_vault(lab.folder, PASSPHRASE, config_folder=lab.config)[-1]
    assert (lab.folder / "tresor.db").read_bytes() == before
    with pytest.raises(WrongSecretError):
        check_vault(lab.folder, "falsch", config_folder=lab.config)


def test_damage_on_a_page_that_is_not_used_is_no_alarm(lab: Lab) -> None:
    vault = lab.open()
    with raw(vault.engine) as connection:
        connection.execute("CREATE TABLE ballast (x)")
        connection.execute("INSERT INTO ballast VALUES (randomblob(80000))")
        connection.execute("DROP TABLE ballast")
    vault.close()
    path = lab.folder / "tresor.db"
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    sentences = check_vault(lab.folder, PASSPHRASE, config_folder=lab.config)
    assert "in Ordnung" in sentences[0]
    assert sentences[1].startswith("1 unbenutzte Seiten")


def test_checking_says_when_the_vault_is_open(lab: Lab, vault: OpenVault) -> None:
    del vault
    with pytest.raises(VaultInUseError):
        check_vault(lab.folder, PASSPHRASE, config_folder=lab.config)


def test_a_note_names_nothing_odd(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine name that would break the sentence is left out with the whole note."""
    monkeypatch.setattr("platform.node", lambda: "boese\n“: Zahlen Sie")
    vault = lab.open()
    assert "tresor.lock" not in lab.names()
    vault.close()
