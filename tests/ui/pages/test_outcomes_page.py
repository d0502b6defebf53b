"""What was reached: written at once, its checks, stages of hours."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.assessment import OUTCOMES
from lotse_desktop.domain.outcomes import Checkpoint, FollowUpStatus, IntegrationKind, Outcome, Outcomes, YesNo
from lotse_desktop.ui.pages.outcomes import OutcomesPage
from lotse_desktop.ui.widgets.choice import ChoiceRow
from tests.builders import TODAY, a_record
from tests.ui.open_page import OpenPage

STARTED = Outcome(id="o", what=IntegrationKind.INSURED_PART, start=date(2026, 8, 31), hours=25)


def opened(qtbot: QtBot, *outcomes: Outcome) -> OpenPage[OutcomesPage]:
    return OpenPage(qtbot, OutcomesPage, a_record().with_payload(OUTCOMES, Outcomes(outcomes=outcomes)))


def row(page: OpenPage[OutcomesPage], number: int = 0) -> list[str]:
    model = page.find(QTableView, "outcomes").model()
    return [str(model.index(number, column).data()) for column in range(3)]


def outcome_of(page: OpenPage[OutcomesPage]) -> Outcome:
    return page.record.outcomes.outcomes[0]


def test_an_empty_page_says_that_a_kept_job_counts_too(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert "gesicherter Arbeitsplatz" in page.find(QLabel, "no-outcomes").text()
    page.press("new-outcome")
    assert outcome_of(page).start == TODAY
    assert not page.find(QLabel, "no-outcomes").isVisibleTo(page.page)


def test_an_outcome_says_since_when_and_which_check_is_late(qtbot: QtBot) -> None:
    page = opened(qtbot, STARTED)
    assert row(page) == [
        "Arbeit in Teilzeit, sozialversichert, 25 Stunden",
        "31.08.2026",
        "nach 2 Wochen: 14.09.2026, überfällig",
    ]


def test_every_field_is_written_at_once(qtbot: QtBot) -> None:
    page = opened(qtbot, STARTED)
    page.pick("outcome-what", "APPRENTICESHIP_PT")
    page.write("outcome-start", "1.9.2026")
    page.write("outcome-hours", "30")
    page.write("outcome-limited", "08/2029")
    page.find(ChoiceRow, "outcome-matches").picked.emit(("yes",))
    page.find(ChoiceRow, "outcome-benefit").picked.emit(("NO",))
    outcome = outcome_of(page)
    assert (outcome.what, outcome.start, outcome.hours) == (IntegrationKind.APPRENTICESHIP_PT, date(2026, 9, 1), 30)
    assert (outcome.limited_until, outcome.matches_target, outcome.benefit_ended) == (
        date(2029, 8, 1),
        True,
        YesNo.NO,
    )


def test_a_check_is_noted_with_its_day_and_can_be_taken_back(qtbot: QtBot) -> None:
    page = opened(qtbot, STARTED)
    page.pick("check-WEEKS_2", "STILL")
    made = outcome_of(page).follow_up(Checkpoint.WEEKS_2)
    assert made is not None
    assert (made.status, made.day) == (FollowUpStatus.STILL, TODAY)
    assert row(page)[2] == "nach 3 Monaten: 30.11.2026"
    page.pick("check-WEEKS_2", "")
    assert outcome_of(page).follow_ups == ()


def test_the_due_check_is_chosen_when_one_comes_from_the_list_of_dates(qtbot: QtBot) -> None:
    page = opened(qtbot, STARTED, STARTED.model_copy(update={"id": "p", "what": IntegrationKind.MINIJOB}))
    page.page.show_part("o/MONTHS_3")
    assert page.find(QComboBox, "outcome-what").currentData() == "INSURED_PART"
    page.page.show_part("p")
    assert page.find(QComboBox, "outcome-what").currentData() == "MINIJOB"


def test_hours_come_in_stages(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.press("add-stage")
    page.press("add-stage")
    page.write("hours", "25", page.part("stage-2"))
    page.write("until", "03/2027", page.part("stage-2"))
    page.press("reached", page.part("stage-1"))
    first, second = page.record.outcomes.stages
    assert (first.hours, first.reached_on) == (15, TODAY)
    assert (second.hours, second.until, second.reached_on) == (25, date(2027, 3, 1), None)
    assert page.find(QLabel, "stages").text() == "15 → 25 Stunden"
    page.press("away", page.part("stage-1"))
    assert [stage.hours for stage in page.record.outcomes.stages] == [25]


def test_at_most_six_stages(qtbot: QtBot) -> None:
    page = opened(qtbot)
    for _ in range(6):
        page.press("add-stage")
    assert not page.find(QPushButton, "add-stage").isEnabled()


def test_a_removed_outcome_comes_back_with_undo(qtbot: QtBot) -> None:
    page = opened(qtbot, STARTED)
    page.press("outcome-remove")
    assert not page.record.outcomes.outcomes
    page.editor.undo()
    assert page.record.outcomes.outcomes == (STARTED,)
