"""Which cases have been kept long enough (handbook 10.3, § 195 and § 199 BGB as orientation)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lotse_desktop.domain.lifecycle import Lifecycle
from lotse_desktop.domain.outcomes import months_after
from lotse_desktop.domain.project import Retention
from lotse_desktop.domain.referral import IntakeState, Referral


@dataclass(frozen=True, slots=True)
class Deletion:
    """A case that should go, since ``day``; ``why`` in words."""

    client_id: UUID
    name: str
    day: date
    why: str


def kept_until(ended: date, retention: Retention) -> date:
    """The last day on which a closed case is kept: the end of the calendar year."""
    return date(months_after(ended, retention.case).year, 12, 31)


def find_end(life: Lifecycle, retention: Retention, today: date) -> date | None:
    """Until when a case was to be kept, if that has passed; a restricted case is kept until that is lifted."""
    ended = life.closure.day if life.closure is not None else life.handed_over_on
    if ended is None or life.restricted_on is not None:
        return None
    last = kept_until(ended, retention)
    return last if last < today else None


def find_never_started(referral: Referral, retention: Retention, today: date, *, met: bool) -> date | None:
    """Until when a referral that never led to a first talk was to be kept, if that has passed."""
    if met or referral.received_on is None or referral.state is IntakeState.ACCEPTED:
        return None
    last = months_after(referral.received_on, retention.never_started)
    return last if last < today else None
