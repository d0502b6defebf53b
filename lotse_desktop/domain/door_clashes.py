"""When one parent would have to be at two doors at once, or cannot make the way between them in the time.

A child has to be brought when its stay at institutions begins and fetched when it ends, on days without work, too,
unless somebody else has it in the minute before or after, it goes by itself, or the parent is at work (then that time
is a gap of the week and told there).  Around work there is more time: the child may be brought until its hand-over
in the round (:mod:`lotse_desktop.domain.doors`) and fetched from then on; lessons begin and end when they do.

Two doors clash when the way between them takes longer than the better of both orders leaves.  Two doors of one round
clash, too, when the child of the earlier door would be in time if the parent went straight to work, and is not because
of the round.

Fetching is bringing with the clock running backwards: times are negated, the rest is the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.doors import NO_ROUND, Round, Rounds, Stay, find_rounds
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.intervals import covers
from lotse_desktop.domain.supply import timed_entries
from lotse_desktop.domain.timetable import WEEK, day_starts, demand_times, entry_end, way_minutes

ASK_BELOW: Final = 60
"""When less than so many minutes are left, a way that nobody has entered is asked for."""


@dataclass(frozen=True, slots=True)
class DoorStop:
    """A door where the parent has to be at ``minute`` of the day, for these children."""

    door: str
    children: tuple[str, ...]
    minute: int


@dataclass(frozen=True, slots=True)
class DoorClash:
    """Two doors that one parent does not reach in time: ``week`` 1 …, ``day`` 0 = Monday, the earlier stop first."""

    week: int
    day: int
    fetch: bool
    stops: tuple[DoorStop, DoorStop]
    way: int
    """Minutes between the doors."""
    missing: int


@dataclass(frozen=True, slots=True)
class DoorCheck:
    """What clashes, and between which doors the way is needed and not known."""

    clashes: tuple[DoorClash, ...]
    questions: tuple[tuple[str, str], ...]


def check_doors(children: Sequence[Child], week: CareWeek) -> DoorCheck:
    """Clashes by day, bringing first, a pair of doors once a day and with the most minutes missing; open questions."""
    entries = timed_entries(week)
    rounds = find_rounds(children, week, entries, week.cycle_weeks * WEEK)
    if rounds is None:
        return DoorCheck((), ())
    found: dict[tuple[int, bool, int, int], DoorClash] = {}
    asked: set[tuple[int, int]] = set()
    for fetch in (False, True):
        for first, second, missing in _pairs(_find_calls(rounds, fetch=fetch), rounds):
            pair = first.door, second.door
            if missing is None:
                asked.add(pair)
                continue
            known = found.get((first.day, fetch, *pair))
            if known is None or missing > known.missing:
                found[first.day, fetch, *pair] = _clash(first, second, missing, rounds, fetch=fetch)
    doors = week.doors
    return DoorCheck(
        tuple(found[key] for key in sorted(found)),
        tuple((doors[first].id, doors[second].id) for first, second in sorted(asked)),
    )


def find_clashes(children: Sequence[Child], week: CareWeek) -> tuple[DoorClash, ...]:
    """The clashes alone, see :func:`check_doors`."""
    return check_doors(children, week).clashes


@dataclass(frozen=True, slots=True)
class _Call:
    """The parent has to be at a door between ``due`` and ``latest``; minutes of the cycle, negated for fetching."""

    day: int
    door: int
    due: int
    latest: int
    work: int | None
    """When the activity starts in whose round it lies."""
    round: Round
    late: int
    """So many minutes before ``due`` the parent would have to be there because of the later doors."""
    fixed: bool
    children: tuple[int, ...] = ()


def _find_calls(rounds: Rounds, *, fetch: bool) -> list[_Call]:
    """Every call of the cycle; children with the same times at one door share one."""
    works = sorted(_works(rounds.week, fetch=fetch))
    together: dict[_Call, list[int]] = {}
    for number, stays in enumerate(rounds.stays):
        demand = demand_times(rounds.week, rounds.children[number], rounds.of_child(number))
        for stay in stays:
            before = stay.end if fetch else (stay.start - 1) % (rounds.week.cycle_weeks * WEEK)
            call = _call(rounds, number, stay, works, fetch=fetch)
            if call is not None and (call.late or not covers(demand, before)):
                together.setdefault(call, []).append(number)
    return [replace(call, children=tuple(numbers)) for call, numbers in together.items()]


def _works(week: CareWeek, *, fetch: bool) -> Iterator[tuple[int, int]]:
    """When each activity starts, with its way; for fetching when it ends, negated."""
    for activity in week.activities:
        way = way_minutes(week, activity)[fetch]
        for day in day_starts(week, activity):
            end = (day + entry_end(activity.start, activity.end)) % (week.cycle_weeks * WEEK)
            yield -end if fetch else day + activity.start, way


def _call(rounds: Rounds, number: int, stay: Stay, works: Iterable[tuple[int, int]], *, fetch: bool) -> _Call | None:
    """When the parent must bring or fetch the child, ``None`` when somebody else does or nobody can."""
    due, last = (-stay.end, -stay.start) if fetch else (stay.start, stay.end)
    work, usual = next(((start, way) for start, way in works if due < start < last), (None, 0))
    minute = abs(due if work is None else work)
    door = stay.door(minute, fetch=fetch)
    if door is None or not (stay.fetched if fetch else stay.brought) or rounds.goes_alone(number, door):
        return None
    day = (stay.end - 1 if fetch else stay.start) // DAY
    fixed = stay.is_lesson(abs(due), fetch=fetch)
    if work is None:
        return _Call(day, door, due, due, work, NO_ROUND, 0, fixed)
    params = rounds.week.params
    there = work - (params.buffer_after if fetch else params.buffer_before)
    found = rounds.round(rounds.doors_at(minute, fetch=fetch), usual)
    straight, way = there - rounds.to_work(door, usual), found.way(door)
    if straight < due:
        return None
    hand_over = straight if way is None else there - way
    return _Call(
        day,
        door,
        due,
        due if fixed else max(due, hand_over),
        work,
        found,
        max(0, due - hand_over),
        fixed,
    )


def _pairs(calls: Sequence[_Call], rounds: Rounds) -> Iterator[tuple[_Call, _Call, int | None]]:
    """Two calls of a day and the minutes missing between them; ``None``: the way is needed and not known."""
    for first, second in combinations(sorted(calls, key=lambda call: (call.day, call.door)), 2):
        if first.day != second.day or first.door == second.door:
            continue
        way = rounds.minutes_between(first.door, second.door)
        if first.work == second.work is not None and first.round.follows(first.door, second.door):
            if way is None:
                yield first, second, None
            elif first.late:
                yield first, second, first.late
            if not (first.fixed or second.fixed):
                continue
        left = max(second.latest - first.due, first.latest - second.due)
        if way is None:
            if left < ASK_BELOW:
                yield first, second, None
        elif way > left:
            yield first, second, way - left


def _clash(first: _Call, second: _Call, missing: int, rounds: Rounds, *, fetch: bool) -> DoorClash:
    doors, children = rounds.week.doors, rounds.children
    stops = [
        DoorStop(
            doors[call.door].id, tuple(children[number].id for number in call.children), abs(call.due) - call.day * DAY
        )
        for call in (first, second)
    ]
    stops.sort(key=lambda stop: stop.minute)
    return DoorClash(
        week=first.day // 7 + 1,
        day=first.day % 7,
        fetch=fetch,
        stops=(stops[0], stops[1]),
        way=rounds.minutes_between(first.door, second.door) or 0,
        missing=missing,
    )
