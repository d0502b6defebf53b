"""The week picture as plain boxes; the window and the paper draw the same ones."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lotse_desktop.domain.care import Activity, CareWeek, Entry, Reliability
from lotse_desktop.domain.care_words import ACTIVITY_NAMES, CARE_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.doors import Rounds, find_rounds
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.intervals import Interval, around, cut, merge
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.domain.supply import timed_entries
from lotse_desktop.domain.timetable import (
    WEEK,
    day_starts,
    entry_end,
    needed_span,
    supply_times,
    usual_ways,
    way_minutes,
)
from lotse_desktop.domain.wording import clock, listing, week_letter, weekday_list

WORK_LANE: Final = 0
"""The lane of the parent; the children follow from 1 on."""

_NO_BOXES: Final = (360, 1200)
_RANK: Final = {
    BoxRole.WAY: 0,
    BoxRole.CONTACT: 0,
    BoxRole.WORK: 1,
    BoxRole.CARE: 1,
    BoxRole.HELPER: 2,
    BoxRole.SOFT_HELPER: 3,
    BoxRole.GAP: 4,
}
"""What is drawn later lies on top."""

_WAY, _HELP, _CONTACT = "Weg", "Hilfe", "Umgang"


def week_boxes(
    children: Sequence[Child],
    week: CareWeek,
    report: CareReport,
    *,
    work_lane: bool,
    weeks: Sequence[int] | None = None,
) -> tuple[WeekBox, ...]:
    """Every box of the week picture, sorted by week, day and lane; within a lane what lies on top comes later.

    ``weeks``: only these weeks of the cycle (1 …); ``None``: all.  Boxes end at midnight.  Entries that overlap keep a
    box each; gaps are the last of their lane.  The ways hold the buffers, of the child that takes longest.
    """
    boxes: list[WeekBox] = []
    if work_lane:
        rounds = find_rounds(children, week, timed_entries(week), week.cycle_weeks * WEEK) if week.doors else None
        for activity in week.activities:
            boxes.extend(_away(children, week, activity, rounds))
    for lane, child in enumerate(children, start=1):
        boxes.extend(_around_child(lane, child, week))
        boxes.extend(
            WeekBox(
                week=gap.week,
                day=gap.day,
                lane=lane,
                start=gap.start,
                end=gap.end,
                role=BoxRole.GAP,
                label=f"{gap.minutes} min",
            )
            for gap in report.gaps
            if gap.child == child.id
        )
    chosen = boxes if weeks is None else (box for box in boxes if box.week in weeks)
    return tuple(sorted(chosen, key=_order))


def hours_shown(boxes: Iterable[WeekBox]) -> tuple[int, int]:
    """The whole hours around all boxes as minutes of the day; without a box 6:00 to 20:00."""
    spans = [(box.start, box.end) for box in boxes]
    if not spans:
        return _NO_BOXES
    return min(start for start, _ in spans) // 60 * 60, -(-max(end for _, end in spans) // 60) * 60


def week_in_words(boxes: Iterable[WeekBox], names: Sequence[str]) -> str:
    """What the picture shows, for those who do not see it; ``names`` of the children in the order of their lanes.

    „Montag bis Mittwoch: Arbeit 6:00 bis 13:30; Lio: ohne Betreuung 5:20 bis 7:30, Kita 7:30 bis 16:00.“  Days that are
    alike are told together.
    """
    told: dict[int, dict[str, list[int]]] = {}
    by_day: dict[tuple[int, int], list[WeekBox]] = {}
    for box in boxes:
        by_day.setdefault((box.week, box.day), []).append(box)
    for (number, day), of_day in sorted(by_day.items()):
        told.setdefault(number, {}).setdefault(_day_in_words(of_day, names), []).append(day)
    several = len(told) > 1
    sentences: list[str] = []
    for number, texts in told.items():
        if several:
            sentences.append(f"Woche {week_letter(number)}.")
        sentences.extend(f"{weekday_list(days)}: {text}." for text, days in texts.items())
    return " ".join(sentences)


def _order(box: WeekBox) -> tuple[int, int, int, int, int, int, str]:
    return box.week, box.day, box.lane, _RANK[box.role], box.start, box.end, box.entry


def _away(children: Sequence[Child], week: CareWeek, activity: Activity, rounds: Rounds | None) -> Iterator[WeekBox]:
    cycle = week.cycle_weeks * WEEK
    start, end = activity.start, entry_end(activity.start, activity.end)
    for day in day_starts(week, activity):
        for first, last in _ways(children, week, activity, rounds, day):
            way = around(day + first, day + last, cycle)
            yield from _boxes(way, WORK_LANE, BoxRole.WAY, _WAY, activity.id)
        work = around(day + start, day + end, cycle)
        yield from _boxes(work, WORK_LANE, BoxRole.WORK, activity.label or ACTIVITY_NAMES[activity.kind], activity.id)


def _ways(
    children: Sequence[Child], week: CareWeek, activity: Activity, rounds: Rounds | None, day: int
) -> tuple[Interval, Interval]:
    """The ways out and back with their buffers, of the child that takes longest."""
    if rounds is None:
        pairs = [usual_ways(week, activity, child) for child in children]
    else:
        pairs = [rounds.of_child(number)(activity, day) for number in range(len(children))]
    outs, backs = zip(*(pairs or [way_minutes(week, activity)]), strict=True)
    first, last = needed_span(week, activity, max(outs), max(backs))
    return (first, activity.start), (entry_end(activity.start, activity.end), last)


def _around_child(lane: int, child: Child, week: CareWeek) -> Iterator[WeekBox]:
    def boxes(entry: Entry, role: BoxRole, label: str) -> Iterator[WeekBox]:
        return _boxes(merge(supply_times(week, entry)), lane, role, label, entry.id)

    for absence in week.absences:
        if child.id in absence.children:
            yield from boxes(absence, BoxRole.CONTACT, _CONTACT)
    for place in week.care:
        if child.id in place.children:
            yield from boxes(place, BoxRole.CARE, place.label or CARE_NAMES[place.kind])
    for helper in week.helpers:
        if child.id in helper.children:
            firm = helper.reliability is Reliability.FIRM
            yield from boxes(helper, BoxRole.HELPER if firm else BoxRole.SOFT_HELPER, helper.label or _HELP)


def _boxes(pieces: Iterable[Interval], lane: int, role: BoxRole, label: str, entry: str) -> Iterator[WeekBox]:
    for start, end in cut(pieces, DAY):
        day, minute = divmod(start, DAY)
        yield WeekBox(
            week=day // 7 + 1,
            day=day % 7,
            lane=lane,
            start=minute,
            end=minute + end - start,
            role=role,
            label=label,
            entry=entry,
        )


def _day_in_words(boxes: Sequence[WeekBox], names: Sequence[str]) -> str:
    lanes = sorted({box.lane for box in boxes})
    return "; ".join(_lane_in_words([box for box in boxes if box.lane == lane], lane, names) for lane in lanes)


def _lane_in_words(boxes: Sequence[WeekBox], lane: int, names: Sequence[str]) -> str:
    pieces: list[tuple[int, str]] = []
    for box in boxes:
        what = "ohne Betreuung" if box.role is BoxRole.GAP else box.label
        if box.role is BoxRole.SOFT_HELPER:
            what = f"{what} vielleicht"
        if box.role is not BoxRole.WAY:
            pieces.append((box.start, f"{what} {clock(box.start)} bis {clock(box.end)}"))
    text = listing([piece for _, piece in sorted(pieces)]) or _WAY
    return text if lane == WORK_LANE else f"{names[lane - 1]}: {text}"
