"""How often a chain was begun over all cases, and where it stops."""

from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.chain_dates import ChainCount
from lotse_desktop.domain.chain_words import count_sentence, stops_sentences
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.chain_bars import CountBars


class CountCard(Card):
    """Words, small bars, and the steps at which it stops."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("counts")
        self.show_title(self.tr("In allen Fällen"))
        self._sentence = Words("", "", self)
        self._sentence.setObjectName("count-sentence")
        self._bars = CountBars(self)
        self._head = Words(self.tr("Hier stocken Ketten:"), "strong", self)
        self._stops = Bullets("", self)
        self._hint = Words(
            self.tr("Ein Schritt stockt, wenn er nicht klappt oder länger als 4 Wochen überfällig ist."), "small", self
        )
        for widget in (self._sentence, self._bars, self._head, self._stops, self._hint):
            self.add(widget)

    def show_count(self, chain: ServiceChain, count: ChainCount) -> None:
        """Show what became of ``chain``."""
        self._sentence.setText(count_sentence(count))
        rows = (
            (self.tr("fertig"), count.finished, "good"),
            (self.tr("läuft"), count.running, "primary"),
            (self.tr("stockt"), count.stopped, "gap"),
        )
        self._bars.show_rows(rows)
        stops = stops_sentences(chain, count)
        self._stops.show_sentences(stops)
        self._bars.setVisible(count.started > 0)
        for widget in (self._head, self._stops, self._hint):
            widget.setVisible(bool(stops))
