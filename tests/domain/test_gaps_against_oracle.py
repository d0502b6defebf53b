"""The engine and the minute-by-minute oracle agree on random families."""

from hypothesis import HealthCheck, given, settings

from lotse_desktop.domain.care import WEEKDAYS
from lotse_desktop.domain.gaps import CareReport, compute
from tests.domain.minute_oracle import Expected, expect
from tests.strategies import Family, families


def _as_expected(report: CareReport) -> Expected:
    pieces = {gap: (gap.child, gap.week, WEEKDAYS[gap.day].value, gap.start, gap.end) for gap in report.gaps}
    bring = {(piece, "bring") for gap, piece in pieces.items() if gap.bring}
    fetch = {(piece, "fetch") for gap, piece in pieces.items() if gap.fetch}
    return Expected(
        gaps=list(pieces.values()),
        classes={name.value: minutes for name, minutes in report.classes},
        demand=report.demand_minutes,
        family=list(report.family_gap_minutes),
        soft_family=list(report.soft_family_gap_minutes),
        alone=sum(child.alone_minutes for child in report.children),
        escorts=bring | fetch,
        feasible=[(w.week, WEEKDAYS[w.day].value, w.start, w.end, w.net_minutes) for w in report.feasible],
        feasible_week=list(report.feasible_week_minutes),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(families())
def test_engine_and_oracle_agree(family: Family) -> None:
    children, week = family
    assert _as_expected(compute(children, week)) == expect(children, week)
