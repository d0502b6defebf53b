"""„Dringend?“: what cannot wait.  Four topics are ticked and kept, the others open a help page and leave no trace.

A help page changes no record, asks nothing to be stored, tells the shell nothing and is emptied when one leaves.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.desk_texts import procedure_key
from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.urgent import UrgentKind, UrgentMark, UrgentTopic
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.urgent.help_view import HelpView
from lotse_desktop.ui.pages.urgent.procedure_dialog import ProcedureDialog
from lotse_desktop.ui.pages.urgent.topics import TopicRow
from lotse_desktop.ui.widgets.card import Card, Rule, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns

Failed = Callable[[BaseException], None]


class ProcedureWork(Protocol):
    """The organisation's texts, read and written off the window thread; ``done`` and ``failed`` are called on it."""

    def read(self, done: Callable[[Mapping[str, str]], None], failed: Failed) -> None:
        """Every text by its key."""
        ...

    def write(self, key: str, text: str, done: Callable[[], None], failed: Failed) -> None:
        """Keep ``text`` under ``key``."""
        ...


class UrgentPage(CasePage):
    """What can be ticked at the left, what only shows help at the right; the help page covers both."""

    def __init__(self, context: PageContext, work: ProcedureWork, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._work = work
        self._texts: dict[str, str] = {}
        self._helping: UrgentKind | None = None
        self._rows: dict[UrgentTopic, TopicRow] = {}
        self._back = QPushButton(self.tr("Zurück"), self)
        self._back.setObjectName("back")
        self.header.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._help = HelpView(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._made_check())
        self._stack.addWidget(self._help)
        self.body.addWidget(self._stack)
        self._back.clicked.connect(self._leave_help)
        self._help.edit_wanted.connect(self._ask_procedure)
        self.refresh()
        work.read(self._take_texts, self._fail)

    @override
    def refresh(self) -> None:
        urgent = self.context.editor.record.urgent
        for topic, row in self._rows.items():
            row.show_mark(urgent.find(topic))
        kind = self._helping
        if kind is None:
            self.set_heading(self.tr("Dringend?"), self.tr("Gibt es etwas, das nicht warten kann?"))
        else:
            self.set_heading(kind.title, kind.question)
            text = self._texts.get(procedure_key(kind.key), "")
            self._help.show_procedure(text, allowed=not self.context.mirror())
        self._back.setVisible(kind is not None)
        self._stack.setCurrentIndex(0 if kind is None else 1)
        order_tabs(self)

    @override
    def show_part(self, part: str) -> None:
        kind = next((kind for kind in self.context.catalogue.urgent if kind.key == part), None)
        if kind is not None and kind.topic is None:
            self._show_help(kind)
        elif kind is not None:
            self._leave_help()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._leave_help()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self._helping is not None:
            self._leave_help()
        else:
            super().keyPressEvent(event)

    def _made_check(self) -> QWidget:
        asked = Card(self.tr("Was drängt?"), self)
        asked.setObjectName("asked")
        helped = Card(self.tr("Sofort Hilfe"), self)
        helped.setObjectName("helped")
        helped.add(Words(self.tr("Zu diesen Themen speichert das Programm nichts."), "sentence", helped))
        for kind in self.context.catalogue.urgent:
            topic = kind.topic
            if topic is None:
                self._add_help(helped, kind)
                continue
            if self._rows:
                asked.add(Rule(asked))
            row = TopicRow(kind, topic, self.context.catalogue.partners, self.context.today, asked)
            row.marked.connect(partial(self._write, kind.title, topic))
            self._rows[topic] = row
            asked.add(row)
        asked.setVisible(bool(self._rows))
        columns = TwoColumns(0.36, 50, self)
        columns.main.addWidget(asked)
        columns.side.addWidget(helped)
        return columns

    def _add_help(self, card: Card, kind: UrgentKind) -> None:
        button = QPushButton(kind.title, card)
        button.setObjectName(f"help-{kind.key}")
        button.setMinimumHeight(TOUCH)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleDescription(kind.question)
        button.clicked.connect(partial(self._show_help, kind))
        card.body.addSpacing(8)
        card.add(button)
        card.add(Words(kind.question, "small", card))

    def _write(self, title: str, topic: UrgentTopic, mark: UrgentMark | None) -> None:
        editor = self.context.editor
        urgent = editor.record.urgent.without(topic) if mark is None else editor.record.urgent.with_mark(mark)
        name = self.tr("Dringend: {topic}").format(topic=title)
        editor.change(name, editor.record.with_urgent(urgent), merge=f"urgent:{topic}" if mark else None)

    def _show_help(self, kind: UrgentKind, _checked: object = None) -> None:
        self._helping = kind
        self._help.show_kind(kind)
        self.refresh()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_help(self, _checked: object = None) -> None:
        if self._helping is not None:
            self._helping = None
            self._help.empty()
            self.refresh()

    def _ask_procedure(self) -> None:
        if self._helping is not None:
            key = procedure_key(self._helping.key)
            dialog = ProcedureDialog(self._texts.get(key, ""), self)
            dialog.decided.connect(partial(self._keep, key))
            dialog.open()

    def _keep(self, key: str, text: str) -> None:
        def done() -> None:
            self._texts[key] = text
            self._help.tell("")
            self.refresh()

        self._work.write(key, text, done, self._fail)

    def _take_texts(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)
        self.refresh()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._help.tell(error.sentence)
