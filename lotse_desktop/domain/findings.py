"""Needs without an offer: what is missing, where, and why; nothing in it says for whom (handbook 8.5)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Frozen, Key, Line


class FindingReason(StrEnum):
    """Why nothing helps."""

    MISSING = "missing"
    WAITING = "waiting"
    TIMES = "times"
    COST = "cost"
    UNKNOWN = "unknown"


REASON_NAMES: Final = {
    FindingReason.MISSING: "Angebot fehlt",
    FindingReason.WAITING: "Wartezeit",
    FindingReason.TIMES: "Zeiten passen nicht",
    FindingReason.COST: "zu teuer",
    FindingReason.UNKNOWN: "unbekannt",
}


class Finding(Frozen):
    """One time that a need had no offer.  Entries of a register: no client, no name, no day."""

    id: Key
    need: Key
    reason: Annotated[FindingReason, LOOSE] = FindingReason.MISSING
    area: Line = ""
    """Municipality or region; never a street."""
    quarter: Annotated[str, Field(pattern=r"^[0-9]{4}-Q[1-4]$")]


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How often a need had no offer in an area, for which reasons, and in which quarter that was first noted."""

    need: str
    area: str
    count: int
    reasons: tuple[tuple[FindingReason, int], ...]
    first_quarter: str


def quarter_of(day: date) -> str:
    """„2026-Q4“."""
    return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"


def quarter_text(quarter: str) -> str:
    """„4. Quartal 2026“."""
    year, number = quarter.split("-Q")
    return f"{number}. Quartal {year}"


def count_findings(findings: Iterable[Finding]) -> tuple[FindingCount, ...]:
    """Per need and area, the most frequent first."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        grouped.setdefault((finding.need, finding.area), []).append(finding)
    counts = [
        FindingCount(
            need=need,
            area=area,
            count=len(group),
            reasons=tuple(Counter(finding.reason for finding in group).most_common()),
            first_quarter=min(finding.quarter for finding in group),
        )
        for (need, area), group in grouped.items()
    ]
    return tuple(sorted(counts, key=lambda one: (-one.count, one.need, one.area)))
