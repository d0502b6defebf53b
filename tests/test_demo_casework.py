"""The demo's cases have a past and a future that hold together."""

import pytest

from lotse_desktop.demo import CASES as HOW_MANY
from lotse_desktop.demo import SEED
from lotse_desktop.demo_families import demo_cases
from lotse_desktop.domain.client import CasePhase, Gender
from lotse_desktop.domain.consents import ConsentKind
from lotse_desktop.domain.due import DueKind, find_due
from lotse_desktop.domain.lifecycle import CaseStatus
from lotse_desktop.domain.meetings import MeetingStatus
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.domain.record import CaseRecord
from tests.builders import TODAY


@pytest.fixture(scope="module")
def cases() -> list[CaseRecord]:
    return demo_cases(HOW_MANY, SEED, TODAY)


def test_three_families_come_today(cases: list[CaseRecord]) -> None:
    coming = [
        item
        for case in cases
        for item in find_due(case, QualityTimes())
        if item.kind is DueKind.MEETING and item.day == TODAY
    ]
    assert sorted(item.minute or 0 for item in coming) == [600, 690, 840]


def test_what_took_place_lies_before_today_and_after_the_referral(cases: list[CaseRecord]) -> None:
    for case in cases:
        received = case.referral.received_on
        assert received is not None
        for meeting in case.meetings.meetings:
            planned = meeting.status is MeetingStatus.PLANNED
            assert meeting.day >= TODAY if planned else received < meeting.day < TODAY
            assert meeting.day.weekday() < 5 or meeting.day == TODAY
        for outcome in case.outcomes.outcomes:
            assert all(outcome.start < made.day < TODAY for made in outcome.follow_ups)


def test_only_the_last_phases_reached_something_and_ended(cases: list[CaseRecord]) -> None:
    for case in cases:
        late = case.client.phase in {CasePhase.FOLLOW_UP, CasePhase.CLOSURE}
        assert bool(case.outcomes.outcomes) is late
        assert (case.lifecycle.status is CaseStatus.CLOSED) is (case.client.phase is CasePhase.CLOSURE)


def test_mothers_and_fathers_are_there(cases: list[CaseRecord]) -> None:
    genders = {case.client.gender for case in cases}
    assert genders == {Gender.W, Gender.M}


def test_no_case_goes_on_without_consent_and_most_count_in_the_statistics(cases: list[CaseRecord]) -> None:
    for case in cases:
        kept = case.consents.in_force(ConsentKind.COACHING_RECORD, TODAY) is not None
        assert kept is (case.client.phase is not CasePhase.REFERRAL)
        if kept:
            special = case.consents.in_force(ConsentKind.SPECIAL_CATEGORIES, TODAY) is not None
            assert special is case.client.special_categories
    counted = sum(case.consents.in_force(ConsentKind.ANONYMISED_STATISTICS, TODAY) is not None for case in cases)
    assert 25 <= counted < len(cases)
