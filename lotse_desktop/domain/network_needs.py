"""Needs and resources that follow from a network map and the helpers of the care week (handbook 3.3, NET1)."""

from collections.abc import Iterator, Sequence
from typing import Final

from lotse_desktop.domain.care import Helper, Reliability
from lotse_desktop.domain.network import HelpBlock, NetworkPerson
from lotse_desktop.domain.network_figures import find_figures, is_firm
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import clock, weekday_list, without_brackets

NONE: Final = "NETWORK_NONE"
SINGLE_PERSON: Final = "NETWORK_SINGLE_PERSON"
ASKABLE: Final = (Reliability.USUAL, Reliability.POSSIBLE)
"""Who helps now and then or may be asked."""


def find_network_needs(record: CaseRecord) -> Iterator[tuple[str, str]]:
    """Keys and reasons of needs; nothing follows while nobody stands on the map."""
    figures = find_figures(record.network_map, record.care_week.cycle_weeks)
    if figures.persons and not figures.firm_helpers:
        yield NONE, "auf der Netzwerkkarte hilft niemand fest mit den Kindern"
    elif figures.carrier is not None and len(figures.firm_helpers) == 1:
        yield SINGLE_PERSON, f"fest hilft nur eine Person: {figures.carrier.label}"


def has_askable(persons: Sequence[NetworkPerson]) -> bool:
    """Whether somebody looks after the children now and then, or may be asked to."""
    return any(person.reliability in ASKABLE and person.cares for person in persons)


def find_firm_helpers(record: CaseRecord) -> Iterator[tuple[str, str]]:
    """Label and times in words of everybody who helps firmly; who stands in both is told by the care week."""
    firm: dict[str, list[Helper | HelpBlock]] = {}
    for helper in record.care_week.helpers:
        label = without_brackets(helper.label)
        if helper.reliability is Reliability.FIRM and label and helper.days:
            firm.setdefault(label, []).append(helper)
    known = {label.casefold() for label in firm}
    for person in record.network_map.persons:
        label = without_brackets(person.label)
        if is_firm(person) and label and label.casefold() not in known:
            firm.setdefault(label, []).extend(block for block in person.care_blocks if block.days)
    return ((label, _help_times(blocks)) for label, blocks in firm.items())


def _help_times(blocks: Sequence[Helper | HelpBlock]) -> str:
    """„jeden Donnerstag von 5:00 bis 8:00 Uhr“, „fest am Montag und Freitag“."""
    days = sorted({day.number for block in blocks for day in block.days})
    times = {(block.start, block.end) for block in blocks}
    always = all(block.weeks is None for block in blocks)
    which = f"jeden {weekday_list(days)}" if len(days) == 1 and always else f"fest am {weekday_list(days)}"
    if len(times) > 1:
        return which
    start, end = times.pop()
    return f"{which} von {clock(start)} bis {clock(end)} Uhr"
