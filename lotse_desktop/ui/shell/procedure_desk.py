"""The organisation's texts, read and written on the database thread."""

from collections.abc import Callable, Mapping
from functools import partial

from lotse_desktop.services.desk_texts import DeskTexts
from lotse_desktop.ui.jobs import Failed, Jobs


class ProcedureDesk:
    """What the page „Dringend?“ works with (``ui.pages.urgent.page.ProcedureWork``)."""

    def __init__(self, texts: DeskTexts, jobs: Jobs) -> None:
        self._texts = texts
        self._jobs = jobs

    def read(self, done: Callable[[Mapping[str, str]], None], failed: Failed) -> None:
        """Every text by its key."""
        self._jobs.run(self._texts.all, done, failed)

    def write(self, key: str, text: str, done: Callable[[], None], failed: Failed) -> None:
        """Keep ``text`` under ``key``."""
        self._jobs.run(partial(self._texts.write, key, text), lambda _nothing: done(), failed)
