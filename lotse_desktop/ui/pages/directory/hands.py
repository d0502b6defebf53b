"""What can be done with the directory: enter, check, lay down, import, export."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.directory import ServiceEntry, Status
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.directory_update import DirectoryUpdate, Gone
from lotse_desktop.domain.directory_words import directory_names
from lotse_desktop.domain.findings import Finding
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.pages.directory.entry_dialog import EntryDialog
from lotse_desktop.ui.pages.directory.update_dialog import UpdateDialog

ASSURER: Final = "Coach"
TABLE: Final = ".csv"

Done = Callable[[Directory], None]


class DirectoryWork(Protocol):
    """What the page works with; runs on the database thread."""

    def load(self, done: Callable[[Directory, Sequence[Finding]], None], failed: Failed) -> None: ...
    def new_id(self) -> str: ...
    def put(self, entry: ServiceEntry, done: Done, failed: Failed) -> None: ...
    def remove(self, entry_id: str, done: Done, failed: Failed) -> None: ...
    def preview(self, path: Path, done: Callable[[DirectoryUpdate], None], failed: Failed) -> None:
        """What the file would change; nothing is taken over."""
        ...

    def take_over(self, update: DirectoryUpdate, gone: Gone, done: Done, failed: Failed) -> None: ...
    def export(self, path: Path, done: Callable[[], None], failed: Failed) -> None:
        """Every entry into a file, by its ending a table or JSON."""
        ...


class DirectoryHands(QObject):
    """Asks with dialogs and hands the work over; tells what was stored."""

    stored = Signal(object, str)
    """The :class:`Directory` as it is now, and the entry that was written, if it was one."""
    news = Signal(str)
    failed = Signal(str)

    def __init__(
        self, work: DirectoryWork, catalogue: Catalogue, today: Callable[[], date], ask: Ask, page: QWidget
    ) -> None:
        super().__init__(page)
        self._work, self._catalogue, self._today, self._ask, self._page = work, catalogue, today, ask, page
        self._names = directory_names(catalogue)

    def add(self, _checked: object = None) -> None:
        """Enter a new offer."""
        self._open(None)

    def edit(self, entry: ServiceEntry) -> None:
        """Change an offer."""
        self._open(entry)

    def check(self, entry: ServiceEntry) -> None:
        """The offer was checked today."""
        self._put(entry.with_check(self._today(), ASSURER))

    def lay_down(self, entry: ServiceEntry) -> None:
        """The offer does not exist any more."""
        self._put(entry.with_status(Status.INACTIVE))

    def take_back(self, entry: ServiceEntry) -> None:
        """The offer exists again."""
        self._put(entry.with_status(Status.ACTIVE))

    def remove(self, entry: ServiceEntry) -> None:
        """Remove an offer for good, after a question."""
        if self._ask.confirm(
            self._page,
            self.tr("Dieses Angebot für immer entfernen?"),
            self.tr("Stillgelegte Angebote stören nicht und lassen sich zurückholen. Entfernte sind weg."),
            self.tr("Entfernen"),
        ):
            self._work.remove(entry.id, self._tell_all, self._fail)

    def start_import(self, _checked: object = None) -> None:
        """Choose a file and show what it would change."""
        kinds = self.tr("Verzeichnis (*.csv *.json)")
        path = self._ask.open_path(self._page, self.tr("Verzeichnis importieren"), kinds)
        if path is not None:
            self._work.preview(path, self._show_update, self._fail)

    def start_export(self, _checked: object = None) -> None:
        """Choose where to, and write every entry."""
        kinds = self.tr("Tabelle für Excel (*.csv);;Lotse-Verzeichnis (*.json)")
        name = self.tr("Verzeichnis.csv")
        path = self._ask.save_path(self._page, self.tr("Verzeichnis exportieren"), name, kinds)
        if path is not None:
            path = path if path.suffix else path.with_suffix(TABLE)
            told = self.tr("Das Verzeichnis wurde exportiert.")
            self._work.export(path, partial(self.news.emit, told), self._fail)

    def _open(self, entry: ServiceEntry | None) -> None:
        dialog = EntryDialog(self._catalogue, self._today, entry, self._work.new_id(), self._page)
        dialog.decided.connect(self._put)
        dialog.open()

    def _put(self, entry: ServiceEntry) -> None:
        self._work.put(entry, partial(self._tell, entry.id), self._fail)

    def _show_update(self, update: DirectoryUpdate) -> None:
        if update.is_empty:
            self.news.emit(self.tr("Die Datei ändert nichts: Alles steht schon so im Verzeichnis."))
            return
        dialog = UpdateDialog(update, self._names, self._page)
        dialog.decided.connect(partial(self._take_over, update))
        dialog.open()

    def _take_over(self, update: DirectoryUpdate, gone: str) -> None:
        self._work.take_over(update, Gone(gone), self._tell_all, self._fail)

    def _tell(self, entry_id: str, directory: Directory) -> None:
        self.stored.emit(directory, entry_id)

    def _tell_all(self, directory: Directory) -> None:
        self.stored.emit(directory, "")

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))
