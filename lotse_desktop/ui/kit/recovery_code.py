"""The recovery code: shown once to be printed or saved on purpose, then asked back in part."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from lotse_desktop.domain.errors import UserError
from lotse_desktop.exchange.files import write_file
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.widgets.card import Card, Words, button_row

ASKED_GROUPS: Final = (3, 7)
"""Which groups of the code are asked back, counted from 1."""
IN_A_LINE: Final = 3
_LOOKALIKES: Final = str.maketrans("OIL", "011")
"""Crockford's alphabet has no O, I and L."""


class CodeCard(Card):
    """Shows the code; :attr:`noted` when the person says that it is written down."""

    noted = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._ask = ask
        self._code = ""
        self._vault = ""
        words = self.tr(
            "Mit diesem Code kommen Sie in den Tresor, wenn Sie die Passphrase vergessen oder die Schlüsseldatei "
            "verloren geht. Bewahren Sie ihn auf Papier an einem sicheren Ort auf, nicht auf diesem Computer. Ohne "
            "Passphrase und ohne Code kann niemand den Tresor öffnen."
        )
        self._label = QLabel(self)
        self._label.setObjectName("code")
        self._label.setProperty("role", "code")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        print_it = QPushButton(self.tr("Drucken …"), self)
        save = QPushButton(self.tr("Als Textdatei speichern …"), self)
        save.setObjectName("save")
        noted = QPushButton(self.tr("Ich habe den Code notiert"), self)
        noted.setObjectName("noted")
        noted.setProperty("role", "primary")
        ways = QHBoxLayout()
        ways.addWidget(print_it)
        ways.addWidget(save)
        ways.addStretch()

        self.add(Words(self.tr("Ihr Wiederherstellungscode"), "title", self))
        self.add(Words(words, "sentence", self))
        self.add(self._label)
        self.body.addLayout(ways)
        self.body.addLayout(button_row(None, noted))
        self.setFocusProxy(self._label)

        print_it.clicked.connect(self._print)
        save.clicked.connect(self._save)
        noted.clicked.connect(self.noted)

    def show_code(self, code: str, vault: str) -> None:
        """Show ``code`` (groups with hyphens) of the vault called ``vault``; empty texts forget it."""
        self._code, self._vault = code, vault
        self._label.setText(_in_lines(code))
        self._label.setAccessibleName(self.tr("Wiederherstellungscode: {code}").format(code=" ".join(code)))

    def _print(self) -> None:
        from lotse_desktop.ui.kit.printing import print_text

        print_text(self, self._sheet())

    def _save(self) -> None:
        title = self.tr("Code speichern")
        path = self._ask.save_path(self, title, "Wiederherstellungscode.txt", self.tr("Text (*.txt)"))
        if path is None:
            return
        try:
            write_file(path, self._sheet().encode())
        except UserError as error:
            self._ask.tell(self, error.sentence)

    def _sheet(self) -> str:
        """What stands on paper: what it is for, and the code."""
        words = self.tr("Lotse – Wiederherstellungscode für den Tresor „{name}“").format(name=self._vault)
        keep = self.tr("Bitte sicher aufbewahren. Wer diesen Code hat, kann den Tresor öffnen.")
        return f"{words}\n\n{_in_lines(self._code)}\n\n{keep}\n"


class ProofCard(Card):
    """Asks two groups of the code back."""

    proved = Signal()
    again_wanted = Signal()
    """The code shall be shown once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._code = ""
        self._fields: dict[int, QLineEdit] = {}
        grid = QGridLayout()
        for row, number in enumerate(ASKED_GROUPS):
            field = QLineEdit(self)
            field.setObjectName(f"group{number}")
            field.setMaxLength(8)
            label = QLabel(self._place(number), self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.returnPressed.connect(self._prove)
            self._fields[number] = field
        self._message = Words("", "smallgap", self)
        self._message.setObjectName("proof_message")
        again = QPushButton(self.tr("Code noch einmal zeigen"), self)
        again.setProperty("role", "quiet")
        prove = QPushButton(self.tr("Prüfen und öffnen"), self)
        prove.setObjectName("prove")
        prove.setProperty("role", "primary")

        self.add(Words(self.tr("Kurz nachgeschaut"), "title", self))
        self.add(Words(self.tr("Bitte lesen Sie zwei Gruppen von Ihrem Zettel ab."), "sentence", self))
        self.body.addLayout(grid)
        self.add(self._message)
        self.body.addLayout(button_row(again, prove))
        self.setFocusProxy(self._fields[ASKED_GROUPS[0]])

        again.clicked.connect(self.again_wanted)
        prove.clicked.connect(self._prove)

    def _place(self, number: int) -> str:
        """„Gruppe 7 (Zeile 3, links)“."""
        line, side = divmod(number - 1, IN_A_LINE)
        words = (self.tr("links"), self.tr("Mitte"), self.tr("rechts"))[side]
        return self.tr("Gruppe {number} (Zeile {line}, {side})").format(number=number, line=line + 1, side=words)

    def expect(self, code: str) -> None:
        """Which code is asked back; empties the fields."""
        self._code = code
        self._message.clear()
        for field in self._fields.values():
            field.clear()

    def _prove(self) -> None:
        groups = self._code.split("-")
        for number, field in self._fields.items():
            if field.text().strip().upper().translate(_LOOKALIKES) != groups[number - 1]:
                words = self.tr("Gruppe {number} stimmt noch nicht. Bitte vergleichen Sie sie mit Ihrem Zettel.")
                self._message.setText(words.format(number=number))
                field.setFocus()
                field.selectAll()
                return
        self.proved.emit()


def _in_lines(code: str) -> str:
    """The groups of the code, three in a line."""
    groups = code.split("-")
    return "\n".join("  ".join(groups[start : start + IN_A_LINE]) for start in range(0, len(groups), IN_A_LINE))
