"""Who looks after a child when: care places, helpers and contact time on the circle of the cycle (handbook 4.4)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from lotse_desktop.domain.care import Absence, CarePlace, CareWeek, Helper, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.intervals import Interval, merge
from lotse_desktop.domain.timetable import supply_times

Supplying = CarePlace | Helper | Absence
Timed = tuple[Supplying, list[Interval]]
"""An entry and when it takes place."""


@dataclass(frozen=True, slots=True)
class Supply:
    """When a child is looked after or away; merged."""

    places: list[Interval]
    firm: list[Interval]
    soft: list[Interval]
    away: list[Interval]


def timed_entries(week: CareWeek) -> list[Timed]:
    """Every care place, helper and contact time with its times on the circle of the cycle."""
    about_children: tuple[Supplying, ...] = (*week.care, *week.helpers, *week.absences)
    return [(entry, supply_times(week, entry)) for entry in about_children]


def find_supplies(children: Sequence[Child], entries: Sequence[Timed]) -> list[Supply]:
    """What there is for each child."""
    return [_supply(child, entries) for child in children]


def _supply(child: Child, entries: Sequence[Timed]) -> Supply:
    mine = [(entry, times) for entry, times in entries if child.id in entry.children]

    def times_of(chosen: Callable[[Supplying], bool]) -> Iterable[Interval]:
        return chain.from_iterable(times for entry, times in mine if chosen(entry))

    def helping(reliability: Reliability) -> Iterable[Interval]:
        return times_of(lambda entry: isinstance(entry, Helper) and entry.reliability is reliability)

    places = merge(times_of(lambda entry: isinstance(entry, CarePlace)))
    firm = merge(chain(places, helping(Reliability.FIRM)))
    soft = merge(chain(firm, helping(Reliability.USUAL)))
    return Supply(places, firm, soft, merge(times_of(lambda entry: isinstance(entry, Absence))))
