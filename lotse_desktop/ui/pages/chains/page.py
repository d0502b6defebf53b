"""Service chains: look at them, change them, hang them on the wall; where they stop over all cases."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.chain_dates import ChainCount, ChainShelf
from lotse_desktop.domain.chains import COACH, ChainStep, ServiceChain
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.figures.chain import template_words
from lotse_desktop.ui.jobs import Failed
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.pages.chains.count_card import CountCard
from lotse_desktop.ui.pages.chains.drafts import NEW_DUE
from lotse_desktop.ui.pages.chains.editor import ChainEditor
from lotse_desktop.ui.pages.chains.shown_chain import ShownChain
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.row_list import RowList
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns

NEW = "NEW"
"""The key of a chain that was never kept."""


class ChainWork(Protocol):
    """What the page works with; runs on the database thread, ``done`` and ``failed`` are called on the window's."""

    def shelf(self, done: Callable[[ChainShelf], None], failed: Failed) -> None: ...
    def keep(self, chain: ServiceChain, done: Callable[[ServiceChain], None], failed: Failed) -> None: ...
    def add(self, chain: ServiceChain, done: Callable[[ServiceChain], None], failed: Failed) -> None: ...
    def reset(self, key: str, done: Callable[[ServiceChain], None], failed: Failed) -> None: ...
    def remove(self, key: str, done: Callable[[], None], failed: Failed) -> None: ...
    def sheet(self, chain: ServiceChain, done: Callable[[str, bytes], None], failed: Failed) -> None:
        """The page for the wall: what its file is called, and the PDF."""
        ...

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None: ...


class ChainsPage(DeskPage):
    """The list of chains at the left, the chosen one at the right; the editor covers both.

    ``choose_printer`` asks for a ``QPrinter`` and gives ``None`` when the person thought better of it.
    """

    def __init__(
        self,
        work: ChainWork,
        partners: Sequence[PartnerKind],
        ask: Ask,
        choose_printer: Callable[[QWidget], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._work, self._partners, self._ask, self._choose_printer = work, tuple(partners), ask, choose_printer
        self._shelf = ChainShelf()
        self._key = ""
        self._list = RowList(self.tr("Ketten"), self)
        self._list.setObjectName("chains")
        self._shown = ShownChain(self)
        self._counts = CountCard(self)
        self._editor = ChainEditor(self._partners, self)
        self._editor.setObjectName("editor")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._made_view())
        self._stack.addWidget(self._editor)
        self.body.addWidget(self._stack, stretch=1)
        self._buttons = self._made_buttons()
        self._list.currentRowChanged.connect(self._choose)
        self._editor.kept.connect(self._keep)
        self._editor.dropped.connect(self._leave_editor)
        self._say()

    @override
    def refresh(self) -> None:
        self._work.shelf(self._take, self._fail)

    @property
    def chain(self) -> ServiceChain | None:
        """The chosen chain."""
        return next((chain for chain in self._shelf.chains if chain.key == self._key), None)

    def print_sheet(self) -> None:
        """Ask for a printer and print the chosen chain."""
        if self._choose_printer is None:
            from lotse_desktop.ui.kit.print_pdf import choose_printer

            self._choose_printer = choose_printer
        printer = self._choose_printer(self)
        if printer is not None and self.chain is not None:
            self._work.sheet(self.chain, partial(self._send, printer), self._fail)

    def save_sheet(self) -> None:
        """Write the page of the chosen chain where the person wants it."""
        if self.chain is not None:
            self._work.sheet(self.chain, self._write, self._fail)

    def _made_view(self) -> QWidget:
        listed = Card(self.tr("Ketten"), self)
        listed.add(self._list)
        columns = TwoColumns(0.74, 26, self)
        columns.main.addWidget(listed)
        columns.main.addWidget(Words(self.tr("Gezählt werden alle Fälle in diesem Tresor."), "small", self))
        columns.side.addWidget(self._shown)
        columns.side.addWidget(self._counts)
        return columns

    def _made_buttons(self) -> dict[str, QPushButton]:
        made: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, words, press in (
            ("remove-chain", self.tr("Entfernen"), self._ask_remove),
            ("reset-chain", self.tr("Ausgelieferter Text"), self._ask_reset),
            ("new-chain", self.tr("Neue Kette"), self._begin_new),
            ("edit-chain", self.tr("Bearbeiten"), self._begin_edit),
            ("save-sheet", self.tr("PDF speichern"), self.save_sheet),
            ("print-sheet", self.tr("Drucken"), self.print_sheet),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setMinimumHeight(TOUCH)
            button.clicked.connect(press)
            row.addWidget(button)
            made[name] = button
        made["print-sheet"].setProperty("role", "primary")
        self.header.addLayout(row)
        self.header.setAlignment(row, Qt.AlignmentFlag.AlignTop)
        return made

    def _take(self, shelf: ChainShelf) -> None:
        self._shelf = shelf
        if self.chain is None and shelf.chains:
            self._key = shelf.chains[0].key
        self._say()

    def _say(self) -> None:
        editing = self._stack.currentWidget() is self._editor
        sentence = self.tr("Wer macht was, bis wann, und was geht an die Nächsten weiter.")
        self.set_heading(self.tr("Dienstleistungsketten"), sentence)
        chains, chain = self._shelf.chains, self.chain
        texts = [self._row(one) for one in chains]
        self._list.show_rows(texts, next((row for row, one in enumerate(chains) if one.key == self._key), -1))
        if chain is not None:
            self._shown.show_chain(chain, template_words(chain, self._partners))
            self._counts.show_count(chain, self._count(chain.key))
        delivered = self._shelf.delivered.get(self._key)
        changed = chain is not None and delivered is not None and not chain.is_same(delivered)
        for name, button in self._buttons.items():
            button.setVisible(not editing)
            button.setEnabled(chain is not None or name == "new-chain")
        self._buttons["reset-chain"].setVisible(changed and not editing)
        self._buttons["remove-chain"].setVisible(chain is not None and delivered is None and not editing)
        order_tabs(self)

    def _row(self, chain: ServiceChain) -> str:
        count = self._count(chain.key)
        words = (
            self.tr("{number}-mal begonnen").format(number=count.started)
            if count.started
            else self.tr("noch nie begonnen")
        )
        stops = self.tr(", {number} stocken").format(number=count.stopped) if count.stopped else ""
        return f"{chain.key} {chain.title}\n{words}{stops}"

    def _count(self, key: str) -> ChainCount:
        return self._shelf.counts.get(key, ChainCount())

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shelf.chains):
            self._key = self._shelf.chains[row].key
            self._say()

    def _begin_edit(self) -> None:
        if self.chain is not None:
            self._open_editor(self.chain)

    def _begin_new(self) -> None:
        step = ChainStep(key="step1", actors=(COACH,), action=self.tr("Erster Schritt"), due=NEW_DUE)
        self._open_editor(ServiceChain(key=NEW, title=self.tr("Neue Kette"), steps=(step,)))

    def _open_editor(self, chain: ServiceChain) -> None:
        self._stack.setCurrentWidget(self._editor)
        self._editor.show_chain(chain)
        self._say()
        self._editor.start()

    def _leave_editor(self) -> None:
        self._stack.setCurrentIndex(0)
        self._say()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, chain: ServiceChain) -> None:
        work = self._work.add if chain.key == NEW else self._work.keep
        work(chain, self._follow, self._fail)

    def _follow(self, chain: ServiceChain) -> None:
        self._key = chain.key
        self._leave_editor()
        words = self.tr("Kette {key} steht jetzt in Fassung {version}. Begonnene Ketten behalten ihren Text.")
        self.news.emit(words.format(key=chain.key, version=chain.version))
        self.changed.emit()
        self.refresh()

    def _ask_reset(self) -> None:
        question = self.tr("Den ausgelieferten Text wieder nehmen?")
        explanation = self.tr("Er wird die nächste Fassung. Begonnene Ketten behalten ihren Text.")
        if self._ask.confirm(self, question, explanation, self.tr("Text nehmen")):
            self._work.reset(self._key, self._follow, self._fail)

    def _ask_remove(self) -> None:
        question = self.tr("Diese Kette entfernen?")
        explanation = self.tr("Was in Fällen begonnen wurde, geht weiter.")
        if self._ask.confirm(self, question, explanation, self.tr("Kette entfernen")):
            self._work.remove(self._key, self._removed, self._fail)

    def _removed(self) -> None:
        self._key = ""
        self.news.emit(self.tr("Die Kette ist entfernt."))
        self.changed.emit()
        self.refresh()

    def _send(self, printer: Any, _name: str, pdf: bytes) -> None:
        from lotse_desktop.ui.kit.print_pdf import send

        sent = self.tr("Das Blatt wurde an den Drucker gegeben.")
        refused = self.tr("Der Drucker hat das Blatt nicht angenommen.")
        send(pdf, printer, self, self.news.emit, sent=sent, refused=refused)

    def _write(self, name: str, pdf: bytes) -> None:
        path = self._ask.save_path(self, self.tr("PDF speichern"), name, self.tr("PDF (*.pdf)"))
        if path is not None:
            saved = self.tr("Das PDF ist gespeichert.")
            self._work.save(path, pdf, lambda: self.news.emit(saved), self._fail)

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))
