"""The side: as roomy as the height allows, so that all rooms are seen at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.widgets.side_bar import ROOMY, TIGHT, SideBar, SideEntry

SECTIONS = [
    (name, [SideEntry(f"{name}-{number}", f"Raum {number}", "compass") for number in range(size)])
    for name, size in (("", 1), ("Fall", 4), ("Ressourcen", 8), ("Plan", 3), ("Abschluss", 2))
]


@pytest.mark.parametrize("height", [620, 760, 1000])
def test_eighteen_rooms_fit_and_take_the_room_there_is(qtbot: QtBot, height: int) -> None:
    side = SideBar()
    qtbot.addWidget(side)
    side.show_sections(SECTIONS)
    side.resize(232, height)
    side.show()
    QApplication.processEvents()
    buttons = [side.findChild(QPushButton, f"room-{key}") for key in side.keys]
    rooms = [button for button in buttons if isinstance(button, QPushButton)]
    assert len(rooms) == 18
    assert all(room.visibleRegion().boundingRect().height() == room.height() for room in rooms)
    letters = rooms[0].fontMetrics().height()
    assert letters + 2 * TIGHT <= rooms[0].height() <= letters + 2 * ROOMY
    left = height - rooms[-1].mapTo(side, rooms[-1].rect().bottomLeft()).y()
    assert rooms[0].height() == letters + 2 * ROOMY or left < 80


def test_where_not_even_tight_rooms_fit_only_the_section_where_one_is_stays_open(qtbot: QtBot) -> None:
    side = SideBar()
    qtbot.addWidget(side)
    side.show_sections(SECTIONS)
    side.show_chosen("Ressourcen-3")
    side.resize(232, 420)
    side.show()
    QApplication.processEvents()

    def seen() -> list[str]:
        buttons = {key: side.findChild(QPushButton, f"room-{key}") for key in side.keys}
        return [key for key, button in buttons.items() if button is not None and button.isVisible()]

    assert seen() == ["-0", *(f"Ressourcen-{number}" for number in range(8))]
    folded = next(button for button in side.findChildren(QPushButton) if button.text() == "PLAN   +3")
    assert folded.accessibleName() == "Plan, 3 Räume zugeklappt"
    QTest.keyClick(folded, Qt.Key.Key_Space)
    assert seen() == ["-0", *(f"Plan-{number}" for number in range(3))]
    side.show_chosen("Abschluss-1")
    assert seen() == ["-0", "Abschluss-0", "Abschluss-1"]
    side.resize(232, 1000)
    QApplication.processEvents()
    assert len(seen()) == 18


def test_where_not_even_tight_rooms_fit_the_side_scrolls(qtbot: QtBot) -> None:
    side = SideBar()
    qtbot.addWidget(side)
    side.show_sections(SECTIONS)
    side.resize(232, 300)
    side.show()
    QApplication.processEvents()
    last = side.findChild(QPushButton, f"room-{side.keys[-1]}")
    assert isinstance(last, QPushButton)
    assert last.height() == last.fontMetrics().height() + 2 * TIGHT
    assert last.visibleRegion().isEmpty()


def test_rooms_that_are_shown_later_fit_at_once(qtbot: QtBot) -> None:
    """The window is there before a case is opened."""
    side = SideBar()
    qtbot.addWidget(side)
    side.show_sections([("", [SideEntry("list", "Alle", "users")])])
    side.resize(232, 620)
    side.show()
    QApplication.processEvents()
    side.show_sections(SECTIONS)
    QApplication.processEvents()
    last = side.findChild(QPushButton, f"room-{side.keys[-1]}")
    assert isinstance(last, QPushButton)
    assert last.visibleRegion().boundingRect().height() == last.height()
