"""Rows that lead somewhere, by mouse and keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.widgets.link_rows import Link, LinkRows


def test_a_row_is_followed_by_a_press_and_says_what_it_is(qtbot: QtBot) -> None:
    followed: list[str] = []
    rows = LinkRows()
    qtbot.addWidget(rows)
    rows.show_links([Link("Wohngeld", "gestern", lambda: followed.append("a"), "gap"), Link("Alle", "", print)])
    first, second = rows.findChildren(QPushButton)
    assert first.accessibleName() == "Wohngeld, gestern"
    assert second.accessibleName() == "Alle"
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert followed == ["a", "a"]


def test_new_rows_take_the_place_of_the_former(qtbot: QtBot) -> None:
    rows = LinkRows()
    qtbot.addWidget(rows)
    rows.show_links([Link("Eins", "", print), Link("Zwei", "", print)])
    rows.show_links([Link("Drei", "", print)])
    shown = [button.toolTip() for button in rows.findChildren(QPushButton) if button.isVisibleTo(rows)]
    assert shown == ["Drei"]
