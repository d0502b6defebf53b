"""Deleting a whole case, and what is left of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lotse_desktop.domain.tombstones import ErasureReason, Tombstone
from lotse_desktop.storage.tables import ClientRow, TombstoneRow


class SqlErasureRepository:
    """Committing is the unit of work's part."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def erase(self, client_id: UUID) -> bool:
        """Delete the client and whatever belongs to the case; whether there was one.

        Children, rounds, plan, printed plans and dates go by the foreign keys of the database.
        """
        gone = self._session.execute(delete(ClientRow).where(ClientRow.id == client_id).returning(ClientRow.id))
        return gone.first() is not None

    def bury(self, tombstone: Tombstone) -> None:
        """Keep that a case was deleted."""
        self._session.execute(insert(TombstoneRow).values(month=tombstone.month, reason=tombstone.reason.value))

    def tombstones(self) -> Sequence[Tombstone]:
        """Every deletion, oldest first."""
        wanted = select(TombstoneRow.month, TombstoneRow.reason).order_by(TombstoneRow.number)
        return [Tombstone(month, ErasureReason(reason)) for month, reason in self._session.execute(wanted)]
