"""Indicators I01–I20 (handbook 8.2): pure functions over small values, for one laptop and for all together.

Counts are whole numbers, everything else is a ``Decimal`` rounded half up to one place; ``None``: there is nothing to
divide by.  A laptop hands in its cases, the project lead the figures and counts of all deliveries.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final, Self

from pydantic import Field

from lotse_desktop.domain.frozen import Frozen, Listed, Month

TENTH: Final = Decimal("0.1")
GAP_MIDDLE: Final = {"0": 0, "1_120": 60, "121_300": 210, "301_600": 450, "601_1200": 900, "1201P": 1500}
"""Minutes a week in the middle of each band (handbook 8.2, I14)."""
HOURS_BANDS: Final = ("U15", "15_19", "20_24", "25_29", "30_34", "35P")
WAITING_STEP: Final = 5
FEWEST: Final = 3
"""A number of persons that may be told."""

Count = Annotated[int, Field(ge=0, le=10_000_000)]


class Heads(Frozen):
    """Persons by gender: women, men, and those who are neither or gave no answer."""

    W: Count = 0
    M: Count = 0
    U: Count = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.W + self.M + self.U

    def plus(self, other: Self) -> Self:
        """Both together."""
        return self.model_copy(update={"W": self.W + other.W, "M": self.M + other.M, "U": self.U + other.U})


class PeriodFigures(Frozen):
    """The counts of a period that no row can give: who was there in which month (handbook 9.2, header).

    One number per month from ``period_from`` to ``period_to``.  ``waiting_days``: from referral to the first
    appointment, in steps of five days, in rising order.  ``without_consent``: how many cases are not counted here;
    ``None``: one or two.
    """

    period_from: Month
    period_to: Month
    persons: Heads
    month_end_stock: Annotated[tuple[Count, ...], Listed, Field(min_length=1, max_length=120)]
    official_integrations: Annotated[tuple[Count, ...], Listed, Field(min_length=1, max_length=120)]
    integrated: Heads
    waiting_days: Annotated[tuple[Annotated[int, Field(ge=0, le=3650)], ...], Listed, Field(max_length=100_000)] = ()
    without_consent: Count | None = 0


@dataclass(frozen=True, slots=True)
class Person:
    """A case as the figures of a period see it; ``integrations``: first days of official ones."""

    opened_on: date
    closed_on: date | None = None
    gender: str = "U"
    integrations: tuple[date, ...] = ()
    referred_on: date | None = None
    first_appointment: date | None = None


def months_of(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month from ``first`` to ``last``."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)


def month_end(month: date) -> date:
    """The last day of a month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def period_figures(persons: Collection[Person], first: date, last: date, *, without_consent: int = 0) -> PeriodFigures:
    """The figures from the month of ``first`` to the month of ``last``, both whole."""
    months = months_of(first, last)
    start, end = months[0], month_end(months[-1])
    present = [p for p in persons if p.opened_on <= end and (p.closed_on is None or p.closed_on >= start)]
    starts = [{(day.year, day.month) for day in p.integrations if start <= day <= end} for p in persons]
    per_month = Counter(month for person in starts for month in person)
    waits = [
        (p.first_appointment - p.referred_on).days
        for p in persons
        if p.referred_on and p.first_appointment and start <= p.first_appointment <= end
    ]
    return PeriodFigures(
        period_from=start,
        period_to=months[-1],
        persons=_heads(person.gender for person in present),
        month_end_stock=tuple(stock(persons, month_end(month)) for month in months),
        official_integrations=tuple(per_month[month.year, month.month] for month in months),
        integrated=_heads(person.gender for person, found in zip(persons, starts, strict=True) if found),
        waiting_days=tuple(sorted(_in_steps(max(0, days)) for days in waits)),
        without_consent=without_consent if without_consent == 0 or without_consent >= FEWEST else None,
    )


def stock(persons: Iterable[Person], day: date) -> int:
    """Cases that are open at the end of ``day``."""
    return sum(p.opened_on <= day and (p.closed_on is None or p.closed_on > day) for p in persons)


def pooled(figures: Sequence[PeriodFigures]) -> PeriodFigures | None:
    """The figures of all together; ``None`` when they are not of the same period, or there are none."""
    if not figures or len({(one.period_from, one.period_to) for one in figures}) > 1:
        return None
    persons, integrated = Heads(), Heads()
    for one in figures:
        persons, integrated = persons.plus(one.persons), integrated.plus(one.integrated)
    unknown = any(one.without_consent is None for one in figures)
    return PeriodFigures(
        period_from=figures[0].period_from,
        period_to=figures[0].period_to,
        persons=persons,
        month_end_stock=tuple(map(sum, zip(*(one.month_end_stock for one in figures), strict=True))),
        official_integrations=tuple(map(sum, zip(*(one.official_integrations for one in figures), strict=True))),
        integrated=integrated,
        waiting_days=tuple(sorted(days for one in figures for days in one.waiting_days)),
        without_consent=None if unknown else sum(one.without_consent or 0 for one in figures),
    )


def _heads(genders: Iterable[str]) -> Heads:
    counted = Counter(gender if gender in ("W", "M") else "U" for gender in genders)
    return Heads(W=counted["W"], M=counted["M"], U=counted["U"])


def _in_steps(days: int) -> int:
    return (days + WAITING_STEP // 2) // WAITING_STEP * WAITING_STEP


def rounded(value: Decimal) -> Decimal:
    """One place, half up: 181.25 is 181.3."""
    return value.quantize(TENTH, ROUND_HALF_UP)


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """``part`` ÷ ``whole``, one place; ``None`` without a whole."""
    return rounded(Decimal(part) / Decimal(whole)) if whole else None


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """``part`` of ``whole`` in percent, one place; ``None`` without a whole."""
    return rounded(Decimal(part) * 100 / Decimal(whole)) if whole else None


def number_text(value: Decimal | int | None) -> str:
    """1450 as „1.450“, 181.3 as „181,3“, nothing as „–“."""
    if value is None:
        return "–"
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def percent_text(value: Decimal | None) -> str:
    """32.0 as „32,0 %“."""
    return f"{number_text(value)} %" if value is not None else "–"


def i01_persons(figures: PeriodFigures) -> int:
    """I01: persons whose case was open on at least one day of the period."""
    return figures.persons.total


def average_stock(figures: PeriodFigures) -> Decimal:
    """The mean of the stocks at the end of each month, not rounded."""
    return Decimal(sum(figures.month_end_stock)) / len(figures.month_end_stock)


def i02_average_stock(figures: PeriodFigures) -> Decimal:
    """I02: the mean of the stocks at the end of each month."""
    return rounded(average_stock(figures))


def i03_fathers(figures: PeriodFigures) -> Decimal | None:
    """I03: men among women and men, percent."""
    return percent(figures.persons.M, figures.persons.M + figures.persons.W)


def i04_cases_per_coach(stock_of_cases: Decimal | int, full_time_coaches: Decimal | int) -> Decimal | None:
    """I04: stock per full-time coach."""
    return ratio(stock_of_cases, full_time_coaches)


def i05_integrations(figures: PeriodFigures) -> int:
    """I05: official integrations, at most one per person and month."""
    return sum(figures.official_integrations)


def i06_integrated(figures: PeriodFigures) -> int:
    """I06: persons with at least one of them."""
    return figures.integrated.total


def i07_share_integrated(figures: PeriodFigures) -> Decimal | None:
    """I07: I06 of I01, percent."""
    return percent(i06_integrated(figures), i01_persons(figures))


def i08_integration_rate(figures: PeriodFigures) -> Decimal | None:
    """I08: the sum of I05 over the average stock (way of computing of § 48a SGB II), percent."""
    return percent(i05_integrations(figures), average_stock(figures))


def i09_trainings(kinds: Mapping[str, int]) -> int:
    """I09: apprenticeships, part-time ones included; ``kinds``: official kind → persons or integrations."""
    return kinds.get("APPRENTICESHIP", 0) + kinds.get("APPRENTICESHIP_PT", 0)


def i10_other_outcomes(kinds: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """I10: what was reached beside integrations, the most frequent first."""
    return tuple(
        sorted(((kind, count) for kind, count in kinds.items() if count), key=lambda pair: (-pair[1], pair[0]))
    )


def i11_hours(bands: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """I11: integrations by band of weekly hours, in the order of the bands."""
    return tuple((band, bands.get(band, 0)) for band in HOURS_BANDS)


def i12_sustained(checks: Mapping[str, int]) -> Decimal | None:
    """I12: still or again in work, of those of whom it is known, percent; ``checks``: YES, NO, … → persons."""
    return percent(checks.get("YES", 0), checks.get("YES", 0) + checks.get("NO", 0))


def i13_off_benefits(checks: Mapping[str, int]) -> Decimal | None:
    """I13: three months later without basic income support, of those of whom it is known, percent."""
    return i12_sustained(checks)


@dataclass(frozen=True, slots=True)
class ClosedGap:
    """I14: hours a week of closed gaps (middles of bands), and how many of the gaps closed whole, percent."""

    hours: Decimal
    whole_share: Decimal | None
    cases: int
    """Cases with a gap at the beginning."""


def i14_closed_gaps(pairs: Mapping[tuple[str, str], int]) -> ClosedGap:
    """I14: Σ max(0, first − last); ``pairs``: (first band, last band) → cases.  Unknown bands are left out."""
    known = {pair: count for pair, count in pairs.items() if set(pair) <= set(GAP_MIDDLE)}
    minutes = sum(max(0, GAP_MIDDLE[first] - GAP_MIDDLE[last]) * count for (first, last), count in known.items())
    had = sum(count for (first, _), count in known.items() if first != "0")
    closed = sum(count for (first, last), count in known.items() if first != "0" and last == "0")
    return ClosedGap(rounded(Decimal(minutes) / 60), percent(closed, had), had)


def i15_gap_classes(classes: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """I15: cases per class of gap at the beginning, the most frequent first."""
    return i10_other_outcomes(classes)


def i16_median_hours(bands: Mapping[str, int]) -> str | None:
    """I16: the band in the middle of all known ones (the lower one of two); ``None`` without any."""
    counts = [bands.get(band, 0) for band in HOURS_BANDS]
    half, seen = (sum(counts) + 1) // 2, 0
    for band, count in zip(HOURS_BANDS, counts, strict=True):
        seen += count
        if count and seen >= half:
            return band
    return None


@dataclass(frozen=True, slots=True)
class NeedAnswers:
    """I17: how often a group of needs was raised, and for how many of them there was an offer."""

    group: str
    raised: int
    answered: int

    @property
    def unanswered(self) -> int:
        """Without an offer."""
        return self.raised - self.answered


def i17_needs(raised: Mapping[str, int], answered: Mapping[str, int]) -> tuple[NeedAnswers, ...]:
    """I17: needs and needs without an offer, the most frequent first."""
    rows = (NeedAnswers(group, count, min(count, answered.get(group, 0))) for group, count in raised.items())
    return tuple(sorted(rows, key=lambda row: (-row.raised, row.group)))


def i18_goals(goals_set: int, goals_reached: int) -> Decimal | None:
    """I18: goals reached of those that were set, percent."""
    return percent(goals_reached, goals_set)


def i19_waiting(days: Sequence[int]) -> Decimal | None:
    """I19: days from referral to the first appointment, median."""
    ordered, middle = sorted(days), len(days) // 2
    if not ordered:
        return None
    return Decimal(ordered[middle]) if len(ordered) % 2 else ratio(ordered[middle - 1] + ordered[middle], 2)


@dataclass(frozen=True, slots=True)
class ChainRun:
    """One use of a service chain; ``stopped_at``: the step at which it stands or ended without success."""

    chain: str
    finished: bool = False
    stopped_at: str | None = None


@dataclass(frozen=True, slots=True)
class ChainFigures:
    """I20: how often a chain was begun and finished, and at which step it stops most often."""

    chain: str
    started: int
    finished: int
    stops_at: str | None


def i20_chains(runs: Iterable[ChainRun]) -> tuple[ChainFigures, ...]:
    """I20, one line per chain; of steps that stop equally often the first one by name."""
    started: Counter[str] = Counter()
    finished: Counter[str] = Counter()
    stops: dict[str, Counter[str]] = {}
    for run in runs:
        started[run.chain] += 1
        finished[run.chain] += run.finished
        if not run.finished and run.stopped_at is not None:
            stops.setdefault(run.chain, Counter())[run.stopped_at] += 1

    def stop(chain: str) -> str | None:
        return min(stops.get(chain, Counter()).items(), key=lambda pair: (-pair[1], pair[0]), default=(None, 0))[0]

    return tuple(ChainFigures(chain, started[chain], finished[chain], stop(chain)) for chain in sorted(started))
