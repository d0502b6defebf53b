"""What cannot wait, wherever it matters: hidden while nothing is ticked."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.urgent import UrgentMark
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH

URGENT_ROOM = "urgent"


class UrgentCard(Card):
    """Topics with whom they were handed on to, and what has to be known about them."""

    wanted = Signal(str, str)
    """Another page and part of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("urgent")
        self.setAccessibleName(self.tr("Dringend"))
        link = QPushButton(self.tr("Öffnen"), self)
        link.setObjectName("open-urgent")
        link.setProperty("role", "link")
        link.setMinimumHeight(TOUCH)
        link.setAccessibleName(self.tr("Dringend öffnen"))
        title = Words(self.tr("Dringend"), "cardtitle", self)
        title.setWordWrap(False)
        self._lines = Bullets("", self)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._lines, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        link.clicked.connect(lambda: self.wanted.emit(URGENT_ROOM, ""))
        self.hide()

    def show_urgent(self, catalogue: Catalogue, record: CaseRecord) -> None:
        """Show what is ticked; the card hides when nothing is."""
        self._lines.show_sentences(list(self._sentences(catalogue, record)))
        self.setVisible(bool(record.urgent.marks))

    def _sentences(self, catalogue: Catalogue, record: CaseRecord) -> Iterator[str]:
        kinds = {kind.topic: kind for kind in catalogue.urgent if kind.topic is not None}
        titles = {partner.key: partner.title for partner in catalogue.partners}
        for mark in record.urgent.marks:
            kind = kinds.get(mark.topic)
            yield self._line(mark, kind.title if kind is not None else mark.topic, titles)
            yield from kind.facts if kind is not None and kind.in_sight else ()

    def _line(self, mark: UrgentMark, title: str, titles: dict[str, str]) -> str:
        day = short_date(mark.day)
        if mark.partner is None:
            return self.tr("{topic}: seit {day}, noch nicht weitergeleitet").format(topic=title, day=day)
        words = self.tr("{topic}: weitergeleitet an {partner} am {day}")
        return words.format(topic=title, partner=titles.get(mark.partner, mark.partner), day=day)
