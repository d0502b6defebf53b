"""„Ferientage – gedeckt – offen“, sick days, and the need that follows (handbook 4.8, 11.1, 11.2)."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.calendar import HolidayCalendar, days_between, school_year, school_year_of
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.care_rules import SickDayRule
from lotse_desktop.domain.client import Child, State
from lotse_desktop.domain.holiday_balance import (
    HolidayBalance,
    care_report,
    count_open,
    find_balance,
    open_holidays,
    sick_days,
)
from lotse_desktop.domain.holiday_plan import DaySource, HolidayPlan, changed_ranges
from lotse_desktop.domain.needs import find_needs, suggested_level
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.year import DayStatus, calendar_span, compute_year
from lotse_desktop.storage.holiday_data import load_calendar
from tests.builders import a_child, a_client, a_record
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek
from tests.strategies import Family, families

NW = load_calendar(State.NW, date(2026, 1, 1), date(2029, 12, 31))
RP = load_calendar(State.RP, date(2026, 1, 1), date(2029, 12, 31))
MONDAY = date(2026, 11, 2)


def workdays(first: date, last: date) -> list[date]:
    return [day for day in days_between(first, last) if day.weekday() < 5]


def year_of(record: CaseRecord, calendar: HolidayCalendar) -> tuple[HolidayBalance, ...]:
    children, week = record.client.children, record.care_week
    first, last = school_year(calendar, 2026)
    days = compute_year(children, week, calendar, first, last, plan=record.holiday_plan)
    return find_balance(children, week, days)


def planned_tarek() -> CaseRecord:
    """11.2: holiday care 5 + 4 + 15, leave 24, the sister 5."""
    record, both = tarek(), ("sami", "nour")
    care = (
        *workdays(date(2026, 10, 19), date(2026, 10, 23)),
        *workdays(date(2027, 3, 30), date(2027, 4, 2)),
        *workdays(date(2027, 7, 19), date(2027, 8, 6)),
    )
    sister = workdays(date(2026, 10, 26), date(2026, 10, 30))
    plan = HolidayPlan().with_source(care, both, DaySource.HOLIDAY_CARE, "OGS")
    plan = plan.with_source(sister, both, DaySource.HELPER, "Schwester R.")
    leave = ((date(2026, 12, 23), date(2027, 1, 6)), (date(2027, 8, 9), date(2027, 8, 27)))
    week = record.care_week.model_copy(update={"leave": leave})
    return record.with_care_week(week).with_holiday_plan(plan)


def test_nordrhein_westfalen_closes_on_sixty_weekdays() -> None:
    assert school_year(NW, 2026) == (date(2026, 9, 2), date(2027, 8, 31))
    assert [(balance.closed, balance.open) for balance in year_of(tarek(), NW)] == [(60, 60), (60, 60)]


def test_case_b_has_seven_days_without_anybody() -> None:
    sami, nour = year_of(planned_tarek(), NW)
    assert (sami.closed, sami.contact, sami.care, sami.leave, sami.helper) == (60, 0, 24, 24, 5)
    assert sami.open == nour.open == 60 - 0 - 24 - 24 - 5 == 7
    assert sami.covered == 53


def test_case_a_has_somebody_on_every_closing_day() -> None:
    """11.1: 22 closing days, father 5, leave 15, grandmother 2."""
    record = mara()
    closed = ((date(2026, 12, 21), date(2026, 12, 24)), (date(2027, 7, 12), date(2027, 8, 4)))
    kita = record.care_week.care[0].model_copy(update={"closed": closed})
    leave = ((date(2027, 7, 12), date(2027, 7, 30)),)
    week = record.care_week.with_entry(kita).model_copy(update={"leave": leave})
    father = [*workdays(*closed[0]), date(2027, 8, 2)]
    plan = HolidayPlan().with_source(father, ("lio",), DaySource.OTHER_PARENT)
    plan = plan.with_source(workdays(date(2027, 8, 3), date(2027, 8, 4)), ("lio",), DaySource.HELPER, "Oma I.")
    (lio,) = year_of(record.with_care_week(week).with_holiday_plan(plan), RP)
    assert (lio.closed, lio.contact, lio.leave, lio.helper, lio.open) == (22, 5, 15, 2, 0)


def test_a_day_with_leave_and_holiday_care_counts_once() -> None:
    record = planned_tarek()
    plan = record.holiday_plan.with_source(workdays(date(2027, 8, 9), date(2027, 8, 27)), ("sami",), DaySource.OTHER)
    sami, nour = year_of(record.with_holiday_plan(plan), NW)
    assert (sami.leave, sami.other, sami.open) == (nour.leave, 0, nour.open)


def test_a_closing_day_without_work_needs_nobody() -> None:
    """Mara works on Monday and Tuesday of that week; the Kita is closed from Wednesday on."""
    (lio,) = year_of(mara(), RP)
    assert (lio.closed, lio.free, lio.open) == (6, 2, 0)


def test_before_work_is_entered_every_closing_day_is_open() -> None:
    record = tarek()
    idle = record.with_care_week(record.care_week.model_copy(update={"activities": ()}))
    assert [(balance.open, balance.free) for balance in year_of(idle, NW)] == [(60, 0), (60, 0)]


def test_movable_days_are_holidays_of_this_school() -> None:
    bridge = date(2027, 5, 7)
    record = tarek().with_holiday_plan(HolidayPlan().with_movable((bridge,), free=True))
    assert [balance.closed for balance in year_of(record, NW)] == [61, 61]
    back = record.holiday_plan.with_movable((bridge,), free=False)
    assert back == HolidayPlan()


def test_school_years_go_from_summer_to_summer() -> None:
    assert school_year_of(NW, date(2026, 9, 1)) == 2025
    assert school_year_of(NW, date(2026, 9, 2)) == 2026
    empty = HolidayCalendar(State.NW, MONDAY, MONDAY, {}, {}, MONDAY)
    assert school_year(empty, 2026) == (date(2026, 8, 1), date(2027, 7, 31))


def test_open_holidays_are_a_need_of_case_b_and_not_of_case_a() -> None:
    """11.4."""
    report = care_report(tarek(), NW, TAREK_DAY)
    needs = {need.kind.key: need for need in find_needs(catalogue(), tarek(), report, TAREK_DAY)}
    assert needs["CARE_HOLIDAYS"].reason == f"{report.open_holidays} Tage in den nächsten zwölf Monaten offen"
    assert needs["CARE_HOLIDAYS"].confirmed
    found = find_needs(catalogue(), mara(), care_report(mara(), RP, MARA_DAY), MARA_DAY)
    assert "CARE_HOLIDAYS" not in {need.kind.key for need in found}


def test_without_a_calendar_nothing_is_said_about_holidays() -> None:
    assert care_report(tarek(), None, TAREK_DAY).open_holidays is None


def test_open_holidays_keep_the_level_at_three() -> None:
    """The entry job of 11.2 (S2) leaves no gap in the week; one option in an emergency makes it a 4 at most."""
    record = tarek()
    jobs = (record.care_week.activities[0], record.care_week.activities[1])
    entry = tuple(job.model_copy(update={"start": 510, "end": end}) for job, end in zip(jobs, (855, 795), strict=True))
    record = record.with_care_week(record.care_week.model_copy(update={"activities": entry}))
    assert suggested_level(record, care_report(record, None, TAREK_DAY)) == 4
    assert suggested_level(record, care_report(record, NW, TAREK_DAY)) == 3


def test_days_after_the_end_of_the_data_are_not_counted() -> None:
    far = date(2029, 7, 1)
    calendar = load_calendar(State.NW, *calendar_span(far, date(2030, 7, 1)))
    assert 0 < open_holidays(tarek(), calendar, far) <= 32
    assert open_holidays(tarek(), calendar, date(2029, 9, 1)) == 0


@settings(max_examples=30, deadline=None)
@given(families(), st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)))
def test_looking_only_at_closed_stretches_finds_the_same(family: Family, closed: set[int], free: set[int]) -> None:
    children, week = family
    week = _closed(week, {MONDAY + timedelta(number) for number in closed})
    week = week.model_copy(update={"care": tuple(p.model_copy(update={"term_only": True}) for p in week.care)})
    last = MONDAY + timedelta(364)
    school = {MONDAY + timedelta(number): "Ferien" for number in free}
    calendar = HolidayCalendar(
        State.NW, *calendar_span(MONDAY, last), {MONDAY + timedelta(3): "Feiertag"}, school, last
    )
    record = a_record(a_client(children=children), week)
    everything = compute_year(children, week, calendar, MONDAY, last)
    assert open_holidays(record, calendar, MONDAY) == count_open(week, everything)


@settings(max_examples=30, deadline=None)
@given(families(), st.data())
def test_assigning_more_never_leaves_more_days_open(family: Family, data: st.DataObject) -> None:
    children, week = family
    first, last = MONDAY, MONDAY + timedelta(27)
    some = st.sets(st.integers(0, 27).map(lambda number: first + timedelta(number)), max_size=9)
    closed = data.draw(some)
    week = _closed(week, closed)
    calendar = HolidayCalendar(State.NW, *calendar_span(first, last), {}, {}, last)
    plan, before = HolidayPlan(), _open(children, week, calendar, HolidayPlan())
    for source in data.draw(st.lists(st.sampled_from(DaySource), min_size=1, max_size=3)):
        plan = plan.with_source(data.draw(some), data.draw(st.sets(st.sampled_from([c.id for c in children]))), source)
        after = _open(children, week, calendar, plan)
        assert all(left.open <= right.open for left, right in zip(after, before, strict=True))
        assert all(left.closed == right.closed for left, right in zip(after, before, strict=True))
        before = after


def _closed(week: CareWeek, days: set[date]) -> CareWeek:
    care = tuple(place.model_copy(update={"closed": changed_ranges((), days, inside=True)}) for place in week.care)
    return week.model_copy(update={"care": care, "cycle_start": MONDAY})


def _open(
    children: Sequence[Child], week: CareWeek, calendar: HolidayCalendar, plan: HolidayPlan
) -> tuple[HolidayBalance, ...]:
    last = calendar.last - timedelta(2)
    days = compute_year(children, week, calendar, MONDAY, last, plan=plan)
    for day in days:
        assert (day.status is DayStatus.OPEN) <= bool(day.gap)
    balances = find_balance(children, week, days)
    for one in balances:
        parts = one.contact + one.care + one.leave + one.helper + one.other + one.regular + one.free + one.open
        assert parts == one.closed
    return balances


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2024, (30, 60, 70, 70)), (2026, (30, 60, 70, 70)), (2023, (20, 40, 50, 50)), (2027, (20, 40, 50, 50))],
)
def test_sick_days_follow_the_table_of_the_year(year: int, expected: tuple[int, ...]) -> None:
    rules = catalogue().sick_days
    for number, days in enumerate(expected, start=1):
        children = [a_child(child_id=f"k{one}", birth_month=date(2019, 1, 1)) for one in range(number)]
        found = sick_days(rules, children, date(year, 5, 1))
        assert found is not None
        assert (found.days, found.certain) == (days, year in {2024, 2025, 2026})


def test_only_children_under_twelve_count_for_sick_days() -> None:
    children = [a_child(birth_month=date(2014, 5, 1)), a_child(birth_month=date(2014, 6, 1))]
    found = sick_days(catalogue().sick_days, children, date(2026, 5, 1))
    assert found is not None
    assert (found.children, found.days) == (1, 30)


def test_without_a_rule_no_number_is_told() -> None:
    dated = SickDayRule(key="x", years=(2024, 2024), per_child=30, most=70)
    assert sick_days((dated,), [a_child()], date(2026, 1, 1)) is None
