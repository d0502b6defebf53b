"""„Ferien & Jahr“: each day of a school year, who is there, and what will change."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.assessment import EmergencyChain
from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.cliffs import find_claims, find_cliffs
from lotse_desktop.domain.holiday_balance import sick_days
from lotse_desktop.domain.needs import CHILDCARE, EMERGENCY
from lotse_desktop.domain.wording import count_text, short_date, state_name
from lotse_desktop.figures.year import find_runs
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.runs import RunTableModel
from lotse_desktop.ui.pages.year.cards import BalanceCard, CliffCard, SickCard, WeeksCard
from lotse_desktop.ui.pages.year.facts import YearFacts, find_year, first_choice, years_shown
from lotse_desktop.ui.pages.year.hands import YearHands
from lotse_desktop.ui.pages.year.message import Message
from lotse_desktop.ui.pages.year.panel import DayPanel
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.year_legend import YearLegend
from lotse_desktop.ui.widgets.year_strip import YearStrip

TITLE: Final = 46
"""Average characters that the title and its sentence need beside the tools."""
LINES: Final = 13
"""Lines of text that must be seen below the strip."""
EVERYBODY: Final = "all"
_PICTURE, _TABLE = "picture", "table"
_SHOWN, _MESSAGE = range(2)


class YearPage(CasePage):
    """The strip of a school year above; what the chosen days are and what follows from all of them below."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._hands = YearHands(context)
        self._year: int | None = None
        self._beside: bool | None = None
        self._facts: YearFacts | None = None
        self._years_offered: list[tuple[str, str]] = []
        self._children_offered: list[tuple[str, str]] = []
        self._children = Segments((), self.tr("Kinder"), self)
        self._children.setObjectName("children")
        self._years = Segments((), self.tr("Schuljahr"), self)
        self._years.setObjectName("years")
        views = ((_PICTURE, self.tr("Bild")), (_TABLE, self.tr("Tabelle")))
        self._views = Segments(views, self.tr("Ansicht"), self)
        self._views.setObjectName("views")
        self._strip = YearStrip(self)
        self._legend = YearLegend(self)
        self._hint = Words("", "smallgap", self)
        self._hint.setObjectName("hint")
        self._model = RunTableModel(self)
        self._table = ValueTable(self._model, self.tr("Jahr als Tabelle"), self)
        self._table.set_widths({0: 27, 1: 26, 2: 7})
        self._stack = QStackedWidget(self)
        self._panel = DayPanel(self._hands, context.today, self)
        self._balance, self._weeks = BalanceCard(self), WeeksCard(self)
        self._sick, self._cliffs = SickCard(self), CliffCard(self)
        self._columns = TwoColumns(share=0.36, parent=self)
        self._message = Message(self)
        self._room = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.refresh()

    @override
    def refresh(self) -> None:
        record, calendar = self.context.editor.record, self.context.calendar()
        children = record.client.children
        self.set_heading(self.tr("Ferien & Jahr"), self.tr("Wer ist da, wenn Schule oder Kita zu ist?"))
        if not children:
            self._tell(self.tr("Das Jahr rechnet für jedes Kind. Tragen Sie zuerst die Kinder ein."), "family")
        elif calendar is None:
            self._tell(self.tr("Die Feiertage und Ferien werden gelesen …"), "")
        else:
            self._show_choices(calendar)
            self._show(calendar)

    def _show(self, calendar: HolidayCalendar) -> None:
        record, today = self.context.editor.record, self.context.today()
        facts = find_year(record, calendar, self._chosen_year, self._shown_children, today)
        if facts.fault:
            self._tell(facts.fault, "care_week")
            return
        former, self._facts = self._facts, facts
        self._room.setCurrentIndex(_SHOWN)
        self._set_tools(visible=True)
        self._strip.show_year(facts.picture, today)
        if former is None or former.period != facts.period:
            self._strip.choose(*first_choice(facts, today))
        self._legend.show_kinds({cell.kind for cell in facts.picture.cells})
        self._show_hint(facts, calendar)
        if self._views.key == _TABLE:
            self._model.show(find_runs(facts.picture.cells))
        self._show_days()
        self._show_cards(facts, calendar, today)

    def _show_cards(self, facts: YearFacts, calendar: HolidayCalendar, today: date) -> None:
        record, catalogue = self.context.editor.record, self.context.catalogue
        names = {child.id: child.given_name for child in record.client.children}
        self._balance.show_balances(
            _year_text(self._chosen_year), facts.balances, facts.open_days, names, facts.known_until
        )
        self._weeks.show_weeks(facts.weeks)
        self._sick.show_days(sick_days(catalogue.sick_days, record.client.children, today), today.year)
        chain = record.answers(CHILDCARE).answers.get(EMERGENCY)
        self._sick.show_chain(chain if isinstance(chain, EmergencyChain) else EmergencyChain())
        cliffs = find_cliffs(catalogue, record, calendar, today)
        claims = find_claims(catalogue, record, calendar, today)
        self._cliffs.show_cliffs(cliffs, [step.id for step in record.plan.steps], claims, today)

    def _show_days(self) -> None:
        """The panel about the chosen days."""
        days = self._strip.chosen_days
        if days is None:
            return
        cells = [cell for cell in self._strip.cells if days[0] <= cell.day <= days[1]]
        if len(cells) == 1:
            text = cells[0].text
        else:
            names = list(dict.fromkeys(cell.name for cell in cells if cell.name))
            text = ", ".join([count_text(len(cells), "Tag", "Tage"), *names])
        places = [
            place
            for place in self.context.editor.record.care_week.care
            if set(place.children) & set(self._shown_children)
        ]
        self._panel.show_days(days, self._shown_children, text, places)

    def _show_hint(self, facts: YearFacts, calendar: HolidayCalendar) -> None:
        state = state_name(self.context.editor.record.client.state)
        week = self.context.editor.record.care_week
        hint = ""
        if facts.known_until is not None:
            words = self.tr("Nach dem {day} gibt es für {state} noch keine Daten zu den Schulferien.")
            hint = words.format(day=short_date(calendar.school_until), state=state)
        elif not week.activities:
            hint = self.tr("Noch ist keine Arbeitszeit eingetragen: Jeder freie Tag zählt als offen.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _show_choices(self, calendar: HolidayCalendar) -> None:
        years = [(str(year), _year_text(year)) for year in years_shown(calendar, self.context.today())]
        if self._year is None or str(self._year) not in dict(years):
            self._year = int(years[0][0])
        if years != self._years_offered:
            self._years_offered = years
            self._years.show_options(years, str(self._year))
        children = self.context.editor.record.client.children
        options = [(EVERYBODY, self.tr("Alle")), *((child.id, child.given_name) for child in children)]
        if options != self._children_offered:
            self._children_offered = options
            self._children.show_options(options)

    def _tell(self, sentence: str, page: str) -> None:
        """Say why there is nothing to see, and lead to where that can be changed."""
        self._room.setCurrentIndex(_MESSAGE)
        self._set_tools(visible=False)
        self._message.tell(sentence, page)

    def _set_tools(self, *, visible: bool) -> None:
        self._children.setVisible(visible and len(self.context.editor.record.client.children) > 1)
        for tool in (self._years, self._views):
            tool.setVisible(visible)

    @property
    def _chosen_year(self) -> int:
        return self._year if self._year is not None else self.context.today().year

    @property
    def _shown_children(self) -> tuple[str, ...]:
        ids = tuple(child.id for child in self.context.editor.record.client.children)
        return (self._children.key,) if self._children.key in ids else ids

    def _choose_child(self, _key: str) -> None:
        self.refresh()

    def _choose_days(self, _first: date, _last: date) -> None:
        self._show_days()

    def _choose_year(self, key: str) -> None:
        self._year = int(key)
        self.refresh()

    def _choose_view(self, key: str) -> None:
        self._stack.setCurrentIndex(int(key == _TABLE))
        self.refresh()

    def _choose_run(self, row: int) -> None:
        run = self._model.value(row)
        if run is not None:
            self._strip.choose(run.first, run.last)
            self._show_days()
            self._panel.start()

    def _choose_typed(self, first: date, last: date) -> None:
        cells = self._strip.cells
        if not cells or last < cells[0].day or first > cells[-1].day:
            self._panel.complain(self.tr("Diese Tage liegen nicht im gezeigten Schuljahr."))
            return
        self._strip.choose(first, last)
        self._show_days()

    def _open_days(self) -> None:
        self._columns.reveal(self._panel)
        self._panel.start()

    def _lay_out(self) -> None:
        self.header.setSpacing(12)
        self._table.setProperty("role", "framed")
        picture = Card("", self)
        for widget in (self._strip, self._legend, self._hint):
            picture.add(widget)
        self._stack.addWidget(picture)
        self._stack.addWidget(self._table)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._columns.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # they scroll themselves
        self._columns.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        self._columns.main.addWidget(self._panel)
        self._columns.main.addWidget(self._cliffs)
        for card in (self._balance, self._weeks, self._sick):
            self._columns.side.addWidget(card)
        content = QWidget(self)
        above = QVBoxLayout(content)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(12)
        self._tools = QWidget(content)
        self._line = FlowLayout(self._tools, 12)
        above.addWidget(self._tools)
        above.addWidget(self._stack)
        above.addWidget(self._columns, stretch=1)
        self._room.addWidget(content)
        self._room.addWidget(self._message)
        self.body.addWidget(self._room)
        self._place_tools(beside=True)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        tools = (self._children, self._years, self._views)
        needed = sum(tool.sizeHint().width() for tool in tools) + TITLE * self.fontMetrics().averageCharWidth()
        self._place_tools(beside=self.width() >= needed)

    def _place_tools(self, *, beside: bool) -> None:
        """Beside the title, or in lines of their own where that is too narrow."""
        if beside == self._beside:
            return
        self._beside = beside
        for tool in (self._children, self._years, self._views):
            shown = not tool.isHidden()
            if beside:
                self._line.removeWidget(tool)
                self.header.addWidget(tool, 0, Qt.AlignmentFlag.AlignBottom)
            else:
                self.header.removeWidget(tool)
                self._line.addWidget(tool)
            tool.setVisible(shown)
        self._tools.setVisible(not beside)
        order_tabs(self)

    def _connect(self) -> None:
        self._children.chosen.connect(self._choose_child)
        self._years.chosen.connect(self._choose_year)
        self._views.chosen.connect(self._choose_view)
        self._strip.chosen.connect(self._choose_days)
        self._strip.opened.connect(self._open_days)
        self._table.opened.connect(self._choose_run)
        self._panel.period_typed.connect(self._choose_typed)
        self._sick.wanted.connect(self.wanted)
        self._cliffs.step_wanted.connect(self._hands.take)
        self._message.wanted.connect(self.wanted)


def _year_text(year: int) -> str:
    """„2026/27“."""
    return f"{year}/{(year + 1) % 100:02d}"
