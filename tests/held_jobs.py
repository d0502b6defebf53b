"""Jobs that wait until the test lets them run, so that „meanwhile“ can be tested without waiting."""

from collections.abc import Callable
from typing import TypeVar

from lotse_desktop.ui.jobs import Failed, ImmediateJobs

T = TypeVar("T")


class HeldJobs:
    """Keeps what is given; :meth:`release` runs it in order, or one of it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        self.waiting.append(lambda: ImmediateJobs().run(work, done, failed))

    def finish(self) -> None:
        self.release()

    def release(self) -> None:
        """Run everything that waits."""
        while self.waiting:
            self.waiting.pop(0)()
