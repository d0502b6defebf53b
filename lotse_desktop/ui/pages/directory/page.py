"""The directory: who does what, when, for whom; found while typing, kept up to date, and what is missing."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.directory_words import directory_names
from lotse_desktop.domain.findings import Finding
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.models.services import AREA, KIND, STATE, entry_columns
from lotse_desktop.ui.pages.directory.filters import Filters
from lotse_desktop.ui.pages.directory.findings import FindingsCard
from lotse_desktop.ui.pages.directory.hands import DirectoryHands, DirectoryWork
from lotse_desktop.ui.pages.directory.nothing_yet import NothingYet
from lotse_desktop.ui.pages.directory.sheet import EntrySheet
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns

ENTRIES: Final = "entries"
FINDINGS: Final = "findings"
_LETTERS: Final = {KIND: 24, AREA: 15, STATE: 12}
_KIND_FROM: Final = 78
"""Letters of the table from which on the kind is shown."""
_SHARE: Final = 0.46
_ROOM: Final = 44


class EntryTable(ValueTable):
    """Where there is little room, the kind is left out: it stands on the sheet."""

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Widths for the letters as they are now."""
        self.setColumnHidden(KIND, self.width() < _KIND_FROM * self.fontMetrics().averageCharWidth())
        self.set_widths(_LETTERS)


class DirectoryPage(DeskPage):
    """Search above, what was found at the left, the chosen entry at the right."""

    def __init__(
        self,
        work: DirectoryWork,
        catalogue: Catalogue,
        today: Callable[[], date],
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._work, self._today = work, today
        self._names = directory_names(catalogue)
        self._hands = DirectoryHands(work, catalogue, today, ask, self)
        self._directory: Directory | None = None
        self._chosen = ""
        self._kind = Segments((), self.tr("Was gezeigt wird"), self)
        self._kind.setObjectName("kind")
        self._kind.show_options(((ENTRIES, self.tr("Angebote")), (FINDINGS, self.tr("Was fehlt"))))
        self._import = self._button(self.tr("Importieren"), "import")
        self._export = self._button(self.tr("Exportieren"), "export")
        self._new = self._button(self.tr("+ Neu"), "new")
        self._new.setProperty("role", "primary")
        self._new.setAccessibleName(self.tr("Neues Angebot"))
        self._filters = Filters(catalogue, self._names, self)
        self._filters.setObjectName("filters")
        self._model = ValueTableModel[ServiceEntry](entry_columns(self._names, today), self)
        self._table = EntryTable(self._model, self.tr("Angebote"), self)
        self._table.setObjectName("entries")
        self._count = Words("", "small", self)
        self._count.setObjectName("count")
        self._count.setWordWrap(False)
        self._sheet = EntrySheet(self._names, today, self)
        self._sheet.setObjectName("sheet")
        self._findings = FindingsCard(self._names, self)
        self._findings.setObjectName("findings")
        self._nothing = NothingYet(self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._filters)

    @override
    def refresh(self) -> None:
        self._work.load(self._show_all, self._fail)

    def _show_all(self, directory: Directory, findings: Sequence[Finding]) -> None:
        self._findings.show_findings(findings)
        self._show_directory(directory)

    def _show_directory(self, directory: Directory) -> None:
        self._directory = directory
        self._filters.show_directory(directory)
        active, down = len(directory.active), len(directory.inactive)
        words = count_text(active, self.tr("Angebot"), self.tr("Angebote"))
        laid = self.tr(", {number} stillgelegt").format(number=down) if down else ""
        question = self.tr("Wer macht was, wann, für wen?")
        self.set_heading(self.tr("Verzeichnis"), f"{question} {words}{laid}." if len(directory) else question)
        self._export.setEnabled(bool(len(directory)))
        self._find()

    def _find(self) -> None:
        if self._directory is None:
            return
        found = self._directory.find(self._filters.wanted, self._today())
        row = next((number for number, entry in enumerate(found) if entry.id == self._chosen), 0)
        with QSignalBlocker(self._table.selectionModel()):
            self._model.show(found)
            if found:
                self._table.choose(row)
                self._table.scrollTo(self._model.index(row, 0))
        self._count.setText(count_text(len(found), self.tr("Treffer"), self.tr("Treffer")))
        self._show_chosen()
        self._show_page()

    def _show_page(self, _key: str = "") -> None:
        if self._kind.key == FINDINGS:
            self._pages.setCurrentWidget(self._findings)
        else:
            empty = self._directory is not None and not len(self._directory)
            self._pages.setCurrentWidget(self._nothing if empty else self._list)
        order_tabs(self)

    def _show_chosen(self) -> None:
        entry = self._model.value(self._table.row) if self._model.values else None
        self._chosen = entry.id if entry else self._chosen
        self._sheet.show_entry(entry, self.tr("Nichts gefunden. Nehmen Sie einen Wunsch zurück."))
        order_tabs(self)

    def _stored(self, directory: Directory, entry_id: str) -> None:
        """Something was stored; what was just written is seen, whatever was looked for."""
        self._chosen, self._directory = entry_id or self._chosen, directory
        entry = directory.get(entry_id)
        found = directory.find(self._filters.wanted, self._today())
        if entry is not None and entry.is_active and entry not in found:
            self._filters.reset()
        self._show_directory(directory)
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        for widget in (self._kind, self._new):
            self.header.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        card = Card("", self)
        card.add(self._table, stretch=1)
        last = QWidget(card)
        row = FlowLayout(last)
        below: tuple[QWidget, ...] = (self._import, self._export, self._count)
        for part in below:
            part.setMinimumHeight(TOUCH)
            row.addWidget(part)
        card.add(last)
        columns = TwoColumns(_SHARE, _ROOM, self, fills=True)
        columns.main.addWidget(card)
        columns.side.addWidget(self._sheet)
        self._list = QWidget(self)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._filters)
        inside.addWidget(columns, stretch=1)
        for page in (self._list, self._findings, self._nothing):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, stretch=1)

    def _connect(self) -> None:
        self._kind.chosen.connect(self._show_page)
        hands = self._hands
        self._new.clicked.connect(hands.add)
        self._import.clicked.connect(hands.start_import)
        self._export.clicked.connect(hands.start_export)
        self._nothing.new_wanted.connect(hands.add)
        self._nothing.import_wanted.connect(hands.start_import)
        hands.stored.connect(self._stored)
        hands.news.connect(self.news)
        hands.failed.connect(self.failed)
        self._filters.changed.connect(self._find)
        self._filters.down_pressed.connect(self._table.setFocus)
        self._table.selectionModel().selectionChanged.connect(self._show_chosen)
        self._table.opened.connect(lambda: self._with_entry(hands.edit))
        self._table.typed.connect(self._type)
        self._sheet.checked.connect(lambda: self._with_entry(hands.check))
        self._sheet.edited.connect(lambda: self._with_entry(hands.edit))
        self._sheet.laid_down.connect(lambda: self._with_entry(hands.lay_down))
        self._sheet.taken_back.connect(lambda: self._with_entry(hands.take_back))
        self._sheet.removed.connect(lambda: self._with_entry(hands.remove))

    def _with_entry(self, do: Callable[[ServiceEntry], None]) -> None:
        entry = self._model.value(self._table.row)
        if entry is not None:
            do(entry)

    def _type(self, letters: str) -> None:
        self._filters.line.setFocus()
        self._filters.line.setText(self._filters.line.text() + letters)
