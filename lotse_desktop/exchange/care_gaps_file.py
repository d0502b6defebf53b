"""Care gaps for other programs (``lotse.care-gaps/1``) and for reading."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from lotse_desktop.domain.care import WEEKDAYS, CareWeek
from lotse_desktop.domain.care_words import GAP_CLASS_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.feasible import Window
from lotse_desktop.domain.frozen import clock_text
from lotse_desktop.domain.gaps import CareReport, Gap, compute
from lotse_desktop.domain.wording import clock, half_hours_text, minutes_text, week_letter, weekday_name

FORMAT: Final = "lotse.care-gaps/1"


def care_gaps_json(children: Sequence[Child], week: CareWeek) -> str:
    """Gaps, classes, sums and feasible windows as JSON; only ASCII, so that every console carries it."""
    report = compute(children, week)
    value = {
        "format": FORMAT,
        "gaps": [_gap(gap) for gap in report.gaps],
        "classes": {name.value: minutes for name, minutes in report.classes},
        "demand_minutes": report.demand_minutes,
        "family_gap_minutes": report.family_gap_minutes,
        "soft_family_gap_minutes": report.soft_family_gap_minutes,
        "feasible": [_window(window) for window in report.feasible],
        "feasible_week_minutes": report.feasible_week_minutes,
    }
    return json.dumps(value, indent=1) + "\n"


def care_gaps_table(children: Sequence[Child], week: CareWeek) -> str:
    """The same as a German table for reading."""
    report = compute(children, week)
    names = {child.id: child.given_name for child in children}
    parts = (_open_times(report, names), _sums(report), _feasible(report))
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _gap(gap: Gap) -> dict[str, object]:
    return {
        "child": gap.child,
        "week": gap.week,
        "day": WEEKDAYS[gap.day].value,
        "start": clock_text(gap.start),
        "end": clock_text(gap.end),
        "minutes": gap.minutes,
        "classes": {name.value: minutes for name, minutes in gap.classes},
    }


def _window(window: Window) -> dict[str, object]:
    return {
        "week": window.week,
        "day": WEEKDAYS[window.day].value,
        "start": clock_text(window.start),
        "end": clock_text(window.end),
        "net_minutes": window.net_minutes,
    }


def _open_times(report: CareReport, names: dict[str, str]) -> Iterator[str]:
    yield "Zeiten ohne Betreuung"
    if not report.gaps:
        yield "  keine"
    several = report.cycle_weeks > 1
    for child, name in names.items():
        gaps = [gap for gap in report.gaps if gap.child == child]
        if gaps:
            yield f"  {name}"
        for gap in gaps:
            classes = ", ".join(f"{GAP_CLASS_NAMES[key]} {minutes_text(minutes)}" for key, minutes in gap.classes)
            when = f"{_when(gap.week, gap.day, several)}  {_span(gap.start, gap.end)}"
            yield f"    {when}  {minutes_text(gap.minutes):>11}  {classes}"


def _sums(report: CareReport) -> Iterator[str]:
    yield "Zusammen"
    weeks = zip(report.family_gap_minutes, report.soft_family_gap_minutes, strict=True)
    for number, (gap, soft) in enumerate(weeks, start=1):
        week = f"Woche {week_letter(number)}: " if report.cycle_weeks > 1 else ""
        yield f"  {week}mindestens ein Kind ohne Betreuung: {minutes_text(gap)}"
        yield f"  {week}wenn alle kommen, die meistens helfen: {minutes_text(soft)}"
    for key, minutes in report.classes:
        yield f"  {GAP_CLASS_NAMES[key]}: {minutes_text(minutes)} (alle Kinder, alle Wochen)"
    if report.coverage is None:
        yield "  Es ist keine Zeit eingetragen, in der Betreuung gebraucht wird."
    else:
        percent = f"{float(report.coverage * 100):.1f}".replace(".", ",")
        yield f"  gebraucht: {minutes_text(report.demand_minutes)}; davon gedeckt: {percent} %"


def _feasible(report: CareReport) -> Iterator[str]:
    yield "Machbare Arbeitszeit mit der Betreuung von heute"
    if not report.feasible:
        yield "  keine"
    several = report.cycle_weeks > 1
    for window in report.feasible:
        when = _when(window.week, window.day, several)
        yield f"  {when}  {_span(window.start, window.end)}  {minutes_text(window.net_minutes):>11} Arbeitszeit"
    for number, minutes in enumerate(report.feasible_week_minutes, start=1):
        week = f"Woche {week_letter(number)}: " if several else ""
        yield f"  {week}{half_hours_text(minutes)} Stunden in der Woche"


def _when(week: int, day: int, several: bool) -> str:  # noqa: FBT001 - two words of one column
    return f"Woche {week_letter(week)}  {weekday_name(day):<10}" if several else f"{weekday_name(day):<10}"


def _span(start: int, end: int) -> str:
    return f"{clock(start):>5} bis {clock(end):>5} Uhr"
