"""What was said last time, beside a question; it holds again only when somebody says so."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.answers import answer_text
from lotse_desktop.domain.assessment import Answer, Standing
from lotse_desktop.domain.catalogue import Item
from lotse_desktop.domain.last_answers import LastAnswer, LastForm, still_fits
from lotse_desktop.domain.wording import plain_date
from lotse_desktop.ui.widgets.card import Words


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence about an earlier answer; ``answer``: what may hold again, ``None`` where the question is another."""

    sentence: str
    answer: Answer | None


class LastTime(QWidget):
    """A quiet line with the answer of last time and the one thing that can be done with it."""

    taken = Signal()
    """It holds again."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("last-time")
        self._about = about
        self._words = Words("", "small", self)
        self._words.setObjectName("last-words")
        self.button = QPushButton(self.tr("gilt weiterhin"), self)
        self.button.setObjectName("still-true")
        self.button.setProperty("role", "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, stretch=1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self._take)

    def show_words(self, sentence: str, *, offered: bool) -> None:
        """``offered``: it can hold again and does not yet."""
        self._words.setText(sentence)
        self.button.setAccessibleDescription(f"{self._about} {sentence}".strip())
        self.button.setVisible(offered)

    def _take(self, _checked: object = None) -> None:
        self.taken.emit()


def told_answers(items: Sequence[Item], last: Mapping[str, LastAnswer], children: Collection[str]) -> dict[str, Told]:
    """The sentences beside these questions; a question without an earlier answer has none."""
    told: dict[str, Told] = {}
    for item in items:
        known = last.get(item.id)
        if known is not None:
            words = answer_text(item, known.answer)
            fits = still_fits(item, known.answer, children)
            told[item.id] = Told(last_time_text(known, words), known.answer if fits else None)
    return told


def told_rating(last: LastForm | None, levels: Sequence[str], anchors: Sequence[str]) -> str:
    """The sentence about the client's own rating; ``""`` where there is none."""
    if last is None:
        return ""
    if last.form.standing is Standing.DECLINED:
        return last_time_text(last, _tr("möchte ich nicht besprechen"))
    if last.form.self_rating is None:
        return ""
    place = last.form.self_rating - 1
    return last_time_text(last, f"{levels[place]}. {anchors[place]}")


def last_time_text(last: LastAnswer | LastForm, words: str) -> str:
    """„Beim letzten Mal, 12. März 2026: …“."""
    return _tr("Beim letzten Mal, {day}: {words}").format(day=plain_date(last.day), words=words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LastTime", text)
