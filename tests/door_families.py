"""Random families with doors for hypothesis."""

from hypothesis import strategies as st

from lotse_desktop.domain.care import (
    Activity,
    CareKind,
    CarePlace,
    CareWeek,
    Door,
    DoorWay,
    Ways,
)
from tests.builders import WORKDAYS, a_child
from tests.strategies import Family, families


@st.composite
def door_families(draw: st.DrawFn, *, most_weeks: int = 2) -> Family:
    """Families with doors: some places share one, some have none; every way is known, some children go alone."""
    children, week = draw(families(most_weeks=most_weeks))
    ids = ("d1", "d2", "d3")
    minutes = st.sampled_from((0, 5, 10, 30))
    doors = tuple(
        Door(
            id=door,
            home=draw(st.none() | minutes),
            work=draw(st.none() | minutes),
            alone=tuple(child.id for child in children if draw(st.integers(0, 4)) == 0),
        )
        for door in draw(st.permutations(ids))
    )
    between = tuple(DoorWay(doors=pair, minutes=draw(minutes)) for pair in (("d1", "d2"), ("d3", "d2"), ("d1", "d3")))
    with_door = st.none() | st.sampled_from(ids)
    care = tuple(place.model_copy(update={"door": draw(with_door)}) for place in week.care)
    return children, week.model_copy(update={"care": care, "doors": doors, "between": between})


@st.composite
def meetings(draw: st.DrawFn) -> Family:
    """Two or three children, each at a door of its own, whose care begins and ends within the same half hour."""
    children = tuple(a_child(child_id=name) for name in ("mia", "ben", "lio")[: draw(st.integers(2, 3))])
    some = st.integers(0, 30)
    care = tuple(
        CarePlace(
            id=f"c-{child.id}",
            kind=draw(st.sampled_from((CareKind.KINDERGARTEN, CareKind.SCHOOL))),
            children=(child.id,),
            days=WORKDAYS[: draw(st.integers(1, 5))],
            booked=(450 + draw(some), 930 + draw(some)),
            door=child.id,
        )
        for child in children
    )
    names = draw(st.permutations([child.id for child in children]))
    between = tuple(
        DoorWay(doors=(one, other), minutes=draw(st.integers(0, 30))) for one in names for other in names if one < other
    )
    work = st.builds(
        Activity,
        id=st.just("a1"),
        days=st.just(WORKDAYS[:2]),
        start=st.integers(480, 600),
        end=st.integers(840, 930),
    )
    return children, CareWeek(
        default_way=Ways(out=15, back=15),
        activities=draw(st.lists(work, max_size=1).map(tuple)),
        care=care,
        doors=tuple(Door(id=name) for name in names),
        between=between,
    )
