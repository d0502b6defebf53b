"""What a network map shows: who helps firmly, on how many it hangs, who comes in an emergency (handbook 3.6)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from lotse_desktop.domain.care import CareWeek, Reliability
from lotse_desktop.domain.intervals import length, merge
from lotse_desktop.domain.network import NetworkMap, NetworkPerson, Sector, as_helper
from lotse_desktop.domain.timetable import supply_times

MUCH: Final = Fraction(60, 100)
"""More of the firm minutes than this with one person: the plan hangs on that person."""
SOON: Final = 60
"""Minutes within which help in an emergency must be there."""
INNER: Final = 1


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """Derived from a map; minutes are averages of a week of the cycle."""

    persons: int
    near: tuple[NetworkPerson, ...]
    """In the inner ring."""
    carers: tuple[NetworkPerson, ...]
    """Who looks after children or brings and fetches them."""
    firm_minutes: dict[str, Fraction]
    """Person → minutes in the week, of :attr:`firm_helpers` only."""
    firm_helpers: tuple[NetworkPerson, ...]
    emergency_ready: tuple[NetworkPerson, ...]
    unasked: tuple[NetworkPerson, ...]
    """„Menschen, die noch niemand gefragt hat“."""
    empty_sectors: tuple[Sector, ...]

    @property
    def firm_minutes_week(self) -> Fraction:
        """Firm minutes of all together."""
        return sum(self.firm_minutes.values(), Fraction())

    @property
    def concentration(self) -> Fraction | None:
        """The largest share of one person in the firm minutes, 0 … 1; ``None`` without firm help."""
        total = self.firm_minutes_week
        return max(self.firm_minutes.values()) / total if total else None

    @property
    def too_concentrated(self) -> bool:
        """Whether the firm help hangs on one person."""
        return (self.concentration or 0) > MUCH

    @property
    def carrier(self) -> NetworkPerson | None:
        """Who carries most of the firm minutes."""
        return max(self.firm_helpers, key=lambda person: self.firm_minutes[person.id], default=None)

    @property
    def sectors(self) -> int:
        """How many sectors are covered, 0 … 4."""
        return len(Sector) - len(self.empty_sectors)


def find_figures(network: NetworkMap, cycle_weeks: int) -> NetworkFigures:
    """The figures of a map; ``cycle_weeks``: of the care week, whose week numbers the blocks use."""
    persons = network.persons
    firm = tuple(person for person in persons if is_firm(person))
    covered = {person.sector for person in persons}
    return NetworkFigures(
        persons=len(persons),
        near=tuple(person for person in persons if person.closeness == INNER),
        carers=tuple(person for person in persons if person.cares),
        firm_minutes={person.id: weekly_minutes(person, cycle_weeks) for person in firm},
        firm_helpers=firm,
        emergency_ready=tuple(person for person in persons if comes_soon(person)),
        unasked=tuple(person for person in persons if person.reliability is Reliability.POSSIBLE),
        empty_sectors=tuple(sector for sector in Sector if sector not in covered),
    )


def is_firm(person: NetworkPerson) -> bool:
    """A firm promise of care or escort at fixed times, outside of services."""
    promised = person.reliability is Reliability.FIRM and any(block.days for block in person.care_blocks)
    return promised and person.sector is not Sector.PROFESSIONAL


def comes_soon(person: NetworkPerson) -> bool:
    """Has agreed to jump in and is there within an hour."""
    return person.emergency_agreed and person.reach_min is not None and person.reach_min <= SOON


def weekly_minutes(person: NetworkPerson, cycle_weeks: int) -> Fraction:
    """Minutes of care and escort in a week, averaged over the cycle; what overlaps counts once."""
    week = CareWeek(cycle_weeks=cycle_weeks)
    helpers = [as_helper(person, block, "-", ()) for block in person.care_blocks]
    return Fraction(length(merge(piece for h in helpers for piece in supply_times(week, h))), cycle_weeks)
