"""Doors as a form offers them: one for each place, also where nothing is known yet, and back again."""

from collections.abc import Sequence

from lotse_desktop.domain.care import CarePlace, CareWeek, Door
from lotse_desktop.domain.doors import ESCORTS


def with_all_doors(week: CareWeek) -> CareWeek:
    """Every care place to which somebody goes has a door; places of the same kind and name share one.

    Doors that were there keep their order and stand first.
    """
    care: list[CarePlace] = []
    doors = list(week.with_used_doors().doors)
    taken = {door.id for door in doors}
    shared = {(place.kind, place.label): place.door for place in reversed(week.care) if place.door in taken}
    for place in week.care:
        door = place.door if place.door in taken else shared.get((place.kind, place.label))
        if door is None and place.kind not in ESCORTS:
            door = _free_id(taken)
            doors.append(Door(id=door))
            taken.add(door)
            shared[place.kind, place.label] = door
        care.append(place.model_copy(update={"door": door}))
    return week.model_copy(update={"care": tuple(care), "doors": tuple(doors)})


def without_empty_doors(week: CareWeek) -> CareWeek:
    """Doors about which nothing is known, not even a way to another one, disappear."""
    week = week.with_used_doors()
    reached = {name for way in week.between for name in way.doors}
    known = {
        door.id
        for door in week.doors
        if door.id in reached or door.alone or door.home is not None or door.work is not None
    }
    care = tuple(place if place.door in known else place.model_copy(update={"door": None}) for place in week.care)
    return week.model_copy(update={"care": care}).with_used_doors()


def moved(doors: Sequence[Door], number: int, steps: int) -> tuple[Door, ...]:
    """The doors with one of them handed over ``steps`` later (negative: earlier)."""
    rest = [door for place, door in enumerate(doors) if place != number]
    rest.insert(max(0, number + steps), doors[number])
    return tuple(rest)


def _free_id(taken: set[str]) -> str:
    number = 1
    while f"d{number}" in taken:
        number += 1
    return f"d{number}"
