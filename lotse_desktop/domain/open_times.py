"""Care gaps grouped as people say them: „Montag bis Mittwoch von 5:20 bis 7:30 Uhr“."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import CareReport, GapClass, classify
from lotse_desktop.domain.intervals import Interval, cut

_WEEK: Final = 7 * DAY
_NOON: Final = DAY // 2


@dataclass(frozen=True, slots=True)
class OpenTime:
    """One time that is open on several days; ``weeks`` 1 …, ``days`` 0 = Monday; ``end`` > 1440: the next day."""

    children: tuple[str, ...]
    weeks: tuple[int, ...]
    days: tuple[int, ...]
    start: int
    end: int

    @property
    def classes(self) -> frozenset[GapClass]:
        """Which classes of handbook 4.6 it touches."""
        pieces = ((day, piece) for day in self.days for piece in cut([(self.start, self.end)], DAY))
        return frozenset(
            name
            for day, (start, end) in pieces
            for name, _ in classify((day + start // DAY) % 7, start % DAY, (end - 1) % DAY + 1)
        )


def find_open_times(report: CareReport) -> tuple[OpenTime, ...]:
    """Every gap once, grouped over children, weeks and days; in the order of the week."""
    children: dict[tuple[int, int, int], list[str]] = {}
    for child in report.children:
        for start, end in _spoken(child.gap, report.cycle_weeks * _WEEK):
            number, minute = divmod(start, DAY)
            children.setdefault((number, minute, minute + end - start), []).append(child.child)
    weeks: dict[tuple[tuple[str, ...], int, int, int], list[int]] = {}
    for (number, start, end), together in sorted(children.items()):
        weeks.setdefault((tuple(together), number % 7, start, end), []).append(number // 7 + 1)
    days: dict[tuple[tuple[str, ...], tuple[int, ...], int, int], list[int]] = {}
    for (names, day, start, end), numbers in sorted(weeks.items(), key=lambda entry: entry[0][1]):
        days.setdefault((names, tuple(numbers), start, end), []).append(day)
    found = [OpenTime(names, numbers, tuple(when), start, end) for (names, numbers, start, end), when in days.items()]
    return tuple(sorted(found, key=lambda time: (time.weeks, time.days[0], time.start, time.children)))


def _spoken(gap: Iterable[Interval], cycle: int) -> Iterator[Interval]:
    """Pieces as they are spoken of: over the end of the cycle in one, over midnight in one when they end by noon."""
    pieces = list(gap)
    if len(pieces) > 1 and pieces[0][0] == 0 and pieces[-1][1] == cycle:
        pieces = [*pieces[1:-1], (pieces[-1][0], cycle + pieces[0][1])]
    for start, end in pieces:
        if end - start < DAY and start // DAY < (end - 1) // DAY and end % DAY <= _NOON:
            yield start, end
        else:
            yield from ((first % cycle, first % cycle + last - first) for first, last in cut([(start, end)], DAY))
