"""Papers beside the plan: the emergency sheet, reliable working times for an employer, „Start und heute“.

Nothing of them is kept: neither the papers nor what is typed for them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.compare_sheet import CompareWish
from lotse_desktop.domain.emergency_contacts import Typed, find_contacts
from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.work_times import WorkTimesWish
from lotse_desktop.ui.kit.compare_card import CompareCard
from lotse_desktop.ui.kit.contact_rows import ContactCard
from lotse_desktop.ui.kit.employer_card import EmployerCard
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.preview import Preview
from lotse_desktop.ui.widgets.segments import Segments
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns

EMERGENCY: Final = "emergency"
WORK_TIMES: Final = "work_times"
COMPARE: Final = "compare"
Failed = Callable[[BaseException], None]
Done = Callable[[str, bytes], None]
"""Called with the name of the file and the PDF."""


class PapersWork(Protocol):
    """What is done off the window thread; ``done`` and ``failed`` are called on it."""

    def emergency(self, record: CaseRecord, typed: Mapping[str, Typed], done: Done, failed: Failed) -> None:
        """The sheet for the fridge."""
        ...

    def work_times(self, record: CaseRecord, wish: WorkTimesWish, done: Done, failed: Failed) -> None:
        """The times for an employer."""
        ...

    def compare(self, record: CaseRecord, wish: CompareWish, done: Done, failed: Failed) -> None:
        """„Start und heute“ for the client."""
        ...

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None:
        """Write ``pdf`` to ``path``."""
        ...


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A paper with everything that it is made of."""

    record: CaseRecord
    typed: Mapping[str, Typed] | None = None
    wish: WorkTimesWish | None = None
    compare: CompareWish | None = None


class PapersPage(CasePage):
    """One of the papers at the left, what it needs at the right.

    ``choose_printer`` asks for a ``QPrinter`` and gives ``None`` when the person thought better of it.
    """

    def __init__(
        self,
        context: PageContext,
        work: PapersWork,
        choose_printer: Callable[[QWidget], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        self._work, self._choose_printer = work, choose_printer
        self._drawing: _Wanted | None = None
        self._drawn: _Wanted | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        """Work begins after the event, as on the page of the plan."""
        self._names = {
            EMERGENCY: self.tr("Notfallblatt"),
            WORK_TIMES: self.tr("Arbeitszeiten"),
            COMPARE: self.tr("Start und heute"),
        }
        self._which = Segments(tuple(self._names.items()), self.tr("Welches Blatt"), self)
        self._which.setObjectName("which")
        self._preview = Preview(self)
        self._contacts = ContactCard(self)
        self._contacts.setObjectName("contacts")
        self._employer = EmployerCard(context, self)
        self._employer.setObjectName("employer")
        self._compare = CompareCard(self)
        self._compare.setObjectName("compare")
        self._print = QPushButton(self.tr("Drucken"), self)
        self._print.setObjectName("print")
        self._print.setProperty("role", "primary")
        self._save = QPushButton(self.tr("PDF speichern"), self)
        self._save.setObjectName("save")
        for button in (self._save, self._print):
            self.header.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        columns = TwoColumns(0.4, 46, self, fills=True)
        columns.main.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeft)
        columns.main.addWidget(self._preview, stretch=1)
        columns.side.addWidget(self._contacts)
        columns.side.addWidget(self._employer)
        columns.side.addWidget(self._compare)
        self.body.addWidget(columns)
        self._which.chosen.connect(self._show_which)
        self._contacts.changed.connect(self._soon.start)
        self._employer.changed.connect(self._soon.start)
        self._compare.changed.connect(self._soon.start)
        self._print.clicked.connect(self.print_paper)
        self._save.clicked.connect(self.save_paper)
        self._soon.timeout.connect(self._update)
        self.refresh()

    @override
    def refresh(self) -> None:
        record = self.context.editor.record
        sentence = self.tr("Für den Kühlschrank, für die Arbeit, für Sie selbst. Sie entscheiden, wer sie sieht.")
        self.set_heading(self.tr("Weitere Papiere"), sentence)
        self._contacts.show_contacts(find_contacts(record))
        self._employer.show_consents(record.consents)
        self._contacts.setVisible(self._which.key == EMERGENCY)
        self._employer.setVisible(self._which.key == WORK_TIMES)
        self._compare.setVisible(self._which.key == COMPARE)
        allowed = self._which.key != WORK_TIMES or record.consents.employer_times is not None
        for button in (self._print, self._save):
            button.setEnabled(allowed)
        order_tabs(self)
        if self.isVisible():
            self._update()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._soon.start()

    @override
    def show_part(self, part: str) -> None:
        if part in self._names:
            self._which.show_chosen(part)
            self.refresh()

    def print_paper(self) -> None:
        """Ask for a printer and print what is shown."""
        if self._choose_printer is None:
            from lotse_desktop.ui.kit.print_pdf import choose_printer

            self._choose_printer = choose_printer
        printer = self._choose_printer(self)
        if printer is not None:
            self._draw(self._wanted(), partial(self._send, printer), self._fail)

    def save_paper(self) -> None:
        """Write what is shown where the person wants it."""
        self._draw(self._wanted(), self._write, self._fail)

    def _show_which(self, _key: str) -> None:
        self._drawn = None
        self.refresh()

    def _wanted(self) -> _Wanted:
        record = self.context.editor.record
        if self._which.key == EMERGENCY:
            return _Wanted(record, typed=self._contacts.typed)
        if self._which.key == COMPARE:
            return _Wanted(record, compare=self._compare.wish)
        return _Wanted(record, wish=self._employer.wish)

    def _draw(self, wanted: _Wanted, done: Done, failed: Failed) -> None:
        if wanted.compare is not None:
            self._work.compare(wanted.record, wanted.compare, done, failed)
        elif wanted.wish is not None:
            self._work.work_times(wanted.record, wanted.wish, done, failed)
        else:
            self._work.emergency(wanted.record, wanted.typed or {}, done, failed)

    def _update(self) -> None:
        """Draw anew when something else is wanted; only one paper is drawn at a time."""
        wanted = self._wanted()
        if self._drawing is not None or wanted == self._drawn:
            return
        if wanted.wish is not None and wanted.record.consents.employer_times is None:
            self._drawn = wanted
            self._preview.show_nothing(self.tr("Mit Ihrer Zustimmung sehen Sie hier das Blatt."))
            return
        self._drawing = wanted
        self._draw(wanted, self._take, self._fail_drawing)

    def _take(self, _name: str, pdf: bytes) -> None:
        drawing = self._end_drawing()
        if drawing == self._wanted():
            self._preview.show_pdf(pdf, self._names[self._which.key])
        self._update()

    def _fail_drawing(self, error: BaseException) -> None:
        self._end_drawing()
        if not isinstance(error, UserError):
            raise error
        self._preview.show_nothing(error.sentence)
        self._update()

    def _end_drawing(self) -> _Wanted | None:
        self._drawn, self._drawing = self._drawing, None
        return self._drawn

    def _send(self, printer: Any, _name: str, pdf: bytes) -> None:
        from lotse_desktop.ui.kit.print_pdf import send

        self._preview.tell(self.tr("Das Blatt geht an den Drucker …"))
        sent = self.tr("Das Blatt wurde an den Drucker gegeben.")
        refused = self.tr("Der Drucker hat das Blatt nicht angenommen.")
        send(pdf, printer, self, self._preview.tell, sent=sent, refused=refused)

    def _write(self, name: str, pdf: bytes) -> None:
        title, kinds = self.tr("PDF speichern"), self.tr("PDF (*.pdf)")
        path = self.context.ask.save_path(self, title, name, kinds)
        if path is not None:
            saved = self.tr("Das PDF ist gespeichert. Die Datei ist nicht verschlüsselt.")
            self._work.save(path, pdf, partial(self._preview.tell, saved), self._fail)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._preview.tell(error.sentence)
