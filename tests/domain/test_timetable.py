"""When things take place on the circle of the cycle."""

import pytest

from lotse_desktop.domain.care import Activity, CareKind, CarePlace, CareWeek, Helper, Params, Ways, Weekday
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.timetable import (
    WEEK,
    LongCycleError,
    combined_cycle,
    day_starts,
    demand_times,
    supply_times,
    way_minutes,
)
from tests.builders import a_child


def test_edge_12_a_rota_of_three_and_contact_of_two_weeks_repeat_after_six() -> None:
    assert combined_cycle(3, 2) == 6
    assert combined_cycle(1, 4, 6) == 12


def test_a_pattern_longer_than_24_weeks_must_be_simplified() -> None:
    with pytest.raises(LongCycleError, match="35 Wochen"):
        combined_cycle(5, 7)


def test_an_entry_takes_place_on_its_days_in_its_weeks() -> None:
    helper = Helper(
        id="h", children=("mia",), weeks=(2,), days=(Weekday.DI, Weekday.SO, Weekday.DI), start=1380, end=60
    )
    week = CareWeek(cycle_weeks=2, helpers=(helper,))
    assert day_starts(week, helper) == [WEEK + DAY, WEEK + 6 * DAY]
    assert supply_times(week, helper) == [
        (WEEK + DAY + 1380, WEEK + DAY + 1500),
        (0, 60),
        (WEEK + 6 * DAY + 1380, 2 * WEEK),
    ]


def test_a_care_place_counts_as_booked_within_its_opening() -> None:
    place = CarePlace(
        id="c", kind=CareKind.HORT, children=("mia",), days=(Weekday.MO,), booked=(420, 1020), opening=(450, 990)
    )
    assert supply_times(CareWeek(care=(place,)), place) == [(450, 990)]
    closed = place.model_copy(update={"opening": (60, 120)})
    assert supply_times(CareWeek(care=(closed,)), closed) == []


def test_an_activity_has_its_own_ways_or_those_of_the_week() -> None:
    week = CareWeek(default_way=Ways(out=25, back=30))
    usual = Activity(id="a", days=(Weekday.MO,), start=480, end=600)
    assert way_minutes(week, usual) == (25, 30)
    assert way_minutes(week, usual.model_copy(update={"out": 0})) == (0, 30)


def test_work_all_around_the_clock_is_one_demand() -> None:
    always = Activity(id="a", days=tuple(Weekday), start=0, end=1440)
    week = CareWeek(params=Params(buffer_before=600, buffer_after=600), activities=(always,))
    assert demand_times(week, a_child()) == [(0, WEEK)]


def test_breaks_between_daily_shifts_vanish_with_a_long_homecoming() -> None:
    shift = Activity(id="a", days=tuple(Weekday), start=480, end=960)
    week = CareWeek(params=Params(buffer_before=0, buffer_after=0, min_homecoming=961), activities=(shift,))
    assert demand_times(week, a_child()) == [(0, WEEK)]
