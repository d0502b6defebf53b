"""How the fictional cases of the demo came, whom they met, and what came of it; everything is invented.

Dates follow from the phase of a case, so that what is shown holds together; the same number and day give the same.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from lotse_desktop.domain.assessment import EFFORTS, LIFECYCLE, MEETINGS, OUTCOMES, REFERRAL
from lotse_desktop.domain.client import CasePhase, Gender
from lotse_desktop.domain.consents import Consent, ConsentKind
from lotse_desktop.domain.efforts import CareDuring, Efforts, JobApplication, MeasureGroup, StartedMeasure
from lotse_desktop.domain.lifecycle import Closure, ClosureReason, Lifecycle
from lotse_desktop.domain.meetings import Channel, Meeting, MeetingKind, Meetings, MeetingStatus
from lotse_desktop.domain.outcomes import FollowUp, FollowUpStatus, IntegrationKind, Outcome, Outcomes, YesNo
from lotse_desktop.domain.plan import Plan, PlanState
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import ContactTry, IntakeState, Referral, ReferralSource, SafeContact

MEN: Final = frozenset({"Bartosz", "Emre", "Kevin", "Marek", "Patrick", "Sven", "Tarek", "Thomas"})
TODAY_AT: Final = {0: 600, 8: 690, 13: 840}
"""Cases that come today, by number, and when: minutes after midnight."""

_ORDER: Final = tuple(CasePhase)
_KINDS: Final = (
    MeetingKind.INTAKE,
    MeetingKind.ASSESSMENT,
    MeetingKind.ASSESSMENT,
    MeetingKind.PLANNING,
    MeetingKind.REVIEW,
    MeetingKind.REVIEW,
)
_RESULTS: Final = {
    MeetingKind.INTAKE: "Wünsche gehört, Einwilligungen erklärt",
    MeetingKind.ASSESSMENT: "Betreuungswoche und Netz aufgenommen",
    MeetingKind.PLANNING: "Plan besprochen und mitgegeben",
    MeetingKind.REVIEW: "Schritte durchgegangen, ein Schritt weiter",
}
_REACHED: Final = (IntegrationKind.INSURED_PART, IntegrationKind.APPRENTICESHIP_PT, IntegrationKind.JOB_KEPT)


def with_casework(record: CaseRecord, number: int, today: date) -> CaseRecord:
    """The case with referral, appointments and, in its later phases, efforts, outcomes and an end."""
    chance = Random(number)  # noqa: S311 - plausible cases, no secrets
    client = record.client
    age = _ORDER.index(client.phase)
    gender = Gender.M if client.given_name in MEN else Gender.W
    record = record.with_client(client.model_copy(update={"gender": gender}))
    if age:
        given = tuple(_consents(record, number))
        record = record.with_consents(record.consents.model_copy(update={"given": given}))
    record = record.with_payload(REFERRAL, _referral(client.opened_on, number, age))
    meetings = tuple(_meetings(client.opened_on, number, age, today))
    if meetings:
        record = record.with_payload(MEETINGS, Meetings(meetings=meetings))
    if age >= _ORDER.index(CasePhase.SUPPORT):
        record = record.with_plan(_agreed(record.plan, client.opened_on, number, today))
        record = record.with_payload(EFFORTS, _efforts(client.opened_on, chance))
    if age >= _ORDER.index(CasePhase.FOLLOW_UP):
        record = record.with_payload(OUTCOMES, _outcomes(number, today, chance))
    if client.phase is CasePhase.CLOSURE:
        closure = Closure(day=today - timedelta(days=number % 9), reason=ClosureReason.INTEGRATED_WORK, goals_reached=1)
        record = record.with_payload(LIFECYCLE, Lifecycle(closure=closure))
    return record


def _consents(record: CaseRecord, number: int) -> Iterator[Consent]:
    """What was agreed to in the first talk; four of five count in the statistics."""
    kinds = [ConsentKind.COACHING_RECORD]
    if record.client.special_categories:
        kinds.append(ConsentKind.SPECIAL_CATEGORIES)
    if number % 5 != 4:
        kinds.append(ConsentKind.ANONYMISED_STATISTICS)
    if number % 3 == 0:
        kinds.append(ConsentKind.LATER_CONTACT)
    for what in kinds:
        yield Consent(id=f"consent-{what.value.lower()}", what=what, given_on=record.client.opened_on)


def _referral(opened_on: date, number: int, age: int) -> Referral:
    received = opened_on - timedelta(days=4)
    source = tuple(ReferralSource)[number % 3]
    contact = SafeContact(phone="06131 000000", safe_phone=True, safe_voicemail=number % 4 != 0, safe_post=True)
    referral = Referral(source=source, received_on=received, contact_release=True, contact=contact)
    if age == 0 and number % 2:
        return referral
    referral = referral.with_try(ContactTry(day=received + timedelta(days=1), reached=age > 0))
    return referral.with_state(IntakeState.ACCEPTED, opened_on) if age else referral


def _meetings(opened_on: date, number: int, age: int, today: date) -> Iterator[Meeting]:
    """What took place so far, about every third week, and the next one."""
    day = _workday(opened_on + timedelta(days=3))
    for turn, purpose in enumerate(_KINDS[:age]):
        if day >= today:
            break
        missed = turn == 2 and number % 5 == 0
        yield Meeting(
            id=f"talk-{turn}",
            day=day,
            start=540 + 30 * ((number + turn) % 12),
            purpose=purpose,
            channel=Channel.PHONE if turn == 4 else Channel.OFFICE,
            status=MeetingStatus.NO_SHOW if missed else MeetingStatus.ATTENDED,
            child_present=(number + turn) % 4 == 0,
            result="" if missed else _RESULTS[purpose],
        )
        day = _workday(day + timedelta(days=19))
    if number in TODAY_AT:
        yield Meeting(id="next", day=today, start=TODAY_AT[number], purpose=_next(age))
    elif age and age < _ORDER.index(CasePhase.CLOSURE):
        ahead = _workday(today + timedelta(days=1 + number % 17))
        yield Meeting(id="next", day=ahead, start=540 + 30 * (number % 12), purpose=_next(age))


def _agreed(plan: Plan, opened_on: date, number: int, today: date) -> Plan:
    """The plan was agreed in the fourth talk; it is looked through again within two weeks of today."""
    agreed = min(opened_on + timedelta(days=60), today - timedelta(days=2))
    review = _workday(today + timedelta(days=number % 13))
    return plan.model_copy(update={"state": PlanState.AGREED, "agreed_on": agreed, "review_on": review})


def _next(age: int) -> MeetingKind:
    if age >= _ORDER.index(CasePhase.FOLLOW_UP):
        return MeetingKind.FOLLOW_UP
    return _KINDS[min(age, len(_KINDS) - 1)]


def _efforts(opened_on: date, chance: Random) -> Efforts:
    start = opened_on + timedelta(days=40)
    measure = StartedMeasure(
        id="measure",
        title="Bewerbungstraining in Teilzeit",
        group=MeasureGroup.APPLICATION,
        start=start,
        part_time=True,
        care=CareDuring.YES,
    )
    jobs = tuple(
        JobApplication(id=f"job-{turn}", what="Pflegehilfe in Teilzeit", sent_on=start + timedelta(days=9 * turn))
        for turn in range(chance.randint(1, 4))
    )
    return Efforts(measures=(measure,), jobs=jobs)


def _outcomes(number: int, today: date, chance: Random) -> Outcomes:
    start = today - timedelta(days=20 + 25 * (number % 9))
    outcome = Outcome(
        id="work",
        what=_REACHED[number % len(_REACHED)],
        start=start,
        hours=chance.choice((20, 25, 30)),
        matches_target=True,
        benefit_ended=YesNo.YES if number % 2 else None,
    )
    for checkpoint, day in outcome.open_checks():
        if day < today - timedelta(days=10):
            made = FollowUp(checkpoint=checkpoint, day=day, status=FollowUpStatus.STILL, care_ok=True)
            outcome = outcome.with_follow_up(made)
    return Outcomes(outcomes=(outcome,))


def _workday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
