"""The organisation's own procedure, written for all its coaches."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.desk_texts import MOST_LETTERS
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.widgets.typed import TextArea


class ProcedureDialog(Sheet):
    """Asks for the text; changes nothing itself."""

    decided = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(_heading(), "", parent)
        self._sentence.setText(
            self.tr("Der Text gehört Ihrer Stelle, nicht zu einem Fall. Bitte keine Namen, nichts aus einem Gespräch.")
        )
        self._sentence.show()
        self._text = TextArea(_heading(), MOST_LETTERS, 10, self)
        self._text.setObjectName("text")
        self._text.setMinimumWidth(60 * self.fontMetrics().averageCharWidth())
        self._text.show_text(text)
        self.body.addWidget(self._text)
        self.add_button(self.tr("Abbrechen"), "cancel").clicked.connect(self.reject)
        self.add_button(self.tr("Speichern"), "save", main=True).clicked.connect(self.keep_typed)

    def keep_typed(self) -> None:
        """Take the text as it stands; also when the vault locks."""
        self.decided.emit(self._text.toPlainText().strip())
        self.accept()


def _heading() -> str:
    return QCoreApplication.translate("ProcedureDialog", "So geht unsere Stelle vor")
