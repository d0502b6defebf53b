"""The desk of one unlocked vault, and the way out of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent
from typing_extensions import override

from lotse_desktop.services.workspace import Workspace
from lotse_desktop.settings import SettingsFile
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.shell.appearance import Appearance
from lotse_desktop.ui.shell.case_work import CaseWork
from lotse_desktop.ui.shell.commands import Commands
from lotse_desktop.ui.shell.desk_frame import DeskFrame
from lotse_desktop.ui.shell.house import House
from lotse_desktop.ui.shell.idle import MIRROR_MINUTES, IdleClock
from lotse_desktop.ui.shell.leaving import Leaving
from lotse_desktop.ui.shell.menu import command_table
from lotse_desktop.ui.shell.navigation import Navigation
from lotse_desktop.ui.shell.talk import TalkClock, TalkDesk
from lotse_desktop.ui.shell.vault_work import VaultWork
from lotse_desktop.ui.shell.vaults import Desk


class MainWindow(Desk):
    """Puts the parts together.  ``folder`` is ``None`` for the demo, which never locks: nobody knows its passphrase."""

    def __init__(
        self,
        workspace: Workspace,
        folder: Path | None,
        *,
        jobs: Jobs,
        ask: Ask,
        settings: SettingsFile,
        appearance: Appearance,
        now: Callable[[], datetime],
        talk: TalkClock | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Lotse")
        self._jobs, self._ask, self._settings, self._now = jobs, ask, settings, now
        self._is_demo = folder is None
        self._has_left = False
        name = self.tr("Demo") if folder is None else folder.name
        self._frame = DeskFrame(now, self)
        self.navigation = Navigation(
            workspace, self.tr("Tresor: {name}").format(name=name), self._frame, jobs=jobs, ask=ask, now=now
        )
        self.talk = TalkDesk(talk or TalkClock(now, self), workspace.catalogue.talks, self._frame, self.navigation)
        self._cases = CaseWork(workspace.clients, workspace.catalogue, jobs, self)
        self._vault = VaultWork(workspace, jobs, ask, self._today, self)
        self._house = House(settings, appearance, ask, workspace.vault, self)
        self._leaving = Leaving(self)
        self._idle = IdleClock(self._allowed_minutes, now, self)
        table = command_table(
            self,
            self.navigation,
            cases=self._cases,
            vault=self._vault,
            house=self._house,
            appearance=appearance,
            talk=self.talk,
        )
        self._commands = Commands(self, table)
        self._frame.top.set_menu(self._commands.menu)
        self.setCentralWidget(self._frame)
        self._connect()
        if not self.restoreGeometry(QByteArray.fromHex(settings.settings.geometry.encode())):
            self.resize(1280, 800)
        self._begin()
        if workspace.catalogue_problems:
            self._frame.show_failure(workspace.catalogue_problems[0])

    def _connect(self) -> None:
        frame, listed, cases, vault = self._frame, self.navigation.list, self._cases, self._vault
        frame.top.search_wanted.connect(self.search)
        frame.status.help_wanted.connect(self.show_help)
        frame.status.lock_wanted.connect(self.lock)
        listed.new_wanted.connect(cases.new_case)
        listed.archive_wanted.connect(cases.set_archived)
        listed.demo_wanted.connect(lambda: self._leave(self.demo_wanted.emit))
        cases.open_wanted.connect(self.navigation.open_case)
        cases.room_wanted.connect(self.navigation.visit)
        cases.list_changed.connect(self.navigation.refresh_list)
        vault.imported.connect(self.navigation.open_case)
        vault.news.connect(frame.show_news)
        vault.restore_wanted.connect(self._leave_and_restore)
        self._house.backup_folder_changed.connect(vault.use_backup_folder)
        for source in (listed.failed, cases.failed, vault.failed, self._house.not_kept):
            source.connect(frame.show_failure)
        self.navigation.case_opened.connect(self._commands.show_case)
        for follow in (self._commands.show_mirror, self._show_allowed):
            self.navigation.mirrored.connect(follow)
        self._idle.ticked.connect(self._show_minutes)
        self._idle.due.connect(self._lock_by_itself)

    def _begin(self) -> None:
        if self._is_demo:
            self._frame.status.show_vault(self.tr("Demo: erfundene Fälle, beim Beenden gelöscht"))
            self._frame.status.show_lock("")
        else:
            self._frame.status.show_vault(self.tr("Tresor verschlüsselt"))
            self._idle.start()
            self._show_minutes(self._idle.minutes_left)
        self.navigation.show_list()

    @override
    def search(self) -> None:
        """Find a room or a client."""
        self._cases.search(self.navigation.case)

    @override
    def show_help(self) -> None:
        """First steps and all key strokes."""
        self._house.show_help(self._commands.keys())

    @override
    def lock(self) -> None:
        """Store everything and lock; asks when something cannot be stored."""
        self._leave(self.locked.emit)

    def _lock_by_itself(self) -> None:
        """Nobody is there to ask: what cannot be stored keeps the vault open; the next look tries again."""
        self._leaving.leave(lambda: self._finish(self.locked.emit) if self.navigation.put_down() else None)

    def _leave(self, tell: Callable[[], None]) -> None:
        self._leaving.leave(partial(self._put_down_and, tell))

    def _leave_and_restore(self, backup: Path) -> None:
        self._leave(partial(self.restore_wanted.emit, backup))

    def _put_down_and(self, tell: Callable[[], None]) -> None:
        if not self.navigation.put_down() and not self._ask.confirm(
            self,
            self.tr("Ohne zu speichern weiter?"),
            self.tr("Der Fall lässt sich gerade nicht speichern. Die letzten Änderungen gingen verloren."),
            self.tr("Änderungen verwerfen"),
        ):
            return
        self.navigation.drop()
        self._finish(tell)

    def _finish(self, tell: Callable[[], None]) -> None:
        if self._has_left:
            return
        self._has_left = True
        self._idle.stop()
        self._vault.stop()
        self._jobs.finish()
        geometry = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        self._settings.keep(replace(self._settings.settings, geometry=geometry))
        tell()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._has_left:
            self._leave(self.closed.emit)
        event.setAccepted(self._has_left)

    def _allowed_minutes(self) -> int:
        """How long nobody may be there."""
        minutes, case = self._settings.settings.idle_minutes, self.navigation.case
        return min(minutes, MIRROR_MINUTES) if case is not None and case.mirror.is_on else minutes

    def _show_allowed(self, _mirrored: bool) -> None:  # noqa: FBT001 - a slot
        if not self._is_demo:
            self._show_minutes(self._idle.minutes_left)

    def _show_minutes(self, minutes: int) -> None:
        self._frame.status.show_lock(self.tr("Sperrt in {minutes} min").format(minutes=minutes))

    def _today(self) -> date:
        return self._now().date()
