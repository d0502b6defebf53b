"""Appointments and their notes: planned, noted, ticked, read."""

from datetime import date

from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import MEETINGS
from lotse_desktop.domain.meetings import Channel, Meeting, MeetingKind, Meetings, MeetingStatus
from lotse_desktop.domain.plan import Plan, Step, StepStatus
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.pages.history import HistoryPage
from tests.builders import TODAY, a_record
from tests.catalogue.shipped import catalogue
from tests.ui.open_page import OpenPage

FIRST = Meeting(id="a", day=date(2026, 11, 10), start=600, status=MeetingStatus.ATTENDED, result="Wünsche gehört")


def opened(qtbot: QtBot, *meetings: Meeting, plan: Plan | None = None) -> OpenPage[HistoryPage]:
    record: CaseRecord = a_record().with_payload(MEETINGS, Meetings(meetings=meetings))
    return OpenPage(qtbot, HistoryPage, record if plan is None else record.with_plan(plan), catalogue())


def rows(page: OpenPage[HistoryPage]) -> list[list[str]]:
    model = page.find(QTableView, "meetings").model()
    return [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]


def test_an_empty_history_says_what_to_do_first(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert page.find(QLabel, "no-meetings").isVisibleTo(page.page)
    page.press("plan-meeting")
    (meeting,) = page.record.meetings.meetings
    assert (meeting.purpose, meeting.status) == (MeetingKind.INTAKE, MeetingStatus.PLANNED)
    assert meeting.day == date(2026, 12, 8)


def test_the_next_appointment_comes_two_weeks_later_at_the_same_time(qtbot: QtBot) -> None:
    page = opened(qtbot, FIRST)
    page.press("plan-meeting")
    assert rows(page)[0][:3] == ["Di 08.12.2026, 10:00", "Ressourcen erfassen", "geplant"]


def test_a_talk_of_today_takes_the_place_of_what_was_planned(qtbot: QtBot) -> None:
    planned = Meeting(id="p", day=TODAY, start=690, purpose=MeetingKind.PLANNING)
    page = opened(qtbot, FIRST, planned)
    page.press("note-meeting")
    assert page.record.meetings.get("p") == planned.model_copy(update={"status": MeetingStatus.ATTENDED})
    page.editor.undo()
    assert page.record.meetings.get("p") == planned


def test_a_planned_day_that_passed_asks_to_be_told(qtbot: QtBot) -> None:
    page = opened(qtbot, Meeting(id="p", day=date(2026, 11, 20)))
    assert rows(page)[0][2] == "bitte nachtragen"


def test_every_field_is_written_at_once(qtbot: QtBot) -> None:
    page = opened(qtbot, FIRST)
    page.write("meeting-day", "11.11.2026")
    page.write("meeting-start", "9:30")
    page.write("meeting-minutes", "45")
    page.pick("meeting-purpose", "REVIEW")
    page.pick("meeting-status", "NO_SHOW")
    page.pick("meeting-channel", "PHONE")
    page.find(QCheckBox, "meeting-child").click()
    page.write_area("meeting-result", " und weiter")
    assert page.record.meetings.get("a") == Meeting(
        id="a",
        day=date(2026, 11, 11),
        start=570,
        minutes=45,
        purpose=MeetingKind.REVIEW,
        status=MeetingStatus.NO_SHOW,
        channel=Channel.PHONE,
        child_present=True,
        result=page.record.meetings.meetings[0].result,
    )
    assert "weiter" in page.record.meetings.meetings[0].result


def test_a_note_belongs_to_its_life_domain(qtbot: QtBot) -> None:
    page = opened(qtbot, FIRST)
    page.write_area("meeting-note", "allgemein")
    page.pick("meeting-about", "FAMILY")
    page.write_area("meeting-note", "ruhig")
    meeting = page.record.meetings.meetings[0]
    assert (meeting.note(None), meeting.note("FAMILY")) == ("allgemein", "ruhig")


def test_a_step_that_is_ticked_in_a_talk_is_done_in_the_plan(qtbot: QtBot) -> None:
    page = opened(qtbot, FIRST, plan=Plan(steps=(Step(id="s", text="Kita anrufen"),)))
    page.part("meeting-steps").findChildren(QAbstractButton)[0].click()
    assert page.record.plan.steps[0].status is StepStatus.DONE
    assert page.record.meetings.meetings[0].steps_done == ("s",)


def test_everything_can_be_read_filtered_and_searched(qtbot: QtBot) -> None:
    first = FIRST.with_note("FAMILY", "Oma hilft").with_note(None, "müde")
    second = Meeting(id="b", day=date(2026, 11, 17), status=MeetingStatus.ATTENDED, result="Plan besprochen")
    page = opened(qtbot, first, second)
    next(button for button in page.page.findChildren(QRadioButton) if button.text() == "Alles lesen").click()
    text = page.find(QTextBrowser, "history-text")
    assert text.toPlainText().index("17. November") < text.toPlainText().index("10. November")
    page.find(QLineEdit, "history-search").setText("oma")
    assert "Plan besprochen" not in text.toPlainText()
    page.find(QLineEdit, "history-search").setText("")
    page.pick("history-domain", "FAMILY")
    assert "Oma hilft" in text.toPlainText()
    assert "müde" not in text.toPlainText()
    page.find(QLineEdit, "history-search").setText("<b>")
    assert text.toPlainText() == "Nichts gefunden."


def test_the_client_sees_dates_and_no_notes(qtbot: QtBot) -> None:
    page = opened(qtbot, FIRST.with_note(None, "nur für mich"))
    page.switch_mirror()
    assert not page.find(QComboBox, "meeting-about").isVisibleTo(page.page)
    assert not page.find(QPushButton, "plan-meeting").isVisibleTo(page.page)


def test_a_removed_appointment_comes_back_with_undo(qtbot: QtBot) -> None:
    page = opened(qtbot, FIRST)
    page.press("meeting-remove")
    assert not page.record.meetings.meetings
    page.editor.undo()
    assert page.record.meetings.meetings == (FIRST,)
