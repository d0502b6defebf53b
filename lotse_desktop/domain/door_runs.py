"""The runs of a family: which doors the parent goes to before and after each activity, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lotse_desktop.domain.care import Activity, CareWeek
from lotse_desktop.domain.care_words import ACTIVITY_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.doors import Rounds, find_rounds
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.supply import timed_entries
from lotse_desktop.domain.timetable import WEEK, day_starts, entry_end, way_minutes


@dataclass(frozen=True, slots=True)
class DoorRun:
    """A run before (``fetch``: after) an activity; ``week`` 1 …, ``day`` 0 = Monday, of the activity's start or end.

    ``minute``: that start or end.  ``stops``: doors in the order of going there, with minutes after the same midnight;
    they lie before 0 or after 1440 where the run goes over midnight.
    """

    week: int
    day: int
    fetch: bool
    activity: str
    minute: int
    stops: tuple[tuple[str, int], ...]


def find_runs(children: Sequence[Child], week: CareWeek) -> tuple[DoorRun, ...]:
    """Every run whose ways are known, by day; on other days nobody is brought or fetched."""
    rounds = find_rounds(children, week, timed_entries(week), week.cycle_weeks * WEEK)
    if rounds is None:
        return ()
    runs = [
        run for activity in week.activities for fetch in (False, True) for run in _runs(rounds, activity, fetch=fetch)
    ]
    return tuple(sorted(runs, key=lambda run: (run.week, run.day, run.minute, run.fetch)))


def _runs(rounds: Rounds, activity: Activity, *, fetch: bool) -> Iterator[DoorRun]:
    week = rounds.week
    usual = way_minutes(week, activity)[fetch]
    moment = entry_end(activity.start, activity.end) if fetch else activity.start
    for start in day_starts(week, activity):
        at = (start + moment) % (week.cycle_weeks * WEEK)
        found = rounds.round(rounds.doors_at(at, fetch=fetch), usual)
        number, minute = divmod(at, DAY)
        stops: list[tuple[str, int]] = []
        for door in found.doors:
            way = found.way(door)
            if way is not None:
                when = minute + week.params.buffer_after + way if fetch else minute - week.params.buffer_before - way
                stops.append((week.doors[door].id, when))
        if stops and len(stops) == len(found.doors):
            stops = stops[::-1] if fetch else stops
            name = activity.label or ACTIVITY_NAMES[activity.kind]
            yield DoorRun(number // 7 + 1, number % 7, fetch, name, minute, tuple(stops))
