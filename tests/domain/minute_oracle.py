"""The care engine once more, minute by minute and straight from the text of ``lotse.case/1``; slow and plain.

Shares nothing with the engine but the values that go in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from lotse_desktop.domain.care import Absence, Activity, CarePlace, CareWeek, Helper, Reliability
from lotse_desktop.domain.client import Child

DAY_NAMES = ["MO", "DI", "MI", "DO", "FR", "SA", "SO"]
Minutes = list[bool]
Piece = tuple[str, int, str, int, int]


@dataclass
class Expected:
    """What the oracle says, in the shapes of the contract."""

    gaps: list[Piece]
    """child, week, day, start, end"""
    classes: dict[str, int]
    demand: int
    family: list[int]
    soft_family: list[int]
    alone: int
    escorts: set[tuple[Piece, str]]
    feasible: list[tuple[int, str, int, int, int]]
    feasible_week: list[int]


def expect(children: Sequence[Child], week: CareWeek) -> Expected:
    """Everything for one family."""
    size = week.cycle_weeks * 7 * 1440
    demands = [_demand(child, week, size) for child in children]
    places = [_marked(size, week, (c for c in week.care if child.id in c.children)) for child in children]
    firm = [_with(places[n], _helpers(child, week, size, Reliability.FIRM)) for n, child in enumerate(children)]
    soft = [_with(firm[n], _helpers(child, week, size, Reliability.USUAL)) for n, child in enumerate(children)]
    gaps = [_gap(child, demands[n], firm[n]) for n, child in enumerate(children)]
    softs = [_gap(child, demands[n], soft[n]) for n, child in enumerate(children)]
    pieces = [piece for n, child in enumerate(children) for piece in _cut_at_midnight(child.id, gaps[n])]
    feasible = list(_feasible(children, week, firm, [_away(child, week, size) for child in children]))
    return Expected(
        gaps=pieces,
        classes=_classes(gaps),
        demand=sum(map(sum, demands)),
        family=_any_by_week(gaps, week),
        soft_family=_any_by_week(softs, week),
        alone=sum(sum(d and not f for d, f in zip(demands[n], firm[n], strict=True)) for n in range(len(children)))
        - sum(map(sum, gaps)),
        escorts=set(_escorts(children, pieces, places, size)),
        feasible=feasible,
        feasible_week=[_week_sum(feasible, number) for number in range(1, week.cycle_weeks + 1)],
    )


def _occurrences(week: CareWeek, entry: Activity | CarePlace | Helper | Absence) -> Iterable[int]:
    for number in range(week.cycle_weeks):
        for day, name in enumerate(DAY_NAMES):
            if name in [d.value for d in entry.days] and (entry.weeks is None or number + 1 in entry.weeks):
                yield (number * 7 + day) * 1440


def _span(entry: Activity | CarePlace | Helper | Absence) -> range:
    if isinstance(entry, CarePlace):
        opening = entry.opening if entry.opening is not None else entry.booked
        return range(max(entry.booked[0], opening[0]), min(entry.booked[1], opening[1]))
    return range(entry.start, entry.end + (1440 if entry.end <= entry.start else 0))


def _marked(size: int, week: CareWeek, entries: Iterable[CarePlace | Helper | Absence]) -> Minutes:
    marked = [False] * size
    for entry in entries:
        for midnight in _occurrences(week, entry):
            for minute in _span(entry):
                marked[(midnight + minute) % size] = True
    return marked


def _with(first: Minutes, second: Minutes) -> Minutes:
    return [a or b for a, b in zip(first, second, strict=True)]


def _helpers(child: Child, week: CareWeek, size: int, how: Reliability) -> Minutes:
    return _marked(size, week, (h for h in week.helpers if child.id in h.children and h.reliability == how))


def _away(child: Child, week: CareWeek, size: int) -> Minutes:
    return _marked(size, week, (a for a in week.absences if child.id in a.children))


def _demand(child: Child, week: CareWeek, size: int) -> Minutes:
    needed = [False] * size
    for activity in week.activities:
        out = week.default_way.out if activity.out is None else activity.out
        back = week.default_way.back if activity.back is None else activity.back
        before = out + child.extra_out + week.params.buffer_before
        after = back + child.extra_back + week.params.buffer_after
        span = _span(activity)
        for midnight in _occurrences(week, activity):
            for minute in range(midnight + span.start - before, midnight + span.stop + after):
                needed[minute % size] = True
    if any(needed):
        for start, length in _runs([not minute for minute in needed]):
            if length < week.params.min_homecoming:
                for minute in range(start, start + length):
                    needed[minute % size] = True
    return [minute and not gone for minute, gone in zip(needed, _away(child, week, size), strict=True)]


def _runs(marked: Minutes) -> list[tuple[int, int]]:
    """Maximal runs on the circle as (start, length); a run without end starts at 0."""
    if all(marked):
        return [(0, len(marked))]
    runs: list[tuple[int, int]] = []
    for start in range(len(marked)):
        if marked[start] and not marked[start - 1]:
            length = 0
            while marked[(start + length) % len(marked)]:
                length += 1
            runs.append((start, length))
    return runs


def _gap(child: Child, demand: Minutes, supply: Minutes) -> Minutes:
    gap = [needed and not there for needed, there in zip(demand, supply, strict=True)]
    if not any(gap):
        return gap
    for start, length in _runs(gap):
        minute_of_day = start % 1440
        inside = child.alone_window[0] <= minute_of_day and minute_of_day + length <= child.alone_window[1]
        if 0 < length <= child.alone_max_minutes and inside and length < len(gap):
            for minute in range(start, start + length):
                gap[minute] = False
    return gap


def _cut_at_midnight(child: str, gap: Minutes) -> list[Piece]:
    pieces: list[Piece] = []
    for day in range(len(gap) // 1440):
        minutes = [*gap[day * 1440 : (day + 1) * 1440], False]
        start = None
        for minute, open_ in enumerate(minutes):
            if open_ and start is None:
                start = minute
            if not open_ and start is not None:
                pieces.append((child, day // 7 + 1, DAY_NAMES[day % 7], start, minute))
                start = None
    return pieces


def _class_of(minute: int) -> str:
    if minute // 1440 % 7 >= 5:
        return "WEEKEND"
    hour = minute % 1440 / 60
    for border, name in ((5, "NIGHT"), (7.5, "EARLY"), (13, "CORE"), (17, "AFTERNOON"), (22, "LATE")):
        if hour < border:
            return name
    return "NIGHT"


def _classes(gaps: Iterable[Minutes]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for gap in gaps:
        for minute, open_ in enumerate(gap):
            if open_:
                sums[_class_of(minute)] = sums.get(_class_of(minute), 0) + 1
    return sums


def _any_by_week(gaps: Sequence[Minutes], week: CareWeek) -> list[int]:
    some = [any(minutes) for minutes in zip(*gaps, strict=True)]
    return [sum(some[n * 10080 : (n + 1) * 10080]) for n in range(week.cycle_weeks)]


def _escorts(
    children: Sequence[Child], pieces: Sequence[Piece], places: Sequence[Minutes], size: int
) -> Iterable[tuple[Piece, str]]:
    for piece in pieces:
        child, number, day, start, end = piece
        place = places[[c.id for c in children].index(child)]
        midnight = ((number - 1) * 7 + DAY_NAMES.index(day)) * 1440
        if place[(midnight + end) % size]:
            yield piece, "bring"
        if place[midnight + start - 1]:
            yield piece, "fetch"


def _feasible(
    children: Sequence[Child], week: CareWeek, firm: Sequence[Minutes], away: Sequence[Minutes]
) -> Iterable[tuple[int, str, int, int, int]]:
    for day in range(week.cycle_weeks * 7):
        if day % 7 > 4:
            continue
        today = slice(day * 1440, (day + 1) * 1440)
        if all(all(gone[today]) for gone in away):
            windows = {(6 * 60, 22 * 60)}
        else:
            choices = [
                _shrunk(child, week, _alone_candidates(child, _with(there[today], gone[today])))
                for child, there, gone in zip(children, firm, away, strict=True)
            ]
            windows = {(max(a for a, _ in chosen), min(b for _, b in chosen)) for chosen in product(*choices)}
        for start, end in sorted(windows):
            if start < end and end - start >= week.params.min_shift:
                net = _working_time(end - start, week.params.daily_cap)
                yield day // 7 + 1, DAY_NAMES[day % 7], start, end, net


def _alone_candidates(child: Child, cared: Minutes) -> list[tuple[int, int]]:
    first, last = child.alone_window
    most = child.alone_max_minutes
    pieces = [(start, end) for _, _, _, start, end in _cut_at_midnight("", cared)]
    if not most:
        return pieces
    groups: list[tuple[int, int]] = []
    for start, end in pieces:
        hole = range(groups[-1][1], start) if groups else None
        if hole is not None and len(hole) <= most and all(first <= minute < last for minute in hole):
            groups[-1] = groups[-1][0], end
        else:
            groups.append((start, end))
    candidates: list[tuple[int, int]] = []
    for start, end in groups:
        begin, finish = start, end
        while start - begin < most and first <= begin - 1 < last:
            begin -= 1
        while finish - end < most and first <= finish < last:
            finish += 1
        candidates.append((begin, finish))
    return candidates


def _shrunk(child: Child, week: CareWeek, candidates: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    before = week.default_way.out + child.extra_out + week.params.buffer_before
    after = week.default_way.back + child.extra_back + week.params.buffer_after
    return [(start + before, end - after) for start, end in candidates]


def _working_time(width: int, cap: int) -> int:
    """The longest work that fits with its breaks: none up to 6 h, 30 min up to 9 h, then 45 min; at most 10 h."""
    best = 0
    for work in range(min(cap, 600) + 1):
        pause = 0 if work <= 360 else 30 if work <= 540 else 45
        if work + pause <= width:
            best = work
    return best


def _week_sum(feasible: Iterable[tuple[int, str, int, int, int]], number: int) -> int:
    longest: dict[str, tuple[int, int]] = {}
    for week, day, start, end, net in feasible:
        if week == number:
            longest[day] = max(longest.get(day, (0, 0)), (end - start, net))
    return sum(net for _, net in longest.values())
