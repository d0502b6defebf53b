"""„Start und heute“: the first and the latest rating of each life domain, needs that went or came, care then and now.

Nothing is added up and nothing is averaged (handbook 3.2): a domain is compared with itself only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lotse_desktop.domain.assessment import FormAnswers, Standing
from lotse_desktop.domain.catalogue import Catalogue, LifeDomain, NeedKind
from lotse_desktop.domain.gaps import CareReport, compute
from lotse_desktop.domain.last_answers import carried_on
from lotse_desktop.domain.needs import FoundNeed, find_needs
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.rounds import Round


class Direction(Enum):
    """Where the latest rating lies, seen from the first one."""

    UP = "up"
    SAME = "same"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating 1 … 5 and when its round began; ``present``: it is of the round that runs."""

    level: int
    day: date
    present: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """The first rating and the latest one of a later round; ``None`` where there is none."""

    start: Rated | None = None
    latest: Rated | None = None

    @property
    def levels(self) -> tuple[int | None, int | None]:
        """Both levels."""
        return self.start.level if self.start else None, self.latest.level if self.latest else None

    @property
    def direction(self) -> Direction | None:
        """``None`` while there are not two ratings."""
        if self.start is None or self.latest is None:
            return None
        if self.start.level == self.latest.level:
            return Direction.SAME
        return Direction.UP if self.latest.level > self.start.level else Direction.DOWN


@dataclass(frozen=True, slots=True)
class ComparedDomain:
    """One life domain; ``declined``: today the client does not want to talk about it."""

    domain: LifeDomain
    own: Pair
    coach: Pair
    declined: bool

    def rated(self, *, coach: bool) -> bool:
        """Whether it was ever rated by the client, or by the ``coach`` where that counts."""
        pairs = (self.own, self.coach) if coach else (self.own,)
        return any(rated is not None for pair in pairs for rated in (pair.start, pair.latest))


@dataclass(frozen=True, slots=True)
class ComparedCare:
    """Open and feasible minutes: of the snapshot that was taken on ``day``, and of today.

    Gaps are those of the week with most, feasible ones of the week with least; ``None`` without demand or care.
    """

    day: date
    gap: tuple[int | None, int | None]
    feasible: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class ComparedNeeds:
    """Needs that count: met or dropped since the start, and new ones."""

    went: tuple[NeedKind, ...]
    came: tuple[NeedKind, ...]


def compare_domains(catalogue: Catalogue, record: CaseRecord) -> tuple[ComparedDomain, ...]:
    """Every life domain in the order in which it is talked about."""
    ordered = sorted(catalogue.domains, key=lambda domain: domain.order)
    return tuple(
        ComparedDomain(
            domain,
            own=_pair(record, domain, lambda form: form.self_rating),
            coach=_pair(record, domain, lambda form: form.coach_rating) if domain.coach_rating else Pair(),
            declined=record.answers(domain.key).standing is Standing.DECLINED,
        )
        for domain in ordered
    )


def compare_care(record: CaseRecord) -> ComparedCare | None:
    """Care at the end of the first round and now; ``None`` while there is one round only."""
    if not record.earlier:
        return None
    then, now = (_figures(case) for case in (as_it_was(record, record.earlier[0]), record))
    return ComparedCare(record.earlier[0].facts.ended_on, (then[0], now[0]), (then[1], now[1]))


def compare_needs(catalogue: Catalogue, record: CaseRecord, today: date) -> ComparedNeeds:
    """Confirmed needs of the first round that are gone, and confirmed ones that were not known then.

    What was not talked about again counts as unchanged.
    """
    if not record.earlier:
        return ComparedNeeds((), ())
    then = as_it_was(record, record.earlier[0])
    before = _needs(catalogue, then, record.earlier[0].facts.ended_on)
    now = _needs(catalogue, carried_on(catalogue, record), today)
    went = (need.kind for key, need in before.items() if need.confirmed and not _stands(now.get(key)))
    came = (need.kind for key, need in now.items() if need.confirmed and key not in before)
    return ComparedNeeds(tuple(went), tuple(came))


def as_it_was(record: CaseRecord, past: Round) -> CaseRecord:
    """The case as it was when this round closed: answers, pictures, children and decisions of that day.

    What is specially protected is only looked at while there is consent today, too.
    """
    facts = past.facts
    special = facts.special_categories and record.client.special_categories
    client = record.client.model_copy(update={"children": facts.children, "special_categories": special})
    plan = record.plan.model_copy(update={"decisions": facts.decisions, "added_needs": facts.added_needs})
    return CaseRecord(client=client, assessment_id=past.id, sections=past.sections, plan=plan, begun_on=past.begun_on)


def _pair(record: CaseRecord, domain: LifeDomain, level: Callable[[FormAnswers], int | None]) -> Pair:
    rounds = [(past.answers(domain.key), past.begun_on, False) for past in record.earlier]
    rounds.append((record.answers(domain.key), record.round_begun_on, True))
    rated = [
        Rated(found, day, present)
        for form, day, present in rounds
        if form.standing is not Standing.DECLINED and (found := level(form)) is not None
    ]
    if not rated or not record.earlier:
        return Pair()
    if len(rated) > 1:
        return Pair(rated[0], rated[-1])
    return Pair(latest=rated[0]) if rated[0].present else Pair(start=rated[0])


def _figures(record: CaseRecord) -> tuple[int | None, int | None]:
    week = record.care_week
    report = compute(record.client.children, week)
    has_care = bool(record.client.children and (week.care or week.helpers or week.absences))
    gap = max(report.family_gap_minutes, default=0) if report.demand_minutes else None
    return gap, min(report.feasible_week_minutes, default=0) if has_care else None


def _needs(catalogue: Catalogue, record: CaseRecord, day: date) -> dict[str, FoundNeed]:
    report: CareReport = compute(record.client.children, record.care_week)
    return {need.kind.key: need for need in find_needs(catalogue, record, report, day)}


def _stands(need: FoundNeed | None) -> bool:
    """It is still there and nobody dropped it."""
    return need is not None and need.decision is not Decision.DROPPED
