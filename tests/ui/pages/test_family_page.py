"""The family page: what is typed is written when it can be read; a child is taken over as a whole."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import Choice, Declined, FormAnswers
from lotse_desktop.domain.client import CasePhase, State
from lotse_desktop.ui.pages.family import FamilyPage
from tests.builders import jana
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, tab_walk, unnamed


@pytest.fixture
def family(qtbot: QtBot) -> OpenPage[FamilyPage]:
    return OpenPage(qtbot, FamilyPage, jana())


def consents(family: OpenPage[FamilyPage]) -> bool:
    return family.record.client.special_categories


def test_showing_writes_nothing(family: OpenPage[FamilyPage]) -> None:
    before = family.record
    family.page.refresh()
    family.page.show_part("add")
    family.page.refresh()
    assert family.record is before
    assert family.changes == 0


def test_typing_a_name_is_one_step_of_undo(family: OpenPage[FamilyPage]) -> None:
    family.write("given-name", "Lena")
    family.write_area("concern", "Arbeit in der Pflege")
    assert (family.record.client.given_name, family.record.client.concern) == ("Lena", "Arbeit in der Pflege")

    family.editor.undo()
    assert family.record.client.concern == ""
    family.editor.undo()
    assert family.record.client.given_name == "Jana"
    assert family.find(QLineEdit, "line", family.part("given-name")).text() == "Jana"


def test_a_name_cannot_be_emptied(family: OpenPage[FamilyPage]) -> None:
    line = family.write("given-name", "")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert family.record.client.given_name == "Jana"
    assert family.find(QLabel, "complaint", family.part("given-name")).text() == "Bitte einen Vornamen."


@pytest.mark.parametrize("text", ["06/2022", "6.2022"])
def test_a_month_is_easy_to_type(family: OpenPage[FamilyPage], text: str) -> None:
    family.write("birth-month", text)
    assert family.record.client.birth_month == date(2022, 6, 1)


def test_a_month_that_does_not_exist_is_told_beside_the_field(family: OpenPage[FamilyPage]) -> None:
    line = family.write("birth-month", "13/2022")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert family.record.client.birth_month is None
    assert "06/2022" in family.find(QLabel, "complaint", family.part("birth-month")).text()


def test_state_and_phase_are_chosen(family: OpenPage[FamilyPage]) -> None:
    family.pick("state", "NW")
    family.pick("phase", "GOALS")
    client = family.record.client
    assert client.state is State.NW
    assert client.phase is CasePhase.GOALS


def test_a_child_is_taken_over_as_a_whole(family: OpenPage[FamilyPage]) -> None:
    family.press("add-child")
    form = family.part("child-form")
    family.write("child-name", "Ben", form)
    family.write("child-month", "4.2018", form)
    assert family.find(QLabel, "child-age").text() == "8 Jahre alt"
    assert family.changes == 0
    family.write("child-alone", "60", form)
    family.write("child-from", "13:00", form)
    family.write("child-out", "10", form)
    family.press("child-take")

    ben = family.record.client.children[1]
    assert (ben.given_name, ben.birth_month) == ("Ben", date(2018, 4, 1))
    assert (ben.alone_max_minutes, ben.alone_window, ben.extra_out) == (60, (780, 1140), 10)
    assert "allein bis 1 h, 13:00–19:00 Uhr · 10 min früher abgeben" in family.texts(f"child-{ben.id}")
    assert family.editor.undo_name == "Kind hinzufügen"


@pytest.mark.parametrize(
    ("name", "month", "field", "sentence"),
    [
        ("", "4.2018", "child-name", "Bitte einen Vornamen oder ein Kürzel."),
        ("Ben", "", "child-month", "Bitte Monat und Jahr, zum Beispiel 06/2022."),
        ("Ben", "2018", "child-month", "Bitte Monat und Jahr, zum Beispiel 06/2022."),
        ("Ben", "1/2027", "child-month", "Der Monat liegt in der Zukunft."),
    ],
)
def test_what_is_missing_for_a_child_is_told(qtbot: QtBot, name: str, month: str, field: str, sentence: str) -> None:
    family = OpenPage(qtbot, FamilyPage, jana())
    family.press("add-child")
    family.write("child-name", name)
    family.write("child-month", month)
    family.press("child-take")
    assert family.find(QLabel, "complaint", family.part(field)).text() == sentence
    assert len(family.record.client.children) == 1


def test_time_alone_must_not_end_before_it_begins(family: OpenPage[FamilyPage]) -> None:
    family.press("change", family.part("child-mia"))
    family.write("child-from", "18:00")
    family.write("child-to", "17:00")
    family.press("child-take")
    assert family.find(QLabel, "complaint", family.part("child-to")).text() == "Das Ende liegt vor dem Anfang."
    assert family.changes == 0


def test_a_changed_child_stays_the_same_child(family: OpenPage[FamilyPage]) -> None:
    family.press("change", family.part("child-mia"))
    family.write("child-month", "5.2020")
    family.press("child-take")
    (mia,) = family.record.client.children
    assert (mia.id, mia.birth_month) == ("mia", date(2020, 5, 1))
    assert family.editor.undo_name == "Kind ändern"


def test_cancelling_takes_nothing_over(family: OpenPage[FamilyPage]) -> None:
    family.press("change", family.part("child-mia"))
    family.write("child-name", "Mio")
    family.press("child-cancel")
    assert family.changes == 0
    assert family.part("children").isVisible()


def test_removing_a_child_with_care_entries_is_asked_first(family: OpenPage[FamilyPage]) -> None:
    family.ask.agree = False
    family.press("remove", family.part("child-mia"))
    assert family.ask.asked == ["Mia entfernen?"]
    assert family.record.client.children

    family.ask.agree = True
    family.press("remove", family.part("child-mia"))
    assert family.record.client.children == ()
    assert family.record.care_week.care == ()


def test_removing_a_child_without_entries_needs_no_question(family: OpenPage[FamilyPage]) -> None:
    family.press("add-child")
    family.write("child-name", "Ben")
    family.write("child-month", "4.2018")
    family.press("child-take")
    family.press("remove", family.part(f"child-{family.record.client.children[1].id}"))
    assert family.ask.asked == []
    assert len(family.record.client.children) == 1


def test_taking_consent_back_deletes_the_special_answers(family: OpenPage[FamilyPage]) -> None:
    box = family.find(QCheckBox, "consent")
    box.click()
    assert consents(family)
    form = FormAnswers(answers={"q_special": Choice(key="ja"), "q_single": Declined()})
    family.editor.change("Antwort", family.record.with_payload("CHILDCARE", form))

    family.ask.agree = False
    box.click()
    assert consents(family)
    assert box.isChecked()

    family.ask.agree = True
    box.click()
    assert not consents(family)
    assert set(family.record.answers("CHILDCARE").answers) == {"q_single"}


def test_everybody_can_use_it(family: OpenPage[FamilyPage]) -> None:
    assert unnamed(family.page) == []
    assert clipped(family.page) == []
    family.press("add-child")
    assert unnamed(family.page) == []
    names = [widget.objectName() for widget in tab_walk(family.page)]
    assert "child-take" in names
    assert family.find(QWidget, "child-form").isVisible()
