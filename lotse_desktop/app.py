"""The window: Qt first; everything slow comes on the database thread once the first window is painted."""

import builtins
import gc
import importlib
import sys
from contextlib import ExitStack
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from lotse_desktop.paths import Places, find_places
from lotse_desktop.settings import SettingsFile

SLOW: Final = ("lotse_desktop.bootstrap", "lotse_desktop.demo", "lotse_desktop.ui.shell.main_window")
"""Imported behind the first window.  ReportLab, pikepdf, QtPdf and Alembic wait until somebody needs them."""
SETTINGS_NAME: Final = "lotse.json"
DATABASE_NAME: Final = "tresor.db"


def run(*, data_folder: Path | None, demo: bool) -> int:
    """Show the window until it is closed; the exit status.

    ``data_folder``: everything in one folder; ``demo``: a throw-away vault, opened without asking.
    """
    gc.disable()  # nothing is thrown away before the first paint
    plain_import = builtins.__import__
    from PySide6.QtWidgets import QApplication

    builtins.__import__ = plain_import  # PySide6 put a slower one in its place, for a spelling that nobody uses here

    from lotse_desktop.ui.jobs import ThreadJobs
    from lotse_desktop.ui.kit.ask import AskWithDialogs
    from lotse_desktop.ui.shell.appearance import Appearance
    from lotse_desktop.ui.shell.door import Door
    from lotse_desktop.ui.shell.one_start import OneStart

    places = find_places(data_folder)
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])  # said here, no style need be made known to Python
    one_start = OneStart(places.config)
    if not demo and not one_start.is_first():
        return 0
    settings = SettingsFile(places.config / SETTINGS_NAME)
    appearance = Appearance(app, settings)
    appearance.prepare()
    jobs, ask = ThreadJobs(), AskWithDialogs()
    with ExitStack() as rubbish:
        vaults = BootstrapVaults(places, settings, rubbish)

        @cache
        def clock() -> Any:
            """It goes on while the vault is locked."""
            from lotse_desktop.ui.shell.talk import TalkClock

            return TalkClock(_now, app)

        def make_desk(opened: Any, folder: Path | None) -> Any:
            from lotse_desktop.ui.shell.main_window import MainWindow

            return MainWindow(
                opened, folder, jobs=jobs, ask=ask, settings=settings, appearance=appearance, now=_now, talk=clock()
            )

        def go_on() -> None:
            """Everything that the first window did not need."""
            from lotse_desktop.log import start_log, watch_faults
            from lotse_desktop.ui.dialogs.crash import CrashGuard

            gc.enable()
            if start_log(places.logs):
                watch_faults(places.logs)
            CrashGuard(ask, app).install()
            appearance.complete()
            one_start.asked.connect(door.bring_to_front)
            one_start.watch()
            jobs.run(vaults.warm_up, _nothing, _raise)
            if demo:
                door.open_demo()

        door = Door(vaults, make_desk, settings, jobs, ask)
        door.start_window.painted.connect(go_on)
        door.left.connect(app.quit)
        app.lastWindowClosed.connect(app.quit)
        if demo:
            door.show_demo_is_coming()
        else:
            door.show_start()
        status = app.exec()
        jobs.close()
    one_start.leave()
    return status


class BootstrapVaults:
    """Vaults as the window needs them (``ui.shell.vaults.Vaults``), by way of ``bootstrap``, imported at first use."""

    def __init__(self, places: Places, settings: SettingsFile, rubbish: ExitStack) -> None:
        self._places = places
        self._settings = settings
        self._rubbish = rubbish

    def default_folder(self) -> Path:
        """Where a vault is looked for, and made, when nobody says otherwise."""
        return self._places.data

    def holds_vault(self, folder: Path) -> bool:
        """Whether a vault lies in ``folder``."""
        return (folder / DATABASE_NAME).is_file()

    def warm_up(self) -> None:
        """Import what is slow, and read the catalogue.

        PySide6 makes a class at its first use, and all widget classes at once when it meets a widget made by Qt: better
        here than in the first list.
        """
        for name in SLOW:
            importlib.import_module(name)
        for qt in map(importlib.import_module, ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")):
            for name in dir(qt):
                getattr(qt, name)
        importlib.import_module(SLOW[0]).warm_up()

    def create(self, folder: Path, passphrase: str) -> str:
        """Make a vault; its recovery code."""
        from lotse_desktop.bootstrap import create_vault

        return create_vault(folder, passphrase, places=self._places)

    def open(self, folder: Path, secret: str) -> Any:
        """The workspace of a vault."""
        from lotse_desktop.bootstrap import open_workspace

        backups = self._settings.settings.backup_folder
        return open_workspace(
            folder, secret, places=self._places, now=_now, backup_folder=Path(backups) if backups else None
        )

    def open_demo(self) -> Any:
        """The workspace of a new demo; its folder is gone when the program ends."""
        from lotse_desktop.demo import open_demo, throw_away_places

        return open_demo(self._rubbish.enter_context(throw_away_places()), _now)

    def restore(self, backup: Path, folder: Path) -> Path | None:
        """Put a backup in the place of a vault."""
        from lotse_desktop.bootstrap import restore_backup

        return restore_backup(backup, folder, places=self._places, now=_now)


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - the program works in local wall-clock time


def _nothing(_result: None) -> None:
    pass


def _raise(error: BaseException) -> None:
    raise error
