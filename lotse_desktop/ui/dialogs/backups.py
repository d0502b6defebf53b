"""The backups of the open vault: when they were made, make one now, put one back."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lotse_desktop.domain.wording import long_date
from lotse_desktop.ui.kit.dialog import Sheet


class BackupsDialog(Sheet):
    """Lists what :meth:`show_backups` gives it; everything else is asked for by signals."""

    backup_wanted = Signal()
    restore_wanted = Signal(Path)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate(
            "BackupsDialog",
            "Beim Schließen und alle 30 Minuten wird gesichert, wenn sich etwas geändert hat. Jede Sicherung ist "
            "verschlüsselt und geprüft. Ordner: {folder}",
        )
        super().__init__(
            QCoreApplication.translate("BackupsDialog", "Sicherungen"), words.format(folder=folder), parent
        )
        self._list = QListWidget(self)
        self._list.setObjectName("backups")
        self._list.setProperty("role", "framed")
        self._list.setAccessibleName(self.tr("Sicherungen, neueste zuerst"))
        self._list.setMinimumHeight(180)
        self.body.addWidget(self._list)
        now = self.add_left_button(self.tr("Jetzt sichern"), "now")
        self._restore = self.add_button(self.tr("Wiederherstellen …"), "restore")
        close = self.add_button(self.tr("Schließen"), "close", main=True)

        now.clicked.connect(self.backup_wanted)
        self._restore.clicked.connect(self._tell)
        self._list.itemSelectionChanged.connect(self._show_ready)
        close.clicked.connect(self.accept)
        self._show_ready()

    def show_backups(self, backups: Sequence[tuple[Path, datetime]]) -> None:
        """Files and times, newest first."""
        self._list.clear()
        for path, at in backups:
            text = self.tr("{day}, {time} Uhr").format(day=long_date(at.date()), time=f"{at:%H:%M}")
            item = QListWidgetItem(text, self._list)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
        if backups:
            self._list.setCurrentRow(0)
        self._list.setFocus()

    def _tell(self) -> None:
        if self._list.currentRow() >= 0:
            item = self._list.currentItem()
            self.restore_wanted.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _show_ready(self) -> None:
        self._restore.setEnabled(bool(self._list.selectedItems()))
