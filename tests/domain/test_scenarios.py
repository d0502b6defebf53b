"""„Was wäre, wenn“: the scenarios of the handbook (4.11) and what holds for all of them."""

from collections.abc import Callable
from fractions import Fraction
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import WEEKDAYS, CareKind, CarePlace, Reliability, Weekday
from lotse_desktop.domain.effects import effect_of, find_effects, find_weak_points
from lotse_desktop.domain.gaps import compute, family_gap
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
    OtherWork,
    Scenario,
    Scenarios,
    SchoolStart,
    apply,
    apply_all,
    helper_names,
    subject,
    with_change,
)
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate
from lotse_desktop.domain.timetable import LongCycleError, repeated
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY, WORKDAYS, a_child
from tests.strategies import Family, changes, families

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


def test_the_smallest_move_of_a_shift_is_proposed_when_larger_ones_gain_no_more() -> None:
    """Course from 8:20, care from 8:20 on: half an hour later is enough."""
    week = A.care_week.model_copy(update={"absences": (), "helpers": ()})
    moved = apply(week, OtherShift(activity="f1", start=450, end=540))
    effects = find_effects(A.client.children, apply(moved, OtherShift(activity="f1", start=465, end=540)), "Neu")
    assert OtherShift(activity="f1", start=495, end=570) in [effect.changes[0] for effect in effects]


def test_school_takes_the_place_of_daycare_and_of_what_belongs_to_it() -> None:
    fringe = CarePlace(id="f", kind=CareKind.EARLY_CARE, children=("lio", "mia"), days=WORKDAYS, booked=(420, 450))
    week = A.care_week.model_copy(update={"care": (*A.care_week.care, fringe)})
    changed = apply(week, SchoolStart(child="lio", all_day_until=900))
    assert [(place.kind, place.children, place.booked) for place in changed.care] == [
        (CareKind.EARLY_CARE, ("mia",), (420, 450)),
        (CareKind.SCHOOL, ("lio",), (480, 720)),
        (CareKind.OGS, ("lio",), (720, 900)),
    ]


def test_two_children_of_one_daycare_go_to_school_under_ids_of_their_own() -> None:
    kita = A.care_week.care[0].model_copy(update={"children": ("lio", "mia"), "id": "k" * 64})
    week = A.care_week.model_copy(update={"care": (kita,)})
    changed = apply_all(week, (SchoolStart(child="lio"), SchoolStart(child="mia", all_day_until=960)))
    assert [place.children for place in changed.care] == [("lio",), ("mia",), ("mia",)]
    assert len({place.id for place in changed.care}) == 3


def test_persons_and_holiday_care_stay_in_a_week_of_holidays() -> None:
    kinds = (CareKind.KINDERGARTEN, CareKind.HOLIDAY_CARE, CareKind.RELATIVE)
    care = tuple(CarePlace(id=kind, kind=kind, children=LIO, days=WORKDAYS, booked=(480, 960)) for kind in kinds)
    week = apply(A.care_week.model_copy(update={"care": care}), HolidayWeek())
    assert [place.kind for place in week.care] == [CareKind.HOLIDAY_CARE, CareKind.RELATIVE]


def test_who_is_there_for_emergencies_does_not_promise_more() -> None:
    rare = A.care_week.helpers[1].model_copy(update={"id": "n2", "reliability": Reliability.EMERGENCY})
    week = A.care_week.model_copy(update={"helpers": (*A.care_week.helpers, rare)})
    changed = apply(week, HelperFirm(helper="Nachbarin F."))
    assert [helper.reliability for helper in changed.helpers] == [
        Reliability.FIRM,
        Reliability.FIRM,
        Reliability.EMERGENCY,
    ]


def other_work(cycle: int) -> OtherWork:
    """Six hours on Mondays of the first week of ``cycle``."""
    block = ShiftBlock(days=(Weekday.MO,), start=480, end=840, weeks=(1,))
    return OtherWork(work=ShiftTemplate(key="w", title="Neue Stelle", cycle_weeks=cycle, blocks=(block,)))


def test_other_work_with_a_longer_cycle_is_compared_over_the_same_weeks() -> None:
    effect = effect_of(A.client.children, A.care_week, (other_work(3),))
    assert (effect.before.cycle_weeks, effect.after.cycle_weeks) == (6, 6)
    assert sum(effect.before.family_gap_minutes) == 3 * 2140
    assert effect.after.family_gap_minutes == (5, 0, 0, 5, 0, 0)


def test_other_work_that_never_meets_the_care_weeks_is_refused_in_words() -> None:
    week = A.care_week.model_copy(update={"cycle_weeks": 7, "activities": (), "absences": ()})
    with pytest.raises(LongCycleError, match="erst nach 28 Wochen"):
        effect_of(A.client.children, week, (other_work(4),))


def test_two_answers_to_one_question_do_not_stand_beside_each_other() -> None:
    first, second = SchoolStart(child="lio"), SchoolStart(child="lio", all_day_until=960)
    assert with_change((ContactFails(), first), second) == (ContactFails(), second)
    assert with_change((first,), SchoolStart(child="mia")) == (first, SchoolStart(child="mia"))


def test_a_child_that_leaves_the_case_leaves_the_scenarios() -> None:
    both = NewHelper(label="Neu", children=("lio", "mia"), days=WORKDAYS, start=480, end=540)
    kept = Scenarios(
        trial=(SchoolStart(child="lio"), both, LongerBooking()),
        scenarios=(Scenario(id="s", name="S", changes=(both.model_copy(update={"children": LIO}),)),),
    )
    record = A.with_scenarios(kept).without_child("lio")
    assert record.scenarios.trial == (both.model_copy(update={"children": ("mia",)}), LongerBooking())
    assert record.scenarios.scenarios[0].changes == ()


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


@settings(max_examples=60, deadline=None)
@given(families(), st.lists(changes, max_size=5), st.randoms(use_true_random=False))
def test_any_changes_in_any_order_give_the_same_figures_and_the_old_ones_without_them(
    family: Family, chosen: list[Change], random: Random
) -> None:
    children, week = family
    before = compute(children, week)
    try:
        effect = effect_of(children, week, chosen)
    except LongCycleError:
        return
    longer = effect.after.cycle_weeks
    assert effect.before == compute(children, repeated(week, longer))
    assert family_gap(children, apply_all(week, chosen)) == sum(effect.after.family_gap_minutes)
    kinds = [(change.kind, subject(change)) for change in chosen]
    if len(set(kinds)) == len(kinds):
        shuffled = random.sample(chosen, len(chosen))
        assert compute(children, apply_all(week, shuffled)).gaps == effect.after.gaps
    assert compute(children, week) == before


@settings(max_examples=25, deadline=None)
@given(families())
def test_of_the_proposed_changes_every_one_gains_what_it_says(family: Family) -> None:
    children, week = family
    for effect in find_effects(children, week, "Neu"):
        assert effect.gap_gain > 0
        again = effect_of(children, week, effect.changes)
        assert (again.gap_gain, again.feasible_gain) == (effect.gap_gain, effect.feasible_gain)


def test_three_children_and_two_weeks_are_never_waited_for() -> None:
    """A frame of the window is 16 ms; times of the processor, the fastest of several rounds."""
    children = tuple(a_child(child_id=name) for name in ("lio", "mia", "ben"))
    place = A.care_week.care[0].model_copy(update={"children": ("lio", "mia", "ben")})
    week = A.care_week.model_copy(update={"care": (place,)})

    def milliseconds(work: Callable[[], object]) -> float:
        begun = process_time()
        work()
        return (process_time() - begun) * 1000

    both = (LongerBooking(), ContactMoved())
    assert min(milliseconds(lambda: effect_of(children, week, both)) for _ in range(5)) < 16
    assert min(milliseconds(lambda: find_effects(children, week, "Neu")) for _ in range(5)) < 16
    assert min(milliseconds(lambda: find_weak_points(children, week)) for _ in range(5)) < 50
