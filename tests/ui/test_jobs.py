"""One thread for the database: in order, results on the window thread."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.jobs import ThreadJobs


@pytest.fixture
def jobs(qapp: object) -> Iterator[ThreadJobs]:  # noqa: ARG001
    made = ThreadJobs()
    yield made
    made.close()


def not_expected(error: BaseException) -> None:
    raise error


def test_work_runs_on_its_own_thread_and_is_told_on_the_window_thread(jobs: ThreadJobs, qtbot: QtBot) -> None:
    worked: list[str] = []
    told: list[tuple[str, str]] = []

    def work() -> str:
        worked.append(threading.current_thread().name)
        return "fertig"

    jobs.run(work, lambda result: told.append((result, threading.current_thread().name)), not_expected)

    qtbot.waitUntil(lambda: bool(told))
    assert worked == ["lotse-db"]
    assert told == [("fertig", threading.main_thread().name)]


def test_jobs_keep_their_order_and_finish_waits_for_all_of_them(jobs: ThreadJobs) -> None:
    worked: list[int] = []
    told: list[int] = []

    def work(number: int) -> int:
        worked.append(number)
        return number

    for number in range(50):
        jobs.run(partial(work, number), told.append, not_expected)
    jobs.finish()
    assert worked == told == list(range(50))


def test_an_error_is_told_and_the_next_job_still_runs(jobs: ThreadJobs) -> None:
    errors: list[BaseException] = []
    told: list[int] = []

    def fail() -> int:
        raise ValueError

    jobs.run(fail, told.append, errors.append)
    jobs.run(lambda: 2, told.append, not_expected)
    jobs.finish()
    assert [type(error) for error in errors] == [ValueError]
    assert told == [2]
