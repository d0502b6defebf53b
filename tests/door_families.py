"""Random families with doors for hypothesis."""

from hypothesis import strategies as st

from lotse_desktop.domain.care import Door, DoorWay
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
