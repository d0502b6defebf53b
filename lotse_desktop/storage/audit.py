"""The audit log in the database: added to and read, until its time is over."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lotse_desktop.domain.audit import AuditAction, AuditEntry
from lotse_desktop.storage.tables import AuditRow, ClientRow


class SqlAuditRepository:
    """Committing is the unit of work's part."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, at: datetime, action: AuditAction, client_id: UUID) -> None:
        """Keep that this was done."""
        self._session.execute(insert(AuditRow).values(at=at, action=action.value, client_id=client_id))

    def forget_before(self, moment: datetime) -> None:
        """Entries from before this moment go."""
        self._session.execute(delete(AuditRow).where(AuditRow.at < moment))

    def newest(self, limit: int) -> Sequence[AuditEntry]:
        """The last entries, newest first."""
        self._session.flush()
        columns = (AuditRow.at, AuditRow.action, AuditRow.client_id, ClientRow.given_name, ClientRow.family_name)
        wanted = (
            select(*columns)
            .outerjoin(ClientRow, ClientRow.id == AuditRow.client_id)
            .order_by(AuditRow.number.desc())
            .limit(limit)
        )
        return [
            AuditEntry(at, AuditAction(action), client_id or UUID(int=0), f"{given} {family}" if given else "")
            for at, action, client_id, given, family in self._session.execute(wanted)
        ]
