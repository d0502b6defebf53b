"""What stands on the sheet „Start und heute“ beside the client's own ratings; nothing of it is stored."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lotse_desktop.domain.compare_sheet import CompareWish
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH


class CompareCard(Card):
    """Two things to choose; both are off until the client wants them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Auf dem Blatt"))
        explanation = self.tr(
            "Dieses Blatt gibt es nur, wenn Ihre Klientin oder Ihr Klient es möchte. "
            "Darauf stehen nur die eigenen Einschätzungen, in Worten: nichts vom Coach, keine Notizen."
        )
        self.add(Words(explanation, "", self))
        self._name = self._box(self.tr("mit Vorname"), "with-name")
        self._health = self._box(self.tr("auch Gesundheit und Belastung"), "with-health")

    @property
    def wish(self) -> CompareWish:
        """What was chosen for this print."""
        return CompareWish(with_name=self._name.isChecked(), with_health=self._health.isChecked())

    def _box(self, text: str, name: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.setMinimumHeight(TOUCH)
        box.clicked.connect(self._tell)
        self.add(box)
        return box

    def _tell(self, _on: object = None) -> None:
        self.changed.emit()
