"""„Dafür gibt es nichts“: one click notes it, a second look may say why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.findings import REASON_NAMES, Finding, FindingReason, quarter_text
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import ChoiceRow


class FindingBar(QWidget):
    """Nothing noted: a button; noted: the reason to refine, and the way back."""

    noted = Signal(str)
    """A :class:`FindingReason` value."""
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = QPushButton(self.tr("Dafür gibt es nichts"), self)
        self._note.setObjectName("note")
        self._note.setToolTip(self.tr("Zählt ohne Namen, damit das Projekt fehlende Angebote zeigen kann."))
        self._words = Words("", "strong", self)
        self._words.setObjectName("noted")
        self._reasons = ChoiceRow(
            [(reason.value, name) for reason, name in REASON_NAMES.items()],
            self.tr("Warum gibt es nichts?"),
            plain=True,
            parent=self,
        )
        self._reasons.setObjectName("reasons")
        self._back = QPushButton(self.tr("Zurücknehmen"), self)
        self._back.setObjectName("take-back")
        self._back.setProperty("role", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._words, stretch=1)
        head.addWidget(self._back)
        layout.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(head)
        layout.addWidget(self._reasons)
        self._note.clicked.connect(self._tell)
        self._reasons.picked.connect(self._refine)
        self._back.clicked.connect(self.taken_back)

    def show_finding(self, need: str, finding: Finding | None) -> None:
        """What was noted for the need with this title."""
        had_focus = self._note.hasFocus() or self._back.hasFocus()
        self._note.setAccessibleName(f"{need}: {self._note.text()}")
        self._note.setVisible(finding is None)
        for widget in (self._words, self._reasons, self._back):
            widget.setVisible(finding is not None)
        if finding is not None:
            since = quarter_text(finding.quarter)
            self._words.setText(self.tr("Notiert, {quarter}. Warum gibt es nichts?").format(quarter=since))
            self._reasons.show_keys((finding.reason.value,))
        if had_focus:
            (self._note if finding is None else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, _checked: object = None) -> None:
        self.noted.emit(FindingReason.MISSING.value)

    def _refine(self, keys: tuple[str, ...]) -> None:
        self.noted.emit(keys[0] if keys else FindingReason.UNKNOWN.value)
