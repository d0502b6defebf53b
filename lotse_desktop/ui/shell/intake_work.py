"""Referrals, read on the database thread."""

from collections.abc import Callable, Sequence

from lotse_desktop.domain.intake import IntakeEntry
from lotse_desktop.domain.project import QualityTimes
from lotse_desktop.services.intake import IntakeDesk
from lotse_desktop.ui.jobs import Failed, Jobs


class IntakeWork:
    """What the page „Zuweisungen“ works with (``ui.pages.referrals.ReferralsWork``)."""

    def __init__(self, desk: IntakeDesk, jobs: Jobs) -> None:
        self._desk = desk
        self._jobs = jobs

    def entries(self, done: Callable[[Sequence[IntakeEntry], QualityTimes], None], failed: Failed) -> None:
        """Everybody with a referral, and what is expected."""
        self._jobs.run(self._desk.entries, lambda found: done(*found), failed)
