"""The brand: a ring with one part in another colour (drawn by the style sheet), and the name."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

SMALL, BIG = 20, 28


class Brand(QWidget):
    """Ring and „Lotse“; the big one stands in the middle of its room."""

    def __init__(self, parent: QWidget | None = None, *, big: bool = False) -> None:
        super().__init__(parent)
        ring = QFrame(self)
        ring.setProperty("role", "bigring" if big else "ring")
        ring.setFixedSize(BIG if big else SMALL, BIG if big else SMALL)
        name = QLabel("Lotse", self)
        name.setProperty("role", "brand")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if big:
            layout.addStretch()
        layout.addWidget(ring)
        layout.addWidget(name)
        layout.addStretch()
