"""The quick circle: all life domains on one screen for the first talk, to be touched by the client."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import Standing
from lotse_desktop.domain.catalogue import LifeDomain
from lotse_desktop.figures.circle import circle_entry
from lotse_desktop.ui.kit.domain_edits import DomainEdits
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.circle_row import CircleRow
from lotse_desktop.ui.widgets.circle_view import CircleView
from lotse_desktop.ui.widgets.tab_order import order_tabs

WIDE: Final = 110
"""Average characters that must fit, else the picture goes below the rows."""
ROW: Final = 64
"""Average characters that a row needs in one line."""
LINES: Final = 3
"""How many lines the longest anchor takes beside the rows."""
_BOLD: Final = 1.15
"""How much wider bold words are, at most."""
_DIRECTIONS: Final = (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight)


class MeaningCard(Card):
    """What the domain that is spoken of is about, and what the level means that is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("meaning")
        self._words = Words("", "", self)
        self._words.setObjectName("anchor")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.more = QPushButton(self.tr("Mehr dazu"), self)
        self.more.setObjectName("more")
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.head.addWidget(self.more)
        self.add(self._words, stretch=1)

    def show_hint(self) -> None:
        """Nothing is pointed at yet."""
        self.show_title(self.tr("Was die Zahlen heißen"))
        self._words.setText(self.tr("Tippen Sie eine Zahl an: Hier steht, was sie bedeutet."))
        self.more.hide()

    def show_domain(self, domain: LifeDomain, level: int | None, word: str) -> None:
        """This domain, and one of its levels; without a level what the domain is about."""
        self.show_title(domain.title)
        self._words.setText(f"{level} · {word}: {domain.anchors[level - 1]}" if level is not None else domain.sentence)
        self.more.setAccessibleName(self.tr("Mehr dazu: {domain}").format(domain=domain.title))
        self.more.show()

    def keep_room(self, lines: int) -> None:
        """Room for so many lines, so that the circle above stays as it is."""
        self._words.setMinimumHeight(lines * self._words.fontMetrics().lineSpacing() + 4)


class CirclePage(CasePage):
    """Rows to touch, the circle that they fill, and the words of what is touched."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._domains = {d.key: d for d in sorted(context.catalogue.domains, key=lambda domain: domain.order)}
        self._key, self._level = "", None
        self._rows: dict[str, CircleRow] = {}
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for key, domain in self._domains.items():
            row = CircleRow(domain.title, domain.anchors, context.catalogue.levels, self)
            row.setObjectName(f"row-{key}")
            rows.addWidget(row)
            self._rows[key] = row
        rows.addStretch(1)
        self._view = CircleView(self)
        self._view.setObjectName("circle")
        self._meaning = MeaningCard(self)
        beside = QVBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self._view, stretch=1)
        beside.addWidget(self._meaning)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addLayout(rows)
        self._columns.addLayout(beside, stretch=1)
        self.body.addLayout(self._columns)
        for key, row in self._rows.items():
            edits = DomainEdits(context, self._domains[key])
            row.rated.connect(edits.rate_self)
            row.rated.connect(partial(self._point, key))
            row.declined.connect(partial(self._decline, edits))
            row.pointed.connect(partial(self._point, key))
            row.stepped.connect(partial(self._step, key))
        self._view.pointed.connect(self._enter)
        self._meaning.more.clicked.connect(lambda: self.wanted.emit("domains", self._key))
        self._meaning.show_hint()
        self.refresh()
        order_tabs(self)

    @override
    def refresh(self) -> None:
        record, levels = self.context.editor.record, self.context.catalogue.levels
        sentence = self.tr("Wie geht es Ihnen? 1 heißt „{low}“, {number} heißt „{high}“; alles darf offen bleiben.")
        sentence = sentence.format(low=levels[0], number=len(levels), high=levels[-1])
        self.set_heading(self.tr("Schnelle Runde"), sentence)
        entries = [circle_entry(domain, record.answers(key), levels) for key, domain in self._domains.items()]
        for entry in entries:
            self._rows[entry.key].show_entry(entry)
        self._view.show_entries(entries)

    @override
    def show_part(self, part: str) -> None:
        if part in self._rows:
            self._enter(part)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _arrange(self) -> None:
        metrics = self.fontMetrics()
        letter = max(1, metrics.averageCharWidth())
        wide = self.width() >= WIDE * letter
        self._columns.setDirection(_DIRECTIONS[wide])
        names = max((metrics.horizontalAdvance(domain.short_title) for domain in self._domains.values()), default=0)
        for row in self._rows.values():
            row.arrange(round(names * _BOLD), wide=self.width() >= ROW * letter)
        self._meaning.keep_room(LINES)

    def _point(self, key: str, level: int | None) -> None:
        """Tell what is pointed at; without a level, what was chosen."""
        for other in {self._key, key} & set(self._rows):
            self._rows[other].show_pointed(other == key)
        shown = level if level is not None else self.context.editor.record.answers(key).self_rating
        self._key = key
        self._view.show_pointed(key)
        word = self.context.catalogue.levels[shown - 1] if shown is not None else ""
        self._meaning.show_domain(self._domains[key], shown, word)

    def _decline(self, edits: DomainEdits, declined: bool) -> None:  # noqa: FBT001
        if declined:
            edits.stand(Standing.DECLINED)
        else:
            edits.rate_self(None)

    def _enter(self, key: str) -> None:
        self._rows[key].enter()

    def _step(self, key: str, step: int, name: str) -> None:
        keys = list(self._rows)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self._rows[keys[place]].enter(name)
