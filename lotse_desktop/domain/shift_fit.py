"""The reverse question: which shifts fit today's care (handbook 4.9)?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lotse_desktop.domain.care import CareWeek, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import CareReport, compute
from lotse_desktop.domain.intervals import intersect, length, merge
from lotse_desktop.domain.scenarios import HelperFirm, apply_all, helper_names
from lotse_desktop.domain.shifts import ShiftTemplate, laid_over
from lotse_desktop.domain.timetable import LongCycleError, supply_times


class Fit(StrEnum):
    """How a template goes with today's care."""

    FITS = "FITS"
    FITS_WITH_USUAL_HELP = "FITS_WITH_USUAL_HELP"
    """When those who usually help do come."""
    MISSES = "MISSES"
    TOO_LONG = "TOO_LONG"
    """Both repeat together only after more than 24 weeks; nothing is computed."""


@dataclass(frozen=True, slots=True)
class ShiftFit:
    """A template tested against today's care.

    ``week``: today's care with these working times; ``report``: what follows from it, ``None`` when it is too long.
    ``helpers``: who must come so that it fits, where it fits with usual help.
    """

    template: ShiftTemplate
    fit: Fit
    week: CareWeek
    report: CareReport | None
    helpers: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[tuple[int, int, int], ...]:
        """Week, day (0 = Monday) and minutes of the family gap of each day that misses."""
        days: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for gap in self.report.gaps if self.report else ():
            days.setdefault((gap.week, gap.day), []).append((gap.start, gap.end))
        return tuple((week, day, length(merge(pieces))) for (week, day), pieces in sorted(days.items()))

    @property
    def missing_minutes(self) -> int:
        """Minutes of the family gap over all weeks of the cycle."""
        return sum(self.report.family_gap_minutes) if self.report else 0


def find_fit(children: Sequence[Child], week: CareWeek, template: ShiftTemplate) -> ShiftFit:
    """Today's care, but with the working times of the template and the default ways."""
    try:
        with_work = laid_over(week, template)
    except LongCycleError:
        return ShiftFit(template, Fit.TOO_LONG, week, None)
    return fit_of(children, with_work, template)


def fit_of(children: Sequence[Child], with_work: CareWeek, template: ShiftTemplate) -> ShiftFit:
    """The same where the working times stand in the care week already."""
    report = compute(children, with_work)
    if not report.gap_minutes:
        return ShiftFit(template, Fit.FITS, with_work, report)
    if sum(report.soft_family_gap_minutes):
        return ShiftFit(template, Fit.MISSES, with_work, report)
    helpers = _needed(children, with_work, report)
    return ShiftFit(template, Fit.FITS_WITH_USUAL_HELP, with_work, report, helpers)


def find_fits(children: Sequence[Child], week: CareWeek, templates: Iterable[ShiftTemplate]) -> tuple[ShiftFit, ...]:
    """Every template, tested."""
    return tuple(find_fit(children, week, template) for template in templates)


def find_largest(fits: Iterable[ShiftFit]) -> ShiftFit | None:
    """Of those that fit without usual help, the one with most weekly hours; the first of equal ones."""
    fitting = [fit for fit in fits if fit.fit is Fit.FITS]
    return max(fitting, key=lambda fit: fit.template.week_minutes, default=None)


def _needed(children: Sequence[Child], week: CareWeek, report: CareReport) -> tuple[str, ...]:
    """Those who usually help and without whom it would not fit: who covers most comes first, until nothing is open."""
    names = helper_names(week, Reliability.USUAL)
    by_cover = sorted(names, key=lambda name: -_covered(week, report, name))
    needed: list[str] = []
    for name in by_cover:
        if not report.gap_minutes:
            break
        if _covered(week, report, name):
            needed.append(name)
            report = compute(children, apply_all(week, [HelperFirm(helper=name) for name in needed]))
    return tuple(needed)


def _covered(week: CareWeek, report: CareReport, name: str) -> int:
    """Minutes of gaps in which this person usually comes."""
    minutes = 0
    for helper in week.helpers:
        if helper.label == name and helper.reliability is Reliability.USUAL:
            times = merge(supply_times(week, helper))
            minutes += sum(length(intersect(report.child(child).gap, times)) for child in helper.children)
    return minutes
