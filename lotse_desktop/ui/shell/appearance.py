"""Light or dark and the size of the text, as set and as the desktop wants it; German words of Qt."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from lotse_desktop import __version__
from lotse_desktop.settings import LARGEST_TEXT, SMALLEST_TEXT, TEXT_STEP, SettingsFile
from lotse_desktop.ui.look import apply_look, is_dark


class Appearance(QObject):
    """Applies the look of the settings to the whole program."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: SettingsFile) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._desktop_is_dark = is_dark(app.palette())
        self._translator = QTranslator(self)

    def prepare(self) -> None:
        """What the first window needs: German dates and the look."""
        self._app.setQuitOnLastWindowClosed(False)
        QLocale.setDefault(QLocale("de_DE"))
        self.apply()

    def complete(self) -> None:
        """The rest, before the first dialog: names, German words of Qt, the icon, following the desktop."""
        from lotse_desktop.ui.icons import window_icon

        self._app.setApplicationName("Lotse")
        self._app.setApplicationDisplayName("Lotse")
        self._app.setApplicationVersion(__version__)
        self._app.setDesktopFileName("lotse")
        self._app.setWindowIcon(window_icon())
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale("de_DE"), "qtbase", "_", folder):
            self._app.installTranslator(self._translator)
        self._app.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is shown."""
        theme = self._settings.settings.theme
        return theme == "dark" or (theme == "auto" and self._desktop_is_dark)

    @property
    def text_scale(self) -> int:
        """Size of the text in percent."""
        return self._settings.settings.text_scale

    def apply(self) -> None:
        """Show the look of the settings."""
        apply_look(self._app, dark=self.is_dark, scale=self.text_scale / 100)
        self.changed.emit()

    def switch_theme(self) -> None:
        """From light to dark and back."""
        self._keep(theme="light" if self.is_dark else "dark")

    def larger(self) -> None:
        """One step larger text."""
        self.scale_to(self.text_scale + TEXT_STEP)

    def smaller(self) -> None:
        """One step smaller text."""
        self.scale_to(self.text_scale - TEXT_STEP)

    def normal_size(self) -> None:
        """Text as it was designed."""
        self.scale_to(SMALLEST_TEXT)

    def scale_to(self, percent: int) -> None:
        """Text at ``percent``, within what is allowed."""
        self._keep(text_scale=max(SMALLEST_TEXT, min(LARGEST_TEXT, percent)))

    def _keep(self, *, theme: str | None = None, text_scale: int | None = None) -> None:
        now = self._settings.settings
        wanted = replace(now, theme=theme or now.theme, text_scale=text_scale or now.text_scale)
        if wanted != now:
            self._settings.keep(wanted)
            self.apply()

    def _follow_desktop(self, scheme: Any) -> None:
        self._desktop_is_dark = scheme.name == "Dark"
        if self._settings.settings.theme == "auto":
            self.apply()
