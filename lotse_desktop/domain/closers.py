"""„Wer könnte diese Lücke schließen?“: who is there at the time of a gap, the one who covers most first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lotse_desktop.domain.care import WEEKDAYS, CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.care_changes import weeks_value, with_new
from lotse_desktop.domain.client import Child, age_in_years
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import Gap
from lotse_desktop.domain.intervals import Interval, intersect, length, merge
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.scenarios import HelperFirm
from lotse_desktop.domain.timetable import WEEK, entry_end, supply_times

_NETWORK: Final = "Netzwerkkarte"
_UNSURE: Final = (Reliability.USUAL, Reliability.POSSIBLE, Reliability.EMERGENCY)


@dataclass(frozen=True, slots=True)
class OfferTime:
    """When somebody could come; an end that is not after the start is on the next day.

    ``weeks``: only in these weeks of the cycle, ``None``: in every one; ``children``: only for these, empty: for all.
    """

    days: tuple[Weekday, ...]
    start: int
    end: int
    weeks: tuple[int, ...] | None = None
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A person of the network map or an entry of the directory who could look after children.

    ``ages``: completed years from … to, ``None``: any.  ``area``: where, in words; ``source``: where it comes from, in
    words („Netzwerkkarte“, „Verzeichnis“).
    """

    label: str
    times: tuple[OfferTime, ...]
    source: str
    area: str = ""
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Closer:
    """Somebody who could be there in a gap, and in which minutes of its day.

    ``reliability``: of a helper of the care week; ``None`` for an offer.  ``entries``: what must be entered as
    „vielleicht“ before it can be tried; empty when it stands in the care week already.
    """

    label: str
    pieces: tuple[Interval, ...]
    reliability: Reliability | None = None
    source: str = ""
    area: str = ""
    entries: tuple[Helper, ...] = ()

    @property
    def minutes(self) -> int:
        """How much of the gap is covered."""
        return length(self.pieces)

    @property
    def change(self) -> HelperFirm:
        """What is tried: the person agrees to come for sure."""
        return HelperFirm(helper=self.label)


def find_closers(
    children: Sequence[Child], week: CareWeek, gap: Gap, offers: Iterable[Offer], today: date
) -> tuple[Closer, ...]:
    """Helpers who are not sure and offers that overlap the gap, by minutes covered, then by reliability."""
    child = next((child for child in children if child.id == gap.child), None)
    if child is None:
        return ()
    found = [*_helpers(week, gap), *_offers(week, gap, child, offers, today)]
    return tuple(sorted(found, key=_rank))


def network_offers(network: NetworkMap) -> tuple[Offer, ...]:
    """Everybody on the network map who looks after children and named times."""
    return tuple(
        Offer(
            label=person.label,
            times=tuple(
                OfferTime(block.days, block.start, block.end, block.weeks, block.children)
                for block in person.care_blocks
            ),
            source=_NETWORK,
        )
        for person in network.persons
        if person.care_blocks
    )


def with_possible(week: CareWeek, closer: Closer) -> CareWeek:
    """The care week in which an offer is entered as „vielleicht“; a helper stands there already."""
    for entry in closer.entries:
        week = with_new(week, entry)
    return week


def _rank(closer: Closer) -> tuple[int, int]:
    return -closer.minutes, len(_UNSURE) if closer.reliability is None else _UNSURE.index(closer.reliability)


def _helpers(week: CareWeek, gap: Gap) -> Iterator[Closer]:
    """Each person once, with the best reliability that overlaps."""
    midnight = (gap.week - 1) * WEEK + gap.day * DAY
    inside = [(midnight + gap.start, midnight + gap.end)]
    pieces: dict[str, list[tuple[Reliability, Interval]]] = {}
    for helper in week.helpers:
        if helper.reliability in _UNSURE and gap.child in helper.children:
            for start, end in intersect(merge(supply_times(week, helper)), inside):
                pieces.setdefault(helper.label, []).append((helper.reliability, (start - midnight, end - midnight)))
    for label, known in pieces.items():
        best = min((reliability for reliability, _ in known), key=_UNSURE.index)
        covered = merge(piece for _, piece in known)
        missing = covered if best is Reliability.EMERGENCY else []
        entries = tuple(_possible(week, gap, label, piece) for piece in missing)
        yield Closer(label, tuple(covered), best, entries=entries)


def _offers(week: CareWeek, gap: Gap, child: Child, offers: Iterable[Offer], today: date) -> Iterator[Closer]:
    age = age_in_years(child.birth_month, today)
    known = {helper.label for helper in week.helpers}
    for offer in offers:
        of_age = offer.ages is None or offer.ages[0] <= age <= offer.ages[1]
        if not of_age or offer.label in known:
            continue
        covered = intersect(merge(_on_the_day(offer, week, gap)), [(gap.start, gap.end)])
        if covered:
            entries = tuple(_possible(week, gap, offer.label, piece) for piece in covered)
            yield Closer(offer.label, tuple(covered), None, offer.source, offer.area, entries)


def _on_the_day(offer: Offer, week: CareWeek, gap: Gap) -> Iterator[Interval]:
    """The times of an offer on the day of the gap; what began the day before comes with minutes of this day."""
    before = (gap.week - 2) % week.cycle_weeks + 1 if gap.day == 0 else gap.week
    for time in offer.times:
        if time.children and gap.child not in time.children:
            continue
        end = entry_end(time.start, time.end)
        if WEEKDAYS[gap.day] in time.days and (time.weeks is None or gap.week in time.weeks):
            yield time.start, end
        if end > DAY and WEEKDAYS[gap.day - 1] in time.days and (time.weeks is None or before in time.weeks):
            yield 0, end - DAY


def _possible(week: CareWeek, gap: Gap, label: str, piece: Interval) -> Helper:
    """A helper „vielleicht“ for this piece of the gap, in its week only."""
    return Helper(
        id="-",
        label=label,
        children=(gap.child,),
        weeks=weeks_value(week, frozenset({gap.week})),
        days=(WEEKDAYS[gap.day],),
        start=piece[0],
        end=piece[1],
        reliability=Reliability.POSSIBLE,
    )
