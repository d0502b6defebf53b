"""The pattern on real days: holidays, closing days, leave (handbook 4.7, 4.8, 11; ``lotse.care-year/1``)."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.care import Activity, CareKind, CarePlace, CareWeek, Door, DoorWay, Weekday
from lotse_desktop.domain.client import Child, State
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.year import ChildDay, DayReason, calendar_span, compute_year
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY, WORKDAYS, a_child
from tests.door_families import door_families
from tests.strategies import Family, families

A = load_case(CASES / "a.json", TODAY)
B = load_case(CASES / "b.json", TODAY)
ASCENSION = date(2027, 5, 6)
MONDAY = date(2026, 11, 2)


def plain_days(first: date, last: date, **holidays: dict[date, str]) -> HolidayCalendar:
    """A calendar without holidays but those that a test names."""
    since, until = calendar_span(first, last)
    return HolidayCalendar(
        state=State.RP,
        first=since,
        last=until,
        public=holidays.get("public", {}),
        school=holidays.get("school", {}),
        school_until=until,
    )


def days_of(children: Sequence[Child], week: CareWeek, calendar: HolidayCalendar) -> tuple[ChildDay, ...]:
    """The days that the calendar was made for."""
    return compute_year(children, week, calendar, calendar.first + timedelta(2), calendar.last - timedelta(2))


def test_on_ascension_the_kita_is_closed_and_grandma_comes() -> None:
    calendar = plain_days(ASCENSION, ASCENSION, public={ASCENSION: "Christi Himmelfahrt"})
    (day,) = days_of(A.client.children, A.care_week, calendar)
    assert (day.minutes, day.gap, day.reason) == (370, ((480, 850),), DayReason.PUBLIC_HOLIDAY)


def test_on_a_closing_day_during_leave_nobody_needs_care() -> None:
    monday = date(2026, 12, 28)
    (day,) = days_of(A.client.children, A.care_week, plain_days(monday, monday))
    assert (day.demand_minutes, day.minutes, day.reason) == (0, 0, DayReason.CLOSED)


def test_on_a_closing_day_without_leave_the_whole_shift_is_open() -> None:
    week = A.care_week.model_copy(update={"leave": ()})
    monday = date(2026, 12, 28)
    (day,) = days_of(A.client.children, week, plain_days(monday, monday))
    assert (day.minutes, day.reason) == (530, DayReason.CLOSED)


def test_in_school_holidays_lessons_fall_out_and_the_walking_group_too() -> None:
    monday = date(2026, 10, 19)
    days = days_of(B.client.children, B.care_week, plain_days(monday, monday, school={monday: "Herbstferien"}))
    assert [(day.minutes, day.reason) for day in days] == [
        (605, DayReason.SCHOOL_HOLIDAY),
        (605, DayReason.SCHOOL_HOLIDAY),
    ]


def test_work_that_pauses_on_public_holidays_needs_no_care() -> None:
    labour_day = date(2026, 5, 1)
    calendar = plain_days(labour_day, labour_day, public={labour_day: "Tag der Arbeit"})
    assert [day.minutes for day in days_of(B.client.children, B.care_week, calendar)] == [0, 0]


@settings(max_examples=40, deadline=None)
@given(families() | door_families())
def test_ordinary_days_show_the_gaps_of_the_pattern(family: Family) -> None:
    children, week = family
    ordinary = week.model_copy(
        update={
            "cycle_start": MONDAY,
            "leave": (),
            "care": tuple(place.model_copy(update={"closed": ()}) for place in week.care),
        }
    )
    first, last = MONDAY, MONDAY + timedelta(weeks=ordinary.cycle_weeks) - timedelta(1)
    days = days_of(children, ordinary, plain_days(first, last))
    expected = compute(children, ordinary)
    found = {(one.child, (one.day - MONDAY).days, start, end) for one in days for start, end in one.gap}
    wanted = {(gap.child, (gap.week - 1) * 7 + gap.day, gap.start, gap.end) for gap in expected.gaps}
    assert found == wanted


def test_the_way_over_the_kita_falls_out_on_the_days_on_which_it_is_closed() -> None:
    # work 8:00 − 10 − 15 from the Kita − 10 between: Ben is at school at 7:25, which opens at 7:30; straight at 7:35
    mia, ben = a_child(), a_child("Ben", child_id="ben")
    second = MONDAY + timedelta(weeks=1)
    week = CareWeek(
        cycle_start=MONDAY,
        activities=(Activity(id="a1", days=(Weekday.MO,), start=480, end=720),),
        care=(
            CarePlace(
                id="c1",
                kind=CareKind.KINDERGARTEN,
                children=("mia",),
                days=WORKDAYS,
                booked=(420, 960),
                door="kita",
                closed=((second, second),),
            ),
            CarePlace(
                id="c2", kind=CareKind.SCHOOL, children=("ben",), days=WORKDAYS, booked=(450, 960), door="school"
            ),
        ),
        doors=(Door(id="school", work=15), Door(id="kita", work=15)),
        between=(DoorWay(doors=("school", "kita"), minutes=10),),
    )
    days = days_of((mia, ben), week, plain_days(MONDAY, second))
    assert {one.day: one.gap for one in days if one.child == "ben" and one.gap} == {MONDAY: ((445, 450),)}


@settings(max_examples=30, deadline=None)
@given(families(), st.integers(0, 6))
def test_a_day_of_leave_never_opens_a_gap(family: Family, offset: int) -> None:
    children, week = family
    free = MONDAY + timedelta(offset)
    week = week.model_copy(update={"cycle_start": MONDAY, "leave": ((free, free),)})
    days = days_of(children, week, plain_days(MONDAY, MONDAY + timedelta(6)))
    assert all(not day.gap and not day.demand_minutes for day in days if day.day == free)


def test_beyond_the_data_nothing_is_computed_for_those_who_depend_on_school() -> None:
    far = date(2031, 1, 7)
    calendar = HolidayCalendar(State.NW, *calendar_span(far, far), {}, {}, date(2029, 8, 14))
    with pytest.raises(BadFileError, match=r"14\.08\.2029"):
        compute_year(B.client.children, B.care_week, calendar, far, far)
    assert compute_year(A.client.children, A.care_week, calendar, far, far)


def test_weeks_in_turn_need_a_beginning() -> None:
    week = A.care_week.model_copy(update={"cycle_start": None})
    with pytest.raises(BadFileError, match="cycle_start"):
        days_of(A.client.children, week, plain_days(MONDAY, MONDAY))
