"""What of a table may be shown, first stage: no count below three, and none that simple sums give away (handbook 9.5).

Every table is looked at by itself, with all its totals.  Tables that are linked, earlier reports and the knowledge of
one site about its own cases beyond :attr:`CountTable.largest` are the business of the full gate, which has the same
port.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

from lotse_desktop.domain.indicators import percent

FEWEST: Final = 3
"""A count that may be shown; 0 may, too."""
LEAST_WHOLE: Final = 10
"""A rate of fewer is not shown."""
HIDDEN: Final = "*"

Place = tuple[int, int]
Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts by one or two columns.  ``counts``: one row per value of the first column, one number per value of the
    second, or a single one.  ``largest``: of each cell and total (last row, last column) the most that one laptop
    brought; empty when that does not matter.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    heads: tuple[str, ...]
    counts: Matrix
    largest: Matrix = ()

    @property
    def with_totals(self) -> Matrix:
        """The counts with a total below each column, and behind each row where there are two columns."""
        wide = [(*row, sum(row)) if len(self.columns) > 1 else row for row in self.counts]
        return (*wide, tuple(map(sum, zip(*wide, strict=True)))) if wide else ()


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it may be shown: ``cells`` with totals, ``None`` where a number is held back."""

    table: CountTable
    cells: tuple[tuple[int | None, ...], ...]

    @property
    def hidden(self) -> int:
        """How many numbers are held back."""
        return sum(cell is None for row in self.cells for cell in row)


class PublicationGate(Protocol):
    """Decides what of the tables of one report is shown."""

    def protect(self, tables: Sequence[CountTable]) -> tuple[ShownTable, ...]: ...


class SimpleGate:
    """The first stage: each table for itself."""

    def protect(self, tables: Sequence[CountTable]) -> tuple[ShownTable, ...]:
        """The tables with small counts, and with as many others as it takes to keep them from being computed."""
        return tuple(_protect(table) for table in tables)


def safe_rate(part: int, whole: int) -> Decimal | None:
    """Percent, one place; ``None`` when ``whole`` is too small or ``part`` or its rest may not be told."""
    if whole < LEAST_WHOLE or 0 < part < FEWEST or 0 < whole - part < FEWEST:
        return None
    return percent(part, whole)


def _protect(table: CountTable) -> ShownTable:
    values = table.with_totals
    small = set(_primary(values, table.largest))
    hidden = set(small)
    while hidden and (open_cells := find_open(values, hidden)):
        helper = _helper(values, hidden, small, open_cells)
        if helper is None:  # nothing is left to hide behind
            hidden = {(r, c) for r, row in enumerate(values) for c in range(len(row))}
            break
        hidden.add(helper)
    cells = tuple(
        tuple(None if (r, c) in hidden else value for c, value in enumerate(row)) for r, row in enumerate(values)
    )
    return ShownTable(table, cells)


def _primary(values: Matrix, largest: Matrix) -> Iterator[Place]:
    """Counts below three, and those of which one laptop knows all but one or two."""
    for r, row in enumerate(values):
        for c, value in enumerate(row):
            others = value - largest[r][c] if largest else 0
            if 0 < value < FEWEST or 0 < others < FEWEST:
                yield r, c


def find_open(values: Matrix, hidden: set[Place]) -> list[Place]:
    """Hidden numbers that the shown ones determine, whoever knows that a hidden number is at least 1.

    A number can be another one exactly when there is a closed way over hidden numbers along which some rise and others
    fall, so that every sum stays: a directed cycle in the graph of sums (nodes) and hidden numbers (edges).
    """
    arcs = [arc for place in sorted(hidden) for arc in _arcs(values, place)]
    return [place for place in sorted(hidden) if not any(_returns(arcs, arc) for arc in _arcs(values, place))]


_Node = tuple[str, int]
_Arc = tuple[_Node, _Node, Place]


def _arcs(values: Matrix, place: Place) -> list[_Arc]:
    """The ways in which a number may change: up, and down when more than 1 remains.  Totals go the other way round.

    In a table of one column each number stands in one sum only; its other end is a common node.
    """
    r, c = place
    if len(values[0]) == 1:
        ends, is_total = (("column", 0), ("free", 0)), r == len(values) - 1
    else:
        ends, is_total = (("row", r), ("column", c)), (r == len(values) - 1) != (c == len(values[0]) - 1)
    up = ends[::-1] if is_total else ends
    rising, falling = (up[0], up[1], place), (up[1], up[0], place)
    return [rising, falling] if values[r][c] > 1 else [rising]


def _returns(arcs: Sequence[_Arc], first: _Arc) -> bool:
    """Whether a way leads back from the end of an arc to its beginning without the same number."""
    start, end, place = first
    reached, todo = {end}, [end]
    while todo:
        node = todo.pop()
        for source, target, other in arcs:
            if source == node and other != place and target not in reached:
                reached.add(target)
                todo.append(target)
    return start in reached


def _helper(values: Matrix, hidden: set[Place], small: set[Place], open_cells: Sequence[Place]) -> Place | None:
    """The smallest number to hide, too; totals only where nothing else is left.

    First in sums that give a small count away, then in sums that give away another number, then in any.
    """
    last_row, last_column = len(values) - 1, len(values[0]) - 1
    rows = [[(r, c) for c in range(last_column + 1)] for r in range(last_row + 1)]
    columns = [[(r, c) for r in range(last_row + 1)] for c in range(last_column + 1)]
    lines = [*(rows if last_column else []), *columns]
    touched = [line for line in lines if not set(open_cells).isdisjoint(line)]
    alone = [line for line in touched if len(hidden.intersection(line)) == 1]

    def cost(place: Place) -> tuple[bool, int, Place]:
        r, c = place
        return r == last_row or (c == last_column and last_column > 0), values[r][c], place

    for group in ([line for line in alone if not small.isdisjoint(line)], alone, touched):
        free = [(r, c) for line in group for r, c in line if values[r][c] and (r, c) not in hidden]
        if free:
            return min(free, key=cost)
    return None
