"""„Passt diese Arbeit?“: every template is tested against today's care, own times too."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import CareWeek, Weekday
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.scenarios import OtherWork
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.pages.work_fit import WorkFitPage
from lotse_desktop.ui.pages.work_fit.own_shift import OwnShiftSheet
from lotse_desktop.ui.widgets.choice import ChoiceRow, OptionButton
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.typed import TypedEdit
from lotse_desktop.ui.widgets.week_cards import Rows
from tests.builders import WORKDAYS, a_child, a_client, a_record
from tests.catalogue.shipped import catalogue
from tests.families import mara, tarek
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, unnamed

W = TypeVar("W", bound=QWidget)
Open = Callable[..., OpenPage[WorkFitPage]]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def made(record: CaseRecord | None = None) -> OpenPage[WorkFitPage]:
        return OpenPage(qtbot, WorkFitPage, record or tarek(), catalogue())

    return made


def table(page: OpenPage[WorkFitPage]) -> dict[str, tuple[str, str]]:
    """Title → hours, verdict."""
    model = page.find(ValueTable, "fits").model()
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    return {title: (hours, verdict) for title, hours, verdict in rows}


def choose(page: OpenPage[WorkFitPage], title: str) -> None:
    page.find(ValueTable, "fits").choose(list(table(page)).index(title))
    page.settle()


def verdict(page: OpenPage[WorkFitPage]) -> str:
    return page.find(QLabel, "verdict").text()


def inside(where: QWidget, kind: type[W], name: str) -> W:
    found = where.findChild(kind, name)
    assert found is not None, name
    return found


def test_every_template_of_the_catalogue_is_tested(open_page: Open) -> None:
    rows = table(open_page())
    assert len(rows) == len(catalogue().shifts)
    assert rows["20 Stunden am Vormittag"] == ("20 h", "es fehlen 50 min in der Woche")
    assert rows["Spätdienst"] == ("37,5 h", "es fehlen 35 h 30 min in der Woche")


def test_the_chosen_one_says_when_it_is_and_where_it_misses(open_page: Open) -> None:
    page = open_page()
    choose(page, "30 Stunden am Tag")
    assert verdict(page) == "es fehlen 2 h 30 min in der Woche"
    assert page.find(QLabel, "times").text() == "Mo–Fr 8:00 bis 14:30, Pause 30 min"
    assert page.find(Rows, "missing").shown == [
        ("Mo, Mi", "10 min"),
        ("Di", "25 min"),
        ("Do", "35 min"),
        ("Fr", "1 h 10 min"),
    ]


def test_the_largest_week_and_the_wish_stand_beside_it(open_page: Open) -> None:
    page = open_page()
    assert page.find(QLabel, "most").text() == "30,5 h / Woche"
    assert page.find(Rows, "most-rows").shown == [("Größte passende Arbeitszeit", "keine passt ganz")]
    assert [text for text, _ in page.find(Rows, "needs").shown] == [
        "Stundenwunsch größer als machbar: 38 Stunden gewünscht, 30,5 machbar"
    ]


def open_sheet(page: OpenPage[WorkFitPage]) -> OwnShiftSheet:
    page.press("own")
    sheets = [sheet for sheet in page.page.findChildren(OwnShiftSheet) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def fill(sheet: OwnShiftSheet, name: str, first: str, last: str, pause: str) -> None:
    times = inside(sheet, TimeRange, "times")
    fields = [(inside(sheet, TypedEdit, "name"), name), (times.first, first), (times.last, last)]
    for edit, text in [*fields, (inside(sheet, TypedEdit, "pause"), pause)]:
        edit.line.selectAll()
        edit.line.del_()
        QTest.keyClicks(edit.line, text)
    inside(sheet, QPushButton, "take").click()


def test_own_times_are_typed_tested_kept_and_removed(open_page: Open) -> None:
    page = open_page()
    sheet = open_sheet(page)
    assert unnamed(sheet) == []
    inside(inside(sheet, ChoiceRow, "days"), OptionButton, "option-FR").click()
    fill(sheet, "Einstieg", "8:30", "14:15", "0")
    days = (Weekday.MO, Weekday.DI, Weekday.MI, Weekday.DO)
    own = ShiftTemplate(key="own-1", title="Einstieg", blocks=(ShiftBlock(days=days, start=510, end=855),))
    assert list(page.record.scenarios.shifts) == [own]
    assert table(page)["Einstieg"] == ("23 h", "passt")
    assert verdict(page) == "passt"
    assert page.find(Rows, "most-rows").shown == [("Größte passende Arbeitszeit", "Einstieg")]
    page.press("remove")
    assert not page.record.scenarios.shifts
    assert page.editor.undo_name == "Eigene Arbeitszeit entfernen"


@pytest.mark.parametrize(
    ("first", "last", "pause", "sentence"),
    [
        ("8:00", "8:00", "0", "Beginn und Ende sind gleich."),
        ("8:00", "9:00", "60", "Die Pause muss kürzer sein als die Arbeit."),
        ("8:00", "", "0", "Bitte eine Uhrzeit eintragen, zum Beispiel 7:30."),
    ],
)
def test_times_that_cannot_be_are_told(open_page: Open, first: str, last: str, pause: str, sentence: str) -> None:
    page = open_page()
    sheet = open_sheet(page)
    if not last:
        edit = inside(sheet, TimeRange, "times").last
        edit.line.selectAll()
        QTest.keyClicks(edit.line, "x")
        edit.line.editingFinished.emit()
        inside(sheet, QPushButton, "take").click()
    else:
        fill(sheet, "", first, last, pause)
    assert inside(sheet, QLabel, "refusal").text() == sentence
    assert page.record.scenarios.shifts == ()


def test_a_work_is_tried_as_a_scenario(open_page: Open) -> None:
    page = open_page()
    choose(page, "Frühdienst")
    page.press("try")
    trial = page.record.scenarios.trial
    assert [type(change) for change in trial] == [OtherWork]
    assert page.editor.undo_name == "Ausprobieren: Andere Arbeit: Frühdienst"
    assert not page.find(QPushButton, "try").isEnabled()
    assert page.record.care_week == tarek().care_week


def test_two_shifts_of_mara_meet_her_weeks(open_page: Open) -> None:
    page = open_page(mara())
    choose(page, "Zwei Schichten im Wechsel")
    assert page.find(Rows, "missing").shown == [("Woche A: Mo–Mi, Fr", "2 h 05 min"), ("Woche B: Mo–Fr", "6 h 35 min")]


def test_a_cycle_that_is_too_long_is_told_and_not_computed(open_page: Open) -> None:
    week = mara().care_week.model_copy(update={"cycle_weeks": 23, "absences": (), "activities": ()})
    page = open_page(mara().with_care_week(week))
    assert table(page)["Zwei Schichten im Wechsel"][1] == "lässt sich nicht rechnen"
    choose(page, "Zwei Schichten im Wechsel")
    assert "mehr als 24 Wochen" in page.find(QLabel, "times").text()
    assert not page.find(QPushButton, "try").isEnabled()


def test_without_care_the_page_says_what_to_do_first(open_page: Open) -> None:
    page = open_page(a_record(a_client(children=(a_child(),)), CareWeek()))
    wanted: list[str] = []

    def want(key: str, _part: str) -> None:
        wanted.append(key)

    page.page.wanted.connect(want)
    page.press("to-week")
    assert wanted == ["care_week"]


def test_a_new_care_week_is_tested_anew(open_page: Open) -> None:
    page = open_page()
    week = page.record.care_week
    care = tuple(
        place.model_copy(update={"booked": (360, 1080), "opening": None, "days": WORKDAYS}) for place in week.care
    )
    page.editor.change("Test", page.record.with_care_week(week.model_copy(update={"care": care})))
    assert table(page)["40 Stunden am Tag"][1] == "passt"
    assert page.find(Rows, "most-rows").shown == [("Größte passende Arbeitszeit", "40 Stunden am Tag")]


def test_every_control_has_a_name(open_page: Open) -> None:
    page = open_page(mara())
    choose(page, "Drei Schichten im Wechsel")
    assert unnamed(page.page) == []
    assert clipped(page.page) == []
