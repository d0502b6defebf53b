"""A second start brings the first window to the front: a lock file and a request file, no network."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

_LOCK: Final = "laeuft.lock"
_REQUEST: Final = "nach-vorn"


class OneStart(QObject):
    """Knows whether this process is the first one with the configuration folder ``folder``."""

    asked = Signal()
    """Somebody started the program again."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._request = folder / _REQUEST
        self._watcher: QFileSystemWatcher | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)

    def is_first(self) -> bool:
        """Take the lock; ``False``: another process has it and was asked to show its window."""
        if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        with suppress(OSError):
            self._request.write_text("", encoding="utf-8")
        return False

    def watch(self) -> None:
        """From now on hear of later starts."""
        with suppress(OSError):
            self._request.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self, _folder: str) -> None:
        try:
            self._request.unlink()
        except OSError:
            return
        self.asked.emit()

    def leave(self) -> None:
        """Give the lock back."""
        self._lock.unlock()
