"""Service chains, read and written on the database thread."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from lotse_desktop.domain.chain_dates import ChainShelf
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.exchange.files import write_file
from lotse_desktop.services.chains import Chains
from lotse_desktop.ui.jobs import Failed, Jobs


class ChainsDesk:
    """What the rooms of chains work with (``ui.pages.chains.page.ChainWork``, ``ui.pages.case_chains.page``)."""

    def __init__(self, chains: Chains, jobs: Jobs) -> None:
        self._chains = chains
        self._jobs = jobs

    def all(self, done: Callable[[Sequence[ServiceChain]], None], failed: Failed) -> None:
        """The chains that hold now."""
        self._jobs.run(self._chains.all, done, failed)

    def shelf(self, done: Callable[[ChainShelf], None], failed: Failed) -> None:
        """The chains with what became of them over all cases."""
        self._jobs.run(self._chains.shelf, done, failed)

    def keep(self, chain: ServiceChain, done: Callable[[ServiceChain], None], failed: Failed) -> None:
        """A changed chain as its next version."""
        self._jobs.run(partial(self._chains.keep, chain), done, failed)

    def add(self, chain: ServiceChain, done: Callable[[ServiceChain], None], failed: Failed) -> None:
        """A new chain."""
        self._jobs.run(partial(self._chains.add, chain), done, failed)

    def reset(self, key: str, done: Callable[[ServiceChain], None], failed: Failed) -> None:
        """Back to the delivered text."""
        self._jobs.run(partial(self._chains.reset, key), done, failed)

    def remove(self, key: str, done: Callable[[], None], failed: Failed) -> None:
        """An own chain goes."""
        self._jobs.run(partial(self._chains.remove, key), lambda _nothing: done(), failed)

    def sheet(self, chain: ServiceChain, done: Callable[[str, bytes], None], failed: Failed) -> None:
        """The page for the wall."""
        self._jobs.run(partial(self._chains.sheet, chain), lambda paper: done(paper.file_name, paper.pdf), failed)

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None:
        """Write ``pdf`` to ``path``."""
        self._jobs.run(partial(write_file, path, pdf), lambda _nothing: done(), failed)
