"""The true way of the day: whom the parent brings and fetches, at which doors, in which order (handbook 4.3, 4.5).

The rule, for bringing before an activity; fetching after it is the same seen in a mirror.

1. The *stay* of a child is the time that it spends at institutions without a break, contact time cut out.  Escorts,
   walking groups, and persons without a door are no institutions.
2. The parent *brings* the child when its stay has begun before the activity and goes on after its start, when nobody
   else has the child in the minute before the stay (firm helper, escort, the other parent), and when it does not go by
   itself.  Nothing of this looks at minutes of ways, so a longer way never takes a child out of the round.
3. The *round* leads over the doors of these children in the order of :attr:`CareWeek.doors` and then to work.  The way
   of a child is the sum of the ways from its own door over the later ones to work.  It takes the place of the usual way
   and of ``extra_out``, which says by hand what the round computes.
4. A child that is at home at the start of the activity (somebody else brings it, it goes by itself, it is at no
   institution) needs care from the moment the parent leaves home: the whole round including the way from home to the
   first door, and never less than the usual way.  Without a round it is the usual way.
5. A child at an institution without a door, or whose way holds minutes that nobody has entered, keeps the usual way.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final, NamedTuple

from lotse_desktop.domain.care import Absence, Activity, CareKind, CarePlace, CareWeek, Helper, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.intervals import Interval, covers, merge, minus
from lotse_desktop.domain.supply import Supplying, Timed
from lotse_desktop.domain.timetable import DayWays, entry_end, way_minutes

ESCORTS: Final = frozenset({CareKind.ESCORT, CareKind.WALKING_GROUP})
"""They bring and fetch."""
PERSONS: Final = frozenset(
    {CareKind.OTHER_PARENT, CareKind.RELATIVE, CareKind.FRIEND, CareKind.FAMILY_MENTOR, CareKind.BABYSITTER}
)
"""Without a door of their own they come to the child."""

LESSONS: Final = frozenset({CareKind.SCHOOL, CareKind.BOUND_ALL_DAY})
"""They begin and end at a fixed minute."""


class Visit(NamedTuple):
    """A child at one place; ``door``: its number, ``None``: without."""

    start: int
    end: int
    door: int | None
    lesson: bool


_AT_HOME: Final = -1
_NO_DOOR: Final = -2


@dataclass(frozen=True, slots=True)
class Stay:
    """A child at institutions without a break.

    ``visits``: sorted by start and end.  ``brought`` / ``fetched``: nobody else has the child in the minute before and
    after.
    """

    start: int
    end: int
    visits: tuple[Visit, ...]
    brought: bool
    fetched: bool

    def door(self, minute: int, *, fetch: bool) -> int | None:
        """Number of the door where the child is at ``minute``, or else of the first (fetching: last) one it has."""
        here = [visit.door for visit in self._visits_at(minute, fetch=fetch) if visit.door is not None]
        if here:
            return min(here)
        known = [visit.door for visit in self.visits if visit.door is not None]
        return known[-1 if fetch else 0] if known else None

    def is_lesson(self, minute: int, *, fetch: bool) -> bool:
        """Whether the child is at lessons at ``minute``, which begin and end when they do."""
        return any(visit.lesson for visit in self._visits_at(minute, fetch=fetch))

    def _visits_at(self, minute: int, *, fetch: bool) -> list[Visit]:
        """The places around a minute, which itself belongs to what begins there, or (fetching) to what ends there."""
        if fetch:
            return [visit for visit in self.visits if visit.start < minute <= visit.end]
        return [visit for visit in self.visits if visit.start <= minute < visit.end]


@dataclass(frozen=True, slots=True)
class Round:
    """The doors of a round in the order of handing over, with minutes from each to work; ``None``: not known."""

    doors: tuple[int, ...]
    to_work: tuple[int | None, ...]
    home: int | None
    """Minutes from home over all doors to work."""

    def way(self, door: int) -> int | None:
        """Minutes from this door over the later ones to work."""
        return self.to_work[self.doors.index(door)]

    def follows(self, first: int, second: int) -> bool:
        """Whether ``second`` is the next door after ``first``."""
        return (first, second) in pairwise(self.doors)


NO_ROUND: Final = Round((), (), None)


class Rounds:
    """The rounds of a family, on the circle of the cycle or (``cycle`` None) on a line of real days."""

    def __init__(self, children: Sequence[Child], week: CareWeek, entries: Sequence[Timed], cycle: int | None) -> None:
        self.children = children
        self.week = week
        self.cycle = cycle
        self.numbers = {door.id: number for number, door in enumerate(week.doors)}
        self.stays = [self._find_stays(child, entries) for child in children]
        self._starts = [[stay.start for stay in stays] for stays in self.stays]
        self._between = {frozenset(way.doors): way.minutes for way in week.between}
        self._rounds: dict[tuple[frozenset[int], int], Round] = {}
        self._ways: dict[tuple[int, int, bool], tuple[int, ...]] = {}

    def of_child(self, number: int) -> DayWays:
        """The ways of this child, by its place among the children."""

        def ways(activity: Activity, day: int) -> tuple[int, int]:
            out, back = way_minutes(self.week, activity)
            return (
                self.ways(day + activity.start, out, fetch=False)[number],
                self.ways(day + entry_end(activity.start, activity.end), back, fetch=True)[number],
            )

        return ways

    def ways(self, minute: int, usual: int, *, fetch: bool) -> tuple[int, ...]:
        """Minutes of the way of each child, extra minutes included, when an activity starts (``fetch``: ends) then."""
        minute = self._on_circle(minute)
        key = minute, usual, fetch
        known = self._ways.get(key)
        if known is None:
            known = self._ways[key] = self._find_ways(minute, usual, fetch=fetch)
        return known

    def doors_at(self, minute: int, *, fetch: bool) -> list[int]:
        """For each child the number of the door of the round; negative: the child is not on it."""
        minute = self._on_circle(minute)
        return [self._door(number, minute, fetch=fetch) for number in range(len(self.children))]

    def round(self, doors: Iterable[int], usual: int) -> Round:
        """The round over these doors; ``usual``: the way of the activity."""
        key = frozenset(door for door in doors if door >= 0), usual
        known = self._rounds.get(key)
        if known is None:
            known = self._rounds[key] = self._find_round(tuple(sorted(key[0])), usual)
        return known

    def minutes_between(self, first: int, second: int) -> int | None:
        """Minutes between two doors; ``None``: nobody has entered them."""
        doors = self.week.doors
        return 0 if first == second else self._between.get(frozenset((doors[first].id, doors[second].id)))

    def to_work(self, door: int, usual: int) -> int:
        """Minutes from a door straight to work."""
        work = self.week.doors[door].work
        return usual if work is None else work

    def goes_alone(self, number: int, door: int) -> bool:
        """Whether the child goes to this door by itself or with a group."""
        return self.children[number].id in self.week.doors[door].alone

    def _find_ways(self, minute: int, usual: int, *, fetch: bool) -> tuple[int, ...]:
        doors = self.doors_at(minute, fetch=fetch)
        found = self.round(doors, usual)
        ways: list[int] = []
        for child, door in zip(self.children, doors, strict=True):
            flat = usual + (child.extra_back if fetch else child.extra_out)
            if door >= 0:
                way = found.way(door)
                ways.append(flat if way is None else way)
            elif door == _AT_HOME and found.home is not None:
                ways.append(max(flat, found.home))
            else:
                ways.append(flat)
        return tuple(ways)

    def _find_round(self, doors: tuple[int, ...], usual: int) -> Round:
        if not doors:
            return NO_ROUND
        to_work: list[int | None] = [self.to_work(doors[-1], usual)]
        for first, second in reversed(list(pairwise(doors))):
            to_work.append(_sum(to_work[-1], self.minutes_between(first, second)))
        home = self.week.doors[doors[0]].home
        return Round(doors, tuple(reversed(to_work)), _sum(to_work[-1], home))

    def _door(self, number: int, minute: int, *, fetch: bool) -> int:
        place = bisect_left(self._starts[number], minute) - 1
        stay = self.stays[number][place] if place >= 0 else None
        if stay is None or stay.end <= minute or not (stay.fetched if fetch else stay.brought):
            return _AT_HOME
        door = stay.door(minute, fetch=fetch)
        if door is None:
            return _NO_DOOR
        return _AT_HOME if self.goes_alone(number, door) else door

    def _on_circle(self, minute: int) -> int:
        return minute if self.cycle is None else minute % self.cycle

    def _find_stays(self, child: Child, entries: Sequence[Timed]) -> list[Stay]:
        visits: list[Visit] = []
        others: list[list[Interval]] = []
        away: list[list[Interval]] = []
        for entry, times in entries:
            if child.id not in entry.children:
                continue
            if isinstance(entry, CarePlace) and is_institution(entry):
                door = self.numbers.get(entry.door) if entry.door else None
                visits.extend(Visit(start, end, door, entry.kind in LESSONS) for start, end in times)
            elif isinstance(entry, Absence):
                away.append(times)
            elif _brings(entry):
                others.append(times)
        gone = merge(chain.from_iterable(away))
        busy = merge(chain(gone, chain.from_iterable(others)))
        visits.sort(key=lambda visit: (visit.start, visit.end))
        inside = minus(merge((visit.start, visit.end) for visit in visits), gone)
        return [
            Stay(
                start,
                end,
                here,
                not covers(busy, self._on_circle(start - 1)),
                not covers(busy, self._on_circle(end)),
            )
            for (start, end), here in zip(inside, _within(visits, inside), strict=True)
        ]


def find_rounds(
    children: Sequence[Child], week: CareWeek, entries: Sequence[Timed], cycle: int | None
) -> Rounds | None:
    """The rounds of a family; ``None`` when no door was entered: then every way is the usual one."""
    return Rounds(children, week, entries, cycle) if week.doors else None


def is_institution(place: CarePlace) -> bool:
    """Whether somebody has to bring the child there."""
    return place.kind not in ESCORTS and (place.door is not None or place.kind not in PERSONS)


def _within(visits: Sequence[Visit], pieces: Iterable[Interval]) -> Iterator[tuple[Visit, ...]]:
    """For each piece the visits that reach into it; both sorted."""
    first = 0
    for start, end in pieces:
        while visits[first].end <= start:
            first += 1
        later = bisect_left(visits, end, lo=first, key=lambda visit: visit.start)
        yield tuple(visit for visit in visits[first:later] if visit.end > start)


def _sum(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _brings(entry: Supplying) -> bool:
    return not isinstance(entry, Helper) or entry.reliability is Reliability.FIRM
