"""„Verlässliche Arbeitszeiten“ for an employer: feasible times and nothing else (handbook 4.9).

No children, no reasons, no gaps; a name only if the client wants it.  That the client consents is asked by the service.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final

from lotse_desktop.domain.care import CareWeek, cycle_week
from lotse_desktop.domain.feasible import WORKDAYS, net_minutes
from lotse_desktop.domain.frozen import Day, Frozen, Line, Listed
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.intervals import Interval
from lotse_desktop.domain.wording import clock, half_hours_text, long_date, plain_date, week_letter, weekday_name

MOST_TIMES: Final = 2
"""Times of one day that are told: the longest ones."""
MOST_COLUMNS: Final = 3
"""More different weeks than these do not fit side by side: then stand the times that hold in each of them."""


@dataclass(frozen=True, slots=True)
class WorkTimesWish:
    """What is typed for one print; never stored."""

    valid_from: date
    name: str = ""


class DayTimes(Frozen):
    """One row: a weekday and its time in each column."""

    day: Line
    times: Annotated[tuple[Line, ...], Listed]


class WorkTimes(Frozen):
    """One A4 page of plain German sentences."""

    language: str = "de"
    day: Day
    name: Line = ""
    valid_from: Line
    columns: Annotated[tuple[Line, ...], Listed]
    """Titles of the weeks, one to three."""
    rows: Annotated[tuple[DayTimes, ...], Listed]
    """Monday to Friday."""
    week_hours: Annotated[tuple[Line, ...], Listed]
    hours: Line
    """The headline: weekly hours, the least of all weeks; empty when a week has none."""
    notes: Annotated[tuple[Line, ...], Listed] = ()

    @property
    def file_name(self) -> str:
        """What the PDF is called; never with a name (handbook 7.3)."""
        return f"Arbeitszeiten_{self.day:%Y-%m-%d}.pdf"


class WorkTimesTexts(Frozen):
    """Every fixed word of the page, from ``resources/texts/<language>/work_times.yaml``; ``{…}`` is filled in."""

    language: Line
    title: Line
    valid_from: Line
    intro: Line
    day: Line
    every_week: Line
    week_of_cycle: Line
    week_from: Line
    span: Line
    either: Line
    """Between two times of one day."""
    no_time: Line
    hours_row: Line
    hours: Line
    hours_least: Line
    notes: Line
    note_way: Line
    note_pause: Line
    note_either: Line
    note_cap: Line
    note_holidays: Line
    note_change: Line
    footer: Line


WORK_TIMES_WORDS: Final = {
    "valid_from": frozenset({"day"}),
    "week_of_cycle": frozenset({"week"}),
    "week_from": frozenset({"number", "day"}),
    "span": frozenset({"start", "end"}),
    "hours": frozenset({"hours"}),
    "hours_least": frozenset({"hours"}),
    "note_cap": frozenset({"hours"}),
    "footer": frozenset({"day"}),
}
"""Text of :class:`WorkTimesTexts` → the names in braces that are filled in; the other texts have none."""

_Days = Mapping[int, tuple[Interval, ...]]
"""Day of the week 0 … 4 → its windows in order, where there are any."""


def build_work_times(
    week: CareWeek, report: CareReport, texts: WorkTimesTexts, wish: WorkTimesWish, today: date
) -> WorkTimes | None:
    """The page of ``today``; ``None`` when no time is feasible in any week.

    Hours count the longest window of each day, as everywhere (handbook 4.9, 5).
    """
    weeks: Sequence[_Days] = _different_weeks(report)
    if len(weeks) > MOST_COLUMNS:
        weeks = [_in_each(weeks, week.params.min_shift)]
    if not any(weeks):
        return None
    weeks, titles = _columns(weeks, week, wish.valid_from, texts)
    widths = [[_longest(spans) for spans in days.values()] for days in weeks]
    sums = [sum(net_minutes(width, week.params.daily_cap) for width in longest) for longest in widths]
    return WorkTimes(
        language=texts.language,
        day=today,
        name=wish.name,
        valid_from=texts.valid_from.format(day=long_date(wish.valid_from)),
        columns=tuple(titles),
        rows=tuple(
            DayTimes(day=weekday_name(day), times=tuple(_times(days.get(day, ()), texts) for days in weeks))
            for day in range(WORKDAYS)
        ),
        week_hours=tuple(half_hours_text(minutes) for minutes in sums),
        hours=_headline(sums, texts),
        notes=tuple(_notes(weeks, week, texts)),
    )


def _different_weeks(report: CareReport) -> list[_Days]:
    """The windows of each week, over the shortest cycle after which they come again."""
    found: list[dict[int, tuple[Interval, ...]]] = [{} for _ in range(report.cycle_weeks)]
    for window in report.feasible:
        days = found[window.week - 1]
        days[window.day] = (*days.get(window.day, ()), (window.start, window.end))
    weeks: list[_Days] = [{day: _widest(spans) for day, spans in days.items()} for days in found]
    number = len(weeks)
    for period in range(1, number):
        if number % period == 0 and all(weeks[n] == weeks[n % period] for n in range(number)):
            return weeks[:period]
    return weeks


def _in_each(weeks: Sequence[_Days], min_shift: int) -> _Days:
    """What holds in every week: per day the common parts of the windows that are long enough for a shift."""
    common: dict[int, tuple[Interval, ...]] = {}
    for day in range(WORKDAYS):
        spans = weeks[0].get(day, ())
        for others in weeks[1:]:
            pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others.get(day, ()))
            spans = tuple((start, end) for start, end in pairs if end - start >= max(1, min_shift))
        if spans:
            common[day] = _widest(spans)
    return common


def _widest(spans: Iterable[Interval]) -> tuple[Interval, ...]:
    """The longest ones that lie in no other, in order."""
    every = sorted(set(spans), key=lambda span: span[0] - span[1])
    outer = [a for a in every if not any(a != b and b[0] <= a[0] and a[1] <= b[1] for b in every)]
    return tuple(sorted(outer[:MOST_TIMES]))


def _longest(spans: Iterable[Interval]) -> int:
    return max(end - start for start, end in spans)


def _columns(
    weeks: Sequence[_Days], week: CareWeek, valid_from: date, texts: WorkTimesTexts
) -> tuple[Sequence[_Days], Sequence[str]]:
    """The weeks in the order in which they come from ``valid_from`` on, and their titles."""
    number = len(weeks)
    if number == 1:
        return weeks, [texts.every_week]
    if week.cycle_start is None:
        return weeks, [texts.week_of_cycle.format(week=week_letter(place)) for place in range(1, number + 1)]
    now = cycle_week(valid_from, week.cycle_start, week.cycle_weeks) - 1
    monday = valid_from - timedelta(days=valid_from.weekday())
    begins = [max(valid_from, monday + timedelta(days=7 * ahead)) for ahead in range(number)]
    titles = [texts.week_from.format(number=number, day=_unbroken(plain_date(day))) for day in begins]
    return [weeks[(now + ahead) % number] for ahead in range(number)], titles


def _times(spans: Sequence[Interval], texts: WorkTimesTexts) -> str:
    shown = [_unbroken(texts.span.format(start=clock(start), end=clock(end))) for start, end in spans]
    return texts.either.join(shown) if shown else texts.no_time


def _unbroken(text: str) -> str:
    """Stays in one line of a narrow column."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _headline(sums: Sequence[int], texts: WorkTimesTexts) -> str:
    least = min(sums)
    if not least:
        return ""
    return (texts.hours if len(set(sums)) == 1 else texts.hours_least).format(hours=half_hours_text(least))


def _notes(weeks: Iterable[_Days], week: CareWeek, texts: WorkTimesTexts) -> Iterator[str]:
    cells = [spans for days in weeks for spans in days.values()]
    cap = week.params.daily_cap
    yield texts.note_way
    yield texts.note_pause
    if any(len(spans) > 1 for spans in cells):
        yield texts.note_either
    if any(net_minutes(_longest(spans), 2 * cap) > cap for spans in cells):
        yield texts.note_cap.format(hours=half_hours_text(cap))
    yield texts.note_holidays
    yield texts.note_change
