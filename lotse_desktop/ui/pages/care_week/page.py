"""The care week: draw work, care and help; see at once where nobody is there, and which working time is possible."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child, age_in_years
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.gaps import CareReport, Gap, compute
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.domain.wording import listing, week_letter
from lotse_desktop.figures.week import hours_shown, week_boxes
from lotse_desktop.ui.kit.closers_card import ClosersCard
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.trial_card import TrialCard
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.kit.week_wishes import Wish
from lotse_desktop.ui.models.entries import EntriesModel, entry_rows
from lotse_desktop.ui.pages.care_week.door_card import DoorCard
from lotse_desktop.ui.pages.care_week.hands import WeekHands
from lotse_desktop.ui.pages.care_week.menu import box_menu
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.week_brush import WeekBrush
from lotse_desktop.ui.widgets.week_cards import FeasibleCard, GapCard
from lotse_desktop.ui.widgets.week_layout import Pull
from lotse_desktop.ui.widgets.week_pane import WeekPane

USUAL_HOURS: Final = (300, 1320)
"""5:00 to 22:00; more when something lies outside."""
_PICTURE, _TABLE = "picture", "table"
_WHOLE_WORDS: Final = 3
"""Up to so many weeks the choice says „Woche A“, then „A“."""


class CareWeekPage(CasePage):
    """The week of the family as picture or table, and what it means at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._number, self._cycle = 1, 0
        self._told_of: CareWeek | None = None
        self._weeks = Segments((), self.tr("Woche"), self)
        self._weeks.setObjectName("weeks")
        views = ((_PICTURE, self.tr("Bild")), (_TABLE, self.tr("Tabelle")))
        self._views = Segments(views, self.tr("Ansicht"), self)
        self._views.setObjectName("views")
        self._brush = WeekBrush(self)
        self._new = _quiet_button(self.tr("Neuer Eintrag …"), "new-entry", self)
        self._rules = _quiet_button(self.tr("Wochen && Wege …"), "rules", self)
        self._pane = WeekPane(self)
        self._model = EntriesModel(self)
        self._table = ValueTable(self._model, self.tr("Betreuungswoche als Tabelle"), self)
        self._table.set_widths({3: 14, 4: 10, 5: 9, 6: 12})
        self._stack = QStackedWidget(self)
        self._gap = GapCard(self)
        self._gap.setObjectName("gap")
        self._feasible = FeasibleCard(self)
        self._feasible.setObjectName("feasible")
        self._doors = DoorCard(self)
        self._doors.setObjectName("door-card")
        self._closers = ClosersCard(context, self)
        self._closers.setObjectName("closers")
        self._trial = TrialCard(context, self)
        self._trial.setObjectName("trial")
        self._report: CareReport | None = None
        self._columns = TwoColumns(share=0.27, room=72, parent=self, fills=True)
        self._room = QStackedWidget(self)
        self._hands = WeekHands(context, self._brush, self, self._tell)
        self._lay_out()
        self._connect()
        self.refresh()

    @override
    def refresh(self) -> None:
        client, week = self.context.editor.record.client, self.context.editor.record.care_week
        self.set_heading(self.tr("Betreuungswoche"), self._question(client.children))
        self._room.setCurrentIndex(0 if client.children else 1)
        for widget in (self._rules, self._weeks, self._views):
            widget.setVisible(bool(client.children))
        self._number = min(self._number, week.cycle_weeks)
        self._show_cycle(week.cycle_weeks)
        if week != self._told_of:
            self._told_of = None
            self._pane.show_told(empty=not week.entries)
        report = self._report = self._show(client.children, week)
        self._show_closers()
        self._trial.show_later()
        if self._views.key == _TABLE:
            self._model.show(entry_rows(client.children, week, report))

    def _show(self, children: Sequence[Child], week: CareWeek) -> CareReport:
        """Picture and cards of a care week, the one of the record or the one that a pull would make."""
        report = compute(children, week)
        boxes = week_boxes(children, week, report, work_lane=True, weeks=(self._number,))
        grid = self._pane.grid
        grid.show_week(boxes, [child.given_name for child in children], _hours(boxes))
        self._pane.legend.show_roles({box.role for box in boxes})
        self._gap.show_report(children, report, self._number)
        self._feasible.show_report(report, self._number, supplied=bool(week.care or week.helpers or week.absences))
        self._doors.show_week(children, week, self._number)
        return report

    def _follow_cursor(self) -> None:
        """On a gap, who could be there comes into view beside the week."""
        if self._show_closers() is not None and self._columns.is_wide:
            self._columns.reveal(self._closers)

    def _show_closers(self) -> Gap | None:
        """Who could be there in the gap on which the cursor stands; that gap."""
        box, report, gap = self._pane.grid.cursor_box, self._report, None
        if report is None:
            return None
        if box is not None and box.role is BoxRole.GAP:
            child = self._hands.children[box.lane - 1].id
            place = (child, box.week, box.day, box.start)
            gap = next((gap for gap in report.gaps if (gap.child, gap.week, gap.day, gap.start) == place), None)
        self._closers.setVisible(bool(report.gaps))
        self._closers.show_gap(gap)
        return gap

    def _preview(self, pull: Pull) -> None:
        wish = self._hands.preview(pull, self._number)
        if wish is not None:
            self._show(self._hands.children, wish.week)
            if pull.box is not None:
                self._pane.show_told(wish.told)

    def _tell(self, wish: Wish) -> None:
        self._told_of = self._hands.week
        self._pane.show_told(wish.told, wish.offer.button if wish.offer else "")

    def _draw(self, day: int, lane: int, start: int, end: int) -> None:
        self._hands.draw(lane, (day, start, end), self._number)

    def _change(self, box: WeekBox, day: int, start: int, end: int, by_key: bool) -> None:  # noqa: FBT001 - a signal's
        self._hands.change(box, (day, start, end), by_key=by_key)

    def _menu(self, box: WeekBox, where: QPoint) -> None:
        box_menu(box, self._hands, self).popup(where)

    def _open_row(self, row: int) -> None:
        value = self._model.value(row)
        if value is not None and value.entry is not None:
            self._hands.open_entry(value.entry)
        elif value is not None:
            self._hands.open_new(self._number, value.gap)

    def _delete_row(self) -> None:
        value = self._model.value(self._table.row)
        if value is not None and value.entry is not None:
            self._hands.remove(value.entry)

    def _choose_week(self, key: str) -> None:
        self._number = int(key)
        self.refresh()

    def _choose_view(self, key: str) -> None:
        self._stack.setCurrentIndex(int(key == _TABLE))
        self.refresh()

    def _show_cycle(self, weeks: int) -> None:
        if weeks != self._cycle:
            self._cycle = weeks
            long = weeks <= _WHOLE_WORDS
            letters = {number: week_letter(number) for number in range(1, weeks + 1)}
            words = self.tr("Woche {letter}") if long else "{letter}"
            self._weeks.show_options([(str(n), words.format(letter=letter)) for n, letter in letters.items()])
        self._weeks.show_chosen(str(self._number))
        self._weeks.setVisible(weeks > 1 and self._room.currentIndex() == 0)
        self._brush.show_cycle(weeks)

    def _question(self, children: Sequence[Child]) -> str:
        today = self.context.today()
        names = [f"{child.given_name} ({age_in_years(child.birth_month, today)})" for child in children]
        if not names:
            return ""
        one, many = self.tr("Wann braucht {who} Betreuung"), self.tr("Wann brauchen {who} Betreuung")
        question = (one if len(names) == 1 else many).format(who=listing(names))
        return self.tr("{question} – und wann ist niemand da?").format(question=question)

    def _lay_out(self) -> None:
        self.header.setSpacing(12)
        self._brush.show_tool(self._new)
        self._stack.addWidget(self._pane)
        framed = Card("", self)
        framed.add(self._table)
        self._stack.addWidget(framed)
        self._columns.main.addWidget(self._stack, 1)
        for card in (self._gap, self._closers, self._feasible, self._trial, self._doors):
            self._columns.side.addWidget(card)
        content = QWidget(self)
        self._above = QVBoxLayout(content)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(10)
        self._above.addWidget(self._columns, stretch=1)
        self._place_tools(self._columns.is_wide)
        self._room.addWidget(content)
        self._room.addWidget(self._nobody_yet())
        self.body.addWidget(self._room)

    def _place_tools(self, wide: bool) -> None:  # noqa: FBT001 - a signal's
        """Where the cards go below, the tools scroll with the week, so that small windows show more of it."""
        target, other = (self._above, self._columns.main) if wide else (self._columns.main, self._above)
        other.removeWidget(self._brush)
        target.insertWidget(0, self._brush)
        for tool in (self._rules, self._weeks, self._views):
            shown = not tool.isHidden()
            self.header.removeWidget(tool)
            if wide:
                self.header.addWidget(tool, 0, Qt.AlignmentFlag.AlignBottom)
            else:
                self._brush.show_tool(tool)
            tool.setVisible(shown)
        order_tabs(self)

    def _nobody_yet(self) -> QWidget:
        card = Card(self.tr("Noch kein Kind eingetragen"), self)
        card.add(
            Words(self.tr("Die Betreuungswoche rechnet für jedes Kind. Tragen Sie zuerst die Kinder ein."), "", card)
        )
        button = QPushButton(self.tr("Zur Familie"), card)
        button.setObjectName("to-family")
        button.setProperty("role", "primary")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.wanted.emit("family", ""))
        card.add(button)
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        return holder

    def _connect(self) -> None:
        grid, hands = self._pane.grid, self._hands
        self._columns.rearranged.connect(self._place_tools)
        self._weeks.chosen.connect(self._choose_week)
        self._views.chosen.connect(self._choose_view)
        self._new.clicked.connect(lambda: hands.open_new(self._number))
        self._rules.clicked.connect(hands.open_rules)
        self._doors.wanted.connect(lambda: hands.open_rules(doors=True))
        grid.block_drawn.connect(self._draw)
        grid.block_changed.connect(self._change)
        grid.block_opened.connect(hands.open_box)
        grid.block_deleted.connect(hands.delete)
        grid.menu_wanted.connect(self._menu)
        grid.pull_changed.connect(self._preview)
        grid.pull_ended.connect(self.refresh)
        grid.cursor_moved.connect(self._follow_cursor)
        self._closers.told.connect(self._pane.show_told)
        self._trial.told.connect(self._pane.show_told)
        self._trial.more_wanted.connect(lambda: self.wanted.emit("what_if", ""))
        self._pane.offer_taken.connect(hands.take_offer)
        self._table.opened.connect(self._open_row)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete_row)


def _hours(boxes: Sequence[WeekBox]) -> tuple[int, int]:
    first, last = hours_shown(boxes) if boxes else USUAL_HOURS
    return min(first, USUAL_HOURS[0]), max(min(last, DAY), USUAL_HOURS[1])


def _quiet_button(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
