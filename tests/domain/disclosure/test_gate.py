"""The first stage of the gate: the example of the handbook, and nothing hidden that sums give away."""

import random
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.disclosure.gate import CountTable, Matrix, Place, SimpleGate, find_open, safe_rate


def table(counts: Matrix, largest: Matrix = ()) -> CountTable:
    """Any table of two columns, or of one when each row has one number."""
    width = len(counts[0])
    columns = ("eins", "zwei") if width > 1 else ("eins",)
    return CountTable(
        "t", "T", columns, tuple(f"r{n}" for n in range(len(counts))), tuple(f"c{n}" for n in range(width)), counts,
        largest,
    )  # fmt: skip


def shown(counts: Matrix, largest: Matrix = ()) -> list[str]:
    (made,) = SimpleGate().protect([table(counts, largest)])
    return [" ".join("*" if cell is None else str(cell) for cell in row) for row in made.cells]


def possible(values: Matrix, hidden: set[Place], most: int = 9) -> dict[Place, set[int]]:
    """Every value that each hidden number can have, by trying all; written without the gate's own search."""
    places = sorted(hidden)
    single = len(values[0]) == 1
    found: dict[Place, set[int]] = {place: set() for place in places}
    for guess in product(range(1, most + 1), repeat=len(places)):
        full = [list(row) for row in values]
        for (r, c), value in zip(places, guess, strict=True):
            full[r][c] = value
        rows_fit = single or all(sum(row[:-1]) == row[-1] for row in full)
        if rows_fit and all(sum(column[:-1]) == column[-1] for column in zip(*full, strict=True)):
            for place, value in zip(places, guess, strict=True):
                found[place].add(value)
    return found


def test_the_example_of_the_handbook() -> None:
    """9.5: primary the 2 and the 1, secondary 41 and 22."""
    assert shown(((41, 2), (130, 6), (22, 1), (3, 0))) == [
        "* * 43",
        "130 6 136",
        "* * 23",
        "3 0 3",
        "196 9 205",
    ]


def test_a_table_of_one_column_hides_a_second_number() -> None:
    assert shown(((9,), (2,), (5,))) == ["9", "*", "*", "16"]
    assert shown(((9,), (3,), (0,))) == ["9", "3", "0", "12"]
    assert shown(((2,), (0,))) == ["*", "0", "*"]
    assert shown(((1,), (1,), (0,), (7,))) == ["*", "*", "0", "*", "9"]


def test_what_one_laptop_knows_but_for_two_is_hidden() -> None:
    counts, largest = ((8, 9), (9, 9)), ((7, 3, 7), (3, 3, 5), (9, 5, 9))
    assert shown(counts, largest)[0].startswith("*")
    assert shown(counts, ((3, 3, 7), (3, 3, 5), (9, 5, 9)))[0] == "8 9 17"


@settings(max_examples=80)
@given(st.integers(1, 3), st.integers(1, 3), st.randoms(use_true_random=False))
def test_no_hidden_number_of_a_small_table_can_be_computed(height: int, width: int, rng: random.Random) -> None:
    counts = tuple(tuple(rng.choice((0, 1, 1, 2, 3, 4)) for _ in range(width)) for _ in range(height))
    made = SimpleGate().protect([table(counts)])[0]
    values = made.table.with_totals
    hidden = {(r, c) for r, row in enumerate(made.cells) for c, cell in enumerate(row) if cell is None}
    assert all(not 0 < cell < 3 for row in made.cells for cell in row if cell is not None)
    whole = len(hidden) == len(values) * len(values[0])
    if not whole and len(hidden) <= 5:
        assert all(len(can) > 1 for can in possible(values, hidden, 7).values()), (counts, made.cells)


@settings(max_examples=60)
@given(st.integers(1, 3), st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_check_finds_exactly_what_can_be_computed(height: int, width: int, rng: random.Random) -> None:
    counts = tuple(tuple(rng.randint(0, 2) for _ in range(width)) for _ in range(height))
    values = table(counts).with_totals
    places = [(r, c) for r, row in enumerate(values) for c, value in enumerate(row) if value]
    hidden = set(rng.sample(places, min(len(places), rng.randint(0, 3))))
    most = max(map(max, values)) + 2
    computed = {place for place, can in possible(values, hidden, most).items() if len(can) == 1}
    assert set(find_open(values, hidden)) == computed


def test_larger_tables_are_made_fast_and_keep_most_numbers() -> None:
    rng = random.Random(4)  # noqa: S311
    counts = tuple(tuple(rng.choice((0, 1, 2, 5, 9, 30, 80)) for _ in range(8)) for _ in range(12))
    made = SimpleGate().protect([table(counts)])[0]
    hidden = {(r, c) for r, row in enumerate(made.cells) for c, cell in enumerate(row) if cell is None}
    assert find_open(made.table.with_totals, hidden) == []
    small = sum(0 < value < 3 for row in made.table.with_totals for value in row)
    assert small <= made.hidden <= small + 8


@pytest.mark.parametrize(
    ("part", "whole", "rate"),
    [
        (3, 9, None), (3, 10, "30.0"), (2, 50, None), (48, 50, None), (0, 50, "0.0"), (50, 50, "100.0"), (0, 0, None),
        (1373, 4318, "31.8"),
    ],
)  # fmt: skip
def test_rates_of_few_are_not_shown(part: int, whole: int, rate: str | None) -> None:
    assert safe_rate(part, whole) == (Decimal(rate) if rate else None)
