"""The end of a case: what was reached, what stays open, and the changes that belong together."""

from datetime import date

from lotse_desktop.domain.client import CasePhase
from lotse_desktop.domain.closing import (
    REASONS,
    goals_reached,
    may_become,
    open_needs,
    with_closure,
    with_reopening,
    with_restriction,
)
from lotse_desktop.domain.lifecycle import CaseStatus, Closure, ClosureReason
from lotse_desktop.domain.needs import FoundNeed
from lotse_desktop.domain.plan import Actor, Decision, Goal, GoalStatus, Plan, Step, StepStatus
from tests.builders import TODAY, a_client, a_record
from tests.catalogue.shipped import catalogue

END = Closure(day=TODAY, reason=ClosureReason.GOAL_REACHED_OTHER)


def needs(*dropped: int) -> tuple[FoundNeed, ...]:
    return tuple(
        FoundNeed(kind, "", computed=True, by_hand=False, decision=Decision.DROPPED if n in dropped else None)
        for n, kind in enumerate(catalogue().needs[:4])
    )


def a_step(number: int, need: str, status: StepStatus) -> Step:
    return Step(id=f"s{number}", text="Anrufen", actor=Actor.CLIENT, need=need, status=status)


def test_every_reason_has_german_words() -> None:
    assert set(REASONS) == set(ClosureReason)
    assert len(set(REASONS.values())) == len(REASONS)


def test_goals_count_only_when_they_were_reached() -> None:
    states = (GoalStatus.REACHED, GoalStatus.PARTLY, GoalStatus.REACHED)
    goals = tuple(Goal(id=f"g{n}", text="Ziel", status=status) for n, status in enumerate(states))
    assert goals_reached(Plan(goals=goals)) == 2


def test_a_need_stays_open_until_a_goal_is_reached_or_all_its_steps_are_done() -> None:
    first, second, third, fourth = (need.kind.key for need in needs())
    goal = Goal(id="g", text="Ziel", need=first, status=GoalStatus.REACHED)
    steps = (
        a_step(1, second, StepStatus.DONE),
        a_step(2, third, StepStatus.DONE),
        a_step(3, third, StepStatus.OPEN),
    )
    plan = Plan(goals=(goal,), steps=steps)
    assert [need.kind.key for need in open_needs(plan, needs())] == [third, fourth]
    assert [need.kind.key for need in open_needs(plan, needs(3))] == [third]


def test_closing_puts_into_the_archive_and_reopening_takes_back_but_keeps_the_former_end() -> None:
    closed = with_closure(a_record(), END)
    assert (closed.client.archived_on, closed.client.phase) == (TODAY, CasePhase.CLOSURE)
    assert closed.lifecycle.status is CaseStatus.CLOSED
    opened = with_reopening(closed)
    assert (opened.client.archived_on, opened.client.phase) == (None, CasePhase.SUPPORT)
    assert opened.lifecycle.former == (END,)
    assert opened.lifecycle.status is CaseStatus.OPEN


def test_a_restricted_case_becomes_nothing_but_free_again() -> None:
    record = a_record()
    restricted = with_restriction(record, date(2026, 11, 20))
    assert may_become(record, restricted)
    assert may_become(restricted, with_restriction(restricted, None))
    assert not may_become(restricted, restricted.with_client(a_client("Lena")))
    both = with_restriction(restricted, None).with_client(a_client("Lena"))
    assert not may_become(restricted, both)
