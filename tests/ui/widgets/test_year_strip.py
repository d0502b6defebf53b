"""The year strip: arrows, Shift, Enter, mouse; what is chosen is told and said aloud."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lotse_desktop.figures.year import CellKind, DayCell, YearPicture
from lotse_desktop.ui.widgets.year_legend import YearLegend
from lotse_desktop.ui.widgets.year_strip import YearStrip

FIRST = date(2026, 9, 2)
TODAY = date(2026, 9, 4)
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def a_picture(days: int = 60, kind: CellKind = CellKind.COVERED) -> YearPicture:
    monday = FIRST - timedelta(FIRST.weekday())
    cells = tuple(
        DayCell(
            day=FIRST + timedelta(number),
            column=(FIRST + timedelta(number) - monday).days // 7,
            row=(FIRST + timedelta(number)).weekday(),
            kind=kind,
            mark="",
            name="",
            text=f"Tag {number}.",
            minutes=0,
            standing=("betreut",),
        )
        for number in range(days)
    )
    return YearPicture(cells, ((0, "September"), (4, "Oktober")), "02.09. bis 31.10.2026: nichts offen.")


class Watched:
    """The strip and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.strip = YearStrip()
        self.chosen: list[tuple[date, date]] = []
        self.opened = 0
        qtbot.addWidget(self.strip)
        self.strip.chosen.connect(self._note)
        self.strip.opened.connect(self._count)
        self.strip.resize(700, 180)
        self.strip.show_year(a_picture(), TODAY)
        self.strip.show()
        self.strip.setFocus()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.strip, key, held)

    def where(self, number: int) -> QPoint:
        return self.strip.cell_rect(self.strip.cells[number]).center().toPoint()

    def _note(self, first: date, last: date) -> None:
        self.chosen.append((first, last))

    def _count(self) -> None:
        self.opened += 1


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched(qtbot)


def day(number: int) -> date:
    return FIRST + timedelta(number)


def test_arrows_go_by_days_and_weeks(watched: Watched) -> None:
    for key, expected in (
        (KEY.Key_Down, 1),
        (KEY.Key_Right, 8),
        (KEY.Key_Up, 7),
        (KEY.Key_Left, 0),
        (KEY.Key_Left, 0),
        (KEY.Key_PageDown, 28),
        (KEY.Key_End, 59),
        (KEY.Key_Right, 59),
        (KEY.Key_Home, 0),
    ):
        watched.press(key)
        assert watched.chosen[-1] == (day(expected), day(expected))


def test_shift_chooses_a_range_in_both_directions(watched: Watched) -> None:
    watched.press(KEY.Key_Right)
    watched.press(KEY.Key_Down, SHIFT)
    watched.press(KEY.Key_Down, SHIFT)
    assert watched.strip.chosen_days == (day(7), day(9))
    watched.press(KEY.Key_Left, SHIFT)
    assert watched.strip.chosen_days == (day(2), day(7))
    assert "6 Tage ausgewählt" in watched.strip.accessibleDescription()
    watched.press(KEY.Key_Escape)
    assert watched.strip.chosen_days == (day(2), day(2))


def test_enter_space_and_double_click_open_what_is_chosen(watched: Watched) -> None:
    watched.press(KEY.Key_Return)
    watched.press(KEY.Key_Space)
    QTest.mouseDClick(watched.strip, Qt.MouseButton.LeftButton, pos=watched.where(5))
    assert watched.opened == 3


def test_the_mouse_chooses_a_day_and_a_pull_a_range(watched: Watched) -> None:
    QTest.mousePress(watched.strip, Qt.MouseButton.LeftButton, pos=watched.where(5))
    assert watched.strip.chosen_days == (day(5), day(5))
    QTest.mouseMove(watched.strip, watched.where(12))
    QTest.mouseRelease(watched.strip, Qt.MouseButton.LeftButton, pos=watched.where(12))
    assert watched.strip.chosen_days == (day(5), day(12))
    QTest.mouseClick(watched.strip, Qt.MouseButton.LeftButton, SHIFT, watched.where(20))
    assert watched.strip.chosen_days == (day(5), day(20))


def test_beside_the_days_nothing_is_chosen(watched: Watched) -> None:
    QTest.mouseClick(watched.strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    before_the_first = watched.where(7) - QPoint(0, watched.where(7).y() - 1)
    QTest.mouseClick(watched.strip, Qt.MouseButton.LeftButton, pos=before_the_first)
    assert watched.chosen == []


def test_the_day_under_the_cursor_is_described(watched: Watched) -> None:
    assert watched.strip.accessibleName() == "Jahr: 02.09. bis 31.10.2026: nichts offen."
    assert watched.strip.accessibleDescription() == "Tag 0."
    watched.press(KEY.Key_Down)
    watched.press(KEY.Key_Down)
    assert watched.strip.accessibleDescription() == "Heute, Tag 2."


def test_what_is_chosen_stays_when_the_same_days_are_shown_again(watched: Watched) -> None:
    watched.strip.choose(day(7), day(9))
    watched.strip.show_year(a_picture(kind=CellKind.OPEN), TODAY)
    assert watched.strip.chosen_days == (day(7), day(9))
    watched.strip.show_year(a_picture(days=5), TODAY)
    assert watched.strip.chosen_days == (day(0), day(0))
    assert watched.chosen == []


def test_without_days_nothing_happens(watched: Watched) -> None:
    watched.strip.show_year(YearPicture((), (), ""), TODAY)
    watched.press(KEY.Key_Down)
    watched.press(KEY.Key_Return)
    assert watched.strip.chosen_days is None
    assert (watched.chosen, watched.opened) == ([], 0)


@pytest.mark.parametrize("kind", CellKind)
def test_every_kind_of_day_looks_different_from_a_free_one(qtbot: QtBot, kind: CellKind) -> None:
    strip = YearStrip()
    qtbot.addWidget(strip)
    strip.resize(700, 180)
    strip.show_year(a_picture(kind=kind), date.min)
    strip.choose(day(59), day(59))
    shown = _colors(strip)
    strip.show_year(a_picture(kind=CellKind.FREE), date.min)
    assert (shown == _colors(strip)) is (kind is CellKind.FREE)


def _colors(strip: YearStrip) -> set[str]:
    """The colours inside one cell."""
    image, rect = strip.grab().toImage(), strip.cell_rect(strip.cells[7]).toRect()
    columns, rows = range(rect.left(), rect.right()), range(rect.top(), rect.bottom())
    return {image.pixelColor(x, y).name() for x in columns for y in rows}


def test_the_legend_shows_only_what_is_in_the_picture(qtbot: QtBot) -> None:
    legend = YearLegend()
    qtbot.addWidget(legend)
    legend.show_kinds({CellKind.OPEN, CellKind.PUBLIC})
    legend.show()
    seen = [label.text() for label in legend.findChildren(QLabel) if label.isVisibleTo(legend)]
    assert seen == ["freier Tag, niemand da", "Feiertag"]
