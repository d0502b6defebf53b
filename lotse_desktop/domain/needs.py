"""From answers and care gaps to needs and resources (handbook 3.2–3.4, 4.6, 4.9, 5.7).

Item rules propose, the coach confirms or drops; what is computed counts as confirmed.  Keys that the catalogue does not
know are passed over, so that a project may delete what it does not need.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from lotse_desktop.domain.answers import (
    answer_text,
    answer_to,
    answered_with,
    asked_items,
    chosen,
    emergency_options,
    holds,
    open_items,
)
from lotse_desktop.domain.assessment import EmergencyChain, FormAnswers, HoursWish, Standing, Targets
from lotse_desktop.domain.catalogue import Catalogue, Item, LifeDomain, NeedKind, ResourceKind, Rule, Sensitivity
from lotse_desktop.domain.client import age_in_years
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.network_needs import find_firm_helpers, find_network_needs, has_askable
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.qualification import TARGETS, find_gaps, find_target, german_is_enough, knows_programs
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import (
    count_text,
    fill,
    half_hours_text,
    listing,
    minutes_text,
)

CHILDCARE: Final = "CHILDCARE"
WORK_WISH: Final = "WORK_WISH"
HOLIDAYS: Final = "BET4"
EMERGENCY: Final = "BET5"
HOURS: Final = "ARB3"
SHIFTS: Final = "ARB4"
"""Questions that something is computed with; their ids stay (handbook 3.3)."""

NO_SOLUTION: Final = "no_solution"
DAYTIME: Final = ("mornings", "day")
"""Who can work all day can work in the morning."""

DIFFERENCE: Final = 2
"""Self and coach this far apart: „Darüber sprechen wir“."""
GOOD_COVERAGE: Final = Fraction(80, 100)
HALF_COVERAGE: Final = Fraction(50, 100)
NO_COVERAGE: Final = Fraction(1, 100)
BY_HAND: Final = "von Hand ergänzt"
URGENT_CHECK: Final = "Dringend?"


@dataclass(frozen=True, slots=True)
class FoundNeed:
    """A need and why it is there.

    ``priority``: handbook 3.2, one more when the client ranked it first.  ``ages``: of the children, completed years.
    """

    kind: NeedKind
    reason: str
    computed: bool
    by_hand: bool
    decision: Decision | None
    priority: int = 0
    ages: tuple[int, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether it counts: the coach said so, or it was computed or added and nobody dropped it."""
        if self.decision is not None:
            return self.decision is Decision.CONFIRMED
        return self.computed or self.by_hand


@dataclass(frozen=True, slots=True)
class FoundResource:
    """A resource and its sentence on the plan, from the client's mouth."""

    kind: ResourceKind
    sentence: str
    private: bool = False
    """From a question marked S: never on paper."""


def find_needs(catalogue: Catalogue, record: CaseRecord, report: CareReport, today: date) -> tuple[FoundNeed, ...]:
    """Every need of the case in the order of the catalogue, dropped ones too (``confirmed`` says what counts)."""
    computed = dict(_computed_needs(catalogue, record, report, today))
    raised: dict[str, str] = {}
    stressed: set[str] = set()
    for domain, item, rule in _holding(catalogue, record, today):
        stressed.update(rule.stresses)
        if rule.need is not None and rule.with_need in {None, *computed, *raised}:
            raised.setdefault(rule.need, _answered(domain, item, record))
    ages = tuple(age_in_years(child.birth_month, today) for child in record.client.children)
    for asked in catalogue.urgent:
        if asked.need is not None and asked.topic is not None and record.urgent.find(asked.topic) is not None:
            raised.setdefault(asked.need, f"{URGENT_CHECK} – {asked.title}")
    levels = {domain.key: priority for domain, priority in priorities(catalogue, record)}
    found: list[FoundNeed] = []
    for kind in catalogue.needs:
        by_hand = kind.key in record.plan.added_needs
        reason = computed.get(kind.key) or raised.get(kind.key) or (BY_HAND if by_hand else None)
        if reason is None:
            continue
        priority = levels.get(kind.domain, 0) + (kind.key in stressed)
        decision = record.plan.decisions.get(kind.key)
        found.append(FoundNeed(kind, reason, kind.key in computed, by_hand, decision, priority, ages))
    return tuple(found)


def by_urgency(needs: Iterable[FoundNeed]) -> tuple[FoundNeed, ...]:
    """Urgent needs first, then by priority; else the order stays (handbook 3.2)."""
    return tuple(sorted(needs, key=lambda need: (not need.kind.urgent, -need.priority)))


def find_resources(
    catalogue: Catalogue, record: CaseRecord, report: CareReport, today: date
) -> tuple[FoundResource, ...]:
    """What the family has, in the order of the catalogue; one sentence per kind, per child and per helper."""
    sentences: dict[str, dict[str, bool]] = {}
    for key, sentence in _computed_resources(catalogue, record, report):
        sentences.setdefault(key, {})[sentence] = False
    for _, item, rule in _holding(catalogue, record, today):
        if rule.resource is not None and rule.resource not in sentences:
            sentences[rule.resource] = {rule.text: item.sensitivity is Sensitivity.SPECIAL}
    return tuple(
        FoundResource(kind, told, private)
        for kind in catalogue.resources
        for sentence, private in sentences.get(kind.key, {}).items()
        if (told := sentence or fill(kind.sentence, {}))
    )


def suggested_level(record: CaseRecord, report: CareReport) -> int | None:
    """The level 1 … 5 of CHILDCARE that follows from the computation (handbook 3.2); ``None`` without demand.

    The holidays count as covered only when that was said and no open day is known, an emergency option only when it
    was agreed.
    """
    covered = [child.coverage for child in report.children if child.coverage is not None]
    if not covered:
        return None
    worst = min(covered)
    if worst < NO_COVERAGE or next(_without_place(record, report), None) is not None:
        return 1
    if worst < HALF_COVERAGE:
        return 2
    answers = record.answers(CHILDCARE).answers
    holidays, chain = answers.get(HOLIDAYS), answers.get(EMERGENCY)
    options = emergency_options(chain) if isinstance(chain, EmergencyChain) else 0
    planned = holidays is not None and bool(chosen(holidays)) and NO_SOLUTION not in chosen(holidays)
    if report.gap_minutes or report.open_holidays or not planned or not options:
        return 3
    return 4 if options == 1 else 5


def level_used(form: FormAnswers) -> int | None:
    """The lower one of both ratings (handbook 3.2); ``None`` without a rating."""
    return min((level for level in (form.self_rating, form.coach_rating) if level is not None), default=None)


def differs(form: FormAnswers) -> bool:
    """Self and coach are at least two levels apart: „Darüber sprechen wir“."""
    if form.self_rating is None or form.coach_rating is None:
        return False
    return abs(form.self_rating - form.coach_rating) >= DIFFERENCE


def priorities(catalogue: Catalogue, record: CaseRecord) -> tuple[tuple[LifeDomain, int], ...]:
    """Rated domains with ``(5 − level) × weight``, the most pressing first (handbook 3.2)."""
    forms = ((domain, record.answers(domain.key)) for domain in catalogue.domains)
    rated = [
        (domain, (5 - level) * domain.weight)
        for domain, form in forms
        if form.standing is not Standing.DECLINED and (level := level_used(form)) is not None
    ]
    return tuple(sorted(rated, key=lambda pair: (-pair[1], pair[0].order)))


def _holding(catalogue: Catalogue, record: CaseRecord, today: date) -> Iterator[tuple[LifeDomain, Item, Rule]]:
    """Every rule that holds, in the order of the catalogue."""
    for domain in catalogue.domains:
        form = record.answers(domain.key)
        if form.standing is Standing.DECLINED:
            continue
        for item in asked_items(domain, record.client):
            answer = answer_to(domain, form, item.id)
            if answer is not None:
                yield from (
                    (domain, item, rule)
                    for rule in item.rules
                    if holds(rule, answer, today) and answered_with(catalogue, record, rule.also)
                )


def _answered(domain: LifeDomain, item: Item, record: CaseRecord) -> str:
    answer = answer_to(domain, record.answers(domain.key), item.id)
    return f"{item.question} – {answer_text(item, answer)}" if answer is not None else item.question


def _computed_needs(
    catalogue: Catalogue, record: CaseRecord, report: CareReport, today: date
) -> Iterator[tuple[str, str]]:
    names = [record.client.child(child_id).given_name for child_id in _without_place(record, report)]
    if names:
        yield "CARE_NO_PLACE", f"kein Platz eingetragen: {listing(names)}"
    for gap_class, minutes in report.classes:
        average = Fraction(minutes, report.cycle_weeks)
        if average >= record.care_week.params.need_threshold:
            yield f"CARE_{gap_class}", f"{minutes_text(round(average))} in der Woche offen"
    if report.open_holidays:
        yield "CARE_HOLIDAYS", f"{count_text(report.open_holidays, 'Tag', 'Tage')} in den nächsten zwölf Monaten offen"
    yield from find_network_needs(record)
    wish = _hours_wish(record)
    feasible = min(report.feasible_week_minutes, default=0)
    if wish is not None and wish * 60 > _floored(feasible):
        yield "HOURS_MISMATCH", f"{wish} Stunden gewünscht, {half_hours_text(feasible)} machbar"
    missing = _missing_shifts(catalogue, record)
    if missing:
        yield "SHIFT_MISMATCH", f"der Beruf verlangt auch: {listing(missing)}"
    target = find_target(catalogue, record)
    yield from ((gap.need, gap.reason) for gap in find_gaps(catalogue, record, today, target))


def _without_place(record: CaseRecord, report: CareReport) -> Iterator[str]:
    """Children who need care and have no place at all."""
    placed = {child for place in record.care_week.care for child in place.children}
    return (child.child for child in report.children if child.demand_minutes and child.child not in placed)


def _hours_wish(record: CaseRecord) -> int | None:
    """The wished weekly hours; ``None`` without a wish, and while no care was entered: nothing follows from it then."""
    week, wish = record.care_week, record.answers(WORK_WISH).answers.get(HOURS)
    has_care = bool(record.client.children and (week.care or week.helpers or week.absences))
    return wish.wish if isinstance(wish, HoursWish) and has_care else None


def _floored(minutes: int) -> int:
    return minutes // 30 * 30


def _missing_shifts(catalogue: Catalogue, record: CaseRecord) -> list[str]:
    """Working times, in words, that the first target occupation demands and ARB4 does not name (handbook 5.7)."""
    answers = record.answers(WORK_WISH).answers
    targets, shifts = answers.get(TARGETS), answers.get(SHIFTS)
    if not isinstance(targets, Targets) or not targets.targets or shifts is None or not chosen(shifts):
        return []
    demanded = next((o.shifts for o in catalogue.occupations if o.key == targets.targets[0].occupation), ())
    accepted = set(chosen(shifts))
    if "day" in accepted:
        accepted.update(DAYTIME)
    item = next((item for domain in catalogue.domains if (item := domain.item(SHIFTS))), None)
    names = {option.key: option.text for option in item.options} if item else {}
    return [names.get(key, key) for key in demanded if key not in accepted]


def _computed_resources(catalogue: Catalogue, record: CaseRecord, report: CareReport) -> Iterator[tuple[str, str]]:
    """Keys and sentences of resources; ``""`` stands for the sentence of the kind."""
    sentences = {kind.key: kind.sentence for kind in catalogue.resources}
    for name, place in _placed_children(catalogue, record):
        yield "CARE_PLACE", fill(sentences.get("CARE_PLACE", ""), {"child": name, "place": place}) or ""
    for label, when in find_firm_helpers(record):
        words = {"helper": label, "when": when}
        yield "FIRM_HELPER", fill(sentences.get("FIRM_HELPER", ""), words) or ""
    if has_askable(record.network_map.persons):
        yield "POSSIBLE_HELPER", ""
    if any(child.alone_max_minutes for child in record.client.children):
        yield "CHILD_INDEPENDENT", ""
    if (report.coverage or 0) >= GOOD_COVERAGE:
        yield "GOOD_PLACE", ""
    wish = _hours_wish(record)
    if wish is not None and wish * 60 <= _floored(min(report.feasible_week_minutes, default=0)):
        yield "HOURS_FIT", ""
    target = find_target(catalogue, record)
    if target is not None and german_is_enough(catalogue, record, target):
        yield "GERMAN_OK", ""
    if target is not None and knows_programs(catalogue, record, target):
        yield "PROGRAMS_FIT", ""


def _placed_children(catalogue: Catalogue, record: CaseRecord) -> Iterator[tuple[str, str]]:
    """First name and „in der Kita“ of every child with a regular place."""
    for child in record.client.children:
        kinds = (place.kind for place in record.care_week.care if child.id in place.children)
        words = next((catalogue.care_places[kind] for kind in kinds if kind in catalogue.care_places), None)
        if words:
            yield child.given_name, words


__all__ = [
    "FoundNeed",
    "FoundResource",
    "asked_items",
    "differs",
    "find_needs",
    "find_resources",
    "level_used",
    "open_items",
    "priorities",
    "suggested_level",
]
