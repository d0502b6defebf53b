"""The directory for its page and for open cases, worked on the database thread."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.closers import Offer
from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.directory_update import DirectoryUpdate, Gone
from lotse_desktop.domain.directory_words import directory_names
from lotse_desktop.domain.findings import Finding
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.offer_fits import OfferFinder, care_offers, propose_offers
from lotse_desktop.domain.proposals import Proposed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.directory_file import directory_bytes, load_directory
from lotse_desktop.exchange.files import write_file
from lotse_desktop.services.directory import DirectoryDesk
from lotse_desktop.ui.jobs import Failed, Jobs


class DirectoryJobs:
    """What the page „Beratungsverzeichnis“ works with (``ui.pages.directory.hands.DirectoryWork``)."""

    def __init__(self, directory: DirectoryDesk, catalogue: Catalogue, jobs: Jobs) -> None:
        self._directory = directory
        self._names = directory_names(catalogue)
        self._jobs = jobs

    def load(self, done: Callable[[Directory, Sequence[Finding]], None], failed: Failed) -> None:
        """Every entry, and everything that was noted as missing."""
        self._jobs.run(lambda: (self._directory.all(), self._directory.findings()), lambda both: done(*both), failed)

    def new_id(self) -> str:
        """An id for an entry that is being made."""
        return self._directory.new_id()

    def put(self, entry: ServiceEntry, done: Callable[[Directory], None], failed: Failed) -> None:
        """Add or replace an entry."""
        self._jobs.run(partial(self._directory.put, entry), done, failed)

    def remove(self, entry_id: str, done: Callable[[Directory], None], failed: Failed) -> None:
        """Remove an entry for good."""
        self._jobs.run(partial(self._directory.remove, entry_id), done, failed)

    def preview(self, path: Path, done: Callable[[DirectoryUpdate], None], failed: Failed) -> None:
        """What the file would change; nothing is taken over."""
        self._jobs.run(lambda: self._directory.preview(load_directory(path, self._names)), done, failed)

    def take_over(self, update: DirectoryUpdate, gone: Gone, done: Callable[[Directory], None], failed: Failed) -> None:
        """Take an update over as it was shown."""
        self._jobs.run(partial(self._directory.take_over, update, gone), done, failed)

    def export(self, path: Path, done: Callable[[], None], failed: Failed) -> None:
        """Every entry into a file, by its ending a table or JSON."""

        def write() -> None:
            write_file(path, directory_bytes(path, self._directory.all().entries, self._names))

        self._jobs.run(write, lambda _nothing: done(), failed)


class CaseDirectory(QObject):
    """The directory for one open case: ``None`` until it is there; then :attr:`loaded` is sent."""

    loaded = Signal()

    def __init__(
        self, directory: DirectoryDesk, jobs: Jobs, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._today = directory, jobs, today
        self._directory: Directory | None = None
        self._offers: tuple[Offer, ...] = ()
        self._asked = False
        self._finder = OfferFinder()

    def __call__(self) -> Directory | None:
        """The directory; asking for it loads it."""
        if not self._asked:
            self._asked = True
            self._jobs.run(self._read, self._take, self._fail)
        return self._directory

    def propose(self, catalogue: Catalogue, record: CaseRecord, report: CareReport) -> tuple[Proposed, ...]:
        """Steps that ask an offer; none until the directory is there."""
        directory, today = self(), self._today()
        if directory is None or not len(directory):
            return ()
        return propose_offers(self._finder.find(catalogue, record, report, today, directory), record, today)

    def offers(self) -> Sequence[Offer]:
        """Entries that look after children at known times; none until the directory is there."""
        self()
        return self._offers

    def _read(self) -> tuple[Directory, tuple[Offer, ...]]:
        directory = self._desk.all()
        return directory, care_offers(directory, self._today())

    def _take(self, found: tuple[Directory, tuple[Offer, ...]]) -> None:
        self._directory, self._offers = found
        self.loaded.emit()

    def _fail(self, _error: BaseException) -> None:
        """The vault cannot be read just now; the case itself can still be worked on, and asking again tries again."""
        self._asked = False


class FindingMirror:
    """Keeps a copy of what is noted as missing in a case, without any trace of the case, in the register of the vault.

    It follows the record, so undo takes a note back there, too.  What was noted before the case was opened stays.
    """

    def __init__(self, directory: DirectoryDesk, jobs: Jobs, record: CaseRecord) -> None:
        self._directory, self._jobs = directory, jobs
        self._noted = _findings(record)

    def follow(self, record: CaseRecord) -> None:
        """Note what is new since the last time, take back what is gone."""
        before, noted = self._noted, _findings(record)
        if noted == before:
            return
        new = [finding for key, finding in noted.items() if before.get(key) != finding]
        gone = [key for key in before if key not in noted]
        self._noted = noted

        def fail(_error: BaseException) -> None:
            """The case itself cannot be stored either, and says so; the next change tries again."""
            self._noted = before

        self._jobs.run(partial(self._directory.note, new, gone), lambda _nothing: None, fail)


def _findings(record: CaseRecord) -> dict[str, Finding]:
    return {finding.id: finding for finding in record.offer_uses.findings}
