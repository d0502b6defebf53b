"""The network map: seen, walked through, moved, described, taken over – by mouse and by keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import Reliability, Weekday
from lotse_desktop.domain.network import HelpKind, NetworkMap, NetworkPerson, Sector
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.look import apply_look
from lotse_desktop.ui.pages.network import NetworkPage
from lotse_desktop.ui.pages.network.block_fields import BlockFields
from lotse_desktop.ui.pages.network.person_dialog import PersonDialog
from lotse_desktop.ui.widgets.choice import ChoiceRow, OptionButton
from lotse_desktop.ui.widgets.network_view import NetworkView
from tests.builders import a_client, a_record
from tests.domain.networks import maras_map
from tests.families import mara
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, tab_walk, unnamed

ALT = Qt.KeyboardModifier.AltModifier


class Room(OpenPage[NetworkPage]):
    """The page with what a person sees and does."""

    @property
    def view(self) -> NetworkView:
        return self.find(NetworkView, "")

    @property
    def network(self) -> NetworkMap:
        return self.record.network_map

    def person(self, person_id: str) -> NetworkPerson:
        found = self.network.find(person_id)
        assert found is not None
        return found

    def key(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.view.setFocus()
        for key in keys:
            QTest.keyClick(self.view, key, held)
        self.settle()

    def walk_to(self, person_id: str) -> None:
        """Touch a card."""
        where = self.view.card_center(person_id).toPoint()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)

    def dialog(self) -> PersonDialog:
        self.settle()
        return next(d for d in self.page.findChildren(PersonDialog) if d.isVisible())

    def label(self, name: str) -> str:
        return self.find(QLabel, name).text()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot, NetworkPage, mara().with_network_map(maras_map()))


@pytest.fixture
def scaled() -> Iterator[None]:
    yield
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_look(app, dark=False)


def pull(view: NetworkView, person_id: str, to: tuple[float, float]) -> None:
    """Take the card and let it fall at a place of the picture, as a hand does."""
    start = view.card_center(person_id).toPoint()
    end = view.mapFromScene(*to)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + QPoint(round((end - start).x() * part), round((end - start).y() * part)))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def test_everybody_stands_on_the_map_and_the_first_one_is_described(room: Room) -> None:
    picture = room.view.picture
    assert picture is not None
    assert [card.label for card in picture.cards] == [person.label for person in maras_map().persons]
    told = room.texts("details")
    for words in ("Oma I.", "sehr nah", "Betreuung", "Do 5:00–8:00", "fest zugesagt", "gibt mehr", "in 30 min da"):
        assert words in told


def test_what_the_map_shows_is_counted(room: Room) -> None:
    told = room.texts("summary").split("\n")
    for label, value in (
        ("Nahe Personen", "2"),
        ("Helfen bei Betreuung", "2"),
        ("Feste Hilfe", "3 h pro Woche"),
        ("Im Notfall sofort", "1 (Oma I.)"),
        ("Leere Bereiche", "keine"),
    ):
        assert told[told.index(label) + 1] == value
    assert "Alle feste Hilfe kommt von einer Person (Oma I.). Fällt sie aus, trägt der Plan nicht." in told


def test_arrows_walk_and_the_description_follows(room: Room) -> None:
    room.key(Qt.Key.Key_Home)
    assert room.view.accessibleDescription() == "Oma I., sehr nah, fest zugesagt, hilft bei Betreuung – Familie"
    room.key(Qt.Key.Key_Right)
    assert room.view.person_id != "oma"
    assert room.view.accessibleDescription().endswith("Freunde · Nachbarschaft")
    assert room.person(room.view.person_id).label in room.texts("details")


def test_every_person_is_reached_with_arrows(room: Room) -> None:
    arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    reached, waiting = {"oma"}, ["oma"]
    while waiting:
        start = waiting.pop()
        for arrow in arrows:
            room.walk_to(start)
            room.key(arrow)
            if room.view.person_id not in reached:
                reached.add(room.view.person_id)
                waiting.append(room.view.person_id)
    assert reached == {person.id for person in maras_map().persons}


def test_alt_and_arrows_move_a_person_and_are_one_step_back(room: Room) -> None:
    room.key(Qt.Key.Key_Home)
    room.key(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, held=ALT)
    assert (room.person("oma").sector, room.person("oma").closeness) == (Sector.FRIENDS_NEIGHBOURS, 3)
    assert room.editor.undo_name == "Oma I.: verschieben"
    assert room.view.person_id == "oma"
    room.editor.undo()
    assert room.network == maras_map()


def test_a_card_falls_into_the_ring_where_the_hand_lets_go(room: Room) -> None:
    picture = room.view.picture
    assert picture is not None
    (rx, ry), _, (ox, oy) = picture.rings
    pull(room.view, "nachbarin", (-rx * 0.6, ry * 0.6))
    assert (room.person("nachbarin").sector, room.person("nachbarin").closeness) == (Sector.WORK_SCHOOL_CLUB, 1)
    pull(room.view, "e", (ox * 0.6, -oy * 0.6))
    assert (room.person("e").sector, room.person("e").closeness) == (Sector.FRIENDS_NEIGHBOURS, 3)


def test_a_pull_inside_its_ring_or_given_up_changes_nothing(room: Room) -> None:
    where = room.view.card_center("v").toPoint()
    QTest.mousePress(room.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseMove(room.view.viewport(), where + QPoint(150, 200))
    aims = [room.view.aim]
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    aims.append(room.view.aim)
    assert [aim is not None for aim in aims] == [True, False]
    QTest.mouseRelease(room.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert room.changes == 0
    assert room.view.person_id == "v"


def test_delete_asks_and_removes_and_undo_brings_back(room: Room) -> None:
    room.key(Qt.Key.Key_Home, Qt.Key.Key_Delete)
    assert room.ask.asked == ["Oma I. von der Karte entfernen?"]
    assert room.network.find("oma") is None
    assert room.record.care_week == mara().care_week
    room.editor.undo()
    assert room.network == maras_map()
    room.ask.agree = False
    room.key(Qt.Key.Key_Home, Qt.Key.Key_Delete)
    assert room.network == maras_map()


def test_the_keyboard_alone_enters_a_person(room: Room) -> None:
    QTest.keyClick(room.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = room.dialog()
    room.write("label", "Tante Eva", dialog)
    for row, key in (("help", HelpKind.CHILD_CARE), ("reliability", Reliability.FIRM)):
        button = room.find(OptionButton, f"option-{key.value}", room.find(ChoiceRow, row, dialog))
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    room.press("new-block", dialog)
    day = room.find(OptionButton, "option-MI", dialog)
    QTest.keyClick(day, Qt.Key.Key_Space)
    room.press("take", dialog)
    eva = room.network.persons[-1]
    assert (eva.label, eva.help, eva.reliability) == ("Tante Eva", (HelpKind.CHILD_CARE,), Reliability.FIRM)
    assert [(block.days, block.start, block.end, block.weeks) for block in eva.blocks] == [
        ((Weekday.MI,), 900, 1080, None)
    ]
    assert room.view.person_id == eva.id
    assert room.editor.undo_name == "Tante Eva: auf die Karte"


def test_a_surname_is_noticed_and_an_empty_name_is_told(room: Room) -> None:
    room.press("new-person")
    dialog = room.dialog()
    room.press("take", dialog)
    assert room.find(QLabel, "refusal", dialog).text() == "Bitte einen Vornamen oder eine Rolle eintragen."
    hint = room.find(QLabel, "name-hint", dialog)
    room.write("label", "Sabine", dialog)
    assert hint.isHidden()
    room.write("label", "Sabine Muster", dialog)
    assert not hint.isHidden()
    room.press("cancel", dialog)
    assert room.network == maras_map()


def test_enter_opens_the_form_and_nothing_is_lost_by_taking_it_over(room: Room) -> None:
    for person in maras_map().persons:
        room.walk_to(person.id)
        room.key(Qt.Key.Key_Return)
        room.press("take", room.dialog())
    assert room.network == maras_map()
    assert room.changes == 0


def test_a_time_can_be_changed_and_removed(room: Room) -> None:
    room.press("edit")
    dialog = room.dialog()
    fields = room.find(BlockFields, "", dialog)
    room.find(QCheckBox, "school-holidays", fields).click()
    weeks = room.find(ChoiceRow, "weeks", fields)
    room.find(OptionButton, "option-2", weeks).click()
    room.press("take", dialog)
    block = room.person("oma").blocks[0]
    assert (block.weeks, block.school_holidays) == ((1,), False)
    room.press("edit")
    dialog = room.dialog()
    room.press("remove-block", dialog)
    room.press("take", dialog)
    assert room.person("oma").blocks == ()
    assert not room.find(QPushButton, "take-over").isEnabled()


def test_taking_over_tells_what_changes_and_then_that_nothing_does(room: Room) -> None:
    room.press("take-over")
    assert room.label("told") == "Steht schon so in der Betreuungswoche."
    assert room.ask.asked == []
    moved = room.person("oma").blocks[0].model_copy(update={"start": 270})
    changed = room.person("oma").model_copy(update={"blocks": (moved,)})
    room.editor.change("früher", room.record.with_network_map(room.network.with_person(changed)))
    room.press("take-over")
    assert room.ask.asked == ["Oma I. in die Betreuungswoche übernehmen?"]
    assert [(h.start, h.end) for h in room.record.care_week.helpers if h.label == "Oma I."] == [(270, 480)]
    assert room.label("told") == "In der Betreuungswoche: 1 Eintrag geändert."
    assert room.editor.undo_name == "Oma I.: in die Betreuungswoche"


def test_helpers_of_the_care_week_are_offered(qtbot: QtBot) -> None:
    room = Room(qtbot, NetworkPage, mara())
    assert "Oma I." in room.texts("missing")
    room.press("adopt")
    assert [person.label for person in room.network.persons] == ["Oma I."]
    assert "Nachbarin F." in room.texts("missing")
    room.press("adopt")
    assert not room.part("missing").isVisibleTo(room.page)


def test_the_empty_page_says_what_to_do_first(qtbot: QtBot) -> None:
    room = Room(qtbot, NetworkPage, a_record(a_client()))
    room.press("first-person")
    room.write("label", "Oma", room.dialog())
    room.press("take", room.dialog())
    assert [person.label for person in room.network.persons] == ["Oma"]
    assert room.view.isVisibleTo(room.page)


def test_the_table_says_the_same_and_opens_and_removes(room: Room) -> None:
    room.find(QRadioButton, "segment-table").click()
    table = room.find(ValueTable, "")
    model = table.model()
    texts = [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]
    assert texts[0] == ["Oma I.", "Familie", "sehr nah", "Betreuung", "Do 5:00–8:00", "fest zugesagt"]
    assert texts[2] == ["Freundin A.", "Freunde · Nachbarschaft", "sehr nah", "Zuhören", "–", "nicht besprochen"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert "Nachbarin F." in room.texts("details")
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert room.network.find("nachbarin") is None
    QTest.keyClick(table, Qt.Key.Key_Return)
    room.press("take", room.dialog())
    assert room.network == maras_map().without_person("nachbarin")


def test_everything_is_named_and_reached_with_tab(room: Room) -> None:
    assert unnamed(room.page) == []
    walked = tab_walk(room.page)
    for name in ("new-person", "take-over", "edit", "remove"):
        assert room.find(QPushButton, name) in walked
    assert room.view in walked
    room.press("edit")
    assert unnamed(room.dialog()) == []
    assert clipped(room.dialog()) == []


@pytest.mark.usefixtures("scaled")
def test_larger_text_and_dark_draw_the_map_anew(room: Room) -> None:
    before = room.view.picture
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_look(app, dark=True, scale=2.0)
    room.settle()
    room.view.viewport().grab()
    after = room.view.picture
    assert before is not None
    assert after is not None
    assert after.cards[0].height > 1.5 * before.cards[0].height
    assert room.view.tokens.surface != "#FFFFFF"


def test_a_name_is_nowhere_in_the_title_of_the_form(room: Room) -> None:
    room.press("edit")
    assert "Oma" not in room.dialog().windowTitle()


def a_big_family(number: int) -> CaseRecord:
    persons = tuple(
        NetworkPerson(id=f"p{n}", label=f"Person {n}", sector=tuple(Sector)[n % 4], closeness=1 + n % 3)
        for n in range(number)
    )
    return a_record(a_client()).with_network_map(NetworkMap(persons=persons))


def test_a_full_map_says_so(qtbot: QtBot) -> None:
    room = Room(qtbot, NetworkPage, a_big_family(40))
    room.press("new-person")
    assert room.ask.told == ["Auf der Karte ist Platz für 40 Personen."]
