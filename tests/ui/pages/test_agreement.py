"""The plan is agreed, looked through and closed on its own part of the page; everything can be undone."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.plan import Goal, GoalStatus, Plan, PlanState, Step, StepStatus
from lotse_desktop.domain.plan_states import agreed, closed, reviewed
from lotse_desktop.domain.step_times import StepTime
from lotse_desktop.ui.look import apply_look
from lotse_desktop.ui.pages.plan import PlanPage
from tests.builders import TODAY, jana
from tests.ui.open_page import OpenPage
from tests.ui.plan_work import KeepsPlans
from tests.ui.reach import clipped, unnamed

REVIEW = date(2026, 12, 22)
GOAL = Goal(id="g", text="Ich behalte meine Stelle.", sign_of_success="jede Schicht abgedeckt ist")
COURSE = Step(
    id="s",
    text="Zum Kurs gehen",
    due=date(2026, 12, 1),
    times=(StepTime(days=(Weekday.DI,), start=900, end=990),),
)
CALL = Step(id="t", text="Kita anrufen", due=date(2026, 12, 4))
PLAN = Plan(goals=(GOAL,), steps=(COURSE, CALL))


def opened(qtbot: QtBot, plan: Plan, work: KeepsPlans | None = None) -> OpenPage[PlanPage]:
    page = OpenPage(qtbot, lambda context: PlanPage(context, work or KeepsPlans()), jana().with_plan(plan))
    page.page.show_part("agreement")
    return page


def state(page: OpenPage[PlanPage]) -> str:
    return page.find(QLabel, "plan-state").text()


def told(page: OpenPage[PlanPage]) -> str:
    return page.find(QLabel, "state-told").text()


def test_an_empty_plan_says_what_is_missing_and_cannot_be_agreed(qtbot: QtBot) -> None:
    page = opened(qtbot, Plan())
    assert "Noch steht kein Ziel im Plan." in page.texts("checks")
    assert not page.find(QPushButton, "agree").isEnabled()
    assert not page.part("step-care").isVisible()


def test_before_agreeing_open_times_are_listed_and_somebody_is_named(qtbot: QtBot) -> None:
    page = opened(qtbot, PLAN)
    asked = "„Zum Kurs gehen“: Passt nicht: 40 Minuten am Dienstag. Wer kümmert sich dann um die Kinder?"
    assert asked in page.texts("checks")
    assert "Passt nicht: 40 Minuten am Dienstag" in page.texts("step-care")
    page.write("care-by-s", "Oma")
    assert page.record.plan.steps[0].care_by == "Oma"
    assert "Alles ist klar." in page.texts("checks")


def test_agreeing_keeps_a_version_and_undo_makes_it_a_draft_again(qtbot: QtBot) -> None:
    work = KeepsPlans()
    page = opened(qtbot, PLAN, work)
    page.press("agree")
    plan = page.record.plan
    assert (plan.state, plan.agreed_on, plan.review_on) == (PlanState.AGREED, TODAY, REVIEW)
    assert plan.agreed_version == 1
    assert [record.plan.state for record in work.kept] == [PlanState.AGREED]
    assert state(page) == "Vereinbart am 24.11.2026."
    assert told(page) == "Vereinbart. Version 1 ist aufbewahrt und bleibt, wie sie ist."
    assert page.editor.undo_name == "Plan vereinbaren"
    page.editor.undo()
    assert page.record.plan == PLAN


def test_a_review_later_than_six_months_is_refused_in_one_sentence(qtbot: QtBot) -> None:
    work = KeepsPlans()
    page = opened(qtbot, PLAN, work)
    page.write("review-day", "25.5.2027")
    fault = page.find(QLabel, "review-fault")
    assert fault.isVisible()
    assert fault.text() == ("Ein Rückblick gehört spätestens sechs Monate später in den Kalender, also bis 24.05.2027.")
    page.press("agree")
    assert work.kept == []
    assert page.record.plan.state is PlanState.DRAFT
    page.write("review-day", "24.5.2027")
    assert not fault.isVisible()
    page.press("agree")
    assert page.record.plan.review_on == date(2027, 5, 24)


def test_a_plan_that_changes_while_it_is_kept_is_not_agreed(qtbot: QtBot) -> None:
    work = KeepsPlans(at_once=False)
    page = opened(qtbot, PLAN, work)
    page.press("agree")
    page.editor.change("x", page.record.with_plan(PLAN.without_step("t")))
    work.waiting.pop()()
    assert page.record.plan.state is PlanState.DRAFT
    assert "hat sich inzwischen geändert" in told(page)


def test_a_fault_of_the_world_is_told_and_nothing_is_agreed(qtbot: QtBot) -> None:
    work = KeepsPlans()
    work.fault = NoAccessError("Die Festplatte ist voll.")
    page = opened(qtbot, PLAN, work)
    page.press("agree")
    assert told(page) == "Die Festplatte ist voll."
    assert page.record.plan == PLAN


def test_a_change_after_agreeing_says_that_a_new_version_comes(qtbot: QtBot) -> None:
    settled = agreed(PLAN, TODAY, REVIEW).model_copy(update={"agreed_version": 3})
    page = opened(qtbot, settled)
    page.editor.change("x", page.record.with_plan(settled.without_step("t")))
    assert state(page) == "Entwurf: geändert, seit er am 24.11.2026 vereinbart wurde."
    assert "Version 3 bleibt, wie sie vereinbart wurde." in page.texts("state-card")
    page.editor.undo()
    page.editor.change(
        "x", page.record.with_plan(settled.with_step(CALL.model_copy(update={"status": StepStatus.DONE})))
    )
    assert state(page) == "Vereinbart am 24.11.2026."


def test_the_review_says_what_became_of_each_goal_and_step(qtbot: QtBot) -> None:
    page = opened(qtbot, agreed(PLAN, TODAY, REVIEW))
    goal, step = page.part("review-goal-g"), page.part("review-step-t")
    assert not page.part("checks").isVisible()
    page.press("option-PARTLY", goal)
    page.write("reason", "Der Samstag fehlt noch.", goal)
    page.press("option-DROPPED", step)
    page.write("reason", "Die Kita hat sich gemeldet.", step)
    page.write("review-day", "19.1.2027")
    page.press("finish-review")
    plan = page.record.plan
    assert (plan.state, plan.reviewed_on, plan.review_on) == (PlanState.REVIEWED, TODAY, date(2027, 1, 19))
    assert plan.goals[0].status is GoalStatus.PARTLY
    assert plan.goal_reasons == {"g": "Der Samstag fehlt noch."}
    assert (plan.steps[1].status, plan.steps[1].drop_reason) == (StepStatus.DROPPED, "Die Kita hat sich gemeldet.")
    page.press("option-DONE", page.part("review-step-s"))
    assert page.record.plan.state is PlanState.REVIEWED


def test_a_plan_is_closed_and_begun_anew(qtbot: QtBot) -> None:
    page = opened(qtbot, reviewed(agreed(PLAN, TODAY, REVIEW), TODAY, REVIEW))
    page.press("close-plan")
    assert (page.record.plan.state, page.record.plan.closed_on) == (PlanState.CLOSED, TODAY)
    assert state(page) == "Abgeschlossen am 24.11.2026."
    page.press("reopen")
    assert state(page).startswith("Entwurf")
    page.editor.undo()
    page.editor.undo()
    assert page.record.plan.state is PlanState.REVIEWED


def test_from_the_agreed_plan_one_gets_to_the_paper(qtbot: QtBot) -> None:
    page = opened(qtbot, agreed(PLAN, TODAY, REVIEW))
    wanted: list[tuple[object, ...]] = []
    page.page.wanted.connect(lambda *place: wanted.append(place))
    page.press("to-paper")
    assert wanted == [("paper", "")]


@pytest.mark.parametrize(
    "plan", [Plan(), PLAN, agreed(PLAN, TODAY, REVIEW), closed(agreed(PLAN, TODAY, REVIEW), TODAY)]
)
def test_showing_writes_nothing_and_everything_has_a_name(qtbot: QtBot, plan: Plan) -> None:
    page = opened(qtbot, plan)
    page.page.refresh()
    assert page.changes == 0
    assert unnamed(page.page) == []
    assert clipped(page.page) == []


def test_it_stays_readable_when_text_is_twice_as_large(qtbot: QtBot, qapp: QApplication) -> None:
    apply_look(qapp, dark=True, scale=2.0)
    try:
        page = opened(qtbot, agreed(PLAN, TODAY, REVIEW))
        assert clipped(page.page) == []
        assert page.page.minimumSizeHint().width() <= 1048
        assert page.find(QPushButton, "finish-review").isVisible()
    finally:
        apply_look(qapp, dark=False)
