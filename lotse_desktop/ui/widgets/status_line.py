"""The line at the bottom: saved when, encrypted, locks in, undo, redo, help."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.ui.icons import icon
from lotse_desktop.ui.look import set_role, tokens_of


class StatusLine(QFrame):
    """Tells how safe what was typed is."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    help_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._saved = QLabel(self)
        self._saved.setObjectName("saved")
        self._vault = QLabel(self)
        self._vault.setObjectName("vault")
        self._vault.setProperty("role", "small")
        self._lock = self._button("lock", self.lock_wanted)
        self._lock.setToolTip(self.tr("Jetzt sperren (Strg+L)"))
        self._undo = self._button("undo", self.undo_wanted)
        self._redo = self._button("redo", self.redo_wanted)
        self._help = self._button("help", self.help_wanted)
        self._help.setText(self.tr("F1 Hilfe"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 3, 16, 3)
        layout.setSpacing(20)
        for widget in (self._saved, self._vault, self._lock):
            layout.addWidget(widget)
        layout.addStretch()
        for widget in (self._undo, self._redo, self._help):
            layout.addWidget(widget)
        self.show_history(None, None)
        self._paint_icons()

    def show_saved(self, at: datetime | None) -> None:
        """Everything is stored; ``None``: nothing was changed yet."""
        set_role(self._saved, "small")
        self._saved.setText(self.tr("● Gespeichert {time}").format(time=f"{at:%H:%M}") if at else "")
        self._saved.setVisible(at is not None)

    def show_saving(self) -> None:
        """Something is being stored."""
        set_role(self._saved, "small")
        self._saved.setText(self.tr("○ Wird gespeichert …"))
        self._saved.show()

    def show_not_saved(self) -> None:
        """Storing does not work at the moment."""
        set_role(self._saved, "smallgap")
        self._saved.setText(self.tr("△ Noch nicht gespeichert"))
        self._saved.show()

    def show_vault(self, words: str) -> None:
        """What kind of vault this is."""
        self._vault.setText(words)

    def show_lock(self, words: str) -> None:
        """When it locks; an empty text hides it."""
        self._lock.setText(words)
        self._lock.setVisible(bool(words))

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """What undo and redo would do."""
        undo, redo = (step and step.replace("&", "&&") for step in (undo, redo))
        self._undo.setText(self.tr("Rückgängig: {step}").format(step=undo) if undo else self.tr("Rückgängig"))
        self._undo.setEnabled(undo is not None)
        self._redo.setText(self.tr("Wiederholen: {step}").format(step=redo) if redo else self.tr("Wiederholen"))
        self._redo.setEnabled(redo is not None)

    def _button(self, name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.setProperty("role", "line")
        button.clicked.connect(signal)
        return button

    def _paint_icons(self) -> None:
        color = tokens_of(self).ink2
        for button, name in ((self._undo, "undo-2"), (self._redo, "redo-2"), (self._lock, "lock-keyhole")):
            button.setIcon(icon(name, color, 14))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
