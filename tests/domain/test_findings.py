"""What is missing is counted per need and area, the most frequent first."""

from datetime import date

import pytest

from lotse_desktop.domain.findings import Finding, FindingReason, count_findings, quarter_of, quarter_text
from lotse_desktop.domain.offers import OfferUses, UseState

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("month", "quarter"), [(1, "2026-Q1"), (3, "2026-Q1"), (4, "2026-Q2"), (12, "2026-Q4")])
def test_a_day_is_told_as_its_quarter(month: int, quarter: str) -> None:
    assert quarter_of(date(2026, month, 28)) == quarter


def test_findings_are_counted() -> None:
    late = Finding(id="1", need="CARE_LATE", area="Mainz", quarter="2026-Q3")
    again = Finding(id="2", need="CARE_LATE", area="Mainz", quarter="2026-Q2", reason=FindingReason.WAITING)
    more = late.model_copy(update={"id": "3"})
    first, second = count_findings([late, again, Finding(id="4", need="LICENCE", quarter="2026-Q4"), more])
    assert (first.need, first.area, first.count, first.first_quarter) == ("CARE_LATE", "Mainz", 3, "2026-Q2")
    assert first.reasons == ((FindingReason.MISSING, 2), (FindingReason.WAITING, 1))
    assert (second.need, second.count) == ("LICENCE", 1)
    assert quarter_text(first.first_quarter) == "2. Quartal 2026"


def test_a_finding_says_nothing_about_anybody() -> None:
    assert set(Finding.model_fields) == {"id", "need", "reason", "area", "quarter"}


def test_marks_are_kept_with_the_name_and_taken_back() -> None:
    uses = OfferUses().with_use("a", "Treff", (UseState.KNOWN,), TODAY)
    uses = uses.with_use("b", "Kurs", (UseState.WISHED,), TODAY).with_use("a", "Treff", (UseState.USED,), TODAY)
    assert [(use.service, use.name) for use in uses.uses] == [("a", "Treff"), ("b", "Kurs")]
    assert uses.states_of("a") == (UseState.USED,)
    assert uses.with_use("a", "Treff", (), TODAY).states_of("a") == ()


def test_one_finding_per_need() -> None:
    uses = OfferUses().with_finding(Finding(id="1", need="LICENCE", quarter="2026-Q4"))
    uses = uses.with_finding(Finding(id="2", need="LICENCE", quarter="2026-Q4"))
    noted = uses.finding_of("LICENCE")
    assert noted is not None
    assert noted.id == "2"
    assert uses.without_finding("LICENCE").findings == ()
