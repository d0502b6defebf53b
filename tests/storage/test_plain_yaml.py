"""YAML as coaches write it."""

import pytest

from lotse_desktop.storage.plain_yaml import NotYamlError, find_line, read_yaml

TEXT = """# Anfang
items:
  - id: A
    options:
      yes: ja
      no: nein
  - {id: B, kind: single}
"""


def test_words_dates_and_times_are_texts() -> None:
    read = read_yaml("a: yes\nno: off\nb: 2026-12-31\nc: 12:30\nd: 07\ne: truest\nf: 1_0")
    assert read == {"a": "yes", "no": "off", "b": "2026-12-31", "c": "12:30", "d": "07", "e": "truest", "f": "1_0"}


def test_true_numbers_and_nothing_are_what_they_say() -> None:
    assert read_yaml("a: true\nb: false\nc: -12\nd: null\ne:\nf: 0") == {
        "a": True,
        "b": False,
        "c": -12,
        "d": None,
        "e": None,
        "f": 0,
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1", 2), ("a: 1\na: 2", 2), ("a: !!python/object:x {}", 1), ("\n\n\tx: 1", 3), ("a: 1\n- b", 2)],
)
def test_what_is_no_yaml_is_told_with_the_line(text: str, line: int) -> None:
    with pytest.raises(NotYamlError) as caught:
        read_yaml(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("items",), 2),
        (("items", 0, "id"), 3),
        (("items", 0, "options", 1, "text"), 6),
        (("items", 1, "missing"), 7),
        (("items", 9), 2),
        (("other",), 1),
    ],
)
def test_the_line_of_a_place_is_found_or_that_of_what_is_around_it(place: tuple[str | int, ...], line: int) -> None:
    assert find_line(TEXT, place) == line
