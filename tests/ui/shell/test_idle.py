"""The vault locks when nobody is there."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.shell.idle import IdleClock
from tests.builders import NOW


class Time:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **span: int) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def clock(qtbot: QtBot, time: Time) -> Iterator[IdleClock]:  # noqa: ARG001
    owner = QObject()
    yield IdleClock(lambda: 10, time, owner)
    owner.deleteLater()


def test_the_minutes_are_counted_down(clock: IdleClock, time: Time) -> None:
    assert clock.minutes_left == 10
    time.passes(seconds=30)
    assert clock.minutes_left == 10
    time.passes(minutes=8)
    assert clock.minutes_left == 2


def test_it_is_told_when_time_is_up(clock: IdleClock, time: Time, qtbot: QtBot) -> None:
    time.passes(minutes=9, seconds=59)
    with qtbot.assertNotEmitted(clock.due):
        clock.look()
    time.passes(seconds=1)
    with qtbot.waitSignals([clock.ticked, clock.due]):
        clock.look()


def test_a_key_in_the_watched_window_starts_again(clock: IdleClock, time: Time) -> None:
    time.passes(minutes=9)
    clock.eventFilter(QWindow(), QEvent(QEvent.Type.KeyPress))
    assert clock.minutes_left == 10


def test_a_sleeping_computer_counts(clock: IdleClock, time: Time) -> None:
    time.passes(hours=8)
    assert clock.minutes_left == 0
