"""The first start: a new vault in three steps, or the demo."""

from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.passphrase import PassphraseFields
from lotse_desktop.ui.kit.recovery_code import CodeCard, ProofCard
from lotse_desktop.ui.widgets.card import Card, Words, button_row, topped


class _Step(IntEnum):
    WELCOME = 0
    PASSPHRASE = 1
    CODE = 2
    PROOF = 3


class FirstRunPane(QWidget):
    """Welcome → passphrase → recovery code → two of its groups asked back."""

    create_wanted = Signal(Path, str)
    """Folder and passphrase of the new vault; answer with :meth:`show_code` or :meth:`show_fault`."""
    finished = Signal(Path, str)
    """The vault is there and the code is written down: open it with this passphrase."""
    other_wanted = Signal()
    demo_wanted = Signal()
    left = Signal()
    """Back to the vault that was there before."""

    def __init__(self, jobs: Jobs, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passphrase = ""
        self._code = ""
        self._may_leave = False
        self._welcome = _WelcomeCard(self)
        self._new = _NewVaultCard(jobs, ask, self)
        self._shown = CodeCard(ask, self)
        self._proof = ProofCard(self)
        self._steps = QStackedWidget(self)
        for card in (self._welcome, self._new, self._shown, self._proof):
            self._steps.addWidget(topped(card))
        layout = QVBoxLayout(self)
        layout.addWidget(self._steps)
        layout.addStretch()

        self._welcome.begun.connect(lambda: self._show_step(_Step.PASSPHRASE))
        self._welcome.demo_wanted.connect(self.demo_wanted)
        self._welcome.other_wanted.connect(self.other_wanted)
        self._new.left.connect(self._go_back)
        self._new.create_wanted.connect(self._create)
        self._shown.noted.connect(lambda: self._show_step(_Step.PROOF))
        self._proof.again_wanted.connect(lambda: self._show_step(_Step.CODE))
        self._proof.proved.connect(self._finish)

    def show_folder(self, folder: Path, *, welcome: bool) -> None:
        """Begin: with the welcome, or (from an existing vault) at once with the new one."""
        self._new.show_folder(folder)
        self._may_leave = not welcome
        self._show_step(_Step.WELCOME if welcome else _Step.PASSPHRASE)

    def show_code(self, code: str) -> None:
        """The vault was made; ``code`` is its recovery code."""
        self._code = code
        self._shown.show_code(code, self._new.folder.name)
        self._proof.expect(code)
        self._show_step(_Step.CODE)

    def show_fault(self, sentence: str) -> None:
        """The vault could not be made."""
        self._passphrase = ""
        self._new.show_fault(sentence)

    def forget(self) -> None:
        """Empty every field and the code."""
        self._passphrase = self._code = ""
        self._new.forget()
        self._shown.show_code("", "")
        self._proof.expect("")

    def _go_back(self) -> None:
        self.forget()
        if self._may_leave:
            self.left.emit()
        else:
            self._show_step(_Step.WELCOME)

    def _create(self, folder: Path, passphrase: str) -> None:
        self._passphrase = passphrase
        self.create_wanted.emit(folder, passphrase)

    def _finish(self) -> None:
        passphrase = self._passphrase
        self.forget()
        self.finished.emit(self._new.folder, passphrase)

    def _show_step(self, step: _Step) -> None:
        self._steps.setCurrentIndex(step)
        card = (self._welcome, self._new, self._shown, self._proof)[step]
        self.setFocusProxy(card)
        card.setFocus()


class _WelcomeCard(Card):
    begun = Signal()
    demo_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        words = self.tr(
            "Lotse hilft Ihnen, mit Alleinerziehenden Ressourcen zu sammeln, Betreuungslücken zu sehen und einen Plan "
            "auf Papier mitzugeben. Alles bleibt verschlüsselt auf diesem Computer; das Programm öffnet keine "
            "Verbindung ins Internet."
        )
        self.add(Words(self.tr("Willkommen bei Lotse"), "title", self))
        self.add(Words(words, "sentence", self))
        self.body.addSpacing(8)
        for text, name, role, signal in (
            (self.tr("Tresor anlegen"), "begin", "primary", self.begun),
            (self.tr("Demo mit erfundenen Fällen ausprobieren"), "demo", "", self.demo_wanted),
            (self.tr("Vorhandenen Tresor öffnen …"), "other", "quiet", self.other_wanted),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setProperty("role", role)
            button.setAutoDefault(True)
            button.clicked.connect(signal)
            self.add(button)
            if role == "primary":
                self.setFocusProxy(button)


class _NewVaultCard(Card):
    create_wanted = Signal(Path, str)
    left = Signal()

    def __init__(self, jobs: Jobs, ask: Ask, parent: QWidget) -> None:
        super().__init__("", parent)
        self._ask = ask
        self._folder = Path()
        label = QLabel(self.tr("&Ordner"), self)
        self._path = QLineEdit(self)
        self._path.setObjectName("folder")
        self._path.setReadOnly(True)
        self._path.setAccessibleName(self.tr("Ordner des Tresors"))
        label.setBuddy(self._path)
        choose = QPushButton(self.tr("Ändern …"), self)
        choose.setAccessibleName(self.tr("Ordner des Tresors ändern"))
        row = QHBoxLayout()
        row.addWidget(self._path, stretch=1)
        row.addWidget(choose)
        self._fields = PassphraseFields(jobs, self)
        self._message = Words("", "smallgap", self)
        self._message.setObjectName("message")
        self._message.hide()
        back = QPushButton(self.tr("Zurück"), self)
        back.setProperty("role", "quiet")
        self._create = QPushButton(self.tr("Tresor anlegen"), self)
        self._create.setObjectName("create")
        self._create.setProperty("role", "primary")

        self.add(Words(self.tr("Neuer Tresor"), "title", self))
        words = self.tr("Ein Ordner, der alles verschlüsselt enthält. Nur Sie kennen die Passphrase.")
        self.add(Words(words, "sentence", self))
        self.add(label)
        self.body.addLayout(row)
        self.add(self._fields)
        self.add(self._message)
        self.body.addLayout(button_row(back, self._create))
        self.setFocusProxy(self._fields)

        choose.clicked.connect(self._choose)
        back.clicked.connect(self.left)
        self._create.clicked.connect(self._tell)
        self._fields.entered.connect(self._tell)
        self._fields.changed.connect(self._show_ready)
        self._show_ready()

    @property
    def folder(self) -> Path:
        """Where the vault goes."""
        return self._folder

    def show_folder(self, folder: Path) -> None:
        """Where the vault goes."""
        self._folder = folder
        self._path.setText(str(folder))
        self._show_ready()

    def show_fault(self, sentence: str) -> None:
        """The vault could not be made."""
        self._message.setText(sentence)
        self._message.show()
        self._show_ready()

    def forget(self) -> None:
        """Empty the fields."""
        self._fields.forget()
        self._message.hide()

    def _choose(self) -> None:
        folder = self._ask.folder(self, self.tr("Wo soll der Tresor liegen?"))
        if folder is not None:
            self.show_folder(folder)

    def _tell(self) -> None:
        passphrase = self._fields.passphrase
        if passphrase is not None:
            self._message.hide()
            self._create.setText(self.tr("Wird angelegt …"))
            self._create.setEnabled(False)
            self.create_wanted.emit(self._folder, passphrase)

    def _show_ready(self) -> None:
        self._create.setText(self.tr("Tresor anlegen"))
        self._create.setEnabled(self._fields.passphrase is not None)
