"""What the window needs from vaults before one is unlocked.  Light: read before the first paint."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow


class Opened(Protocol):
    """An unlocked vault; only the desk looks closer."""

    def close(self) -> None:
        """Back up if something changed, close, forget the key."""
        ...


class Vaults(Protocol):
    """Every method but the first two belongs on the database thread; all raise :class:`UserError`."""

    def default_folder(self) -> Path: ...
    def holds_vault(self, folder: Path) -> bool: ...
    def warm_up(self) -> None:
        """Import what is slow."""
        ...

    def create(self, folder: Path, passphrase: str) -> str:
        """Make a vault; its recovery code in groups with hyphens."""
        ...

    def open(self, folder: Path, secret: str) -> Opened: ...
    def open_demo(self) -> Opened: ...
    def restore(self, backup: Path, folder: Path) -> Path | None:
        """Put a backup in the place of a vault; where the former one is now, if there was one."""
        ...


class Desk(QMainWindow):
    """The window of an unlocked vault.  When a signal is sent, everything typed is saved and no job is under way."""

    locked = Signal()
    closed = Signal()
    demo_wanted = Signal()
    """Leave, and open the demo."""
    restore_wanted = Signal(Path)
    """Leave, and put this backup in the place of the vault."""

    def search(self) -> None:
        """Find a place from anywhere."""
        raise NotImplementedError

    def show_help(self) -> None:
        """First steps and key strokes."""
        raise NotImplementedError

    def lock(self) -> None:
        """Store everything, then :attr:`locked`."""
        raise NotImplementedError
