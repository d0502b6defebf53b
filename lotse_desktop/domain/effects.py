"""„Wirkung“: what a change gains, which single changes gain most, and whose absence hurts most (handbook 4.9, 4.11)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lotse_desktop.domain.care import WEEKDAYS, Activity, CareWeek, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import CareReport, Gap, compute, family_gap
from lotse_desktop.domain.scenarios import (
    Change,
    ContactMoved,
    HelperFirm,
    HelperOut,
    LongerBooking,
    NewHelper,
    OtherShift,
    apply,
    apply_all,
    can_book_longer,
    helper_names,
)
from lotse_desktop.domain.timetable import entry_end, repeated

MOST: Final = 5
"""At most five changes are the heart of the talk (handbook 4.9)."""
SHIFT_STEPS: Final = (-30, 30, -60, 60, -90, 90, -120, 120)
"""By how many minutes another start of a shift is tried; of equal ones the smallest step is told."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A change (or several together) and the figures before and after."""

    changes: tuple[Change, ...]
    before: CareReport
    after: CareReport

    @property
    def gap_gain(self) -> int:
        """Fewer minutes of family gap in the whole cycle; negative: more."""
        return sum(self.before.family_gap_minutes) - sum(self.after.family_gap_minutes)

    @property
    def feasible_gain(self) -> int:
        """More minutes of feasible working time in the smallest week."""
        return min(self.after.feasible_week_minutes, default=0) - min(self.before.feasible_week_minutes, default=0)


def effect_of(children: Sequence[Child], week: CareWeek, changes: Sequence[Change]) -> Effect:
    """The figures with and without these changes together, both over the same weeks.

    Raises :class:`LongCycleError` when other working times and today's care do not repeat together.
    """
    before, after = tried_weeks(week, changes)
    return Effect(tuple(changes), compute(children, before), compute(children, after))


def tried_weeks(week: CareWeek, changes: Sequence[Change]) -> tuple[CareWeek, CareWeek]:
    """The care week without and with these changes, both with the same cycle.  Raises as :func:`effect_of`."""
    changed = apply_all(week, changes)
    return (week if changed.cycle_weeks == week.cycle_weeks else repeated(week, changed.cycle_weeks)), changed


def find_effects(children: Sequence[Child], week: CareWeek, new_helper: str) -> tuple[Effect, ...]:
    """The single changes that close most of the gap, best first, at most five; of each subject only the best.

    ``new_helper``: what somebody who is still to be found is called.
    """
    before = compute(children, week)
    open_now = sum(before.family_gap_minutes)
    best: dict[tuple[str, str], tuple[int, Change]] = {}
    for about, change in _candidates(week, before, new_helper):
        gain = open_now - family_gap(children, apply(week, change))
        if gain > best.get((change.kind, about), (0, None))[0]:
            best[change.kind, about] = gain, change
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    least = ranked[min(MOST, len(ranked)) - 1][0] if ranked else 0
    effects = [
        Effect((change,), before, compute(children, apply(week, change))) for gain, change in ranked if gain >= least
    ]
    return tuple(sorted(effects, key=lambda effect: (-effect.gap_gain, -effect.feasible_gain))[:MOST])


def find_weak_points(children: Sequence[Child], week: CareWeek) -> tuple[Effect, ...]:
    """Each firm helper left out in turn, the one who is missed most first (HELPER_OUT)."""
    before = compute(children, week)
    outs = [HelperOut(helper=name) for name in helper_names(week, Reliability.FIRM)]
    effects = [Effect((out,), before, compute(children, apply(week, out))) for out in outs]
    return tuple(sorted(effects, key=lambda effect: effect.gap_gain))


def _candidates(week: CareWeek, report: CareReport, new_helper: str) -> Iterator[tuple[str, Change]]:
    """What could be changed, with the subject of the change: of several for one subject only the best is told."""
    for place in week.care:
        if can_book_longer(place):
            yield place.id, LongerBooking(place=place.id)
    for name in helper_names(week, Reliability.USUAL, Reliability.POSSIBLE):
        yield name, HelperFirm(helper=name)
    if any(absence.weeks is not None for absence in week.absences):
        for weeks in range(1, week.cycle_weeks):
            yield "", ContactMoved(weeks=weeks)
    for activity in week.activities:
        for minutes in SHIFT_STEPS:
            if (moved := _moved(activity, minutes)) is not None:
                yield activity.id, moved
    yield from _helpers_for(report, new_helper)


def _moved(activity: Activity, minutes: int) -> OtherShift | None:
    """The whole activity earlier or later, if it then still begins on the same day."""
    start, end = activity.start + minutes, entry_end(activity.start, activity.end) + minutes
    if not 0 <= start < DAY:
        return None
    return OtherShift(activity=activity.id, start=start, end=end if end <= DAY else end - DAY)


def _helpers_for(report: CareReport, label: str) -> Iterator[tuple[str, Change]]:
    """Somebody for each time of day that is open on one or more days of a week."""
    for (week, start, end), gaps in _alike(report.gaps).items():
        children = tuple(dict.fromkeys(gap.child for gap in gaps))
        days = tuple(WEEKDAYS[day] for day in sorted({gap.day for gap in gaps}))
        weeks = None if report.cycle_weeks == 1 else (week,)
        change = NewHelper(label=label, children=children, weeks=weeks, days=days, start=start, end=end)
        yield f"{week}:{start}-{end}", change


def _alike(gaps: Sequence[Gap]) -> dict[tuple[int, int, int], list[Gap]]:
    """Gaps of one week with the same times."""
    groups: dict[tuple[int, int, int], list[Gap]] = {}
    for gap in gaps:
        groups.setdefault((gap.week, gap.start, gap.end), []).append(gap)
    return groups
