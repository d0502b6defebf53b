"""What the desk does with the vault as a whole: backups, passphrase, recovery code, case files."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.consent import with_consent
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.case_file import MAX_BYTES, read_case, write_case
from lotse_desktop.exchange.files import read_file, write_file
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.ui.dialogs.backups import BackupsDialog
from lotse_desktop.ui.dialogs.passphrase import CodeDialog, PassphraseDialog
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.faults import sentence_of

BACKUP_MINUTES: Final = 30


class VaultWork(QObject):
    """Runs on the database thread and says in one sentence how it went."""

    news = Signal(str)
    failed = Signal(str)
    restore_wanted = Signal(Path)
    imported = Signal(UUID)

    def __init__(self, workspace: Workspace, jobs: Jobs, ask: Ask, today: Callable[[], date], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._jobs = jobs
        self._ask = ask
        self._today = today
        self._window = window
        self._timer = QTimer(self)
        self._timer.setInterval(BACKUP_MINUTES * 60_000)
        self._timer.timeout.connect(self.back_up_quietly)
        self._timer.start()

    def stop(self) -> None:
        """No backups by itself any more."""
        self._timer.stop()

    def back_up_quietly(self) -> None:
        """Back up if something changed; only a failure is told."""
        self._jobs.run(self._workspace.vault.backup, lambda _path: None, self._fail)

    def back_up(self) -> None:
        """Back up if something changed, and say how it went."""
        self._jobs.run(self._workspace.vault.backup, self._backed_up, self._fail)

    def show_backups(self) -> None:
        """The list of backups."""
        vault = self._workspace.vault
        dialog = BackupsDialog(vault.backup_folder, self._window)
        dialog.backup_wanted.connect(
            lambda: self._jobs.run(vault.backup, lambda _path: self._list_backups(dialog), self._fail)
        )
        dialog.restore_wanted.connect(partial(self._ask_restore, dialog))
        self._list_backups(dialog)
        dialog.open()

    def use_backup_folder(self, folder: str) -> None:
        """Write backups there from now on; empty: below the vault."""
        chosen = Path(folder) if folder else None
        self._jobs.run(partial(self._workspace.vault.use_backup_folder, chosen), lambda _none: None, self._fail)

    def change_passphrase(self) -> None:
        """Ask for a new passphrase."""
        dialog = PassphraseDialog(self._jobs, self._window)
        dialog.decided.connect(partial(self._change_passphrase, dialog))
        dialog.open()

    def show_code(self) -> None:
        """The recovery code once more."""
        dialog = CodeDialog(self._ask, self._workspace.vault.folder.name, self._window)
        dialog.asked.connect(partial(self._find_code, dialog))
        dialog.open()

    def import_case(self) -> None:
        """Take a case file over as a new case."""
        path = self._ask.open_path(self._window, self.tr("Falldatei übernehmen"), self.tr("Falldateien (*.json)"))
        if path is not None:
            self._jobs.run(partial(self._take_over, path), self.imported.emit, self._fail)

    def export_case(self, record: CaseRecord) -> None:
        """Write a case as a file that anybody can read; asks first."""
        if not self._ask.confirm(
            self._window,
            self.tr("Fall unverschlüsselt speichern?"),
            self.tr("Die Datei enthält alle Angaben im Klartext. Wer sie findet, kann sie lesen."),
            self.tr("Unverschlüsselt speichern"),
        ):
            return
        kinds = self.tr("Falldateien (*.json)")
        path = self._ask.save_path(self._window, self.tr("Fall speichern"), "fall.json", kinds)
        if path is not None:
            self._jobs.run(
                partial(self._write_case, path, record),
                lambda _none: self.news.emit(self.tr("Der Fall ist als Datei gespeichert, unverschlüsselt.")),
                self._fail,
            )

    def _write_case(self, path: Path, record: CaseRecord) -> None:
        write_file(path, write_case(record))
        self._workspace.privacy.note_export(record.client.id)

    def _take_over(self, path: Path) -> UUID:
        """Without consent no specially protected answer comes in."""
        record = read_case(read_file(path, MAX_BYTES), self._today())
        if not record.client.special_categories:
            record = with_consent(self._workspace.catalogue, record, given=False)
        return self._workspace.clients.add(record)

    def _backed_up(self, path: Path | None) -> None:
        self.news.emit(
            self.tr("Gesichert und geprüft.")
            if path is not None
            else self.tr("Seit der letzten Sicherung hat sich nichts geändert.")
        )

    def _list_backups(self, dialog: BackupsDialog) -> None:
        self._jobs.run(partial(_with_times, self._workspace.vault.backups), dialog.show_backups, self._fail)

    def _ask_restore(self, dialog: BackupsDialog, path: Path) -> None:
        if self._ask.confirm(
            dialog,
            self.tr("Diese Sicherung an die Stelle des Tresors setzen?"),
            self.tr("Der Tresor wird dafür geschlossen. Der heutige Stand wird nur umbenannt und bleibt erhalten."),
            self.tr("Wiederherstellen"),
        ):
            dialog.accept()
            self.restore_wanted.emit(path)

    def _change_passphrase(self, dialog: PassphraseDialog, old: str, new: str) -> None:
        def done(_nothing: None) -> None:
            dialog.accept()
            self.news.emit(self.tr("Die neue Passphrase gilt ab jetzt."))

        self._jobs.run(
            partial(self._workspace.vault.change_passphrase, old, new),
            done,
            lambda error: dialog.show_fault(sentence_of(error)),
        )

    def _find_code(self, dialog: CodeDialog, secret: str) -> None:
        self._jobs.run(
            partial(self._workspace.vault.recovery_code, secret),
            dialog.show_code,
            lambda error: dialog.show_fault(sentence_of(error)),
        )

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))


def _with_times(backups: Callable[[], Sequence[Path]]) -> list[tuple[Path, datetime]]:
    """The file name says when a backup was written; copying a folder changes the times of its files."""
    return [(path, datetime.strptime(path.stem[6:21], "%Y%m%d-%H%M%S")) for path in backups()]  # noqa: DTZ007
