"""What is on today, read on the database thread."""

from collections.abc import Callable

from lotse_desktop.domain.today import Today
from lotse_desktop.services.today import DayDesk
from lotse_desktop.ui.jobs import Failed, Jobs


class DayWork:
    """What the page „Fällig“ and the first screen work with (``ui.pages.due.DueWork``)."""

    def __init__(self, desk: DayDesk, jobs: Jobs) -> None:
        self._desk = desk
        self._jobs = jobs

    def today(self, done: Callable[[Today], None], failed: Failed) -> None:
        """Everything of one screen."""
        self._jobs.run(self._desk.today, done, failed)
