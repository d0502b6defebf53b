"""Segments are radio buttons: reached by Tab, moved by arrows, told once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.widgets.segments import Segments
from tests.ui.reach import spoken_name, tab_walk


@pytest.fixture
def segments(qtbot: QtBot) -> Segments:
    made = Segments((("a", "Woche A"), ("b", "Woche B"), ("c", "Woche C")), "Woche")
    qtbot.addWidget(made)
    made.show()
    return made


def button(segments: Segments, key: str) -> QRadioButton:
    found = segments.findChild(QRadioButton, f"segment-{key}")
    assert found is not None
    return found


def test_the_first_one_is_chosen_until_somebody_chooses(segments: Segments, qtbot: QtBot) -> None:
    assert segments.key == "a"
    with qtbot.waitSignal(segments.chosen) as told:
        button(segments, "b").click()
    assert told.args == ["b"]
    assert segments.key == "b"


def test_arrow_keys_choose(segments: Segments, qtbot: QtBot) -> None:
    button(segments, "a").setFocus()
    with qtbot.waitSignal(segments.chosen) as told:
        QTest.keyClick(button(segments, "a"), Qt.Key.Key_Right)
    assert told.args == ["b"]


def test_showing_tells_nobody(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.show_chosen("c")
        segments.show_options((("x", "Bild"), ("y", "Tabelle")), "y")
    assert segments.key == "y"


def test_a_screen_reader_hears_radio_buttons(segments: Segments) -> None:
    interface = QAccessible.queryAccessibleInterface(button(segments, "b"))
    assert interface.role() is QAccessible.Role.RadioButton
    assert spoken_name(button(segments, "b")) == "Woche B"
    assert spoken_name(segments) == "Woche"


def test_tab_reaches_only_the_chosen_one(segments: Segments) -> None:
    segments.show_chosen("b")
    assert button(segments, "b") in tab_walk(segments)
