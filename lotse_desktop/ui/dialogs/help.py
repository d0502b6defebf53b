"""Help: how to begin, every key stroke, and what this program is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from lotse_desktop import __version__
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.widgets.card import Words


class HelpDialog(Sheet):
    """First steps and key strokes; ``keys`` are pairs of what happens and its key stroke."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("HelpDialog", "Hilfe"), "", parent)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        for heading, words in self._first_steps():
            column.addWidget(Words(heading, "strong", inside))
            column.addWidget(Words(words, "sentence", inside))
        column.addSpacing(8)
        column.addWidget(Words(self.tr("Tasten"), "cardtitle", inside))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for row, (what, stroke) in enumerate(keys):
            grid.addWidget(QLabel(stroke, inside), row, 0)
            grid.addWidget(Words(what, "", inside), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch()
        self.add_scrolled(inside)
        self.add_button(self.tr("Schließen"), "close", main=True).clicked.connect(self.accept)

    def _first_steps(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("1. Fall anlegen"),
                self.tr("„+ Neu“ in der Liste: Name, Kinder mit Geburtsmonat. Jede Frage darf offen bleiben."),
            ),
            (
                self.tr("2. Betreuungswoche"),
                self.tr("Arbeit, Kita, Schule und Hilfe einzeichnen. Was niemand abdeckt, erscheint als Lücke."),
            ),
            (
                self.tr("3. Ziele und Schritte"),
                self.tr("Vorschläge annehmen, ändern oder eigene schreiben: wer macht was bis wann."),
            ),
            (self.tr("4. Plan drucken"), self.tr("Zwei Seiten zum Mitgeben. Jede gedruckte Fassung bleibt erhalten.")),
            (
                self.tr("Gespeichert wird von selbst"),
                self.tr("Unten links steht wann. Strg+Z nimmt den letzten Schritt zurück."),
            ),
        )


class AboutDialog(Sheet):
    """What this program is."""

    def __init__(self, places: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("AboutDialog", "Lotse Desktop {version}").format(version=__version__),
            QCoreApplication.translate(
                "AboutDialog",
                "Fallarbeit für Coaches von Alleinerziehenden. Freie Software unter der EUPL-1.2. Das Programm öffnet "
                "keine Verbindung ins Internet; alle Angaben bleiben verschlüsselt auf diesem Computer.",
            ),
            parent,
        )
        for name, place in places:
            self.body.addWidget(Words(name, "strong", self))
            self.body.addWidget(Words(place, "small", self))
        self.add_button(self.tr("Schließen"), "close", main=True).clicked.connect(self.accept)
