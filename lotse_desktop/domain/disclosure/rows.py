"""The row of one case, exactly the fields of handbook 9.2; what a field may hold is a closed list.

A row is built from :class:`CaseFacts` field by field, never by taking something away from a case.  A word that
somebody typed has no field to stand in.
"""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import AfterValidator, Field, StringConstraints

from lotse_desktop.domain.assessment import Cefr
from lotse_desktop.domain.client import age_in_years
from lotse_desktop.domain.disclosure.facts import RATED, CaseFacts
from lotse_desktop.domain.frozen import Frozen, Listed
from lotse_desktop.domain.outcomes import Checkpoint, Outcome, Outcomes, YesNo

SCHEMA_VERSION: Final = 1
SINCE, UNTIL = 2000, 2061
"""Years in which a case can lie."""

SourceCode = Annotated[str, StringConstraints(pattern=r"^L\d{2}$")]
"""The laptop, as the project lead numbered it; no name and no serial number of a device."""
SiteCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}\d{0,2}$")]
"""The site of the project; never the municipality of a client."""
Quarter = Annotated[str, StringConstraints(pattern=r"^20([0-5]\d|6[01])-Q[1-4]$")]

Gender = Literal["W", "M", "U"]
AgeBand = Literal["U25", "25_34", "35_44", "45P", "UNKNOWN"]
ChildCount = Literal["1", "2", "3P", "UNKNOWN"]
ChildAge = Literal["0_2", "3_5", "6_9", "10_13", "14_17", "UNKNOWN"]
Source = Literal["BCA_JOBCENTER", "BCA_AGENCY", "OTHER"]
Visits = Literal["0", "1_2", "3_5", "6_10", "11P"]
Benefit = Literal["SGB2", "SGB3", "OTHER_NONE", "UNKNOWN"]
Employment = Literal[
    "UNEMPLOYED", "PARENTAL_LEAVE", "MINIJOB", "PART_TIME", "FULL_TIME", "TRAINING", "OTHER", "UNKNOWN"
]
Vocational = Literal["NONE", "HELPER", "FULL", "FOREIGN_UNRECOGNISED", "UNKNOWN"]
German = Literal["BELOW_B1", "B1", "B2P", "UNKNOWN"]
NeedGroup = Literal[
    "CARE_PLACE", "CARE_CORE", "CARE_FRINGE", "CARE_AFTERNOON", "CARE_HOLIDAYS", "CARE_SICKNESS", "CARE_OTHER",
    "FAMILY", "NETWORK", "HOUSING_MOBILITY", "FINANCE", "QUALIFICATION", "APPLICATION", "LANGUAGE", "DIGITAL",
    "WORK_TIME_GOAL", "DAILY_LIFE",
]  # fmt: skip
GapClassName = Literal["EARLY", "CORE", "AFTERNOON", "LATE", "NIGHT", "WEEKEND"]
GapBand = Literal["0", "1_120", "121_300", "301_600", "601_1200", "1201P", "UNKNOWN"]
HolidayBand = Literal["0", "1_5", "6_15", "16P", "UNKNOWN"]
OptionBand = Literal["0", "1", "2P"]
HoursBand = Literal["U15", "15_19", "20_24", "25_29", "30_34", "35P", "UNKNOWN"]
Grade = Literal["LOW", "MID", "HIGH", "UNKNOWN"]
Few = Literal["0", "1", "2", "3P"]
MeasureGroup = Literal[
    "COACHING", "APPLICATION", "ORIENTATION", "INTERNSHIP", "LANGUAGE", "PREPARATION", "TRAINING", "SHORT_COURSE",
    "RECOGNITION", "SUBSIDY", "OTHER",
]  # fmt: skip
ChainName = Literal["C1", "C2", "C3", "C4", "C5", "C6", "LOCAL"]
Official = Literal["INSURED_FULL", "INSURED_PART", "APPRENTICESHIP", "APPRENTICESHIP_PT", "SELF_EMPLOYED", "NONE"]
Unofficial = Literal[
    "RETRAINING", "MINIJOB", "SUBSIDISED", "VOLUNTARY_SERVICE", "JOB_KEPT", "HOURS_INCREASED", "EDUCATION"
]
Check = Literal["YES", "NO", "NOT_DUE", "UNKNOWN"]
Closing = Literal["OPEN", "INTEGRATED", "GOAL_OTHER", "TRANSFERRED", "NO_CONTACT", "ENDED_BY_CLIENT", "OTHER"]


def _in_order(names: Any) -> tuple[Any, ...]:
    """One spelling for one set: in the order of the closed list, nothing twice."""
    places = {name: place for place, name in enumerate(get_args(names))}

    @lru_cache(maxsize=4096)
    def check(values: tuple[str, ...]) -> tuple[str, ...]:
        if any(places[first] >= places[second] for first, second in pairwise(values)):
            raise ValueError("order")
        return values

    return (Listed, AfterValidator(check))


class Levels(Frozen):
    """The client's own ratings of five life domains; health is none of them."""

    CHILDCARE: Grade
    NETWORK: Grade
    EDUCATION: Grade
    LANGUAGE: Grade
    WORK_WISH: Grade


class ExportRow(Frozen):
    """One row; ``UNKNOWN`` where nothing was answered.  The order of the fields is the order in the file."""

    schema_version: Annotated[int, Field(ge=SCHEMA_VERSION, le=SCHEMA_VERSION)]
    source_code: SourceCode
    export_quarter: Quarter
    site: SiteCode
    gender: Gender
    age_band: AgeBand
    n_children_band: ChildCount
    youngest_child_band: ChildAge
    referral_source: Source
    start_quarter: Quarter
    end_quarter: Quarter | None
    appointments_band: Visits
    benefit_start: Benefit
    employment_start: Employment
    vocational_start: Vocational
    german_band: German
    need_groups: Annotated[tuple[NeedGroup, ...], *_in_order(NeedGroup)]
    gap_classes_start: Annotated[tuple[GapClassName, ...], *_in_order(GapClassName)]
    gap_band_start: GapBand
    gap_band_last: GapBand
    holiday_gap_band: HolidayBand
    emergency_options_band: OptionBand
    feasible_hours_band_start: HoursBand
    feasible_hours_band_last: HoursBand
    wished_hours_band: HoursBand
    level_start: Levels
    level_last: Levels
    goals_set: Few
    goals_reached: Few
    measure_groups: Annotated[tuple[MeasureGroup, ...], *_in_order(MeasureGroup)]
    chains_used: Annotated[tuple[ChainName, ...], *_in_order(ChainName)]
    n_official_integrations: Few
    integration_kind: Official
    other_outcomes: Annotated[tuple[Unofficial, ...], *_in_order(Unofficial)]
    integration_quarter: Quarter | None
    integration_hours_band: HoursBand
    benefit_ended_3m: Check
    sustained_3m: Check
    sustained_6m: Check
    sustained_12m: Check
    closure_group: Closing


def row_of(facts: CaseFacts, *, source_code: str, site: str, today: date) -> ExportRow:
    """The row of a case; ``today``: the day of the export."""
    start = facts.opened_on
    ages = sorted(age for born in facts.children if (age := age_in_years(born, start)) < 18)
    official = Outcomes(outcomes=facts.outcomes).integrations()
    last = official[-1] if official else None
    return ExportRow(
        schema_version=SCHEMA_VERSION,
        source_code=source_code,
        export_quarter=quarter_of(today),
        site=site,
        gender=_known(Gender, facts.gender, "U"),
        age_band=_age_band(facts.birth_month, start),
        n_children_band=_banded(len(ages) or None, ((2, "1"), (3, "2")), "3P"),
        youngest_child_band=child_age_band(ages[0] if ages else None),
        referral_source=_known(Source, facts.referral_source, "OTHER"),
        start_quarter=quarter_of(start),
        end_quarter=quarter_of(facts.closed_on) if facts.closed_on else None,
        appointments_band=_banded(facts.attended, ((1, "0"), (3, "1_2"), (6, "3_5"), (11, "6_10")), "11P"),
        benefit_start=_known(Benefit, facts.benefit, "UNKNOWN"),
        employment_start=_known(Employment, facts.employment, "UNKNOWN"),
        vocational_start=_known(Vocational, facts.vocation, "UNKNOWN"),
        german_band=_german_band(facts.german),
        need_groups=_allowed(NeedGroup, facts.need_groups),
        gap_classes_start=_allowed(GapClassName, facts.first_care.gap_classes),
        gap_band_start=gap_band(facts.first_care.gap_minutes),
        gap_band_last=gap_band(facts.last_care.gap_minutes),
        holiday_gap_band=_banded(facts.open_holidays, ((1, "0"), (6, "1_5"), (16, "6_15")), "16P"),
        emergency_options_band=_banded(facts.emergency_options, ((1, "0"), (2, "1")), "2P"),
        feasible_hours_band_start=minutes_band(facts.first_care.feasible_minutes),
        feasible_hours_band_last=minutes_band(facts.last_care.feasible_minutes),
        wished_hours_band=hours_band(facts.wished_hours),
        level_start=_levels(facts.first_levels),
        level_last=_levels(facts.last_levels),
        goals_set=few(facts.goals_set),
        goals_reached=few(facts.goals_reached),
        measure_groups=_allowed(MeasureGroup, facts.measures),
        chains_used=_allowed(ChainName, {chain if chain in get_args(ChainName) else "LOCAL" for chain in facts.chains}),
        n_official_integrations=few(len(official)),
        integration_kind=_known(Official, last.what if last else None, "NONE"),
        other_outcomes=_allowed(Unofficial, (one.what for one in facts.outcomes if not one.what.is_official)),
        integration_quarter=quarter_of(last.start) if last else None,
        integration_hours_band=hours_band(last.hours if last else None),
        benefit_ended_3m=_benefit_ended(last, today),
        sustained_3m=_sustained(last, Checkpoint.MONTHS_3, today),
        sustained_6m=_sustained(last, Checkpoint.MONTHS_6, today),
        sustained_12m=_sustained(last, Checkpoint.MONTHS_12, today),
        closure_group=_closing(facts),
    )


def quarter_of(day: date) -> str:
    """„2026-Q4“."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def child_age_band(age: int | None) -> Any:
    """Completed years of a child as a band."""
    return _banded(age, ((3, "0_2"), (6, "3_5"), (10, "6_9"), (14, "10_13")), "14_17")


def gap_band(minutes: Fraction | int | None) -> Any:
    """Minutes a week as a band: whole minutes, rounded half up, both ends included (handbook 9.2)."""
    if minutes is None:
        return "UNKNOWN"
    whole = Fraction(minutes)
    rounded = int((Decimal(whole.numerator) / whole.denominator).quantize(Decimal(1), ROUND_HALF_UP))
    return _banded(rounded, ((1, "0"), (121, "1_120"), (301, "121_300"), (601, "301_600"), (1201, "601_1200")), "1201P")


def hours_band(hours: Fraction | int | None) -> Any:
    """Hours a week as a half-open band: 34.5 is „30_34“, 35 is „35P“."""
    return _banded(hours, ((15, "U15"), (20, "15_19"), (25, "20_24"), (30, "25_29"), (35, "30_34")), "35P")


def minutes_band(minutes: int | None) -> Any:
    """Feasible minutes a week as a band of hours, rounded down to half hours before (handbook 4.9)."""
    return hours_band(Fraction(minutes // 30, 2) if minutes is not None else None)


def few(count: int) -> Any:
    """0, 1, 2, or at least 3."""
    return _banded(count, ((1, "0"), (2, "1"), (3, "2")), "3P")


def _banded(value: Fraction | int | None, borders: tuple[tuple[int, str], ...], last: str) -> Any:
    """The name of the first border that ``value`` lies below."""
    if value is None:
        return "UNKNOWN"
    return next((name for border, name in borders if value < border), last)


def _known(names: Any, value: str | None, otherwise: str) -> Any:
    """``value`` where the closed list holds it."""
    return next((name for name in get_args(names) if name == value), otherwise)


def _allowed(names: Any, values: Any) -> Any:
    """What the closed list holds, in its order; everything else stays here."""
    wanted = {str(value) for value in values}
    return tuple(name for name in get_args(names) if name in wanted)


def _age_band(birth_month: date | None, start: date) -> Any:
    age = age_in_years(birth_month, start) if birth_month is not None else None
    return _banded(age, ((25, "U25"), (35, "25_34"), (45, "35_44")), "45P")


def _german_band(level: Cefr | None) -> Any:
    return _banded(level.rank if level else None, ((Cefr.B1.rank, "BELOW_B1"), (Cefr.B2.rank, "B1")), "B2P")


def _levels(levels: Mapping[str, int]) -> Levels:
    return Levels(**{key: _banded(levels.get(key), ((3, "LOW"), (4, "MID")), "HIGH") for key in RATED})


def _sustained(outcome: Outcome | None, checkpoint: Checkpoint, today: date) -> Any:
    return outcome.sustained(checkpoint, today) if outcome is not None else "NOT_DUE"


def _benefit_ended(outcome: Outcome | None, today: date) -> Any:
    if outcome is not None and outcome.benefit_ended is not None:
        return outcome.benefit_ended.value
    due = outcome is not None and Checkpoint.MONTHS_3.due(outcome.start) <= today
    return YesNo.UNKNOWN.value if due else "NOT_DUE"


def _closing(facts: CaseFacts) -> Any:
    if facts.closed_on is None and facts.closure is None:
        return "OPEN"
    return _known(Closing, facts.closure, "OTHER")
