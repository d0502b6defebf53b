"""Sets of minutes as sorted lists of disjoint half-open intervals ``[start, end)``."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Interval = tuple[int, int]


def merge(pieces: Iterable[Interval]) -> list[Interval]:
    """The union: sorted, disjoint, touching pieces joined, empty ones dropped."""
    result: list[Interval] = []
    first = last = -1
    for start, end in sorted(pieces):
        if end <= start:
            continue
        if first == last:
            first, last = start, end
        elif start > last:
            result.append((first, last))
            first, last = start, end
        elif end > last:
            last = end
    if first < last:
        result.append((first, last))
    return result


def minus(whole: Sequence[Interval], taken: Sequence[Interval]) -> list[Interval]:
    """What is in ``whole`` and not in ``taken``; both merged."""
    result: list[Interval] = []
    index, count = 0, len(taken)
    for start, end in whole:
        at = start
        while index < count and taken[index][1] <= at:
            index += 1
        position = index
        while position < count and taken[position][0] < end:
            first, last = taken[position]
            if first > at:
                result.append((at, first))
            at = last
            position += 1
        if at < end:
            result.append((at, end))
    return result


def intersect(first: Sequence[Interval], second: Sequence[Interval]) -> list[Interval]:
    """What is in both; both merged."""
    result: list[Interval] = []
    i = j = 0
    while i < len(first) and j < len(second):
        start, end = max(first[i][0], second[j][0]), min(first[i][1], second[j][1])
        if start < end:
            result.append((start, end))
        if first[i][1] <= second[j][1]:
            i += 1
        else:
            j += 1
    return result


def covers(pieces: Sequence[Interval], minute: int) -> bool:
    """Whether ``minute`` lies in one of the pieces; merged."""
    place = bisect_right(pieces, minute, key=lambda piece: piece[0]) - 1
    return place >= 0 and minute < pieces[place][1]


def length(pieces: Iterable[Interval]) -> int:
    """Minutes in all."""
    return sum(end - start for start, end in pieces)


def around(start: int, end: int, cycle: int) -> list[Interval]:
    """``[start, end)`` laid on a circle of ``cycle`` minutes, as one or two pieces inside ``[0, cycle)``."""
    if end - start >= cycle:
        return [(0, cycle)]
    start, end = start % cycle, start % cycle + end - start
    return [(start, end)] if end <= cycle else [(0, end - cycle), (start, cycle)]


def cut(pieces: Iterable[Interval], step: int) -> list[Interval]:
    """The same pieces, cut at every multiple of ``step`` (midnight)."""
    result: list[Interval] = []
    for start, end in pieces:
        at = start
        while at < end:
            edge = min(end, (at // step + 1) * step)
            result.append((at, edge))
            at = edge
    return result
