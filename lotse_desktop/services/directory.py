"""Use-cases around the directory: who does what, when, for whom, and what nobody does."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.directory_update import DirectoryUpdate, Gone, find_update
from lotse_desktop.domain.findings import Finding
from lotse_desktop.services.ports import UnitOfWorkFactory


class DirectoryDesk:
    """The directory of a vault.  Every method is one transaction.

    What was read stays prepared for searching until it is changed here: nobody else writes it while the vault is open.
    """

    def __init__(self, units: UnitOfWorkFactory, titles: Mapping[str, str], new_id: Callable[[], str]) -> None:
        self._units = units
        self._titles = titles
        self._new_id = new_id
        self._read: Directory | None = None

    def all(self) -> Directory:
        """Every entry, prepared for searching."""
        if self._read is None:
            with self._units() as unit:
                entries = [entry for _, entry in unit.services.all()]
            self._read = Directory.of(entries, self._titles)
        return self._read

    def count(self) -> int:
        """How many entries are active."""
        return len(self.all().active)

    def new_id(self) -> str:
        """An id for an entry that is being made; a spreadsheet takes it for a text, never for a number."""
        return f"e{self._new_id()}"

    def put(self, *entries: ServiceEntry) -> Directory:
        """Add these entries, or replace those with the same ids."""
        return self._write(entries)

    def remove(self, *ids: str) -> Directory:
        """Remove these entries for good."""
        return self._write(removed=ids)

    def preview(self, coming: Sequence[ServiceEntry]) -> DirectoryUpdate:
        """What these entries would change; nothing is written."""
        return find_update(self.all().entries, coming)

    def take_over(self, update: DirectoryUpdate, gone: Gone) -> Directory:
        """Take an update over as it was shown."""
        return self._write(update.put(gone), update.removed(gone))

    def findings(self) -> Sequence[Finding]:
        """Everything that was noted as missing."""
        with self._units() as unit:
            return [finding for _, finding in unit.findings.all()]

    def note(self, findings: Iterable[Finding], removed: Iterable[str] = ()) -> None:
        """Keep these findings, and take those back."""
        with self._units() as unit:
            unit.findings.put([(finding.id, finding) for finding in findings])
            unit.findings.remove(removed)
            unit.commit()

    def _write(self, entries: Sequence[ServiceEntry] = (), removed: Sequence[str] = ()) -> Directory:
        before = self.all()
        with self._units() as unit:
            unit.services.put([(entry.id, entry) for entry in entries])
            unit.services.remove(removed)
            unit.commit()
        self._read = before.changed(entries, removed)
        return self._read
