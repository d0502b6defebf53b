"""What has a date in a case: appointments, steps, checks, quality times; what a pause or an end leaves of it."""

from datetime import date

from lotse_desktop.domain.assessment import EFFORTS, LIFECYCLE, MEETINGS, OUTCOMES, PLACEMENTS, REFERRAL
from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.consents import Consent, ConsentKind
from lotse_desktop.domain.due import DueItem, DueKind, find_due
from lotse_desktop.domain.efforts import Answer, Efforts, PlaceApplication
from lotse_desktop.domain.lifecycle import Closure, ClosureReason, Lifecycle, Pause
from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus
from lotse_desktop.domain.outcomes import IntegrationKind, Outcome, Outcomes
from lotse_desktop.domain.placements import CareRequest, Placements
from lotse_desktop.domain.plan import Plan, Step
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import ContactTry, IntakeState, Referral
from tests.builders import a_client, a_record

QUALITY = QualityTimes()
RECEIVED = date(2026, 11, 5)
"""A Thursday."""
MEETING = Meeting(id="m", day=date(2026, 12, 1), start=600)
STARTED = Outcome(id="o", what=IntegrationKind.INSURED_PART, start=date(2026, 11, 30))


def kinds(record: CaseRecord) -> list[tuple[DueKind, date]]:
    return [(item.kind, item.day) for item in find_due(record, QUALITY)]


def with_meetings(*meetings: Meeting) -> CaseRecord:
    return a_record(a_client()).with_payload(MEETINGS, Meetings(meetings=meetings))


def test_a_case_without_dates_has_nothing_due() -> None:
    assert find_due(a_record(a_client()), QUALITY) == ()


def test_planned_appointments_are_due_with_their_time() -> None:
    missed = MEETING.model_copy(update={"id": "n", "status": MeetingStatus.NO_SHOW})
    assert find_due(with_meetings(MEETING, missed), QUALITY) == (
        DueItem(DueKind.MEETING, "m", date(2026, 12, 1), 600, "ASSESSMENT"),
    )


def test_open_steps_with_a_day_are_due() -> None:
    steps = (Step(id="a", text="Anrufen", due=date(2026, 12, 4)), Step(id="b", text="Irgendwann"))
    record = a_record(a_client()).with_plan(Plan(steps=steps))
    assert find_due(record, QUALITY) == (DueItem(DueKind.STEP, "a", date(2026, 12, 4), None, "Anrufen"),)


def test_a_plan_has_a_day_on_which_it_is_looked_through_until_it_is_closed() -> None:
    plan = Plan(agreed_on=date(2026, 11, 10), review_on=date(2026, 12, 8))
    assert kinds(a_record(a_client()).with_plan(plan)) == [(DueKind.REVIEW, date(2026, 12, 8))]
    closed = plan.model_copy(update={"closed_on": date(2026, 12, 1)})
    assert kinds(a_record(a_client()).with_plan(closed)) == []


def test_the_checks_of_work_are_due_and_after_three_months_the_question_of_benefits() -> None:
    record = a_record(a_client()).with_payload(OUTCOMES, Outcomes(outcomes=(STARTED,)))
    assert kinds(record) == [
        (DueKind.CHECK, date(2026, 12, 14)),
        (DueKind.BENEFIT, date(2027, 2, 28)),
        (DueKind.CHECK, date(2027, 2, 28)),
        (DueKind.CHECK, date(2027, 5, 30)),
        (DueKind.CHECK, date(2027, 11, 30)),
    ]


def test_a_bridge_ends_and_a_care_place_has_a_deadline_until_it_is_answered() -> None:
    request = CareRequest(id="r", asked_on=RECEIVED, children=("a",), bridge_until=date(2027, 1, 11))
    waiting = PlaceApplication(id="p", place="Kita Nord", deadline=date(2026, 12, 15))
    answered = waiting.model_copy(update={"id": "q", "answer": Answer.YES})
    record = (
        a_record(a_client())
        .with_payload(PLACEMENTS, Placements(requests=(request,)))
        .with_payload(EFFORTS, Efforts(places=(waiting, answered)))
    )
    assert kinds(record) == [(DueKind.DEADLINE, date(2026, 12, 15)), (DueKind.BRIDGE, date(2027, 1, 11))]


def test_after_a_referral_the_first_contact_and_the_first_appointment_have_a_day() -> None:
    record = a_record(a_client()).with_payload(REFERRAL, Referral(received_on=RECEIVED))
    assert kinds(record) == [
        (DueKind.FIRST_CONTACT, date(2026, 11, 12)),
        (DueKind.FIRST_MEETING, date(2026, 11, 26)),
    ]


def test_a_try_settles_the_first_contact_and_a_refusal_everything() -> None:
    tried = Referral(received_on=RECEIVED).with_try(ContactTry(day=date(2026, 11, 6)))
    record = a_record(a_client()).with_payload(REFERRAL, tried)
    assert kinds(record) == [(DueKind.FIRST_MEETING, date(2026, 11, 26))]
    declined = record.with_payload(REFERRAL, tried.with_state(IntakeState.DECLINED, RECEIVED))
    assert kinds(declined) == []


def test_after_the_first_appointment_a_plan_is_due() -> None:
    attended = MEETING.model_copy(update={"status": MeetingStatus.ATTENDED, "day": date(2026, 11, 10)})
    record = with_meetings(attended).with_payload(REFERRAL, Referral(received_on=RECEIVED))
    assert kinds(record) == [(DueKind.PLAN, date(2026, 12, 22))]
    agreed = record.with_plan(Plan(agreed_on=date(2026, 12, 1)))
    assert kinds(agreed) == []


def test_a_pause_leaves_appointments_and_the_day_on_which_it_goes_on() -> None:
    record = with_meetings(MEETING).with_plan(Plan(steps=(Step(id="a", due=date(2026, 12, 4)),)))
    pause = Pause(since=RECEIVED, resume_on=date(2027, 2, 1))
    paused = record.with_payload(LIFECYCLE, Lifecycle(pause=pause))
    assert kinds(paused) == [(DueKind.MEETING, date(2026, 12, 1)), (DueKind.RESUME, date(2027, 2, 1))]


def test_after_the_end_only_agreed_checks_are_left_and_nothing_under_a_restriction() -> None:
    record = with_meetings(MEETING).with_payload(OUTCOMES, Outcomes(outcomes=(STARTED,)))
    ended = Lifecycle().closed(Closure(day=date(2026, 12, 20), reason=ClosureReason.INTEGRATED_WORK))
    assert kinds(record.with_payload(LIFECYCLE, ended)) == []
    later = Consent(id="l", what=ConsentKind.LATER_CONTACT, given_on=RECEIVED)
    closed = record.with_payload(LIFECYCLE, ended).with_consents(Consents(given=(later,)))
    assert {kind for kind, _ in kinds(closed)} == {DueKind.CHECK, DueKind.BENEFIT}
    assert kinds(closed.with_payload(LIFECYCLE, ended.restricted(RECEIVED))) == []


def test_a_consent_is_due_on_its_last_day_until_it_is_taken_back() -> None:
    consent = Consent(id="c", what=ConsentKind.SPECIAL_CATEGORIES, given_on=RECEIVED, valid_until=date(2027, 5, 5))
    record = a_record(a_client()).with_consents(Consents(given=(consent,)))
    assert kinds(record) == [(DueKind.CONSENT, date(2027, 5, 5))]
    taken_back = Consents(given=(consent.model_copy(update={"revoked_on": RECEIVED}),))
    assert kinds(record.with_consents(taken_back)) == []
