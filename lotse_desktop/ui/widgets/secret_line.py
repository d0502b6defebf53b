"""The field for a secret."""

from PySide6.QtWidgets import QLineEdit, QWidget


class SecretLine(QLineEdit):
    """A field for a secret: hidden unless shown on purpose, never remembered by the input method."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(512)
        self.show_text(False)  # noqa: FBT003

    def show_text(self, visible: bool) -> None:  # noqa: FBT001 - a slot
        """Show or hide what was typed."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Empty the field, and what undo would bring back."""
        self.clear()
        self.setModified(False)
