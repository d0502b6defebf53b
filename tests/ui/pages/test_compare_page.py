"""„Start und heute“: empty with what to do, in words and marks, nothing of the coach while the client looks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import Choice, FormAnswers, Standing
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.levels import COACH_COLUMNS
from lotse_desktop.ui.pages.compare import ComparePage
from lotse_desktop.ui.widgets.level_view import LevelView
from tests.builders import TODAY, an_id, jana
from tests.ui import small_catalogue as small
from tests.ui.open_page import OpenPage
from tests.ui.reach import tab_walk, unnamed

MARCH = date(2027, 3, 12)
TOLD = FormAnswers(standing=Standing.DISCUSSED, self_rating=2, coach_rating=4, answers={"q_single": Choice(key="nein")})


def first_round() -> CaseRecord:
    record = jana().with_payload("CHILDCARE", TOLD)
    return record.with_plan(record.plan.with_decision("CARE_HOURS", Decision.CONFIRMED))


def second_round() -> CaseRecord:
    record = first_round().with_new_round(an_id(7), MARCH)
    form = FormAnswers(standing=Standing.DISCUSSED, self_rating=4, answers={"q_single": Choice(key="ja")})
    return record.with_payload("CHILDCARE", form)


@pytest.fixture
def compare(qtbot: QtBot) -> OpenPage[ComparePage]:
    return OpenPage(qtbot, ComparePage, second_round())


def seen(opened: OpenPage[ComparePage], name: str) -> bool:
    opened.settle()
    found = opened.page.findChildren(QWidget, name)
    return any(widget.isVisibleTo(opened.page) for widget in found)


def test_showing_writes_nothing(compare: OpenPage[ComparePage]) -> None:
    before = compare.record
    compare.page.refresh()
    assert compare.record is before
    assert compare.changes == 0


def test_without_anything_said_it_leads_to_the_life_domains(qtbot: QtBot) -> None:
    opened = OpenPage(qtbot, ComparePage, jana())
    assert not seen(opened, "levels")
    assert not seen(opened, "new-round")
    with qtbot.waitSignal(opened.page.wanted) as wanted:
        opened.press("talk")
    assert wanted.args == ["domains", ""]


def test_a_new_round_begins_after_one_question_and_undo_takes_it_back(qtbot: QtBot) -> None:
    opened = OpenPage(qtbot, ComparePage, first_round())
    assert "beginnen Sie oben eine neue Runde" in opened.texts("nothing")
    before = opened.record
    opened.ask.agree = False
    opened.press("new-round")
    assert opened.record is before

    opened.ask.agree = True
    opened.press("new-round")
    assert opened.ask.asked == ["Soll eine neue Runde beginnen?"] * 2
    assert opened.record.earlier[0].answers("CHILDCARE") == TOLD
    assert opened.record.answers("CHILDCARE") == FormAnswers()
    assert opened.record.begun_on == TODAY
    assert opened.editor.undo_name == "Neue Runde beginnen"
    assert seen(opened, "levels")
    opened.editor.undo()
    assert opened.record == before


def test_an_empty_round_is_taken_back_also_when_undo_is_gone(qtbot: QtBot) -> None:
    record = first_round()
    opened = OpenPage(qtbot, ComparePage, record.with_new_round(an_id(7), MARCH))
    assert not seen(opened, "new-round"), "nothing was said yet that another round could be compared with"
    opened.press("take-round-back")
    assert opened.record == record


def test_a_round_in_which_something_was_said_is_not_taken_back(compare: OpenPage[ComparePage]) -> None:
    assert not seen(compare, "take-round-back")
    assert seen(compare, "new-round")


def test_words_in_full_stand_beside_the_marks(compare: OpenPage[ComparePage]) -> None:
    words = compare.texts("levels")
    assert f"vorher: {small.ANCHORS[1]}" in words
    assert f"heute: {small.ANCHORS[3]}" in words
    assert "Nicht eingeschätzt: Gesundheit, Arbeitswunsch & Arbeitszeit" in words
    view = compare.find(LevelView, "levels-CHILDCARE")
    assert view.accessibleName() == (
        "Kinderbetreuung: vorher: Schwierig, heute: Gut. Coach vorher: Gut, heute: noch nicht eingeschätzt."
    )
    assert len(view.picture.arrows) == 1
    assert len(view.picture.marks) == 3


def test_a_rating_of_another_round_than_today_says_so(qtbot: QtBot) -> None:
    opened = OpenPage(qtbot, ComparePage, second_round().with_new_round(an_id(8), date(2027, 6, 1)))
    assert f"zuletzt, 12. März 2027: {small.ANCHORS[3]}" in opened.texts("levels")


def test_a_domain_that_is_not_wished_today_is_respected(qtbot: QtBot) -> None:
    record = first_round().with_new_round(an_id(7), MARCH)
    opened = OpenPage(qtbot, ComparePage, record.with_payload("CHILDCARE", FormAnswers(standing=Standing.DECLINED)))
    assert "heute: möchte ich nicht besprechen" in opened.texts("levels")


def test_needs_and_care_then_and_now(compare: OpenPage[ComparePage]) -> None:
    assert "Längere Betreuung" in compare.texts("went")
    assert "Nichts Neues." in compare.texts("came")
    assert "2 h 20 min → 2 h 20 min" in compare.texts("care")
    free = compare.record.with_care_week(CareWeek())
    compare.editor.change("Betreuung leeren", free.with_plan(free.plan.with_added_need("CARE_SICKNESS")))
    assert "2 h 20 min → –" in compare.texts("care")
    assert "Hilfe, wenn ein Kind krank ist" in compare.texts("came")


def test_nothing_of_the_coach_is_seen_while_the_client_looks(qtbot: QtBot) -> None:
    looks = True

    def make(context: PageContext) -> ComparePage:
        return ComparePage(
            PageContext(context.editor, context.catalogue, context.today, context.ask, mirror=lambda: looks)
        )

    record = second_round().with_payload("WORK_WISH", FormAnswers(coach_rating=1))
    opened = OpenPage(qtbot, make, record)
    everything = "\n".join(
        text
        for widget in opened.page.findChildren(QWidget)
        if widget.isVisibleTo(opened.page)
        for text in (str(widget.property("text") or ""), widget.accessibleName(), widget.toolTip())
    )
    assert "Coach" not in everything
    assert not any(mark.coach for mark in opened.find(LevelView, "levels-CHILDCARE").picture.marks)
    assert not seen(opened, "levels-WORK_WISH"), "only the coach rated it"
    table = opened.find(ValueTable, "levels-table")
    assert all(table.isColumnHidden(column) for column in COACH_COLUMNS)
    assert not seen(opened, "new-round")

    looks = False
    opened.page.refresh()
    assert seen(opened, "levels-WORK_WISH")
    assert not any(table.isColumnHidden(column) for column in COACH_COLUMNS)


def test_the_table_says_the_same_and_is_reached_with_the_keyboard(compare: OpenPage[ComparePage]) -> None:
    segment = compare.find(QRadioButton, "segment-picture")
    segment.setFocus()
    QTest.keyClick(segment, Qt.Key.Key_Right)
    table = compare.find(ValueTable, "levels-table")
    assert table.isVisible()
    assert not seen(compare, "levels-CHILDCARE")
    assert table in tab_walk(compare.page)
    model, role = table.model(), Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.data(model.index(0, column), role) for column in range(model.columnCount())]
    assert spoken == ["Kinderbetreuung", "Schwierig", "Gut", "Gut", "noch nicht eingeschätzt"]


def test_every_control_has_a_name(compare: OpenPage[ComparePage]) -> None:
    assert unnamed(compare.page) == []
    assert {"new-round", "paper"} <= {button.objectName() for button in compare.page.findChildren(QPushButton)}
    assert compare.page.findChild(QLabel, "never-rated") is not None
