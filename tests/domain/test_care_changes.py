"""Changes by hand: what was touched changes, everything else stays."""

from hypothesis import given, settings
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
    Entry,
    Helper,
    Reliability,
    Weekday,
)
from lotse_desktop.domain.care_changes import (
    Occurrence,
    entry_span,
    find_lost,
    find_occurrence,
    free_id,
    span_after,
    weeks_of,
    with_all_changed,
    with_changed,
    with_cycle,
    with_days,
    with_new,
    without_occurrence,
)
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.figures.week import week_boxes
from tests.builders import WORKDAYS, a_child, a_client, a_record, an_early_week


def _held(week: CareWeek) -> set[tuple[int, int, str, tuple[int, int]]]:
    """Week, day, type and times of everything."""
    return {
        (number, day.number, type(entry).__name__, entry_span(entry))
        for entry in week.entries
        for number in weeks_of(week, entry)
        for day in entry.days
    }


def test_pulling_one_day_of_five_splits_the_entry() -> None:
    week = an_early_week()
    kita = week.care[0]

    changed = with_changed(week, Occurrence(kita, 1, 0), 0, 420, 1020)

    assert [(place.days, place.booked) for place in changed.care] == [
        (WORKDAYS[1:], (420, 960)),
        ((Weekday.MO,), (420, 1020)),
    ]
    assert len({entry.id for entry in changed.entries}) == len(changed.entries)


def test_pulling_it_back_joins_the_entry_again() -> None:
    week = an_early_week()
    changed = with_changed(week, Occurrence(week.care[0], 1, 0), 0, 420, 1020)

    back = with_changed(changed, Occurrence(changed.care[1], 1, 0), 0, 420, 960)

    assert back == week


def test_the_other_week_of_the_cycle_stays() -> None:
    week = an_early_week().model_copy(update={"cycle_weeks": 2})

    changed = without_occurrence(week, Occurrence(week.activities[0], 2, 0))

    assert (1, 0, "Activity", (360, 840)) in _held(changed)
    assert (2, 0, "Activity", (360, 840)) not in _held(changed)
    assert _held(week) - _held(changed) == {(2, 0, "Activity", (360, 840))}


def test_moving_to_another_day_takes_the_entry_along() -> None:
    week = an_early_week()

    changed = with_changed(week, Occurrence(week.activities[0], 1, 1), 2, 360, 840)

    assert [shift.days for shift in changed.activities] == [(Weekday.MO, Weekday.MI)]


def test_changing_all_days_keeps_one_entry() -> None:
    week = an_early_week()

    changed = with_all_changed(week, Occurrence(week.care[0], 1, 3), 450, 900)

    assert [(place.days, place.booked) for place in changed.care] == [(WORKDAYS, (450, 900))]


def test_drawing_the_same_on_the_next_day_gives_one_entry() -> None:
    oma = Helper(id="?", label="Oma", children=("mia",), days=(Weekday.MO,), start=330, end=420)

    week = with_new(with_new(an_early_week(), oma), oma.model_copy(update={"days": (Weekday.DI,)}))

    assert [(helper.id, helper.days) for helper in week.helpers] == [("h1", (Weekday.MO, Weekday.DI))]


def test_one_more_day_can_be_added() -> None:
    week = an_early_week()

    changed = with_days(week, week.activities[0], (Weekday.FR,))

    assert changed.activities[0].days == (Weekday.MO, Weekday.DI, Weekday.FR)


def _night(day: Weekday, weeks: int = 1) -> CareWeek:
    return CareWeek(cycle_weeks=weeks, activities=(Activity(id="n", days=(day,), start=1290, end=360),))


def test_the_part_after_midnight_belongs_to_the_day_before() -> None:
    week = _night(Weekday.SO, weeks=2)
    boxes = week_boxes((), week, compute((), week), work_lane=True)
    morning = [box for box in boxes if box.role is BoxRole.WORK and box.start == 0]

    found = {(box.week, box.day): find_occurrence(week, box) for box in morning}

    assert found == {
        (1, 0): Occurrence(week.activities[0], 2, 6),
        (2, 0): Occurrence(week.activities[0], 1, 6),
    }


def test_pulling_the_morning_of_a_night_shift_changes_its_end() -> None:
    week = _night(Weekday.MO)
    boxes = week_boxes((), week, compute((), week), work_lane=True)
    evening, morning = (
        next(b for b in boxes if b.role is BoxRole.WORK and b.day == 0),
        next(b for b in boxes if b.role is BoxRole.WORK and b.day == 1),
    )
    night = find_occurrence(week, morning)
    assert night is not None

    assert span_after(night, morning, 0, 420) == (1290, 1860)
    assert span_after(night, morning, 60, 420) == (1350, 1860)
    assert span_after(night, evening, 1320, 1440) == (1320, 1800)
    assert span_after(night, evening, 1290, 1400) == (1290, 1400)
    changed = with_changed(week, night, 0, 1290, 1860)
    assert [(shift.days, shift.start, shift.end) for shift in changed.activities] == [((Weekday.MO,), 1290, 420)]


def test_an_edge_that_was_not_pulled_stays_as_it_was_entered() -> None:
    kita = CarePlace(
        id="c", kind=CareKind.SCHOOL, children=("mia",), days=(Weekday.MO,), booked=(420, 1020), opening=(450, 990)
    )
    shown = WeekBox(week=1, day=0, lane=1, start=450, end=990, role=BoxRole.CARE, entry="c")

    assert span_after(Occurrence(kita, 1, 0), shown, 450, 900) == (420, 900)
    assert span_after(Occurrence(kita, 1, 0), shown, 480, 1020) == (450, 1050)


def test_a_shorter_cycle_tells_what_it_loses() -> None:
    both = CareWeek(
        cycle_weeks=2,
        activities=(
            Activity(id="a", weeks=(2,), days=(Weekday.MO,), start=0, end=60),
            Activity(id="b", weeks=(1,), days=(Weekday.MO,), start=0, end=60),
        ),
    )

    assert [entry.id for entry in find_lost(both, 1)] == ["a"]
    assert [(e.id, e.weeks) for e in with_cycle(both, 1).activities] == [("b", None)]
    assert [(e.id, e.weeks) for e in with_cycle(both, 3).activities] == [("a", (2,)), ("b", (1,))]


def test_a_free_id_is_free_in_every_list() -> None:
    week = an_early_week()

    assert free_id(week, week.activities[0]) == "a2"
    assert free_id(week, Absence(id="x", children=("mia",), days=WORKDAYS, start=0, end=1)) == "u1"


_ENTRIES: st.SearchStrategy[Entry] = st.builds(
    lambda kind, days, weeks, start, length: (
        Activity(id="e", days=days, weeks=weeks, start=start, end=start + length),
        CarePlace(
            id="e",
            kind=CareKind.SCHOOL,
            children=("mia",),
            days=days,
            weeks=weeks,
            booked=(start, start + length),
        ),
        Helper(
            id="e",
            children=("mia",),
            days=days,
            weeks=weeks,
            start=start,
            end=start + length,
            reliability=Reliability.FIRM,
        ),
    )[kind],
    st.integers(0, 2),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(lambda days: tuple(sorted(days, key=lambda d: d.number))),
    st.none() | st.sets(st.integers(1, 3), min_size=1).map(lambda weeks: tuple(sorted(weeks))),
    st.integers(0, 700),
    st.integers(5, 700),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_ENTRIES, min_size=1, max_size=4), st.data())
def test_a_change_by_hand_touches_exactly_one_day(entries: list[Entry], data: st.DataObject) -> None:
    week = CareWeek(cycle_weeks=3)
    for entry in entries:
        week = with_new(week, entry)
    chosen = data.draw(st.sampled_from(week.entries))
    number = data.draw(st.sampled_from(sorted(weeks_of(week, chosen))))
    day = data.draw(st.sampled_from(chosen.days)).number
    start, end = data.draw(st.tuples(st.integers(0, 700), st.integers(705, 1440)))

    changed = with_changed(week, Occurrence(chosen, number, day), day, start, end)

    kind = type(chosen).__name__
    others = [
        (n, d.number, type(e).__name__, entry_span(e)) for e in week.entries for n in weeks_of(week, e) for d in e.days
    ]
    others.remove((number, day, kind, entry_span(chosen)))
    assert _held(changed) == {*others, (number, day, kind, (start, end))}
    assert len({entry.id for entry in changed.entries}) == len(changed.entries)


def test_boxes_lead_back_to_their_entries() -> None:
    week, child = an_early_week(), a_child()
    boxes = week_boxes((child,), week, compute((child,), week), work_lane=True)

    for box in boxes:
        found = find_occurrence(week, box)
        assert (found is None) == (box.role is BoxRole.GAP)
        if found is not None:
            assert (found.entry.id, found.week, found.day) == (box.entry, box.week, box.day)


def _with_door(week: CareWeek) -> CareWeek:
    """The Kita has a door, from which a second one is ten minutes away."""
    kita = week.care[0].model_copy(update={"door": "kita"})
    between = (DoorWay(doors=("kita", "school"), minutes=10),)
    return week.with_entry(kita).model_copy(
        update={"doors": (Door(id="kita", work=20), Door(id="school")), "between": between}
    )


def test_a_split_entry_keeps_its_door_on_all_days() -> None:
    week = _with_door(an_early_week())
    changed = with_changed(week, Occurrence(week.care[0], 1, 0), 0, 420, 1020)
    assert [place.door for place in changed.care] == ["kita", "kita"]
    back = with_changed(changed, Occurrence(changed.care[1], 1, 0), 0, 420, 960)
    assert back == week.with_used_doors()


def test_the_only_day_of_an_entry_can_be_pulled_without_losing_its_door() -> None:
    week = _with_door(an_early_week())
    week = week.with_entry(week.care[0].model_copy(update={"days": (Weekday.MO,)}))
    changed = with_changed(week, Occurrence(week.care[0], 1, 0), 1, 420, 960)
    assert (changed.care[0].door, changed.care[0].days) == ("kita", (Weekday.DI,))
    assert changed.doors == week.doors


def test_a_door_goes_with_its_last_place_and_takes_the_ways_to_it_along() -> None:
    week = _with_door(an_early_week())
    monday = week.with_entry(week.care[0].model_copy(update={"days": (Weekday.MO,)}))
    for left in (week.without_entry(week.care[0]), without_occurrence(monday, Occurrence(monday.care[0], 1, 0))):
        assert (left.care, left.doors, left.between) == ((), (), ())


def test_a_new_place_of_the_same_name_has_the_same_door() -> None:
    week = _with_door(an_early_week())
    longer = week.care[0].model_copy(update={"booked": (420, 1020), "days": (Weekday.SA,), "door": None})
    assert [place.door for place in with_new(week, longer).care] == ["kita", "kita"]
    other = longer.model_copy(update={"label": "Waldkita"})
    assert [place.door for place in with_new(week, other).care] == ["kita", None]


def test_a_child_that_goes_takes_its_door_along() -> None:
    ben = a_child("Ben", child_id="ben")
    week = _with_door(an_early_week())
    school = CarePlace(
        id="c2", kind=CareKind.SCHOOL, children=("ben",), days=WORKDAYS, booked=(480, 720), door="school"
    )
    kita = week.care[0].model_copy(update={"children": ("mia", "ben")})
    doors = (Door(id="kita", alone=("ben", "mia")), Door(id="school"))
    week = week.with_entry(kita).with_entry(school).model_copy(update={"doors": doors})
    left = a_record(a_client(children=(a_child(), ben)), week).without_child("ben").care_week
    assert (left.doors, left.between) == ((Door(id="kita", alone=("mia",)),), ())
