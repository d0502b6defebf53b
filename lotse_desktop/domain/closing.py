"""The end of a case: its words, what was reached, what stays open, and the changes that belong together."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from lotse_desktop.domain.assessment import LIFECYCLE
from lotse_desktop.domain.client import CasePhase
from lotse_desktop.domain.lifecycle import Closure, ClosureReason
from lotse_desktop.domain.needs import FoundNeed
from lotse_desktop.domain.plan import GoalStatus, Plan, StepStatus
from lotse_desktop.domain.record import CaseRecord

REASONS: Final[Mapping[ClosureReason, str]] = {
    ClosureReason.INTEGRATED_WORK: "Arbeit aufgenommen",
    ClosureReason.INTEGRATED_TRAINING: "Ausbildung begonnen",
    ClosureReason.GOAL_REACHED_OTHER: "anderes Ziel erreicht, zum Beispiel Betreuung gesichert",
    ClosureReason.TRANSFERRED: "an andere Stelle übergeben",
    ClosureReason.MOVED: "umgezogen",
    ClosureReason.NO_CONTACT: "kein Kontakt: drei Versuche in 6 Wochen",
    ClosureReason.ENDED_BY_CLIENT: "auf eigenen Wunsch beendet",
    ClosureReason.NOT_TARGET_GROUP: "nicht Zielgruppe",
    ClosureReason.OTHER: "anderer Grund",
}


def goals_reached(plan: Plan) -> int:
    """How many goals of the plan were reached."""
    return sum(goal.status is GoalStatus.REACHED for goal in plan.goals)


def open_needs(plan: Plan, needs: Iterable[FoundNeed]) -> tuple[FoundNeed, ...]:
    """Confirmed needs that neither a reached goal nor only done steps answer."""
    reached = {goal.need for goal in plan.goals if goal.status is GoalStatus.REACHED}
    done = {step.need for step in plan.steps if step.status is StepStatus.DONE}
    answered = reached | (done - {step.need for step in plan.open_steps})
    return tuple(need for need in needs if need.confirmed and need.kind.key not in answered)


def with_closure(record: CaseRecord, closure: Closure) -> CaseRecord:
    """A copy that is closed and in the archive."""
    update = {"archived_on": closure.day, "phase": CasePhase.CLOSURE}
    closed = record.with_payload(LIFECYCLE, record.lifecycle.closed(closure))
    return closed.with_client(record.client.model_copy(update=update))


def with_reopening(record: CaseRecord) -> CaseRecord:
    """A copy that runs again, in the phase „Begleitung“; the former end stays listed."""
    update = {"archived_on": None, "phase": CasePhase.SUPPORT}
    opened = record.with_payload(LIFECYCLE, record.lifecycle.reopened())
    return opened.with_client(record.client.model_copy(update=update))


def with_restriction(record: CaseRecord, day: date | None) -> CaseRecord:
    """A copy that is restricted since ``day`` (Art. 18 DSGVO); ``None``: not any more."""
    return record.with_payload(LIFECYCLE, record.lifecycle.restricted(day))


def may_become(record: CaseRecord, wanted: CaseRecord) -> bool:
    """Whether ``record`` may be changed into ``wanted``: of a restricted case only the restriction may be lifted."""
    return record.lifecycle.restricted_on is None or wanted == with_restriction(record, None)
