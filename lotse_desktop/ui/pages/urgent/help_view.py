"""The help page: what helps now, whom to call, how the organisation goes about it.  Nothing of it is stored."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.urgent import UrgentKind
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Rule, ValueRow, Words, empty_layout
from lotse_desktop.ui.widgets.two_columns import TwoColumns


class HelpView(QWidget):
    """Shows one kind after the other; it keeps the words of the last one only until it is emptied."""

    edit_wanted = Signal()
    """The organisation's procedure shall be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = Words(
            self.tr("Zu diesem Thema speichert das Programm nichts, auch nicht, dass Sie hier waren."), "strong", self
        )
        self._kept.setObjectName("nothing-kept")
        self._steps = Bullets("", self)
        self._steps.setObjectName("steps")
        steps = Card(self.tr("Was jetzt hilft"), self)
        steps.add(self._steps)
        self._numbers = Card(self.tr("Wen anrufen"), self)
        self._numbers.setObjectName("numbers")
        self._procedure = Words("", "", self)
        self._procedure.setObjectName("procedure")
        self._trouble = Words("", "smallgap", self)
        self._trouble.setObjectName("trouble")
        self._edit = QPushButton(self.tr("Text ändern …"), self)
        self._edit.setObjectName("edit-procedure")
        self._own = Card(self.tr("So geht unsere Stelle vor"), self)
        self._own.setObjectName("own")
        self._own.add(self._procedure)
        self._own.add(self._trouble)
        self._own.body.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns = TwoColumns(0.46, 50, self)
        for widget in (self._kept, steps, self._own):
            self._columns.main.addWidget(widget)
        self._columns.side.addWidget(self._numbers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._columns)
        self._edit.clicked.connect(self.edit_wanted)
        self.empty()

    def show_kind(self, kind: UrgentKind) -> None:
        """Show what helps."""
        self._steps.show_sentences(kind.steps)
        empty_layout(self._numbers.body)
        for number, line in enumerate(kind.numbers):
            if number:
                self._numbers.add(Rule(self._numbers))
            self._numbers.add(ValueRow(line.name, line.number or self.tr("vor Ort"), "strong", self._numbers))
            if line.note:
                self._numbers.add(Words(line.note, "small", self._numbers))
        if kind.check:
            self._numbers.body.addSpacing(8)
            self._numbers.add(Words(kind.check, "strong", self._numbers))
        self._columns.show_top()

    def show_procedure(self, text: str, *, allowed: bool) -> None:
        """Show how the organisation goes about it; not ``allowed`` where the client looks, too."""
        nothing = self.tr(
            "Noch nichts hinterlegt. Hier kann Ihre Stelle eintragen, wen Sie informieren und wie Sie vorgehen."
        )
        self._procedure.setText(text or nothing)
        self._own.setVisible(allowed)

    def tell(self, sentence: str) -> None:
        """What did not work with the organisation's text."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def empty(self) -> None:
        """Forget what was shown."""
        self._steps.show_sentences(())
        empty_layout(self._numbers.body)
        self._procedure.clear()
        self.tell("")
