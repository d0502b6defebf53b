"""The steps of a chain as a table: the same as the picture, for the keyboard and for a screen reader."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from lotse_desktop.figures.chain import BoxWords, Look
from lotse_desktop.ui.models.columns import Column, ValueTableModel

NUMBER: Final = 0
TONES: Final = {Look.ALARM: "gap_text", Look.DONE: "good", Look.SKIPPED: "ink2"}


class ChainStepModel(ValueTableModel[BoxWords]):
    """Number, what, who, until when; how it stands in a case (``states``), else how well and what is handed on."""

    def __init__(self, parent: QObject | None = None, *, states: bool) -> None:
        super().__init__((), parent)
        first = (
            Column(self.tr("Nr."), self._number, right=True),
            Column(self.tr("Was"), _what),
            Column(self.tr("Wer"), _who),
            Column(self.tr("Bis wann"), _due),
        )
        stands = Column(self.tr("Stand"), _state, _tone)
        rest = (Column(self.tr("Qualität"), _quality), Column(self.tr("Übergabe"), _hand_over))
        self._columns = (*first, stands) if states else (*first, *rest)

    def show_steps(self, words: Sequence[BoxWords]) -> None:
        """Show these steps, in their order."""
        if tuple(words) != self.values:
            self.show(words)

    def row_of(self, key: str) -> int:
        """The row of a step; -1 when it is not shown."""
        return next((row for row, one in enumerate(self.values) if one.key == key), -1)

    def _number(self, one: BoxWords) -> str:
        return str(self.row_of(one.key) + 1)


def _what(one: BoxWords) -> str:
    return one.action


def _who(one: BoxWords) -> str:
    return one.who


def _due(one: BoxWords) -> str:
    return one.due


def _state(one: BoxWords) -> str:
    return one.state


def _tone(one: BoxWords) -> str:
    return TONES.get(one.look, "")


def _quality(one: BoxWords) -> str:
    return one.quality


def _hand_over(one: BoxWords) -> str:
    return one.hand_over
