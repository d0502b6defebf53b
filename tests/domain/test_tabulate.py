"""Counting rows of one byte per field: the same as counting them one by one, for any columns and filters."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.tabulate import CodedColumn, CodedRows, joined

VALUES = ("*", "a", "b", "c")


@st.composite
def tables(draw: st.DrawFn) -> tuple[CodedRows, list[tuple[str, ...]]]:
    rows = draw(st.lists(st.tuples(*[st.sampled_from(VALUES)] * 5), max_size=30))
    columns = {f"c{n}": CodedColumn(VALUES, bytes(VALUES.index(row[n]) for row in rows)) for n in range(5)}
    return CodedRows(columns), rows


@settings(max_examples=80)
@given(tables(), st.permutations(range(5)), st.integers(1, 3), st.sets(st.sampled_from(VALUES), min_size=1))
def test_counts_are_those_of_counting_one_by_one(
    table: tuple[CodedRows, list[tuple[str, ...]]], order: list[int], width: int, only: set[str]
) -> None:
    coded, rows = table
    names = [f"c{n}" for n in order[:width]]
    expected = Counter(tuple(row[n] for n in order[:width]) for row in rows if row[order[4]] in only)
    assert coded.counts(names, {f"c{order[4]}": only}) == expected
    assert coded.counts(names).total() == coded.rows == len(rows)


def test_a_filter_may_be_one_of_the_counted_columns() -> None:
    coded = CodedRows({"x": CodedColumn(("a", "b"), bytes([0, 1, 1]))})
    assert coded.counts(["x"], {"x": ["b"]}) == Counter({("b",): 2})


def test_values_are_put_together_without_looking_at_a_row() -> None:
    column = CodedColumn(("a", "b", "c"), bytes([0, 1, 2, 1]))
    coarse = column.recoded({"a": "low", "b": "low", "c": "high"}, ("*", "low", "high"))
    assert [coarse.values[code] for code in coarse.codes] == ["low", "low", "high", "low"]


def test_parts_are_joined_when_their_columns_are_the_same() -> None:
    first = CodedRows({"x": CodedColumn(("a", "b"), bytes([0, 1]))})
    second = CodedRows({"x": CodedColumn(("a", "b"), bytes([1]))})
    assert joined([first, second]).counts(["x"]) == Counter({("b",): 2, ("a",): 1})
    assert joined([]).rows == 0
    with pytest.raises(ValueError, match="columns"):
        joined([first, CodedRows({"y": CodedColumn(("a", "b"), b"")})])
