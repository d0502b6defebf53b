"""When things take place on the circle of the cycle, and when care is needed (handbook 4.3; ``lotse.case/1``, 1–3).

The weeks of the cycle are one circle of minutes: minute 0 is Monday 0:00 of week 1, the last Sunday runs into it again.
"""

from collections.abc import Callable, Sequence
from math import lcm
from typing import Final

from lotse_desktop.domain.care import WEEKDAYS, Activity, CarePlace, CareWeek, Entry
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.intervals import Interval, around, intersect, merge

WEEK: Final = 7 * DAY
MAX_CYCLE: Final = 24

DayWays = Callable[[Activity, int], tuple[int, int]]
"""An activity and the midnight before it → minutes out and back of one child on that day."""

_DAY_STARTS: Final = {day: number * DAY for number, day in enumerate(WEEKDAYS)}


class LongCycleError(UserError):
    """Working times and care repeat together only after too many weeks; the pattern must be simplified."""


def combined_cycle(*weeks: int) -> int:
    """Weeks until rota, contact and helpers repeat together (handbook 4.7).

    Raises :class:`LongCycleError` when that takes more than 24 weeks.
    """
    together = lcm(*weeks)
    if together > MAX_CYCLE:
        raise LongCycleError(
            f"Arbeit und Betreuung wiederholen sich erst nach {together} Wochen gemeinsam, gerechnet wird bis "
            f"{MAX_CYCLE}. Bitte vereinfachen Sie den Wechsel."
        )
    return together


def repeated_weeks(weeks: Sequence[int] | None, cycle: int, longer: int) -> tuple[int, ...] | None:
    """Week numbers of a cycle in a longer one that is a multiple of it; every week stays every week."""
    if weeks is None:
        return None
    return tuple(sorted(number + turn for turn in range(0, longer, cycle) for number in weeks))


def repeated(week: CareWeek, longer: int) -> CareWeek:
    """The same weeks, written out for a cycle that is a multiple of theirs."""
    long = week.model_copy(update={"cycle_weeks": longer})
    for entry in week.entries:
        weeks = repeated_weeks(entry.weeks, week.cycle_weeks, longer)
        long = long.with_entry(entry.model_copy(update={"weeks": weeks}))
    return long


def day_starts(week: CareWeek, entry: Entry) -> list[int]:
    """Midnight of each day of the cycle on which the entry takes place or begins."""
    numbers = range(week.cycle_weeks)
    chosen = numbers if entry.weeks is None else [number for number in numbers if number + 1 in entry.weeks]
    days = [_DAY_STARTS[day] for day in dict.fromkeys(entry.days)]
    return [number * WEEK + day for number in chosen for day in days]


def supply_times(week: CareWeek, entry: Entry) -> list[Interval]:
    """When an entry takes place, on the circle of the cycle; care places by ``booked ∩ opening``."""
    if isinstance(entry, CarePlace):
        both = intersect([entry.booked], [entry.opening or entry.booked])
        return [(day + start, day + end) for day in day_starts(week, entry) for start, end in both]
    return _laid(week, entry, entry.start, entry_end(entry.start, entry.end))


def way_minutes(week: CareWeek, activity: Activity) -> tuple[int, int]:
    """Minutes out and back of an activity; where it names none, the default way of the week."""
    out = week.default_way.out if activity.out is None else activity.out
    back = week.default_way.back if activity.back is None else activity.back
    return out, back


def demand_times(week: CareWeek, child: Child, ways: DayWays | None = None) -> list[Interval]:
    """When the child needs care, absences not yet cut out; merged.

    Activities are widened by ways and buffers; what lies less than ``min_homecoming`` apart becomes one, also over the
    end of the cycle.  ``ways``: the true ways of each day (:mod:`lotse_desktop.domain.doors`); without them the way of
    the activity and the extra minutes of the child.
    """
    wide: list[Interval] = []
    for activity in week.activities:
        if ways is None:
            wide.extend(_laid(week, activity, *needed_span(week, activity, *usual_ways(week, activity, child))))
            continue
        cycle = week.cycle_weeks * WEEK
        for day in day_starts(week, activity):
            start, end = needed_span(week, activity, *ways(activity, day))
            wide.extend(around(day + start, day + end, cycle))
    return _without_homecoming(merge(wide), week)


def usual_ways(week: CareWeek, activity: Activity, child: Child) -> tuple[int, int]:
    """Minutes out and back of an activity with the extra minutes of the child."""
    out, back = way_minutes(week, activity)
    return out + child.extra_out, back + child.extra_back


def needed_span(week: CareWeek, activity: Activity, out: int, back: int) -> Interval:
    """An activity widened by ways and buffers; minutes after the midnight before it."""
    params = week.params
    return (
        activity.start - out - params.buffer_before,
        entry_end(activity.start, activity.end) + back + params.buffer_after,
    )


def entry_end(start: int, end: int) -> int:
    """The end in minutes after the midnight before the start; over 1440 when it runs past midnight."""
    return end if end > start else end + DAY


def join_homecoming(pieces: Sequence[Interval], shortest: int) -> list[Interval]:
    """Join pieces with less than ``shortest`` minutes between them: going home is not worth it (handbook 4.3)."""
    joined: list[Interval] = []
    for start, end in pieces:
        if joined and start - joined[-1][1] < shortest:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _laid(week: CareWeek, entry: Entry, start: int, end: int) -> list[Interval]:
    cycle = week.cycle_weeks * WEEK
    return [piece for day in day_starts(week, entry) for piece in around(day + start, day + end, cycle)]


def _without_homecoming(pieces: Sequence[Interval], week: CareWeek) -> list[Interval]:
    """:func:`join_homecoming`, also over the end of the cycle."""
    cycle, shortest = week.cycle_weeks * WEEK, week.params.min_homecoming
    joined = join_homecoming(pieces, shortest)
    if joined and 0 < joined[0][0] + cycle - joined[-1][1] < shortest:
        joined.extend(around(joined[-1][1], joined[0][0] + cycle, cycle))
    return merge(joined)
