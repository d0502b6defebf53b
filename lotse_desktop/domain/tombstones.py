"""What is left of a deleted case: the month and why, nothing else (handbook 10.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class ErasureReason(StrEnum):
    """Why a case was deleted."""

    REQUEST = "REQUEST"
    RETENTION = "RETENTION"
    MISTAKE = "MISTAKE"


ERASURE_REASONS: Final[Mapping[ErasureReason, str]] = {
    ErasureReason.REQUEST: "auf Wunsch (Art. 17 DSGVO)",
    ErasureReason.RETENTION: "Aufbewahrungsfrist zu Ende",
    ErasureReason.MISTAKE: "aus Versehen angelegt",
}


@dataclass(frozen=True, slots=True)
class Tombstone:
    """``month``: the first day of the month of the deletion."""

    month: date
    reason: ErasureReason
