"""Pause, end and restriction of a case."""

from datetime import date

from lotse_desktop.domain.lifecycle import CaseStatus, Closure, ClosureReason, Lifecycle, Pause

DAY = date(2026, 11, 24)
CLOSURE = Closure(day=DAY, reason=ClosureReason.INTEGRATED_WORK)


def test_a_case_is_open_until_something_else_is_said() -> None:
    assert Lifecycle().status is CaseStatus.OPEN
    assert Lifecycle(pause=Pause(since=DAY)).status is CaseStatus.PAUSED


def test_closing_ends_a_pause_and_opening_again_keeps_the_former_end() -> None:
    closed = Lifecycle(pause=Pause(since=DAY)).closed(CLOSURE)
    assert closed.status is CaseStatus.CLOSED
    assert closed.pause is None
    again = closed.reopened()
    assert again.status is CaseStatus.OPEN
    assert again.former == (CLOSURE,)


def test_a_restriction_is_stronger_than_everything_else() -> None:
    restricted = Lifecycle().closed(CLOSURE).restricted(DAY)
    assert restricted.status is CaseStatus.RESTRICTED
    assert restricted.restricted(None).status is CaseStatus.CLOSED
