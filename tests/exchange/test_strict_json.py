"""JSON texts are taken without surprises or not at all; the sentence names the place."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.exchange.strict_json import MAX_DEPTH, parse, place_text, read_text

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


def told(text: str) -> str:
    with pytest.raises(BadFileError) as caught:
        parse(text)
    return caught.value.sentence


@settings(max_examples=60, deadline=None)
@given(plain)
def test_what_json_writes_is_read_back(value: object) -> None:
    assert parse(json.dumps(value)) == value


def test_a_key_that_comes_twice_is_refused_with_its_place() -> None:
    assert told('{"children": [{"id": 1, "id": 1}]}') == "children[0].id: Diese Angabe steht zweimal da."


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 19, "9" * 100_000, "-" + "1" * 30])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    assert told(f'{{"a": [0, {number}]}}').startswith("a[1]: ")


def test_eighteen_digits_are_a_number() -> None:
    assert parse("[" + "9" * 18 + ", -" + "9" * 18 + "]") == [10**18 - 1, 1 - 10**18]


def test_half_a_character_is_refused_in_values_and_keys() -> None:
    assert told(r'{"a": "\ud800"}').startswith("a: ")
    assert told(r'{"\udfff": 1}').startswith("…: ")


def test_nesting_ends_at_twenty() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None
    assert "verschachtelt" in told("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert "verschachtelt" in told('{"a":' * 500_000)


def test_brackets_in_texts_are_no_nesting() -> None:
    assert parse(json.dumps(["[" * 100, '"[' * 100, "\\"])) == ["[" * 100, '"[' * 100, "\\"]


@pytest.mark.parametrize(
    "text", ["", "{", '{"a": }', "[1,]", "{'a': 1}", "nul", '"\x00"', "1 2", '{"a" 1}', "\ufeff[]"]
)
def test_broken_text_is_told_with_line_and_column(text: str) -> None:
    assert told(text).startswith("Zeile 1, Spalte ")


def test_a_megabyte_of_escaped_quotes_takes_no_time() -> None:
    begun = time.process_time()
    assert told('"' + '\\"' * 500_000).startswith("Zeile 1")
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00}\x00", b'{"a": "\xe4"}', b"\xed\xa0\x80", "ü".encode("utf-16")])
def test_what_is_not_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(BadFileError, match="UTF-8"):
        read_text(data, 100)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_text(b"\xef\xbb\xbf[]", 100) == "[]"


def test_a_file_that_is_too_big_is_refused() -> None:
    assert read_text(b"x" * 1_000_000, 1_000_000)
    with pytest.raises(BadFileError, match="1 MB"):
        read_text(b"x" * 1_000_001, 1_000_000)


def test_a_place_shows_no_text_that_somebody_made_up() -> None:
    assert place_text(("assessment", "Jana Beispiel", "answers", 3)) == "assessment.….answers[3]"
