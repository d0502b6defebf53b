"""A plan goes from draft to agreement, review and end; a change after agreeing makes it a draft again."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from lotse_desktop.domain.plan import Actor, Goal, GoalStatus, Plan, PlanState, Step, StepStatus
from lotse_desktop.domain.plan_states import (
    agreed,
    closed,
    find_checks,
    proposed_review,
    reopened,
    review_fault,
    reviewed,
    state_text,
)
from lotse_desktop.domain.step_fit import StepFit, StepFitKind, find_step_fit
from lotse_desktop.domain.step_times import StepTime
from tests.builders import TODAY, jana
from tests.strategies import plans

REVIEW = date(2026, 12, 22)
GOAL = Goal(id="g", text="Ich behalte meine Stelle.", sign_of_success="jede Schicht abgedeckt ist")
STEP = Step(id="s", text="Kita fragen", due=date(2026, 12, 1))
PLAN = Plan(goals=(GOAL,), steps=(STEP,))


def test_a_plan_goes_its_way() -> None:
    first = agreed(PLAN, TODAY, REVIEW)
    assert (first.state, first.agreed_on, first.review_on) == (PlanState.AGREED, TODAY, REVIEW)
    then = reviewed(first, REVIEW, date(2027, 1, 19))
    assert (then.state, then.agreed_on, then.reviewed_on) == (PlanState.REVIEWED, TODAY, REVIEW)
    end = closed(then, date(2027, 1, 19))
    assert (end.state, end.closed_on, end.review_on) == (PlanState.CLOSED, date(2027, 1, 19), None)
    again = reopened(end)
    assert (again.state, again.closed_on, again.agreed_on) == (PlanState.DRAFT, None, TODAY)


def test_the_review_is_proposed_within_four_weeks_on_a_working_day() -> None:
    assert proposed_review(TODAY) == REVIEW
    for number in range(7):
        day = proposed_review(TODAY + timedelta(days=number))
        assert day.weekday() < 5
        assert day - (TODAY + timedelta(days=number)) <= timedelta(days=28)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (REVIEW, ""),
        (date(2027, 5, 24), ""),
        (date(2027, 5, 25), "also bis 24.05.2027."),
        (TODAY, "nach dem heutigen Tag"),
        (None, "Bitte einen Tag"),
    ],
)
def test_a_review_lies_within_six_months(day: date | None, words: str) -> None:
    fault = review_fault(day, TODAY)
    assert words in fault
    assert bool(words) is bool(fault)


def test_a_review_that_is_too_late_is_never_taken() -> None:
    with pytest.raises(ValueError, match="review"):
        agreed(PLAN, TODAY, date(2027, 5, 25))


@pytest.mark.parametrize(
    "changed",
    [
        PLAN.with_goal(GOAL.model_copy(update={"text": "Ich finde eine neue Stelle."})),
        PLAN.with_goal(GOAL.model_copy(update={"due": TODAY})),
        PLAN.without_goal("g"),
        PLAN.with_step(Step(id="t", text="Hort fragen")),
        PLAN.with_step(STEP.model_copy(update={"due": date(2026, 12, 8)})),
        PLAN.with_step(STEP.model_copy(update={"care_by": "Oma I."})),
        PLAN.with_step(STEP.model_copy(update={"times": (StepTime(day=TODAY, start=540, end=600),)})),
        PLAN.without_step("s"),
    ],
)
def test_an_agreed_plan_that_changes_is_a_draft_again(changed: Plan) -> None:
    record = jana().with_plan(PLAN).with_plan(agreed(PLAN, TODAY, REVIEW))
    assert record.plan.state is PlanState.AGREED
    update = {"state": PlanState.AGREED, "agreed_on": TODAY, "review_on": REVIEW}
    after = record.with_plan(changed.model_copy(update=update)).plan
    assert (after.state, after.agreed_on) == (PlanState.DRAFT, TODAY)
    assert state_text(after) == "Entwurf: geändert, seit er am 24.11.2026 vereinbart wurde."


@pytest.mark.parametrize(
    "changed",
    [
        PLAN.with_step(STEP.model_copy(update={"status": StepStatus.DONE})),
        PLAN.with_step(STEP.model_copy(update={"status": StepStatus.DROPPED, "drop_reason": "Es geht auch so."})),
        PLAN.with_goal(GOAL.model_copy(update={"status": GoalStatus.REACHED})),
        PLAN.model_copy(update={"resources": ("Ich bleibe ruhig.",), "goal_reasons": {"g": "Gut so."}}),
    ],
)
def test_ticking_off_and_saying_what_became_of_it_leaves_it_agreed(changed: Plan) -> None:
    record = jana().with_plan(agreed(PLAN, TODAY, REVIEW))
    update = {"state": PlanState.AGREED, "agreed_on": TODAY, "review_on": REVIEW}
    assert record.with_plan(changed.model_copy(update=update)).plan.state is PlanState.AGREED


@given(plans())
def test_a_plan_that_does_not_change_keeps_its_state(plan: Plan) -> None:
    assert plan.following(plan) is plan


def test_without_a_goal_or_a_step_there_is_nothing_to_agree_on() -> None:
    sentences = [check.sentence for check in find_checks(Plan(), {}, TODAY) if check.blocking]
    assert sentences == ["Noch steht kein Ziel im Plan.", "Noch steht kein offener Schritt im Plan."]
    assert find_checks(PLAN, {}, TODAY) == ()


def test_what_is_not_clear_yet_is_told_and_does_not_block() -> None:
    plan = Plan(
        goals=(Goal(id="g", text="Ich arbeite."),),
        steps=(
            Step(id="a", text="Hort fragen"),
            Step(id="b", text="Amt anrufen", due=date(2026, 11, 20), actor=Actor.PARTNER),
        ),
    )
    checks = find_checks(plan, {}, TODAY)
    assert [check.sentence for check in checks] == [
        "„Ich arbeite.“: Woran merkt man es? Der Satz fehlt noch.",
        "„Amt anrufen“: Der Termin ist vorbei.",
        "„Amt anrufen“: Wer macht es? Der Name oder die Stelle fehlt noch.",
        "„Hort fragen“: noch ohne Termin.",
    ]
    assert not any(check.blocking for check in checks)


def test_times_that_do_not_fit_ask_for_somebody_until_a_name_stands_there() -> None:
    record = jana()
    step = STEP.model_copy(update={"times": (StepTime(day=date(2026, 12, 1), start=1140, end=1200),)})
    fit = find_step_fit(record.client.children, record.care_week, step, None)
    assert fit is not None
    plan = PLAN.with_step(step)
    sentences = [check.sentence for check in find_checks(plan, {"s": fit}, TODAY)]
    assert sentences == ["„Kita fragen“: Passt nicht: 1 h 20 min am Dienstag. Wer kümmert sich dann um die Kinder?"]
    cared = PLAN.with_step(step.model_copy(update={"care_by": "Oma I."}))
    assert find_checks(cared, {"s": fit}, TODAY) == ()


def test_more_than_seven_steps_and_times_that_cannot_be_tested_are_told() -> None:
    many = tuple(Step(id=f"s{number}", text=f"Schritt {number}", due=date(2026, 12, 1)) for number in range(8))
    checks = find_checks(
        Plan(goals=(GOAL,), steps=many), {"s0": StepFit(StepFitKind.UNKNOWN, "Lässt sich nicht prüfen.")}, TODAY
    )
    assert [check.sentence for check in checks] == [
        "8 offene Schritte: Auf dem Papier stehen die nächsten sieben.",
        "„Schritt 0“: Lässt sich nicht prüfen.",
    ]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (PLAN, "Entwurf: noch nicht vereinbart."),
        (agreed(PLAN, TODAY, REVIEW), "Vereinbart am 24.11.2026."),
        (reviewed(PLAN, TODAY, REVIEW), "Überprüft am 24.11.2026."),
        (closed(PLAN, TODAY), "Abgeschlossen am 24.11.2026."),
    ],
)
def test_the_state_in_words(plan: Plan, words: str) -> None:
    assert state_text(plan) == words
