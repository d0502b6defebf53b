"""Sentences one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lotse_desktop.ui.widgets.card import Words, empty_layout


class Bullets(QWidget):
    """Sentences one below the other; ``nothing`` is said when there are none."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._shown: tuple[str, tuple[str, ...]] | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)

    def show_sentences(self, sentences: Sequence[str], nothing: str = "") -> None:
        """Show ``sentences``; ``nothing`` is said instead of the usual words when there are none."""
        shown = (nothing or self._nothing, tuple(sentences))
        if self._shown == shown:
            return
        self._shown = shown
        empty_layout(self._inside)
        for sentence in sentences:
            row = QHBoxLayout()
            row.addWidget(QLabel("•", self), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(sentence, "", self), stretch=1)
            self._inside.addLayout(row)
        if not sentences:
            self._inside.addWidget(Words(nothing or self._nothing, "sentence", self))
