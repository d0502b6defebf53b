"""The empty directory: says what to do first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.ui.widgets.card import Card, Words


class NothingYet(QWidget):
    """Import the directory of the project, or enter the first offer."""

    import_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(self.tr("Noch kein Angebot im Verzeichnis"), self)
        words = self.tr(
            "Importieren Sie die Datei Ihres Projekts, oder tragen Sie das erste Angebot selbst ein. "
            "Dann schlägt Lotse in jedem Fall vor, wer helfen kann."
        )
        card.add(Words(words, "sentence", self))
        self._import = QPushButton(self.tr("Verzeichnis importieren"), self)
        self._import.setObjectName("first-import")
        self._import.setProperty("role", "primary")
        self._new = QPushButton(self.tr("Erstes Angebot eintragen"), self)
        self._new.setObjectName("first-new")
        row = QHBoxLayout()
        row.addWidget(self._import)
        row.addWidget(self._new)
        row.addStretch(1)
        card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        self._import.clicked.connect(self.import_wanted)
        self._new.clicked.connect(self.new_wanted)
