"""„Passt diese Arbeit?“: working times of jobs against today's care (handbook 4.9)."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import find_needs
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.scenarios import OtherWork
from lotse_desktop.domain.shift_fit import ShiftFit, find_fits, find_largest
from lotse_desktop.domain.shifts import ShiftTemplate
from lotse_desktop.domain.wording import half_hours_text
from lotse_desktop.ui.kit import trial
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.fits import FitsModel
from lotse_desktop.ui.pages.work_fit.details import DetailsCard
from lotse_desktop.ui.pages.work_fit.own_shift import OwnShiftSheet
from lotse_desktop.ui.widgets.card import BigNumber, Card, Words, topped
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns
from lotse_desktop.ui.widgets.week_cards import Rows

MISMATCHES = ("HOURS_MISMATCH", "SHIFT_MISMATCH")


class WorkFitPage(CasePage):
    """Templates at the left, the chosen one at the right, and what is possible at most."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._known: tuple[tuple[Child, ...], CareWeek, tuple[ShiftTemplate, ...]] | None = None
        self._fits: tuple[ShiftFit, ...] = ()
        self._chosen = ""
        self._model = FitsModel(self)
        self._table = ValueTable(self._model, self.tr("Arbeitszeiten und ob sie passen"), self)
        self._table.setObjectName("fits")
        self._table.set_widths({0: 34, 1: 10})
        self._add = QPushButton(self.tr("Eigene Arbeitszeit …"), self)
        self._add.setObjectName("own")
        self._details = DetailsCard(self)
        self._details.setObjectName("details")
        self._most = BigNumber("", "", self)
        self._most.setObjectName("most")
        self._most_rows = Rows(self)
        self._most_rows.setObjectName("most-rows")
        self._needs = Rows(self)
        self._needs.setObjectName("needs")
        self._no_needs = Words(self.tr("Dazu ist nichts offen."), "sentence", self)
        self._told = Words("", "sentence", self)
        self._told.setObjectName("told")
        self._room = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.refresh()

    @override
    def refresh(self) -> None:
        record = self.context.editor.record
        question = self.tr("Welche Arbeitszeiten gehen mit der Betreuung, wie sie heute ist?")
        self.set_heading(self.tr("Passt diese Arbeit?"), question)
        week = record.care_week
        usable = bool(record.client.children and (week.care or week.helpers or week.absences))
        self._room.setCurrentIndex(0 if usable else 1)
        self._add.setVisible(usable)
        if not usable:
            return
        self._find(record)
        self._show_chosen()
        self._show_most(record)
        self._told.setVisible(bool(self._told.text()))
        order_tabs(self)

    def _find(self, record: CaseRecord) -> None:
        """Test every template, when the care week or the templates are others than before."""
        templates = (*record.scenarios.shifts, *self.context.catalogue.shifts)
        wanted = (record.client.children, record.care_week, templates)
        if wanted == self._known:
            return
        self._known = wanted
        self._fits = find_fits(record.client.children, record.care_week, templates)
        with QSignalBlocker(self._table.selectionModel()):
            self._model.show(self._fits)
        header = self._table.horizontalHeader().sizeHint().height()
        self._table.setFixedHeight(header + self._table.verticalHeader().defaultSectionSize() * len(self._fits) + 6)

    def _show_chosen(self) -> None:
        keys = [fit.template.key for fit in self._fits]
        self._details.setVisible(bool(keys))
        if not keys:
            return
        row = keys.index(self._chosen) if self._chosen in keys else 0
        with QSignalBlocker(self._table.selectionModel()):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(self._model.index(row, 0), flags)
        self._table.viewport().update()
        record, fit = self.context.editor.record, self._fits[row]
        own = fit.template in record.scenarios.shifts
        is_tried = OtherWork(work=fit.template) in record.scenarios.trial
        self._details.show_fit(fit, record.client.children, own=own, is_tried=is_tried)

    def _show_most(self, record: CaseRecord) -> None:
        report = compute(record.client.children, record.care_week)
        hours = half_hours_text(min(report.feasible_week_minutes, default=0))
        self._most.show_number(self.tr("{hours} h / Woche").format(hours=hours))
        largest = find_largest(self._fits)
        title = largest.template.title if largest else self.tr("keine passt ganz")
        self._most_rows.show_rows([(self.tr("Größte passende Arbeitszeit"), title, "strong")])
        found = find_needs(self.context.catalogue, record, report, self.context.today())
        rows = [(need.kind.title, need.reason) for need in found if need.kind.key in MISMATCHES and need.confirmed]
        self._needs.show_rows([(f"{title}: {reason}", "", "strong") for title, reason in rows])
        self._no_needs.setVisible(not rows)

    def _lay_out(self) -> None:
        self.header.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        columns = TwoColumns(share=0.4, room=50, parent=self)
        table = Card("", self)
        table.add(self._told)
        table.add(self._table)
        columns.main.addWidget(table)
        most = Card(self.tr("Machbare Arbeitszeit heute"), self)
        most.add(self._most)
        most.add(self._most_rows)
        needs = Card(self.tr("Wunsch und Betreuung"), self)
        needs.add(self._no_needs)
        needs.add(self._needs)
        for card in (self._details, most, needs):
            columns.side.addWidget(card)
        self._room.addWidget(columns)
        empty = Card(self.tr("Noch keine Betreuung eingetragen"), self)
        empty.add(Words(self.tr("Ohne Betreuung und Hilfe lässt sich nicht sagen, welche Arbeit passt."), "", empty))
        button = QPushButton(self.tr("Zur Betreuungswoche"), empty)
        button.setObjectName("to-week")
        button.setProperty("role", "primary")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.wanted.emit("care_week", ""))
        empty.add(button)
        self._room.addWidget(topped(empty))
        self.body.addWidget(self._room)

    def _connect(self) -> None:
        self._add.clicked.connect(self._ask)
        self._table.selectionModel().currentRowChanged.connect(self._choose)
        self._details.tried.connect(self._try)
        self._details.removed.connect(self._remove)

    def _choose(self, current: QModelIndex) -> None:
        fit = self._model.value(current.row())
        if fit is not None:
            self._chosen = fit.template.key
            self._told.setText("")
            self.refresh()

    def _ask(self) -> None:
        taken = {fit.template.key for fit in self._fits}
        key = next(key for number in range(1, len(taken) + 2) if (key := f"own-{number}") not in taken)
        sheet = OwnShiftSheet(key, self)
        sheet.decided.connect(self._take)
        sheet.open()

    def _take(self, template: ShiftTemplate) -> None:
        record = self.context.editor.record
        self._chosen = template.key
        changed = record.with_scenarios(record.scenarios.with_shift(template))
        self.context.editor.change(self.tr("Eigene Arbeitszeit"), changed)

    def _remove(self) -> None:
        record = self.context.editor.record
        changed = record.with_scenarios(record.scenarios.without_shift(self._current().template.key))
        self._chosen = ""
        self.context.editor.change(self.tr("Eigene Arbeitszeit entfernen"), changed)

    def _try(self) -> None:
        told = trial.switch(self.context, OtherWork(work=self._current().template))
        self._told.setText(told)
        self.refresh()

    def _current(self) -> ShiftFit:
        return next((fit for fit in self._fits if fit.template.key == self._chosen), self._fits[0])
