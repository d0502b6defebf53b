"""The page says what is there, what is missing and what fits; a measure becomes a step; a course is tried."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.plan import Step
from lotse_desktop.ui.pages.qualification import QualificationPage
from tests.catalogue.shipped import catalogue
from tests.families import tarek, whole_mara, whole_tarek
from tests.ui.open_page import OpenPage
from tests.ui.reach import unnamed

Page = OpenPage[QualificationPage]


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return OpenPage(qtbot, QualificationPage, whole_tarek(), catalogue())


def verdict(page: Page, measure: str) -> str:
    return page.find(QLabel, "verdict", page.part(f"measure-{measure}")).text()


def test_what_is_there_missing_and_written_in_a_cv(page: Page) -> None:
    assert "Elektroinstallateur 2006 (abgeschlossen, Ausland)" in page.texts("there")
    for words in ("Anerkennung klären", "Führerschein fehlt", "Lange Pause", "Deutsch B2 empfohlen"):
        assert words in page.texts("gaps")
    assert "Sprachmittlung" in page.texts("cv")
    assert not page.part("coach").isVisible()


def test_measures_say_whether_their_times_go_with_care(page: Page) -> None:
    assert verdict(page, "M_INTERNSHIP") == "Kurs passt"
    assert verdict(page, "M_REFRESHER") == "passt nicht: je 25 Minuten am Dienstag und Donnerstag"


def test_a_measure_becomes_a_step_once_and_can_be_undone(page: Page) -> None:
    page.press("into-plan", page.part("measure-M_INTERNSHIP"))
    (step,) = page.record.plan.steps
    assert (step.id, step.need) == ("step-M_INTERNSHIP", "EXPERIENCE_GAP")
    assert not page.find(QPushButton, "into-plan", page.part("measure-M_INTERNSHIP")).isEnabled()
    page.editor.undo()
    assert page.record.plan.steps == ()
    assert page.find(QPushButton, "into-plan", page.part("measure-M_INTERNSHIP")).isEnabled()


def test_a_plan_with_seven_open_steps_takes_no_more(qtbot: QtBot) -> None:
    record = whole_tarek()
    plan = record.plan.model_copy(update={"steps": tuple(Step(id=f"s{n}", text="x") for n in range(7))})
    page: Page = OpenPage(qtbot, QualificationPage, record.with_plan(plan), catalogue())
    assert not page.find(QPushButton, "into-plan", page.part("measure-M_INTERNSHIP")).isEnabled()


def test_a_course_is_tried_against_care(page: Page) -> None:
    check = page.part("course-check")
    assert page.find(QLabel, "verdict", check).text() == "Tage, Beginn und Ende eintragen."
    page.press("option-1", page.find(QWidget, "days", check))
    page.write("start", "8:00", check)
    page.write("end", "13:00", check)
    assert page.find(QLabel, "verdict", check).text() == "passt nicht: 25 Minuten am Dienstag"
    page.write("start", "9:00", check)
    assert page.find(QLabel, "verdict", check).text() == "Kurs passt"
    assert page.changes == 0


def test_another_occupation_is_looked_at_without_changing_the_case(page: Page) -> None:
    page.pick("target", "OCC_EDUCATOR")
    assert "Berufsabschluss fehlt" in page.texts("gaps")
    assert page.changes == 0
    box = page.find(QComboBox, "target")
    assert [box.itemText(number) for number in range(2)] == [
        "1. Elektroniker/in Energie- und Gebäudetechnik",
        "2. Helfer/in Elektro",
    ]


def test_what_does_not_go_with_an_occupation_is_for_the_coach(qtbot: QtBot) -> None:
    page: Page = OpenPage(qtbot, QualificationPage, whole_mara(), catalogue())
    page.pick("target", "OCC_NURSE")
    assert "keine Nachtarbeit" in page.texts("coach")


def test_without_a_target_the_way_to_it_is_shown(qtbot: QtBot) -> None:
    record = tarek()
    empty = record.with_payload("WORK_WISH", record.answers("WORK_WISH").with_answer("ARB2", None))
    page: Page = OpenPage(qtbot, QualificationPage, empty, catalogue())
    with qtbot.waitSignal(page.page.wanted, check_params_cb=lambda *part: part == ("domains", "WORK_WISH")):
        page.press("enter-target")


def test_every_control_has_a_name(page: Page) -> None:
    assert unnamed(page.page) == []
