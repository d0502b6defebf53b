"""When one parent would have to be at two doors at once: worked examples and what holds for every family."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import (
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
from lotse_desktop.domain.door_clashes import DoorClash, check_doors, find_clashes
from lotse_desktop.domain.door_runs import find_runs
from lotse_desktop.domain.door_words import clash_lines, door_names, question_lines, run_lines
from tests.builders import WORKDAYS, a_child
from tests.door_families import meetings
from tests.strategies import Family

MIA, BEN = a_child(), a_child("Ben", child_id="ben")
BOTH = (MIA, BEN)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def a_week(kita: tuple[int, int], school: tuple[int, int], *, way: int | None = 10) -> CareWeek:
    """Mia at the Kita, Ben at school, Monday to Friday, both doors 15 minutes from work; no work yet."""
    return CareWeek(
        default_way=Ways(out=15, back=15),
        params=Params(buffer_before=10, buffer_after=10),
        care=(
            CarePlace(
                id="c1",
                kind=CareKind.KINDERGARTEN,
                label="Kita",
                children=("mia",),
                days=WORKDAYS,
                booked=kita,
                door="kita",
            ),
            CarePlace(
                id="c2",
                kind=CareKind.SCHOOL,
                label="Schule",
                children=("ben",),
                days=WORKDAYS,
                booked=school,
                door="school",
            ),
        ),
        doors=(Door(id="kita"), Door(id="school")),
        between=() if way is None else (DoorWay(doors=("kita", "school"), minutes=way),),
    )


def found(week: CareWeek) -> dict[tuple[int, bool], tuple[tuple[str, int], tuple[str, int], int]]:
    """Day and direction → the stops of the only clash and what is missing."""
    return {
        (clash.day, clash.fetch): (
            (clash.stops[0].door, clash.stops[0].minute),
            (clash.stops[1].door, clash.stops[1].minute),
            clash.missing,
        )
        for clash in find_clashes(BOTH, week)
    }


def with_work(week: CareWeek, start: int, end: int, day: Weekday = Weekday.MO) -> CareWeek:
    """Work on one day."""
    return week.with_entry(Activity(id="a1", label="Arbeit", days=(day,), start=start, end=end))


def a_helper(start: int, end: int, child: str = "mia", *days: Weekday) -> Helper:
    """Oma, for sure."""
    return Helper(id="h1", children=(child,), days=days or WORKDAYS, start=start, end=end, reliability=Reliability.FIRM)


class TestDaysWithoutWork:
    def test_kita_and_school_that_both_end_at_16_clash_by_the_10_minutes_between_them(self) -> None:
        week = a_week((420, 960), (480, 960))
        assert found(week) == {(day, True): (("kita", 960), ("school", 960), 10) for day in range(5)}
        assert find_clashes(BOTH, week)[0] == DoorClash(
            week=1, day=0, fetch=True, stops=find_clashes(BOTH, week)[0].stops, way=10, missing=10
        )

    def test_school_that_ends_4_minutes_before_the_kita_leaves_6_minutes_missing(self) -> None:
        assert found(a_week((420, 960), (480, 956)))[0, True] == (("school", 956), ("kita", 960), 6)

    @pytest.mark.parametrize(("end", "clashes"), [(950, False), (951, True), (969, True), (970, False)])
    def test_10_minutes_apart_are_enough_and_9_are_not(self, end: int, *, clashes: bool) -> None:
        assert bool(found(a_week((420, 960), (480, end)))) is clashes

    def test_both_that_begin_at_8_clash_in_the_morning(self) -> None:
        assert found(a_week((480, 900), (480, 780)))[0, False] == (("kita", 480), ("school", 480), 10)

    def test_two_children_at_one_door_never_clash(self) -> None:
        week = a_week((480, 960), (480, 960))
        same = tuple(place.model_copy(update={"door": "kita"}) for place in week.care)
        assert find_clashes(BOTH, week.model_copy(update={"care": same})) == ()

    def test_one_parent_with_one_child_at_two_doors_in_turn_has_no_clash(self) -> None:
        week = a_week((420, 780), (780, 960))
        mine = tuple(place.model_copy(update={"children": ("mia",)}) for place in week.care)
        assert find_clashes(BOTH, week.model_copy(update={"care": mine})) == ()


class TestWhatSolvesIt:
    WEEK = a_week((420, 960), (480, 960))

    def test_a_firm_helper_who_takes_one_child_over(self) -> None:
        assert set(found(self.WEEK.with_entry(a_helper(930, 1020, "mia", Weekday.MO)))) == {
            (day, True) for day in range(1, 5)
        }

    def test_not_a_helper_who_leaves_at_that_minute(self) -> None:
        assert (0, True) in found(self.WEEK.with_entry(a_helper(930, 960)))

    def test_a_child_that_goes_alone(self) -> None:
        doors = (self.WEEK.doors[0], Door(id="school", alone=("ben",)))
        assert found(self.WEEK.model_copy(update={"doors": doors})) == {}

    def test_contact_time_that_begins_when_the_kita_ends(self) -> None:
        absence = Absence(id="u1", children=("mia",), days=(Weekday.FR,), start=960, end=1440)
        assert set(found(self.WEEK.with_entry(absence))) == {(day, True) for day in range(4)}

    def test_care_that_goes_on_at_the_same_place(self) -> None:
        late = CarePlace(id="c3", kind=CareKind.LATE_CARE, children=("mia",), days=WORKDAYS, booked=(960, 1020))
        assert found(self.WEEK.with_entry(late)) == {}

    def test_an_escort(self) -> None:
        escort = CarePlace(id="c3", kind=CareKind.ESCORT, children=("ben",), days=WORKDAYS, booked=(950, 980))
        assert found(self.WEEK.with_entry(escort)) == {}


class TestAroundWork:
    def test_after_work_at_15_the_kita_is_reached_before_school_ends(self) -> None:
        # Ben is let out at 16:00; Mia can be fetched from 15:00 + 10 + 15 + 10 on
        assert (0, True) not in found(with_work(a_week((420, 960), (480, 960)), 540, 900))

    def test_after_work_until_15_30_the_second_door_is_reached_5_minutes_too_late(self) -> None:
        # work until 15:30: at school at 15:55, at the Kita, which is fetched last, at 16:05; both close at 16:00
        week = with_work(a_week((420, 960), (420, 960)), 540, 930)
        ogs = week.care[1].model_copy(update={"kind": CareKind.OGS})
        assert found(week.with_entry(ogs))[0, True] == (("kita", 960), ("school", 960), 5)

    def test_before_work_the_round_makes_the_first_door_5_minutes_too_early(self) -> None:
        # 8:00 − 10 − 15 = 7:35 at school, 7:25 at the Kita, which opens at 7:30; alone it would be 7:35
        week = with_work(a_week((450, 960), (420, 900)), 480, 840)
        assert found(week)[0, False] == (("school", 420), ("kita", 450), 5)

    def test_the_other_order_needs_no_more_time_where_school_is_open_earlier(self) -> None:
        week = with_work(a_week((450, 960), (420, 900)), 480, 840)
        turned = week.model_copy(update={"doors": week.doors[::-1]})
        assert (0, False) not in found(turned)

    def test_care_that_begins_while_the_parent_works_is_a_gap_and_no_clash(self) -> None:
        assert (0, False) not in found(with_work(a_week((480, 900), (480, 900)), 360, 840))
        assert (1, False) in found(with_work(a_week((480, 900), (480, 900)), 360, 840))

    def test_a_door_that_opens_too_late_even_for_the_straight_way_is_a_gap_and_no_clash(self) -> None:
        assert (0, False) not in found(with_work(a_week((456, 960), (420, 900)), 480, 840))
        assert (0, False) in found(with_work(a_week((455, 960), (420, 900)), 480, 840))

    def test_lessons_begin_when_they_do_also_before_late_work(self) -> None:
        week = with_work(a_week((480, 900), (480, 900)), 660, 840)
        other = week.care[0].model_copy(update={"kind": CareKind.SCHOOL})
        assert found(week.with_entry(other))[0, False] == (("kita", 480), ("school", 480), 10)
        # the Kita waits
        assert (0, False) not in found(week)


class TestQuestions:
    def test_a_way_that_is_needed_and_not_known_is_asked_for(self) -> None:
        week = a_week((420, 960), (480, 960), way=None)
        check = check_doors(BOTH, week)
        assert (check.clashes, check.questions) == ((), (("kita", "school"),))

    def test_nothing_is_asked_where_the_doors_never_meet(self) -> None:
        assert check_doors(BOTH, a_week((420, 960), (480, 780), way=None)).questions == ()
        assert check_doors(BOTH, a_week((420, 960), (480, 960))).questions == ()
        assert check_doors((MIA,), a_week((420, 960), (480, 960), way=None)).questions == ()

    def test_a_round_asks_for_the_way_between_its_doors(self) -> None:
        week = with_work(a_week((360, 1020), (480, 900), way=None), 600, 780)
        assert check_doors(BOTH, week).questions == (("kita", "school"),)


class TestWords:
    NAMES = door_names(BOTH, a_week((480, 960), (480, 960)))

    def test_a_clash_at_one_minute(self) -> None:
        lines = clash_lines(find_clashes(BOTH, a_week((420, 960), (480, 960))), self.NAMES)
        assert lines == ("Mo–Fr 16:00: Kita und Schule zugleich – es fehlen 10 Minuten.",)

    def test_a_clash_at_two_minutes(self) -> None:
        lines = clash_lines(find_clashes(BOTH, a_week((420, 960), (480, 951))), self.NAMES)
        assert lines == ("Mo–Fr 15:51 Schule, 16:00 Kita: Für den Weg fehlt 1 Minute.",)

    def test_a_run_before_and_after_work(self) -> None:
        week = with_work(a_week((420, 960), (420, 960)), 480, 840)
        assert run_lines(find_runs(BOTH, week), self.NAMES) == (
            "Mo: 7:25 Kita, 7:35 Schule, 8:00 Arbeit",
            "Mo: 14:00 Arbeit, 14:25 Schule, 14:35 Kita",
        )

    def test_a_question(self) -> None:
        assert question_lines((("kita", "school"),), self.NAMES) == (
            "Wie lange dauert der Weg zwischen Kita und Schule?",
        )

    def test_doors_with_the_same_name_are_told_with_their_children(self) -> None:
        week = a_week((480, 960), (480, 960))
        week = week.with_entry(week.care[1].model_copy(update={"label": "Kita"}))
        assert door_names(BOTH, week) == {"kita": "Kita (Mia)", "school": "Kita (Ben)"}


@quick
@given(meetings(), st.integers(0, 1))
def test_no_clash_names_a_child_that_a_firm_helper_has_all_day(family: Family, number: int) -> None:
    children, week = family
    child = children[number].id
    helper = Helper(id="z", children=(child,), days=tuple(Weekday), start=0, end=1440, reliability=Reliability.FIRM)
    stops = [stop for clash in find_clashes(children, week.with_entry(helper)) for stop in clash.stops]
    assert all(child not in stop.children for stop in stops)


@quick
@given(meetings(), st.integers(1, 60))
def test_longer_ways_between_doors_solve_no_clash_of_a_day_without_work(family: Family, more: int) -> None:
    children, week = family
    calm = week.model_copy(update={"activities": ()})
    between = tuple(way.model_copy(update={"minutes": way.minutes + more}) for way in week.between)
    longer = missing(children, calm.model_copy(update={"between": between}))
    assert all(longer[pair] == minutes + more for pair, minutes in missing(children, calm).items())


@quick
@given(meetings())
def test_fetching_is_bringing_seen_in_a_mirror(family: Family) -> None:
    children, week = family
    turned = tuple(
        place.model_copy(update={"booked": (1440 - place.booked[1], 1440 - place.booked[0])}) for place in week.care
    )
    works = tuple(
        work.model_copy(update={"start": 1440 - work.end, "end": 1440 - work.start}) for work in week.activities
    )
    mirror = missing(children, week.model_copy(update={"care": turned, "activities": works}))
    assert {(day, not fetch, pair): minutes for (day, fetch, pair), minutes in mirror.items()} == missing(
        children, week
    )


@quick
@given(meetings(), st.randoms(use_true_random=False))
def test_the_order_of_entries_and_children_does_not_matter(family: Family, random: Random) -> None:
    children, week = family
    kids, care, between = list(children), list(week.care), list(week.between)
    for entries in (kids, care, between):
        random.shuffle(entries)
    other = week.model_copy(update={"care": tuple(care), "between": tuple(between)})
    assert missing(tuple(kids), other) == missing(children, week)


def missing(children: Sequence[Child], week: CareWeek) -> dict[tuple[int, bool, frozenset[str]], int]:
    """Day, direction and pair of doors → minutes missing."""
    return {
        (clash.day, clash.fetch, frozenset(stop.door for stop in clash.stops)): clash.missing
        for clash in find_clashes(children, week)
    }
