"""Public and school holidays of the states (handbook 4.7): numbers, dates, German names, and where the data end."""

from datetime import date, timedelta

import pytest

from lotse_desktop.domain.client import State
from lotse_desktop.storage.holiday_data import load_calendar

HOLIDAYS_2026 = {
    **dict.fromkeys((State.BW, State.BY, State.SL), 12),
    **dict.fromkeys((State.MV, State.NW, State.RP, State.SN, State.ST, State.TH), 11),
    **dict.fromkeys((State.BE, State.HB, State.HH, State.HE, State.NI, State.SH), 10),
}


@pytest.mark.parametrize(("state", "number"), HOLIDAYS_2026.items())
def test_each_state_has_its_number_of_public_holidays(state: State, number: int) -> None:
    calendar = load_calendar(state, date(2026, 1, 1), date(2026, 12, 31))
    assert len(calendar.public) == number


def test_holidays_have_german_names() -> None:
    calendar = load_calendar(State.RP, date(2027, 5, 1), date(2027, 5, 31))
    assert calendar.public[date(2027, 5, 6)] == "Christi Himmelfahrt"


def test_school_holidays_of_a_school_year() -> None:
    """NW 2026/27: 60 weekdays that are no public holidays (handbook 4.7)."""
    first, last = date(2026, 10, 1), date(2027, 8, 31)
    calendar = load_calendar(State.NW, first, last)
    free = [day for day in calendar.school if day.weekday() < 5 and day not in calendar.public]
    assert len(free) == 60


def test_what_comes_after_the_data_is_not_known() -> None:
    calendar = load_calendar(State.NW, date(2030, 1, 1), date(2030, 12, 31))
    assert not calendar.school
    assert not calendar.knows_school(calendar.school_until + timedelta(1))
    assert calendar.knows_school(date(2029, 7, 15))
