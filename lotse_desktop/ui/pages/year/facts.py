"""What the page shows of a year, found once per refresh.  No Qt: values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lotse_desktop.domain.calendar import HolidayCalendar, school_year, school_year_of
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.holiday_balance import HolidayBalance, count_open, find_balance
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.year import ChildDay, compute_year, depends_on_school
from lotse_desktop.figures.year import CellKind, YearPicture, find_runs, year_picture

YEARS_AHEAD = 3
"""This school year and so many after it can be looked at."""
WEEKS = 8
NO_WEEKS = YearPicture((), (), "")


@dataclass(frozen=True, slots=True)
class YearFacts:
    """One school year of a family; ``fault``: why nothing can be shown, one sentence.

    ``known_until``: the last day with data, ``None``: all days have them.
    """

    period: tuple[date, date]
    picture: YearPicture
    balances: tuple[HolidayBalance, ...] = ()
    open_days: int = 0
    """Closed weekdays on which at least one child has nobody."""
    weeks: YearPicture = NO_WEEKS
    """The next eight weeks, all children."""
    known_until: date | None = None
    fault: str = ""


def find_year(record: CaseRecord, calendar: HolidayCalendar, year: int, shown: Sequence[str], today: date) -> YearFacts:
    """The school year that begins in ``year``; the picture shows the children ``shown``."""
    period = school_year(calendar, year)
    children, week = record.client.children, record.care_week
    names = {child.id: child.given_name for child in children if child.id in shown}
    try:
        days, until = _days(record, calendar, *period)
        monday = today - timedelta(days=today.weekday())
        ahead = (monday, monday + timedelta(weeks=WEEKS, days=-1))
        next_days, _ = _days(record, calendar, *ahead)
    except BadFileError as error:
        return YearFacts(period, year_picture(period, (), calendar, {}), fault=error.sentence)
    all_names = {child.id: child.given_name for child in children}
    return YearFacts(
        period=period,
        picture=year_picture(period, days, calendar, names),
        balances=find_balance(children, week, days),
        open_days=count_open(week, days),
        weeks=year_picture(ahead, next_days, calendar, all_names),
        known_until=until,
    )


def first_choice(facts: YearFacts, today: date) -> tuple[date, date]:
    """The next days on which nobody is there, else today; what is talked about first."""
    runs = find_runs(facts.picture.cells)
    coming = (run for run in runs if run.last >= today and run.kind is CellKind.OPEN)
    return next(((run.first, run.last) for run in coming), (today, today))


def years_shown(calendar: HolidayCalendar, today: date) -> tuple[int, ...]:
    """The school years that can be chosen, by the year in which they begin."""
    first = school_year_of(calendar, today)
    return tuple(range(first, first + YEARS_AHEAD))


def _days(
    record: CaseRecord, calendar: HolidayCalendar, first: date, last: date
) -> tuple[tuple[ChildDay, ...], date | None]:
    """The days with data, and where these end before ``last``."""
    until = None
    if depends_on_school(record.care_week) and not calendar.knows_school(last):
        until = last = min(last, calendar.school_until)
    if last < first:
        return (), until
    plan = record.holiday_plan
    return compute_year(record.client.children, record.care_week, calendar, first, last, plan=plan), until
