"""The calendar is loaded once per state, off the window thread, and told when it is there."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.client import State
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.shell.case_calendar import CaseCalendar
from tests.builders import TODAY

T = TypeVar("T")


class LaterJobs:
    """Runs nothing until it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:  # noqa: ARG002
        self.waiting.append(lambda: done(work()))

    def finish(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Desk:
    """A calendar whose state can change, and what it asked for."""

    def __init__(self) -> None:
        self.state = State.RP
        self.asked: list[tuple[State, date, date]] = []
        self.jobs = LaterJobs()
        self.calendar = CaseCalendar(self._holidays, self.jobs, lambda: self.state, lambda: TODAY)

    def _holidays(self, state: State, first: date, last: date) -> HolidayCalendar:
        self.asked.append((state, first, last))
        return HolidayCalendar(state, first, last, {}, {}, last)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nothing_is_loaded_before_somebody_asks(desk: Desk) -> None:
    assert desk.jobs.waiting == []


def test_asking_loads_once_and_tells_when_it_is_there(desk: Desk, qtbot: QtBot) -> None:
    assert desk.calendar() is None
    assert desk.calendar() is None
    with qtbot.waitSignal(desk.calendar.loaded):
        desk.jobs.finish()
    found = desk.calendar()
    assert found is not None
    assert found.state is State.RP
    assert desk.asked == [(State.RP, date(2024, 1, 1), date(2032, 12, 31))]


def test_another_state_is_loaded_anew(desk: Desk) -> None:
    desk.calendar()
    desk.jobs.finish()
    desk.state = State.NW
    assert desk.calendar() is None
    desk.jobs.finish()
    found = desk.calendar()
    assert found is not None
    assert found.state is State.NW


def test_a_state_that_changed_while_loading_is_loaded_too(desk: Desk) -> None:
    desk.calendar()
    desk.state = State.BY
    desk.calendar()
    desk.jobs.finish()
    found = desk.calendar()
    assert found is not None
    assert found.state is State.BY
