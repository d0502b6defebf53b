"""Bringing and fetching on the care week page: clashes in words, and the ways to the doors."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import Activity, CareKind, CarePlace, CareWeek, Door, DoorWay, Ways, Weekday
from lotse_desktop.ui.pages.care_week import CareWeekPage
from lotse_desktop.ui.pages.care_week.door_card import DoorCard
from lotse_desktop.ui.pages.care_week.door_form import DoorRow
from lotse_desktop.ui.pages.care_week.rules_dialog import WeekRulesDialog
from lotse_desktop.ui.widgets.typed import TypedEdit
from tests.builders import WORKDAYS, a_child, a_client, a_record, an_early_week
from tests.ui.open_page import OpenPage
from tests.ui.reach import tab_walk, unnamed

MIA, BEN = a_child(), a_child("Ben", child_id="ben")


def a_week() -> CareWeek:
    """Kita and OGS end at 16:00; work on Monday from 9:00 to 13:00."""
    kita = CarePlace(
        id="c1", kind=CareKind.KINDERGARTEN, label="Kita", children=("mia",), days=WORKDAYS, booked=(450, 960)
    )
    school = CarePlace(id="c2", kind=CareKind.OGS, label="OGS", children=("ben",), days=WORKDAYS, booked=(480, 960))
    work = Activity(id="a1", label="Praxis", days=(Weekday.MO,), start=540, end=780)
    return CareWeek(default_way=Ways(out=25, back=25), activities=(work,), care=(kita, school))


@pytest.fixture
def page(qtbot: QtBot) -> OpenPage[CareWeekPage]:
    return OpenPage(qtbot, CareWeekPage, a_record(a_client(children=(MIA, BEN)), a_week()))


def shown(page: OpenPage[CareWeekPage], name: str) -> str:
    """A text of the card, empty when it is not seen."""
    label = page.find(QLabel, name, page.find(DoorCard, "door-card"))
    return label.text() if label.isVisibleTo(page.page) else ""


def opened(page: OpenPage[CareWeekPage]) -> WeekRulesDialog:
    page.press("doors")
    dialog = page.page.findChild(WeekRulesDialog)
    assert dialog is not None
    return dialog


def enter(dialog: WeekRulesDialog, row: str, field: str, text: str) -> None:
    """Type into a field of a door, or (``row`` empty) between two doors."""
    edit = (row_of(dialog, row) if row else dialog).findChild(TypedEdit, field)
    assert edit is not None
    edit.line.selectAll()
    QTest.keyClick(edit.line, Qt.Key.Key_Delete)
    QTest.keyClicks(edit.line, text)


def row_of(dialog: WeekRulesDialog, name: str) -> DoorRow:
    """The row of a door, also after the order was changed."""
    row = dialog.findChild(DoorRow, name)
    assert row is not None
    return row


def take(dialog: WeekRulesDialog) -> None:
    button = dialog.findChild(QPushButton, "take")
    assert button is not None
    button.click()


def test_before_anything_is_known_the_card_offers_the_ways(page: OpenPage[CareWeekPage]) -> None:
    assert shown(page, "verdict").startswith("Gerechnet wird mit dem üblichen Weg.")
    assert (shown(page, "fetch"), shown(page, "out"), shown(page, "questions")) == ("", "", "")


def test_ways_that_are_entered_show_the_clash_and_the_way_of_the_day(page: OpenPage[CareWeekPage]) -> None:
    dialog = opened(page)
    enter(dialog, "door-d1", "work", "20")
    enter(dialog, "door-d2", "work", "15")
    enter(dialog, "", "between-d1-d2", "10")
    take(dialog)

    week = page.record.care_week
    assert week.doors == (Door(id="d1", work=20), Door(id="d2", work=15))
    assert week.between == (DoorWay(doors=("d1", "d2"), minutes=10),)
    assert [place.door for place in week.care] == ["d1", "d2"]
    assert shown(page, "fetch") == "Di–Fr 16:00: Kita und OGS zugleich – es fehlen 10 Minuten."
    assert shown(page, "out") == "Mo: 8:25 Kita, 8:35 OGS, 9:00 Praxis"
    assert shown(page, "back") == "Mo: 13:00 Praxis, 13:25 OGS, 13:35 Kita"
    assert page.find(DoorCard, "door-card").accessibleDescription().endswith("es fehlen 10 Minuten.")


def test_what_is_not_known_is_asked(page: OpenPage[CareWeekPage]) -> None:
    dialog = opened(page)
    enter(dialog, "door-d1", "home", "5")
    enter(dialog, "door-d2", "home", "8")
    take(dialog)
    assert shown(page, "questions") == "Wie lange dauert der Weg zwischen Kita und OGS?"
    assert shown(page, "verdict") == ""


def test_a_child_that_goes_alone_solves_the_clash(page: OpenPage[CareWeekPage]) -> None:
    dialog = opened(page)
    enter(dialog, "", "between-d1-d2", "10")
    alone = dialog.findChild(QCheckBox, "alone-ben")
    assert alone is not None
    alone.click()
    take(dialog)
    assert page.record.care_week.doors[1].alone == ("ben",)
    assert shown(page, "fetch") == ""
    assert shown(page, "verdict") == "Alle Türen sind rechtzeitig zu erreichen."


def test_the_order_is_changed_by_keyboard_and_the_focus_stays_on_the_door(
    qtbot: QtBot, page: OpenPage[CareWeekPage]
) -> None:
    dialog = opened(page)
    qtbot.waitExposed(dialog)
    enter(dialog, "door-d1", "work", "20")
    enter(dialog, "door-d2", "work", "15")
    earlier = row_of(dialog, "door-d2").earlier
    assert earlier.accessibleName() == "2. OGS: früher übergeben"
    earlier.setFocus()
    QTest.keyClick(earlier, Qt.Key.Key_Space)
    page.settle()
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "1. OGS: später übergeben"
    take(dialog)
    assert [(door.id, door.work) for door in page.record.care_week.doors] == [("d2", 15), ("d1", 20)]


def test_nothing_entered_changes_nothing(page: OpenPage[CareWeekPage]) -> None:
    take(opened(page))
    assert page.record.care_week == a_week()


def test_ways_that_are_taken_away_are_gone(page: OpenPage[CareWeekPage]) -> None:
    dialog = opened(page)
    enter(dialog, "door-d1", "work", "20")
    take(dialog)
    page.settle()
    dialog = opened(page)
    enter(dialog, "door-d1", "work", "")
    take(dialog)
    assert page.record.care_week.doors == ()


def test_what_cannot_be_read_is_told_and_the_dialog_stays(page: OpenPage[CareWeekPage]) -> None:
    dialog = opened(page)
    enter(dialog, "door-d1", "work", "700")
    take(dialog)
    fault = dialog.findChild(QLabel, "fault")
    assert fault is not None
    assert fault.isVisibleTo(dialog)
    assert page.record.care_week == a_week()


def test_everything_is_reached_and_named(page: OpenPage[CareWeekPage]) -> None:
    dialog = opened(page)
    assert unnamed(dialog) == []
    walked = tab_walk(dialog)
    names = [widget.accessibleName() for widget in walked]
    first = next(n for n, name in enumerate(names) if name.startswith("1. Kita"))
    later = next(n for n, name in enumerate(names) if name.startswith("2. OGS"))
    assert first < later < names.index("Weg zwischen Kita und OGS in Minuten")


def test_where_nobody_is_brought_there_is_no_card(qtbot: QtBot) -> None:
    week = an_early_week()
    alone = OpenPage(qtbot, CareWeekPage, a_record(a_client(children=(MIA,)), week.without_entry(week.care[0])))
    assert not alone.find(DoorCard, "door-card").isVisibleTo(alone.page)
