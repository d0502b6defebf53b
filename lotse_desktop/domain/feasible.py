"""„Machbare Arbeitszeit“: the working hours that today's care makes possible (handbook 4.9; ``lotse.case/1``, 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import Final

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.doors import Rounds
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.intervals import Interval, cut, merge

WORKDAYS: Final = 5
FREE_DAY: Final = (360, 1320)
"""06:00–22:00: the window of a day on which no child is present at all."""


@dataclass(frozen=True, slots=True)
class Window:
    """Working hours that fit: ``week`` 1 …, ``day`` 0 = Monday, minutes of the day; net of breaks."""

    week: int
    day: int
    start: int
    end: int
    net_minutes: int


def net_minutes(width: int, daily_cap: int) -> int:
    """Working time in a window of ``width`` minutes: breaks of § 4 ArbZG (30 min over 6 h, 45 over 9 h), capped."""
    return min(daily_cap, max(min(width, 360), min(width - 30, 540), min(width - 45, 600)))


def feasible_windows(
    children: Sequence[Child],
    firm: Sequence[Sequence[Interval]],
    away: Sequence[Sequence[Interval]],
    week: CareWeek,
    rounds: Rounds | None = None,
) -> tuple[Window, ...]:
    """Windows of at least ``min_shift`` on Monday to Friday of each week; each day by itself.

    ``firm`` and ``away``: per child the firm supply and the absences on the circle of the cycle, merged.  Windows of a
    day may overlap where children can be alone for a while: each one holds by itself.  ``rounds``: with the true ways
    of somebody who works exactly then.
    """
    cared = [_by_day(merge(chain(*pieces)), week) for pieces in zip(firm, away, strict=True)]
    absent = [_by_day(pieces, week) for pieces in away]
    windows: list[Window] = []
    for number in range(week.cycle_weeks * 7):
        if number % 7 >= WORKDAYS:
            continue
        if all(pieces[number] == [(0, DAY)] for pieces in absent):
            spans = [FREE_DAY]
        elif rounds is not None:
            pieces = [_with_alone(c, whole[number]) for c, whole in zip(children, cared, strict=True)]
            spans = _with_rounds(pieces, week, rounds, number * DAY)
        else:
            spans = _common([_candidates(c, pieces[number], week) for c, pieces in zip(children, cared, strict=True)])
        windows.extend(
            Window(number // 7 + 1, number % 7, start, end, net_minutes(end - start, week.params.daily_cap))
            for start, end in spans
            if end - start >= week.params.min_shift
        )
    return tuple(windows)


def week_minutes(windows: Sequence[Window], weeks: int) -> tuple[int, ...]:
    """Σ net minutes of the longest window of each day, one number per week of the cycle."""
    longest: dict[tuple[int, int], Window] = {}
    for window in windows:
        known = longest.get((window.week, window.day))
        if known is None or window.end - window.start > known.end - known.start:
            longest[window.week, window.day] = window
    return tuple(
        sum(window.net_minutes for window in longest.values() if window.week == number)
        for number in range(1, weeks + 1)
    )


def _by_day(pieces: Sequence[Interval], week: CareWeek) -> list[list[Interval]]:
    """The pieces of each day of the cycle, minutes of that day."""
    days: list[list[Interval]] = [[] for _ in range(week.cycle_weeks * 7)]
    for start, end in cut(pieces, DAY):
        first = start - start % DAY
        days[start // DAY].append((start - first, end - first))
    return days


def _candidates(child: Child, cared: Sequence[Interval], week: CareWeek) -> list[Interval]:
    """Cared-for pieces, joined and widened by being alone, then shrunk by ways and buffers; they may overlap."""
    before = week.default_way.out + child.extra_out + week.params.buffer_before
    after = week.default_way.back + child.extra_back + week.params.buffer_after
    pieces = _with_alone(child, cared)
    return [(start + before, end - after) for start, end in pieces if start + before < end - after]


def _with_rounds(pieces: Sequence[Sequence[Interval]], week: CareWeek, rounds: Rounds, day: int) -> list[Interval]:
    """Windows of the day that begins at minute ``day``, one for each choice of a cared-for piece of every child."""
    found: set[Interval] = set()
    for together in product(*pieces) if pieces else ():
        start = _first_start([start for start, _ in together], week, rounds, day)
        end = _last_end([end for _, end in together], week, rounds, day)
        if start < end:
            found.add((start, end))
    return sorted(found)


def _first_start(begins: Sequence[int], week: CareWeek, rounds: Rounds, day: int) -> int:
    """When work can begin: who is brought depends on it, so it is put off until all ways fit."""
    first = max(begins)
    start = first + min(1, week.params.buffer_before)
    while True:
        ways = rounds.ways(day + start, week.default_way.out, fetch=False)
        needed = max(map(sum, zip(begins, ways, strict=True))) + week.params.buffer_before
        if needed <= start:
            return start
        # a child is brought from the minute after its care begins; before that the way is another one
        start = start + 1 if start == first else needed


def _last_end(ends: Sequence[int], week: CareWeek, rounds: Rounds, day: int) -> int:
    """When work must end, see :func:`_first_start`."""
    last = min(ends)
    end = last - min(1, week.params.buffer_after)
    while True:
        ways = rounds.ways(day + end, week.default_way.back, fetch=True)
        needed = min(there - way for there, way in zip(ends, ways, strict=True)) - week.params.buffer_after
        if needed >= end:
            return end
        end = end - 1 if end == last else needed


def _with_alone(child: Child, cared: Sequence[Interval]) -> Sequence[Interval]:
    """Pieces whose hole the child may spend alone as one, widened on both sides as far as it may be alone there."""
    if not child.alone_max_minutes:
        return cared
    most, (first, last) = child.alone_max_minutes, child.alone_window
    groups: list[Interval] = []
    for start, end in cared:
        hole = groups[-1][1] if groups else None
        if hole is not None and start - hole <= most and first <= hole and start <= last:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    return [
        (
            max(start - most, first) if first < start <= last else start,
            min(end + most, last) if first <= end < last else end,
        )
        for start, end in groups
    ]


def _common(candidates: Sequence[Sequence[Interval]]) -> list[Interval]:
    """Candidate by candidate over all children; equal results once."""
    common: list[Interval] = list(candidates[0]) if candidates else []
    for others in candidates[1:]:
        pairs = ((max(a, c), min(b, d)) for a, b in common for c, d in others)
        common = [(start, end) for start, end in pairs if start < end]
    return sorted(set(common))
