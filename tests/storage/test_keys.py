"""Recovery codes, headers and what a hostile header may do: nothing."""

import json
import random
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.errors import DamagedVaultError, NewerVaultError, WrongSecretError
from lotse_desktop.storage.keys import (
    DEFAULT_KDF,
    KeyHeader,
    Passphrase,
    RecoveryCode,
    database_key,
    new_header,
    read_header,
    secret_of,
)
from tests.storage.conftest import CHEAP

ROOT = bytearray(range(20))
VAULT = bytes(range(16))


def header(text: str = "Blaue Giraffe") -> KeyHeader:
    return new_header(ROOT, VAULT, Passphrase(text), sequence=1, kdf=CHEAP)


GOOD = header().to_bytes()


def changed(**parts: Any) -> bytes:
    return json.dumps(json.loads(GOOD) | parts).encode()


@given(root=st.binary(min_size=20, max_size=20))
def test_a_recovery_code_gives_its_root_however_it_is_typed(root: bytes) -> None:
    code = RecoveryCode.of(root).text
    assert len(code.split("-")) == 9
    assert all(len(group) == 4 for group in code.split("-"))
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "O").replace("1", "l")):
        assert RecoveryCode(typed).root() == root


def test_typing_errors_in_a_recovery_code_are_noticed() -> None:
    """Two check bytes: one of 65,536 slips through; of these 3,000 none may."""
    rng = random.Random(7)  # noqa: S311
    code = RecoveryCode.of(ROOT).text.replace("-", "")
    for _ in range(3000):
        letters = list(code)
        place = rng.randrange(35)
        if rng.random() < 0.5:
            letters[place] = rng.choice([c for c in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if c != letters[place]])
        else:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        if "".join(letters) != code:
            with pytest.raises(WrongSecretError):
                RecoveryCode("".join(letters)).root()


def test_what_is_no_recovery_code_is_a_passphrase() -> None:
    code = RecoveryCode.of(ROOT).text
    assert secret_of(code) == RecoveryCode(code)
    assert secret_of("Blaue Giraffe") == Passphrase("Blaue Giraffe")
    assert secret_of("Ü" * 36) == Passphrase("Ü" * 36)


def test_a_passphrase_unwraps_the_root_and_another_does_not() -> None:
    assert header().unwrap(Passphrase("Blaue Giraffe")) == ROOT
    with pytest.raises(WrongSecretError, match="Passphrase"):
        header().unwrap(Passphrase("blaue Giraffe"))


def test_umlauts_may_be_typed_on_any_keyboard() -> None:
    composed = "Grüne Möhre"
    assert header(composed).unwrap(Passphrase(unicodedata.normalize("NFD", composed))) == ROOT


def test_two_headers_of_one_root_share_nothing_secret() -> None:
    first, second = header(), header()
    assert (first.salt, first.nonce, first.sealed) != (second.salt, second.nonce, second.sealed)
    assert len({first.salt, second.salt}) == len({first.nonce, second.nonce}) == 2


def test_the_defaults_are_strong() -> None:
    assert (DEFAULT_KDF.memory_kib, DEFAULT_KDF.passes) == (65_536, 3)


def test_every_part_of_a_header_is_authenticated() -> None:
    """Who changes the file cannot weaken the derivation without being noticed."""
    for part, value in {
        "sequence": 2,
        "vault": "00" * 16,
        "check": "00" * 8,
        "salt": "00" * 16,
        "nonce": "00" * 12,
        "sealed": "00" * 36,
        "kdf": {"algorithm": "argon2id", "memory_kib": 8192, "passes": 2, "lanes": 1},
    }.items():
        with pytest.raises(WrongSecretError):
            read_header(changed(**{part: value})).unwrap(Passphrase("Blaue Giraffe"))


@pytest.mark.parametrize(
    "parts",
    [
        {"kdf": {"algorithm": "argon2id", "memory_kib": 2**31, "passes": 3, "lanes": 4}},
        {"kdf": {"algorithm": "argon2id", "memory_kib": 65_536, "passes": 10**6, "lanes": 4}},
        {"kdf": {"algorithm": "argon2id", "memory_kib": 65_536, "passes": 3, "lanes": 1000}},
        {"kdf": {"algorithm": "argon2id", "memory_kib": 8, "passes": 3, "lanes": 1}},
        {"kdf": {"algorithm": "pbkdf2", "memory_kib": 65_536, "passes": 3, "lanes": 4}},
        {"version": True},
        {"version": 1.0},
        {"version": 0},
        {"format": "anders"},
        {"salt": "zz" * 16},
        {"sealed": ""},
        {"extra": 1},
        {"sequence": 0},
    ],
)
def test_absurd_headers_are_refused_at_once(parts: dict[str, Any]) -> None:
    start = time.perf_counter()
    with pytest.raises(DamagedVaultError, match="Schlüsseldatei"):
        read_header(changed(**parts))
    assert time.perf_counter() - start < 0.5


def test_a_newer_header_is_told_from_a_damaged_one() -> None:
    with pytest.raises(NewerVaultError, match="neueren Fassung"):
        read_header(changed(version=2, something="new"))


@settings(max_examples=300)
@given(
    cut=st.integers(0, 700),
    place=st.integers(0, 699),
    put=st.binary(max_size=6),
    noise=st.none() | st.binary(max_size=80),
)
def test_no_damage_to_a_header_does_more_than_being_refused(
    cut: int, place: int, put: bytes, noise: bytes | None
) -> None:
    data = GOOD
    damaged = noise if noise is not None else (data[:place] + put + data[place + len(put) :])[: max(cut, place)]
    try:
        read = read_header(damaged)
    except (DamagedVaultError, NewerVaultError):
        return
    assert read.kdf.memory_kib <= 524_288


def test_the_key_depends_on_root_and_vault_and_is_forgotten() -> None:
    key = database_key(ROOT, VAULT)
    assert len(key.raw) == 32
    assert key.raw != database_key(ROOT, bytes(16)).raw
    assert key.raw != database_key(bytearray(20), VAULT).raw
    assert key.raw.hex() not in repr(key)
    key.forget()
    assert key.raw == bytes(32)


def test_no_secret_is_in_a_repr() -> None:
    code = RecoveryCode.of(ROOT)
    assert "Giraffe" not in repr(Passphrase("Blaue Giraffe"))
    assert code.text not in repr(code)
