"""Work off the window thread: one thread owns the database, results come back to the window."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")

Failed = Callable[[BaseException], None]


class Jobs(Protocol):
    """Run work in the order in which it is given; ``done`` or ``failed`` is called on the window thread."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None: ...
    def finish(self) -> None:
        """Wait until everything given so far has run and was told."""
        ...


class ThreadJobs(QObject):
    """One worker thread.  Results come through a queued signal; closing waits for what is under way."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lotse-db")
        self._waiting: list[Callable[[], None]] = []
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """See :class:`Jobs`."""

        def job() -> None:
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - the window decides whose fault it is
                self._hand_over(partial(failed, error))
            else:
                self._hand_over(partial(done, result))

        self._pool.submit(job)

    def finish(self) -> None:
        """See :class:`Jobs`."""
        self._pool.submit(lambda: None).result()
        while self._waiting:
            self._waiting.pop(0)()

    def close(self) -> None:
        """Finish and end the thread."""
        self.finish()
        self._pool.shutdown()

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
