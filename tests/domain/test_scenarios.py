"""„Was wäre, wenn“: the scenarios of the handbook (4.11) and what holds for all of them."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import WEEKDAYS, Reliability, Weekday
from lotse_desktop.domain.effects import effect_of, find_effects, find_weak_points
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.scenarios import (
    Change,
    ContactFails,
    ContactMoved,
    HelperFirm,
    HelperOut,
    HolidayWeek,
    LongerBooking,
    NewHelper,
    OtherShift,
    Scenario,
    Scenarios,
    SchoolStart,
    apply,
    apply_all,
    helper_names,
)
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY
from tests.strategies import Family, families

A = load_case(CASES / "a.json", TODAY)
B = load_case(CASES / "b.json", TODAY)
LIO = ("lio",)


def gap_a(*changes: Change) -> tuple[int, ...]:
    """Family gap of Mara's weeks after these changes."""
    return compute(A.client.children, apply_all(A.care_week, changes)).family_gap_minutes


def gap_b(*changes: Change) -> list[int]:
    """Gap minutes of Tarek's children and of the family."""
    report = compute(B.client.children, apply_all(B.care_week, changes))
    return [*(child.gap_minutes for child in report.children), *report.family_gap_minutes]


def carer(days: tuple[Weekday, ...], week: int, start: int, end: int) -> NewHelper:
    """Somebody who comes to Lio's home."""
    return NewHelper(label="Kinderschirm", children=LIO, weeks=(week,), days=days, start=start, end=end)


def test_without_grandma_every_early_shift_of_mara_is_open() -> None:
    assert gap_a(HelperOut(helper="Oma I.")) == (520, 1750)


def test_booking_the_whole_opening_time_helps_at_both_ends() -> None:
    assert gap_a(LongerBooking()) == (300, 1690)


def test_the_contact_weekend_in_the_week_of_the_weekend_shift() -> None:
    assert gap_a(LongerBooking(), ContactMoved()) == (300, 630)
    effect = effect_of(A.client.children, A.care_week, (LongerBooking(), ContactMoved()))
    assert effect.after.demand_minutes == 3180
    assert effect.after.coverage == 1 - Fraction(930, 3180)


def test_a_contact_weekend_that_fails_is_back_at_once() -> None:
    assert sum(gap_a(LongerBooking(), ContactMoved(), ContactFails())) == 1990


def test_a_carer_at_home_closes_what_is_left_for_mara() -> None:
    early = carer((Weekday.MO, Weekday.DI, Weekday.MI), 1, 315, 435)
    late = carer((Weekday.MO, Weekday.DI), 2, 975, 1305)
    assert gap_a(LongerBooking(), ContactMoved(), early, late) == (0, 0)


def test_lio_starts_school_without_all_day_care() -> None:
    lessons = SchoolStart(child="lio", lessons=(465, 720))
    assert gap_a(lessons) == (955, 2120)
    assert sum(gap_a(lessons.model_copy(update={"all_day_until": 960}))) < 3075


def test_without_the_sister_or_the_walking_group() -> None:
    assert gap_b(HelperOut(helper="Schwester R.")) == [685, 185, 785]
    assert gap_b(HelperOut(helper="Frau K. (Laufgruppe)"))[0] == 690


def test_the_ogs_until_it_closes() -> None:
    assert gap_b(LongerBooking())[0] == 335


def test_a_week_of_holidays_leaves_only_who_comes_in_holidays() -> None:
    week = apply(B.care_week, HolidayWeek())
    assert week.care == ()
    assert [helper.label for helper in week.helpers] == ["Schwester R."]


def test_another_shift_changes_only_this_one() -> None:
    changed = apply(A.care_week, OtherShift(activity="f1", start=480, end=930))
    assert [(a.id, a.start) for a in changed.activities] == [("f1", 480), ("s2", 810), ("f2", 360)]


def test_the_neighbour_who_promises_closes_the_soft_gap_for_sure() -> None:
    assert gap_a(HelperFirm(helper="Nachbarin F.")) == (390, 1600)


def test_the_changes_that_gain_most_come_first() -> None:
    effects = find_effects(A.client.children, A.care_week, "Neue Hilfe")
    gains = [effect.gap_gain for effect in effects]
    assert gains == sorted(gains, reverse=True)
    assert len(gains) == 5
    assert effects[0].gap_gain == 1060


def test_of_two_helpers_the_one_who_is_missed_most_comes_first() -> None:
    effects = find_weak_points(B.client.children, B.care_week)
    assert [(e.changes[0], e.gap_gain) for e in effects] == [
        (HelperOut(helper="Schwester R."), -185),
        (HelperOut(helper="Frau K. (Laufgruppe)"), -90),
    ]


def test_scenarios_are_kept_under_their_id() -> None:
    first = Scenario(id="s1", name="Länger buchen", changes=(LongerBooking(),))
    kept = Scenarios().with_scenario(first).with_scenario(first.model_copy(update={"name": "Ganz buchen"}))
    assert [scenario.name for scenario in kept.scenarios] == ["Ganz buchen"]
    assert kept.without_scenario("s1") == Scenarios()


@settings(max_examples=40, deadline=None)
@given(families(), st.data())
def test_more_supply_never_means_more_gap_or_fewer_hours(family: Family, data: st.DataObject) -> None:
    children, week = family
    soft = helper_names(week, Reliability.USUAL)
    helper = NewHelper(
        label="Neu", children=(children[0].id,), days=WEEKDAYS, start=360, end=data.draw(st.integers(361, 1440))
    )
    changes: list[Change] = [LongerBooking(), helper, *(HelperFirm(helper=name) for name in soft)]
    effect = effect_of(children, week, data.draw(st.lists(st.sampled_from(changes), max_size=3)))
    for before, after in zip(effect.before.children, effect.after.children, strict=True):
        assert after.gap_minutes <= before.gap_minutes
    pairs = zip(effect.before.feasible_week_minutes, effect.after.feasible_week_minutes, strict=True)
    assert all(before <= after for before, after in pairs)


@settings(max_examples=40, deadline=None)
@given(families())
def test_a_contact_pattern_moved_all_the_way_round_is_the_old_one(family: Family) -> None:
    children, week = family
    moved = week
    for _ in range(week.cycle_weeks):
        moved = apply(moved, ContactMoved())
    assert compute(children, moved) == compute(children, week)
