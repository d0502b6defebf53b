"""The care week as a value."""

from datetime import date

import pytest
from pydantic import ValidationError

from lotse_desktop.domain.care import Activity, CareWeek, Weekday, cycle_week
from tests.builders import an_early_week


def test_an_entry_is_replaced_by_its_id_or_added() -> None:
    week = an_early_week()
    later = week.activities[0].model_copy(update={"start": 420})
    assert [a.start for a in week.with_entry(later).activities] == [420]
    other = later.model_copy(update={"id": "a2"})
    assert [a.id for a in week.with_entry(other).activities] == ["a1", "a2"]
    assert week.activities[0].start == 360


def test_an_entry_is_taken_away_from_its_own_list_only() -> None:
    week = an_early_week()
    twin = week.care[0].model_copy(update={"id": "a1"})
    both = week.with_entry(twin)
    assert both.without_entry(twin) == week
    assert [entry.id for entry in both.without_entry(week.activities[0]).entries] == ["c1", "a1"]


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 2), 1),
        (date(2026, 11, 8), 1),
        (date(2026, 11, 9), 2),
        (date(2026, 11, 16), 1),
        (date(2026, 11, 1), 2),
        (date(2026, 10, 26), 2),
        (date(2026, 10, 25), 1),
        (date(2027, 5, 6), 1),
    ],
)
def test_a_date_has_its_week_of_the_cycle_also_before_the_start(day: date, week: int) -> None:
    assert cycle_week(day, date(2026, 11, 2), 2) == week
    assert cycle_week(day, date(2026, 11, 4), 2) == week


def test_times_are_written_as_clock_and_read_as_minutes() -> None:
    activity = Activity(id="a", days=(Weekday.MO,), start=360, end=1440)
    assert '"start":"06:00","end":"24:00"' in activity.model_dump_json()
    assert Activity.model_validate_json(activity.model_dump_json()) == activity


def test_unknown_keys_and_minutes_beyond_a_day_are_refused() -> None:
    with pytest.raises(ValidationError):
        CareWeek.model_validate({"cycle_weeks": 1, "colour": "red"})
    with pytest.raises(ValidationError):
        Activity(id="a", days=(), start=0, end=1441)
