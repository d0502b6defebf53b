"""„Wirkung“ and „Worauf alles ruht“: single changes with what they gain or cost."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.effects import Effect
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.tick_list import Tick, TickList


class EffectsCard(Card):
    """A sentence and rows; tells which change was pressed."""

    switched = Signal(object)
    """:class:`Change`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._effects: tuple[Effect, ...] = ()
        self._sentence = Words("", "sentence", self)
        self._rows = TickList(title, self)
        self.add(self._sentence)
        self.add(self._rows)
        self._rows.ticked.connect(self._tell)

    def show_effects(self, effects: Sequence[Effect], ticks: Sequence[Tick], sentence: str) -> None:
        """Show each effect as a row."""
        self._effects = tuple(effects)
        self._sentence.setText(sentence)
        self._rows.show_ticks(ticks)

    def _tell(self, number: int) -> None:
        self.switched.emit(self._effects[number].changes[0])
