"""„Neue Runde beginnen“: one plain question, then the present answers become an earlier round; undo takes it back."""

from uuid import uuid4

from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.wording import plain_date
from lotse_desktop.ui.kit.page import PageContext


class NewRoundButton(QPushButton):
    """Only there where something was said that another round can be compared with."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setText(self.tr("Neue Runde beginnen"))
        self.setObjectName("new-round")
        self.setToolTip(self.tr("Die Lebensbereiche noch einmal besprechen und vergleichen."))
        self.clicked.connect(self._ask)

    def refresh(self) -> None:
        """Show or hide, as the case is now; not while the client looks, too."""
        self.setVisible(self._context.editor.record.has_answers and not self._context.mirror())

    def _ask(self, _checked: object = None) -> None:
        editor = self._context.editor
        record, begin = editor.record, self.tr("Neue Runde beginnen")
        explanation = self.tr(
            "Alle Antworten und Einschätzungen der Runde vom {day} bleiben erhalten. Die neue Runde beginnt leer. "
            "Neben jeder Frage steht die letzte Antwort. Betreuungswoche, Netzwerkkarte und Plan gehen weiter."
        ).format(day=plain_date(record.round_begun_on))
        if self._context.ask.confirm(self, self.tr("Soll eine neue Runde beginnen?"), explanation, begin):
            editor.change(begin, record.with_new_round(uuid4(), self._context.today()))
