"""A new passphrase for the open vault, and the recovery code once more."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QWidget

from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.passphrase import PassphraseFields
from lotse_desktop.ui.kit.recovery_code import CodeCard
from lotse_desktop.ui.widgets.secret_line import SecretLine


class PassphraseDialog(Sheet):
    """Asks for the old passphrase (or the recovery code) and a new one."""

    decided = Signal(str, str)
    """Old and new; answer with :meth:`accept` or :meth:`show_fault`."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("PassphraseDialog", "Passphrase ändern"),
            QCoreApplication.translate("PassphraseDialog", "Der Wiederherstellungscode bleibt derselbe."),
            parent,
        )
        self._old = SecretLine(self.tr("Bisherige Passphrase oder Wiederherstellungscode"), self)
        self._old.setObjectName("old")
        label = QLabel(self.tr("&Bisherige Passphrase oder Wiederherstellungscode"), self)
        label.setBuddy(self._old)
        self._fields = PassphraseFields(jobs, self)
        self.body.addWidget(label)
        self.body.addWidget(self._old)
        self.body.addWidget(self._fields)
        cancel = self.add_button(self.tr("Abbrechen"), "cancel")
        self._take = self.add_button(self.tr("Passphrase ändern"), "take", main=True)

        cancel.clicked.connect(self.reject)
        self._take.clicked.connect(self._tell)
        self._fields.changed.connect(self._show_ready)
        self._old.textChanged.connect(self._show_ready)
        self.finished.connect(self._forget)
        self._show_ready()
        self._old.setFocus()

    def show_fault(self, sentence: str) -> None:
        """It did not work."""
        self.complain(sentence)
        self._old.setFocus()
        self._old.selectAll()
        self._show_ready()

    def _tell(self) -> None:
        new = self._fields.passphrase
        if new is not None:
            self.complain("")
            self._take.setEnabled(False)
            self.decided.emit(self._old.text(), new)

    def _show_ready(self) -> None:
        self._take.setEnabled(bool(self._old.text()) and self._fields.passphrase is not None)

    def _forget(self) -> None:
        self._old.forget()
        self._fields.forget()


class CodeDialog(Sheet):
    """Shows the recovery code once more, after the passphrase was given."""

    asked = Signal(str)
    """The passphrase; answer with :meth:`show_code` or :meth:`show_fault`."""

    def __init__(self, ask: Ask, vault: str, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("CodeDialog", "Wiederherstellungscode"), "", parent)
        self._vault = vault
        self._secret = SecretLine(self.tr("Passphrase"), self)
        self._secret.setObjectName("secret")
        self._label = QLabel(self.tr("Bitte geben Sie zuerst die &Passphrase ein."), self)
        self._label.setBuddy(self._secret)
        self._card = CodeCard(ask, self)
        self._card.hide()
        for widget in (self._label, self._secret, self._card):
            self.body.addWidget(widget)
        self._close = self.add_button(self.tr("Schließen"), "close")
        self._show = self.add_button(self.tr("Code zeigen"), "show", main=True)

        self._close.clicked.connect(self.reject)
        self._show.clicked.connect(lambda: self.asked.emit(self._secret.text()))
        self._card.noted.connect(self.accept)
        self.finished.connect(self._forget)
        self._secret.setFocus()

    def show_code(self, code: str) -> None:
        """The passphrase was right."""
        self._secret.forget()
        self.complain("")
        for widget in (self._label, self._secret, self._show, self._close):
            widget.hide()
        self._card.show_code(code, self._vault)
        self._card.show()
        self.adjustSize()

    def show_fault(self, sentence: str) -> None:
        """It did not work."""
        self.complain(sentence)
        self._secret.setFocus()
        self._secret.selectAll()

    def _forget(self) -> None:
        self._secret.forget()
        self._card.show_code("", "")
