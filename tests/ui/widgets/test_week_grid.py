"""The week grid: drawing, pulling, opening with mouse and keyboard; it only wishes."""

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.ui.look import DARK, LIGHT
from lotse_desktop.ui.widgets.week_grid import WeekGrid

Key, Mod = Qt.Key, Qt.KeyboardModifier
HOURS = (300, 1320)


def _box(role: BoxRole, start: int, end: int, *, day: int = 0, lane: int = 1, label: str = "Kita") -> WeekBox:
    return WeekBox(week=1, day=day, lane=lane, start=start, end=end, role=role, label=label, entry="e1")


SHIFT = _box(BoxRole.WORK, 360, 840, lane=0, label="Frühdienst")
GAP = _box(BoxRole.GAP, 330, 420, label="90 min")
KITA = _box(BoxRole.CARE, 420, 960)
NEIGHBOUR = _box(BoxRole.SOFT_HELPER, 330, 390, label="Nachbarin")
LIMITS = (SHIFT, KITA, GAP)


@pytest.fixture
def grid(qtbot: QtBot) -> WeekGrid:
    grid = WeekGrid()
    qtbot.addWidget(grid)
    grid.resize(900, 640)
    grid.show_week(LIMITS, ("Mia", "Ben"), HOURS)
    grid.show()
    return grid


class Wishes:
    """Every signal of the grid in order."""

    def __init__(self, grid: WeekGrid) -> None:
        self.all: list[tuple[str, tuple[Any, ...]]] = []
        for name in ("block_drawn", "block_changed", "block_opened", "block_deleted", "menu_wanted", "pull_ended"):
            getattr(grid, name).connect(lambda *values, name=name: self.all.append((name, values)))


@pytest.fixture
def wishes(grid: WeekGrid) -> Wishes:
    return Wishes(grid)


def _point(grid: WeekGrid, day: int, lane: int, minute: int) -> QPoint:
    layout = grid.layout_now()
    left, width = layout.lane_span(day, lane)
    return QPoint(round(left + width * 0.5), round(layout.y(minute)))


def _pull(grid: WeekGrid, first: QPoint, *ways: QPoint, release: bool = True) -> None:
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, Mod.NoModifier, first)
    for way in ways:
        QTest.mouseMove(grid, way)
    if release:
        QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, Mod.NoModifier, ways[-1] if ways else first)


def test_pulling_on_free_time_draws_a_block_on_five_minutes(grid: WeekGrid, wishes: Wishes) -> None:
    _pull(grid, _point(grid, 1, 1, 480), _point(grid, 1, 1, 600), _point(grid, 1, 1, 721))

    assert wishes.all == [("block_drawn", (1, 1, 480, 720))]


def test_pulling_upwards_draws_too(grid: WeekGrid, wishes: Wishes) -> None:
    _pull(grid, _point(grid, 2, 0, 840), _point(grid, 2, 0, 360))

    assert wishes.all == [("block_drawn", (2, 0, 360, 840))]


def test_a_gap_is_drawn_over(grid: WeekGrid, wishes: Wishes) -> None:
    _pull(grid, _point(grid, 0, 1, 345), _point(grid, 0, 1, 405))

    assert wishes.all == [("block_drawn", (0, 1, 345, 405))]


def test_an_edge_that_comes_near_another_one_is_caught(grid: WeekGrid, wishes: Wishes) -> None:
    _pull(grid, _point(grid, 0, 1, 335), _point(grid, 0, 1, 414))

    assert wishes.all == [("block_drawn", (0, 1, 330, 420))]


def test_pulling_below_the_picture_ends_at_midnight(grid: WeekGrid, wishes: Wishes) -> None:
    below = QPoint(_point(grid, 3, 1, 600).x(), grid.height() + 4000)
    _pull(grid, _point(grid, 3, 1, 1200), below)

    assert wishes.all == [("block_drawn", (3, 1, 1200, 1440))]


def test_each_step_of_a_pull_is_told_before_it_is_wished(grid: WeekGrid, wishes: Wishes) -> None:
    told: list[tuple[int, int]] = []
    grid.pull_changed.connect(lambda pull: told.append((pull.start, pull.end)))

    _pull(grid, _point(grid, 1, 1, 480), _point(grid, 1, 1, 540), _point(grid, 1, 1, 600), release=False)

    assert told == [(480, 540), (480, 600)]
    assert wishes.all == []
    assert grid.pull is not None


def test_the_edges_of_a_box_can_be_pulled(grid: WeekGrid, wishes: Wishes) -> None:
    lower, upper = _point(grid, 0, 1, 960) - QPoint(0, 3), _point(grid, 0, 1, 420) + QPoint(0, 3)

    _pull(grid, lower, _point(grid, 0, 1, 1020))
    _pull(grid, upper, _point(grid, 0, 1, 450))

    assert wishes.all == [("block_changed", (KITA, 0, 420, 1020, False)), ("block_changed", (KITA, 0, 450, 960, False))]


def test_a_box_is_moved_as_a_whole_and_stays_in_the_day(grid: WeekGrid, wishes: Wishes) -> None:
    _pull(grid, _point(grid, 0, 0, 600), _point(grid, 0, 0, 660))
    _pull(grid, _point(grid, 0, 0, 600), QPoint(_point(grid, 0, 0, 600).x(), grid.height() + 4000))

    assert wishes.all == [
        ("block_changed", (SHIFT, 0, 420, 900, False)),
        ("block_changed", (SHIFT, 0, 960, 1440, False)),
    ]


def test_escape_gives_a_pull_up(grid: WeekGrid, wishes: Wishes) -> None:
    _pull(grid, _point(grid, 1, 1, 480), _point(grid, 1, 1, 600), release=False)
    QTest.keyClick(grid, Key.Key_Escape)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, Mod.NoModifier, _point(grid, 1, 1, 600))

    assert wishes.all == [("pull_ended", ())]
    assert grid.pull is None


def test_a_click_without_a_pull_wishes_nothing(grid: WeekGrid, wishes: Wishes) -> None:
    _pull(grid, _point(grid, 0, 1, 600))
    _pull(grid, _point(grid, 4, 2, 600))

    assert wishes.all == [("pull_ended", ()), ("pull_ended", ())]


def test_nothing_moves_under_the_mouse_while_a_block_is_drawn_on_an_empty_saturday(grid: WeekGrid) -> None:
    before = grid.layout_now()
    _pull(grid, _point(grid, 5, 1, 480), _point(grid, 5, 1, 600), release=False)
    drawn = _box(BoxRole.CARE, 480, 600, day=5)

    grid.show_week((*LIMITS, drawn), ("Mia", "Ben"), (0, 1440))
    during = grid.layout_now()
    QTest.keyClick(grid, Key.Key_Escape)

    assert during == before
    assert grid.layout_now() != before


def test_double_click_opens_a_box_and_fills_a_gap(grid: WeekGrid, wishes: Wishes) -> None:
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, Mod.NoModifier, _point(grid, 0, 1, 600))
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, Mod.NoModifier, _point(grid, 0, 1, 375))

    assert wishes.all == [("block_opened", (KITA,)), ("block_drawn", (0, 1, 330, 420))]


def test_a_helper_who_is_not_sure_stands_beside_the_gap_and_can_be_taken(grid: WeekGrid, wishes: Wishes) -> None:
    grid.show_week((SHIFT, NEIGHBOUR, KITA, GAP), ("Mia", "Ben"), HOURS)
    left, width = grid.layout_now().lane_span(0, 1)
    y = round(grid.layout_now().y(360))

    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, Mod.NoModifier, QPoint(round(left + width * 0.75), y))
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, Mod.NoModifier, QPoint(round(left + width * 0.25), y))

    assert wishes.all == [("block_opened", (NEIGHBOUR,)), ("block_drawn", (0, 1, 330, 420))]


def _say(grid: WeekGrid) -> str:
    return QAccessible.queryAccessibleInterface(grid).text(QAccessible.Text.Description)


def test_arrows_walk_over_boxes_and_free_half_hours_and_tell_them(grid: WeekGrid) -> None:
    grid.setFocus()
    said: list[str] = []
    for key in (Key.Key_Home, Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Right):
        QTest.keyClick(grid, key)
        said.append(_say(grid))

    assert said == [
        "Montag, Arbeitszeit, 5:00 frei",
        "Montag, Mia, 5:00 frei",
        "Montag, Mia, Lücke 5:30 bis 7:00 (1 h 30 min)",
        "Montag, Mia, Kita 7:00 bis 16:00",
        "Montag, Ben, 7:00 frei",
        "Dienstag, Arbeitszeit, 7:00 frei",
    ]


def test_the_cursor_stays_inside_the_week(grid: WeekGrid) -> None:
    for key in (Key.Key_Left, Key.Key_Up) * 40:
        QTest.keyClick(grid, key)
    first = _say(grid)
    for _ in range(9):
        QTest.keyClick(grid, Key.Key_Right, Mod.ControlModifier)
    for _ in range(60):
        QTest.keyClick(grid, Key.Key_Down)

    assert first == "Montag, Arbeitszeit, 5:00 frei"
    assert _say(grid) == "Sonntag, Ben, 21:30 frei"


def _go_to_kita(grid: WeekGrid) -> None:
    for key in (Key.Key_Home, Key.Key_Right, Key.Key_Down, Key.Key_Down):
        QTest.keyClick(grid, key)
    assert grid.cursor_box == KITA


def test_enter_opens_and_delete_removes_the_box_under_the_cursor(grid: WeekGrid, wishes: Wishes) -> None:
    _go_to_kita(grid)
    QTest.keyClick(grid, Key.Key_Return)
    QTest.keyClick(grid, Key.Key_Delete)

    assert wishes.all == [("block_opened", (KITA,)), ("block_deleted", (KITA,))]


def test_enter_fills_a_gap_and_delete_leaves_it_alone(grid: WeekGrid, wishes: Wishes) -> None:
    _go_to_kita(grid)
    QTest.keyClick(grid, Key.Key_Up)
    QTest.keyClick(grid, Key.Key_Delete)
    QTest.keyClick(grid, Key.Key_Return)

    assert wishes.all == [("block_drawn", (0, 1, 330, 420))]


def test_shift_marks_free_time_and_enter_draws_it(grid: WeekGrid, wishes: Wishes) -> None:
    QTest.keyClick(grid, Key.Key_Home)
    QTest.keyClick(grid, Key.Key_Right, Mod.ControlModifier)
    for _ in range(3):
        QTest.keyClick(grid, Key.Key_Down, Mod.ShiftModifier)
    said = _say(grid)
    QTest.keyClick(grid, Key.Key_Up, Mod.ShiftModifier)
    QTest.keyClick(grid, Key.Key_Return)

    assert said == "Dienstag, Arbeitszeit, 5:00 bis 7:00 markiert"
    assert wishes.all == [("block_drawn", (1, 0, 300, 390))]


@pytest.mark.parametrize(
    ("key", "held", "wish"),
    [
        (Key.Key_Down, Mod.ShiftModifier, (0, 420, 965)),
        (Key.Key_Up, Mod.ShiftModifier, (0, 420, 955)),
        (Key.Key_Down, Mod.ShiftModifier | Mod.ControlModifier, (0, 425, 960)),
        (Key.Key_Up, Mod.AltModifier, (0, 415, 955)),
        (Key.Key_Right, Mod.AltModifier, (1, 420, 960)),
    ],
)
def test_keys_change_length_and_place(
    grid: WeekGrid, wishes: Wishes, key: Qt.Key, held: Qt.KeyboardModifier, wish: tuple[int, int, int]
) -> None:
    _go_to_kita(grid)

    QTest.keyClick(grid, key, held)

    assert wishes.all == [("block_changed", (KITA, *wish, True))]


def test_the_cursor_follows_a_box_that_was_moved(grid: WeekGrid) -> None:
    _go_to_kita(grid)
    QTest.keyClick(grid, Key.Key_Right, Mod.AltModifier)

    grid.show_week((SHIFT, _box(BoxRole.CARE, 420, 960, day=1)), ("Mia", "Ben"), HOURS)

    assert _say(grid) == "Dienstag, Mia, Kita 7:00 bis 16:00"


def test_the_menu_key_and_the_right_button_ask_for_the_same_box(grid: WeekGrid, wishes: Wishes) -> None:
    _go_to_kita(grid)
    at = _point(grid, 0, 1, 600)
    QApplication.sendEvent(grid, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), grid.mapToGlobal(at)))
    QApplication.sendEvent(grid, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, grid.mapToGlobal(at)))

    assert [(name, values[0]) for name, values in wishes.all] == [("menu_wanted", KITA)] * 2


def test_the_picture_shows_where_the_cursor_is_only_with_focus(qtbot: QtBot, grid: WeekGrid) -> None:
    with qtbot.waitActive(grid):
        grid.activateWindow()
    grid.clearFocus()
    without = grid.grab().toImage()
    grid.setFocus()

    assert grid.grab().toImage() != without


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_and_lanes_fit_light_and_dark_at_every_text_size(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, dark: bool, scale: float
) -> None:
    tokens = DARK if dark else LIGHT
    monkeypatch.setattr("lotse_desktop.ui.widgets.week_view.tokens_of", lambda _grid: tokens)
    grid = WeekGrid()
    grid.setStyleSheet(f"font-size: {round(14 * scale)}px")
    grid.ensurePolished()
    qtbot.addWidget(grid)
    grid.show_week(LIMITS, ("Mia", "Ben", "Emilia"), HOURS)
    grid.resize(grid.minimumSizeHint())
    layout = grid.layout_now()

    image = grid.grab().toImage()

    assert image.width() > 0
    for day in range(7):
        spans = [layout.lane_span(day, lane) for lane in range(4)]
        assert all(width > 3 for _, width in spans)
        assert all(left + width <= following[0] for (left, width), following in pairwise(spans))
    gap = layout.box_rect(GAP, LIMITS)
    assert gap.height() >= 12
    y, left = round(gap.center().y()), int(gap.left())
    border = tokens.color("gap")
    assert any(_like(image.pixelColor(x, y), border) for x in range(left, left + 4))


def _like(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) < 90
