"""The window before a vault is open: unlock, first run, or „please wait“.

Painted first of all, so only names of Qt that are quick to import are used; ``Qt`` itself costs an eighth of a start.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.dialogs.unlock import UnlockPane
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.widgets.brand import Brand

_LETTERS = 66
"""How wide a pane is, in letters: it grows with the text."""


class _Canvas(QWidget):
    """Tells when it was painted first; the window itself never is, its children cover it."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_painted = False

    @override
    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)


class StartWindow(QWidget):
    """Shows one pane at a time.  A pane is made when it is shown first: the first window must stand at once."""

    painted = Signal()
    """The window was painted for the first time."""
    tried = Signal(str)
    """A secret for the vault that is shown."""
    create_wanted = Signal(Path, str)
    finished = Signal(Path, str)
    other_wanted = Signal()
    new_wanted = Signal()
    restore_wanted = Signal()
    demo_wanted = Signal()
    left = Signal()
    """No new vault after all."""

    def __init__(self, jobs: Jobs, ask: Ask) -> None:
        super().__init__()
        self._jobs, self._ask = jobs, ask
        self._unlock: UnlockPane | None = None
        self._first_run: Any = None
        self._busy: QLabel | None = None
        self.setWindowTitle("Lotse")
        self._panes = QStackedWidget(self)
        self._fit()
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(Brand(self, big=True))
        column.addSpacing(12)
        column.addWidget(self._panes)
        column.addStretch(2)
        canvas = _Canvas(self)
        canvas.setObjectName("canvas")
        canvas.painted.connect(self._finish)
        row = QHBoxLayout(canvas)
        row.addStretch()
        row.addLayout(column)
        row.addStretch()
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(canvas)
        self._scroll.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    @property
    def unlock(self) -> UnlockPane:
        """The pane that asks for the passphrase."""
        if self._unlock is None:
            pane = self._unlock = UnlockPane(self)
            pane.tried.connect(self.tried)
            pane.other_wanted.connect(self.other_wanted)
            pane.new_wanted.connect(self.new_wanted)
            pane.restore_wanted.connect(self.restore_wanted)
            pane.demo_wanted.connect(self.demo_wanted)
            self._add(pane)
        return self._unlock

    @property
    def first_run(self) -> Any:
        """The pane that makes a new vault."""
        if self._first_run is None:
            from lotse_desktop.ui.dialogs.first_run import FirstRunPane

            pane = FirstRunPane(self._jobs, self._ask, self)
            pane.create_wanted.connect(self.create_wanted)
            pane.finished.connect(self.finished)
            pane.other_wanted.connect(self.other_wanted)
            pane.demo_wanted.connect(self.demo_wanted)
            pane.left.connect(self.left)
            self._add(pane)
            self._first_run = pane
        return self._first_run

    def show_unlock(self, folder: Path) -> None:
        """Ask for the secret of the vault in ``folder``."""
        self.forget()
        self.unlock.show_vault(folder)
        self._show(self.unlock)

    def show_first_run(self, folder: Path, *, welcome: bool) -> None:
        """Offer a new vault in ``folder``."""
        self.forget()
        self.first_run.show_folder(folder, welcome=welcome)
        self._show(self.first_run)

    def show_busy(self, sentence: str) -> None:
        """Say what is going on."""
        if self._busy is None:
            self._busy = QLabel(self)
            self._busy.setProperty("role", "sentence")
            self._busy.setWordWrap(True)
            self._panes.addWidget(self._busy)
        self._busy.setText(sentence)
        self._panes.setCurrentWidget(self._busy)

    def forget(self) -> None:
        """Empty every field."""
        if self._unlock is not None:
            self._unlock.forget()
        if self._first_run is not None:
            self._first_run.forget()

    def _add(self, pane: QWidget) -> None:
        for button in pane.findChildren(QPushButton):
            button.setAutoDefault(True)
        self._panes.addWidget(pane)

    def _fit(self) -> None:
        width = _LETTERS * self.fontMetrics().averageCharWidth()
        self._panes.setFixedWidth(width)
        self.resize(self.size().expandedTo(QSize(width + 80, 640)).boundedTo(self.screen().availableSize()))

    def _finish(self) -> None:
        """What can wait until something is seen."""
        self.painted.emit()
        from PySide6.QtCore import Qt

        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _show(self, pane: QWidget) -> None:
        self._fit()
        self._panes.setCurrentWidget(pane)
        pane.setFocus()
