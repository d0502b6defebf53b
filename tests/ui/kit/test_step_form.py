"""One form for a step: its times are tested against care while they are typed."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.plan import Plan, Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.step_times import StepEffect, StepTime, TimesFor
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.step_form import StepForm
from tests.builders import jana
from tests.families import mara
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, unnamed

STEP = Step(id="s", text="Zum Kurs gehen", due=date(2026, 12, 1))


class FormPage(CasePage):
    """The form on the one step of a plan, written at once as the plan page does."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "Schritt", parent)
        self.form = StepForm(context, self)
        self.form.setObjectName("form")
        self.body.addWidget(self.form)
        self.form.edited.connect(self._write)
        self.refresh()

    @override
    def refresh(self) -> None:
        self.form.show_step(self.context.editor.record.plan.steps[0])

    def _write(self, step: Step, merge: str) -> None:
        editor = self.context.editor
        editor.change("Schritt", editor.record.with_plan(editor.record.plan.with_step(step)), merge=merge or None)


def opened(qtbot: QtBot, record: CaseRecord, step: Step = STEP) -> OpenPage[FormPage]:
    return OpenPage(qtbot, FormPage, record.with_plan(Plan(steps=(step,))))


def step_of(page: OpenPage[FormPage]) -> Step:
    return page.record.plan.steps[0]


def verdict(page: OpenPage[FormPage]) -> str:
    label = page.find(QLabel, "step-verdict")
    return label.text() if label.isVisible() else ""


def type_time(page: OpenPage[FormPage], row: str, first: str, last: str) -> None:
    page.write("from", first, page.part(row))
    page.write("to", last, page.part(row))


def test_a_step_without_times_asks_nothing_about_care(qtbot: QtBot) -> None:
    page = opened(qtbot, jana())
    assert verdict(page) == ""
    assert not page.part("step-care-by").isVisible()
    assert page.changes == 0
    assert unnamed(page.page) == []


def test_a_time_in_the_week_is_tested_at_once_and_asks_who_is_with_the_children(qtbot: QtBot) -> None:
    """Jana has a Kita from 7:00 to 16:00; ten minutes of buffer before and after."""
    page = opened(qtbot, jana())
    page.press("add-weekly")
    assert page.changes == 0, "without a day it is no time yet"
    page.press("option-DI", page.part("time-1"))
    assert step_of(page).times == (StepTime(days=(Weekday.DI,), start=540, end=600),)
    assert verdict(page) == "Passt"
    type_time(page, "time-1", "15", "16:30")
    assert verdict(page) == "Passt nicht: 40 Minuten am Dienstag"
    page.write("step-care-by", "Oma")
    assert step_of(page).care_by == "Oma"
    assert unnamed(page.page) == []
    assert clipped(page.page) == []


def test_a_date_is_typed_and_taken_out_again(qtbot: QtBot) -> None:
    page = opened(qtbot, jana())
    page.press("add-date")
    page.write("day", "8.12.2026", page.part("time-1"))
    assert step_of(page).times == (StepTime(day=date(2026, 12, 8), start=540, end=600),)
    page.press("remove-time", page.part("time-1"))
    assert step_of(page).times == ()
    assert page.editor.undo_name == "Schritt"
    page.editor.undo()
    assert verdict(page) == "Passt"


def test_where_the_rota_has_several_weeks_they_can_be_chosen(qtbot: QtBot) -> None:
    page = opened(qtbot, mara())
    page.press("add-weekly")
    row = page.part("time-1")
    page.press("option-MO", row)
    page.press("option-1", page.find(QWidget, "weeks", row))
    assert step_of(page).times[0].weeks == (2,)


def test_care_that_a_step_brings_tells_what_it_changes(qtbot: QtBot) -> None:
    times = (StepTime(days=(Weekday.MO, Weekday.DI, Weekday.MI), weeks=(1,), start=315, end=450),)
    page = opened(qtbot, mara(), STEP.model_copy(update={"times": times}))
    page.press("option-CARE", page.part("step-times-for"))
    assert step_of(page).times_for is TimesFor.CARE
    assert step_of(page).effect == StepEffect(before=1070, after=875)
    assert verdict(page) == "Offen sind dann 14 h 35 min in der Woche statt 17 h 50 min."
    page.press("option-AWAY", page.part("step-times-for"))
    assert step_of(page).effect is None


@pytest.mark.parametrize(("first", "last"), [("9", "9"), ("", "10"), ("9", "zehn")])
def test_a_time_that_is_none_is_not_taken(qtbot: QtBot, first: str, last: str) -> None:
    page = opened(qtbot, jana())
    page.press("add-weekly")
    page.press("option-DI", page.part("time-1"))
    type_time(page, "time-1", first, last)
    assert all(time.start != time.end for time in step_of(page).times)
    assert len(step_of(page).times) <= 1
