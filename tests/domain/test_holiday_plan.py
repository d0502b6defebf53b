"""Each day of a child has one source (handbook 4.8)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from lotse_desktop.domain.holiday_plan import (
    MOST_DAYS,
    DayAssignment,
    DaySource,
    HolidayPlan,
    as_ranges,
    changed_ranges,
    find_overlap,
)

MONDAY = date(2026, 10, 19)
WEEK = tuple(MONDAY + timedelta(day) for day in range(5))
CARE, OTHER_PARENT, HELPER = DaySource.HOLIDAY_CARE, DaySource.OTHER_PARENT, DaySource.HELPER
days = st.integers(0, 30).map(lambda number: MONDAY + timedelta(number))


def test_a_week_of_holiday_care_is_one_assignment() -> None:
    plan = HolidayPlan().with_source(WEEK, ("sami",), CARE, "OGS")
    assert plan.assignments == (DayAssignment(days=(WEEK[0], WEEK[4]), children=("sami",), source=CARE, label="OGS"),)


def test_a_day_that_gets_another_source_loses_the_former_one() -> None:
    plan = HolidayPlan().with_source(WEEK, ("sami", "nour"), CARE)
    changed = plan.with_source((WEEK[2],), ("sami",), HELPER, "Oma")
    assert changed.sources()["sami", WEEK[2]] == (HELPER, "Oma")
    assert changed.sources()["nour", WEEK[2]] == (CARE, "")
    assert len(changed.sources()) == 10


def test_without_a_source_the_days_are_open_again() -> None:
    plan = HolidayPlan().with_source(WEEK, ("sami",), CARE)
    assert plan.with_source(WEEK, ("sami",), None) == HolidayPlan()


def test_a_child_that_leaves_the_family_leaves_the_plan() -> None:
    plan = HolidayPlan().with_source(WEEK, ("sami", "nour"), CARE).without_child("sami")
    assert {child for child, _ in plan.sources()} == {"nour"}


def test_of_assignments_that_overlap_the_later_one_holds() -> None:
    both = (
        DayAssignment(days=(WEEK[0], WEEK[4]), children=("sami",), source=CARE),
        DayAssignment(days=(WEEK[4], WEEK[4]), children=("sami",), source=OTHER_PARENT),
    )
    assert HolidayPlan(assignments=both).sources()["sami", WEEK[4]] == (OTHER_PARENT, "")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sets(days, max_size=8), st.sampled_from([*DaySource, None])), max_size=5))
def test_what_was_assigned_last_holds_for_every_day(wishes: list[tuple[set[date], DaySource | None]]) -> None:
    plan, expected = HolidayPlan(), dict[date, DaySource]()
    for some, source in wishes:
        plan = plan.with_source(some, ("mia",), source)
        for day in some:
            expected.pop(day, None)
            if source is not None:
                expected[day] = source
    assert {day: source for (_, day), (source, _) in plan.sources().items()} == expected
    assert find_overlap(one.days for one in plan.assignments) is None


@settings(max_examples=60)
@given(st.sets(days), st.sets(days))
def test_ranges_hold_exactly_their_days(inside: set[date], out: set[date]) -> None:
    ranges = changed_ranges(as_ranges(inside), out, inside=False)
    found = {first + timedelta(n) for first, last in ranges for n in range((last - first).days + 1)}
    assert found == inside - out
    assert find_overlap(ranges) is None


def test_overlapping_ranges_are_found() -> None:
    assert find_overlap([(WEEK[0], WEEK[1]), (WEEK[3], WEEK[4]), (WEEK[1], WEEK[2])]) == 2


def test_a_range_longer_than_a_year_is_refused() -> None:
    first = date(2026, 1, 1)
    DayAssignment(days=(first, first + timedelta(MOST_DAYS - 1)), children=("mia",), source=CARE)
    with pytest.raises(ValidationError):
        DayAssignment(days=(first, first + timedelta(MOST_DAYS)), children=("mia",), source=CARE)
