"""The door: which window is shown, and what happens between locking and unlocking."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lotse_desktop.domain.errors import WrongSecretError
from lotse_desktop.settings import SettingsFile
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.shell.start_window import StartWindow
from lotse_desktop.ui.shell.vaults import Desk, Opened, Vaults

MakeDesk = Callable[[Opened, Path | None], Desk]
"""The desk of an opened vault; the folder is ``None`` for the demo."""


class Door(QObject):
    """Holds either the start window or the desk of one unlocked vault.  No secret outlives the opening."""

    left = Signal()
    """The last window was closed; jobs may still be under way."""

    def __init__(self, vaults: Vaults, make_desk: MakeDesk, settings: SettingsFile, jobs: Jobs, ask: Ask) -> None:
        super().__init__()
        self._vaults = vaults
        self._make_desk = make_desk
        self._settings = settings
        self._jobs = jobs
        self._ask = ask
        self._folder = self._last_folder()
        self._opened: Opened | None = None
        self._desk: Desk | None = None
        self.start_window = StartWindow(jobs, ask)
        window = self.start_window
        window.tried.connect(self._try)
        window.other_wanted.connect(self._choose_vault)
        window.new_wanted.connect(self._new_vault)
        window.restore_wanted.connect(self._choose_backup)
        window.demo_wanted.connect(self.open_demo)
        window.create_wanted.connect(self._create)
        window.finished.connect(self._open_new)
        window.left.connect(self.show_start)

    @property
    def desk(self) -> Desk | None:
        """The desk of the unlocked vault."""
        return self._desk

    def show_start(self) -> None:
        """Ask for the passphrase, or welcome at the first start."""
        if self._vaults.holds_vault(self._folder):
            self.start_window.show_unlock(self._folder)
        else:
            self.start_window.show_first_run(self._folder, welcome=True)
        self.start_window.show()

    def bring_to_front(self) -> None:
        """Show the window that is open."""
        from PySide6.QtCore import Qt  # slow: not before the first paint

        window: QWidget = self._desk or self.start_window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    def show_demo_is_coming(self) -> None:
        """Say that the demo takes a moment."""
        self.start_window.show_busy(self.tr("Die Demo mit erfundenen Fällen wird vorbereitet …"))
        self.start_window.show()

    def open_demo(self) -> None:
        """Make a throw-away vault with fictional cases and open it."""
        self.show_demo_is_coming()
        self._jobs.run(self._vaults.open_demo, partial(self._enter, None), self._demo_failed)

    def _last_folder(self) -> Path:
        kept = self._settings.settings.vault_folder
        return Path(kept) if kept and self._vaults.holds_vault(Path(kept)) else self._vaults.default_folder()

    def _try(self, secret: str) -> None:
        self._jobs.run(
            partial(self._vaults.open, self._folder, secret), partial(self._enter, self._folder), self._try_failed
        )

    def _try_failed(self, error: BaseException) -> None:
        if isinstance(error, WrongSecretError):
            self.start_window.unlock.show_wrong(error.sentence)
        else:
            self.start_window.unlock.show_fault(sentence_of(error))

    def _enter(self, folder: Path | None, opened: Opened) -> None:
        self.start_window.forget()
        if folder is not None:
            self._folder = folder
            self._settings.keep(replace(self._settings.settings, vault_folder=str(folder)))
        desk = self._make_desk(opened, folder)
        self._opened, self._desk = opened, desk
        desk.locked.connect(self._lock)
        desk.closed.connect(self._close)
        desk.restore_wanted.connect(self._leave_and_restore)
        desk.demo_wanted.connect(self._leave_for_demo)
        desk.show()
        self.start_window.hide()

    def _drop_desk(self) -> None:
        desk, opened = self._desk, self._opened
        self._desk = self._opened = None
        if desk is not None:
            desk.hide()
            desk.deleteLater()
        if opened is not None:
            self._jobs.run(opened.close, lambda _nothing: None, self._close_failed)

    def _lock(self) -> None:
        self._drop_desk()
        self.show_start()

    def _close(self) -> None:
        self._drop_desk()
        self.left.emit()

    def _close_failed(self, error: BaseException) -> None:
        self.start_window.unlock.show_fault(sentence_of(error))

    def _choose_vault(self) -> None:
        folder = self._ask.folder(self.start_window, self.tr("Ordner des Tresors wählen"))
        if folder is None:
            return
        if not self._vaults.holds_vault(folder):
            words = self.tr(
                "In diesem Ordner liegt kein Tresor. Bitte wählen Sie den Ordner mit der Datei „tresor.db“."
            )
            self._ask.tell(self.start_window, words)
            return
        self._folder = folder
        self.start_window.show_unlock(folder)

    def _new_vault(self) -> None:
        self.start_window.show_first_run(self._free_folder(), welcome=False)

    def _free_folder(self) -> Path:
        first = self._vaults.default_folder()
        number, folder = 2, first
        while folder.exists():
            folder, number = first.with_name(f"{first.name}-{number}"), number + 1
        return folder

    def _create(self, folder: Path, passphrase: str) -> None:
        first_run = self.start_window.first_run
        self._jobs.run(
            partial(self._vaults.create, folder, passphrase),
            first_run.show_code,
            lambda error: first_run.show_fault(sentence_of(error)),
        )

    def _open_new(self, folder: Path, passphrase: str) -> None:
        self._folder = folder
        self.start_window.show_unlock(folder)
        self._try(passphrase)

    def _demo_failed(self, error: BaseException) -> None:
        self.show_start()
        self._ask.tell(self.start_window, sentence_of(error))

    def _choose_backup(self) -> None:
        backup = self._ask.open_path(self.start_window, self.tr("Sicherung wählen"), self.tr("Sicherungen (*.zip)"))
        if backup is not None and self._ask.confirm(
            self.start_window,
            self.tr("Diese Sicherung an die Stelle des Tresors setzen?"),
            self.tr("Der bisherige Tresor wird nur umbenannt und bleibt erhalten."),
            self.tr("Wiederherstellen"),
        ):
            self._restore(backup)

    def _leave_and_restore(self, backup: Path) -> None:
        self._drop_desk()
        self._restore(backup)

    def _leave_for_demo(self) -> None:
        self._drop_desk()
        self.open_demo()

    def _restore(self, backup: Path) -> None:
        self.start_window.show_busy(self.tr("Die Sicherung wird geprüft und eingesetzt …"))
        self.start_window.show()
        self._jobs.run(partial(self._vaults.restore, backup, self._folder), self._restored, self._restore_failed)

    def _restored(self, former: Path | None) -> None:
        self.show_start()
        words = self.tr("Die Sicherung ist eingesetzt.")
        if former is not None:
            beside = self.tr("Der bisherige Tresor liegt daneben im Ordner „{name}“.").format(name=former.name)
            words = f"{words} {beside}"
        self.start_window.unlock.show_news(words)

    def _restore_failed(self, error: BaseException) -> None:
        self.show_start()
        self._ask.tell(self.start_window, sentence_of(error))
