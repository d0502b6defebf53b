"""From a case to the sentences of „Mein Plan“, in the order of handbook 7.1; nothing of the must-not list 7.3.

On paper stand the first name (if wanted), first names of children, helpers as they were labelled, goals, steps and
rights.  Levels, notes, answers, family names and everything from questions marked S never get here.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.care import CareWeek, cycle_week
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.feasible import Window
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.needs import FoundNeed, find_needs, find_resources
from lotse_desktop.domain.open_times import find_open_times
from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Actor, Goal, GoalStatus, Plan, PlanState, Step
from lotse_desktop.domain.plan_sentences import open_sentence, state_sentences, step_sentences
from lotse_desktop.domain.proposals import MAX_RIGHTS, propose_emergency, propose_goals, propose_rights, propose_steps
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanReport, PlanTexts, ReportGoal, ReportStep, WeekBox
from lotse_desktop.domain.step_fit import find_step_fit
from lotse_desktop.domain.wording import (
    clock,
    half_hours_text,
    listing,
    long_date,
    plain_date,
    week_letter,
    weekday_list,
)

MAX_RESOURCES: Final = 6
FEWEST_RESOURCES: Final = 3
MAX_OPEN_TIMES: Final = 8
MAX_WEEKS: Final = 2
_LOOKED_THROUGH: Final = frozenset({PlanState.REVIEWED, PlanState.CLOSED})


def build_plan_report(
    record: CaseRecord,
    catalogue: Catalogue,
    texts: PlanTexts,
    report: CareReport,
    boxes: Sequence[WeekBox],
    *,
    today: date,
    number: int,
    calendar: HolidayCalendar | None = None,
) -> PlanReport:
    """The plan as it would be printed ``today`` as version ``number``.

    ``boxes``: those of :func:`weeks_shown`.  A case without goals and steps is shown with the proposals.  ``calendar``:
    the holidays, for steps that take place on a date.
    """
    needs = find_needs(catalogue, record, report, today)
    plan = _with_proposals(record, catalogue, needs, today)
    steps = plan.open_steps
    weeks = weeks_shown(report) if boxes else ()
    return PlanReport(
        language=texts.language,
        name=record.client.given_name if plan.show_name else "",
        day=today,
        version=number,
        state=plan.state,
        agreement=" ".join(state_sentences(plan, texts)),
        next_appointment=_appointment(plan, texts),
        resources=_resources(record, catalogue, report, today),
        goals=tuple(_goal(goal, texts) for goal in plan.goals if _is_shown(goal, plan, texts)),
        lanes=tuple(child.given_name for child in record.client.children),
        weeks=tuple(_week_title(week, record.care_week, texts, today) for week in weeks),
        boxes=tuple(box.model_copy(update={"week": weeks.index(box.week) + 1}) for box in boxes if box.week in weeks),
        open_times=tuple(_open_times(record, report, texts)),
        feasible=tuple(_feasible(record, report, texts)),
        steps=tuple(_step(step, record, calendar, texts) for step in steps[:MAX_OPEN_STEPS]),
        later_steps=len(steps[MAX_OPEN_STEPS:]),
        emergency=tuple(line for line in plan.emergency or () if line.strip()),
        good_to_know=tuple(line for line in plan.good_to_know if line.strip())[:MAX_RIGHTS],
    )


def shorter(report: PlanReport) -> PlanReport | None:
    """The next shortening of handbook 7.1: „Gut zu wissen“, resources to three, then the latest step moves on.

    ``None`` when nothing is left to cut; the first step stays.
    """
    if report.good_to_know:
        return report.model_copy(update={"good_to_know": ()})
    if len(report.resources) > FEWEST_RESOURCES:
        return report.model_copy(update={"resources": report.resources[:FEWEST_RESOURCES]})
    if len(report.steps) > 1:
        return report.model_copy(update={"steps": report.steps[:-1], "later_steps": report.later_steps + 1})
    return None


def weeks_shown(report: CareReport) -> tuple[int, ...]:
    """The weeks of the cycle that are drawn: all of a short cycle, else the two with the most open time."""
    numbers = range(1, report.cycle_weeks + 1)
    longest = sorted(numbers, key=lambda week: (-report.family_gap_minutes[week - 1], week))[:MAX_WEEKS]
    return tuple(sorted(longest))


def _with_proposals(record: CaseRecord, catalogue: Catalogue, needs: Sequence[FoundNeed], today: date) -> Plan:
    """The plan, with proposals where nobody has written anything yet."""
    plan = record.plan
    if plan.emergency is None:
        plan = plan.model_copy(update={"emergency": propose_emergency(record)})
    if plan.goals or plan.steps:
        return plan
    return plan.model_copy(
        update={
            "goals": propose_goals(catalogue, record, needs, today),
            "steps": propose_steps(catalogue, record, needs, today),
            "good_to_know": plan.good_to_know or propose_rights(catalogue, needs, today),
        }
    )


def _appointment(plan: Plan, texts: PlanTexts) -> str:
    appointment = plan.next_appointment
    if appointment is None:
        return ""
    day = long_date(appointment.day)
    minute = appointment.minute
    when = day if minute is None else texts.at_time.format(day=day, time=clock(minute))
    return texts.next_appointment.format(when=when)


def _resources(record: CaseRecord, catalogue: Catalogue, report: CareReport, today: date) -> tuple[str, ...]:
    lines: Iterable[str] | None = record.plan.resources
    if lines is None:
        found = find_resources(catalogue, record, report, today)
        lines = (resource.sentence for resource in found if not resource.private)
    return tuple(line for line in lines if line.strip())[:MAX_RESOURCES]


def _is_shown(goal: Goal, plan: Plan, texts: PlanTexts) -> bool:
    """Open ones; once the plan was looked through also what was reached."""
    reached = plan.state in _LOOKED_THROUGH and goal.status.value in texts.results
    return bool(goal.text.strip()) and (goal.status is GoalStatus.OPEN or reached)


def _goal(goal: Goal, texts: PlanTexts) -> ReportGoal:
    result = texts.results.get(goal.status.value, "")
    if result:
        return ReportGoal(text=goal.text, result=result)
    sign = goal.sign_of_success.strip().rstrip(".")
    return ReportGoal(text=goal.text, sign_of_success=texts.sign_of_success.format(sign=sign) if sign else "")


def _step(step: Step, record: CaseRecord, calendar: HolidayCalendar | None, texts: PlanTexts) -> ReportStep:
    who = {Actor.CLIENT: texts.me, Actor.COACH: texts.coach}.get(step.actor, "")
    fit = find_step_fit(record.client.children, record.care_week, step, calendar)
    return ReportStep(
        what=step.text,
        who=step.who or who,
        until=long_date(step.due) if step.due else "",
        where=step.place,
        notes=tuple(step_sentences(step, record, fit, texts)),
    )


def _week_title(number: int, week: CareWeek, texts: PlanTexts, today: date) -> str:
    """„Woche A“ and, where the start of the cycle is known, the Monday on which it begins next or began."""
    if week.cycle_weeks == 1:
        return texts.every_week
    title = texts.week_of_cycle.format(week=week_letter(number))
    if week.cycle_start is None:
        return title
    ahead = (number - cycle_week(today, week.cycle_start, week.cycle_weeks)) % week.cycle_weeks
    monday = today + timedelta(days=7 * ahead - today.weekday())
    return texts.week_from.format(week=title, day=plain_date(monday))


def _open_times(record: CaseRecord, report: CareReport, texts: PlanTexts) -> Iterator[str]:
    """One sentence per open time and, with several children, one for each who is always cared for."""
    if not report.demand_minutes:
        yield texts.no_demand
        return
    if not report.gap_minutes:
        yield texts.nothing_open
        return
    times = find_open_times(report)
    shown = times if len(times) <= MAX_OPEN_TIMES else times[: MAX_OPEN_TIMES - 1]
    for time in shown:
        yield open_sentence(time, record, report.cycle_weeks, texts)
    if len(shown) < len(times):
        yield texts.more_open.format(number=len(times) - len(shown))
    for child in report.children:
        if child.demand_minutes and not child.gap_minutes:
            yield texts.nothing_open_child.format(child=record.client.child(child.child).given_name)


def _feasible(record: CaseRecord, report: CareReport, texts: PlanTexts) -> Iterator[str]:
    """The longest window of each day of the week with the fewest hours, and these hours (handbook 4.9)."""
    hours = report.feasible_week_minutes
    if not record.client.children or not any(hours):
        yield texts.feasible_none
        return
    empty = [number for number, minutes in enumerate(hours, start=1) if not minutes]
    if empty:
        week = texts.week_of_cycle.format(week=listing([week_letter(number) for number in empty]))
        yield texts.feasible_none_week.format(week=week)
        return
    least = hours.index(min(hours)) + 1
    longest: dict[int, Window] = {}
    for window in report.feasible:
        known = longest.get(window.day)
        if window.week == least and (known is None or window.end - window.start > known.end - known.start):
            longest[window.day] = window
    spans: dict[tuple[int, int], list[int]] = {}
    for day, window in sorted(longest.items()):
        spans.setdefault((window.start, window.end), []).append(day)
    for (start, end), days in spans.items():
        yield texts.feasible_day.format(days=weekday_list(days), start=clock(start), end=clock(end))
    text = texts.feasible_sum if len(set(hours)) == 1 else texts.feasible_least
    yield text.format(hours=half_hours_text(min(hours)))
