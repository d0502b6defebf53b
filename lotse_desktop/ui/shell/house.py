"""Settings, help, about: what belongs to the program and not to a case."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.services.ports import VaultKeeper
from lotse_desktop.settings import Settings, SettingsFile
from lotse_desktop.ui.dialogs.help import AboutDialog, HelpDialog
from lotse_desktop.ui.dialogs.settings import SettingsDialog
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.shell.appearance import Appearance


class House(QObject):
    """Opens these dialogs and applies what was set."""

    backup_folder_changed = Signal(str)
    not_kept = Signal(str)
    """A setting could not be written and holds only until the program ends."""

    def __init__(
        self, settings: SettingsFile, appearance: Appearance, ask: Ask, vault: VaultKeeper, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._appearance = appearance
        self._ask = ask
        self._vault = vault
        self._window = window

    def show_settings(self) -> None:
        """The settings; they hold at once."""
        dialog = SettingsDialog(lambda: self._settings.settings, self._ask, self._window)
        dialog.changed.connect(self._keep)
        dialog.open()

    def show_help(self, keys: Sequence[tuple[str, str]]) -> None:
        """First steps and key strokes."""
        HelpDialog(keys, self._window).open()

    def show_about(self) -> None:
        """What this program is, and where it keeps what."""
        places = (
            (self.tr("Tresor"), str(self._vault.folder)),
            (self.tr("Sicherungen"), str(self._vault.backup_folder)),
        )
        AboutDialog(places, self._window).open()

    def _keep(self, settings: Settings) -> None:
        former = self._settings.settings
        if not self._settings.keep(settings):
            self.not_kept.emit(self.tr("Die Einstellung gilt nur bis zum Beenden: Sie ließ sich nicht speichern."))
        if (former.theme, former.text_scale) != (settings.theme, settings.text_scale):
            self._appearance.apply()
        if former.backup_folder != settings.backup_folder:
            self.backup_folder_changed.emit(settings.backup_folder)
