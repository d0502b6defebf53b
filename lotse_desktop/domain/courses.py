"""Measures for the needs of a case: which fit, whether their week times go with care, and the step to take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.answers import answered_with
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.catalogue import Catalogue, NeedKind
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.measures import Measure
from lotse_desktop.domain.needs import FoundNeed, by_urgency
from lotse_desktop.domain.plan import Decision, Step
from lotse_desktop.domain.proposals import workday
from lotse_desktop.domain.qualification import QualificationGap, german_of
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.shift_fit import Fit, ShiftFit, find_fit
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate
from lotse_desktop.domain.wording import (
    clock,
    count_text,
    listing,
    minutes_text,
    week_letter,
    weekday_list,
    weekday_name,
)

MOST_DAYS: Final = 3
"""More open days than these are told as one sum."""


@dataclass(frozen=True, slots=True)
class FittingMeasure:
    """A measure and the needs of the case that it may close."""

    measure: Measure
    closes: tuple[NeedKind, ...]


def wanted_kinds(
    catalogue: Catalogue, needs: Iterable[FoundNeed], gaps: Iterable[QualificationGap]
) -> tuple[NeedKind, ...]:
    """Kinds of the gaps, then those of all other needs, the most pressing first; without what was dropped."""
    needs = tuple(needs)
    dropped = {need.kind.key for need in needs if need.decision is Decision.DROPPED}
    known = {kind.key: kind for kind in catalogue.needs}
    keys = dict.fromkeys((*(gap.need for gap in gaps), *(need.kind.key for need in by_urgency(needs))))
    return tuple(known[key] for key in keys if key in known and key not in dropped)


def find_measures(catalogue: Catalogue, record: CaseRecord, wanted: Sequence[NeedKind]) -> tuple[FittingMeasure, ...]:
    """Measures that may close one of these needs, in the order of the needs."""
    found: list[tuple[int, FittingMeasure]] = []
    for measure in catalogue.measures:
        closes = tuple(kind for kind in wanted if kind.key in measure.closes)
        if closes and _fits_answers(catalogue, record, measure):
            found.append((wanted.index(closes[0]), FittingMeasure(measure, closes)))
    return tuple(fitting for _, fitting in sorted(found, key=lambda pair: pair[0]))


def course_template(title: str, blocks: Sequence[ShiftBlock]) -> ShiftTemplate:
    """Week times of a course, to be tested as working times are."""
    return ShiftTemplate(key="course", title=title, blocks=tuple(blocks))


def find_course_fit(children: Sequence[Child], week: CareWeek, blocks: Sequence[ShiftBlock]) -> ShiftFit | None:
    """Today's care with a course in the place of work, the same computation as for work (handbook 5.7).

    ``None`` when there is nothing to test: no times, no children, or no care entered yet.
    """
    if not blocks or not children or not (week.care or week.helpers or week.absences):
        return None
    return find_fit(children, week, course_template("Kurs", blocks))


def course_text(fit: ShiftFit, cycle_weeks: int) -> str:
    """„Kurs passt“, „passt nicht: 45 Minuten am Dienstag“; with ``cycle_weeks`` > 1 the week is named."""
    match fit.fit:
        case Fit.FITS:
            return "Kurs passt"
        case Fit.FITS_WITH_USUAL_HELP:
            return f"Kurs passt, wenn diese Hilfe kommt: {listing(fit.helpers)}"
        case Fit.TOO_LONG:
            return "Lässt sich nicht berechnen: Die Wochen wiederholen sich zu selten."
        case Fit.MISSES:
            return f"passt nicht: {missing_text(fit, cycle_weeks)}"


def missing_text(fit: ShiftFit, cycle_weeks: int) -> str:
    """„45 Minuten am Dienstag“, „je 45 Minuten am Montag und Mittwoch“, „3 h an 4 Tagen“."""
    missing = fit.missing
    minutes = {minutes for _, _, minutes in missing}
    if len(minutes) == 1 and len(missing) > 1:
        days = sorted({day for _, day, _ in missing})
        return f"je {_minutes(minutes.pop())} am {weekday_list(days)}"
    if len(missing) > MOST_DAYS:
        return f"{_minutes(sum(part for _, _, part in missing))} an {len(missing)} Tagen"
    return listing([f"{_minutes(part)} am {_day(week, day, cycle_weeks)}" for week, day, part in missing])


def blocks_text(blocks: Sequence[ShiftBlock]) -> str:
    """„Montag bis Freitag 9:00 bis 13:15 Uhr“."""
    return ", ".join(
        f"{weekday_list(sorted(day.number for day in block.days))} {clock(block.start)} bis {clock(block.end)} Uhr"
        for block in blocks
    )


def duration_text(measure: Measure) -> str:
    """„4 bis 26 Wochen“, „bis 52 Wochen“, „solange die Ausbildung läuft“."""
    parts: list[str] = []
    if measure.weeks is not None:
        least, most = measure.weeks
        parts.append(f"bis {count_text(most, 'Woche', 'Wochen')}" if least <= 1 else f"{least} bis {most} Wochen")
    parts.extend([measure.duration] if measure.duration else [])
    return " ".join(parts)


def step_of(fitting: FittingMeasure, today: date) -> Step:
    """The step that applies for a measure; the same measure gives the same id."""
    measure = fitting.measure
    return Step(
        id=f"step-{measure.key}",
        text=measure.step,
        due=workday(today + timedelta(days=measure.days), today),
        place=measure.place,
        need=fitting.closes[0].key if fitting.closes else None,
        measure=measure.key,
    )


def _fits_answers(catalogue: Catalogue, record: CaseRecord, measure: Measure) -> bool:
    german = german_of(catalogue, record)
    if german is not None and measure.german_at_least is not None and german.rank < measure.german_at_least.rank:
        return False
    if german is not None and measure.german_below is not None and german.rank >= measure.german_below.rank:
        return False
    return answered_with(catalogue, record, measure.also)


def _minutes(minutes: int) -> str:
    """„45 Minuten“, from an hour on „1 h 15 min“."""
    return count_text(minutes, "Minute", "Minuten") if minutes < 60 else minutes_text(minutes)


def _day(week: int, day: int, cycle_weeks: int) -> str:
    name = weekday_name(day)
    return f"{name} in Woche {week_letter(week)}" if cycle_weeks > 1 else name
