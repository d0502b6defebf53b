"""Sealed files: only the recipient opens them; a changed byte, another file or another version is told by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.storage.sealed import (
    HEADER_BYTES,
    MAGIC,
    is_sealed,
    key_text,
    new_recipient_key,
    open_sealed,
    read_key,
    seal,
)

KEY, OTHER = new_recipient_key(), new_recipient_key()


@settings(max_examples=30)
@given(st.binary(max_size=2000))
def test_what_was_sealed_is_opened_by_the_recipient_alone(data: bytes) -> None:
    sealed = seal(data, KEY.public)
    assert is_sealed(sealed)
    assert open_sealed(sealed, KEY.private) == data
    with pytest.raises(BadFileError, match="für jemand anderen"):
        open_sealed(sealed, OTHER.private)


def test_two_files_with_the_same_content_have_nothing_in_common() -> None:
    first, second = seal(b"Zwetschgenmus" * 20, KEY.public), seal(b"Zwetschgenmus" * 20, KEY.public)
    assert first[HEADER_BYTES - 44 :] != second[HEADER_BYTES - 44 :]
    assert b"Zwetschgenmus" not in first


def test_any_changed_byte_is_noticed() -> None:
    sealed = seal(b"ein Fall", KEY.public)
    for place in range(len(MAGIC), len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(BadFileError):
            open_sealed(bytes(changed), KEY.private)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04", "keine versiegelte Datei"),
        (b"", "keine versiegelte Datei"),
        (b"lotse-sealed/2\n" + bytes(90), "andere Fassung"),
        (MAGIC + bytes(40), "nicht vollständig"),
        (seal(b"Inhalt", KEY.public)[:-1], "verändert"),
    ],
    ids=["zip", "empty", "later", "short", "cut"],
)
def test_other_files_are_refused_by_name(data: bytes, sentence: str) -> None:
    with pytest.raises(BadFileError, match=sentence):
        open_sealed(data, KEY.private)


def test_a_point_without_a_secret_is_no_key() -> None:
    with pytest.raises(BadFileError, match="keiner, für den"):
        seal(b"x", bytes(32))


def test_a_key_on_paper_finds_typing_errors() -> None:
    text = key_text(KEY.public)
    assert read_key(f" {text.upper()} ") == KEY.public
    for wrong in (text[:-1], text.replace(text[0], "g", 1), text[1:] + text[0], "", text + "00"):
        with pytest.raises(BadFileError, match="Tippfehler"):
            read_key(wrong)
