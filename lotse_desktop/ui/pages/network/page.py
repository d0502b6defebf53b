"""The network map as a page: map or table, the chosen person and what the map shows at the right."""

from PySide6.QtCore import QEvent, QItemSelection, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.network import NetworkMap, Sector
from lotse_desktop.domain.network_care import missing_persons
from lotse_desktop.domain.network_figures import find_figures
from lotse_desktop.domain.wording import count_text
from lotse_desktop.figures.network import network_in_words
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.persons import PersonsModel, person_rows
from lotse_desktop.ui.pages.network.cards import MapSummary, MissingPersons, PersonDetails
from lotse_desktop.ui.pages.network.hands import NetworkHands
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.network_canvas import ShownMap
from lotse_desktop.ui.widgets.network_legend import NetworkLegend
from lotse_desktop.ui.widgets.network_view import NetworkView
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns

_MAP, _TABLE = "map", "table"


class NetworkPage(CasePage):
    """Who is there for the family: seen, moved, described; nothing is changed but through the editor."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._person, self._told, self._told_of = "", "", NetworkMap()
        views = ((_MAP, self.tr("Karte")), (_TABLE, self.tr("Tabelle")))
        self._views = Segments(views, self.tr("Ansicht"), self)
        self._views.setObjectName("views")
        self._new = QPushButton(self.tr("+ Person"), self)
        self._new.setObjectName("new-person")
        self._new.setToolTip(self.tr("Neue Person (Strg+N)"))
        self._view = NetworkView(self)
        self._legend = NetworkLegend(self)
        self._model = PersonsModel(self)
        self._table = ValueTable(self._model, self.tr("Netzwerkkarte als Tabelle"), self)
        self._table.set_widths({0: 18, 1: 24, 2: 12, 3: 26, 4: 22, 5: 20})
        self._stack = QStackedWidget(self)
        self._details = PersonDetails(self)
        self._details.setObjectName("details")
        self._summary = MapSummary(self)
        self._summary.setObjectName("summary")
        self._missing = MissingPersons(self)
        self._missing.setObjectName("missing")
        self._columns = TwoColumns(share=0.34, room=56, parent=self, fills=True)
        self._hands = NetworkHands(context, self, self._choose, self._tell)
        self._lay_out()
        self._connect()
        self.refresh()

    @override
    def refresh(self) -> None:
        record = self.context.editor.record
        network, weeks = record.network_map, record.care_week.cycle_weeks
        self.set_heading(
            self.tr("Netzwerkkarte"), self.tr("Wer ist da, wie nah, und wobei hilft die Person? Innen = sehr nah.")
        )
        if network.find(self._person) is None:
            self._person = network.persons[0].id if network.persons else ""
        figures = find_figures(network, weeks)
        number = len(record.client.children)
        children = f"+ {count_text(number, self.tr('Kind'), self.tr('Kinder'))}" if number else ""
        minutes = tuple(figures.firm_minutes.items())
        self._view.show_map(ShownMap(network, record.client.given_name, children, weeks, minutes), self._person)
        self._view.setWhatsThis(network_in_words(record.client.given_name, network))
        self._model.show(person_rows(network, weeks))
        self._views.setVisible(bool(network.persons))
        self._summary.setVisible(bool(network.persons))
        self._summary.show_figures(figures)
        self._missing.show_persons(missing_persons(network, record.care_week))
        self._show_room(empty=not network.persons)
        self._show_person()

    def _show_room(self, *, empty: bool) -> None:
        self._stack.setCurrentIndex(2 if empty else int(self._views.key == _TABLE))

    def _show_person(self) -> None:
        record = self.context.editor.record
        person = record.network_map.find(self._person)
        self._details.setVisible(person is not None)
        if person is None:
            return
        told = self._told if self._told_of == record.network_map else ""
        self._details.show_person(person, record.care_week.cycle_weeks, told)
        row = next((n for n, value in enumerate(self._model.values) if value.person.id == self._person), -1)
        if row != self._table.row:
            self._table.choose(row)

    def _choose(self, person_id: str) -> None:
        self._person, self._told = person_id, ""
        if self._hands.network.find(person_id) is not None:
            self._show_person()

    def _tell(self, sentence: str) -> None:
        self._told, self._told_of = sentence, self._hands.network
        self._show_person()

    def _choose_row(self, _chosen: QItemSelection) -> None:
        value = self._model.value(self._table.row)
        if value is not None and value.person.id != self._person:
            self._choose(value.person.id)

    def _choose_view(self, _key: str) -> None:
        self.refresh()

    def _open_row(self, row: int) -> None:
        value = self._model.value(row)
        if value is not None:
            self._hands.open(value.person.id)

    def _delete_row(self) -> None:
        value = self._model.value(self._table.row)
        if value is not None:
            self._hands.remove(value.person.id)

    def _move(self, person_id: str, sector: Sector, closeness: int, by_key: bool) -> None:  # noqa: FBT001 - a signal's
        self._hands.move(person_id, sector, closeness, by_key=by_key)

    def _lay_out(self) -> None:
        self.header.setSpacing(12)
        for tool in (self._views, self._new):
            self.header.addWidget(tool, 0, Qt.AlignmentFlag.AlignBottom)
        pane = Card("", self)
        pane.add(self._view, 1)
        pane.add(self._legend)
        framed = Card("", self)
        framed.add(self._table)
        for room in (pane, framed, self._nobody_yet()):
            self._stack.addWidget(room)
        self._columns.main.addWidget(self._stack, 1)
        for card in (self._details, self._summary, self._missing):
            self._columns.side.addWidget(card)
        self.body.addWidget(self._columns)
        order_tabs(self)

    def _nobody_yet(self) -> QWidget:
        card = Card(self.tr("Noch niemand auf der Karte"), self)
        card.add(
            Words(
                self.tr(
                    "Beginnen Sie mit den Menschen, die da sind: Wer hilft schon? Wen könnte man fragen? "
                    "Vorname oder Rolle genügt."
                ),
                "",
                card,
            )
        )
        button = QPushButton(self.tr("Erste Person eintragen"), card)
        button.setObjectName("first-person")
        button.setProperty("role", "primary")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._hands.open_new)
        card.add(button)
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        return holder

    def _connect(self) -> None:
        hands = self._hands
        self._views.chosen.connect(self._choose_view)
        self._new.clicked.connect(hands.open_new)
        self._view.chosen.connect(self._choose)
        self._view.moved.connect(self._move)
        self._view.opened.connect(hands.open)
        self._view.removed.connect(hands.remove)
        self._details.edited.connect(hands.open)
        self._details.removed.connect(hands.remove)
        self._details.taken_over.connect(hands.take_over)
        self._missing.wanted.connect(hands.adopt)
        self._table.opened.connect(self._open_row)
        self._table.selectionModel().selectionChanged.connect(self._choose_row)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete_row)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_new(event):
            event.accept()  # elsewhere it is „Neuer Fall“
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if _is_new(event):
            self._hands.open_new()
        else:
            super().keyPressEvent(event)


def _is_new(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier
