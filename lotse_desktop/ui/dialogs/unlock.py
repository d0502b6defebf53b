"""Unlocking a vault: one field, one sentence when it does not work, and a pause that grows with each wrong try.

Painted first of all, so only names of Qt that are quick to import are used.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.secret_line import SecretLine

LONGEST_PAUSE: Final = 60


def pause_after(wrong_tries: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none, 2, 4, 8 … at most a minute."""
    return min(LONGEST_PAUSE, 2 ** (wrong_tries - 1)) if wrong_tries > 1 else 0


class UnlockPane(QWidget):
    """Asks for the passphrase or the recovery code of the vault in :meth:`show_vault`."""

    tried = Signal(str)
    """A secret to try; the pane is busy until :meth:`show_wrong` or :meth:`show_fault`."""
    other_wanted = Signal()
    """Another vault on this computer."""
    new_wanted = Signal()
    restore_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = 0
        self._sentence = ""
        self._left = 0
        card = QFrame(self)
        card.setProperty("role", "card")
        self._vault = _label(self, "title")
        hint = _label(self, "sentence")
        hint.setText(self.tr("Alles bleibt auf diesem Computer. Der Tresor ist verschlüsselt."))
        label = QLabel(self.tr("&Passphrase oder Wiederherstellungscode"), self)
        self._secret = SecretLine(self.tr("Passphrase oder Wiederherstellungscode"), self)
        self._secret.setObjectName("secret")
        label.setBuddy(self._secret)
        self._shown = QCheckBox(self.tr("Eingabe zeigen"), self)
        self._message = _label(self, "small")
        self._message.setObjectName("message")
        self._open = QPushButton(self.tr("Tresor öffnen"), self)
        self._open.setObjectName("open")
        self._open.setProperty("role", "primary")
        self._open.setDefault(True)
        self._clock = QTimer(self)
        self._clock.setObjectName("pause")
        self._clock.setInterval(1000)

        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(8)
        for widget in (self._vault, hint, label, self._secret, self._shown, self._message, self._open):
            inside.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(card)
        layout.addLayout(self._ways_on())
        layout.addStretch()
        self.setFocusProxy(self._secret)

        self._open.clicked.connect(self._try)
        self._secret.returnPressed.connect(self._try)
        self._secret.textChanged.connect(self._show_ready)
        self._shown.toggled.connect(self._secret.show_text)
        self._clock.timeout.connect(self._count_down)
        self._show_ready()

    def _ways_on(self) -> QGridLayout:
        grid = QGridLayout()
        ways = (
            (self.tr("Anderer Tresor …"), "other", self.other_wanted),
            (self.tr("Neuer Tresor …"), "new", self.new_wanted),
            (self.tr("Sicherung wiederherstellen …"), "restore", self.restore_wanted),
            (self.tr("Demo ausprobieren"), "demo", self.demo_wanted),
        )
        for number, (text, name, signal) in enumerate(ways):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setProperty("role", "quiet")
            button.clicked.connect(signal)
            grid.addWidget(button, number // 2, number % 2)
        return grid

    @property
    def seconds_left(self) -> int:
        """How long until the next try is taken."""
        return self._left

    def show_vault(self, folder: Path) -> None:
        """Ask for the secret of this vault; what was typed before is gone."""
        self._vault.setText(self.tr("Tresor „{name}“").format(name=folder.name.replace("<", "‹")))
        self._vault.setToolTip(str(folder))
        self._wrong = self._left = 0
        self._clock.stop()
        self.forget()
        self._say("", "small")
        self._set_busy(busy=False)

    def show_wrong(self, sentence: str) -> None:
        """The secret was wrong: say so, and wait before the next try."""
        self._wrong += 1
        self._left = pause_after(self._wrong)
        self._sentence = sentence
        self._set_busy(busy=False)
        self._secret.selectAll()
        self._secret.setFocus()
        if self._left:
            self._clock.start()
        self._show_pause()

    def show_fault(self, sentence: str) -> None:
        """Something else was in the way; trying again is allowed at once."""
        self._set_busy(busy=False)
        self._say(sentence, "smallgap")
        self._secret.setFocus()

    def show_news(self, sentence: str) -> None:
        """Something that went well."""
        self._say(sentence, "smallgood")

    def forget(self) -> None:
        """Empty the field and hide what is typed next."""
        self._secret.forget()
        self._shown.setChecked(False)

    def _try(self) -> None:
        secret = self._secret.text()
        if not secret or self._left or not self._secret.isEnabled():
            return
        self._set_busy(busy=True)
        self.tried.emit(secret)

    def _count_down(self) -> None:
        self._left = max(0, self._left - 1)
        if not self._left:
            self._clock.stop()
        self._show_pause()

    def _show_pause(self) -> None:
        wait = self.tr("Nächster Versuch in {seconds} Sekunden.").format(seconds=self._left) if self._left else ""
        self._say(f"{self._sentence} {wait}".strip(), "smallgap")
        self._show_ready()

    def _set_busy(self, *, busy: bool) -> None:
        self._secret.setEnabled(not busy)
        self._open.setText(self.tr("Wird geöffnet …") if busy else self.tr("Tresor öffnen"))
        if busy:
            self._say("", "small")
        self._show_ready()

    def _show_ready(self) -> None:
        self._open.setEnabled(bool(self._secret.text()) and not self._left and self._secret.isEnabled())

    def _say(self, sentence: str, role: str) -> None:
        set_role(self._message, role)
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
