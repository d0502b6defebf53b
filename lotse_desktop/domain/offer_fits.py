"""Offers of the directory for the needs of a case: which fit, and whether their times go with the family's care."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from operator import itemgetter
from typing import Final

from lotse_desktop.domain.answers import answer_of
from lotse_desktop.domain.assessment import Cefr, Languages
from lotse_desktop.domain.care import Helper, Reliability
from lotse_desktop.domain.catalogue import Catalogue, NeedKind
from lotse_desktop.domain.client import age_in_years
from lotse_desktop.domain.closers import Offer, OfferTime
from lotse_desktop.domain.courses import find_course_fit, missing_text
from lotse_desktop.domain.directory import (
    CURRENT_DAYS,
    GERMAN,
    OLD_DAYS,
    Capacity,
    ChildCare,
    Freshness,
    ServiceEntry,
    ServiceTime,
    TimeKind,
)
from lotse_desktop.domain.directory_search import OLDEST, Directory, partner_kinds
from lotse_desktop.domain.directory_words import CALL_FIRST, place_text
from lotse_desktop.domain.gaps import CareReport, compute
from lotse_desktop.domain.learning import SPOKEN_WELL
from lotse_desktop.domain.needs import by_urgency, find_needs
from lotse_desktop.domain.offers import UseState
from lotse_desktop.domain.plan import Decision, Step
from lotse_desktop.domain.proposals import Proposed, workday
from lotse_desktop.domain.qualification import LANGUAGES
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.shift_fit import Fit, ShiftFit
from lotse_desktop.domain.shifts import ShiftBlock
from lotse_desktop.domain.step_times import StepTime
from lotse_desktop.domain.wording import listing, minutes_text, without_brackets

ASK_WITHIN: Final = 14
"""Days in which one asks an offer."""
SOURCE: Final = "Verzeichnis"
_KIND: Final = "kind "
"""Before the key of a partner kind, so that it is no need."""


@dataclass(frozen=True, slots=True)
class NeedOffers:
    """A need of the case and who answers it, the best first.

    ``unchecked``: how many more there are that nobody checked for a year; they are not proposed.
    """

    kind: NeedKind
    confirmed: bool
    entries: tuple[ServiceEntry, ...]
    unchecked: int


@dataclass(frozen=True, slots=True)
class OfferCare:
    """What the times of an offer mean for the care of the children, in words; ``good``: that is good news."""

    words: str
    good: bool


class OfferFinder:
    """Finds offers for the needs of one case; a directory is looked through again only when something about the
    family has changed that decides which offers are for it."""

    def __init__(self) -> None:
        self._known: tuple[object, ...] = ()
        self._directory: Directory | None = None
        self._buckets: dict[str, _Bucket] = {}

    def find(
        self, catalogue: Catalogue, record: CaseRecord, report: CareReport, today: date, directory: Directory
    ) -> tuple[NeedOffers, ...]:
        """For each need that was not dropped, the most pressing first: active entries for an age of the children and
        the area of the case; current ones first, then those in a language of the family, then those with room."""
        languages = frozenset(find_languages(catalogue, record))
        family = _Family(_ages(record, today), languages, record.offer_uses.area)
        if self._known != (family, today) or self._directory is not directory:
            self._known, self._directory = (family, today), directory
            self._buckets = _buckets(family, today, directory)
        nothing = _Bucket([], 0)
        found: list[NeedOffers] = []
        for need in by_urgency(find_needs(catalogue, record, report, today)):
            if need.decision is Decision.DROPPED:
                continue
            keys = (need.kind.key, *(f"{_KIND}{kind}" for kind in sorted(partner_kinds(need.kind.answered_by))))
            fitting = [self._buckets.get(key, nothing) for key in keys]
            ranked = sorted(chain.from_iterable(bucket.ranked for bucket in fitting), key=itemgetter(0))
            entries = tuple(entry for _, entry in ranked)
            found.append(NeedOffers(need.kind, need.confirmed, entries, sum(bucket.unchecked for bucket in fitting)))
        return tuple(found)


def propose_offers(found: Sequence[NeedOffers], record: CaseRecord, today: date) -> tuple[Proposed, ...]:
    """Steps that ask an offer: those that the client wishes, then the best one for each confirmed need that is current.

    An offer that a step of the plan goes to already, or that the family uses, is not proposed again.
    """
    uses = record.offer_uses
    taken = {step.service for step in record.plan.steps}
    taken.update(use.service for use in uses.uses if UseState.USED in use.states)
    wishes = {use.service for use in uses.uses if UseState.WISHED in use.states}
    wished: dict[str, Proposed] = {}
    best: dict[str, Proposed] = {}
    for offers in found:
        for entry in (entry for entry in offers.entries if entry.id in wishes and entry.id not in taken):
            wished.setdefault(entry.id, Proposed(step_of_offer(entry, offers.kind.key, today), SOURCE))
        first = offers.entries[0] if offers.entries and offers.confirmed else None
        if first is not None and first.id not in taken and first.freshness(today) is Freshness.CURRENT:
            best.setdefault(first.id, Proposed(step_of_offer(first, offers.kind.key, today), SOURCE))
    return (*wished.values(), *(proposed for key, proposed in best.items() if key not in wished))


def care_offers(directory: Directory, today: date) -> tuple[Offer, ...]:
    """Entries that look after children at known times, as offers for a gap; none that nobody checked for a year."""
    found = (
        _offer(row.entry, today)
        for row in directory.active
        if row.entry.schedules and row.entry.freshness(today) is not Freshness.UNCHECKED
    )
    return tuple(offer for offer in found if offer is not None)


def find_care(record: CaseRecord, report: CareReport, entry: ServiceEntry, today: date) -> OfferCare | None:
    """How the times of an offer go with the care of the children; ``None`` when nothing can be said."""
    return _closing(record, report, entry, today) or _visiting(record, entry, today)


def find_languages(catalogue: Catalogue, record: CaseRecord) -> tuple[str, ...]:
    """Languages that the client speaks well, the best first; German when nothing is known."""
    answer = answer_of(catalogue, record, LANGUAGES)
    spoken = answer.languages if isinstance(answer, Languages) else ()
    well = [one for one in spoken if one.language and (one.level or Cefr.NATIVE).rank >= SPOKEN_WELL.rank]
    found = tuple(one.language for one in sorted(well, key=lambda one: -(one.level or Cefr.NATIVE).rank))
    return found if spoken else (GERMAN,)


def step_of_offer(entry: ServiceEntry, need: str | None, today: date) -> Step:
    """The step that asks an offer, with place and phone of the organisation; the same offer gives the same id.

    Times at which one must be there come along, so that they are checked against care; those of care do not: only what
    was agreed closes a gap.
    """
    visits = () if entry.child_care is ChildCare.ON_SITE else _times(entry, TimeKind.VISIT, today)
    return Step(
        id=f"offer-{entry.id}"[:64],
        text=f"Anfragen: {without_brackets(entry.name)}",
        due=workday(today + timedelta(days=ASK_WITHIN), today),
        place=place_text(entry, today),
        need=need,
        service=entry.id,
        times=tuple(StepTime(days=time.days, start=time.opens_at, end=time.closes_at) for time in visits),
    )


@dataclass(slots=True)
class _Bucket:
    """Entries that answer one need, or are of one kind, with their ranks; how many more nobody checked for a year."""

    ranked: list[tuple[int, ServiceEntry]]
    unchecked: int


@dataclass(frozen=True, slots=True)
class _Family:
    """What decides which offers are for a family."""

    ages: tuple[int, ...]
    languages: frozenset[str]
    area: str


def _buckets(family: _Family, today: date, directory: Directory) -> dict[str, _Bucket]:
    """Every entry for this family, once, under the needs that it names, else under its kind."""
    oldest = today - timedelta(days=OLD_DAYS)
    current = today - timedelta(days=CURRENT_DAYS)
    buckets: dict[str, _Bucket] = {}
    for row in directory.rows_in(family.area):
        entry, (least, most) = row.entry, row.ages
        if family.ages and not any(least <= age <= most for age in family.ages):
            continue
        checked = entry.assured_date
        rank = 0 if checked and checked >= current else 4
        rank += (0 if row.languages & family.languages else 2) + (entry.capacity is Capacity.FULL)
        for key in entry.need_kinds or ((f"{_KIND}{entry.kind}",) if entry.kind else ()):
            bucket = buckets.setdefault(key, _Bucket([], 0))
            if checked and checked >= oldest:
                bucket.ranked.append((rank, entry))
            else:
                bucket.unchecked += 1
    return buckets


def _closing(record: CaseRecord, report: CareReport, entry: ServiceEntry, today: date) -> OfferCare | None:
    """Whether care at these times would close the gap of the family, computed as if it came for sure."""
    times = _times(entry, TimeKind.CARE, today)
    before = sum(report.family_gap_minutes)
    if not times or not before:
        return None
    children, week = record.client.children, record.care_week
    young = tuple(child.id for child in children if entry.is_for_age(age_in_years(child.birth_month, today)))
    helpers = tuple(
        Helper(
            id=f"offer-{number}",
            children=young,
            days=time.days,
            start=time.opens_at,
            end=time.closes_at,
            reliability=Reliability.FIRM,
        )
        for number, time in enumerate(times)
    )
    tried = week.model_copy(update={"helpers": (*week.helpers, *helpers)})
    after = sum(compute(children, tried).family_gap_minutes)
    if after == before:
        return OfferCare("Zu den offenen Zeiten ist dort niemand da.", good=False)
    if not after:
        return OfferCare("würde die Lücke schließen", good=True)
    return OfferCare(f"würde {minutes_text(before - after)} von {minutes_text(before)} Lücke schließen", good=True)


def _visiting(record: CaseRecord, entry: ServiceEntry, today: date) -> OfferCare | None:
    """Whether somebody is with the children while one is there."""
    visits = _times(entry, TimeKind.VISIT, today)
    blocks = [ShiftBlock(days=time.days, start=time.opens_at, end=time.closes_at) for time in visits]
    fit = find_course_fit(record.client.children, record.care_week, blocks)
    if fit is None:
        return None
    least = entry.child_care_from or 0
    come_along = entry.child_care is ChildCare.ON_SITE and all(age >= least for age in _ages(record, today))
    if fit.fit is not Fit.FITS and come_along:
        return OfferCare("Die Kinder können mitkommen: Dort werden sie betreut.", good=True)
    return OfferCare(_visit_text(fit, record.care_week.cycle_weeks), good=fit.fit is Fit.FITS)


def _visit_text(fit: ShiftFit, cycle_weeks: int) -> str:
    match fit.fit:
        case Fit.FITS:
            return "Die Kinder sind dann betreut."
        case Fit.FITS_WITH_USUAL_HELP:
            return f"Die Kinder sind dann betreut, wenn diese Hilfe kommt: {listing(fit.helpers)}"
        case Fit.TOO_LONG:
            return "Lässt sich nicht berechnen: Die Wochen wiederholen sich zu selten."
        case Fit.MISSES:
            return f"Dann fehlt Betreuung: {missing_text(fit, cycle_weeks)}"


def _ages(record: CaseRecord, today: date) -> tuple[int, ...]:
    return tuple(age_in_years(child.birth_month, today) for child in record.client.children)


def _times(entry: ServiceEntry, what: TimeKind, today: date) -> tuple[ServiceTime, ...]:
    return tuple(time for time in entry.schedules if time.what is what and time.is_valid(today))


def _offer(entry: ServiceEntry, today: date) -> Offer | None:
    times = _times(entry, TimeKind.CARE, today)
    if not times:
        return None
    source = SOURCE if entry.freshness(today) is Freshness.CURRENT else f"{SOURCE}, {CALL_FIRST}"
    ages = (entry.minimum_age or 0, OLDEST if entry.maximum_age is None else entry.maximum_age)
    found = tuple(OfferTime(time.days, time.opens_at, time.closes_at) for time in times)
    return Offer(without_brackets(entry.name), found, source, entry.area, ages)
