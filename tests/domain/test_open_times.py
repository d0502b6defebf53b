"""Gaps as people say them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import Activity, CareWeek, Weekday
from lotse_desktop.domain.gaps import CareReport, GapClass, compute
from lotse_desktop.domain.open_times import OpenTime, find_open_times
from tests.builders import a_child
from tests.families import mara, tarek

DAY = 1440


def report_of(*activities: Activity, weeks: int = 1, children: int = 1) -> CareReport:
    family = [a_child(f"Kind {n}", child_id=f"k{n}") for n in range(children)]
    return compute(
        family, CareWeek.model_validate({"activities": activities, "cycle_weeks": weeks, "params": NO_BUFFERS})
    )


NO_BUFFERS = {"buffer_before": 0, "buffer_after": 0}


def work(start: int, end: int, *days: Weekday, weeks: tuple[int, ...] | None = None, key: str = "w") -> Activity:
    return Activity(id=key, days=days, start=start, end=end, out=0, back=0, weeks=weeks)


def test_case_a_has_three_open_times() -> None:
    found = find_open_times(compute(mara().client.children, mara().care_week))
    assert found == (
        OpenTime(("lio",), (1,), (0, 1, 2), 320, 450),
        OpenTime(("lio",), (2,), (0, 1), 960, 1305),
        OpenTime(("lio",), (2,), (5, 6), 320, 850),
    )


def test_case_b_groups_days_with_the_same_time() -> None:
    found = find_open_times(compute(tarek().client.children, tarek().care_week))
    assert [(time.days, time.start, time.end) for time in found] == [
        ((0, 2, 4), 380, 435),
        ((0, 2, 3), 900, 985),
        ((1, 3), 380, 465),
        ((4,), 840, 850),
    ]


def test_children_with_the_same_gap_are_named_together() -> None:
    (time,) = find_open_times(report_of(work(480, 600, Weekday.MO), children=2))
    assert time.children == ("k0", "k1")


def test_weeks_with_the_same_gap_are_named_together() -> None:
    report = report_of(work(480, 600, Weekday.MO, Weekday.FR, weeks=(1, 3)), weeks=3)
    assert find_open_times(report) == (OpenTime(("k0",), (1, 3), (0, 4), 480, 600),)


@pytest.mark.parametrize("day", [Weekday.MO, Weekday.SO])
def test_a_night_is_one_time_also_at_the_end_of_the_cycle(day: Weekday) -> None:
    (time,) = find_open_times(report_of(work(1290, 360, day)))
    assert (time.days, time.start, time.end) == ((day.number,), 1290, DAY + 360)


def test_a_night_touches_the_classes_of_both_days() -> None:
    (time,) = find_open_times(report_of(work(1290, 360, Weekday.FR)))
    assert time.classes == {GapClass.LATE, GapClass.NIGHT, GapClass.WEEKEND}


def test_what_lasts_into_the_afternoon_of_the_next_day_is_told_day_by_day() -> None:
    found = find_open_times(report_of(work(1200, 900, Weekday.MO)))
    assert [(time.days, time.start, time.end) for time in found] == [((0,), 1200, DAY), ((1,), 0, 900)]


def test_no_gap_no_time() -> None:
    assert find_open_times(report_of()) == ()


SHIFTS = st.lists(
    st.tuples(
        st.integers(0, 1439), st.integers(0, 1439), st.sampled_from(list(Weekday)), st.sampled_from([None, (1,), (2,)])
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(SHIFTS)
def test_no_minute_is_lost_or_told_twice(shifts: list[tuple[int, int, Weekday, tuple[int, ...] | None]]) -> None:
    activities = [work(s, e, day, weeks=weeks, key=str(n)) for n, (s, e, day, weeks) in enumerate(shifts)]
    report = report_of(*activities, weeks=2, children=2)
    told = [t for t in find_open_times(report) for _ in t.children for _ in t.weeks for _ in t.days]
    assert sum(time.end - time.start for time in told) == report.gap_minutes
