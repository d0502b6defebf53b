"""„Was wäre, wenn …“: every press answers at once with the figures of the handbook, and nothing else changes."""

from collections.abc import Callable
from time import process_time
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import CareKind, CarePlace, CareWeek, Weekday
from lotse_desktop.domain.plan import Plan, Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.scenarios import (
    Change,
    ContactMoved,
    HelperFirm,
    HelperOut,
    LongerBooking,
    NewHelper,
    OtherShift,
    OtherWork,
    Scenarios,
    SchoolStart,
)
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.pages.what_if import WhatIfPage
from lotse_desktop.ui.pages.what_if.sheets import ChangeSheet, NewHelperSheet, OtherShiftSheet, SchoolStartSheet
from lotse_desktop.ui.widgets.choice import ChoiceRow, OptionButton
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.typed import TypedEdit
from lotse_desktop.ui.widgets.week_sketch import WeekSketch
from tests.builders import WORKDAYS, a_child, a_client, a_record
from tests.catalogue.shipped import catalogue
from tests.families import mara, tarek
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, controls, tab_walk, unnamed

W = TypeVar("W", bound=QWidget)
Open = Callable[..., OpenPage[WhatIfPage]]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def made(record: CaseRecord | None = None) -> OpenPage[WhatIfPage]:
        return OpenPage(qtbot, WhatIfPage, record or mara(), catalogue())

    return made


def press(page: OpenPage[WhatIfPage], text: str, part: str = "changes") -> None:
    """Press the change with this text."""
    page.settle()
    found = [b for b in page.part(part).findChildren(OptionButton) if b.text() == text and b.isVisibleTo(page.page)]
    assert found, (text, [b.text() for b in page.part(part).findChildren(OptionButton)])
    found[0].click()


def chosen(page: OpenPage[WhatIfPage], part: str = "changes") -> list[str]:
    """The texts of what is shown as switched on."""
    page.settle()
    return [b.text() for b in page.part(part).findChildren(OptionButton) if b.isChecked() and b.isVisibleTo(page.page)]


def figures(page: OpenPage[WhatIfPage]) -> dict[str, tuple[str, str, str]]:
    """The table: what → today, then, difference."""
    model = page.find(ValueTable, "figures").model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    return {what: (before, after, difference) for what, before, after, difference in rows}


def numbers(page: OpenPage[WhatIfPage]) -> tuple[str, str]:
    """Both large numbers."""
    return page.find(QLabel, "today-number").text(), page.find(QLabel, "then-number").text()


def test_without_a_change_both_sides_are_the_same(open_page: Open) -> None:
    page = open_page()
    assert numbers(page) == ("6 h 30 min", "6 h 30 min")
    assert figures(page) == {
        "Lücke, Woche A": ("6 h 30 min", "6 h 30 min", "gleich"),
        "Lücke, Woche B": ("29 h 10 min", "29 h 10 min", "gleich"),
        "Früh (vor 7:30)": ("6 h 30 min", "6 h 30 min", "gleich"),
        "Nachmittag (13–17)": ("2 h", "2 h", "gleich"),
        "Spät (17–22 Uhr)": ("9 h 30 min", "9 h 30 min", "gleich"),
        "Wochenende": ("17 h 40 min", "17 h 40 min", "gleich"),
        "Gedeckt": ("49,5 %", "49,5 %", "gleich"),
        "Machbar je Woche": ("35 h", "35 h", "gleich"),
    }
    assert page.changes == 0
    assert not page.find(QPushButton, "to-plan").isEnabled()


def test_the_second_scenario_of_mara_has_the_figures_of_the_handbook(open_page: Open) -> None:
    page = open_page()
    press(page, "Kita ganz buchen: Mo–Fr 7:00 bis 16:30")
    assert figures(page)["Lücke, Woche A"] == ("6 h 30 min", "5 h", "−1 h 30 min")
    assert figures(page)["Lücke, Woche B"] == ("29 h 10 min", "28 h 10 min", "−1 h")
    assert figures(page)["Gedeckt"] == ("49,5 %", "53,1 %", "+3,5 Punkte")
    press(page, "Umgang um eine Woche verschoben")
    assert figures(page)["Lücke, Woche B"] == ("29 h 10 min", "10 h 30 min", "−18 h 40 min")
    assert figures(page)["Gedeckt"] == ("49,5 %", "70,8 %", "+21,2 Punkte")
    assert page.record.scenarios.trial == (LongerBooking(place="kita"), ContactMoved())
    assert page.record.care_week == mara().care_week


def test_without_grandma_more_is_open_and_the_table_says_so(open_page: Open) -> None:
    page = open_page()
    press(page, "Oma I. fällt aus", "weak-points")
    assert figures(page)["Lücke, Woche A"] == ("6 h 30 min", "8 h 40 min", "+2 h 10 min")
    assert page.record.scenarios.trial == (HelperOut(helper="Oma I."),)
    assert chosen(page) == ["Oma I. fällt aus"]


@pytest.mark.parametrize(
    ("change", "sami"),
    [("Schwester R. fällt aus", "13 h 05 min"), ("Frau K. (Laufgruppe) fällt aus", "11 h 30 min")],
)
def test_tarek_without_one_of_his_helpers(open_page: Open, change: str, sami: str) -> None:
    page = open_page(tarek())
    press(page, change)
    assert numbers(page) == ("10 h", sami)


def test_undo_gives_the_old_figures_back_to_the_minute(open_page: Open) -> None:
    page = open_page()
    before = figures(page)
    press(page, "Kita ganz buchen: Mo–Fr 7:00 bis 16:30")
    assert page.editor.undo_name == "Ausprobieren: Kita ganz buchen: Mo–Fr 7:00 bis 16:30"
    page.editor.undo()
    assert figures(page) == before
    assert page.record == mara()


def test_a_second_press_switches_off_again(open_page: Open) -> None:
    page = open_page()
    for _ in range(2):
        press(page, "Nachbarin F. sagt fest zu")
    assert page.record.scenarios.trial == ()
    assert chosen(page) == []


def test_the_best_changes_come_first_and_one_press_tries_one(open_page: Open) -> None:
    page = open_page()
    texts = [b.text() for b in page.part("effects").findChildren(OptionButton)]
    assert len(texts) == 5
    assert texts[0] == "Umgang um eine Woche verschoben"
    names = [b.accessibleName() for b in page.part("effects").findChildren(OptionButton)]
    assert names[0] == "Umgang um eine Woche verschoben, 17 h 40 min weniger Lücke"
    press(page, texts[1], "effects")
    assert isinstance(page.record.scenarios.trial[0], NewHelper)
    assert figures(page)["Wochenende"][1] == "keine"
    assert chosen(page) == [texts[1]]
    press(page, texts[1])
    assert page.record.scenarios.trial == ()
    press(page, texts[1])
    assert len(page.record.scenarios.trial) == 1


def test_a_sixth_change_is_kindly_refused(open_page: Open) -> None:
    page = open_page()
    for text in [b.text() for b in page.part("effects").findChildren(OptionButton)]:
        press(page, text, "effects")
    before = page.record
    press(page, "Umgang fällt aus")
    assert page.record is before
    assert "Fünf Änderungen" in page.find(QLabel, "told").text()
    assert "Umgang fällt aus" not in chosen(page)
    page.press("nothing")
    assert page.record.scenarios.trial == ()
    assert page.editor.undo_name == "Alles ausschalten"


def test_what_is_tried_becomes_steps_with_who_and_by_when(open_page: Open) -> None:
    page = open_page()
    press(page, "Kita ganz buchen: Mo–Fr 7:00 bis 16:30")
    press(page, "Nachbarin F. sagt fest zu")
    page.press("to-plan")
    steps = page.record.plan.steps
    assert [step.text for step in steps] == [
        "Die Zeit von 7:00 bis 16:30 Uhr anmelden",
        "Nachbarin F. um eine feste Zusage bitten: Montag 16:00 bis 18:30 Uhr",
    ]
    assert all(step.due for step in steps)
    assert page.editor.undo_name == "Als Schritte in den Plan"
    assert page.find(QLabel, "told").text() == "2 Schritte in den Plan übernommen."
    wanted: list[tuple[str, str]] = []

    def want(key: str, part: str) -> None:
        wanted.append((key, part))

    page.page.wanted.connect(want)
    page.press("to-steps")
    assert wanted == [("plan", "steps")]
    page.press("to-plan")
    assert page.find(QLabel, "told").text() == "2 Schritte im Plan schon vorhanden."
    page.editor.undo()
    assert page.record.plan.steps == ()


def test_more_than_seven_open_steps_are_not_made(open_page: Open) -> None:
    full = Plan(steps=tuple(Step(id=f"s{n}", text=f"Schritt {n}") for n in range(7)))
    page = open_page(mara().with_plan(full))
    press(page, "Umgang fällt aus")
    page.press("to-plan")
    assert len(page.record.plan.steps) == 7
    assert "passt nicht mehr" in page.find(QLabel, "told").text()


def test_a_scenario_is_kept_loaded_and_deleted(open_page: Open) -> None:
    page = open_page()
    press(page, "Umgang fällt aus")
    page.write("scenario-name", "Ohne Umgang")
    page.press("keep")
    assert [(one.name, one.changes) for one in page.record.scenarios.scenarios] == [
        ("Ohne Umgang", page.record.scenarios.trial)
    ]
    page.press("nothing")
    page.press("load-0")
    assert chosen(page) == ["Umgang fällt aus"]
    page.write("scenario-name", "ohne umgang")
    press(page, "Nachbarin F. sagt fest zu")
    page.press("keep")
    assert [len(one.changes) for one in page.record.scenarios.scenarios] == [2]
    page.press("delete-0")
    assert page.record.scenarios.scenarios == ()
    page.editor.undo()
    assert len(page.record.scenarios.scenarios) == 1


def test_a_scenario_without_a_name_is_asked_for_one(open_page: Open) -> None:
    page = open_page()
    press(page, "Umgang fällt aus")
    page.press("keep")
    assert page.record.scenarios.scenarios == ()
    assert page.find(TypedEdit, "scenario-name").complaint


def inside(where: QWidget, kind: type[W], name: str) -> W:
    """The part of a dialog that is called ``name``."""
    found = where.findChild(kind, name)
    assert found is not None, name
    return found


def sheet(page: OpenPage[WhatIfPage], kind: type[ChangeSheet]) -> ChangeSheet:
    """The dialog that is open."""
    found = [dialog for dialog in page.page.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    assert unnamed(found[0]) == []
    return found[0]


def type_times(dialog: ChangeSheet, first: str, last: str) -> None:
    """Type both times as a person does."""
    for edit, text in ((dialog.times.first, first), (dialog.times.last, last)):
        edit.line.selectAll()
        QTest.keyClicks(edit.line, text)


def pick(dialog: ChangeSheet, row: str, key: str) -> None:
    inside(inside(dialog, ChoiceRow, row), OptionButton, f"option-{key}").click()


def complaint(dialog: ChangeSheet) -> str:
    """What the dialog says is in the way."""
    return inside(dialog, QLabel, "refusal").text()


def take(dialog: ChangeSheet) -> None:
    inside(dialog, QPushButton, "take").click()


def test_a_new_helper_asks_for_days_and_times(open_page: Open) -> None:
    page = open_page()
    page.press("new-helper")
    dialog = sheet(page, NewHelperSheet)
    take(dialog)
    assert complaint(dialog) == "Bitte mindestens einen Tag wählen."
    for key in ("MO", "DI", "MI"):
        pick(dialog, "days", key)
    type_times(dialog, "5:15", "5:15")
    take(dialog)
    assert complaint(dialog) == "Beginn und Ende sind gleich."
    type_times(dialog, "5:15", "7:30")
    take(dialog)
    days = (Weekday.MO, Weekday.DI, Weekday.MI)
    assert page.record.scenarios.trial == (
        NewHelper(label="Neue Hilfe", children=("lio",), days=days, start=315, end=450),
    )
    assert numbers(page) == ("6 h 30 min", "keine")


def test_another_shift_asks_which_and_when(open_page: Open) -> None:
    page = open_page()
    page.press("other-shift")
    dialog = sheet(page, OtherShiftSheet)
    times = inside(dialog, TimeRange, "times")
    assert times.span == (360, 810)
    pick(dialog, "activity", "s2")
    assert times.span == (810, 1260)
    type_times(dialog, "8:00", "15:30")
    take(dialog)
    assert page.record.scenarios.trial == (OtherShift(activity="s2", start=480, end=930),)


def test_school_start_asks_for_lessons_and_all_day_care(open_page: Open) -> None:
    page = open_page()
    page.press("school-start")
    dialog = sheet(page, SchoolStartSheet)
    type_times(dialog, "7:45", "12:00")
    until = inside(dialog, TypedEdit, "until")
    QTest.keyClicks(until.line, "11:00")
    take(dialog)
    assert "Ganztag" in complaint(dialog)
    until.line.selectAll()
    QTest.keyClick(until.line, Qt.Key.Key_Delete)
    take(dialog)
    assert page.record.scenarios.trial == (SchoolStart(child="lio", lessons=(465, 720)),)
    assert figures(page)["Lücke, Woche A"][1] == "15 h 55 min"
    assert figures(page)["Lücke, Woche B"][1] == "35 h 20 min"


def test_the_pictures_show_the_chosen_week_in_words(open_page: Open) -> None:
    page = open_page(mara().with_scenarios(Scenarios(trial=(ContactMoved(),))))
    page.find(QRadioButton, "segment-2").click()
    today, then = page.find(WeekSketch, "today-week"), page.find(WeekSketch, "then-week")
    assert "Samstag und Sonntag: Arbeit" not in today.accessibleDescription()
    assert "ohne Betreuung 5:20 bis 14:10" in today.accessibleDescription()
    assert "Umgang" in then.accessibleDescription()
    assert numbers(page) == ("29 h 10 min", "11 h 30 min")
    assert {box.week for box in today.boxes} == {2}


def other_work(cycle: int) -> OtherWork:
    block = ShiftBlock(days=WORKDAYS, start=540, end=840, weeks=(1,))
    return OtherWork(work=ShiftTemplate(key="w", title="Büro", cycle_weeks=cycle, blocks=(block,)))


def test_other_work_with_a_cycle_of_its_own_is_shown_over_all_weeks(open_page: Open) -> None:
    page = open_page(mara().with_scenarios(Scenarios(trial=(other_work(3),))))
    assert figures(page)["Lücke, größte Woche"] == ("29 h 10 min", "keine", "−29 h 10 min")
    assert page.find(QRadioButton, "segment-6").isVisible()
    assert chosen(page) == ["Andere Arbeit: Büro"]


def test_other_work_that_never_meets_the_week_is_told_and_not_counted(open_page: Open) -> None:
    record = mara()
    week = record.care_week.model_copy(update={"cycle_weeks": 7})
    page = open_page(record.with_care_week(week).with_scenarios(Scenarios(trial=(other_work(4), ContactMoved()))))
    assert "erst nach 28 Wochen" in page.find(QLabel, "trouble").text()
    assert chosen(page) == ["Umgang um eine Woche verschoben", "Andere Arbeit: Büro"]


def test_a_change_whose_entry_is_gone_does_nothing_and_can_be_switched_off(open_page: Open) -> None:
    gone: tuple[Change, ...] = (LongerBooking(place="weg"), HelperFirm(helper="Tante"))
    page = open_page(mara().with_scenarios(Scenarios(trial=gone)))
    assert numbers(page) == ("6 h 30 min", "6 h 30 min")
    press(page, "Tante sagt fest zu")
    assert page.record.scenarios.trial == gone[:1]


def test_without_a_care_week_the_page_says_what_to_do_first(open_page: Open) -> None:
    page = open_page(a_record(a_client(), CareWeek()))
    wanted: list[str] = []

    def want(key: str, _part: str) -> None:
        wanted.append(key)

    page.page.wanted.connect(want)
    page.press("to-week")
    assert wanted == ["care_week"]
    assert not page.part("to-plan").isVisible()


def test_where_the_opening_time_is_missing_the_page_says_so(open_page: Open) -> None:
    place = CarePlace(id="c", kind=CareKind.KINDERGARTEN, children=("mia",), days=WORKDAYS, booked=(480, 720))
    week = mara().care_week.model_copy(update={"care": (place,), "helpers": (), "absences": ()})
    page = open_page(a_record(a_client(children=(a_child(),)), week))
    assert "Öffnungszeit" in page.texts("topic-care")
    assert not page.part("topic-contact").isVisible()
    assert "Noch hilft niemand fest." in page.texts("weak-points")


def test_every_control_has_a_name_and_tab_reaches_it(open_page: Open) -> None:
    page = open_page()
    press(page, "Umgang fällt aus")
    page.settle()
    assert unnamed(page.page) == []
    assert clipped(page.page) == []
    walked = set(map(id, tab_walk(page.page)))
    missing = [
        widget
        for widget in controls(page.page)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and id(widget) not in walked
    ]
    assert [type(widget).__name__ for widget in missing if not isinstance(widget, QRadioButton)] == []


def test_the_keyboard_alone_tries_a_change_and_keeps_the_focus(open_page: Open) -> None:
    page = open_page()
    button: QWidget = page.part("effects").findChildren(OptionButton)[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    page.settle()
    assert page.record.scenarios.trial == (ContactMoved(),)
    assert page.page.focusWidget() is button


def test_a_press_answers_within_a_frame_of_the_window(open_page: Open) -> None:
    page = open_page()

    def once() -> float:
        begun = process_time()
        press(page, "Umgang fällt aus")
        return process_time() - begun

    assert min(once() for _ in range(6)) < 0.05
