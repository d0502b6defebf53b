"""What has a date in a case: appointments, steps, checks, reviews, and the quality times of the beginning.

It is computed when a case is saved and stored beside it, so that one question finds it over all cases.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from lotse_desktop.domain.consents import ConsentKind
from lotse_desktop.domain.efforts import Answer
from lotse_desktop.domain.lifecycle import CaseStatus
from lotse_desktop.domain.meetings import MeetingStatus
from lotse_desktop.domain.outcomes import Checkpoint, months_after
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import IntakeState
from lotse_desktop.domain.workdays import workdays_after


class DueKind(StrEnum):
    """What is due."""

    MEETING = "MEETING"
    STEP = "STEP"
    REVIEW = "REVIEW"
    CHECK = "CHECK"
    """A check whether work or training lasts; ``text`` is the key of the checkpoint."""
    BENEFIT = "BENEFIT"
    """Whether basic income support ended, three months after the start."""
    CONSENT = "CONSENT"
    RESUME = "RESUME"
    BRIDGE = "BRIDGE"
    """The end of a bridge in supplementary care."""
    DEADLINE = "DEADLINE"
    """The deadline of a care place."""
    FIRST_CONTACT = "FIRST_CONTACT"
    FIRST_MEETING = "FIRST_MEETING"
    PLAN = "PLAN"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One date of a case; ``ref`` tells apart what is due of the same kind."""

    kind: DueKind
    ref: str
    day: date
    minute: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class DueEntry:
    """A date with the client it belongs to, as it is listed."""

    client_id: UUID
    given_name: str
    family_name: str
    phase: str
    item: DueItem


def find_due(record: CaseRecord, quality: QualityTimes) -> tuple[DueItem, ...]:
    """Every open date of a case, by day; none when it is restricted.

    After the end only the checks are left, if the client agreed to them; while the case rests only appointments and
    the day on which it goes on.
    """
    status = record.lifecycle.status
    if status is CaseStatus.RESTRICTED or record.lifecycle.handed_over_on is not None:
        return ()
    if status is CaseStatus.CLOSED:
        found: Iterable[DueItem] = _later_checks(record)
    elif status is CaseStatus.PAUSED:
        found = (*_meetings(record), *_resume(record))
    else:
        found = (
            *_meetings(record),
            *_steps(record),
            *_checks(record),
            *_consents(record),
            *_care(record),
            *_beginning(record, quality),
        )
    return tuple(sorted(found, key=lambda item: (item.day, -1 if item.minute is None else item.minute, item.ref)))


def _meetings(record: CaseRecord) -> Iterator[DueItem]:
    for meeting in record.meetings.meetings:
        if meeting.status is MeetingStatus.PLANNED:
            yield DueItem(DueKind.MEETING, meeting.id, meeting.day, meeting.start, meeting.purpose.value)


def _steps(record: CaseRecord) -> Iterator[DueItem]:
    for step in record.plan.open_steps:
        if step.due is not None:
            yield DueItem(DueKind.STEP, step.id, step.due, None, step.text)
    if record.plan.review_on is not None and record.plan.closed_on is None:
        yield DueItem(DueKind.REVIEW, "plan", record.plan.review_on)


def _checks(record: CaseRecord) -> Iterator[DueItem]:
    for outcome in record.outcomes.outcomes:
        for checkpoint, day in outcome.open_checks():
            yield DueItem(DueKind.CHECK, f"{outcome.id}/{checkpoint.value}", day, None, checkpoint.value)
        if outcome.what.is_official and outcome.benefit_ended is None:
            yield DueItem(DueKind.BENEFIT, outcome.id, months_after(outcome.start, 3), None, Checkpoint.MONTHS_3.value)


def _later_checks(record: CaseRecord) -> Iterator[DueItem]:
    """After the end nobody is asked without consent to it."""
    agreed = record.consents.in_force
    return (item for item in _checks(record) if agreed(ConsentKind.LATER_CONTACT, item.day) is not None)


def _consents(record: CaseRecord) -> Iterator[DueItem]:
    for consent in record.consents.given:
        if consent.valid_until is not None and consent.revoked_on is None:
            yield DueItem(DueKind.CONSENT, consent.id, consent.valid_until, None, consent.what.value)


def _care(record: CaseRecord) -> Iterator[DueItem]:
    for request in record.placements.requests:
        if request.bridge_until is not None:
            yield DueItem(DueKind.BRIDGE, request.id, request.bridge_until)
    for place in record.efforts.places:
        if place.deadline is not None and place.answer is Answer.OPEN:
            yield DueItem(DueKind.DEADLINE, place.id, place.deadline, None, place.place)


def _resume(record: CaseRecord) -> Iterator[DueItem]:
    pause = record.lifecycle.pause
    if pause is not None and pause.resume_on is not None:
        yield DueItem(DueKind.RESUME, "pause", pause.resume_on)


def _beginning(record: CaseRecord, quality: QualityTimes) -> Iterator[DueItem]:
    """First contact and first appointment after a referral, then the plan."""
    referral, first = record.referral, record.meetings.first_attended()
    waiting = referral.state not in {IntakeState.DECLINED, IntakeState.NOT_REACHED} and not referral.light
    if first is not None:
        if record.plan.agreed_on is None and not referral.light:
            yield DueItem(DueKind.PLAN, "plan", first + timedelta(days=quality.plan_days))
    elif waiting and referral.received_on is not None:
        if referral.first_contact is None:
            day = workdays_after(referral.received_on, quality.first_contact_workdays)
            yield DueItem(DueKind.FIRST_CONTACT, "contact", day)
        day = workdays_after(referral.received_on, quality.first_meeting_workdays)
        yield DueItem(DueKind.FIRST_MEETING, "meeting", day)
