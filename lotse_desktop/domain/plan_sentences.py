"""Sentences of the printed plan about times: what is open, when a step takes place, who looks after the children."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.open_times import OpenTime
from lotse_desktop.domain.plan import Plan, PlanState, Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanTexts
from lotse_desktop.domain.step_fit import StepFit
from lotse_desktop.domain.step_times import StepTime
from lotse_desktop.domain.timetable import entry_end
from lotse_desktop.domain.wording import (
    clock,
    listing,
    long_date,
    plain_date,
    week_letter,
    weekday_list,
    without_brackets,
)


def open_sentence(
    time: OpenTime, record: CaseRecord, cycle_weeks: int, texts: PlanTexts, day: date | None = None
) -> str:
    """„Offen: Montag bis Mittwoch von 5:20 bis 7:30 Uhr.“; on a date „Offen: Freitag, 20. November 2026, von …“."""
    every_week = day is not None or len(time.weeks) == cycle_weeks
    only_child = len(record.client.children) == 1
    text = {
        (True, True): texts.open_time,
        (True, False): texts.open_child,
        (False, True): texts.open_week,
        (False, False): texts.open_week_child,
    }[every_week, only_child]
    words = {
        "child": listing([record.client.child(child).given_name for child in time.children]),
        "days": weekday_list(time.days) if day is None else f"{long_date(day)},",
        "times": _span(time.start, time.end, texts),
        "week": _weeks(time.weeks, texts),
    }
    return text.format(**words)


def step_sentences(step: Step, record: CaseRecord, fit: StepFit | None, texts: PlanTexts) -> Iterator[str]:
    """What stands below a step with times: when it is, what is open then, and who looks after that."""
    cycle = record.care_week.cycle_weeks
    for time in step.times:
        yield _time_sentence(time, cycle, texts)
    if fit is None or not fit.is_open:
        return
    for opening in fit.openings:
        yield open_sentence(opening.time, record, cycle, texts, opening.day)
    who = without_brackets(step.care_by) or listing([without_brackets(name) for name in fit.helpers])
    yield texts.cared_by.format(who=who.rstrip(".") if who else texts.nobody_yet)


def state_sentences(plan: Plan, texts: PlanTexts) -> Iterator[str]:
    """When the plan was agreed, looked through and closed, and when it is looked through next; nothing for a draft."""
    days: Mapping[str, date | None] = {
        texts.agreed_on: plan.agreed_on,
        texts.reviewed_on: plan.reviewed_on if plan.state is not PlanState.AGREED else None,
        texts.closed_on: plan.closed_on,
    }
    if plan.state is PlanState.DRAFT:
        return
    yield from (text.format(day=plain_date(day)) for text, day in days.items() if day is not None)
    if plan.review_on is not None:
        yield texts.review_on.format(day=plain_date(plan.review_on))


def _time_sentence(time: StepTime, cycle_weeks: int, texts: PlanTexts) -> str:
    times = _span(time.start, entry_end(time.start, time.end), texts)
    if time.day is not None:
        return texts.step_time.format(days=f"{long_date(time.day)},", times=times)
    days = weekday_list([day.number for day in time.days])
    if time.weeks is None or len(set(time.weeks)) >= cycle_weeks:
        return texts.step_time.format(days=days, times=times)
    return texts.step_time_week.format(week=_weeks(sorted(time.weeks), texts), days=days, times=times)


def _span(start: int, end: int, texts: PlanTexts) -> str:
    text = texts.overnight if end > DAY else texts.span
    return text.format(start=clock(start), end=clock(end - DAY if end > DAY else end))


def _weeks(weeks: Sequence[int], texts: PlanTexts) -> str:
    return texts.week_of_cycle.format(week=listing([week_letter(week) for week in weeks]))
