"""The care week page: wishes change the case, everything is computed at once, nothing is lost."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QRadioButton, QSpinBox
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import Absence, Activity, CareKind, CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.pages.care_week import CareWeekPage
from lotse_desktop.ui.pages.care_week.entry_dialog import EntryDialog
from lotse_desktop.ui.pages.care_week.rules_dialog import WeekRulesDialog
from lotse_desktop.ui.widgets.entry_details import TimeRange
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import TypedEdit
from lotse_desktop.ui.widgets.week_cards import GapCard
from lotse_desktop.ui.widgets.week_grid import WeekGrid
from tests.builders import TODAY, WORKDAYS, a_child, a_client, a_record, an_early_week, jana
from tests.fakes import FakeAsk
from tests.ui.reach import tab_walk, unnamed

T = TypeVar("T", bound=QObject)


def _child(parent: QObject, kind: type[T], name: str = "") -> T:
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert found is not None, (kind, name)
    return found


class Room:
    """A page with its editor, wired as the shell does it."""

    def __init__(self, record: CaseRecord, qtbot: QtBot) -> None:
        self.changes = 0
        self._page: CareWeekPage | None = None
        self.editor = CaseEditor(record, self._changed)
        catalogue = Catalogue.model_construct()
        context = PageContext(editor=self.editor, catalogue=catalogue, today=lambda: TODAY, ask=FakeAsk())
        self._page = CareWeekPage(context)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 800)
        self.page.show()

    def _changed(self) -> None:
        self.changes += 1
        if self._page is not None:
            self._page.refresh()

    @property
    def page(self) -> CareWeekPage:
        assert self._page is not None
        return self._page

    @property
    def week(self) -> CareWeek:
        return self.editor.record.care_week

    @property
    def grid(self) -> WeekGrid:
        return _child(self.page, WeekGrid)

    def find(self, kind: type[T], name: str) -> T:
        return _child(self.page, kind, name)

    def text(self, name: str) -> str:
        label: QLabel = self.find(QLabel, name)
        return label.text()

    @property
    def gap(self) -> str:
        return _child(self.find(GapCard, "gap"), QLabel, "number").text()

    def press(self, name: str) -> None:
        self.find(QPushButton, name).click()

    def choose(self, name: str) -> None:
        self.find(QRadioButton, f"segment-{name}").click()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """Jana with Mia: 70 minutes are open on Monday and on Tuesday morning."""
    return Room(jana(), qtbot)


def _box(room: Room, role: BoxRole, day: int = 0, lane: int = 1) -> WeekBox:
    return next(b for b in room.grid.boxes if (b.role, b.day, b.lane) == (role, day, lane))


def test_the_gap_is_computed_when_the_page_opens(room: Room) -> None:
    assert room.gap == "2 h 20 min"
    assert room.changes == 0


def test_a_helper_who_is_drawn_closes_the_gap(room: Room) -> None:
    room.choose("help")
    name: QLineEdit = room.find(QLineEdit, "brush-label")
    name.setText("Oma")

    room.grid.block_drawn.emit(0, 1, 350, 420)

    assert [(h.label, h.days, h.start, h.end, h.reliability) for h in room.week.helpers] == [
        ("Oma", (Weekday.MO,), 350, 420, Reliability.FIRM)
    ]
    assert room.gap == "1 h 10 min"
    assert room.editor.undo_name == "Block zeichnen"


def test_undo_brings_the_gap_back(room: Room) -> None:
    room.choose("help")
    room.grid.block_drawn.emit(0, 1, 350, 420)

    room.editor.undo()

    assert room.week == an_early_week()
    assert room.gap == "2 h 20 min"
    assert not room.find(QPushButton, "offer").isVisible()


def test_the_same_block_is_offered_for_the_whole_week(room: Room) -> None:
    room.choose("help")
    room.grid.block_drawn.emit(1, 1, 350, 420)
    assert room.text("hint") == "Eingetragen: Dienstag 5:50 bis 7:00 Uhr."

    room.press("offer")

    assert [helper.days for helper in room.week.helpers] == [WORKDAYS]
    assert room.gap == "keine"


def test_only_the_day_that_was_pulled_changes_until_all_are_wished(room: Room) -> None:
    kita = _box(room, BoxRole.CARE)

    room.grid.block_changed.emit(kita, 0, 350, 960, False)  # noqa: FBT003

    assert room.text("hint") == "Nur Montag geändert."
    assert sorted(place.days for place in room.week.care) == sorted([(Weekday.MO,), WORKDAYS[1:]])
    assert room.gap == "1 h 10 min"
    room.press("offer")
    assert [(place.days, place.booked) for place in room.week.care] == [(WORKDAYS, (350, 960))]
    assert room.gap == "keine"
    assert room.editor.undo_name == "Kita: Zeit an allen Tagen"


def _point(grid: WeekGrid, day: int, lane: int, minute: int) -> QPoint:
    left, width = grid.layout_now().lane_span(day, lane)
    return QPoint(round(left + width / 2), round(grid.layout_now().y(minute)))


def test_the_cards_follow_while_the_mouse_still_pulls(room: Room) -> None:
    grid, button = room.grid, Qt.MouseButton.LeftButton
    QTest.mousePress(grid, button, Qt.KeyboardModifier.NoModifier, _point(grid, 1, 1, 350))
    QTest.mouseMove(grid, _point(grid, 1, 1, 385))
    seen = [room.gap]
    QTest.mouseMove(grid, _point(grid, 1, 1, 420))
    seen.append(room.gap)

    assert seen == ["1 h 45 min", "1 h 10 min"]
    assert room.changes == 0
    QTest.mouseRelease(grid, button, Qt.KeyboardModifier.NoModifier, _point(grid, 1, 1, 420))
    assert (room.changes, room.gap) == (1, "1 h 10 min")
    assert [(place.kind, place.booked) for place in room.week.care][1:] == [(CareKind.KINDERGARTEN, (350, 420))]


def test_escape_while_pulling_leaves_everything_as_it_was(room: Room) -> None:
    grid = room.grid
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _point(grid, 1, 1, 350))
    QTest.mouseMove(grid, _point(grid, 1, 1, 420))
    QTest.keyClick(grid, Qt.Key.Key_Escape)

    assert (room.changes, room.gap) == (0, "2 h 20 min")
    assert room.text("hint") == "Ziehen = eintragen · Pfeiltasten + Enter gehen auch"


def test_the_keyboard_alone_closes_a_gap(room: Room) -> None:
    room.choose("help")
    grid = room.grid
    grid.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, *(Qt.Key.Key_Down,) * 2, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)

    assert [(helper.start, helper.end) for helper in room.week.helpers] == [(350, 420)]
    assert grid.cursor_box is not None
    assert grid.cursor_box.role is BoxRole.HELPER


def test_key_strokes_on_one_box_are_one_undo_step(room: Room) -> None:
    grid = room.grid
    grid.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, *(Qt.Key.Key_Down,) * 3):
        QTest.keyClick(grid, key)
    for _ in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert ((Weekday.MO,), (420, 980)) in [(place.days, place.booked) for place in room.week.care]
    room.press("offer")
    assert [(place.days, place.booked) for place in room.week.care] == [(WORKDAYS, (420, 980))]
    room.editor.undo()
    room.editor.undo()

    assert room.week == an_early_week()


def test_in_the_work_lane_work_is_drawn_whatever_the_brush_says(room: Room) -> None:
    room.choose("contact")
    room.grid.block_drawn.emit(3, 0, 510, 870)
    room.grid.block_drawn.emit(5, 1, 0, 1440)
    room.choose("work")
    kind: QComboBox = room.find(QComboBox, "brush-activity")
    kind.setCurrentIndex(kind.findData("COURSE"))
    room.grid.block_drawn.emit(4, 0, 510, 870)

    drawn = room.week.activities[1:]
    assert [(type(a), a.kind, a.days) for a in drawn] == [
        (Activity, "WORK", (Weekday.DO,)),
        (Activity, "COURSE", (Weekday.FR,)),
    ]
    assert [(type(a), a.days, a.start, a.end) for a in room.week.absences] == [(Absence, (Weekday.SA,), 0, 1440)]


def test_a_block_of_one_week_holds_there_unless_every_week_is_wished(qtbot: QtBot) -> None:
    record = jana().with_care_week(an_early_week().model_copy(update={"cycle_weeks": 2}))
    room = Room(record, qtbot)
    room.choose("2")
    room.grid.block_drawn.emit(2, 0, 360, 720)
    room.find(QCheckBox, "every-week").setChecked(True)
    room.grid.block_drawn.emit(3, 0, 360, 720)

    assert [(a.days, a.weeks) for a in room.week.activities[1:]] == [((Weekday.MI,), (2,)), ((Weekday.DO,), None)]
    assert {box.week for box in room.grid.boxes} == {2}


def test_deleting_a_box_takes_one_day(room: Room) -> None:
    room.grid.block_deleted.emit(_box(room, BoxRole.WORK, day=1, lane=0))

    assert room.week.activities[0].days == (Weekday.MO,)
    assert room.editor.undo_name == "Frühdienst: entfernen"


def _dialog(room: Room) -> EntryDialog:
    dialogs = [d for d in room.page.findChildren(EntryDialog) if d.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def test_exact_minutes_are_changed_on_all_days_of_the_entry(room: Room) -> None:
    room.grid.block_opened.emit(_box(room, BoxRole.WORK, lane=0))
    dialog = _dialog(room)
    line = _child(_child(_child(dialog, TimeRange, "times"), TypedEdit, "from"), QLineEdit, "line")
    line.selectAll()
    QTest.keyClicks(line, "6:03")
    _child(dialog, QPushButton, "take").click()

    assert (room.week.activities[0].start, room.week.activities[0].days) == (363, WORKDAYS[:2])
    assert room.editor.undo_name == "Frühdienst: ändern"


def test_an_entry_can_be_removed_from_its_dialog(room: Room) -> None:
    room.grid.block_opened.emit(_box(room, BoxRole.CARE))
    _child(_dialog(room), QPushButton, "remove").click()

    assert room.week.care == ()
    assert room.editor.undo_name == "Kita: ganz entfernen"


def test_a_new_entry_without_drawing(room: Room) -> None:
    room.choose("help")
    room.press("new-entry")
    dialog = _dialog(room)
    _child(dialog, QLineEdit, "label").setText("Nachbarin")
    _child(dialog, QPushButton, "take").click()

    helper = room.week.helpers[0]
    assert isinstance(helper, Helper)
    assert (helper.id, helper.label, helper.days, helper.children) == ("h1", "Nachbarin", WORKDAYS, ("mia",))


def test_ways_and_cycle_are_changed_in_one_step(room: Room) -> None:
    room.press("rules")
    dialog = _child(room.page, WeekRulesDialog)
    _child(dialog, QSpinBox, "cycle").setValue(2)
    _child(dialog, QSpinBox, "before").setValue(20)
    _child(dialog, QPushButton, "take").click()

    assert (room.week.cycle_weeks, room.week.params.buffer_before) == (2, 20)
    assert room.week.cycle_start is not None
    assert room.week.cycle_start.weekday() == 0
    assert room.gap == "2 h 40 min"
    assert room.find(QRadioButton, "segment-2").text() == "Woche B"


def test_the_menu_extends_removes_and_fills(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: menus.append(menu))
    room.choose("help")
    room.grid.menu_wanted.emit(_box(room, BoxRole.GAP), QPoint(10, 10))
    menus[0].actions()[0].trigger()
    room.grid.menu_wanted.emit(_box(room, BoxRole.WORK, lane=0), QPoint(10, 10))
    further = _child(menus[1], QMenu)
    next(action for action in further.actions() if action.text() == "Mittwoch").trigger()

    texts = [action.text() for action in menus[1].actions()]
    assert texts == ["Öffnen …", "Nur Montag entfernen", "Ganz entfernen", "Auch an anderen Tagen"]
    assert [(helper.start, helper.end) for helper in room.week.helpers] == [(350, 420)]
    assert room.week.activities[0].days == WORKDAYS[:3]


def test_the_table_shows_the_same_and_opens_and_deletes(room: Room) -> None:
    room.choose("table")
    table = _child(room.page, ValueTable)
    model = table.model()
    first_column = [model.index(row, 0).data() for row in range(model.rowCount())]
    table.choose(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    _dialog(room).reject()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)

    assert first_column == ["Frühdienst", "Kita", "Lücke, 1 h 10 min", "Lücke, 1 h 10 min"]
    assert room.week.care == ()
    assert model.index(1, 0).data().startswith("Lücke")


def test_enter_on_a_gap_of_the_table_asks_for_what_fills_it(room: Room) -> None:
    room.choose("help")
    room.choose("table")
    table = _child(room.page, ValueTable)
    table.choose(3)
    QTest.keyClick(table, Qt.Key.Key_Return)
    _child(_dialog(room), QPushButton, "take").click()

    assert [(h.days, h.start, h.end) for h in room.week.helpers] == [((Weekday.DI,), 350, 420)]


def test_without_children_the_page_says_what_to_do_first(qtbot: QtBot) -> None:
    room = Room(a_record(), qtbot)
    wanted: list[tuple[str, str]] = []
    room.page.wanted.connect(lambda page, part: wanted.append((page, part)))

    room.press("to-family")

    assert wanted == [("family", "")]
    assert not room.grid.isVisible()


def test_an_empty_week_says_where_to_pull(qtbot: QtBot) -> None:
    room = Room(a_record(a_client(children=(a_child(),))), qtbot)
    first = room.find(QLabel, "first")
    assert first.isVisible()

    room.grid.block_drawn.emit(0, 0, 480, 720)

    assert not first.isVisible()
    assert room.editor.record.care_week.activities[0].days == (Weekday.MO,)


def test_refreshing_changes_nothing(room: Room) -> None:
    before = room.editor.record
    for _ in range(3):
        room.page.refresh()

    assert room.editor.record is before
    assert room.changes == 0


def test_children_who_are_added_later_get_a_lane(room: Room) -> None:
    client = room.editor.record.client
    ben = a_child("Ben", child_id="ben")

    room.editor.change("Kind", room.editor.record.with_client(client.with_child(ben)))

    assert room.gap == "16 h 40 min"
    assert room.grid.layout_now().lanes == 3


def test_every_control_has_a_name_and_is_reached_with_tab(room: Room) -> None:

    assert unnamed(room.page) == []
    assert room.grid in tab_walk(room.page)


def test_nothing_is_cut_in_a_small_window_with_large_text(qtbot: QtBot, room: Room) -> None:
    room.page.resize(760, 560)
    qtbot.waitUntil(lambda: not _child(room.page, TwoColumns).is_wide)

    assert room.page.minimumSizeHint().width() <= 760
    for name in ("new-entry", "rules"):
        qtbot.waitUntil(room.find(QPushButton, name).isVisible)
