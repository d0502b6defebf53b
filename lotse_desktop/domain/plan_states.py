"""How a plan goes its way: draft, agreed, reviewed, closed (handbook 2.1, 7).

What was agreed is kept as a version and never changes.  When goals or steps are changed afterwards, the plan is a draft
again until it is agreed anew (:meth:`Plan.following`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.outcomes import months_after
from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Actor, GoalStatus, Plan, PlanState, Step
from lotse_desktop.domain.proposals import workday
from lotse_desktop.domain.step_fit import StepFit, StepFitKind
from lotse_desktop.domain.wording import count_text, short_date

REVIEW_DAYS: Final = 28
"""Plans are looked through at least every 28 days (handbook 2.1)."""
MAX_REVIEW_MONTHS: Final = 6

STATE_NAMES: Final = {
    PlanState.DRAFT: "Entwurf",
    PlanState.AGREED: "vereinbart",
    PlanState.REVIEWED: "überprüft",
    PlanState.CLOSED: "abgeschlossen",
}
_NAMED: Final = frozenset({Actor.HELPER, Actor.PARTNER})


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """Something to look at before a plan is agreed; ``blocking``: without it there is nothing to agree on.

    ``step``: the id of the step that it is about.
    """

    sentence: str
    blocking: bool = False
    step: str = ""


def proposed_review(today: date) -> date:
    """When to look through a plan that is agreed or reviewed today, if nothing else is decided."""
    return workday(today + timedelta(days=REVIEW_DAYS), today)


def review_fault(day: date | None, today: date) -> str:
    """Why a plan that is agreed or reviewed today cannot be looked through on ``day``; empty when it can."""
    if day is None:
        return "Bitte einen Tag für den Rückblick eintragen."
    if day <= today:
        return "Der Rückblick liegt nach dem heutigen Tag."
    latest = months_after(today, MAX_REVIEW_MONTHS)
    if day > latest:
        return f"Ein Rückblick gehört spätestens sechs Monate später in den Kalender, also bis {short_date(latest)}."
    return ""


def find_checks(plan: Plan, fits: Mapping[str, StepFit], today: date) -> tuple[PlanCheck, ...]:
    """What to look at before ``plan`` is agreed; ``fits``: id of a step → its times against care."""
    found: list[PlanCheck] = []
    goals = [goal for goal in plan.goals if goal.text.strip() and goal.status is GoalStatus.OPEN]
    if not goals:
        found.append(PlanCheck("Noch steht kein Ziel im Plan.", blocking=True))
    if not plan.open_steps:
        found.append(PlanCheck("Noch steht kein offener Schritt im Plan.", blocking=True))
    found.extend(
        PlanCheck(f"„{goal.text}“: Woran merkt man es? Der Satz fehlt noch.")
        for goal in goals
        if not goal.sign_of_success.strip()
    )
    if len(plan.open_steps) > MAX_OPEN_STEPS:
        number = count_text(len(plan.open_steps), "offener Schritt", "offene Schritte")
        found.append(PlanCheck(f"{number}: Auf dem Papier stehen die nächsten sieben."))
    for step in plan.open_steps:
        found.extend(PlanCheck(sentence, step=step.id) for sentence in _about(step, fits.get(step.id), today))
    return tuple(found)


def agreed(plan: Plan, today: date, review_on: date) -> Plan:
    """The plan, agreed today.  Raises :class:`ValueError` for a day that :func:`review_fault` refuses."""
    return _dated(plan, today, review_on, PlanState.AGREED, {"agreed_on": today, "closed_on": None})


def reviewed(plan: Plan, today: date, review_on: date) -> Plan:
    """The plan, looked through today; to be looked through again on ``review_on``.  Raises as :func:`agreed`."""
    return _dated(plan, today, review_on, PlanState.REVIEWED, {"reviewed_on": today})


def closed(plan: Plan, today: date) -> Plan:
    """The plan, at its end; nothing is due any more."""
    return plan.model_copy(update={"state": PlanState.CLOSED, "closed_on": today, "review_on": None})


def reopened(plan: Plan) -> Plan:
    """The plan as a draft again, to be written on."""
    return plan.model_copy(update={"state": PlanState.DRAFT, "closed_on": None})


def state_text(plan: Plan) -> str:
    """Where the plan stands, in one sentence."""
    match plan.state:
        case PlanState.DRAFT if plan.agreed_on is not None:
            return f"Entwurf: geändert, seit er am {short_date(plan.agreed_on)} vereinbart wurde."
        case PlanState.DRAFT:
            return "Entwurf: noch nicht vereinbart."
        case PlanState.AGREED:
            return f"Vereinbart am {_day(plan.agreed_on)}."
        case PlanState.REVIEWED:
            return f"Überprüft am {_day(plan.reviewed_on)}."
        case PlanState.CLOSED:
            return f"Abgeschlossen am {_day(plan.closed_on)}."


def _dated(plan: Plan, today: date, review_on: date, state: PlanState, update: Mapping[str, date | None]) -> Plan:
    if review_fault(review_on, today):
        raise ValueError("review")
    return plan.model_copy(update={"state": state, "review_on": review_on, **update})


def _about(step: Step, fit: StepFit | None, today: date) -> list[str]:
    what = f"„{step.text}“"
    found: list[str] = []
    if step.due is None:
        found.append(f"{what}: noch ohne Termin.")
    elif step.is_late(today):
        found.append(f"{what}: Der Termin ist vorbei.")
    if step.actor in _NAMED and not step.who.strip():
        found.append(f"{what}: Wer macht es? Der Name oder die Stelle fehlt noch.")
    if fit is not None and fit.is_open and not step.care_by.strip():
        asked = "" if fit.helpers else " Wer kümmert sich dann um die Kinder?"
        found.append(f"{what}: {fit.words.rstrip('.')}.{asked}")
    elif fit is not None and fit.kind is StepFitKind.UNKNOWN:
        found.append(f"{what}: {fit.words}")
    return found


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else "–"
