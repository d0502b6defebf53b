"""A label above its field: every form of the program looks the same."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Labelled(QWidget):
    """``label`` above ``field``; the label is the field's name for a screen reader, too."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(label, self)
        words.setProperty("role", "small")
        words.setBuddy(field.focusProxy() or field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(words)
        layout.addWidget(field)
