"""The use-case behind the list of referrals: who came how, and where the way to the first appointment stands."""

from collections.abc import Sequence

from lotse_desktop.domain.assessment import REFERRAL
from lotse_desktop.domain.intake import IntakeEntry
from lotse_desktop.domain.project import Project, QualityTimes
from lotse_desktop.domain.referral import Referral
from lotse_desktop.services.ports import UnitOfWorkFactory
from lotse_desktop.services.registers import PROJECT

MOST = 1_000_000
"""Every running case."""


class IntakeDesk:
    """Referrals of running cases.  Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory) -> None:
        self._units = units

    def entries(self) -> tuple[Sequence[IntakeEntry], QualityTimes]:
        """Everybody with a referral, those who wait first, the oldest referral on top; and what is expected."""
        with self._units() as unit:
            running = {entry.id: entry for entry in unit.cases.find("", archived=False, limit=MOST)}
            firsts = unit.overview.first_talks()
            found = [
                IntakeEntry(
                    client, running[client].given_name, running[client].family_name, payload, firsts.get(client)
                )
                for client, payload in unit.cases.sections(REFERRAL)
                if client in running and isinstance(payload, Referral)
            ]
            quality = (unit.project.get(PROJECT) or Project()).quality
        return sorted(found, key=_order), quality


def _order(entry: IntakeEntry) -> tuple[bool, int, str]:
    received = entry.referral.received_on
    return not entry.is_waiting, received.toordinal() if received else 0, entry.family_name
