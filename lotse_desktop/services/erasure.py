"""Use-case: delete a case so that nothing of it is left in the vault (Art. 17 DSGVO)."""

from dataclasses import dataclass
from uuid import UUID

from lotse_desktop.domain.audit import AuditAction
from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.tombstones import ErasureReason, Tombstone
from lotse_desktop.services.cases import CaseGoneError
from lotse_desktop.services.ports import Clock, UnitOfWorkFactory, VaultKeeper
from lotse_desktop.services.privacy import note


@dataclass(frozen=True, slots=True)
class Erased:
    """``left``: backups that may still hold the case.  ``problem``: what could not be cleared, one sentence."""

    left: int
    problem: str = ""


class Erasure:
    """Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory, keeper: VaultKeeper, clock: Clock) -> None:
        self._units = units
        self._keeper = keeper
        self._clock = clock

    def erase(self, client_id: UUID, reason: ErasureReason, *, backups: bool) -> Erased:
        """Delete the case, leave a tombstone, and clear the file; with ``backups`` write a new one and delete the rest.

        Raises :class:`CaseGoneError`, or another ``UserError`` when nothing was deleted.  Once the case is deleted,
        what goes wrong while clearing is told in :attr:`Erased.problem`.
        """
        with self._units() as unit:
            if not unit.erasure.erase(client_id):
                raise CaseGoneError
            unit.erasure.bury(Tombstone(self._clock().date().replace(day=1), reason))
            note(unit, self._clock(), AuditAction.ERASE, client_id)
            unit.commit()
        try:
            self._keeper.purge(backups=backups)
        except UserError as error:
            return Erased(len(self._keeper.backups()), error.sentence)
        return Erased(0 if backups else len(self._keeper.backups()))
