"""Which chains are proposed: the worked cases (handbook 11.5), and each rule at its edge (6.3)."""

from datetime import date

import pytest

from lotse_desktop.domain.assessment import (
    Answer,
    Choice,
    EmergencyChain,
    EmergencyContact,
    FormAnswers,
    Target,
    Targets,
    Trainings,
)
from lotse_desktop.domain.care import Activity, ActivityKind, CareKind, CarePlace, CareWeek, Weekday
from lotse_desktop.domain.chain_rules import propose_from_chains, suggest_chains
from lotse_desktop.domain.chains import StartedChains
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.urgent import UrgentMark, UrgentTopic, UrgentTopics
from tests.builders import TODAY, WORKDAYS, a_child, a_client, a_record, jana
from tests.catalogue.shipped import catalogue
from tests.chains import begun, delivered
from tests.families import MARA_DAY, TAREK_DAY, whole_mara, whole_tarek

BABY = a_child("Lia", date(2025, 4, 1), "lia")


def reasons(record: CaseRecord, today: date = TODAY) -> dict[str, str]:
    report = compute(record.client.children, record.care_week)
    return {idea.chain: idea.reason for idea in suggest_chains(catalogue(), record, report, today)}


def answered(record: CaseRecord, domain: str, **answers: Answer) -> CaseRecord:
    form = record.answers(domain)
    for item, answer in answers.items():
        form = form.with_answer(item, answer)
    return record.with_payload(domain, form)


def test_the_worked_cases_get_the_chains_of_the_handbook() -> None:
    assert list(reasons(whole_mara(), MARA_DAY)) == ["C3", "C4", "C6"]
    assert list(reasons(whole_tarek(), TAREK_DAY)) == ["C3", "C4", "C5"]
    assert "in Gefahr" in reasons(whole_mara(), MARA_DAY)["C6"]


def test_nothing_is_proposed_while_nothing_is_known() -> None:
    assert reasons(a_record(a_client(children=(BABY,)))) == {}


@pytest.mark.parametrize(
    ("situation", "children", "fits"),
    [
        ("parental_leave", (a_child(),), True),
        ("unemployed", (BABY,), True),
        ("unemployed", (a_child(),), False),
        ("part_time", (BABY,), False),
    ],
)
def test_the_way_back_to_work_fits_in_parental_leave_and_with_a_small_child_without_work(
    situation: str, children: tuple[object, ...], *, fits: bool
) -> None:
    record = a_record(a_client().model_copy(update={"children": children}))
    assert ("C1" in reasons(answered(record, "WORK_WISH", ARB1=Choice(key=situation)))) is fits


def test_work_in_the_week_counts_as_work_and_a_course_does_not() -> None:
    client = a_client(children=(BABY,))
    for kind, fits in ((ActivityKind.WORK, False), (ActivityKind.COURSE, True)):
        activity = Activity(id="a", kind=kind, label="x", days=(Weekday.MO,), start=540, end=720)
        assert ("C1" in reasons(a_record(client, CareWeek(activities=(activity,))))) is fits


def in_training(hours_end: int, occupation: str) -> CaseRecord:
    kita = CarePlace(
        id="c", kind=CareKind.KINDERGARTEN, label="Kita", children=("mia",), days=WORKDAYS, booked=(480, hours_end)
    )
    record = a_record(a_client(children=(a_child(),)), CareWeek(care=(kita,)))
    record = answered(record, "EDUCATION", BIL2=Trainings())
    return answered(record, "WORK_WISH", ARB2=Targets(targets=(Target(occupation=occupation),)))


def test_a_training_in_part_time_fits_without_a_certificate_with_a_wish_and_twenty_feasible_hours() -> None:
    skilled = next(one.key for one in catalogue().occupations if one.level == 2)
    helper = next(one.key for one in catalogue().occupations if one.level == 1)
    assert "Stunden machbar" in reasons(in_training(840, skilled))["C2"]
    assert "C2" not in reasons(in_training(600, skilled))
    assert "C2" not in reasons(in_training(840, helper))
    record = in_training(840, skilled)
    dropped = record.with_plan(record.plan.with_decision("VOCATIONAL_CERTIFICATE", Decision.DROPPED))
    assert "C2" not in reasons(dropped)


def test_one_open_minute_at_the_fringe_of_the_day_is_enough() -> None:
    record = jana()
    assert reasons(record)["C3"] == "offene Zeit früh: 2 h 20 min in der Woche"
    shift = record.care_week.activities[0].model_copy(update={"start": 429, "days": (Weekday.MO,)})
    assert reasons(record.with_care_week(record.care_week.with_entry(shift)))["C3"].endswith(" 1 min in der Woche")
    fitting = shift.model_copy(update={"start": 430})
    assert "C3" not in reasons(record.with_care_week(record.care_week.with_entry(fitting)))


def test_an_emergency_chain_fits_with_less_than_two_agreed_options() -> None:
    grandma = EmergencyContact(who="Oma", agreed=True, reach_minutes=30)
    aunt = grandma.model_copy(update={"who": "Tante"})
    record = a_record()
    for contacts, fits in (((), True), ((grandma,), True), ((grandma, aunt), False)):
        changed = answered(record, "CHILDCARE", BET5=EmergencyChain(contacts=contacts))
        assert ("C4" in reasons(changed)) is fits
    assert record.answers("CHILDCARE") == FormAnswers()


@pytest.mark.parametrize(("state", "fits"), [("not_started", True), ("partial", True), ("full", False)])
def test_recognition_fits_from_not_begun_to_partly_equivalent(state: str, *, fits: bool) -> None:
    record = answered(a_record(), "EDUCATION", BIL3=Choice(key=state))
    assert ("C5" in reasons(record)) is fits


def test_a_job_at_risk_is_said_in_the_assessment_or_in_the_urgent_check() -> None:
    mark = UrgentMark(topic=UrgentTopic.JOB_LOSS, day=TODAY)
    urgent = a_record().with_urgent(UrgentTopics(marks=(mark,)))
    assert "C6" in reasons(urgent)
    assert "C6" in reasons(answered(a_record(), "WORK_WISH", ARB6=Choice(key="other")))
    dropped = urgent.with_plan(urgent.plan.with_decision("JOB_AT_RISK", Decision.DROPPED))
    assert "C6" not in reasons(dropped)


def test_the_next_steps_of_a_running_chain_are_proposed_with_its_name() -> None:
    record = a_record().with_chains(StartedChains(chains=(begun(delivered("C4"), start=TODAY),)))
    proposed = propose_from_chains(catalogue(), record, TODAY)
    assert [one.source for one in proposed] == ["Kette C4"] * 6
    assert proposed[0].step.text == "Aufschreiben, wer im Notfall kommt"
