"""Steps that take place at certain times, tested against the care of the family before a plan is agreed (handbook 7).

Days of the week are tested against the pattern of the weeks, a single date against that very day: public and school
holidays, closing days.  The client's own work is left out: what is asked is who is with the children meanwhile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.care import WEEKDAYS, Activity, ActivityKind, CareWeek, Helper, Reliability, cycle_week
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.courses import missing_text
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import family_gap
from lotse_desktop.domain.intervals import Interval, length, merge
from lotse_desktop.domain.open_times import OpenTime, find_open_times
from lotse_desktop.domain.plan import Step
from lotse_desktop.domain.scenarios import HelperFirm, apply_all, helper_names
from lotse_desktop.domain.shift_fit import Fit, fit_of
from lotse_desktop.domain.shifts import ShiftTemplate
from lotse_desktop.domain.step_times import StepEffect, StepTime, TimesFor
from lotse_desktop.domain.wording import count_text, listing, minutes_text, short_date, weekday_name
from lotse_desktop.domain.year import calendar_span, compute_year

_TEMPLATE: Final = ShiftTemplate(key="step", title="Schritt", blocks=())


class StepFitKind(StrEnum):
    """How the times of a step go with care."""

    FITS = "FITS"
    FITS_WITH_USUAL_HELP = "FITS_WITH_USUAL_HELP"
    """Only when those who usually help do come: no firm promise."""
    MISSES = "MISSES"
    UNKNOWN = "UNKNOWN"
    """It cannot be computed; the words say why."""


@dataclass(frozen=True, slots=True)
class StepOpening:
    """A time at which nobody is surely with the children; on ``day``, else on the days of the week of ``time``."""

    time: OpenTime
    day: date | None = None


@dataclass(frozen=True, slots=True)
class StepFit:
    """``words``: the verdict, „Passt“; ``helpers``: who must come so that it fits."""

    kind: StepFitKind
    words: str
    openings: tuple[StepOpening, ...] = ()
    helpers: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Somebody must still be found, or promise to come."""
        return bool(self.openings)


@dataclass(frozen=True, slots=True)
class _Part:
    """The verdict on the times of the week together, or on one date; ``helpers`` ``None``: nobody can make it fit."""

    openings: tuple[StepOpening, ...] = ()
    missing: str = ""
    helpers: tuple[str, ...] | None = ()


def find_step_fit(
    children: Sequence[Child], week: CareWeek, step: Step, calendar: HolidayCalendar | None
) -> StepFit | None:
    """The step against today's care; ``None`` when nothing is asked: no times, or nobody to look after.

    ``calendar``: the holidays; without it a date is tested like its day of the week.
    """
    if step.times_for is not TimesFor.AWAY or not step.times or not children:
        return None
    if not (week.care or week.helpers or week.absences):
        return StepFit(StepFitKind.UNKNOWN, "Noch ist keine Betreuung eingetragen.")
    parts: list[_Part] = []
    weekly = [time for time in step.times if time.day is None]
    if weekly:
        parts.append(_weekly(children, week, [_activity(week, number, time) for number, time in enumerate(weekly)]))
    for time in step.times:
        if time.day is None:
            continue
        part = _dated(children, week, time, time.day, calendar)
        if isinstance(part, str):
            return StepFit(StepFitKind.UNKNOWN, part)
        parts.append(part)
    return _verdict(parts)


def find_effect(children: Sequence[Child], week: CareWeek, step: Step) -> StepEffect | None:
    """What the times of care of a step change, minutes of an average week; ``None`` when it brings no regular care."""
    times = [time for time in step.times if time.day is None]
    if step.times_for is not TimesFor.CARE or not times or not children:
        return None
    helpers = tuple(
        Helper(
            id=f"step-{number}",
            label=step.text,
            children=tuple(child.id for child in children),
            weeks=_known_weeks(week, time),
            days=time.days,
            start=time.start,
            end=time.end,
            reliability=Reliability.FIRM,
        )
        for number, time in enumerate(times)
    )
    after = week.model_copy(update={"helpers": (*week.helpers, *helpers)})
    cycle = week.cycle_weeks
    return StepEffect(before=family_gap(children, week) // cycle, after=family_gap(children, after) // cycle)


def effect_text(effect: StepEffect) -> str:
    """„Offen sind dann 7 h 45 min in der Woche statt 17 h 50 min.“"""
    if effect.after == effect.before:
        return "An den offenen Zeiten ändert das nichts."
    if not effect.after:
        return f"Damit ist alles abgedeckt. Offen waren {minutes_text(effect.before)} in der Woche."
    return f"Offen sind dann {minutes_text(effect.after)} in der Woche statt {minutes_text(effect.before)}."


def _verdict(parts: Sequence[_Part]) -> StepFit:
    openings = tuple(opening for part in parts for opening in part.openings)
    if not openings:
        return StepFit(StepFitKind.FITS, "Passt")
    open_parts = [part for part in parts if part.openings]
    helpers = tuple(dict.fromkeys(name for part in open_parts for name in part.helpers or ()))
    if all(part.helpers for part in open_parts):
        words = f"Passt nur, wenn diese Hilfe kommt: {listing(helpers)}"
        return StepFit(StepFitKind.FITS_WITH_USUAL_HELP, words, openings, helpers)
    words = f"Passt nicht: {listing([part.missing for part in open_parts])}"
    return StepFit(StepFitKind.MISSES, words, openings)


def _activity(week: CareWeek, number: int, time: StepTime) -> Activity:
    return Activity(
        id=f"step-{number}",
        kind=ActivityKind.COURSE,
        weeks=_known_weeks(week, time),
        days=time.days,
        start=time.start,
        end=time.end,
    )


def _known_weeks(week: CareWeek, time: StepTime) -> tuple[int, ...] | None:
    """Weeks that the cycle has; when it has become so short that none is left, every week: rather too much."""
    return tuple(number for number in time.weeks or () if number <= week.cycle_weeks) or None


def _weekly(children: Sequence[Child], week: CareWeek, activities: Sequence[Activity]) -> _Part:
    fit = fit_of(children, week.model_copy(update={"activities": tuple(activities)}), _TEMPLATE)
    if fit.report is None or fit.fit is Fit.FITS:
        return _Part()
    openings = tuple(StepOpening(time) for time in find_open_times(fit.report))
    helpers = fit.helpers if fit.fit is Fit.FITS_WITH_USUAL_HELP else None
    return _Part(openings, missing_text(fit, week.cycle_weeks), helpers)


def _dated(
    children: Sequence[Child], week: CareWeek, time: StepTime, day: date, calendar: HolidayCalendar | None
) -> _Part | str:
    """One date; the reason when it cannot be tested."""
    if week.cycle_weeks > 1 and week.cycle_start is None:
        return "Lässt sich nicht prüfen: In der Betreuungswoche fehlt, wann Woche A beginnt."
    event = Activity(
        id="step",
        kind=ActivityKind.COURSE,
        weeks=(cycle_week(day, week.cycle_start, week.cycle_weeks),) if week.cycle_start else None,
        days=(WEEKDAYS[day.weekday()],),
        start=time.start,
        end=time.end,
        public_holidays=True,
    )
    that_day = week.model_copy(update={"activities": (event,), "leave": ()})
    if calendar is None or not _reaches(calendar, day):
        return _weekly(children, that_day, (event,))
    try:
        pieces = _open_pieces(children, that_day, day, calendar)
        if not pieces:
            return _Part()
        helpers = _needed(children, that_day, day, calendar)
    except BadFileError:
        return "Lässt sich nicht prüfen: Für diesen Tag gibt es noch keine Daten zu den Schulferien."
    minutes = length(merge([piece for of_child in pieces.values() for piece in of_child]))
    words = count_text(minutes, "Minute", "Minuten") if minutes < 60 else minutes_text(minutes)
    missing = f"{words} am {weekday_name(day.weekday())}, {short_date(day)}"
    return _Part(tuple(_openings(pieces, day)), missing, helpers or None)


def _reaches(calendar: HolidayCalendar, day: date) -> bool:
    first, last = calendar_span(day, day + timedelta(days=1))
    return calendar.first <= first and last <= calendar.last


def _open_pieces(
    children: Sequence[Child], week: CareWeek, day: date, calendar: HolidayCalendar
) -> dict[str, list[Interval]]:
    """Child → pieces without care, minutes after the midnight before ``day``; children with care are left out."""
    found: dict[str, list[Interval]] = {}
    for of_day in compute_year(children, week, calendar, day, day + timedelta(days=1)):
        shift = (of_day.day - day).days * DAY
        found.setdefault(of_day.child, []).extend((start + shift, end + shift) for start, end in of_day.gap)
    return {child: merge(pieces) for child, pieces in found.items() if pieces}


def _openings(pieces: dict[str, list[Interval]], day: date) -> Iterator[StepOpening]:
    together: dict[Interval, list[str]] = {}
    for child, of_child in pieces.items():
        for piece in of_child:
            together.setdefault(piece, []).append(child)
    for (start, end), children in sorted(together.items()):
        yield StepOpening(OpenTime(tuple(children), (), (day.weekday(),), start, end), day)


def _needed(children: Sequence[Child], week: CareWeek, day: date, calendar: HolidayCalendar) -> tuple[str, ...]:
    """Those who usually help and without whom it would not fit; nobody when it does not fit with all of them either."""
    names = list(helper_names(week, Reliability.USUAL))

    def fits(helpers: Sequence[str]) -> bool:
        return not _open_pieces(children, apply_all(week, [HelperFirm(helper=n) for n in helpers]), day, calendar)

    if not names or not fits(names):
        return ()
    for name in tuple(names):
        others = [other for other in names if other != name]
        if fits(others):
            names = others
    return tuple(names)
