"""Interval lists do what sets of minutes do."""

from hypothesis import given
from hypothesis import strategies as st

from lotse_desktop.domain.intervals import Interval, around, cut, intersect, length, merge, minus

pieces = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def minutes(intervals: list[Interval]) -> set[int]:
    return {minute for start, end in intervals for minute in range(start, end)}


def is_merged(intervals: list[Interval]) -> bool:
    flat = [edge for piece in intervals for edge in piece]
    return flat == sorted(set(flat))


@given(pieces)
def test_merging_keeps_every_minute_once(some: list[Interval]) -> None:
    assert minutes(merge(some)) == minutes(some)
    assert is_merged(merge(some))
    assert length(merge(some)) == len(minutes(some))


@given(pieces, pieces)
def test_minus_and_intersect_are_those_of_sets(first: list[Interval], second: list[Interval]) -> None:
    whole, taken = merge(first), merge(second)
    assert minutes(minus(whole, taken)) == minutes(first) - minutes(second)
    assert minutes(intersect(whole, taken)) == minutes(first) & minutes(second)
    assert is_merged(minus(whole, taken))
    assert is_merged(intersect(whole, taken))


@given(pieces, st.integers(1, 20))
def test_cutting_loses_nothing_and_crosses_no_edge(some: list[Interval], step: int) -> None:
    parts = cut(merge(some), step)
    assert minutes(parts) == minutes(some)
    assert all(start // step == (end - 1) // step for start, end in parts)


@given(st.integers(-200, 200), st.integers(0, 300), st.integers(1, 120))
def test_around_lays_minutes_on_the_circle(start: int, width: int, cycle: int) -> None:
    assert minutes(around(start, start + width, cycle)) == {minute % cycle for minute in range(start, start + width)}
    assert all(0 <= first < last <= cycle for first, last in around(start, start + max(width, 1), cycle))
