"""„Start und heute“: how the client sees each life domain then and now, which needs went or came, care then and now."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.catalogue import NeedKind
from lotse_desktop.domain.compare import ComparedCare, compare_care, compare_domains, compare_needs
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import half_hours_text, minutes_text, plain_date, short_date
from lotse_desktop.ui.kit.new_round import NewRoundButton
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.compare.chart import LevelsCard
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words, topped
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns


class ComparePage(CasePage):
    """With one round only it says how a second one begins."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._new = NewRoundButton(context, self)
        self._talk = self._button(self.tr("Lebensbereiche besprechen"), "talk")
        self._paper = self._button(self.tr("Auf Papier"), "paper")
        self._back = self._button(self.tr("Neue Runde zurücknehmen"), "take-round-back")
        for button in (self._back, self._new, self._paper):
            self.header.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._nothing = Card("", self)
        self._nothing.setObjectName("nothing")
        self._nothing_words = Words("", "", self)
        self._nothing.add(self._nothing_words)
        self._nothing.body.addWidget(self._talk, 0, Qt.AlignmentFlag.AlignLeft)
        self._levels = LevelsCard(self)
        self._levels.setObjectName("levels")
        self._went = self._list(self.tr("Nicht mehr nötig"), "went", self.tr("Noch nichts."))
        self._came = self._list(self.tr("Neu dazugekommen"), "came", self.tr("Nichts Neues."))
        self._care = Card(self.tr("Betreuung"), self)
        self._care.setObjectName("care")
        self._care_day = Words("", "small", self)
        self._columns = TwoColumns(0.32, 52, self)
        self._columns.main.addWidget(self._levels)
        self._care.add(self._care_day)
        self._gap = self._care.add_row(self.tr("Offen in der Woche"))
        self._feasible = self._care.add_row(self.tr("Machbare Arbeitszeit"))
        self._columns.side.addWidget(self._care)
        for card, _ in (self._went, self._came):
            self._columns.side.addWidget(card)
        self._empty = topped(self._nothing)
        for widget in (self._empty, self._columns):
            self.body.addWidget(widget)
        self._talk.clicked.connect(partial(self._want, "domains", ""))
        self._paper.clicked.connect(partial(self._want, "papers", "compare"))
        self._back.clicked.connect(self._take_back)
        self.refresh()

    @override
    def refresh(self) -> None:
        context, record = self.context, self.context.seen
        coach, several = not context.mirror(), bool(record.earlier)
        self._new.refresh()
        self._back.setVisible(several and not record.has_answers and coach)
        self._paper.setVisible(several)
        self._empty.setVisible(not several)
        self._columns.setVisible(several)
        title = self.tr("Start und heute")
        if not several:
            self.set_heading(title, self.tr("Was hat sich seit dem Anfang verändert?"))
            self._show_what_to_do(record)
        else:
            start, now = record.earlier[0].begun_on, record.round_begun_on
            words = self.tr("Vorher: Runde vom {start}. Heute: Runde vom {now}.")
            self.set_heading(title, words.format(start=plain_date(start), now=plain_date(now)))
            compared = compare_domains(context.catalogue, record)
            self._levels.show_domains(compared, context.catalogue.levels, coach=coach)
            needs = compare_needs(context.catalogue, record, context.today())
            for (_, lines), kinds in ((self._went, needs.went), (self._came, needs.came)):
                lines.show_sentences(_titles(kinds))
            care = compare_care(record)
            if care is not None:
                self._show_care(care)
        order_tabs(self)

    def _show_what_to_do(self, record: CaseRecord) -> None:
        if record.has_answers:
            words = self.tr(
                "Bis jetzt gibt es eine Runde. Wenn Sie die Lebensbereiche noch einmal besprechen, zum Beispiel "
                "nach drei Monaten, beginnen Sie oben eine neue Runde. Dann steht hier beides nebeneinander."
            )
        else:
            words = self.tr("Noch ist nichts besprochen. Zuerst kommen die Lebensbereiche, später der Vergleich.")
        self._nothing_words.setText(words)
        self._talk.setVisible(not record.has_answers)

    def _show_care(self, care: ComparedCare) -> None:
        words = self.tr("Vorher: die Betreuung, wie sie am {day} war.")
        self._care_day.setText(words.format(day=short_date(care.day)))
        self._gap.show_value(_pair(care.gap, self._open_text))
        self._feasible.show_value(_pair(care.feasible, self._hours_text))

    def _open_text(self, minutes: int) -> str:
        return minutes_text(minutes) if minutes else self.tr("nichts")

    def _hours_text(self, minutes: int) -> str:
        return self.tr("{hours} h").format(hours=half_hours_text(minutes))

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _list(self, title: str, name: str, nothing: str) -> tuple[Card, Bullets]:
        card, lines = Card(title, self), Bullets(nothing, self)
        card.setObjectName(name)
        card.add(lines)
        return card, lines

    def _take_back(self, _checked: object = None) -> None:
        editor = self.context.editor
        editor.change(self.tr("Neue Runde zurücknehmen"), editor.record.without_round())

    def _want(self, room: str, part: str, _checked: object = None) -> None:
        self.wanted.emit(room, part)


def _titles(kinds: Sequence[NeedKind]) -> list[str]:
    return [kind.title for kind in kinds]


def _pair(minutes: tuple[int | None, int | None], text: Callable[[int], str]) -> str:
    """„9 h 30 min → 2 h“; a dash where nothing was entered."""
    before, now = ("–" if value is None else text(value) for value in minutes)
    return f"{before} → {now}"
