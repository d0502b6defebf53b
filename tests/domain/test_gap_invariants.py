"""What holds for every family (handbook 4.11)."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import WEEKDAYS, Activity, CareWeek, Helper, Reliability, Weekday, Weeks
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import compute
from tests.strategies import Family, families

LISTS = ("activities", "care", "helpers", "absences")
quick = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(families())
def test_the_sums_of_a_report_hold_together(family: Family) -> None:
    report = compute(*family)
    for child in report.children:
        assert 0 <= child.gap_minutes <= child.demand_minutes
        assert sum(gap.minutes for gap in report.gaps if gap.child == child.child) == child.gap_minutes
    assert sum(minutes for _, minutes in report.classes) == report.gap_minutes
    assert all(sum(minutes for _, minutes in gap.classes) == gap.minutes for gap in report.gaps)
    weeks = zip(report.family_gap_minutes, report.soft_family_gap_minutes, strict=True)
    for number, (minutes, soft) in enumerate(weeks, start=1):
        gaps = [gap for gap in report.gaps if gap.week == number]
        each = [sum(gap.minutes for gap in gaps if gap.child == child.child) for child in report.children]
        assert max(each) <= minutes <= sum(each)
        assert soft <= minutes


@quick
@given(families(), st.integers(0, 1440), st.integers(0, 1440), st.sampled_from(Weekday), st.data())
def test_one_more_promise_never_hurts(family: Family, start: int, end: int, day: Weekday, data: st.DataObject) -> None:
    children, week = family
    whom = data.draw(st.sampled_from(children))
    helper = Helper(id="new", children=(whom.id,), days=(day,), start=start, end=end, reliability=Reliability.FIRM)
    before, after = compute(children, week), compute(children, week.with_entry(helper))
    for old, new in zip(before.children, after.children, strict=True):
        assert new.gap_minutes <= old.gap_minutes
    pairs = zip(before.feasible_week_minutes, after.feasible_week_minutes, strict=True)
    assert all(old <= new for old, new in pairs)


@quick
@given(families(), st.integers(1, 1440))
def test_longer_work_never_lowers_demand(family: Family, more: int) -> None:
    children, week = family
    assume(week.activities)
    first = week.activities[0]
    length = first.end - first.start if first.end > first.start else first.end + DAY - first.start
    end = first.start + min(length + more, DAY)
    longer = first.model_copy(update={"end": end if end <= DAY else end - DAY})
    before, after = compute(children, week), compute(children, week.with_entry(longer))
    for old, new in zip(before.children, after.children, strict=True):
        assert old.demand_minutes <= new.demand_minutes


@quick
@given(families(most_weeks=2))
def test_work_that_fills_a_feasible_window_leaves_no_gap(family: Family) -> None:
    children, week = family
    quiet = week.model_copy(update={"activities": ()})
    for window in compute(children, quiet).feasible:
        if (window.start, window.end) == (360, 1320) and _all_away(family, window.week, window.day):
            continue
        work = Activity(
            id="job", weeks=(window.week,), days=(WEEKDAYS[window.day],), start=window.start, end=window.end
        )
        assert compute(children, quiet.with_entry(work)).gap_minutes == 0


def _all_away(family: Family, number: int, day: int) -> bool:
    """Nobody is there all day: work on that day makes no demand on it."""
    children, week = family
    work = Activity(id="job", weeks=(number,), days=(WEEKDAYS[day],), start=0, end=DAY, out=0, back=0)
    params = week.params.model_copy(update={"buffer_before": 0, "buffer_after": 0})
    plain = tuple(child.model_copy(update={"extra_out": 0, "extra_back": 0}) for child in children)
    return compute(plain, week.model_copy(update={"activities": (work,), "params": params})).demand_minutes == 0


@quick
@given(families())
def test_a_cycle_told_twice_has_twice_the_minutes_and_the_same_average(family: Family) -> None:
    children, week = family
    once, twice = compute(children, week), compute(children, _told_twice(week))
    assert twice.gap_minutes == 2 * once.gap_minutes
    assert twice.demand_minutes == 2 * once.demand_minutes
    assert twice.family_gap_minutes == 2 * once.family_gap_minutes
    assert twice.feasible_week_minutes == 2 * once.feasible_week_minutes
    assert twice.classes == tuple((name, 2 * minutes) for name, minutes in once.classes)


def _told_twice(week: CareWeek) -> CareWeek:
    def both(weeks: Weeks | None) -> Weeks | None:
        return None if weeks is None else (*weeks, *(number + week.cycle_weeks for number in weeks))

    lists = {
        name: tuple(entry.model_copy(update={"weeks": both(entry.weeks)}) for entry in getattr(week, name))
        for name in LISTS
    }
    return week.model_copy(update={"cycle_weeks": 2 * week.cycle_weeks, **lists})


@quick
@given(families())
def test_the_order_of_entries_and_children_does_not_matter(family: Family) -> None:
    children, week = family
    turned = week.model_copy(update={name: tuple(reversed(getattr(week, name))) for name in LISTS})
    one, other = compute(children, week), compute(tuple(reversed(children)), turned)
    assert one.children == tuple(reversed(other.children))
    assert sorted(one.gaps, key=repr) == sorted(other.gaps, key=repr)
    assert one.family_gap_minutes == other.family_gap_minutes
    assert one.feasible == other.feasible
    assert dict(one.classes) == dict(other.classes)
