"""The list of clients: everything at a glance, found while typing."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.listing import ClientEntry
from lotse_desktop.services.cases import Clients
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.models.clients import CHILDREN, DUE, GAP, PHASE, STEPS, client_columns
from lotse_desktop.ui.models.columns import ValueTableModel
from lotse_desktop.ui.widgets.card import Card, Words

LIMIT: Final = 200
PAUSE_MS: Final = 15
"""Typing goes on within this time: only the last text is searched."""
_LETTERS: Final = {CHILDREN: 9, PHASE: 22, GAP: 9, STEPS: 9, DUE: 12}


class ClientList(QWidget):
    """Shows running cases or the archive.  The search runs on the database thread; late answers are dropped."""

    opened = Signal(UUID)
    new_wanted = Signal()
    demo_wanted = Signal()
    archive_wanted = Signal(UUID, bool)
    """Put a case into the archive (``True``) or take it back."""
    failed = Signal(str)

    def __init__(self, clients: Clients, jobs: Jobs, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clients = clients
        self._jobs = jobs
        self._archived = False
        self._asked = 0
        self._count = 0
        self._greeting = ""
        self._model = ValueTableModel[ClientEntry](client_columns(today), self)
        self._title = Words("", "title", self)
        self._sentence = Words("", "sentence", self)
        self._sentence.setObjectName("sentence")
        self._search = _SearchLine(self)
        self._new = QPushButton(self.tr("+ Neu"), self)
        self._new.setObjectName("new")
        self._new.setAutoDefault(True)
        self._new.setProperty("role", "primary")
        self._new.setAccessibleName(self.tr("Neuer Fall"))
        self._new.setToolTip(self.tr("Neuer Fall (Strg+N)"))
        self._table = ValueTable(self._model, self.tr("Klientinnen und Klienten"), self)
        self._table.setObjectName("clients")
        self.above = QVBoxLayout()
        """Room between the sentence and the list."""
        self.beside = QVBoxLayout()
        """Room at the right of the list."""
        self._more = Words("", "small", self)
        self._more.setObjectName("more")
        self._nothing = _NothingYet(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()

        self._search.textChanged.connect(self._pause.start)
        self._search.down_pressed.connect(self._to_table)
        self._search.returnPressed.connect(self._open_first)
        self._pause.timeout.connect(self.refresh)
        self._table.opened.connect(self._open)
        self._table.typed.connect(self._type)
        self._table.menu_wanted.connect(self._show_menu)
        self._new.clicked.connect(self.new_wanted)
        self._nothing.new_wanted.connect(self.new_wanted)
        self._nothing.demo_wanted.connect(self.demo_wanted)
        self.setFocusProxy(self._search)

    def _lay_out(self) -> None:
        card = Card("", self)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "cardtitle")
        head.addWidget(self._heading, stretch=1)
        head.addWidget(self._search)
        head.addWidget(self._new)
        card.body.addLayout(head)
        self._pages = QStackedWidget(card)
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._nothing)
        card.add(self._pages, stretch=1)
        card.add(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addSpacing(8)
        layout.addLayout(self.above)
        layout.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(card, stretch=1)
        row.addLayout(self.beside)
        layout.addLayout(row, stretch=1)

    @property
    def chosen(self) -> ClientEntry | None:
        """The chosen case."""
        return self._model.value(self._table.row)

    @property
    def entries(self) -> tuple[ClientEntry, ...]:
        """What is listed."""
        return self._model.values

    def show_kind(self, *, archived: bool) -> None:
        """Running cases, or the archive."""
        self._archived = archived
        self._title.setText(self.tr("Archiv") if archived else self.tr("Klientinnen und Klienten"))
        self._heading.setText(self.tr("Abgelegte Fälle") if archived else self.tr("Laufende Fälle"))
        self._new.setVisible(not archived)
        self._search.clear()
        self.refresh()

    def show_greeting(self, title: str, sentence: str) -> None:
        """What stands above running cases instead of their name."""
        if not self._archived:
            self._title.setText(title)
            self._greeting = sentence
            self._say_count()

    def refresh(self) -> None:
        """Ask the vault again; what comes too late is dropped."""
        self._pause.stop()
        self._asked += 1
        text, archived = self._search.text(), self._archived
        self._jobs.run(
            partial(self._look_up, text, archived=archived), partial(self._show, self._asked, text), self._fail
        )

    def _look_up(self, text: str, *, archived: bool) -> tuple[Sequence[ClientEntry], int]:
        found = self._clients.find(text, archived=archived, limit=LIMIT + 1)
        return found, self._clients.count(archived=archived)

    def _show(self, asked: int, text: str, answer: tuple[Sequence[ClientEntry], int]) -> None:
        if asked != self._asked:
            return
        found, count = answer
        chosen = self.chosen
        self._model.show(found[:LIMIT])
        self._count = count
        self._say_count()
        self._more.setText(self._more_words(len(found), text))
        self._more.setVisible(bool(self._more.text()))
        empty = not count and not text
        self._nothing.show_kind(archived=self._archived)
        self._pages.setCurrentWidget(self._nothing if empty else self._table)
        if found:
            ids = [entry.id for entry in found[:LIMIT]]
            self._table.choose(ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0)

    def _say_count(self) -> None:
        words = self._count_words(self._count)
        self._sentence.setText(f"{self._greeting} · {words}" if self._greeting and not self._archived else words)

    def _count_words(self, count: int) -> str:
        shown = self.locale().toString(count)
        if self._archived:
            return self.tr("{count} abgelegt").format(count=shown)
        return self.tr("1 laufender Fall") if count == 1 else self.tr("{count} laufende Fälle").format(count=shown)

    def _more_words(self, found: int, text: str) -> str:
        if found > LIMIT:
            return self.tr("Die ersten {count} werden gezeigt. Tippen Sie, um zu suchen.").format(count=LIMIT)
        if not found and text:
            return self.tr("Nichts gefunden. Gesucht wird in Name, Kindern, Phase und offenen Schritten.")
        return ""

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))

    def _open(self, row: int) -> None:
        entry = self._model.value(row)
        if entry is not None:
            self.opened.emit(entry.id)

    def _open_first(self) -> None:
        """Enter in the search: wait for the answer to what was typed, then open the first."""
        self._pause.stop()
        self.refresh()
        self._jobs.finish()
        self._open(max(0, self._table.row))

    def _to_table(self) -> None:
        self._table.setFocus(Qt.FocusReason.TabFocusReason)

    def _type(self, letters: str) -> None:
        self._search.setFocus()
        self._search.setText(self._search.text() + letters)

    def _show_menu(self, row: int, where: QPoint) -> None:
        entry = self._model.value(row)
        if entry is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Öffnen"), lambda: self.opened.emit(entry.id))
        words = self.tr("Aus dem Archiv holen") if entry.archived else self.tr("Ins Archiv legen")
        menu.addAction(words, lambda: self.archive_wanted.emit(entry.id, not entry.archived))
        menu.popup(where)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._table.set_widths(_LETTERS)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._table.set_widths(_LETTERS)


class _SearchLine(QLineEdit):
    down_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.setProperty("role", "search")
        self.setPlaceholderText(self.tr("Name, Kind, Phase, Schritt …"))
        self.setAccessibleName(self.tr("Fälle suchen"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(260)
        self.setMaxLength(200)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _NothingYet(QWidget):
    """The empty list: says what to do first, and offers the demo."""

    new_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Words("", "cardtitle", self)
        self._words = Words("", "sentence", self)
        self._new = QPushButton(self.tr("Ersten Fall anlegen"), self)
        self._new.setProperty("role", "primary")
        self._demo = QPushButton(self.tr("Demo mit erfundenen Fällen ansehen"), self)
        for button in (self._new, self._demo):
            button.setAutoDefault(True)
        row = QHBoxLayout()
        row.addWidget(self._new)
        row.addWidget(self._demo)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 24, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._words)
        layout.addLayout(row)
        layout.addStretch()
        self._new.clicked.connect(self.new_wanted)
        self._demo.clicked.connect(self.demo_wanted)

    def show_kind(self, *, archived: bool) -> None:
        """Empty list of running cases, or empty archive."""
        self._title.setText(self.tr("Noch nichts abgelegt") if archived else self.tr("Noch kein Fall in diesem Tresor"))
        self._words.setText(
            self.tr("Einen Fall legen Sie in seinem Menü ins Archiv. Er bleibt erhalten und lässt sich zurückholen.")
            if archived
            else self.tr(
                "Legen Sie Klientin oder Klient mit den Kindern an. Dann sehen Sie die Betreuungswoche und die Lücken."
            )
        )
        self._new.setVisible(not archived)
        self._demo.setVisible(not archived)
