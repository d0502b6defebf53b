"""How long nobody touched keyboard or mouse."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

MIRROR_MINUTES: Final = 2
"""The longest wait while a client looks, too (handbook 10.5)."""
_LOOK_MS: Final = 10_000
_TOUCHES: Final = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleClock(QObject):
    """Watches the windows that have the focus; the wall clock also runs while the computer sleeps."""

    ticked = Signal(int)
    """Minutes left, rounded up."""
    due = Signal()

    def __init__(self, minutes: Callable[[], int], now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._now = now
        self._touched = now()
        self._watched: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Count from now on."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._watch(None)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._now()

    @property
    def minutes_left(self) -> int:
        """Until the vault locks, rounded up; 0: now."""
        left = timedelta(minutes=self._minutes()) - (self._now() - self._touched)
        return max(0, -(-left // timedelta(minutes=1)))

    def look(self) -> None:
        """Tell how long it still is, or that it is time."""
        left = self.minutes_left
        self.ticked.emit(left)
        if not left:
            self.due.emit()

    def _watch(self, window: QWindow | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)
            self.touch()

    def _forget(self) -> None:
        self._watched = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._now()
        return False
