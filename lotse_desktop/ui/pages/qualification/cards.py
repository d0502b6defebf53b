"""The cards of the page „Qualifikation“ that only show: what is there, what is missing, words for a CV."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lotse_desktop.ui.widgets.card import Card, Rule, Words, empty_layout


class PairList(QWidget):
    """Pairs of a heading and a sentence below it; ``nothing`` is said when there are none."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show ``pairs``; nothing is made anew when they are the same."""
        if self._shown == tuple(pairs):
            return
        self._shown = tuple(pairs)
        empty_layout(self._inside)
        for number, (heading, sentence) in enumerate(pairs):
            if number:
                self._inside.addWidget(Rule(self))
            self._inside.addWidget(Words(heading, "strong", self))
            if sentence:
                self._inside.addWidget(Words(sentence, "small", self))
        if not pairs:
            self._inside.addWidget(Words(self._nothing, "sentence", self))


def pair_card(title: str, name: str, nothing: str, parent: QWidget) -> tuple[Card, PairList]:
    """A card with pairs in it."""
    card, pairs = Card(title, parent), PairList(nothing, parent)
    card.setObjectName(name)
    card.add(pairs)
    return card, pairs
