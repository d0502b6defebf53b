"""„Ferien & Jahr“: days are assigned, closed and counted; a year without data is told."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.client import State
from lotse_desktop.domain.holiday_plan import DayAssignment, DaySource
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.storage.holiday_data import load_calendar
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.runs import RunTableModel
from lotse_desktop.ui.pages.year.page import YearPage
from lotse_desktop.ui.widgets.week_cards import Rows
from lotse_desktop.ui.widgets.year_strip import YearStrip
from tests.builders import a_record
from tests.catalogue.shipped import catalogue
from tests.fakes import FakeAsk
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek
from tests.ui.reach import clipped, tab_walk, unnamed

NW = load_calendar(State.NW, date(2024, 1, 1), date(2033, 12, 31))
RP = load_calendar(State.RP, date(2024, 1, 1), date(2033, 12, 31))
W = TypeVar("W", bound=QWidget)
AUTUMN = (date(2026, 10, 19), date(2026, 10, 30))
CHRISTMAS = (date(2026, 12, 23), date(2026, 12, 24))


class Room:
    """The page as the shell opens it: every change shows it again."""

    def __init__(self, qtbot: QtBot, record: CaseRecord, calendar: HolidayCalendar | None, today: date) -> None:
        self.calendar = calendar
        self.changes = 0
        self.wanted: list[tuple[str, str]] = []
        self._page: YearPage | None = None
        self.editor = CaseEditor(record, self._changed)
        context = PageContext(self.editor, catalogue(), lambda: today, FakeAsk(), lambda: self.calendar)
        self._page = YearPage(context)
        qtbot.addWidget(self._page)
        self.page.wanted.connect(lambda key, part: self.wanted.append((key, part)))
        self.page.resize(1192, 800)
        self.page.show()

    @property
    def page(self) -> YearPage:
        assert self._page is not None
        return self._page

    @property
    def strip(self) -> YearStrip:
        return self.find(YearStrip)

    def find(self, kind: type[W], name: str = "", where: str = "") -> W:
        around = self.find(QWidget, where) if where else self.page
        found = around.findChild(kind, name) if name else around.findChild(kind)
        assert found is not None, (kind, name)
        return found

    def text(self, name: str, where: str = "") -> str:
        return self.find(QLabel, name, where).text()

    def press(self, name: str) -> None:
        self.find(QPushButton, name).click()

    def choose(self, name: str) -> None:
        self.find(QRadioButton, f"segment-{name}").click()

    def select(self, first: date, last: date) -> None:
        """As a person does it: a click on the first day, a click with Shift on the last one."""
        cells = {cell.day: cell for cell in self.strip.cells}
        for day, held in ((first, Qt.KeyboardModifier.NoModifier), (last, Qt.KeyboardModifier.ShiftModifier)):
            where: QPoint = self.strip.cell_rect(cells[day]).center().toPoint()
            QTest.mouseClick(self.strip, Qt.MouseButton.LeftButton, held, where)

    def balance(self) -> list[tuple[str, str]]:
        return self.find(Rows, where="balance").shown

    def _changed(self) -> None:
        self.changes += 1
        if self._page is not None:
            self._page.refresh()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Case B: sixty weekdays of school holidays, nobody there on any of them."""
    return Room(qtbot, tarek(), NW, TAREK_DAY)


def test_the_balance_stands_at_once_and_nothing_was_changed(room: Room) -> None:
    assert room.text("number", "balance") == "60 Tage offen"
    assert room.balance() == [("Sami", "60 – 0 – 60"), ("Nour", "60 – 0 – 60")]
    assert room.changes == 0


def test_the_next_days_without_anybody_are_chosen_first(room: Room) -> None:
    assert room.strip.chosen_days == CHRISTMAS


def test_holiday_care_covers_the_workdays_that_were_chosen(room: Room) -> None:
    room.select(*AUTUMN)
    room.press(f"option-{DaySource.HOLIDAY_CARE}")
    assert room.balance() == [("Sami", "60 – 10 – 50"), ("Nour", "60 – 10 – 50")]
    assert [one.days for one in room.editor.record.holiday_plan.assignments] == [
        (date(2026, 10, 19), date(2026, 10, 23)),
        (date(2026, 10, 26), date(2026, 10, 30)),
    ]
    assert room.editor.undo_name == "Ferienbetreuung: 19.10. bis 30.10.2026"
    room.editor.undo()
    assert room.text("number", "balance") == "60 Tage offen"


def test_only_the_child_that_is_shown_gets_the_source(room: Room) -> None:
    room.choose("sami")
    room.select(*AUTUMN)
    room.press(f"option-{DaySource.OTHER_PARENT}")
    assert room.balance() == [("Sami", "60 – 10 – 50"), ("Nour", "60 – 0 – 60")]
    assert room.text("number", "balance") == "60 Tage offen"


def test_leave_stands_in_the_care_week_and_replaces_what_was_assigned(room: Room) -> None:
    room.select(*AUTUMN)
    room.press(f"option-{DaySource.HELPER}")
    room.press("option-LEAVE")
    record = room.editor.record
    assert record.care_week.leave == (AUTUMN,)
    assert record.holiday_plan.assignments == ()
    assert "10 Urlaub" in "\n".join(label.text() for label in room.find(QWidget, "balance").findChildren(QLabel))
    room.press("option-LEAVE")
    assert room.editor.record.care_week.leave == ()


def test_another_source_ends_the_leave(room: Room) -> None:
    room.select(*AUTUMN)
    room.press("option-LEAVE")
    room.press(f"option-{DaySource.OTHER}")
    assert room.editor.record.care_week.leave == ()
    assert room.balance()[0] == ("Sami", "60 – 10 – 50")


def test_a_source_can_have_a_name(room: Room) -> None:
    room.select(*CHRISTMAS)
    room.press(f"option-{DaySource.HELPER}")
    line = room.find(QLineEdit, "line", "day-name")
    QTest.keyClicks(line, "Oma")
    (assignment,) = room.editor.record.holiday_plan.assignments
    both = ("nour", "sami")
    assert assignment == DayAssignment(days=CHRISTMAS, children=both, source=DaySource.HELPER, label="Oma")
    assert line.text() == "Oma"
    room.editor.undo()
    assert room.editor.record.holiday_plan.assignments[0].label == ""


def test_a_movable_day_is_one_more_closed_day(room: Room) -> None:
    bridge = date(2027, 5, 7)
    room.select(bridge, bridge)
    room.press("option-MOVABLE")
    assert room.text("number", "balance") == "61 Tage offen"
    assert room.editor.record.holiday_plan.movable == ((bridge, bridge),)
    room.press("option-MOVABLE")
    assert not room.editor.record.holiday_plan.movable


def test_an_institution_is_closed_under_all_its_entries(room: Room) -> None:
    day = date(2027, 5, 7)
    room.select(day, day)
    room.press("option-OGS")
    closed = {place.id: place.closed for place in room.editor.record.care_week.care}
    assert closed["ogs"] == closed["ogs-fr"] == ((day, day),)
    assert closed["schule"] == ()
    assert room.balance() == [("Sami", "61 – 0 – 61"), ("Nour", "60 – 0 – 60")]


def test_days_can_be_typed_and_an_end_before_the_beginning_is_told(room: Room) -> None:
    room.select(*AUTUMN)
    last = room.find(QLineEdit, "line", "day-last")
    last.selectAll()
    QTest.keyClicks(last, "23.10.2026\r")
    assert room.strip.chosen_days == (AUTUMN[0], date(2026, 10, 23))
    last.selectAll()
    QTest.keyClicks(last, "18.10.2026\r")
    assert room.text("day-complaint") == "Das Ende liegt vor dem Anfang."
    last.selectAll()
    QTest.keyClicks(last, "18.10.2027\r")
    assert room.strip.chosen_days == (AUTUMN[0], date(2027, 8, 31))
    first = room.find(QLineEdit, "line", "day-first")
    for line in (first, last):
        line.selectAll()
        QTest.keyClicks(line, "18.10.2028\r")
    assert room.text("day-complaint") == "Diese Tage liegen nicht im gezeigten Schuljahr."


def test_one_day_is_told_in_words(room: Room) -> None:
    room.select(AUTUMN[0], AUTUMN[0])
    assert room.text("day-words").startswith("Montag, 19. Oktober 2026, Herbstferien. Sami: 10 h 05 min offen.")


def test_the_keyboard_alone_assigns_a_week(room: Room) -> None:
    strip = room.strip
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Home)
    while strip.chosen_days != (AUTUMN[0], AUTUMN[0]):
        QTest.keyClick(strip, Qt.Key.Key_Down)
    for _ in range(4):
        QTest.keyClick(strip, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert room.balance()[0] == ("Sami", "60 – 5 – 55")


def test_the_table_tells_the_same_and_leads_to_the_days(room: Room) -> None:
    room.choose("table")
    table = room.find(ValueTable)
    model = table.model()
    assert isinstance(model, RunTableModel)
    row = next(number for number, run in enumerate(model.values) if run.name == "Herbstferien")
    assert [model.data(model.index(row, column)) for column in range(4)] == [
        "19.10. bis 30.10.2026",
        "Herbstferien",
        "10",
        "185 h offen",
    ]
    table.opened.emit(row)
    assert room.strip.chosen_days == AUTUMN
    assert isinstance(QApplication.focusWidget(), QPushButton)


def test_eight_weeks_are_listed(qtbot: QtBot) -> None:
    rows = Room(qtbot, mara(), RP, MARA_DAY).find(Rows, where="weeks-ahead").shown
    assert len(rows) == 8
    assert rows[0] == ("09.11. – 15.11.", "29 h 10 min offen")
    assert rows[7][0].startswith("28.12. – 03.01.\nSchließtag")


def test_sick_days_and_the_emergency_chain_of_case_b(room: Room) -> None:
    assert room.text("number", "sick") == "60 Tage"
    assert room.text("options").startswith("1 Möglichkeit im Notfall")
    room.press("chain")
    assert room.wanted == [("domains", "CHILDCARE")]


def test_a_change_of_care_becomes_a_step_once(qtbot: QtBot) -> None:
    room = Room(qtbot, mara(), RP, MARA_DAY)
    button = next(b for b in room.page.findChildren(QPushButton) if b.objectName().startswith("step-cliff-SCHOOL"))
    button.click()
    (step,) = room.editor.record.plan.steps
    assert (step.text, step.place) == ("Ganztag für Lio anmelden", "Grundschule")
    assert step.due is not None
    again = next(b for b in room.page.findChildren(QPushButton, button.objectName()) if b is not button)
    assert (again.text(), again.isEnabled()) == ("Steht im Plan", False)


def test_a_claim_is_never_decided(qtbot: QtBot) -> None:
    room = Room(qtbot, mara(), RP, MARA_DAY)
    words = "\n".join(label.text() for label in room.find(QWidget, "cliffs").findChildren(QLabel))
    assert "Anspruch prüfen: Jugendamt" in words
    assert "haben Anspruch" not in words


def test_a_year_without_data_is_told(qtbot: QtBot) -> None:
    room = Room(qtbot, tarek(), NW, date(2028, 3, 1))
    room.choose("2029")
    assert (
        room.text("hint") == "Nach dem 14.08.2029 gibt es für Nordrhein-Westfalen noch keine Daten zu den Schulferien."
    )
    assert room.text("number", "balance") == "keine Daten"
    assert {cell.mark for cell in room.strip.cells} == {"?"}


def test_a_year_with_data_for_a_part_of_it_is_called_incomplete(qtbot: QtBot) -> None:
    short = replace(NW, school_until=date(2027, 1, 31))
    room = Room(qtbot, tarek(), short, TAREK_DAY)
    assert room.text("number", "balance") == "unvollständig"
    assert not room.find(QLabel, "hint").isHidden()


def test_while_the_holidays_are_read_the_page_says_so(qtbot: QtBot) -> None:
    room = Room(qtbot, tarek(), None, TAREK_DAY)
    assert "werden gelesen" in room.text("message")
    room.calendar = NW
    room.page.refresh()
    assert room.text("number", "balance") == "60 Tage offen"


def test_without_children_the_page_leads_to_the_family(qtbot: QtBot) -> None:
    room = Room(qtbot, a_record(), RP, MARA_DAY)
    room.press("message-link")
    assert room.wanted == [("family", "")]


def test_a_cycle_without_a_beginning_leads_to_the_care_week(qtbot: QtBot) -> None:
    record = mara()
    week = record.care_week.model_copy(update={"cycle_start": None})
    room = Room(qtbot, record.with_care_week(week), RP, MARA_DAY)
    assert "Beginn" in room.text("message")
    room.press("message-link")
    assert room.wanted == [("care_week", "")]


def test_before_work_is_entered_the_page_says_what_it_counts(qtbot: QtBot) -> None:
    record = tarek()
    idle = record.with_care_week(record.care_week.model_copy(update={"activities": ()}))
    assert "zählt als offen" in Room(qtbot, idle, NW, TAREK_DAY).text("hint")


def test_showing_the_page_again_writes_nothing(room: Room) -> None:
    room.page.refresh()
    room.page.refresh()
    assert room.changes == 0
    assert room.editor.undo_name is None


def test_everything_is_reached_by_tab_and_has_a_name(room: Room) -> None:
    assert unnamed(room.page) == []
    assert clipped(room.page) == []
    walked = tab_walk(room.page)
    for widget in (
        room.strip,
        room.find(QPushButton, f"option-{DaySource.HOLIDAY_CARE}"),
        room.find(QPushButton, "chain"),
    ):
        assert widget in walked


def test_the_page_fits_into_a_small_window_without_a_bar_of_its_own(room: Room) -> None:
    """1280 × 720 less the bars of the window."""
    layout = room.page.layout()
    assert layout is not None
    assert layout.minimumHeightForWidth(1041) <= 626
