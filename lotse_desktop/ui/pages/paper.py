"""The action plan on paper: look at it, print it, save it; every printed version is kept."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanVersion
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.preview import DRAFT, Preview, VersionList

Failed = Callable[[BaseException], None]


class PaperWork(Protocol):
    """What is done off the window thread; ``done`` and ``failed`` are called on it."""

    def draft(self, record: CaseRecord, done: Callable[[PlanVersion, bytes], None], failed: Failed) -> None:
        """The plan as it would be printed now, and the version it would be; nothing is kept."""
        ...

    def print(self, record: CaseRecord, done: Callable[[PlanVersion, bytes], None], failed: Failed) -> None:
        """The plan for paper, kept as a version."""
        ...

    def versions(self, done: Callable[[Sequence[PlanVersion]], None], failed: Failed) -> None:
        """What was printed so far, oldest first."""
        ...

    def pdf(self, number: int, done: Callable[[bytes | None], None], failed: Failed) -> None:
        """The bytes of a printed version."""
        ...

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None:
        """Write ``pdf`` to ``path``."""
        ...


class PaperPage(CasePage):
    """The preview, and beside it what was printed; :meth:`print_plan` is the main action of the window.

    ``choose_printer`` asks for a ``QPrinter`` and gives ``None`` when the person thought better of it.
    """

    def __init__(
        self,
        context: PageContext,
        work: PaperWork,
        choose_printer: Callable[[QWidget], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        self._work, self._choose_printer = work, choose_printer
        self._drawing: CaseRecord | None = None
        self._drawn: CaseRecord | None = None
        self._draft = b""
        self._pdf = b""
        self._soon = QTimer(self, singleShot=True, interval=0)
        """Work begins after the event: PySide6 6.12 ends the program when some errors leave an event handler."""
        self._preview = Preview(self)
        self._versions = VersionList(self)
        save_button = QPushButton(self.tr("PDF speichern"), self)
        save_button.setObjectName("save")
        self.header.addWidget(save_button, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._preview, stretch=3)
        row.addWidget(self._versions, stretch=1)
        self.body.addLayout(row)
        save_button.clicked.connect(self.save_plan)
        self._versions.chosen.connect(self._choose)
        self._soon.timeout.connect(self._list_versions)
        self._soon.timeout.connect(self._update_draft)
        self.refresh()

    @override
    def refresh(self) -> None:
        self.set_heading(self.tr("Aktionsplan"), self.tr("Zwei Seiten zum Mitnehmen. Sie entscheiden, wer sie sieht."))
        self._versions.show_present(self.context.editor.record.plan.state)
        if self.isVisible():
            self._update_draft()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._soon.start()

    def print_plan(self) -> None:
        """Ask for a printer, keep the plan as a version, print it."""
        if self._choose_printer is None:
            from lotse_desktop.ui.kit.print_pdf import choose_printer

            self._choose_printer = choose_printer
        printer = self._choose_printer(self)
        if printer is not None:
            self._with_version(partial(self._send, printer))

    def save_plan(self) -> None:
        """Ask where to, then keep the plan as a version and write it there."""
        version, record = self._versions.version, self.context.editor.record
        if version is None:
            self._work.draft(record, partial(self._save_as_version, record), self._fail)
        elif (path := self._place(version)) is not None:
            self._write(path, version, self._pdf)

    def _list_versions(self) -> None:
        self._work.versions(self._versions.show_versions, self._fail)

    def _update_draft(self) -> None:
        """Draw the draft anew when it is looked at and the record is another one; only one is drawn at a time."""
        record = self.context.editor.record
        if self._versions.version is not None or self._drawing is not None or record == self._drawn:
            return
        self._drawing = record
        self._preview.tell(self.tr("Der Entwurf wird gezeichnet …"))
        self._work.draft(record, self._take_draft, self._fail_draft)

    def _take_draft(self, _version: PlanVersion, pdf: bytes) -> None:
        self._drawn, self._drawing, self._draft = self._drawing, None, pdf
        if self._versions.version is None:
            self._show_pdf(pdf)
        self._update_draft()

    def _fail_draft(self, error: BaseException) -> None:
        self._drawn, self._drawing = self._drawing, None
        self._fail(error)

    def _show_pdf(self, pdf: bytes | None) -> None:
        if pdf:
            self._pdf = pdf
            self._preview.show_pdf(pdf, self._versions.words)

    def _choose(self, number: int) -> None:
        if number == DRAFT:
            self._show_pdf(self._draft)
            self._update_draft()  # it may be older than the record
        else:
            self._work.pdf(number, self._show_pdf, self._fail)

    def _with_version(self, then: Callable[[PlanVersion, bytes], None]) -> None:
        """The version that is shown, or the draft as a new one."""
        version = self._versions.version
        if version is not None:
            then(version, self._pdf)
        else:
            self._work.print(self.context.editor.record, then, self._fail)

    def _save_as_version(self, record: CaseRecord, draft: PlanVersion, _pdf: bytes) -> None:
        path = self._place(draft)
        if path is not None:
            self._work.print(record, partial(self._write, path), self._fail)

    def _place(self, version: PlanVersion) -> Path | None:
        """Where a person wants the PDF; ``None``: nowhere after all."""
        title, kinds = self.tr("PDF speichern"), self.tr("PDF (*.pdf)")
        return self.context.ask.save_path(self, title, version.file_name, kinds)

    def _send(self, printer: Any, _version: PlanVersion, pdf: bytes) -> None:
        from lotse_desktop.ui.kit.print_pdf import send

        self._list_versions()
        self._preview.tell(self.tr("Der Plan geht an den Drucker …"))
        sent = self.tr("Der Plan wurde an den Drucker gegeben.")
        refused = self.tr("Der Drucker hat den Plan nicht angenommen. Der Plan ist als Fassung aufbewahrt.")
        send(pdf, printer, self, self._preview.tell, sent=sent, refused=refused)

    def _write(self, path: Path, _version: PlanVersion, pdf: bytes) -> None:
        self._list_versions()
        saved = self.tr("Das PDF ist gespeichert. Die Datei ist nicht verschlüsselt.")
        self._work.save(path, pdf, partial(self._preview.tell, saved), self._fail)

    def _fail(self, error: BaseException) -> None:
        """The user's world is told; our own faults go where faults go."""
        if not isinstance(error, UserError):
            raise error
        self._preview.tell(error.sentence)
