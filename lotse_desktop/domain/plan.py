"""The individual action plan: goals, steps, decisions on needs (handbook 7)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Minute
from lotse_desktop.domain.step_times import StepEffect, StepTime, TimesFor

MAX_OPEN_STEPS = 7
"""At most seven open steps stand on a plan (handbook 7.1)."""

MAX_GOALS = 3
"""A plan has one to three goals (handbook 7.1)."""


MAX_TIMES = 14
"""Times of one step."""


class PlanState(StrEnum):
    """Where a plan stands; what was agreed is kept as a version and never changes."""

    DRAFT = "DRAFT"
    """Being written; with ``agreed_on`` it was agreed that day and has changed since."""
    AGREED = "AGREED"
    REVIEWED = "REVIEWED"
    CLOSED = "CLOSED"


class GoalStatus(StrEnum):
    """What became of a goal."""

    OPEN = "OPEN"
    REACHED = "REACHED"
    PARTLY = "PARTLY"
    CHANGED = "CHANGED"
    DROPPED = "DROPPED"


class StepStatus(StrEnum):
    """What became of a step; late is computed, not stored."""

    OPEN = "OPEN"
    DONE = "DONE"
    DROPPED = "DROPPED"


class Actor(StrEnum):
    """Who does a step."""

    CLIENT = "CLIENT"
    COACH = "COACH"
    HELPER = "HELPER"
    PARTNER = "PARTNER"


class Decision(StrEnum):
    """What coach and client decided about a need."""

    CONFIRMED = "CONFIRMED"
    DROPPED = "DROPPED"


class Goal(Frozen):
    """What the client wants to reach, in the client's words."""

    id: Key
    text: Line = ""
    sign_of_success: Line = ""
    due: Day | None = None
    need: Key | None = None
    status: Annotated[GoalStatus, LOOSE] = GoalStatus.OPEN


class Step(Frozen):
    """One action: what, who, by when, where."""

    id: Key
    text: Line = ""
    actor: Annotated[Actor, LOOSE] = Actor.CLIENT
    who: Line = ""
    """First name or role when the actor is a helper or a partner; else empty."""
    due: Day | None = None
    place: Line = ""
    need: Key | None = None
    status: Annotated[StepStatus, LOOSE] = StepStatus.OPEN
    drop_reason: Line = ""
    """Why it is no longer to be done, or what became of it otherwise."""
    times: Annotated[tuple[StepTime, ...], Listed, Field(max_length=MAX_TIMES)] = ()
    times_for: Annotated[TimesFor, LOOSE] = TimesFor.AWAY
    care_by: Line = ""
    """First name or role of who looks after what the care of the family leaves open at these times."""
    effect: StepEffect | None = None
    """What its times of care change; ``None`` when it brings no care."""
    service: Key | None = None
    """The entry of the directory that it goes to."""
    measure: Key | None = None
    """The measure of the catalogue that it applies for."""
    chain: Key | None = None
    """The chain that was begun for the client, and its step."""
    chain_step: Key | None = None

    def is_late(self, today: date) -> bool:
        """Open although the day has passed."""
        return self.status is StepStatus.OPEN and self.due is not None and self.due < today


class Appointment(Frozen):
    """The next appointment."""

    day: Day
    minute: Minute | None = None


class Plan(Frozen):
    """The plan as it is being written; what was printed is kept apart as a version."""

    goals: Annotated[tuple[Goal, ...], Listed, Field(max_length=MAX_GOALS)] = ()
    steps: Annotated[tuple[Step, ...], Listed] = ()
    decisions: dict[Key, Annotated[Decision, LOOSE]] = Field(default_factory=dict)
    """Need → decision; a need without one is a proposal, computed needs count as confirmed."""
    added_needs: Annotated[tuple[Key, ...], Listed] = ()
    """Needs that the coach added by hand."""
    resources: Annotated[tuple[Line, ...], Listed] | None = None
    """„Das habe ich schon“, 3 to 6 lines; ``None``: the proposals are taken."""
    emergency: Annotated[tuple[Line, ...], Listed] | None = None
    """„Wenn etwas dazwischenkommt“, in order; ``None``: taken from the emergency chain."""
    good_to_know: Annotated[tuple[Line, ...], Listed] = ()
    """At most three sentences about rights."""
    next_appointment: Appointment | None = None
    show_name: bool = True
    state: Annotated[PlanState, LOOSE] = PlanState.DRAFT
    agreed_on: Day | None = None
    """When it was last agreed."""
    agreed_version: int | None = None
    """The number of the version that was agreed."""
    review_on: Day | None = None
    """When it is looked through together; at most six months after it was agreed or last reviewed."""
    reviewed_on: Day | None = None
    closed_on: Day | None = None
    goal_reasons: dict[Key, Line] = Field(default_factory=dict)
    """Goal → what became of it, in a few words."""

    def with_step(self, step: Step) -> Self:
        """A copy in which the step with the same id is replaced, or ``step`` is added."""
        known = any(other.id == step.id for other in self.steps)
        changed = tuple(step if other.id == step.id else other for other in self.steps)
        return self.model_copy(update={"steps": changed if known else (*changed, step)})

    def without_step(self, step_id: str) -> Self:
        """A copy without this step."""
        return self.model_copy(update={"steps": tuple(step for step in self.steps if step.id != step_id)})

    def with_goal(self, goal: Goal) -> Self:
        """A copy in which the goal with the same id is replaced, or ``goal`` is added."""
        known = any(other.id == goal.id for other in self.goals)
        changed = tuple(goal if other.id == goal.id else other for other in self.goals)
        return self.model_copy(update={"goals": changed if known else (*changed, goal)})

    def without_goal(self, goal_id: str) -> Self:
        """A copy without this goal."""
        return self.model_copy(update={"goals": tuple(goal for goal in self.goals if goal.id != goal_id)})

    def with_decision(self, need: str, decision: Decision | None) -> Self:
        """A copy with this decision on a need; ``None`` takes it back."""
        decisions = {key: value for key, value in self.decisions.items() if key != need}
        if decision is not None:
            decisions[need] = decision
        return self.model_copy(update={"decisions": decisions})

    def with_added_need(self, need: str) -> Self:
        """A copy in which the coach added this need by hand; a former decision on it is taken back."""
        added = self.added_needs if need in self.added_needs else (*self.added_needs, need)
        return self.with_decision(need, None).model_copy(update={"added_needs": added})

    def following(self, before: "Plan") -> Self:
        """This plan where ``before`` stood: a draft again when it says other goals or steps than were agreed.

        Ticking something off, or saying what became of it, is no such change; a change of the state is taken as it is.
        """
        if self.state is not before.state or self.state is PlanState.DRAFT or not self.differs(before):
            return self
        return self.model_copy(update={"state": PlanState.DRAFT, "closed_on": None})

    def differs(self, before: "Plan") -> bool:
        """Whether it says other goals, or something else to be done, than ``before``."""
        if [_agreed_goal(goal) for goal in before.goals] != [_agreed_goal(goal) for goal in self.goals]:
            return True
        former = {step.id: _agreed_step(step) for step in before.steps}
        left = {step.id for step in self.steps}
        if any(step.id not in left for step in before.open_steps):
            return True
        return any(former.get(step.id) != _agreed_step(step) for step in self.open_steps)

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """Open steps by date, those without a date last."""
        steps = [step for step in self.steps if step.status is StepStatus.OPEN]
        return tuple(sorted(steps, key=lambda step: (step.due is None, step.due or date.max)))


def _agreed_goal(goal: Goal) -> tuple[object, ...]:
    return goal.id, goal.text, goal.sign_of_success, goal.due


def _agreed_step(step: Step) -> tuple[object, ...]:
    return step.text, step.actor, step.who, step.due, step.place, step.times, step.times_for, step.care_by
