"""The plan on paper: drawn elsewhere, shown from bytes, printed and saved as a version that is kept."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.plan import PlanState
from lotse_desktop.domain.plan_states import agreed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanReport, PlanVersion
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.paper import Failed, PaperPage
from tests.builders import TODAY, jana
from tests.fakes import FakeAsk
from tests.ui.open_page import OpenPage
from tests.ui.reach import unnamed
from tests.ui.small_catalogue import SMALL


def a_pdf(words: str, pages: int = 2) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.fillRect(400, 400, 3000, 3000, Qt.GlobalColor.black)
        painter.drawText(400, 5000, words)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def a_version(number: int, day: date = TODAY, state: PlanState = PlanState.DRAFT) -> PlanVersion:
    return PlanVersion(number=number, printed_on=day, report=PlanReport(day=day, version=number, state=state))


class Work:
    """Does what it is asked at once, or when it is told to; remembers everything."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.at_once = at_once
        self.waiting: list[Callable[[], None]] = []
        self.drawn: list[CaseRecord] = []
        self.kept: list[PlanVersion] = []
        self.saved: dict[Path, bytes] = {}
        self.fault: Exception | None = None
        self.pdf_bytes = a_pdf("Mein Plan")

    def draft(self, record: CaseRecord, done: Callable[[PlanVersion, bytes], None], failed: Failed) -> None:
        self.drawn.append(record)
        draft = a_version(len(self.kept) + 1)
        self._do(lambda: failed(self.fault) if self.fault else done(draft, self.pdf_bytes))

    def print(self, record: CaseRecord, done: Callable[[PlanVersion, bytes], None], failed: Failed) -> None:
        if self.fault:
            failed(self.fault)
            return
        self.drawn.append(record)
        self.kept.append(a_version(len(self.kept) + 1))
        done(self.kept[-1], self.pdf_bytes)

    def versions(self, done: Callable[[Sequence[PlanVersion]], None], failed: Failed) -> None:  # noqa: ARG002
        done(tuple(self.kept))

    def pdf(self, number: int, done: Callable[[bytes | None], None], failed: Failed) -> None:  # noqa: ARG002
        done(a_pdf(f"Version {number}", pages=1))

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None:  # noqa: ARG002
        self.saved[path] = pdf
        done()

    def _do(self, tell: Callable[[], None]) -> None:
        if self.at_once:
            tell()
        else:
            self.waiting.append(tell)


def opened(
    qtbot: QtBot, work: Work, printer: Callable[[QWidget], QPrinter | None] | None = None
) -> OpenPage[PaperPage]:
    def make(context: PageContext) -> PaperPage:
        return PaperPage(context, work, printer)

    return OpenPage(qtbot, make, jana())


def state(paper: OpenPage[PaperPage]) -> str:
    return paper.find(QLabel, "state").text()


def renamed(record: CaseRecord, name: str) -> CaseRecord:
    return record.with_client(record.client.model_copy(update={"given_name": name}))


def test_nothing_of_qtpdf_is_loaded_before_the_first_paper() -> None:
    code = """
import sys, lotse_desktop.ui.pages.paper
print(any(name.startswith(("PySide6.QtPdf", "PySide6.QtPrint")) for name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"


def test_the_draft_is_shown_and_read_out(qtbot: QtBot) -> None:
    paper = opened(qtbot, Work())
    view = paper.find(QPdfView, "preview")
    assert view.document().pageCount() == 2
    assert view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    assert "Mein Plan" in view.accessibleDescription()
    assert state(paper) == "Entwurf · 2 Seiten"
    assert unnamed(paper.page) == []
    assert paper.changes == 0


def test_a_changed_case_is_drawn_anew_and_an_unchanged_one_is_not(qtbot: QtBot) -> None:
    work = Work()
    paper = opened(qtbot, work)
    paper.page.refresh()
    assert len(work.drawn) == 1
    paper.editor.change("Vorname ändern", renamed(paper.record, "Lena"))
    assert [record.client.given_name for record in work.drawn] == ["Jana", "Lena"]


def test_while_one_draft_is_drawn_only_the_last_change_waits(qtbot: QtBot) -> None:
    work = Work(at_once=False)
    paper = opened(qtbot, work)
    for name in ("Lena", "Olena"):
        paper.editor.change("Vorname ändern", renamed(paper.record, name))
    assert len(work.drawn) == 1
    assert state(paper) == "Der Entwurf wird gezeichnet …"
    work.waiting.pop()()
    work.waiting.pop()()
    assert [record.client.given_name for record in work.drawn] == ["Jana", "Olena"]
    assert work.waiting == []


def test_a_hidden_page_draws_nothing(qtbot: QtBot) -> None:
    work = Work()
    paper = opened(qtbot, work)
    paper.page.hide()
    paper.editor.change("Vorname ändern", renamed(paper.record, "Lena"))
    assert len(work.drawn) == 1
    paper.page.show()
    paper.settle()
    assert len(work.drawn) == 2


def test_a_fault_of_the_world_is_told_and_not_tried_for_ever(qtbot: QtBot) -> None:
    work = Work()
    work.fault = NoAccessError("Die Festplatte ist voll.")
    paper = opened(qtbot, work)
    assert state(paper) == "Die Festplatte ist voll."
    assert len(work.drawn) == 1


def test_saving_keeps_a_version_and_proposes_a_name_without_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    work = Work()
    paper = opened(qtbot, work)
    paper.ask.path = tmp_path
    paper.press("save")
    assert list(work.saved) == [tmp_path / "Plan_2026-11-24_v1.pdf"]
    assert work.saved[tmp_path / "Plan_2026-11-24_v1.pdf"] == work.pdf_bytes
    assert state(paper) == "Das PDF ist gespeichert. Die Datei ist nicht verschlüsselt."
    versions = paper.find(QListWidget, "versions")
    assert [versions.item(row).text() for row in range(versions.count())] == [
        "Entwurf",
        "Version 1 · 24.11.2026 · Entwurf",
    ]


def test_without_a_path_nothing_is_written_and_no_version_is_kept(qtbot: QtBot) -> None:
    work = Work()
    paper = opened(qtbot, work)
    paper.press("save")
    assert paper.ask.asked == ["PDF speichern"]
    assert work.saved == {}
    assert work.kept == []


def test_a_printed_version_is_shown_and_saved_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    work = Work()
    work.kept = [a_version(1, date(2026, 11, 3), PlanState.AGREED), a_version(2)]
    paper = opened(qtbot, work)
    paper.ask.path = tmp_path
    versions = paper.find(QListWidget, "versions")
    versions.setCurrentRow(2)
    assert state(paper) == "Version 1 · 03.11.2026 · vereinbart · 1 Seite"
    assert "Version 1" in paper.find(QPdfView, "preview").accessibleDescription()
    paper.editor.change("Vorname ändern", renamed(paper.record, "Lena"))
    assert state(paper).startswith("Version 1")

    paper.press("save")
    assert list(work.saved) == [tmp_path / "Plan_2026-11-03_v1.pdf"]
    assert len(work.kept) == 2

    versions.setCurrentRow(0)
    assert state(paper) == "Entwurf · 2 Seiten"


@pytest.mark.usefixtures("qapp")
def test_a_page_may_go_while_its_plan_is_shown_or_on_its_way_to_the_printer(tmp_path: Path) -> None:
    """As when the vault is locked; a document that outlives its view, or dies before its threads, ends the program."""

    def printer(_parent: QWidget) -> QPrinter:
        made = QPrinter()
        made.setOutputFileName(str(tmp_path / "paper.pdf"))
        return made

    for _ in range(3):
        context = PageContext(CaseEditor(jana(), lambda: None), SMALL, lambda: TODAY, FakeAsk())
        page = PaperPage(context, Work(), printer)
        page.show()
        QApplication.processEvents()
        page.print_plan()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(page)


def test_the_list_says_where_the_plan_of_today_stands(qtbot: QtBot) -> None:
    paper = opened(qtbot, Work())
    plan = agreed(paper.record.plan, TODAY, date(2026, 12, 22))
    paper.editor.change("Plan vereinbaren", paper.record.with_plan(plan))
    assert paper.find(QListWidget, "versions").item(0).text() == "Heute · vereinbart"
    paper.editor.undo()
    assert paper.find(QListWidget, "versions").item(0).text() == "Entwurf"


def test_zooming_leaves_the_width_and_comes_back_to_it(qtbot: QtBot) -> None:
    paper = opened(qtbot, Work())
    view = paper.find(QPdfView, "preview")
    paper.press("larger")
    larger = view.zoomFactor()
    assert view.zoomMode() is QPdfView.ZoomMode.Custom
    paper.press("smaller")
    assert view.zoomFactor() == pytest.approx(larger / 1.2)
    paper.press("fit")
    assert view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomMode() is QPdfView.ZoomMode.Custom


def test_printing_keeps_a_version_and_fills_the_pages(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"

    def printer(_parent: QWidget) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        made.setResolution(100)
        made.setOutputFileName(str(target))
        return made

    work = Work()
    paper = opened(qtbot, work, printer)
    paper.page.print_plan()
    qtbot.waitUntil(lambda: state(paper) == "Der Plan wurde an den Drucker gegeben.", timeout=10_000)
    assert [version.number for version in work.kept] == [1]

    printed, drawn = QPdfDocument(), QPdfDocument()
    source = tmp_path / "source.pdf"
    source.write_bytes(work.pdf_bytes)
    printed.load(str(target))
    drawn.load(str(source))
    assert printed.pageCount() == 2
    size = printed.pagePointSize(0).toSize()
    assert darkness(printed.render(0, size)) == pytest.approx(darkness(drawn.render(0, size)), abs=0.01)


def darkness(image: QImage) -> float:
    grey = image.convertToFormat(QImage.Format.Format_RGBA8888)
    points = [(x, y) for x in range(0, grey.width(), 5) for y in range(0, grey.height(), 5)]
    dark = sum(grey.pixelColor(x, y).alpha() > 0 and grey.pixelColor(x, y).lightness() < 128 for x, y in points)
    return dark / len(points)


def test_who_thinks_better_of_printing_keeps_no_version(qtbot: QtBot) -> None:
    work = Work()
    paper = opened(qtbot, work, lambda _parent: None)
    paper.page.print_plan()
    assert work.kept == []
