"""„Fall löschen“: says in plain words what happens, and asks for a typed word."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.tombstones import ERASURE_REASONS, ErasureReason
from lotse_desktop.ui.kit.dialog import Sheet
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import TOUCH, ChoiceRow

WORD: Final = "löschen"


class EraseDialog(Sheet):
    """Tells :attr:`decided`; deletes nothing itself."""

    decided = Signal(object, bool)
    """:class:`ErasureReason`, and whether older backups go, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("EraseDialog", "Fall löschen"),
            QCoreApplication.translate(
                "EraseDialog",
                "Der ganze Fall wird aus dem Tresor entfernt und lässt sich nicht zurückholen. Es bleibt nur ein "
                "Vermerk ohne Namen: der Monat und der Grund.",
            ),
            parent,
        )
        reasons = [(reason.value, words) for reason, words in ERASURE_REASONS.items()]
        self._reason = ChoiceRow(reasons, self.tr("Warum?"), parent=self)
        self._reason.setObjectName("erase-reason")
        self._backups = QCheckBox(self.tr("Auch ältere Sicherungen löschen (eine neue wird vorher geschrieben)"), self)
        self._backups.setObjectName("erase-backups")
        self._backups.setMinimumHeight(TOUCH)
        self._backups.setChecked(True)
        words = self.tr(
            "Ältere Sicherungen enthalten den Fall, bis sie gelöscht werden. Ausdrucke und Dateien, die Sie "
            "weitergegeben oder woanders hin kopiert haben, löschen Sie bitte selbst."
        )
        label = self.tr("Zum Bestätigen bitte „{word}“ eintippen").format(word=WORD)
        self._line = QLineEdit(self)
        self._line.setObjectName("erase-word")
        self._line.setAccessibleName(label)
        self.body.addWidget(Labelled(self.tr("Warum?"), self._reason, self))
        self.body.addWidget(self._backups)
        self.body.addWidget(Words(words, "small", self))
        self.body.addWidget(Labelled(label, self._line, self))
        cancel = self.add_button(self.tr("Abbrechen"), "cancel", main=True)
        self._erase = self.add_button(self.tr("Endgültig löschen"), "erase")
        self._erase.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self._erase.clicked.connect(self._tell)
        self._reason.picked.connect(self._pick)
        self._line.textChanged.connect(self._show_ready)

    def _pick(self, keys: tuple[str, ...]) -> None:
        self._reason.show_keys(keys)
        self._show_ready()

    def _show_ready(self, _text: str = "") -> None:
        typed = folded(self._line.text().strip()) == folded(WORD)
        self._erase.setEnabled(typed and bool(self._reason.keys))

    def _tell(self) -> None:
        self.accept()
        self.decided.emit(ErasureReason(self._reason.keys[0]), self._backups.isChecked())
