"""What was reached: month ends, checks that are due, what lasted, one integration a month (handbook 8.1)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse_desktop.domain.outcomes import (
    Checkpoint,
    FollowUp,
    FollowUpStatus,
    IntegrationKind,
    Outcome,
    Outcomes,
    months_after,
)

START = date(2026, 11, 30)
TODAY = date(2027, 6, 1)


def an_outcome(what: IntegrationKind = IntegrationKind.INSURED_PART, start: date = START, key: str = "a") -> Outcome:
    return Outcome(id=key, what=what, start=start)


def checked(status: FollowUpStatus, checkpoint: Checkpoint = Checkpoint.MONTHS_3) -> FollowUp:
    return FollowUp(checkpoint=checkpoint, day=TODAY, status=status)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 1, 31), 3, date(2027, 4, 30)),
        (date(2027, 1, 31), 6, date(2027, 7, 31)),
        (date(2027, 1, 31), 12, date(2028, 1, 31)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 1), 3, date(2027, 3, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(start: date, months: int, expected: date) -> None:
    assert months_after(start, months) == expected


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 60))
def test_months_later_is_that_many_months_later(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and months_after(later, 0) == later)


def test_the_first_check_is_after_two_weeks() -> None:
    assert Checkpoint.WEEKS_2.due(START) == date(2026, 12, 14)


def test_checks_stay_open_until_they_are_made() -> None:
    outcome = an_outcome().with_follow_up(checked(FollowUpStatus.STILL))
    assert [point for point, _ in outcome.open_checks()] == [
        Checkpoint.WEEKS_2,
        Checkpoint.MONTHS_6,
        Checkpoint.MONTHS_12,
    ]


@pytest.mark.parametrize("status", [FollowUpStatus.ENDED, FollowUpStatus.REFUSED])
def test_nobody_is_asked_again_after_an_end_or_a_refusal(status: FollowUpStatus) -> None:
    assert an_outcome().with_follow_up(checked(status)).open_checks() == ()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (FollowUpStatus.STILL, "YES"),
        (FollowUpStatus.OTHER_JOB, "YES"),
        (FollowUpStatus.ENDED, "NO"),
        (FollowUpStatus.UNKNOWN, "UNKNOWN"),
        (FollowUpStatus.REFUSED, "UNKNOWN"),
    ],
)
def test_what_a_check_says_about_lasting(status: FollowUpStatus, expected: str) -> None:
    assert an_outcome().with_follow_up(checked(status)).sustained(Checkpoint.MONTHS_3, TODAY) == expected


def test_lasting_is_not_due_before_its_day_and_unknown_after_it() -> None:
    outcome = an_outcome()
    assert outcome.sustained(Checkpoint.MONTHS_12, TODAY) == "NOT_DUE"
    assert outcome.sustained(Checkpoint.MONTHS_6, TODAY) == "UNKNOWN"


def test_what_ended_before_does_not_last() -> None:
    outcome = an_outcome().with_follow_up(checked(FollowUpStatus.ENDED))
    assert outcome.sustained(Checkpoint.MONTHS_6, TODAY) == "NO"
    assert outcome.sustained(Checkpoint.MONTHS_12, TODAY) == "NOT_DUE"


def test_a_check_that_is_made_again_replaces_the_former() -> None:
    outcome = an_outcome().with_follow_up(checked(FollowUpStatus.UNKNOWN)).with_follow_up(checked(FollowUpStatus.STILL))
    assert [made.status for made in outcome.follow_ups] == [FollowUpStatus.STILL]


def test_at_most_one_official_integration_counts_in_a_month() -> None:
    reached = Outcomes()
    for key, what, day in (
        ("a", IntegrationKind.INSURED_PART, date(2027, 3, 20)),
        ("b", IntegrationKind.APPRENTICESHIP, date(2027, 3, 1)),
        ("c", IntegrationKind.MINIJOB, date(2027, 4, 1)),
        ("d", IntegrationKind.INSURED_FULL, date(2027, 5, 1)),
    ):
        reached = reached.with_outcome(an_outcome(what, day, key))
    assert [one.id for one in reached.integrations()] == ["b", "d"]


def test_five_kinds_are_official() -> None:
    assert sum(kind.is_official for kind in IntegrationKind) == 5
    assert not IntegrationKind.RETRAINING.is_official
    assert not IntegrationKind.JOB_KEPT.is_official
