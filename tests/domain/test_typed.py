"""Months, days and times as coaches type them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.typed import find_day, find_month, find_number, find_time
from lotse_desktop.domain.wording import clock, short_date
from tests.builders import TODAY


@pytest.mark.parametrize("text", ["06/2022", "6.2022", "6 2022", " 06 / 2022 ", "2022-06", "Juni 2022", "Jun 2022"])
def test_a_month_is_read_in_every_usual_form(text: str) -> None:
    assert find_month(text) == date(2022, 6, 1)


@pytest.mark.parametrize("text", ["", "6", "13/2022", "0/2022", "6/22", "Ju 2022", "Juli", "6/1822", "²/2022"])
def test_what_is_no_month_is_not_guessed(text: str) -> None:
    assert find_month(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20.11.2026", date(2026, 11, 20)),
        ("1.12.26", date(2026, 12, 1)),
        ("24.11.", TODAY),
        ("23.11", date(2027, 11, 23)),
        ("29.2.", date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_next_one(text: str, day: date) -> None:
    assert find_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "31.2.2027", "31.2.", "morgen", "20.", "20.11.3026", "1.1.2"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert find_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("7:30", 450), ("07.30 Uhr", 450), ("0730", 450), ("730", 450), ("7", 420), ("24:00", 1440), ("0", 0)],
)
def test_a_time_is_read_in_every_usual_form(text: str, minutes: int) -> None:
    assert find_time(text) == minutes


@pytest.mark.parametrize("text", ["", "25:00", "24:01", "7:5", "7:60", "acht", "99"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert find_time(text) is None


def test_a_number_stays_within_its_limits() -> None:
    assert [find_number(text, 5, 120) for text in ("4", "5", " 120 ", "121", "5,5", "-5", "")] == [
        None, 5, 120, None, None, None, None,
    ]  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(0, 1440))
@settings(max_examples=50)
def test_what_we_write_can_be_read_again(day: date, minutes: int) -> None:
    assert find_day(short_date(day), TODAY) == day
    assert find_month(f"{day:%m/%Y}") == day.replace(day=1)
    assert find_time(clock(minutes)) == minutes
