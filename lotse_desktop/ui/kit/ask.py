"""The one door for questions, messages and file choices; tests hand in one that answers by itself."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget


class Ask(Protocol):
    """What pages and dialogs may ask the person in front of the screen."""

    def confirm(self, parent: QWidget, question: str, explanation: str, yes: str) -> bool:
        """A question with the verb ``yes`` on the button; the safe answer is the default."""
        ...

    def tell(self, parent: QWidget, sentence: str) -> None:
        """A sentence that must be seen."""
        ...

    def save_path(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file; ``None`` when nothing was chosen."""
        ...

    def open_path(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Which file to read."""
        ...

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Which folder to use."""
        ...


class AskWithDialogs:
    """Asks with dialogs; their classes are imported when the first one is shown, not before the first window."""

    def confirm(self, parent: QWidget, question: str, explanation: str, yes: str) -> bool:
        """See :class:`Ask`."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.NoIcon, "Lotse", question, parent=parent)
        box.setInformativeText(explanation)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(QCoreApplication.translate("Ask", "Abbrechen"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is agreed

    def tell(self, parent: QWidget, sentence: str) -> None:
        """See :class:`Ask`."""
        from PySide6.QtWidgets import QMessageBox

        QMessageBox(QMessageBox.Icon.NoIcon, "Lotse", sentence, QMessageBox.StandardButton.Ok, parent).exec()

    def save_path(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """See :class:`Ask`."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
        return Path(chosen) if chosen else None

    def open_path(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """See :class:`Ask`."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(chosen) if chosen else None

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """See :class:`Ask`."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(parent, title)
        return Path(chosen) if chosen else None
