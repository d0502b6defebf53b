"""How long a case is kept: tables of dates."""

from datetime import date

import pytest

from lotse_desktop.domain.lifecycle import Closure, ClosureReason, Lifecycle
from lotse_desktop.domain.project import Retention
from lotse_desktop.domain.referral import IntakeState, Referral
from lotse_desktop.domain.retention import find_end, find_never_started, kept_until

USUAL = Retention()


def closed(day: date) -> Lifecycle:
    return Lifecycle(closure=Closure(day=day, reason=ClosureReason.OTHER))


@pytest.mark.parametrize(
    ("ended", "months", "last"),
    [
        (date(2023, 1, 1), 36, date(2026, 12, 31)),
        (date(2023, 12, 31), 36, date(2026, 12, 31)),
        (date(2024, 2, 29), 36, date(2027, 12, 31)),
        (date(2026, 11, 24), 0, date(2026, 12, 31)),
        (date(2026, 11, 24), 2, date(2027, 12, 31)),
    ],
)
def test_a_case_is_kept_to_the_end_of_the_calendar_year(ended: date, months: int, last: date) -> None:
    assert kept_until(ended, Retention(case=months)) == last


@pytest.mark.parametrize(
    ("life", "today", "last"),
    [
        (closed(date(2023, 5, 10)), date(2026, 12, 31), None),
        (closed(date(2023, 5, 10)), date(2027, 1, 1), date(2026, 12, 31)),
        (closed(date(2023, 5, 10)).restricted(date(2024, 1, 1)), date(2027, 1, 1), None),
        (closed(date(2023, 5, 10)).reopened(), date(2027, 1, 1), None),
        (Lifecycle(handed_over_on=date(2023, 5, 10)), date(2027, 1, 1), date(2026, 12, 31)),
        (Lifecycle(), date(2060, 1, 1), None),
    ],
)
def test_a_case_is_proposed_the_day_after(life: Lifecycle, today: date, last: date | None) -> None:
    assert find_end(life, USUAL, today) == last


@pytest.mark.parametrize(
    ("referral", "met", "today", "last"),
    [
        (Referral(received_on=date(2026, 8, 31)), False, date(2027, 2, 28), None),
        (Referral(received_on=date(2026, 8, 31)), False, date(2027, 3, 1), date(2027, 2, 28)),
        (Referral(received_on=date(2026, 8, 31)), True, date(2027, 3, 1), None),
        (Referral(received_on=date(2026, 8, 31), state=IntakeState.ACCEPTED), False, date(2027, 3, 1), None),
        (Referral(), False, date(2027, 3, 1), None),
    ],
)
def test_a_referral_that_led_to_nothing(referral: Referral, met: bool, today: date, last: date | None) -> None:  # noqa: FBT001
    assert find_never_started(referral, USUAL, today, met=met) == last
