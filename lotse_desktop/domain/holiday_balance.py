"""„Ferientage – gedeckt – offen“ of a period, and what there is for days of sickness (handbook 4.8)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar, days_between
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.care_rules import SickDayRule
from lotse_desktop.domain.client import Child, age_in_years
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.gaps import SATURDAY, CareReport, compute
from lotse_desktop.domain.holiday_plan import DaySource, as_ranges, with_movable_days
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.year import ChildDay, DayReason, DayStatus, compute_year, depends_on_school

INSURED_UNTIL: Final = 12
"""Sick-pay days are for children under this age."""
A_YEAR: Final = 364
"""Days ahead in which holidays without anybody are a need: 52 weeks."""
CLOSED: Final = (DayReason.SCHOOL_HOLIDAY, DayReason.CLOSED)


@dataclass(frozen=True, slots=True)
class HolidayBalance:
    """Weekdays of one child on which school or daycare falls out, public holidays not counted; each counted once.

    ``free``: nobody has to be there.  ``regular``: who comes anyway covers them.  ``open``: nobody is there.
    """

    child: str
    closed: int
    contact: int
    care: int
    leave: int
    helper: int
    other: int
    regular: int
    free: int
    open: int

    @property
    def covered(self) -> int:
        """Days on which somebody is there, or nobody has to be."""
        return self.closed - self.open


def find_balance(children: Sequence[Child], week: CareWeek, days: Iterable[ChildDay]) -> tuple[HolidayBalance, ...]:
    """The balance of each child over ``days`` (:func:`compute_year`).

    As long as no activity is entered, a day that is assigned to nobody counts as open: when somebody has to be there is
    not known yet.
    """
    counted: dict[str, Counter[DayStatus | DaySource]] = {child.id: Counter() for child in children}
    for day in days:
        if is_closed_weekday(day):
            counted[day.child][_kind(day)] += 1
    return tuple(_balance(child.id, counted[child.id], knows_work=bool(week.activities)) for child in children)


def count_open(week: CareWeek, days: Iterable[ChildDay]) -> int:
    """Weekdays without school or daycare on which at least one child has nobody."""
    wanted = {DayStatus.OPEN} if week.activities else {DayStatus.OPEN, DayStatus.FREE}
    return len({day.day for day in days if is_closed_weekday(day) and day.status in wanted})


def is_closed_weekday(day: ChildDay) -> bool:
    """Whether care of the child falls out on a day from Monday to Friday that is no public holiday."""
    return day.day.weekday() < SATURDAY and day.reason in CLOSED


def _kind(day: ChildDay) -> DayStatus | DaySource:
    return day.source if day.status is DayStatus.ASSIGNED and day.source is not None else day.status


def _balance(child: str, counted: Counter[DayStatus | DaySource], *, knows_work: bool) -> HolidayBalance:
    free, unknown = counted[DayStatus.FREE], 0
    if not knows_work:
        free, unknown = 0, free
    return HolidayBalance(
        child=child,
        closed=counted.total(),
        contact=counted[DaySource.OTHER_PARENT] + counted[DayStatus.AWAY],
        care=counted[DaySource.HOLIDAY_CARE],
        leave=counted[DayStatus.LEAVE],
        helper=counted[DaySource.HELPER],
        other=counted[DaySource.OTHER],
        regular=counted[DayStatus.COVERED],
        free=free,
        open=counted[DayStatus.OPEN] + unknown,
    )


def open_holidays(record: CaseRecord, calendar: HolidayCalendar, today: date) -> int:
    """Weekdays of the next twelve months on which at least one child has nobody (CARE_HOLIDAYS).

    ``calendar``: the state of the client, these months and two days more at both ends.  Days without data are not
    counted, and none as long as the beginning of the cycle is missing.
    """
    children, week, plan = record.client.children, record.care_week, record.holiday_plan
    first, last = today, today + timedelta(days=A_YEAR)
    if depends_on_school(week):
        last = min(last, calendar.school_until)
    try:
        return sum(
            count_open(week, compute_year(children, week, calendar, *stretch, plan=plan))
            for stretch in _closed_stretches(week, with_movable_days(calendar, plan), first, last)
        )
    except BadFileError:
        return 0


def _closed_stretches(
    week: CareWeek, calendar: HolidayCalendar, first: date, last: date
) -> tuple[tuple[date, date], ...]:
    """The days from ``first`` to ``last`` on which care can fall out; only these have to be computed."""
    days = {day for day in calendar.school if first <= day <= last} if depends_on_school(week) else set[date]()
    for start, end in (closed for place in week.care for closed in place.closed):
        days.update(days_between(max(start, first), min(end, last)))
    return as_ranges(days)


def care_report(record: CaseRecord, calendar: HolidayCalendar | None, today: date) -> CareReport:
    """Everything that follows from the care of a case; without a calendar the holidays are left out."""
    report = compute(record.client.children, record.care_week)
    if calendar is None:
        return report
    return replace(report, open_holidays=open_holidays(record, calendar, today))


@dataclass(frozen=True, slots=True)
class SickDays:
    """Child sick-pay days of a year; ``certain``: a rule for exactly this year is known."""

    children: int
    days: int
    certain: bool


def sick_days(rules: Sequence[SickDayRule], children: Sequence[Child], today: date) -> SickDays | None:
    """The days of a single parent in the year of ``today``; ``None``: there is no rule, not even the basic one.

    Minijobs and private insurance have none at all; that is told beside the number.
    """
    insured = sum(age_in_years(child.birth_month, today) < INSURED_UNTIL for child in children)
    dated = [rule for rule in rules if rule.years is not None and rule.years[0] <= today.year <= rule.years[1]]
    basic = [rule for rule in rules if rule.years is None]
    rule = next(iter([*dated, *basic]), None)
    if rule is None:
        return None
    return SickDays(insured, min(rule.per_child * insured, rule.most), certain=bool(dated))
