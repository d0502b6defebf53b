"""Doors of a form: nothing is lost on the way there and back, and nothing that says nothing is kept."""

from hypothesis import given, settings

from lotse_desktop.domain.care import CareKind, CarePlace, CareWeek, Door, DoorWay
from lotse_desktop.domain.door_changes import moved, with_all_doors, without_empty_doors
from lotse_desktop.domain.gaps import compute
from tests.builders import WORKDAYS
from tests.door_families import door_families
from tests.strategies import Family


def a_place(place_id: str, kind: CareKind, label: str, door: str | None = None) -> CarePlace:
    """A place of Mia's."""
    return CarePlace(
        id=place_id, kind=kind, label=label, children=("mia",), days=WORKDAYS, booked=(420, 960), door=door
    )


def test_places_of_the_same_kind_and_name_share_a_door_and_an_escort_has_none() -> None:
    week = CareWeek(
        care=(
            a_place("c1", CareKind.KINDERGARTEN, "Kita"),
            a_place("c2", CareKind.KINDERGARTEN, "Kita"),
            a_place("c3", CareKind.KINDERGARTEN, "Waldkita"),
            a_place("c4", CareKind.ESCORT, "Fahrdienst"),
        )
    )
    drafted = with_all_doors(week)
    assert [place.door for place in drafted.care] == ["d1", "d1", "d2", None]
    assert drafted.doors == (Door(id="d1"), Door(id="d2"))
    assert without_empty_doors(drafted) == week


def test_a_new_place_of_a_known_name_gets_the_known_door_and_other_doors_come_last() -> None:
    known = (Door(id="d2", work=5), Door(id="d1", home=1))
    week = CareWeek(
        doors=known,
        care=(
            a_place("c0", CareKind.KINDERGARTEN, "Kita"),
            a_place("c1", CareKind.SCHOOL, "Schule", "d1"),
            a_place("c2", CareKind.KINDERGARTEN, "Kita", "d2"),
            a_place("c3", CareKind.HORT, "Hort"),
        ),
    )
    drafted = with_all_doors(week)
    assert [place.door for place in drafted.care] == ["d2", "d1", "d2", "d3"]
    assert drafted.doors == (*known, Door(id="d3"))


def test_a_way_between_two_doors_keeps_both() -> None:
    week = with_all_doors(
        CareWeek(care=(a_place("c1", CareKind.SCHOOL, "Schule"), a_place("c2", CareKind.HORT, "Hort")))
    )
    between = (DoorWay(doors=("d1", "d2"), minutes=0),)
    assert without_empty_doors(week.model_copy(update={"between": between})).doors == week.doors
    assert without_empty_doors(week).doors == ()


def test_a_door_moves_up_and_down_and_stops_at_the_ends() -> None:
    doors = tuple(Door(id=name) for name in "abc")
    assert [door.id for door in moved(doors, 2, -1)] == ["a", "c", "b"]
    assert [door.id for door in moved(doors, 0, 1)] == ["b", "a", "c"]
    assert [door.id for door in moved(doors, 0, -1)] == ["a", "b", "c"]
    assert [door.id for door in moved(doors, 2, 1)] == ["a", "b", "c"]


@settings(max_examples=30, deadline=None)
@given(door_families())
def test_looking_at_doors_and_changing_nothing_changes_no_figure(family: Family) -> None:
    children, week = family
    named = tuple(place.model_copy(update={"label": place.id}) for place in week.care)
    week = without_empty_doors(week.model_copy(update={"care": named}))
    again = without_empty_doors(with_all_doors(week))
    assert again == week
    assert compute(children, again) == compute(children, week)
