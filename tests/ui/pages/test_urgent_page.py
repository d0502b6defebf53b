"""„Dringend?“: four topics are ticked and kept, three open a help page and leave nothing behind."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.urgent import UrgentMark, UrgentTopic, UrgentTopics
from lotse_desktop.exchange.case_file import write_case
from lotse_desktop.ui.pages.urgent import UrgentPage
from lotse_desktop.ui.pages.urgent.procedure_dialog import ProcedureDialog
from tests.builders import TODAY, jana
from tests.catalogue.shipped import catalogue
from tests.ui.open_page import OpenPage

HELP_ONLY = ("VIOLENCE", "CHILD_PROTECTION", "HEALTH_CRISIS")
HOME = UrgentMark(topic=UrgentTopic.HOUSING_LOSS, day=date(2026, 11, 20), partner="HOUSING_OFFICE")


class Procedures:
    """The organisation's texts without a vault; remembers what was written."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.texts = dict(texts or {})
        self.written: list[tuple[str, str]] = []
        self.fault: Exception | None = None

    def read(
        self,
        done: Callable[[Mapping[str, str]], None],
        failed: Callable[[BaseException], None],  # noqa: ARG002
    ) -> None:
        done(self.texts)

    def write(self, key: str, text: str, done: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        self.written.append((key, text))
        if self.fault is not None:
            failed(self.fault)
        else:
            done()


def opened(qtbot: QtBot, record: CaseRecord | None = None, work: Procedures | None = None) -> OpenPage[UrgentPage]:
    procedures = work or Procedures()
    return OpenPage(qtbot, lambda context: UrgentPage(context, procedures), record or jana(), catalogue())


def test_a_ticked_topic_is_kept_with_the_day_and_can_be_taken_back(qtbot: QtBot) -> None:
    page = opened(qtbot)
    row = page.part("topic-JOB_LOSS")
    page.press("tick", row)
    assert page.record.urgent == UrgentTopics(marks=(UrgentMark(topic=UrgentTopic.JOB_LOSS, day=TODAY),))
    assert page.editor.undo_name == "Dringend: Arbeit oder Ausbildung in Gefahr"
    page.press("tick", row)
    assert page.record.urgent == UrgentTopics()
    page.editor.undo()
    assert page.record.urgent.find(UrgentTopic.JOB_LOSS) is not None


def test_whom_it_was_handed_on_to_is_kept_with_its_date(qtbot: QtBot) -> None:
    page = opened(qtbot, jana().with_urgent(UrgentTopics(marks=(HOME.model_copy(update={"partner": None}),))))
    page.pick("partner", "DEBT_ADVICE")
    assert page.record.urgent.marks == (HOME.model_copy(update={"partner": "DEBT_ADVICE", "day": TODAY}),)
    page.write("day", "23.11.2026", page.part("topic-HOUSING_LOSS"))
    mark = page.record.urgent.find(UrgentTopic.HOUSING_LOSS)
    assert mark is not None
    assert (mark.partner, mark.day) == ("DEBT_ADVICE", date(2026, 11, 23))
    page.pick("partner", "")
    assert page.record.urgent.marks[0].partner is None


def test_those_who_may_help_are_offered_first_and_everybody_else_below(qtbot: QtBot) -> None:
    page = opened(qtbot, jana().with_urgent(UrgentTopics(marks=(HOME,))))
    box = page.find(QComboBox, "partner", page.part("topic-HOUSING_LOSS"))
    keys = [box.itemData(row) for row in range(box.count())]
    assert keys[:6] == ["", "HOUSING_OFFICE", "JOBCENTER", "DEBT_ADVICE", "SOCIAL_ADVICE", None]
    assert len(keys) == len(set(keys)) == len(catalogue().partners) + 2


def test_a_partner_that_the_catalogue_no_longer_knows_stays(qtbot: QtBot) -> None:
    gone = HOME.model_copy(update={"partner": "GONE"})
    page = opened(qtbot, jana().with_urgent(UrgentTopics(marks=(gone,))))
    assert page.find(QComboBox, "partner", page.part("topic-HOUSING_LOSS")).currentData() == "GONE"
    assert page.changes == 0


def test_a_running_deadline_tells_both_deadlines(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert "einem Monat" not in page.texts("asked")
    page.press("tick", page.part("topic-DEADLINE_LEGAL"))
    page.settle()
    assert "Widerspruch innerhalb von einem Monat" in page.texts("asked")
    assert "innerhalb von drei Wochen" in page.texts("asked")


@pytest.mark.parametrize("topic", HELP_ONLY)
def test_a_help_page_changes_nothing_and_is_forgotten(
    qtbot: QtBot, topic: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    work = Procedures({f"procedure-{topic}": "Erst die Leitung anrufen."})
    page = opened(qtbot, work=work)
    before, saved = page.record, write_case(page.record)

    page.press(f"help-{topic}")

    kind = next(kind for kind in catalogue().urgent if kind.key == topic)
    shown = page_words(page.page)
    assert all(step in shown for step in kind.steps)
    assert all(line.name in shown and line.number in shown for line in kind.numbers)
    assert "Erst die Leitung anrufen." in shown
    assert "speichert das Programm nichts" in shown
    page.press("back")
    page.settle()
    assert page.record is before
    assert write_case(page.record) == saved
    assert (page.changes, page.editor.undo_name, page.editor.redo_name) == (0, None, None)
    assert work.written == []
    assert caplog.records == []
    assert not any(step in words_anywhere(page.page) for step in kind.steps)


def test_leaving_the_room_leaves_the_help_page(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.page.show_part("VIOLENCE")
    assert "116 016" in page_words(page.page)
    page.page.hide()
    page.page.show()
    page.settle()
    assert "116 016" not in words_anywhere(page.page)
    assert "Was drängt?" in page_words(page.page)


def test_escape_goes_back_and_the_way_back_has_the_focus(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.press("help-HEALTH_CRISIS")
    back = page.part("back")
    assert page.page.focusWidget() is back
    QTest.keyClick(back, Qt.Key.Key_Escape)
    page.settle()
    assert not back.isVisible()


def test_the_organisation_writes_its_own_procedure(qtbot: QtBot) -> None:
    work = Procedures()
    page = opened(qtbot, work=work)
    page.press("help-CHILD_PROTECTION")
    assert "Noch nichts hinterlegt." in page_words(page.page)
    page.press("edit-procedure")
    dialog = page.page.findChildren(ProcedureDialog)[0]
    dialog.findChildren(QPlainTextEdit)[0].setPlainText("Erst Frau Leitung, Durchwahl 12.\n")
    page.press("save", dialog)
    assert work.written == [("procedure-CHILD_PROTECTION", "Erst Frau Leitung, Durchwahl 12.")]
    assert "Durchwahl 12" in page_words(page.page)
    page.press("back")
    page.press("help-VIOLENCE")
    assert "Durchwahl 12" not in page_words(page.page)
    assert page.changes == 0


def test_a_text_that_cannot_be_kept_is_told(qtbot: QtBot) -> None:
    work = Procedures()
    work.fault = NoAccessError("Der Speicher ist voll.")
    page = opened(qtbot, work=work)
    page.press("help-VIOLENCE")
    page.press("edit-procedure")
    page.page.findChildren(ProcedureDialog)[0].keep_typed()
    page.settle()
    assert "Der Speicher ist voll." in page_words(page.page)


def page_words(page: QWidget) -> str:
    """Everything that is seen."""
    return "\n".join(str(w.property("text") or "") for w in page.findChildren(QWidget) if w.isVisibleTo(page))


def words_anywhere(page: QWidget) -> str:
    """Everything that widgets hold, seen or not."""
    return "\n".join(str(w.property("text") or "") for w in page.findChildren(QWidget))
