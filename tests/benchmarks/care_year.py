"""How fast a year is: three children on 365 real days, against the same computed minute by minute.

``python tests/benchmarks/care_year.py`` prints milliseconds and ratios; status 1 when a limit is broken.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from lotse_desktop.domain.calendar import HolidayCalendar, days_between, school_year
from lotse_desktop.domain.care import Activity, CarePlace, CareWeek, Helper, Reliability
from lotse_desktop.domain.client import Child, State
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.holiday_balance import find_balance, open_holidays
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.timetable import entry_end, way_minutes
from lotse_desktop.domain.year import calendar_span, compute_year
from lotse_desktop.figures.year import year_picture
from lotse_desktop.storage.holiday_data import load_calendar
from tests.families import TAREK_DAY, tarek

LIMIT_MS = 100
WINDOW_MS = 16
TURNS = 15


def three_children() -> CaseRecord:
    """Case B with a third child who goes where Sami goes; nobody is ever alone, so that both ways agree."""
    record = tarek()
    sami, nour = record.client.children
    third = sami.model_copy(update={"id": "ada", "given_name": "Ada"})
    children = (sami, nour.model_copy(update={"alone_max_minutes": 0}), third)
    week = record.care_week
    entries: tuple[CarePlace | Helper, ...] = (*week.care, *week.helpers)
    for entry in entries:
        if "sami" in entry.children:
            week = week.with_entry(entry.model_copy(update={"children": (*entry.children, "ada")}))
    return record.with_client(record.client.model_copy(update={"children": children})).with_care_week(week)


def minute_by_minute(
    children: Sequence[Child], week: CareWeek, calendar: HolidayCalendar, first: date, last: date
) -> int:
    """Minutes without care of all children: a flag for each minute.  No contact times, no cycle, no homecoming."""
    total = 0
    days = list(days_between(*calendar_span(first, last)))
    start = days[0]
    for child in children:
        needed, covered = bytearray(len(days) * DAY), bytearray(len(days) * DAY)
        for day in days:
            for entry in week.entries:
                if not takes_place(entry, day, calendar):
                    continue
                span = minutes_of(entry, week, child)
                flags = needed if isinstance(entry, Activity) else covered
                for minute in range(*span):
                    at = (day - start).days * DAY + minute
                    if 0 <= at < len(flags):
                        flags[at] = 1
        begin, end = (first - start).days * DAY, ((last - start).days + 1) * DAY
        total += sum(needed[minute] and not covered[minute] for minute in range(begin, end))
    return total


def takes_place(entry: object, day: date, calendar: HolidayCalendar) -> bool:
    """The rules of the year, read literally."""
    if not isinstance(entry, Activity | CarePlace | Helper) or day.weekday() not in {one.number for one in entry.days}:
        return False
    if day in calendar.public:
        return not isinstance(entry, CarePlace) and entry.public_holidays
    if day in calendar.school:
        return isinstance(entry, Activity) or not (
            entry.term_only if isinstance(entry, CarePlace) else not entry.school_holidays
        )
    return True


def minutes_of(entry: object, week: CareWeek, child: Child) -> tuple[int, int]:
    """From when to when the entry needs or gives care of the child; nothing when it is about another one."""
    if isinstance(entry, Activity):
        out, back = way_minutes(week, entry)
        return entry.start - out - week.params.buffer_before, entry_end(
            entry.start, entry.end
        ) + back + week.params.buffer_after
    if isinstance(entry, CarePlace) and child.id in entry.children:
        opening = entry.opening or entry.booked
        return max(entry.booked[0], opening[0]), min(entry.booked[1], opening[1])
    if isinstance(entry, Helper) and child.id in entry.children and entry.reliability is Reliability.FIRM:
        return entry.start, entry_end(entry.start, entry.end)
    return 0, 0


def milliseconds(work: Callable[[], object], turns: int = TURNS) -> float:
    """The median of some turns."""
    taken: list[float] = []
    for _ in range(turns):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


def main() -> int:
    """Measure, print, and say whether the limits hold."""
    record = three_children()
    children, week = record.client.children, record.care_week
    calendar = load_calendar(State.NW, date(2025, 1, 1), date(2028, 12, 31))
    first, last = school_year(calendar, 2026)
    names = {child.id: child.given_name for child in children}

    def whole_view() -> None:
        days = compute_year(children, week, calendar, first, last)
        find_balance(children, week, days)
        year_picture((first, last), days, calendar, names)

    engine = milliseconds(lambda: compute_year(children, week, calendar, first, last))
    view = milliseconds(whole_view)
    need = milliseconds(lambda: open_holidays(record, calendar, TAREK_DAY))
    found = sum(day.minutes for day in compute_year(children, week, calendar, first, last))
    expected = minute_by_minute(children, week, calendar, first, last)
    naive = milliseconds(lambda: minute_by_minute(children, week, calendar, first, last), turns=2)
    print(f"days of a year, three children:  {engine:8.1f} ms")
    print(f"with balance and strip:          {view:8.1f} ms   (limit {LIMIT_MS})")
    print(f"open holidays for the needs:     {need:8.1f} ms   (limit {WINDOW_MS})")
    print(f"minute by minute:                {naive:8.1f} ms   = {naive / engine:.0f} times as long")
    print(f"minutes without care:            {found} and {expected}")
    return int(found != expected or view > LIMIT_MS or need > WINDOW_MS)


if __name__ == "__main__":
    sys.exit(main())
