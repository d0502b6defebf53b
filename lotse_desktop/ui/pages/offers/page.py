"""Offers of the directory for the needs of this case: who could help, does it go with care, what is not there."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.directory import Freshness, ServiceEntry
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.directory_words import directory_names, freshness_sentence
from lotse_desktop.domain.findings import Finding, FindingReason, quarter_of
from lotse_desktop.domain.offer_fits import NeedOffers, OfferCare, OfferFinder, find_care, step_of_offer
from lotse_desktop.domain.offers import USE_NAMES, OfferUses, UseState
from lotse_desktop.domain.plan import MAX_OPEN_STEPS
from lotse_desktop.domain.wording import listing, short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.services import ANSWERED, need_columns
from lotse_desktop.ui.pages.offers.finding_bar import FindingBar
from lotse_desktop.ui.pages.offers.offer_row import OfferRow, ShownOffer
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words, empty_layout
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.typed import text_edit

MOST: Final = 8
"""So many offers are shown for a need; the others stand in the directory."""
_LETTERS: Final = {ANSWERED: 15}
_SHARE: Final = 0.58
_ROOM: Final = 38
_ROWS: Final = 5
"""Rows of the table of needs that are seen at least."""


class NeedTable(ValueTable):
    """The needs of the case, one chosen."""

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.set_widths(_LETTERS)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_widths(_LETTERS)
            self.setMinimumHeight((_ROWS + 1) * self.verticalHeader().defaultSectionSize())


class OffersPage(CasePage):
    """Needs at the left, who answers the chosen one at the right."""

    def __init__(
        self, context: PageContext, directory: Callable[[], Directory | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        self._directory = directory
        self._names = directory_names(context.catalogue)
        self._finder = OfferFinder()
        self._chosen = ""
        self._tested: object = None
        self._care: dict[str, OfferCare | None] = {}
        self._rows: dict[str, OfferRow] = {}
        self._model = ValueTableModel[NeedOffers](need_columns(self._is_noted), self)
        self._table = NeedTable(self._model, self.tr("Bedarfe"), self)
        self._table.setObjectName("needs")
        self._area = text_edit(self.tr("Ort"), self)
        self._area.setObjectName("area")
        self._area.line.setPlaceholderText(self.tr("leer: überall suchen"))
        self._uses = Bullets(self.tr("Noch nichts markiert."), self)
        self._need = Words("", "cardtitle", self)
        self._need.setObjectName("need")
        self._words = Words("", "sentence", self)
        self._words.setObjectName("words")
        self._finding = FindingBar(self)
        self._finding.setObjectName("finding")
        self._offers = QVBoxLayout()
        self._offers.setSpacing(12)
        self._columns = TwoColumns(_SHARE, _ROOM, self, fills=True)
        self._lay_out()
        self._table.selectionModel().selectionChanged.connect(self._choose)
        self._table.opened.connect(self._enter)
        self._area.typed.connect(self._set_area)
        self._finding.noted.connect(self._note)
        self._finding.taken_back.connect(self._take_back)
        self.refresh()

    @override
    def refresh(self) -> None:
        directory, record = self._directory(), self.context.seen
        self.set_heading(self.tr("Angebote"), self._heading(directory))
        self._area.show_value(record.offer_uses.area or None)
        catalogue, today = self.context.catalogue, self.context.today()
        report = self.context.care_report()
        found = self._finder.find(catalogue, record, report, today, directory or Directory())
        with QSignalBlocker(self._table.selectionModel()):
            self._model.show(found)
            row = next((number for number, one in enumerate(found) if one.kind.key == self._chosen), 0)
            if found:
                self._table.choose(row)
                self._table.scrollTo(self._model.index(row, 0))
        self._show_uses(record.offer_uses, directory)
        self._show_need()

    @override
    def show_part(self, part: str) -> None:
        """Show the need with this key."""
        self._chosen = part
        self.refresh()

    def _choose(self) -> None:
        one = self._model.value(self._table.row)
        if one is not None:
            self._chosen = one.kind.key
            self._show_need()

    def _show_need(self) -> None:
        one = self._model.value(self._table.row) if self._model.values else None
        self._finding.setVisible(one is not None)
        if one is None:
            self._need.setText(self.tr("Noch kein Bedarf"))
            self._words.setText(self.tr("Sprechen Sie zuerst über die Lebensbereiche und die Betreuung."))
            self._show_offers(())
            return
        self._chosen = one.kind.key
        self._need.setText(one.kind.title)
        self._words.setText(self._need_words(one))
        self._words.setVisible(bool(self._words.text()))
        self._finding.show_finding(one.kind.title, self._case_uses.finding_of(one.kind.key))
        self._show_offers(one.entries[:MOST])

    def _show_offers(self, entries: tuple[ServiceEntry, ...]) -> None:
        """Rows are made anew only when other offers are shown, so the focus stays where it is."""
        if tuple(self._rows) != tuple(entry.id for entry in entries) or any(
            self._rows[entry.id].entry != entry for entry in entries
        ):
            empty_layout(self._offers)
            self._rows = {}
            for entry in entries:
                row = OfferRow(entry, self._names, self)
                row.marked.connect(partial(self._mark, entry))
                row.wanted.connect(partial(self._into_plan, entry))
                self._rows[entry.id] = row
                self._offers.addWidget(row)
        for entry in entries:
            self._rows[entry.id].show_offer(self._shown(entry))
        order_tabs(self)

    def _shown(self, entry: ServiceEntry) -> ShownOffer:
        record, today = self.context.editor.record, self.context.today()
        current = entry.freshness(today) is Freshness.CURRENT
        return ShownOffer(
            entry=entry,
            state="" if current else freshness_sentence(entry, today),
            care=self._care_of(entry),
            uses=record.offer_uses.states_of(entry.id),
            in_plan=any(step.service == entry.id for step in record.plan.steps),
            plan_full=len(record.plan.open_steps) >= MAX_OPEN_STEPS,
        )

    def _care_of(self, entry: ServiceEntry) -> OfferCare | None:
        """The times of an offer against care; tested again only when care or children have changed."""
        record, report = self.context.editor.record, self.context.care_report()
        tested = (record.client.children, record.care_week, self.context.today())
        if self._tested != tested:
            self._tested, self._care = tested, {}
        key = f"{entry.id}/{hash(entry)}"
        if key not in self._care:
            self._care[key] = find_care(record, report, entry, self.context.today())
        return self._care[key]

    def _show_uses(self, uses: OfferUses, directory: Directory | None) -> None:
        lines: list[str] = []
        for use in uses.uses:
            states = listing([USE_NAMES[state] for state in use.states])
            gone = directory is not None and directory.get(use.service) is None
            left = self.tr(" (nicht mehr im Verzeichnis)") if gone else ""
            lines.append(f"{use.name}: {states}, {short_date(use.day)}{left}")
        self._uses.show_sentences(lines)

    @property
    def _case_uses(self) -> OfferUses:
        return self.context.editor.record.offer_uses

    def _is_noted(self, need: str) -> bool:
        return self._case_uses.finding_of(need) is not None

    def _heading(self, directory: Directory | None) -> str:
        if directory is None:
            return self.tr("Das Verzeichnis wird gelesen …")
        if not len(directory):
            return self.tr("Das Beratungsverzeichnis ist noch leer. Füllen Sie es, dann steht hier, wer helfen kann.")
        return self.tr("Wer könnte mir dabei helfen?")

    def _need_words(self, one: NeedOffers) -> str:
        parts = [
            "" if one.entries else self.tr("Im Verzeichnis ist nichts, was hier passt."),
            self.tr("{number} weitere stehen im Verzeichnis.").format(number=len(one.entries) - MOST)
            if len(one.entries) > MOST
            else "",
            self.tr("Ungeprüft und deshalb nicht vorgeschlagen: {number}.").format(number=one.unchecked)
            if one.unchecked
            else "",
        ]
        return " ".join(part for part in parts if part)

    def _mark(self, entry: ServiceEntry, states: tuple[UseState, ...]) -> None:
        uses = self._case_uses.with_use(entry.id, entry.name, states, self.context.today())
        self._change(self.tr("Angebot markieren"), uses)

    def _set_area(self, area: str | None) -> None:
        self._change(self.tr("Ort für Angebote"), self._case_uses.with_area(area or ""), "offers:area")

    def _note(self, reason: str) -> None:
        uses, former = self._case_uses, self._case_uses.finding_of(self._chosen)
        finding = Finding(
            id=former.id if former else uuid4().hex,
            need=self._chosen,
            reason=FindingReason(reason),
            area=uses.area,
            quarter=former.quarter if former else quarter_of(self.context.today()),
        )
        self._change(self.tr("Fehlendes Angebot notieren"), uses.with_finding(finding))

    def _take_back(self) -> None:
        self._change(self.tr("Notiz zurücknehmen"), self._case_uses.without_finding(self._chosen))

    def _into_plan(self, entry: ServiceEntry) -> None:
        editor, today = self.context.editor, self.context.today()
        plan = editor.record.plan.with_step(step_of_offer(entry, self._chosen or None, today))
        editor.change(self.tr("Schritt in den Plan"), editor.record.with_plan(plan, today))

    def _change(self, name: str, uses: OfferUses, merge: str | None = None) -> None:
        editor = self.context.editor
        editor.change(name, editor.record.with_offer_uses(uses), merge=merge)

    def _enter(self, _row: int) -> None:
        """Enter on a need goes to its first offer."""
        if self._rows:
            first = next(iter(self._rows.values()))
            first.enter()
            self._columns.reveal(first)

    def _lay_out(self) -> None:
        needs = Card("", self)
        needs.add(Labelled(self.tr("Ort: Gemeinde oder Kreis, keine Straße"), self._area, needs))
        needs.add(self._table, stretch=1)
        marked = Card(self.tr("Was die Familie kennt, nutzt, wünscht"), self)
        marked.setObjectName("marked")
        marked.add(self._uses)
        answer = Card("", self)
        answer.setObjectName("answer")
        for widget in (self._need, self._words, self._finding):
            answer.add(widget)
        columns = self._columns
        columns.main.addWidget(needs, stretch=1)
        columns.main.addWidget(marked)
        columns.side.addWidget(answer)
        columns.side.addLayout(self._offers)
        self.body.addWidget(columns)
