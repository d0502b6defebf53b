"""The true way of the day: worked examples by hand, and what holds for every family."""

from collections.abc import Sequence
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import (
    WEEKDAYS,
    Absence,
    Activity,
    CareKind,
    CarePlace,
    CareWeek,
    Door,
    DoorWay,
    Helper,
    Params,
    Reliability,
    Ways,
    Weekday,
)
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.door_runs import find_runs
from lotse_desktop.domain.feasible import FREE_DAY
from lotse_desktop.domain.gaps import compute, family_gap
from lotse_desktop.domain.intervals import minus
from tests.builders import a_child
from tests.door_families import door_families
from tests.strategies import Family, families

MONDAY = (Weekday.MO,)
MIA, BEN = a_child(), a_child("Ben", child_id="ben")
KITA = CarePlace(
    id="c1", kind=CareKind.KINDERGARTEN, label="Kita", children=("mia",), days=MONDAY, booked=(420, 1020), door="kita"
)
SCHOOL = CarePlace(
    id="c2", kind=CareKind.SCHOOL, label="Schule", children=("ben",), days=MONDAY, booked=(450, 960), door="school"
)
WORK = Activity(id="a1", label="Arbeit", days=MONDAY, start=480, end=900)
DOORS = (Door(id="kita", home=5, work=20), Door(id="school", home=8, work=15))
WEEK = CareWeek(
    default_way=Ways(out=25, back=25),
    params=Params(buffer_before=10, buffer_after=10),
    activities=(WORK,),
    care=(KITA, SCHOOL),
    doors=DOORS,
    between=(DoorWay(doors=("kita", "school"), minutes=10),),
)
quick = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def demands(week: CareWeek, children: Sequence[Child] = (MIA, BEN)) -> dict[str, tuple[tuple[int, int], ...]]:
    """When each child needs care."""
    return {report.child: report.demand for report in compute(children, week).children}


def with_door(week: CareWeek, number: int, **update: object) -> CareWeek:
    """A week in which one door is different."""
    doors = tuple(d.model_copy(update=update) if n == number else d for n, d in enumerate(week.doors))
    return week.model_copy(update={"doors": doors})


def a_helper(start: int, end: int, child: str, reliability: Reliability = Reliability.FIRM) -> Helper:
    """Oma on Monday."""
    return Helper(id="h1", label="Oma", children=(child,), days=MONDAY, start=start, end=end, reliability=reliability)


class TestTheRound:
    def test_kita_then_school_then_work_at_8_with_10_and_15_minutes_begins_at_7_25_and_7_35(self) -> None:
        # 8:00 − 10 buffer − 15 to work = 7:35 at school, 10 minutes earlier at the Kita; the same way back after 15:00
        assert demands(WEEK) == {"mia": ((445, 935),), "ben": ((455, 925),)}

    def test_the_other_order_hands_over_at_school_at_7_20_and_at_the_kita_at_7_30(self) -> None:
        week = WEEK.model_copy(update={"doors": DOORS[::-1]})
        assert demands(week) == {"mia": ((450, 930),), "ben": ((440, 940),)}

    def test_one_door_alone_uses_its_own_way_of_20_minutes(self) -> None:
        assert demands(WEEK, (MIA,)) == {"mia": ((450, 930),)}

    def test_a_door_without_a_way_to_work_uses_the_way_of_the_activity(self) -> None:
        week = with_door(WEEK, 1, work=None)
        assert demands(week) == {"mia": ((435, 945),), "ben": ((445, 935),)}
        own = WORK.model_copy(update={"out": 40, "back": 0})
        assert demands(week.with_entry(own)) == {"mia": ((420, 920),), "ben": ((430, 910),)}

    def test_extra_minutes_entered_by_hand_are_not_added_to_the_round(self) -> None:
        mia = MIA.model_copy(update={"extra_out": 30, "extra_back": 30})
        assert demands(WEEK, (mia, BEN)) == demands(WEEK)

    def test_two_children_at_one_door_are_handed_over_together(self) -> None:
        week = WEEK.with_entry(KITA.model_copy(update={"children": ("mia", "ben")})).without_entry(SCHOOL)
        assert demands(week) == {"mia": ((450, 930),), "ben": ((450, 930),)}

    def test_a_way_that_nobody_entered_keeps_the_usual_way_for_the_child_before_it(self) -> None:
        week = WEEK.model_copy(update={"between": ()})
        mia = MIA.model_copy(update={"extra_out": 7})
        assert demands(week, (mia, BEN)) == {"mia": ((438, 935),), "ben": ((455, 925),)}

    def test_a_child_at_a_place_without_a_door_keeps_the_usual_way(self) -> None:
        week = WEEK.with_entry(SCHOOL.model_copy(update={"door": None}))
        assert demands(week) == {"mia": ((450, 930),), "ben": ((445, 935),)}

    def test_a_child_booked_at_two_places_at_once_is_brought_to_the_earlier_door(self) -> None:
        both = SCHOOL.model_copy(update={"children": ("mia",)})
        assert [run.stops for run in find_runs((MIA,), WEEK.with_entry(both))] == [(("kita", 450),), (("kita", 930),)]

    def test_a_night_shift_fetches_on_the_next_morning(self) -> None:
        night = Activity(id="a1", days=MONDAY, start=1320, end=450)
        tuesday = KITA.model_copy(update={"days": (Weekday.DI,)})
        week = WEEK.with_entry(night).with_entry(tuesday)
        # out 22:00 − 10 − 25; back Tuesday 7:30 + 10 + 20 from work to the Kita, which has begun at 7:00
        assert demands(week, (MIA,)) == {"mia": ((1285, 1440 + 480),)}


class TestWhoIsBrought:
    def test_nobody_whose_care_begins_after_the_shift(self) -> None:
        early = WEEK.with_entry(WORK.model_copy(update={"start": 360}))
        # at home at 6:00: the usual way of 25; back as ever
        assert demands(early) == {"mia": ((325, 935),), "ben": ((325, 925),)}

    def test_nobody_whose_care_begins_with_the_shift_to_the_minute(self) -> None:
        early = WEEK.with_entry(WORK.model_copy(update={"start": 420}))
        assert demands(early, (MIA,))["mia"][0][0] == 420 - 10 - 25

    def test_a_firm_helper_before_the_kita_brings_and_the_school_is_reached_directly(self) -> None:
        week = WEEK.with_entry(a_helper(360, 420, "mia"))
        # Mia is at home until Oma leaves: 8:00 − 10 − 15 − 8 from home to the school = 7:27, the usual 25 are more
        assert demands(week) == {"mia": ((445, 935),), "ben": ((455, 925),)}

    def test_a_child_at_home_needs_care_from_leaving_home_when_the_round_is_longer(self) -> None:
        week = with_door(WEEK.with_entry(a_helper(360, 420, "mia")), 1, home=18)
        assert demands(week)["mia"][0][0] == 480 - 10 - 15 - 18

    def test_a_baby_at_home_waits_for_the_whole_way_back_over_both_doors(self) -> None:
        baby = a_child("Lio", child_id="lio")
        # 15:00 + 10 + 15 + 10 + 5 from the Kita home; out likewise 8:00 − 10 − 15 − 10 − 5
        assert demands(WEEK, (MIA, BEN, baby))["lio"] == ((440, 940),)

    def test_a_usual_helper_does_not_bring_for_sure(self) -> None:
        far = with_door(WEEK, 1, home=18)
        assert demands(far.with_entry(a_helper(360, 420, "mia", Reliability.USUAL))) == demands(far)

    def test_the_other_parent_brings_after_contact_time(self) -> None:
        absence = Absence(id="u1", children=("mia",), days=MONDAY, start=0, end=420)
        assert demands(WEEK.with_entry(absence))["ben"] == ((455, 925),)
        assert find_runs((MIA,), WEEK.with_entry(absence))[0].fetch

    def test_who_goes_alone_is_not_on_the_round(self) -> None:
        week = with_door(WEEK, 1, alone=("ben",))
        assert demands(week)["mia"] == ((450, 930),)

    def test_a_walking_group_brings(self) -> None:
        group = CarePlace(id="c3", kind=CareKind.WALKING_GROUP, children=("ben",), days=MONDAY, booked=(430, 450))
        assert demands(WEEK.with_entry(group))["mia"][0][0] == 450

    def test_early_care_before_the_kita_belongs_to_its_stay(self) -> None:
        early = CarePlace(id="c3", kind=CareKind.EARLY_CARE, children=("mia",), days=MONDAY, booked=(390, 420))
        assert demands(WEEK.with_entry(early)) == demands(WEEK)

    def test_a_relative_without_a_door_comes_and_with_a_door_is_gone_to(self) -> None:
        aunt = KITA.model_copy(update={"kind": CareKind.RELATIVE, "door": None})
        assert demands(WEEK.with_entry(aunt))["mia"][0][0] == 480 - 10 - 25
        there = aunt.model_copy(update={"door": "kita"})
        assert demands(WEEK.with_entry(there)) == demands(WEEK)


def test_the_runs_of_a_day_are_told_in_their_order() -> None:
    before, after = find_runs((MIA, BEN), WEEK)
    assert (before.stops, before.minute) == ((("kita", 445), ("school", 455)), 480)
    assert (after.stops, after.minute) == ((("school", 925), ("kita", 935)), 900)
    assert find_runs((MIA, BEN), WEEK.model_copy(update={"between": ()})) == ()
    assert find_runs((MIA, BEN), WEEK.model_copy(update={"doors": ()})) == ()


def test_feasible_hours_use_the_round() -> None:
    report = compute((MIA, BEN), WEEK)
    # Kita from 7:00 + 10 + 15 + 10 = 7:35, school from 7:30 + 15 + 10 = 7:55; school until 16:00 − 15 − 10 = 15:35
    assert [(w.start, w.end) for w in report.feasible] == [(450 + 25, 960 - 25)]
    later = WEEK.model_copy(update={"between": (DoorWay(doors=("kita", "school"), minutes=45),)})
    # the Kita now from 7:00 + 45 + 15 + 10 = 8:10, until 17:00 − 45 − 15 − 10 = 15:50, the school is still earlier
    assert [(w.start, w.end) for w in compute((MIA, BEN), later).feasible] == [(490, 935)]


def test_feasible_hours_without_buffers_begin_when_the_way_from_the_door_is_made() -> None:
    week = WEEK.model_copy(update={"params": Params(buffer_before=0, buffer_after=0)})
    # 7:30 at school + 15; until 16:00 − 15, not the 25 minutes of the usual way
    assert [(w.start, w.end) for w in compute((MIA, BEN), week).feasible] == [(465, 945)]


@quick
@given(families())
def test_doors_that_no_place_has_change_nothing(family: Family) -> None:
    children, week = family
    with_doors = week.model_copy(update={"doors": DOORS})
    assert compute(children, with_doors) == compute(children, week)
    assert family_gap(children, with_doors) == family_gap(children, week)


@quick
@given(door_families(), st.data())
def test_a_longer_way_never_lowers_demand(family: Family, data: st.DataObject) -> None:
    children, week = family
    assume(week.between)
    number = data.draw(st.integers(0, len(week.between) - 1))
    more = data.draw(st.integers(1, 60))
    between = tuple(
        way.model_copy(update={"minutes": way.minutes + more}) if n == number else way
        for n, way in enumerate(week.between)
    )
    before = compute(children, week)
    after = compute(children, week.model_copy(update={"between": between}))
    for one, other in zip(before.children, after.children, strict=True):
        assert minus(one.demand, other.demand) == []
        assert one.gap_minutes <= other.gap_minutes
    assert before.family_gap_minutes <= after.family_gap_minutes


@quick
@given(door_families(), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(family: Family, random: Random) -> None:
    children, week = family
    update: dict[str, object] = {}
    for name in ("activities", "care", "helpers", "absences", "between"):
        entries = list(getattr(week, name))
        random.shuffle(entries)
        update[name] = tuple(entries)
    assert compute(children, week.model_copy(update=update)) == compute(children, week)


@quick
@given(door_families())
def test_work_that_fills_a_feasible_window_leaves_no_gap(family: Family) -> None:
    children, week = family
    quiet = week.model_copy(update={"activities": ()})
    for window in compute(children, quiet).feasible:
        if (window.start, window.end) != FREE_DAY:
            days = (WEEKDAYS[window.day],)
            work = Activity(id="job", weeks=(window.week,), days=days, start=window.start, end=window.end)
            assert compute(children, quiet.with_entry(work)).gap_minutes == 0
