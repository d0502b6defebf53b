"""Work off the window thread: one thread owns the database, results come back to the window."""

from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Condition, Event, Thread
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")

Failed = Callable[[BaseException], None]


class Jobs(Protocol):
    """Run work in the order in which it is given; ``done`` or ``failed`` is called on the window thread."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None: ...
    def finish(self) -> None:
        """Wait until everything given so far has run and was told."""
        ...


class ThreadJobs(QObject):
    """One worker thread.  Its results come through a signal, which Qt queues between threads; closing waits for all."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: deque[Callable[[], None] | None] = deque()
        self._something = Condition()
        self._waiting: list[Callable[[], None]] = []
        self._told.connect(self._tell)
        self._thread = Thread(target=self._work, name="lotse-db", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """See :class:`Jobs`."""

        def job() -> None:
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - the window decides whose fault it is
                self._hand_over(partial(failed, error))
            else:
                self._hand_over(partial(done, result))

        self._give(job)

    def finish(self) -> None:
        """See :class:`Jobs`."""
        done = Event()
        self._give(done.set)
        done.wait()
        while self._waiting:
            self._waiting.pop(0)()

    def close(self) -> None:
        """Finish and end the thread."""
        self.finish()
        self._give(None)
        self._thread.join()

    def _give(self, job: Callable[[], None] | None) -> None:
        with self._something:
            self._given.append(job)
            self._something.notify()

    def _work(self) -> None:
        while True:
            with self._something:
                self._something.wait_for(lambda: bool(self._given))
                job = self._given.popleft()
            if job is None:
                return
            job()

    def _hand_over(self, tell: Callable[[], None]) -> None:
        self._waiting.append(tell)
        self._told.emit(None)

    def _tell(self, _nothing: Any) -> None:
        if self._waiting:
            self._waiting.pop(0)()


class ImmediateJobs:
    """Runs everything at once on the calling thread; for tests."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """See :class:`Jobs`."""
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001
            failed(error)
        else:
            done(result)

    def finish(self) -> None:
        """Nothing ever waits."""
