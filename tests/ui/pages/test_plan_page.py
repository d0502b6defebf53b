"""Goals and steps: proposals are taken with one press, everything can be written freely."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import Choice, EmergencyChain, EmergencyContact, FormAnswers
from lotse_desktop.domain.plan import Actor, Appointment, Decision, Goal, GoalStatus, Plan, Step, StepStatus
from lotse_desktop.domain.proposals import Proposed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.look import apply_look
from lotse_desktop.ui.pages.plan import PlanPage
from tests.builders import jana
from tests.ui.open_page import OpenPage
from tests.ui.plan_work import plan_page
from tests.ui.reach import clipped, unnamed

LATE = Step(id="late", text="Kita fragen", due=date(2026, 11, 20))
SOON = Step(id="soon", text="Hort anmelden", due=date(2026, 12, 1), actor=Actor.COACH)


def record(plan: Plan | None = None) -> CaseRecord:
    """Jana says that the booked times do not suffice: a proposed need with a goal, a step and a right."""
    answered = jana().with_payload("CHILDCARE", FormAnswers(answers={"q_single": Choice(key="nein")}))
    return answered if plan is None else answered.with_plan(plan)


def opened(qtbot: QtBot, part: str, plan: Plan | None = None) -> OpenPage[PlanPage]:
    page = OpenPage(qtbot, plan_page, record(plan))
    page.page.show_part(part)
    return page


def plan_of(page: OpenPage[PlanPage]) -> Plan:
    return page.record.plan


def table(page: OpenPage[PlanPage]) -> QTableView:
    return page.find(QTableView, "steps")


def test_showing_writes_nothing(qtbot: QtBot) -> None:
    page = opened(qtbot, "needs", Plan(steps=(LATE, SOON), goals=(Goal(id="g", text="Arbeit"),)))
    before = page.record
    for part in ("steps", "sheet", "needs", "steps"):
        page.page.show_part(part)
        page.page.refresh()
    table(page).selectRow(0)
    page.page.refresh()
    assert page.record is before
    assert page.changes == 0


def test_a_proposed_need_is_confirmed_or_dropped(qtbot: QtBot) -> None:
    page = opened(qtbot, "needs")
    assert "Längere Betreuung" in page.texts("need-list")
    page.press("option-yes", page.part("need-CARE_HOURS"))
    assert plan_of(page).decisions == {"CARE_HOURS": Decision.CONFIRMED}
    page.press("option-no", page.part("need-CARE_HOURS"))
    assert plan_of(page).decisions == {"CARE_HOURS": Decision.DROPPED}
    assert not page.part("goal-proposals").isVisible()


def test_a_need_is_added_by_hand(qtbot: QtBot) -> None:
    page = opened(qtbot, "needs")
    page.pick("more-needs", "CARE_SICKNESS")
    page.press("add-need")
    assert plan_of(page).added_needs == ("CARE_SICKNESS",)
    assert "von Hand ergänzt" in page.texts("need-CARE_SICKNESS")


def test_a_proposed_goal_is_taken_with_one_press_and_changed_freely(qtbot: QtBot) -> None:
    page = opened(qtbot, "needs")
    page.press("take-0", page.part("goal-proposals"))
    (goal,) = plan_of(page).goals
    assert goal.text == "Mein Kind ist betreut, bis ich zu Hause bin."
    assert goal.sign_of_success == "ich pünktlich anfangen kann"
    assert goal.due is not None

    card = page.part("goal-1")
    page.write("goal-sign", "alles klappt", card)
    page.write("goal-due", "26.2.2027", card)
    page.pick("goal-status", "REACHED")
    (goal,) = plan_of(page).goals
    assert (goal.sign_of_success, goal.due, goal.status) == ("alles klappt", date(2027, 2, 26), GoalStatus.REACHED)


def test_there_are_never_more_than_three_goals(qtbot: QtBot) -> None:
    page = opened(qtbot, "needs")
    for text in ("Erstens", "Zweitens", "Drittens"):
        page.press("add-goal")
        page.write_area("goal-text", text, page.part(f"goal-{len(page.record.plan.goals)}"))
    assert [goal.text for goal in page.record.plan.goals] == ["Erstens", "Zweitens", "Drittens"]
    assert not page.find(QPushButton, "add-goal").isEnabled()
    page.press("goal-remove", page.part("goal-2"))
    assert [goal.text for goal in page.record.plan.goals] == ["Erstens", "Drittens"]


def test_a_proposed_step_has_who_and_by_when(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps")
    assert "Jana, bis 08.12.2026 · aus: Bedarf" in page.texts("step-proposals")
    page.press("take-0", page.part("step-proposals"))
    (step,) = plan_of(page).steps
    assert (step.text, step.actor) == ("In der Kita nach längeren Zeiten fragen", Actor.CLIENT)
    assert step.due == date(2026, 12, 8)
    assert not page.part("step-proposals").isVisible()


def test_a_step_of_ones_own_is_kept_with_its_first_letter(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps")
    page.press("add-step")
    page.press("option-COACH", page.part("step-actor"))
    assert page.changes == 0
    page.write_area("step-text", "Hort anrufen")
    page.press("in-1")
    page.write("step-place", "Hort")
    (step,) = plan_of(page).steps
    assert (step.text, step.actor, step.place) == ("Hort anrufen", Actor.COACH, "Hort")
    assert step.due == date(2026, 12, 1)
    page.press("step-close")
    assert page.part("step-proposals").isVisible()


def test_an_empty_step_leaves_nothing_behind(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps")
    page.press("add-step")
    page.press("step-close")
    assert plan_of(page).steps == ()
    assert not page.part("step-form").isVisible()


def test_a_chosen_step_is_written_and_stays_chosen(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps", Plan(steps=(LATE, SOON)))
    table(page).selectRow(0)
    assert page.part("step-form").isVisible()
    page.press("option-HELPER", page.part("step-actor"))
    page.write("step-who", "Oma")
    page.write("step-due", "4.12.2026")
    late = next(step for step in page.record.plan.steps if step.id == "late")
    assert (late.actor, late.who, late.due) == (Actor.HELPER, "Oma", date(2026, 12, 4))
    assert table(page).currentIndex().row() == 1, "it moved down, behind the other one"

    page.press("option-DONE", page.part("step-status"))
    assert plan_of(page).steps[0].status is StepStatus.DONE


def test_a_step_keeps_its_date(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps", Plan(steps=(LATE,)))
    table(page).selectRow(0)
    line = page.write("step-due", "")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert plan_of(page).steps[0].due == LATE.due
    assert "Bitte ein Datum" in page.texts("step-due")


def test_enter_opens_and_delete_removes_a_step(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps", Plan(steps=(LATE, SOON)))
    table(page).selectRow(1)
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "step-text"
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Delete)
    assert [step.id for step in page.record.plan.steps] == ["late"]
    assert page.editor.undo_name == "Schritt entfernen"


def test_the_space_bar_ticks_a_step_off_and_takes_it_back(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps", Plan(steps=(LATE, SOON)))
    table(page).selectRow(0)
    page.press("step-close")
    table(page).setFocus()
    table(page).setCurrentIndex(table(page).model().index(0, 0))
    QTest.keyClick(table(page), Qt.Key.Key_Space)
    assert [step.status for step in page.record.plan.steps] == [StepStatus.DONE, StepStatus.OPEN]
    assert page.editor.undo_name == "Schritt erledigt"
    assert table(page).currentIndex().row() == 1, "it went down, and the keyboard is still on it"
    QTest.keyClick(table(page), Qt.Key.Key_Space)
    assert all(step.status is StepStatus.OPEN for step in page.record.plan.steps)


def test_a_dropped_step_asks_why(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps", Plan(steps=(LATE,)))
    table(page).selectRow(0)
    assert not page.part("step-reason").isVisible()
    page.press("option-DROPPED", page.part("step-status"))
    page.write("step-reason", "Die Kita hat schon geantwortet.")
    assert plan_of(page).steps[0].drop_reason == "Die Kita hat schon geantwortet."


def test_proposals_of_directory_and_chains_stand_in_the_same_list(qtbot: QtBot) -> None:
    chain = Proposed(Step(id="c", text="Antrag abgeben", due=date(2026, 12, 4)), "Kette C5")

    def make(context: PageContext) -> PlanPage:
        return plan_page(replace(context, proposals=lambda: (chain,)))

    page = OpenPage(qtbot, make, record())
    page.page.show_part("steps")
    words = page.texts("step-proposals")
    assert "Antrag abgeben" in words
    assert "Jana, bis 04.12.2026 · aus: Kette C5" in words
    page.press("take-all", page.part("step-proposals"))
    assert {step.text for step in page.record.plan.steps} == {
        "Antrag abgeben",
        "In der Kita nach längeren Zeiten fragen",
    }


def test_undo_of_a_new_step_closes_its_form(qtbot: QtBot) -> None:
    page = opened(qtbot, "steps")
    page.press("add-step")
    page.write_area("step-text", "Hort")
    page.editor.undo()
    assert plan_of(page).steps == ()
    assert not page.part("step-form").isVisible()


def test_more_than_seven_open_steps_are_told_kindly(qtbot: QtBot) -> None:
    steps = tuple(Step(id=str(n), text=f"Schritt {n}", due=date(2026, 12, n)) for n in range(1, 9))
    page = opened(qtbot, "steps", Plan(steps=steps))
    assert page.part("many-steps").isVisible()
    table(page).selectRow(0)
    page.press("option-DROPPED", page.part("step-status"))
    assert not page.part("many-steps").isVisible()


def test_lines_are_proposals_until_somebody_writes(qtbot: QtBot) -> None:
    page = opened(qtbot, "sheet")
    chain = EmergencyChain(contacts=(EmergencyContact(who="Oma", agreed=True),))
    form = FormAnswers(answers={"q_single": Choice(key="ja"), "BET5": chain})
    page.editor.change("Antwort", page.record.with_payload("CHILDCARE", form))
    resources = page.part("resources")
    assert page.find(QLineEdit, "line", page.part("line-0")).text() == "Die Betreuung passt zu meiner Arbeit."
    assert plan_of(page).resources is None

    page.press("add-line", resources)
    page.write("line-1", "Oma hilft.", resources)
    assert plan_of(page).resources == ("Die Betreuung passt zu meiner Arbeit.", "Oma hilft.")
    page.press("up-1", resources)
    assert plan_of(page).resources == ("Oma hilft.", "Die Betreuung passt zu meiner Arbeit.")
    page.press("out-1", resources)
    assert plan_of(page).resources == ("Oma hilft.",)
    page.press("take-proposals", resources)
    assert plan_of(page).resources is None

    emergency = page.part("emergency")
    assert page.find(QLineEdit, "line", emergency).text() == "Oma anrufen."
    page.press("out-0", emergency)
    left = plan_of(page).emergency
    assert left is not None
    assert "Oma anrufen." not in left


def test_at_most_three_rights_are_good_to_know(qtbot: QtBot) -> None:
    page = opened(qtbot, "sheet")
    page.press("take-0", page.part("right-proposals"))
    assert plan_of(page).good_to_know == ("Ihr Kind hat ein Recht auf einen Platz in der Kita.",)
    assert not page.part("right-proposals").isVisible()
    rights = page.part("good_to_know")
    for number in (1, 2):
        page.press("add-line", rights)
        page.write(f"line-{number}", f"Satz {number}", rights)
    assert len(page.record.plan.good_to_know) == 3
    assert not page.find(QPushButton, "add-line", rights).isEnabled()


def test_the_next_appointment_and_the_name(qtbot: QtBot) -> None:
    page = opened(qtbot, "sheet")
    page.write("appointment-day", "8.12.2026")
    page.write("appointment-time", "10")
    assert plan_of(page).next_appointment == Appointment(day=date(2026, 12, 8), minute=600)
    page.write("appointment-day", "")
    assert plan_of(page).next_appointment is None
    page.find(QCheckBox, "show-name").click()
    assert not page.record.plan.show_name


def test_everybody_can_use_it(qtbot: QtBot, qapp: QApplication) -> None:
    apply_look(qapp, dark=True, scale=2.0)
    try:
        page = opened(qtbot, "needs", Plan(steps=(LATE,), goals=(Goal(id="g", text="Arbeit"),)))
        for part in ("needs", "steps", "sheet"):
            page.page.show_part(part)
            page.settle()
            assert unnamed(page.page) == []
            assert clipped(page.page) == []
        assert page.page.minimumSizeHint().width() <= 1048
    finally:
        apply_look(qapp, dark=False)


@pytest.mark.parametrize("part", ["nothing", ""])
def test_an_unknown_part_changes_nothing(qtbot: QtBot, part: str) -> None:
    page = opened(qtbot, "steps")
    page.page.show_part(part)
    assert page.part("steps").parentWidget() is not None
