"""Saving by itself: a moment after each change, again after a failure, and never losing what was typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.closing import with_restriction
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.jobs import ImmediateJobs, Jobs
from lotse_desktop.ui.shell import session as session_module
from lotse_desktop.ui.shell.session import CaseSession
from tests.builders import TODAY, jana
from tests.held_jobs import HeldJobs

FULL = "Der Datenträger ist voll."


class Disk:
    """Where the case is stored; full when a test says so."""

    def __init__(self) -> None:
        self.stored: list[CaseRecord] = []
        self.full = False

    def save(self, record: CaseRecord) -> None:
        if self.full:
            raise NoAccessError(FULL)
        self.stored.append(record)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def make(disk: Disk, qapp: object) -> Callable[[Jobs], CaseSession]:  # noqa: ARG001
    return lambda jobs: CaseSession(jana(), disk.save, jobs)


def called(session: CaseSession, name: str) -> CaseRecord:
    """Change the first name of the client."""
    record = session.editor.record
    changed = record.with_client(record.client.model_copy(update={"given_name": name}))
    session.editor.change("Vorname ändern", changed, merge="given_name")
    return changed


def test_a_change_is_stored_a_moment_later_once(make: Callable[[Jobs], CaseSession], disk: Disk, qtbot: QtBot) -> None:
    session = make(ImmediateJobs())
    with qtbot.waitSignal(session.saved):
        for name in ("J", "Ja"):
            called(session, name)
        last = called(session, "Janina")
        assert disk.stored == []
    assert disk.stored == [last]
    assert session.is_saved


def test_somebody_who_types_without_a_pause_is_stored_all_the_same(
    make: Callable[[Jobs], CaseSession], disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "PAUSE_MS", 60_000)
    monkeypatch.setattr(session_module, "LONGEST_MS", 80)
    session = make(ImmediateJobs())
    typing = QTimer(interval=5)
    letters = iter(range(10_000))
    typing.timeout.connect(lambda: called(session, f"J{next(letters)}"))
    typing.start()
    qtbot.waitUntil(lambda: len(disk.stored) >= 3, timeout=3000)
    typing.stop()


def test_a_failed_save_keeps_the_change_and_is_tried_again_by_itself(
    make: Callable[[Jobs], CaseSession], disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "RETRY_SECONDS", (0,))
    session = make(ImmediateJobs())
    disk.full = True
    with qtbot.waitSignal(session.save_failed) as told:
        last = called(session, "Janina")
    assert told.args == [FULL]
    assert session.editor.record == last
    assert not session.is_saved

    disk.full = False
    with qtbot.waitSignal(session.saved):
        pass
    assert disk.stored == [last]


def test_the_waits_between_tries_grow(make: Callable[[Jobs], CaseSession], disk: Disk) -> None:
    session = make(ImmediateJobs())
    disk.full = True
    called(session, "Janina")
    waits = []
    for _ in range(5):
        session.save_now()
        waits.append(round(session.seconds_to_next_try))
    assert waits == [2, 5, 10, 30, 30]


def test_what_is_typed_while_saving_is_stored_next(
    make: Callable[[Jobs], CaseSession], disk: Disk, qtbot: QtBot
) -> None:
    jobs = HeldJobs()
    session = make(jobs)
    first = called(session, "Janin")
    session.save_now()
    second = called(session, "Janina")
    jobs.release()
    assert disk.stored == [first]
    assert not session.is_saved
    qtbot.waitUntil(lambda: bool(jobs.waiting))
    jobs.release()
    assert disk.stored == [first, second]
    assert session.is_saved


def test_flushing_stores_at_once_and_says_whether_it_worked(make: Callable[[Jobs], CaseSession], disk: Disk) -> None:
    session = make(HeldJobs())
    last = called(session, "Janina")
    assert session.flush()
    assert disk.stored == [last]

    disk.full = True
    called(session, "Janine")
    assert not session.flush()


def test_nothing_is_stored_when_nothing_changed(make: Callable[[Jobs], CaseSession], disk: Disk) -> None:
    session = make(ImmediateJobs())
    assert session.flush()
    assert disk.stored == []


def test_undo_is_stored_like_any_change(make: Callable[[Jobs], CaseSession], disk: Disk) -> None:
    session = make(ImmediateJobs())
    before = session.editor.record
    called(session, "Janina")
    session.flush()
    session.editor.undo()
    session.flush()
    assert disk.stored[-1] == before


def test_a_restricted_case_says_why_it_is_not_changed(disk: Disk, qapp: object, qtbot: QtBot) -> None:  # noqa: ARG001
    restricted = with_restriction(jana(), TODAY)
    session = CaseSession(restricted, disk.save, ImmediateJobs())
    with qtbot.waitSignals([session.refused, session.changed]):
        called(session, "Lena")
    session.save_now()
    assert session.editor.record == restricted
    assert disk.stored == []
