"""The quick circle: every domain can be rated, declined, skipped and taken back, by hand and with keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import Choice, FormAnswers, Standing
from lotse_desktop.ui.pages.circle import CirclePage
from lotse_desktop.ui.widgets.choice import OptionButton
from lotse_desktop.ui.widgets.circle_view import CircleView
from tests.builders import a_record
from tests.catalogue.shipped import catalogue
from tests.ui.open_page import OpenPage
from tests.ui.reach import tab_walk, unnamed

KEYS = [domain.key for domain in catalogue().domains]


@pytest.fixture
def room(qtbot: QtBot) -> OpenPage[CirclePage]:
    return OpenPage(qtbot, CirclePage, a_record(), catalogue())


def button(room: OpenPage[CirclePage], key: str, name: str) -> OptionButton:
    return room.find(OptionButton, name, room.part(f"row-{key}"))


def touch(room: OpenPage[CirclePage], key: str, name: str) -> None:
    QTest.mouseClick(button(room, key, name), Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def meaning(room: OpenPage[CirclePage]) -> str:
    return room.find(QLabel, "anchor").text()


def test_every_domain_has_a_row_and_nothing_is_chosen_before(room: OpenPage[CirclePage]) -> None:
    for key in KEYS:
        rates = [button(room, key, f"option-{level}") for level in range(1, 6)]
        assert not any(one.isChecked() for one in [*rates, button(room, key, "declined")])
    assert room.changes == 0


def test_touching_rates_as_the_page_of_the_domain_does(room: OpenPage[CirclePage]) -> None:
    touch(room, "HOUSING", "option-4")
    form = room.record.answers("HOUSING")
    assert (form.self_rating, form.standing) == (4, Standing.DISCUSSED)
    assert room.editor.undo_name == "Selbsteinschätzung in „Wohnen & Mobilität“"
    room.editor.undo()
    assert room.record.answers("HOUSING").self_rating is None
    assert not button(room, "HOUSING", "option-4").isChecked()


def test_a_second_touch_takes_the_rating_back(room: OpenPage[CirclePage]) -> None:
    touch(room, "FINANCE", "option-2")
    touch(room, "FINANCE", "option-2")
    assert room.record.answers("FINANCE").standing is Standing.NOT_DISCUSSED


def test_not_to_say_is_a_full_answer_and_can_be_taken_back(qtbot: QtBot) -> None:
    record = a_record().with_payload("HEALTH", FormAnswers(self_rating=2, answers={"GES3": Choice(key="yes")}))
    room = OpenPage(qtbot, CirclePage, record, catalogue())
    touch(room, "HEALTH", "declined")
    form = room.record.answers("HEALTH")
    assert (form.self_rating, form.standing, list(form.answers)) == (None, Standing.DECLINED, ["GES3"])
    assert button(room, "HEALTH", "declined").isChecked()
    touch(room, "HEALTH", "declined")
    assert room.record.answers("HEALTH").standing is Standing.DISCUSSED


def test_rating_a_declined_domain_opens_it_again(room: OpenPage[CirclePage]) -> None:
    touch(room, "DIGITAL", "declined")
    touch(room, "DIGITAL", "option-3")
    form = room.record.answers("DIGITAL")
    assert (form.self_rating, form.standing) == (3, Standing.DISCUSSED)
    assert not button(room, "DIGITAL", "declined").isChecked()


def test_the_whole_circle_is_answered_with_a_digit_and_an_arrow_for_each_domain(room: OpenPage[CirclePage]) -> None:
    button(room, KEYS[0], "option-1").setFocus()
    for number, _ in enumerate(KEYS):
        QTest.keyClicks(focused(), str(number % 5 + 1))
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert [room.record.answers(key).self_rating for key in KEYS] == [number % 5 + 1 for number in range(13)]
    assert room.part(f"row-{KEYS[-1]}").isAncestorOf(focused())


def test_keys_alone_decline_skip_and_go_back(room: OpenPage[CirclePage]) -> None:
    button(room, KEYS[0], "option-1").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert room.record.answers(KEYS[1]).standing is Standing.DECLINED
    assert room.record.answers(KEYS[0]).standing is Standing.NOT_DISCUSSED
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is button(room, KEYS[0], "declined")


def test_tab_goes_through_the_rows_in_order_and_everything_has_a_name(room: OpenPage[CirclePage]) -> None:
    touch(room, "CHILDCARE", "option-2")
    walked = tab_walk(room.page)
    rows = [next((key for key in KEYS if room.part(f"row-{key}").isAncestorOf(widget)), "") for widget in walked]
    assert rows == [*(key for key in KEYS for _ in range(2)), ""]
    assert walked[-1].objectName() == "more"
    assert unnamed(room.page) == []


def test_the_words_say_what_is_pointed_at_and_do_not_move_the_circle(room: OpenPage[CirclePage]) -> None:
    circle = room.find(CircleView, "circle")
    height = circle.height()
    anchors = {domain.key: domain.anchors for domain in catalogue().domains}
    for key in ("CHILDCARE", "LANGUAGE", "DAILY_LIFE"):
        for level in range(1, 6):
            button(room, key, f"option-{level}").setFocus()
            assert meaning(room) == f"{level} · {catalogue().levels[level - 1]}: {anchors[key][level - 1]}"
            room.settle()
            assert circle.height() == height
    button(room, "FAMILY", "declined").setFocus()
    assert meaning(room) == catalogue().domain("FAMILY").sentence


def test_a_screen_reader_hears_domain_level_and_anchor(room: OpenPage[CirclePage]) -> None:
    spoken = QAccessible.queryAccessibleInterface(button(room, "HOUSING", "option-5"))
    assert spoken.text(QAccessible.Text.Name) == "Wohnen & Mobilität: 5 Stark"
    assert spoken.text(QAccessible.Text.Description) == catalogue().domain("HOUSING").anchors[4]
    touch(room, "HOUSING", "option-5")
    circle = room.find(CircleView, "circle")
    assert circle.accessibleDescription().startswith("Wohnen: 5 Stark. Noch offen: Familie, ")


def test_touching_a_wedge_goes_to_its_row_and_changes_nothing(room: OpenPage[CirclePage]) -> None:
    circle = room.find(CircleView, "circle")
    wedge = next(wedge for wedge in circle.picture.wedges if wedge.entry.key == "SKILLS")
    middle = QPoint(round(circle.width() / 2 + wedge.mark[0]), round(circle.height() / 2 + wedge.mark[1]))
    QTest.mouseClick(circle, Qt.MouseButton.LeftButton, pos=middle)
    assert focused() is button(room, "SKILLS", "option-1")
    assert room.changes == 0


def test_the_circle_is_filled_where_it_was_rated(room: OpenPage[CirclePage]) -> None:
    def inked() -> int:
        image = room.find(CircleView, "circle").grab().toImage()
        colour = "#0e5f66"
        points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
        return sum(image.pixelColor(x, y).name() == colour for x, y in points)

    assert inked() == 0
    touch(room, "HOUSING", "option-1")
    little = inked()
    touch(room, "HOUSING", "option-5")
    assert 0 < little * 4 < inked()


def test_more_about_a_domain_leads_to_its_page(room: OpenPage[CirclePage], qtbot: QtBot) -> None:
    touch(room, "NETWORK", "option-2")
    with qtbot.waitSignal(room.page.wanted) as told:
        room.press("more")
    assert told.args == ["domains", "NETWORK"]


def test_all_rows_are_seen_in_a_small_window(room: OpenPage[CirclePage]) -> None:
    room.page.resize(1048, 597)
    room.settle()
    assert room.page.minimumSizeHint().height() <= 597
    assert room.page.minimumSizeHint().width() <= 1048
    touch(room, "FAMILY", "option-2")
    buttons = [one for one in room.page.findChildren(QPushButton) if one.isVisible()]
    assert len(buttons) == 13 * 6 + 1
    assert all(one.visibleRegion().boundingRect().height() == one.height() for one in buttons)
