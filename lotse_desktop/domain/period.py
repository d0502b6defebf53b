"""The indicators of the cases of one vault for a period, with what they mean (handbook 8.2).

Everything is counted from what the coach wrote; the numbers are for the coach and carry no protection for small ones.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from lotse_desktop.domain.chain_dates import find_runs
from lotse_desktop.domain.chains import StartedChains
from lotse_desktop.domain.disclosure.rows import hours_band
from lotse_desktop.domain.efforts import Efforts, MeasureGroup
from lotse_desktop.domain.indicators import (
    Person,
    average_stock,
    i01_persons,
    i02_average_stock,
    i03_fathers,
    i04_cases_per_coach,
    i05_integrations,
    i06_integrated,
    i07_share_integrated,
    i08_integration_rate,
    i09_trainings,
    i10_other_outcomes,
    i11_hours,
    i12_sustained,
    i13_off_benefits,
    i18_goals,
    i19_waiting,
    i20_chains,
    month_end,
    number_text,
    percent_text,
    period_figures,
)
from lotse_desktop.domain.lifecycle import CaseStatus, Lifecycle
from lotse_desktop.domain.meetings import Meetings
from lotse_desktop.domain.outcome_words import KINDS
from lotse_desktop.domain.outcomes import Checkpoint, IntegrationKind, Outcome, Outcomes
from lotse_desktop.domain.period_words import BANDS, MEANINGS
from lotse_desktop.domain.referral import Referral
from lotse_desktop.domain.wording import count_text

FEWEST_COUNTED: Final = 3
"""Fewer persons than this are few; none is not (handbook 9.5)."""
FEWEST_OF_A_SHARE: Final = 10
"""A share of fewer is one of few (handbook 9.5)."""
PART_TIME_TRAINING: Final = frozenset({IntegrationKind.APPRENTICESHIP_PT, IntegrationKind.RETRAINING})


@dataclass(frozen=True, slots=True)
class PeriodCase:
    """What the indicators look at in one case; no name is in it."""

    opened_on: date
    archived_on: date | None = None
    gender: str | None = None
    goals_set: int = 0
    goals_reached: int = 0
    referral: Referral = field(default_factory=Referral)
    meetings: Meetings = field(default_factory=Meetings)
    outcomes: Outcomes = field(default_factory=Outcomes)
    efforts: Efforts = field(default_factory=Efforts)
    lifecycle: Lifecycle = field(default_factory=Lifecycle)
    chains: StartedChains = field(default_factory=StartedChains)

    @property
    def is_counted(self) -> bool:
        """A restricted case is not used; one that was handed over is counted where it is now."""
        return self.lifecycle.status is not CaseStatus.RESTRICTED and self.lifecycle.handed_over_on is None

    @property
    def closed_on(self) -> date | None:
        """The last day of the case."""
        return self.lifecycle.closure.day if self.lifecycle.closure is not None else self.archived_on

    def is_open_in(self, first: date, last: date) -> bool:
        """Whether it was open on at least one day from ``first`` to ``last``."""
        return self.opened_on <= last and (self.closed_on is None or self.closed_on >= first)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line: number of the indicator, what it is, its value as text, what it means, whether it tells of few."""

    id: str
    title: str
    value: str
    meaning: str = ""
    few: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """The months from that of ``first`` to that of ``last``, both whole; ``coaches``: full-time ones."""

    first: date
    last: date
    today: date
    coaches: Decimal = Decimal(1)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.first.replace(day=1), month_end(self.last)

    def holds(self, day: date | None) -> bool:
        """Whether the day is in it."""
        first, last = self.days
        return day is not None and first <= day <= last


def find_indicators(cases: Iterable[PeriodCase], period: Period) -> tuple[Indicator, ...]:
    """I01 to I13 and I18 to I20; the care of families (I14 to I17) needs whole cases and is told by the deliveries."""
    counted = [case for case in cases if case.is_counted]
    reached = [one for case in counted for one in case.outcomes.outcomes if period.holds(one.start)]
    official = [one for case in counted for one in case.outcomes.integrations() if period.holds(one.start)]
    return (
        *_people(counted, period),
        *_kinds(counted, reached, official, period),
        *_lasting(official, period.today),
        *_work(counted, period),
        *_chains(counted, period),
    )


def _people(cases: Sequence[PeriodCase], period: Period) -> tuple[Indicator, ...]:
    figures = period_figures([_person(case) for case in cases], period.first, period.last)
    heads, stock = figures.persons, average_stock(figures)
    known = heads.M + heads.W
    unknown = f" · {heads.U} ohne Angabe oder divers" if heads.U else ""
    of_all = f"{number_text(heads.M)} von {number_text(known)}"
    fathers = f"{percent_text(i03_fathers(figures))} ({of_all}{unknown})" if known else f"–{unknown}"
    share, rate = i07_share_integrated(figures), i08_integration_rate(figures)
    return (
        _counted("I01", "Begleitete Personen", i01_persons(figures)),
        _line("I02", "Durchschnittlicher Bestand", number_text(i02_average_stock(figures))),
        _line("I03", "Anteil Väter", fathers, _few_share(heads.M, known)),
        _line("I04", "Betreuungsschlüssel", number_text(i04_cases_per_coach(stock, period.coaches))),
        _counted("I05", "Integrationen", i05_integrations(figures)),
        _counted("I06", "Integrierte Personen", i06_integrated(figures)),
        _line("I07", "Vermittlungsanteil", percent_text(share), _few_share(i06_integrated(figures), heads.total)),
        _line("I08", "Integrationsquote", percent_text(rate), _few_share(i05_integrations(figures), int(stock))),
    )


def _person(case: PeriodCase) -> Person:
    return Person(
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        gender=case.gender or "U",
        integrations=tuple(one.start for one in case.outcomes.integrations()),
    )


def _kinds(
    cases: Sequence[PeriodCase], reached: Sequence[Outcome], official: Sequence[Outcome], period: Period
) -> tuple[Indicator, ...]:
    kinds = Counter(one.what.value for one in official)
    others = Counter(one.what.value for one in reached if not one.what.is_official)
    bands = Counter(str(hours_band(one.hours)) for one in official)
    training = sum(_has(case, period, PART_TIME_TRAINING) for case in cases)
    preparing = sum(_prepares(case, period) for case in cases)
    known = {key: number for key, number in i11_hours(bands) if number}
    return (
        _counted("I09", "Ausbildungen, auch in Teilzeit", i09_trainings(kinds)),
        _counted("I09", "Personen in Teilzeitausbildung oder Umschulung", training, "training"),
        _counted("I10", "Ergebnisse ohne Integration", others.total()),
        *(_counted("I10", KINDS[IntegrationKind(kind)], number, "kind") for kind, number in i10_other_outcomes(others)),
        _counted("I10", "Personen in Vorbereitung", preparing, "preparing"),
        *(_counted("I11", f"Wochenstunden: {BANDS[band]}", number) for band, number in known.items()),
        *([_counted("I11", "Wochenstunden: nicht notiert", bands["UNKNOWN"])] if bands["UNKNOWN"] else []),
    )


def _has(case: PeriodCase, period: Period, kinds: frozenset[IntegrationKind]) -> bool:
    return any(one.what in kinds and period.holds(one.start) for one in case.outcomes.outcomes)


def _prepares(case: PeriodCase, period: Period) -> bool:
    """A measure of preparation runs in the period, and nothing official was reached by its end."""
    first, last = period.days
    runs = any(
        one.group is MeasureGroup.PREPARATION and one.start <= last and (one.end is None or one.end >= first)
        for one in case.efforts.measures
    )
    return runs and not any(one.start <= last for one in case.outcomes.integrations())


def _lasting(official: Sequence[Outcome], today: date) -> tuple[Indicator, ...]:
    names = {Checkpoint.MONTHS_3: "3", Checkpoint.MONTHS_6: "6", Checkpoint.MONTHS_12: "12"}
    checks = {point: Counter(one.sustained(point, today) for one in official) for point in names}
    off = Counter(one.benefit_ended.value for one in official if one.benefit_ended is not None)
    return (
        *(_known("I12", f"Hält nach {names[point]} Monaten", checks[point], i12_sustained) for point in names),
        _known("I13", "Unabhängig von Grundsicherung", off, i13_off_benefits),
    )


def _known(
    key: str, title: str, answers: Mapping[str, int], share: Callable[[Mapping[str, int]], Decimal | None]
) -> Indicator:
    yes, whole, unknown = answers.get("YES", 0), answers.get("YES", 0) + answers.get("NO", 0), answers.get("UNKNOWN", 0)
    unsaid = f" · {unknown} unbekannt" if unknown else ""
    if not whole:
        return _line(key, title, f"–{unsaid}")
    return _line(key, title, f"{percent_text(share(answers))} ({yes} von {whole}{unsaid})", _few_share(yes, whole))


def _work(cases: Sequence[PeriodCase], period: Period) -> tuple[Indicator, ...]:
    present = [case for case in cases if case.is_open_in(*period.days)]
    goals, reached = sum(case.goals_set for case in present), sum(case.goals_reached for case in present)
    waits = [days for case in cases if (days := _waited(case, period)) is not None]
    told = f"{percent_text(i18_goals(goals, reached))} ({reached} von {goals})" if goals else "–"
    median = i19_waiting(waits)
    people = count_text(len(waits), "Person", "Personen")
    waiting = f"{number_text(median)} Tage ({people})" if waits else "–"
    return (
        _line("I18", "Ziele erreicht", told, _few_share(reached, goals)),
        _line("I19", "Wartezeit bis zum Erstgespräch", waiting, 0 < len(waits) < FEWEST_OF_A_SHARE),
    )


def _waited(case: PeriodCase, period: Period) -> int | None:
    received, first = case.referral.received_on, case.meetings.first_attended()
    return max(0, (first - received).days) if received and first and period.holds(first) else None


def _chains(cases: Sequence[PeriodCase], period: Period) -> tuple[Indicator, ...]:
    begun = [
        case.chains.model_copy(update={"chains": tuple(one for one in case.chains.chains if period.holds(one.start))})
        for case in cases
    ]
    chains = {one.chain.key: one.chain for each in begun for one in each.chains}
    lines: list[Indicator] = []
    for found in i20_chains(find_runs(begun, period.today)):
        chain = chains[found.chain]
        stop = next((str(step.action) for step in chain.steps if step.key == found.stops_at), "")
        words = f"{found.started} begonnen, {found.finished} abgeschlossen"
        stopped = f"; hängt am häufigsten bei „{stop}“" if stop else ""
        lines.append(_line("I20", f"Kette „{chain.title}“", words + stopped, found.started < FEWEST_COUNTED))
    return tuple(lines) or (_line("I20", "Dienstleistungsketten", "keine begonnen"),)


def _few_share(part: int, whole: int) -> bool:
    return 0 < whole < FEWEST_OF_A_SHARE or 0 < part < FEWEST_COUNTED


def _counted(key: str, title: str, number: int, meaning: str = "") -> Indicator:
    return _line(key, title, number_text(number), 0 < number < FEWEST_COUNTED, meaning)


def _line(key: str, title: str, value: str, few: bool = False, meaning: str = "") -> Indicator:  # noqa: FBT001, FBT002
    return Indicator(key, title, value, MEANINGS[meaning or key], few)
