"""The plans of the worked cases, made in the real window: proposed, written, agreed, printed, looked through, closed.

Content: handbook 7.4 and 11.1 for case A, 11.2 for case B.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.plan import GoalStatus, Plan, PlanState, StepStatus
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanReport, PlanVersion
from lotse_desktop.ui.look import apply_look
from lotse_desktop.ui.pages.plan import PlanPage
from tests.families import MARA_DAY, TAREK_DAY, mara, whole_mara, whole_tarek
from tests.journeys.coach import PASSPHRASE, Coach, content
from tests.reporting.reading import plain, text_of

REVIEW = date(2026, 12, 8)


class Planner(Coach):
    """A coach who writes a plan with the client."""

    def begins_with(self, record: CaseRecord) -> None:
        self.makes_a_vault()
        workspace = self.desk.navigation._workspace
        self.jobs.run(lambda: workspace.clients.add(record), lambda _added: None, _fail)
        self.locks()
        self.unlocks_with(PASSPHRASE)
        self.opens_the_case()
        self.desk.navigation.go("plan")

    @property
    def page(self) -> PlanPage:
        page = self.case.view.page("plan")
        assert isinstance(page, PlanPage)
        return page

    @property
    def plan(self) -> Plan:
        return self.case.record.plan

    def part(self, name: str) -> QWidget:
        QApplication.processEvents()
        return self.find(QWidget, name, self.page)

    def shows(self, part: str) -> None:
        self.page.show_part(part)
        QApplication.processEvents()

    def takes(self, words: str) -> None:
        """A proposal with one press."""
        name = f"Übernehmen: {words}"
        self.sees(lambda: name in self.offered())
        self.offered()[name].click()

    def offered(self) -> dict[str, QPushButton]:
        buttons = (found for found in self.page.findChildren(QPushButton) if found.isVisible())
        return {button.accessibleName(): button for button in buttons}

    def chooses(self, words: str) -> None:
        """A step of the table, to write in it."""
        table = self.find(QTableView, "steps", self.page)
        rows = (row for row in range(table.model().rowCount()))
        table.selectRow(next(row for row in rows if table.model().index(row, 0).data() == words))

    def writes(self, name: str, text: str) -> None:
        line = self.find(QLineEdit, "line", self.part(name))
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Tab)

    def agrees(self) -> None:
        self.shows("agreement")
        self.press("agree", self.page)
        self.sees(lambda: self.plan.state is PlanState.AGREED)

    def versions(self) -> list[PlanVersion]:
        plans, found = self.desk.navigation._workspace.plans, list[PlanVersion]()
        self.jobs.run(lambda: plans.versions(self.case.record.client.id), found.extend, _fail)
        self.jobs.finish()
        return found

    def paper(self, number: int) -> str:
        plans, found = self.desk.navigation._workspace.plans, list[bytes | None]()
        self.jobs.run(lambda: plans.pdf(self.case.record.client.id, number), found.append, _fail)
        self.jobs.finish()
        assert found[0] is not None
        return plain(text_of(found[0]))


Sit = Callable[[date], Planner]


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sit]:
    with ExitStack() as rubbish:

        @contextmanager
        def sitting(day: date) -> Iterator[Planner]:
            planner = Planner(qtbot, qapp, tmp_path, rubbish, datetime.combine(day, time(10, 42)))
            yield planner
            planner.leaves()

        yield lambda day: rubbish.enter_context(sitting(day))
    apply_look(qapp, dark=False)


def test_the_plan_of_case_a_from_proposals_to_its_end(sit: Sit, tmp_path: Path) -> None:
    coach = sit(MARA_DAY)
    coach.begins_with(whole_mara().with_plan(Plan(next_appointment=mara().plan.next_appointment)))

    coach.takes("Ich behalte meine Stelle.")
    coach.press("add-goal", coach.page)
    QTest.keyClicks(
        coach.find(QPlainTextEdit, "goal-text", coach.part("goal-2")),
        "Bis 30. April 2027 weiß ich: Geht die Pflegeausbildung auch in Teilzeit?",
    )
    coach.shows("steps")
    for words in (
        "Eine Betreuung zu Hause anfragen: früh, am Abend und am Wochenende",
        "Die Zeit von 7:00 bis 16:30 Uhr anmelden",
        "Nachbarin F. für den Notfall fragen",
        "Das Wochenende beim anderen Elternteil auf Woche B legen",
        "Im Betrieb über feste Dienste am Tag sprechen",
        "Kinderzuschlag und Wohngeld prüfen lassen",
    ):
        coach.takes(words)
    coach.chooses("Kinderzuschlag und Wohngeld prüfen lassen")
    coach.press("add-date", coach.part("step-form"))
    coach.writes("day", "10.12.2026")
    coach.writes("from", "15:30")
    coach.writes("to", "16:30")
    verdict = coach.find(QLabel, "step-verdict", coach.page)
    assert verdict.text() == "Passt nicht: 1 h 05 min am Donnerstag, 10.12.2026"
    coach.writes("step-care-by", "Oma I.")

    coach.agrees()
    assert (coach.plan.agreed_on, coach.plan.review_on) == (MARA_DAY, REVIEW)
    assert coach.plan.agreed_version == 1
    _reads_as_case_a(coach.versions()[-1].report)
    text = coach.paper(1)
    assert "Offen: Donnerstag, 10. Dezember 2026, von 16:00 bis 17:05 Uhr. Darum kümmert sich: Oma I." in text
    assert "Vereinbart am 10. November 2026. Am 8. Dezember 2026 schauen wir gemeinsam, was geklappt hat." in text

    sheet = tmp_path / "papier.pdf"
    coach.prints_to(sheet)
    coach.sees(lambda: sheet.exists() and sheet.stat().st_size > 1000)
    assert [(version.number, version.report.state) for version in coach.versions()] == [(1, PlanState.AGREED)]

    coach.now = datetime.combine(REVIEW, time(10))
    coach.desk.navigation.go("plan")
    coach.shows("agreement")
    goal = next(goal for goal in coach.plan.goals if goal.text == "Ich behalte meine Stelle.")
    coach.press("option-REACHED", coach.part(f"review-goal-{goal.id}"))
    kita = next(step for step in coach.plan.steps if step.text.startswith("Die Zeit"))
    coach.press("option-DONE", coach.part(f"review-step-{kita.id}"))
    father = next(step for step in coach.plan.steps if step.text.startswith("Das Wochenende"))
    coach.press("option-DROPPED", coach.part(f"review-step-{father.id}"))
    QTest.keyClicks(
        coach.find(QLineEdit, "line", coach.part(f"review-step-{father.id}")), "Lio bleibt lieber bei Woche A."
    )
    coach.press("finish-review", coach.page)
    assert (coach.plan.state, coach.plan.reviewed_on) == (PlanState.REVIEWED, REVIEW)
    assert coach.plan.review_on == date(2027, 1, 5)
    assert {step.status for step in coach.plan.steps} == {StepStatus.OPEN, StepStatus.DONE, StepStatus.DROPPED}

    coach.press("close-plan", coach.page)
    assert (coach.plan.state, coach.plan.goals[0].status) == (PlanState.CLOSED, GoalStatus.REACHED)
    closed = coach.case.record
    coach.locks()
    coach.unlocks_with(PASSPHRASE)
    coach.opens_the_case()
    assert content(coach.case.record) == content(closed)


def test_the_plan_of_case_b_and_a_change_after_agreeing(sit: Sit) -> None:
    coach = sit(TAREK_DAY)
    coach.begins_with(whole_tarek().with_plan(Plan()))
    coach.takes("Die Betreuung passt zu meiner Arbeitszeit.")
    coach.shows("steps")
    for words in (
        "Eine Liste der nötigen Papiere schreiben",
        "Zur Anerkennungsberatung gehen",
        "Die Kosten beantragen, bevor etwas bestellt wird",
        "Die Zeit von 7:45 bis 16:30 Uhr anmelden",
        "Den Lebenslauf mit dem Coach schreiben",
        "Ein Praktikum von zwei Wochen suchen",
    ):
        coach.takes(words)
    coach.chooses("Die Zeit von 7:45 bis 16:30 Uhr anmelden")
    coach.writes("step-due", "11.12.2026")
    coach.press("add-step", coach.page)
    QTest.keyClicks(coach.find(QPlainTextEdit, "step-text", coach.page), "Ferienbetreuung anmelden")
    coach.writes("step-due", "29.1.2027")
    coach.writes("step-place", "OGS")
    coach.agrees()

    steps = {step.what: step.until for step in coach.versions()[-1].report.steps}
    assert steps == {
        "Eine Liste der nötigen Papiere schreiben": "Freitag, 20. November 2026",
        "Zur Anerkennungsberatung gehen": "Freitag, 27. November 2026",
        "Die Kosten beantragen, bevor etwas bestellt wird": "Freitag, 4. Dezember 2026",
        "Den Lebenslauf mit dem Coach schreiben": "Dienstag, 8. Dezember 2026",
        "Die Zeit von 7:45 bis 16:30 Uhr anmelden": "Freitag, 11. Dezember 2026",
        "Ein Praktikum von zwei Wochen suchen": "Donnerstag, 17. Dezember 2026",
        "Ferienbetreuung anmelden": "Freitag, 29. Januar 2027",
    }

    coach.shows("steps")
    coach.chooses("Ein Praktikum von zwei Wochen suchen")
    coach.press("add-weekly", coach.part("step-form"))
    coach.press("option-MO", coach.part("time-1"))
    coach.writes("from", "8:30")
    coach.writes("to", "14:15")
    assert coach.find(QLabel, "step-verdict", coach.page).text() == "Passt"
    assert (coach.plan.state, coach.plan.agreed_on) == (PlanState.DRAFT, TAREK_DAY)
    coach.agrees()
    assert coach.plan.agreed_version == 2
    notes = [note for step in coach.versions()[-1].report.steps for note in step.notes]
    assert notes == ["Montag von 8:30 bis 14:15 Uhr."]
    assert [version.number for version in coach.versions()] == [1, 2]


def _reads_as_case_a(report: PlanReport) -> None:
    assert report.state is PlanState.AGREED
    assert report.name == "Mara"
    assert report.next_appointment == "Nächster Termin: Dienstag, 24. November 2026, 10:00 Uhr"
    assert 3 <= len(report.resources) <= 6
    assert [(goal.text, goal.sign_of_success) for goal in report.goals] == [
        ("Ich behalte meine Stelle.", "Ich merke es daran, dass im Februar 2027 jede Schicht abgedeckt ist."),
        ("Bis 30. April 2027 weiß ich: Geht die Pflegeausbildung auch in Teilzeit?", ""),
    ]
    assert report.open_times == (
        "Offen in Woche A: Montag bis Mittwoch von 5:20 bis 7:30 Uhr.",
        "Offen in Woche B: Montag und Dienstag von 16:00 bis 21:45 Uhr.",
        "Offen in Woche B: Samstag und Sonntag von 5:20 bis 14:10 Uhr.",
    )
    assert report.feasible[-1] == "Das sind in jeder Woche mindestens 35 Stunden."
    assert [(step.what, step.who, step.until) for step in report.steps] == [
        (
            "Eine Betreuung zu Hause anfragen: früh, am Abend und am Wochenende",
            "Coach",
            "Freitag, 13. November 2026",
        ),
        ("Die Zeit von 7:00 bis 16:30 Uhr anmelden", "ich", "Freitag, 20. November 2026"),
        ("Nachbarin F. für den Notfall fragen", "ich", "Dienstag, 24. November 2026"),
        ("Das Wochenende beim anderen Elternteil auf Woche B legen", "ich", "Freitag, 27. November 2026"),
        ("Im Betrieb über feste Dienste am Tag sprechen", "ich", "Freitag, 4. Dezember 2026"),
        ("Kinderzuschlag und Wohngeld prüfen lassen", "ich", "Freitag, 11. Dezember 2026"),
    ]
    assert report.emergency == (
        "Oma I. anrufen.",
        "Nachbarin F. anrufen.",
        "Einen Kinderkrankentag nehmen.",
        "Die Arbeit bis 5:00 Uhr anrufen.",
    )


def _fail(error: BaseException) -> None:
    raise error
