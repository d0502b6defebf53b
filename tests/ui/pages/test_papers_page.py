"""The emergency sheet and the times for an employer: typed numbers live in the fields only, consent comes first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.compare_sheet import CompareWish
from lotse_desktop.domain.emergency_contacts import Typed
from lotse_desktop.domain.errors import NothingToPrintError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.work_times import WorkTimesWish
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.papers import COMPARE, WORK_TIMES, Done, Failed, PapersPage
from tests.builders import TODAY, jana
from tests.families import mara
from tests.ui.open_page import OpenPage
from tests.ui.pages.test_paper_page import a_pdf
from tests.ui.reach import clipped, tab_walk, unnamed

OMA, KITA = "contact-PERSON Oma I.", "contact-NUMBER Kita"


@dataclass
class Asked:
    record: CaseRecord
    typed: Mapping[str, Typed] | None = None
    wish: WorkTimesWish | None = None
    compare: CompareWish | None = None


class Work:
    """Draws at once, or when it is told to; remembers what was asked for and what was written."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.at_once = at_once
        self.waiting: list[Callable[[], None]] = []
        self.asked: list[Asked] = []
        self.saved: dict[Path, bytes] = {}
        self.fault: Exception | None = None
        self.pdf = a_pdf("Blatt", pages=1)

    def emergency(self, record: CaseRecord, typed: Mapping[str, Typed], done: Done, failed: Failed) -> None:
        self.asked.append(Asked(record, typed=dict(typed)))
        self._do(done, failed, "Notfallblatt_2026-11-24.pdf")

    def work_times(self, record: CaseRecord, wish: WorkTimesWish, done: Done, failed: Failed) -> None:
        self.asked.append(Asked(record, wish=wish))
        self._do(done, failed, "Arbeitszeiten_2026-11-24.pdf")

    def compare(self, record: CaseRecord, wish: CompareWish, done: Done, failed: Failed) -> None:
        self.asked.append(Asked(record, compare=wish))
        self._do(done, failed, "Start-und-heute_2026-11-24.pdf")

    def save(self, path: Path, pdf: bytes, done: Callable[[], None], failed: Failed) -> None:  # noqa: ARG002
        self.saved[path] = pdf
        done()

    def _do(self, done: Done, failed: Failed, name: str) -> None:
        fault = self.fault

        def tell() -> None:
            if fault is not None:
                failed(fault)
            else:
                done(name, self.pdf)

        if self.at_once:
            tell()
        else:
            self.waiting.append(tell)


Papers = OpenPage[PapersPage]


def opened(
    qtbot: QtBot,
    work: Work,
    record: CaseRecord | None = None,
    printer: Callable[[QWidget], QPrinter | None] | None = None,
) -> Papers:
    def make(context: PageContext) -> PapersPage:
        return PapersPage(context, work, printer)

    return OpenPage(qtbot, make, record or mara())


def state(papers: Papers) -> str:
    return papers.find(QLabel, "state").text()


def choose(papers: Papers, key: str) -> None:
    papers.find(QRadioButton, f"segment-{key}").click()
    papers.settle()


def agree(papers: Papers) -> None:
    papers.find(QCheckBox, "consent").click()
    papers.settle()


def test_the_sheet_is_drawn_and_shown_at_once(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    assert [asked.record for asked in work.asked] == [papers.record]
    assert state(papers) == "Notfallblatt · 1 Seite"
    assert "Blatt" in papers.find(QPdfView, "preview").accessibleDescription()
    assert "Lotse speichert sie nicht" in papers.texts("contacts")


def test_what_is_typed_goes_into_the_drawing_and_never_into_the_record(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    before = papers.record
    papers.write("phone", "0170 1234567", papers.part(OMA))
    papers.write("times", "bis 20 Uhr", papers.part(OMA))
    papers.write("phone", "06131 112233", papers.part(KITA))
    papers.settle()
    typed = work.asked[-1].typed
    assert typed is not None
    assert typed["PERSON Oma I."] == Typed("0170 1234567", "bis 20 Uhr")
    assert typed["NUMBER Kita"] == Typed("06131 112233")
    assert papers.record is before
    assert papers.changes == 0
    assert "1234567" not in papers.record.model_dump_json()


def test_somebody_who_is_not_wanted_is_left_out_and_cannot_be_typed(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    papers.find(QCheckBox, "wanted", papers.part(OMA)).click()
    papers.settle()
    typed = work.asked[-1].typed
    assert typed is not None
    assert not typed["PERSON Oma I."].wanted
    assert not papers.find(QWidget, "phone", papers.part(OMA)).isEnabled()


def test_numbers_stay_while_the_case_changes_and_go_when_asked(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    papers.write("phone", "0170 1234567", papers.part(OMA))
    week = papers.record.care_week.model_copy(update={"care": ()})
    papers.editor.change("Kita entfernen", papers.record.with_care_week(week))
    papers.settle()
    typed = work.asked[-1].typed
    assert typed is not None
    assert typed["PERSON Oma I."].phone == "0170 1234567"
    assert "NUMBER Kita" not in typed
    papers.press("forget")
    papers.settle()
    assert work.asked[-1].typed == {key: Typed() for key in typed}


def test_a_case_without_a_chain_says_where_people_are_entered(qtbot: QtBot) -> None:
    papers = opened(qtbot, Work(), jana())
    assert "Noch ist niemand eingetragen" in papers.texts("contacts")


def test_while_one_sheet_is_drawn_only_the_last_change_waits(qtbot: QtBot) -> None:
    work = Work(at_once=False)
    papers = opened(qtbot, work)
    papers.write("phone", "0170 1234567", papers.part(OMA))
    papers.settle()
    assert len(work.asked) == 1
    work.waiting.pop()()
    work.waiting.pop()()
    assert len(work.asked) == 2
    assert work.waiting == []
    assert state(papers) == "Notfallblatt · 1 Seite"


def test_without_consent_no_times_are_drawn_printed_or_saved(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    choose(papers, WORK_TIMES)
    assert all(asked.wish is None for asked in work.asked)
    assert state(papers) == "Mit Ihrer Zustimmung sehen Sie hier das Blatt."
    assert not papers.find(QPdfView, "preview").isVisible()
    assert not any(papers.find(QPushButton, name).isEnabled() for name in ("print", "save"))
    assert "nur Arbeitszeiten und Stunden" in papers.texts("employer")


def test_consent_is_dated_shows_the_page_and_can_be_undone_and_taken_back(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    choose(papers, WORK_TIMES)
    agree(papers)
    assert papers.record.consents == Consents(employer_times=TODAY)
    assert work.asked[-1].wish == WorkTimesWish(date(2026, 11, 30))
    assert state(papers) == "Arbeitszeiten · 1 Seite"
    assert papers.find(QLabel, "consent-day").text() == "Zugestimmt am 24.11.2026"
    assert papers.editor.undo_name == "Zustimmung geben"

    agree(papers)
    assert papers.record.consents == Consents()
    assert not papers.find(QPdfView, "preview").isVisible()
    assert not papers.find(QPushButton, "save").isEnabled()


def test_name_and_first_day_are_chosen_for_this_print_only(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    choose(papers, WORK_TIMES)
    agree(papers)
    before = papers.record
    papers.find(QCheckBox, "with-name").click()
    papers.write("valid-from", "7.12.2026")
    papers.settle()
    assert work.asked[-1].wish == WorkTimesWish(date(2026, 12, 7), "Mara Beispiel")
    assert papers.record is before


def test_when_nothing_is_feasible_the_page_says_so(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    work.fault = NothingToPrintError("Noch keine Arbeitszeit.")
    choose(papers, WORK_TIMES)
    agree(papers)
    assert state(papers) == "Noch keine Arbeitszeit."
    assert not papers.find(QPdfView, "preview").isVisible()
    work.fault = None
    choose(papers, "emergency")
    assert papers.find(QPdfView, "preview").isVisible()


@pytest.mark.parametrize(("key", "name"), [("emergency", "Notfallblatt"), (WORK_TIMES, "Arbeitszeiten")])
def test_saving_proposes_a_name_without_a_name(qtbot: QtBot, tmp_path: Path, key: str, name: str) -> None:
    work = Work()
    papers = opened(qtbot, work)
    papers.ask.path = tmp_path
    choose(papers, key)
    if key == WORK_TIMES:
        agree(papers)
    papers.press("save")
    assert work.saved == {tmp_path / f"{name}_2026-11-24.pdf": work.pdf}
    assert state(papers) == "Das PDF ist gespeichert. Die Datei ist nicht verschlüsselt."


def test_without_a_path_nothing_is_written(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    papers.press("save")
    assert work.saved == {}


def test_printing_gives_the_page_to_the_printer(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"

    def printer(_parent: QWidget) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setResolution(100)
        made.setOutputFileName(str(target))
        return made

    papers = opened(qtbot, Work(), printer=printer)
    papers.press("print")
    qtbot.waitUntil(lambda: state(papers) == "Das Blatt wurde an den Drucker gegeben.", timeout=10_000)
    assert target.read_bytes().startswith(b"%PDF")


def test_who_thinks_better_of_printing_prints_nothing(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work, printer=lambda _parent: None)
    number = len(work.asked)
    papers.press("print")
    assert len(work.asked) == number


@pytest.mark.parametrize("key", ["emergency", WORK_TIMES])
def test_everything_has_a_name_and_is_reached_with_tab(qtbot: QtBot, key: str) -> None:
    papers = opened(qtbot, Work())
    papers.page.show_part(key)
    papers.settle()
    assert unnamed(papers.page) == []
    assert clipped(papers.page) == []
    reached = {widget.objectName() for widget in tab_walk(papers.page)}
    wanted = {"wanted", "line", "forget", "print", "save"} if key == "emergency" else {"consent", "with-name", "line"}
    assert wanted | {f"segment-{key}", "larger"} <= reached


def test_a_hidden_page_leaves_the_zoom_keys_to_the_page_that_is_seen(qtbot: QtBot) -> None:
    papers = opened(qtbot, Work())
    view = papers.find(QPdfView, "preview")
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoomMode() is QPdfView.ZoomMode.Custom


def test_start_and_today_has_only_what_the_client_wants(qtbot: QtBot) -> None:
    work = Work()
    papers = opened(qtbot, work)
    papers.page.show_part(COMPARE)
    papers.settle()
    assert work.asked[-1].compare == CompareWish()
    assert "nur die eigenen Einschätzungen" in papers.texts("compare")
    for name, wish in (
        ("with-health", CompareWish(with_health=True)),
        ("with-name", CompareWish(with_name=True, with_health=True)),
    ):
        papers.find(QCheckBox, name, papers.part("compare")).click()
        papers.settle()
        assert work.asked[-1].compare == wish
    assert papers.find(QPushButton, "print").isEnabled(), "no consent of the employer's sheet is needed"
    assert unnamed(papers.page) == []
    papers.find(QRadioButton, "segment-emergency").click()
    papers.settle()
    assert work.asked[-1].typed is not None
    assert not papers.part("compare").isVisible()
