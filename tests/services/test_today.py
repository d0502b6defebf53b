"""The first screen of the day: what is on, what is due, what comes back when quality times change."""

from datetime import date, timedelta

from lotse_desktop.domain.assessment import MEETINGS, REFERRAL
from lotse_desktop.domain.due import DueKind
from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus
from lotse_desktop.domain.plan import Plan, Step
from lotse_desktop.domain.project import Project, QualityTimes
from lotse_desktop.domain.referral import Referral
from lotse_desktop.domain.today import day_words, due_words, first_of_quarter
from lotse_desktop.services.cases import Clients
from lotse_desktop.services.registers import ProjectDesk
from lotse_desktop.services.today import DayDesk
from tests.builders import NOW, TODAY, a_client, a_record, an_id
from tests.fakes import MemoryVault


def a_vault() -> MemoryVault:
    vault = MemoryVault()
    meetings = (
        Meeting(id="today", day=TODAY, start=600),
        Meeting(id="forgotten", day=TODAY - timedelta(days=6), start=600),
        Meeting(id="later", day=TODAY + timedelta(days=7), start=600),
        Meeting(id="held", day=TODAY - timedelta(days=12), status=MeetingStatus.ATTENDED),
    )
    steps = (
        Step(id="late", text="Wohngeld beantragen", due=TODAY - timedelta(days=1)),
        Step(id="soon", text="OGS anfragen", due=TODAY + timedelta(days=3)),
        Step(id="far", text="Zeugnis holen", due=TODAY + timedelta(days=60)),
    )
    jana = a_record().with_payload(MEETINGS, Meetings(meetings=meetings)).with_plan(Plan(steps=steps, agreed_on=TODAY))
    referred = a_record(a_client("Karim", "Muster")).with_payload(REFERRAL, Referral(received_on=TODAY))
    Clients(vault, lambda: NOW, an_id).add_all([jana, referred])
    return vault


def test_today_has_its_appointments_and_everything_that_is_due() -> None:
    desk = DayDesk(a_vault(), lambda: NOW)
    today = desk.today()
    assert [entry.item.ref for entry in today.meetings] == ["today"]
    assert [due_words(entry.item) for entry in today.due] == [
        "Ressourcen erfassen",
        "Wohngeld beantragen",
        "OGS anfragen",
        "Zum ersten Mal melden",
    ]
    assert today.overdue == desk.overdue() == 2
    assert today.quarter.talks == 1


def test_new_quality_times_move_the_dates_of_every_case() -> None:
    vault = a_vault()
    ProjectDesk(vault).write(Project(quality=QualityTimes(first_contact_workdays=1)))
    desk = DayDesk(vault, lambda: NOW)
    desk.rewrite_dates()
    days = {entry.item.kind: entry.item.day for entry in desk.today().due}
    assert days[DueKind.FIRST_CONTACT] == date(2026, 11, 25)


def test_days_are_said_as_a_coach_says_them() -> None:
    assert [day_words(TODAY + timedelta(days=days), TODAY) for days in (-1, 0, 1, 6, 60)] == [
        "gestern",
        "heute",
        "morgen",
        "Mo 30.11.",
        "Sa 23.1.2027",
    ]


def test_a_quarter_begins_with_its_first_month() -> None:
    assert first_of_quarter(date(2026, 12, 31)) == date(2026, 10, 1)
    assert first_of_quarter(date(2026, 3, 1)) == date(2026, 1, 1)
