"""What the export looks at in one case, field by field; nothing else of a record is ever read (handbook 9.1, 9.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from lotse_desktop.domain.answers import answer_of, chosen, emergency_options
from lotse_desktop.domain.assessment import (
    CARE_WEEK,
    Cefr,
    EmergencyChain,
    FormAnswers,
    HoursWish,
    Languages,
    Training,
    Trainings,
    TrainingState,
)
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.client import Child, age_in_years
from lotse_desktop.domain.consents import ConsentKind
from lotse_desktop.domain.gaps import CareReport, Gap, compute
from lotse_desktop.domain.learning import german_level, told
from lotse_desktop.domain.lifecycle import CaseStatus, ClosureReason
from lotse_desktop.domain.needs import find_needs
from lotse_desktop.domain.outcomes import Outcome
from lotse_desktop.domain.plan import GoalStatus
from lotse_desktop.domain.record import CaseRecord

NEED_THRESHOLD: Final = 15
"""Minutes a week from which a gap counts (handbook 4.2, 9.2)."""
SLOT_BORDERS: Final = (
    (0, 300, "22_05"),
    (300, 420, "05_07"),
    (420, 480, "07_08"),
    (480, 720, "08_12"),
    (720, 840, "12_14"),
    (840, 960, "14_16"),
    (960, 1080, "16_18"),
    (1080, 1320, "18_22"),
    (1320, 1440, "22_05"),
)
"""Parts of a day in which care can be missing, minutes after midnight."""
RATED: Final = ("CHILDCARE", "NETWORK", "EDUCATION", "LANGUAGE", "WORK_WISH")
"""Life domains whose own ratings are exported; health never is."""
_HELPER_WORDS: Final = ("helfer", "hilfe", "assistenz", "teilqualifikation", "anlern")


class Vocation(StrEnum):
    """What was learned for a job, as it is exported (handbook 5.2)."""

    NONE = "NONE"
    HELPER = "HELPER"
    FULL = "FULL"
    FOREIGN_UNRECOGNISED = "FOREIGN_UNRECOGNISED"


@dataclass(frozen=True, slots=True)
class CareSlot:
    """A child without care for at least a quarter of an hour a week: ``day`` 0 = Monday, ``band`` as „05_07“."""

    child_age: int
    day: int
    band: str


@dataclass(frozen=True, slots=True)
class CareFigures:
    """One strict computation of a care week.

    ``gap_minutes``: minutes a week in which at least one child has nobody, average of the cycle.  ``feasible_minutes``:
    of the smaller week.  ``None``: no care was entered, nothing follows.
    """

    gap_minutes: Fraction | None = None
    gap_classes: tuple[str, ...] = ()
    feasible_minutes: int | None = None
    slots: tuple[CareSlot, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The facts of a case that rows, sheets and indicators are made of; dates are made coarse by who reads them.

    ``None`` always means: not known.  ``children``: months of birth.  ``measures`` and ``closure``: groups of handbook
    9.2.  ``chains``: ids of the service chains that were used.
    """

    opened_on: date
    statistics_consent: bool = False
    handed_over: bool = False
    """Another vault counts this case."""
    closed_on: date | None = None
    closure: str | None = None
    gender: str | None = None
    birth_month: date | None = None
    children: tuple[date, ...] = ()
    referral_source: str | None = None
    referred_on: date | None = None
    first_appointment: date | None = None
    attended: int = 0
    benefit: str | None = None
    employment: str | None = None
    vocation: Vocation | None = None
    german: Cefr | None = None
    need_groups: frozenset[str] = frozenset()
    first_care: CareFigures = CareFigures()
    last_care: CareFigures = CareFigures()
    open_holidays: int | None = None
    """Days of a year on which school or daycare falls out and nobody is there."""
    emergency_options: int = 0
    wished_hours: int | None = None
    first_levels: Mapping[str, int] = field(default_factory=dict[str, int])
    last_levels: Mapping[str, int] = field(default_factory=dict[str, int])
    goals_set: int = 0
    goals_reached: int = 0
    measures: frozenset[str] = frozenset()
    chains: frozenset[str] = frozenset()
    outcomes: tuple[Outcome, ...] = ()


def facts_of(catalogue: Catalogue, record: CaseRecord, report: CareReport, today: date) -> CaseFacts:
    """The facts of a record on this day; the first figures are those of the first round of the assessment.

    ``report``: of the record's care week, with the open holidays where a calendar was at hand.  A restricted case
    counts as one without consent.
    """
    client, options = record.client, _Options(catalogue, record)
    care = care_figures(report, client.children, client.opened_on) if record.care_week.activities else CareFigures()
    levels = _levels(record.answers)
    needs = find_needs(catalogue, record, report, today)
    chain = answer_of(catalogue, record, "BET5")
    wish = answer_of(catalogue, record, "ARB3")
    spoken = answer_of(catalogue, record, "SPR1")
    life, referral, meetings = record.lifecycle, record.referral, record.meetings
    return CaseFacts(
        opened_on=client.opened_on,
        statistics_consent=_may_be_counted(record, today),
        handed_over=life.handed_over_on is not None,
        closed_on=life.closure.day if life.closure is not None else client.archived_on,
        closure=_CLOSING.get(life.closure.reason, "OTHER") if life.closure is not None else None,
        gender=client.gender,
        referral_source=referral.source,
        referred_on=referral.received_on,
        first_appointment=meetings.first_attended(),
        attended=len(meetings.attended),
        measures=frozenset(one.group.value for one in record.efforts.measures),
        chains=frozenset(one.chain.key for one in record.chains.chains),
        outcomes=record.outcomes.outcomes,
        birth_month=client.birth_month,
        children=tuple(child.birth_month for child in client.children),
        benefit=_benefit(options.of("FIN1")),
        employment=next((_EMPLOYMENT.get(key, "OTHER") for key in options.of("ARB1")), None),
        vocation=_vocation(answer_of(catalogue, record, "BIL2"), options.of("BIL3")),
        german=german_level(spoken) if isinstance(spoken, Languages) else None,
        need_groups=frozenset(need.kind.export for need in needs if need.confirmed and need.kind.export),
        first_care=_first_care(record) or care,
        last_care=care,
        open_holidays=report.open_holidays,
        emergency_options=emergency_options(chain) if isinstance(chain, EmergencyChain) else 0,
        wished_hours=wish.wish if isinstance(wish, HoursWish) else None,
        first_levels=_levels(record.earlier[0].answers) if record.earlier else levels,
        last_levels=levels,
        goals_set=len(record.plan.goals),
        goals_reached=sum(goal.status is GoalStatus.REACHED for goal in record.plan.goals),
    )


def _may_be_counted(record: CaseRecord, today: date) -> bool:
    agreed = record.consents.in_force(ConsentKind.ANONYMISED_STATISTICS, today) is not None
    return agreed and record.lifecycle.status is not CaseStatus.RESTRICTED


def _levels(answers: Callable[[str], FormAnswers]) -> dict[str, int]:
    """The client's own ratings of the exported life domains."""
    return {key: level for key in RATED if (level := answers(key).self_rating) is not None}


def _first_care(record: CaseRecord) -> CareFigures | None:
    """The figures of the first closed round; ``None`` when there is none, or it kept no week."""
    section = record.earlier[0].sections.get(CARE_WEEK) if record.earlier else None
    if section is None or not isinstance(section.payload, CareWeek) or not section.payload.activities:
        return None
    children = record.earlier[0].facts.children
    return care_figures(compute(children, section.payload), children, record.client.opened_on)


_CLOSING: Final = {
    ClosureReason.INTEGRATED_WORK: "INTEGRATED",
    ClosureReason.INTEGRATED_TRAINING: "INTEGRATED",
    ClosureReason.GOAL_REACHED_OTHER: "GOAL_OTHER",
    ClosureReason.TRANSFERRED: "TRANSFERRED",
    ClosureReason.NO_CONTACT: "NO_CONTACT",
    ClosureReason.ENDED_BY_CLIENT: "ENDED_BY_CLIENT",
}
"""Groups of handbook 9.2; every other reason is „OTHER“."""


def care_figures(report: CareReport, children: tuple[Child, ...], opened_on: date) -> CareFigures:
    """The figures of one computation; ages are those at the beginning of the case."""
    if not report.demand_minutes:
        return CareFigures(feasible_minutes=min(report.feasible_week_minutes, default=None))
    ages = {child.id: age_in_years(child.birth_month, opened_on) for child in children}
    classes = tuple(
        name.value for name, minutes in report.classes if Fraction(minutes, report.cycle_weeks) >= NEED_THRESHOLD
    )
    return CareFigures(
        gap_minutes=Fraction(sum(report.family_gap_minutes), report.cycle_weeks),
        gap_classes=classes,
        feasible_minutes=min(report.feasible_week_minutes, default=None),
        slots=_slots(report, ages),
    )


def _slots(report: CareReport, ages: Mapping[str, int]) -> tuple[CareSlot, ...]:
    """Child, weekday and part of the day in which care is missing for at least the threshold, on average of a week."""
    minutes: dict[tuple[str, int, str], int] = {}
    for gap in report.gaps:
        for band, length in _bands(gap):
            key = (gap.child, gap.day, band)
            minutes[key] = minutes.get(key, 0) + length
    return tuple(
        CareSlot(ages[child], day, band)
        for (child, day, band), total in sorted(minutes.items())
        if Fraction(total, report.cycle_weeks) >= NEED_THRESHOLD
    )


def _bands(gap: Gap) -> list[tuple[str, int]]:
    return [
        (band, min(gap.end, last) - max(gap.start, first))
        for first, last, band in SLOT_BORDERS
        if gap.start < last and first < gap.end
    ]


@dataclass(frozen=True, slots=True)
class _Options:
    """The chosen options of questions; none where nothing was answered or it is not asked of this client."""

    catalogue: Catalogue
    record: CaseRecord

    def of(self, item_id: str) -> tuple[str, ...]:
        answer = answer_of(self.catalogue, self.record, item_id)
        return chosen(answer) if answer is not None else ()


_EMPLOYMENT: Final = {
    "unemployed": "UNEMPLOYED",
    "course": "UNEMPLOYED",
    "parental_leave": "PARENTAL_LEAVE",
    "minijob": "MINIJOB",
    "part_time": "PART_TIME",
    "full_time": "FULL_TIME",
    "training": "TRAINING",
}


def _benefit(sources: tuple[str, ...]) -> str | None:
    """Basic income support counts also on top of wages (handbook 9.2)."""
    if not sources:
        return None
    if "basic_income" in sources:
        return "SGB2"
    return "SGB3" if "unemployment" in sources else "OTHER_NONE"


def _vocation(answer: object, recognition: tuple[str, ...]) -> Vocation | None:
    """The best that was completed.  The kind of a training is not asked for: a helper's is known by its name."""
    if not isinstance(answer, Trainings):
        return None
    done = [training for training in told(answer.trainings) if training.state is TrainingState.COMPLETED]
    usable = [training for training in done if not training.abroad or "full" in recognition]
    if any(not _is_helper(training) for training in usable):
        return Vocation.FULL
    if any(training.abroad for training in done if training not in usable):
        return Vocation.FOREIGN_UNRECOGNISED
    return Vocation.HELPER if usable else Vocation.NONE


def _is_helper(training: Training) -> bool:
    return any(word in training.what.casefold() for word in _HELPER_WORDS)
