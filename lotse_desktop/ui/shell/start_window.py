"""The window before a vault is open: unlock, first run, or „please wait“."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.dialogs.first_run import FirstRunPane
from lotse_desktop.ui.dialogs.unlock import UnlockPane
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.widgets.brand import Brand
from lotse_desktop.ui.widgets.card import Card, Words, topped

_LETTERS = 66
"""How wide a pane is, in letters: it grows with the text."""


class _Canvas(QWidget):
    """Tells when it was painted first; the window itself never is, its children cover it."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._was_painted = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)


class StartWindow(QWidget):
    """Shows one pane at a time; the door listens to :attr:`unlock` and :attr:`first_run`."""

    painted = Signal()
    """The window was painted for the first time."""
    closed = Signal()

    def __init__(self, jobs: Jobs, ask: Ask) -> None:
        super().__init__()
        self.setWindowTitle("Lotse")
        self.unlock = UnlockPane(self)
        self.first_run = FirstRunPane(jobs, ask, self)
        self._busy = Card("", self)
        self._busy_words = Words("", "sentence", self)
        self._busy.add(self._busy_words)
        self._panes = QStackedWidget(self)
        for pane in (self.unlock, self.first_run, topped(self._busy)):
            self._panes.addWidget(pane)
        self._fit()

        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(Brand(self, size=28), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self._panes)
        column.addStretch(2)
        canvas = _Canvas(self)
        canvas.setObjectName("canvas")
        canvas.painted.connect(self.painted)
        row = QHBoxLayout(canvas)
        row.addStretch()
        row.addLayout(column)
        row.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidget(canvas)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(True)

    def show_unlock(self, folder: Path) -> None:
        """Ask for the secret of the vault in ``folder``."""
        self.first_run.forget()
        self.unlock.show_vault(folder)
        self._show(self.unlock)

    def show_first_run(self, folder: Path, *, welcome: bool) -> None:
        """Offer a new vault in ``folder``."""
        self.unlock.forget()
        self.first_run.show_folder(folder, welcome=welcome)
        self._show(self.first_run)

    def show_busy(self, sentence: str) -> None:
        """Say what is going on."""
        self._busy_words.setText(sentence)
        self._panes.setCurrentIndex(2)

    def forget(self) -> None:
        """Empty every field."""
        self.unlock.forget()
        self.first_run.forget()

    def _fit(self) -> None:
        width = _LETTERS * self.fontMetrics().averageCharWidth()
        self._panes.setFixedWidth(width)
        self.resize(self.size().expandedTo(QSize(width + 80, 640)).boundedTo(self.screen().availableSize()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _show(self, pane: QWidget) -> None:
        self._panes.setCurrentWidget(pane)
        pane.setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
