"""„Abschluss & Rechte“: pause, end, new beginning, restriction and corrections, each one change."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.client import CasePhase
from lotse_desktop.domain.closing import with_closure
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.lifecycle import CaseStatus, Closure, ClosureReason, Feedback
from lotse_desktop.domain.plan import Goal, GoalStatus, Plan
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.tombstones import ErasureReason
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.closing import ClosingPage
from lotse_desktop.ui.pages.closing.erase_dialog import EraseDialog
from lotse_desktop.ui.widgets.choice import ChoiceRow
from tests.builders import TODAY, a_record
from tests.catalogue.shipped import catalogue
from tests.families import whole_mara
from tests.ui.open_page import OpenPage
from tests.ui.reach import clipped, unnamed

END = Closure(day=TODAY, reason=ClosureReason.MOVED)


class Eraser:
    """Remembers what was to be deleted."""

    def __init__(self) -> None:
        self.asked: list[tuple[ErasureReason, bool]] = []

    def erase(self, reason: ErasureReason, failed: Callable[[BaseException], None], *, backups: bool) -> None:
        self.asked.append((reason, backups))
        failed(NoAccessError("Der Datenträger ist voll."))


def opened(qtbot: QtBot, record: CaseRecord | None = None, eraser: Eraser | None = None) -> OpenPage[ClosingPage]:
    def make(context: PageContext) -> ClosingPage:
        return ClosingPage(context, eraser or Eraser())

    return OpenPage(qtbot, make, record or a_record(), catalogue())


def pick(page: OpenPage[ClosingPage], row: str, *keys: str) -> None:
    page.find(ChoiceRow, row).picked.emit(keys)


def heading(page: OpenPage[ClosingPage]) -> str:
    return "\n".join(label.text() for label in page.page.findChildren(QLabel))


def test_a_case_is_closed_with_its_reason_and_what_was_computed(qtbot: QtBot) -> None:
    goals = (Goal(id="g1", text="Kita", status=GoalStatus.REACHED), Goal(id="g2", text="Arbeit"))
    record = whole_mara()
    page = opened(qtbot, record.with_plan(Plan(goals=goals, decisions=record.plan.decisions)))
    assert not page.find(QPushButton, "close-case").isEnabled()
    assert page.find(QLabel, "goals").text() == "Ziele erreicht: 1 von 2"
    pick(page, "reason", "INTEGRATED_WORK")
    page.write("closing-note", "Ab Januar")
    page.press("close-case")
    closure = page.record.lifecycle.closure
    assert closure is not None
    assert (closure.reason, closure.note, closure.goals_reached) == (ClosureReason.INTEGRATED_WORK, "Ab Januar", 1)
    assert closure.open_needs
    titles = {kind.key: kind.title for kind in catalogue().needs}
    assert titles[closure.open_needs[0]] in page.find(QLabel, "open-needs").text()
    assert (page.record.client.archived_on, page.record.client.phase) == (TODAY, CasePhase.CLOSURE)
    assert page.find(QLabel, "end").text() == "24.11.2026: Arbeit aufgenommen"
    page.editor.undo()
    assert page.record.lifecycle.closure is None
    assert page.record.client.archived_on is None


def test_three_questions_may_be_answered_or_left_out(qtbot: QtBot) -> None:
    page = opened(qtbot, with_closure(a_record(), END))
    pick(page, "helpful", "5")
    page.write_area("words", "Danke")
    pick(page, "respected", "4")
    pick(page, "respected")
    closure = page.record.lifecycle.closure
    assert closure is not None
    assert closure.feedback == Feedback(helpful=5, words="Danke")


def test_a_closed_case_is_opened_again_and_its_former_end_stays(qtbot: QtBot) -> None:
    page = opened(qtbot, with_closure(a_record(), END))
    page.press("reopen")
    assert page.record.lifecycle.status is CaseStatus.OPEN
    assert page.record.client.archived_on is None
    assert "24.11.2026: umgezogen" in page.texts("former")


def test_a_pause_has_a_reason_and_an_end(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.write("pause-reason", "Kur")
    page.write("resume", "15.01.2027")
    page.press("begin-pause")
    pause = page.record.lifecycle.pause
    assert pause is not None
    assert (pause.since, pause.resume_on, pause.reason) == (TODAY, date(2027, 1, 15), "Kur")
    assert page.find(QLabel, "pause").text() == "Seit 24.11.2026. Weiter am 15.01.2027. Kur"
    page.press("end-pause")
    assert page.record.lifecycle.status is CaseStatus.OPEN


def test_a_restricted_case_refuses_changes_until_it_is_free_again(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.ask.agree = False
    page.press("restrict")
    assert page.record.lifecycle.restricted_on is None
    page.ask.agree = True
    page.press("restrict")
    assert page.record.lifecycle.restricted_on == TODAY
    assert "lässt sich nur lesen" in heading(page)
    assert not page.find(QPushButton, "begin-pause").isEnabled()
    before = page.record
    page.editor.change("Abschließen", with_closure(before, END))
    assert page.record is before
    page.press("restrict")
    assert page.record.lifecycle.restricted_on is None
    page.editor.change("Abschließen", with_closure(page.record, END))
    assert page.record.lifecycle.status is CaseStatus.CLOSED


def test_a_correction_keeps_the_old_value(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert not page.find(QPushButton, "add-correction").isEnabled()
    for name, text in (("what", "Geburtsmonat"), ("before", "05/2021"), ("after", "06/2021")):
        page.write(name, text)
    page.press("add-correction")
    assert page.texts("corrections").endswith("24.11.2026: Geburtsmonat – vorher „05/2021“, jetzt „06/2021“")
    assert page.record.lifecycle.corrections[0].before == "05/2021"


def test_the_last_quick_circle_is_one_press_away(qtbot: QtBot) -> None:
    page = opened(qtbot)
    heard: list[str] = []

    def hear(room: str, part: str) -> None:
        heard.append(room + part)

    page.page.wanted.connect(hear)
    page.press("last-circle")
    assert heard == ["circle"]


def test_every_control_has_a_name_and_room(qtbot: QtBot) -> None:
    for record in (a_record(), with_closure(a_record(), END)):
        page = opened(qtbot, record)
        assert unnamed(page.page) == []
        assert clipped(page.page) == []


def test_deleting_needs_a_reason_the_typed_word_and_a_second_yes(qtbot: QtBot) -> None:
    eraser = Eraser()
    page = opened(qtbot, eraser=eraser)
    page.press("ask-erase")
    dialog = page.find(EraseDialog, "")
    assert unnamed(dialog) == []
    line, button = dialog.findChildren(QLineEdit, "erase-word")[0], page.find(QPushButton, "erase", dialog)
    line.setText("löschen")
    assert not button.isEnabled()
    page.find(ChoiceRow, "erase-reason", dialog).picked.emit(("REQUEST",))
    line.setText("lösch")
    assert not button.isEnabled()
    line.setText("Löschen ")
    page.ask.agree = False
    page.press("erase", dialog)
    assert eraser.asked == []
    page.press("ask-erase")
    dialog = page.find(EraseDialog, "")
    page.find(ChoiceRow, "erase-reason", dialog).picked.emit(("REQUEST",))
    page.find(QLineEdit, "erase-word", dialog).setText("LÖSCHEN")
    page.find(QCheckBox, "erase-backups", dialog).setChecked(False)
    page.ask.agree = True
    page.press("erase", dialog)
    assert eraser.asked == [(ErasureReason.REQUEST, False)]
    assert page.ask.told == ["Der Datenträger ist voll."]
