"""Leaving the desk without losing a word: open dialogs first, then half-typed fields, then the last save."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lotse_desktop.ui.kit.dialog import KeepsTyped


class Leaving(QObject):
    """Closes one dialog after the other; each gets back to the event loop, so that its page takes over what it gave."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._under_way = False

    def leave(self, then: Callable[[], None]) -> None:
        """Close what is open over the window, then call ``then``; does nothing while it is under way."""
        if not self._under_way:
            self._under_way = True
            self._close_next(then, None)

    def _close_next(self, then: Callable[[], None], last: QWidget | None) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            if dialog is last:
                dialog.hide()
            elif isinstance(dialog, KeepsTyped):
                dialog.keep_typed()
            else:
                dialog.reject()
            QTimer.singleShot(0, self, lambda: self._close_next(then, dialog))
            return
        focus = self._window.focusWidget()
        if focus is not None:  # pyright: ignore[reportUnnecessaryComparison] - nothing may have the focus
            focus.clearFocus()
        self._under_way = False
        then()
