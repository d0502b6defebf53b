"""The facts of a case as it stands in the vault: what was agreed, how it came, what was done, how it ended."""

from datetime import date

import pytest

from lotse_desktop.domain.assessment import EFFORTS, LIFECYCLE, MEETINGS, OUTCOMES, REFERRAL
from lotse_desktop.domain.client import Consents, Gender
from lotse_desktop.domain.consents import Consent, ConsentKind
from lotse_desktop.domain.disclosure.delivery import make_delivery
from lotse_desktop.domain.disclosure.facts import CaseFacts, facts_of
from lotse_desktop.domain.efforts import Efforts, MeasureGroup, StartedMeasure
from lotse_desktop.domain.errors import NothingToPrintError
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.lifecycle import Closure, ClosureReason, Lifecycle
from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus
from lotse_desktop.domain.outcomes import IntegrationKind, Outcome, Outcomes
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import Referral, ReferralSource
from tests.catalogue.shipped import catalogue
from tests.domain.disclosure.plans import an_order, standard_plan
from tests.families import MARA_DAY, whole_mara

AGREED = Consents(given=(Consent(id="c", what=ConsentKind.ANONYMISED_STATISTICS, given_on=date(2026, 11, 2)),))


def facts(record: CaseRecord, today: date = MARA_DAY) -> CaseFacts:
    return facts_of(catalogue(), record, compute(record.client.children, record.care_week), today)


def mara() -> CaseRecord:
    """Case A with consent to statistics."""
    return whole_mara().with_consents(AGREED)


def test_only_a_consent_in_force_and_a_case_without_restriction_counts() -> None:
    assert not facts(whole_mara()).statistics_consent
    assert facts(mara()).statistics_consent
    assert not facts(mara(), date(2026, 11, 1)).statistics_consent
    revoked = mara().with_consents(AGREED.revoked(ConsentKind.ANONYMISED_STATISTICS, date(2026, 11, 5)))
    assert not facts(revoked).statistics_consent
    restricted = Lifecycle().restricted(date(2026, 11, 6))
    assert not facts(mara().with_payload(LIFECYCLE, restricted)).statistics_consent


def test_what_was_done_is_told_in_groups_and_days() -> None:
    record = mara()
    record = record.with_client(record.client.model_copy(update={"gender": Gender.D}))
    record = record.with_payload(REFERRAL, Referral(source=ReferralSource.BCA_AGENCY, received_on=date(2026, 10, 29)))
    meetings = tuple(
        Meeting(id=f"m{n}", day=date(2026, 11, 10 + n), status=status)
        for n, status in enumerate((MeetingStatus.NO_SHOW, MeetingStatus.ATTENDED, MeetingStatus.ATTENDED))
    )
    record = record.with_payload(MEETINGS, Meetings(meetings=meetings))
    measure = StartedMeasure(id="s", group=MeasureGroup.LANGUAGE, start=date(2026, 11, 3), title="Kurs")
    record = record.with_payload(EFFORTS, Efforts(measures=(measure,)))
    outcome = Outcome(id="o", what=IntegrationKind.JOB_KEPT, start=date(2026, 11, 9))
    record = record.with_payload(OUTCOMES, Outcomes(outcomes=(outcome,)))
    found = facts(record)
    assert (found.gender, found.referral_source, found.referred_on) == ("D", "BCA_AGENCY", date(2026, 10, 29))
    assert (found.attended, found.first_appointment) == (2, date(2026, 11, 11))
    assert (found.measures, found.outcomes) == (frozenset({"LANGUAGE"}), (outcome,))


@pytest.mark.parametrize(
    ("reason", "group"),
    [
        (ClosureReason.INTEGRATED_TRAINING, "INTEGRATED"),
        (ClosureReason.GOAL_REACHED_OTHER, "GOAL_OTHER"),
        (ClosureReason.MOVED, "OTHER"),
        (ClosureReason.NO_CONTACT, "NO_CONTACT"),
    ],
)
def test_the_end_of_a_case_is_told_as_a_group(reason: ClosureReason, group: str) -> None:
    closed = Lifecycle().closed(Closure(day=date(2026, 11, 8), reason=reason))
    found = facts(mara().with_payload(LIFECYCLE, closed))
    assert (found.closure, found.closed_on) == (group, date(2026, 11, 8))


def test_a_case_that_was_handed_over_is_counted_by_the_other_vault() -> None:
    handed = mara().with_payload(LIFECYCLE, Lifecycle(handed_over_on=date(2026, 11, 8)))
    with pytest.raises(NothingToPrintError):
        make_delivery(standard_plan(), [facts(handed)], an_order(), MARA_DAY)
    assert make_delivery(standard_plan(), [facts(mara())], an_order(), MARA_DAY).header.clients == 1
