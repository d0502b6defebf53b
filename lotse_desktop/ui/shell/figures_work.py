"""Indicators of the vault, counted and written on the database thread."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from lotse_desktop.domain.period import Indicator
from lotse_desktop.exchange.files import write_file
from lotse_desktop.services.figures import FiguresDesk
from lotse_desktop.ui.jobs import Failed, Jobs


class FiguresJobs:
    """What the page „Kennzahlen“ works with (``ui.pages.figures.FiguresWork``)."""

    def __init__(self, desk: FiguresDesk, jobs: Jobs) -> None:
        self._desk = desk
        self._jobs = jobs

    def indicators(self, first: date, last: date, done: Callable[[Sequence[Indicator]], None], failed: Failed) -> None:
        """Count the months from ``first`` to ``last``."""
        self._jobs.run(partial(self._desk.indicators, first, last), done, failed)

    def save(self, path: Path, rows: Sequence[tuple[str, str, str]], done: Callable[[], None], failed: Failed) -> None:
        """Write number, name and value of each row to ``path`` as CSV."""

        def write() -> None:
            from lotse_desktop.exchange.evaluation_files import indicators_csv

            write_file(path, indicators_csv(rows))

        self._jobs.run(write, lambda _nothing: done(), failed)
