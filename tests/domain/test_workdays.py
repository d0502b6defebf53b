"""Working days: weekends and known holidays do not count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse_desktop.domain.workdays import is_workday, workdays_after, workdays_between

FRIDAY = date(2026, 11, 27)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1))


@pytest.mark.parametrize(("number", "expected"), [(0, FRIDAY), (1, date(2026, 11, 30)), (5, date(2026, 12, 4))])
def test_working_days_jump_over_the_weekend(number: int, expected: date) -> None:
    assert workdays_after(FRIDAY, number) == expected


def test_a_holiday_is_no_working_day() -> None:
    assert workdays_after(FRIDAY, 1, holidays={date(2026, 11, 30)}) == date(2026, 12, 1)


@given(DAYS, st.integers(0, 40))
def test_so_many_working_days_lie_between(day: date, number: int) -> None:
    later = workdays_after(day, number)
    assert workdays_between(day, later) == number
    assert number == 0 or is_workday(later)


@given(DAYS, st.integers(0, 30))
def test_nothing_lies_between_a_day_and_an_earlier_one(day: date, back: int) -> None:
    assert workdays_between(day, day - timedelta(days=back)) == 0
