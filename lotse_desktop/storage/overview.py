"""Figures over all cases, counted by the database without loading a case."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from lotse_desktop.domain.assessment import MEETINGS, OUTCOMES, PLACEMENTS
from lotse_desktop.domain.listing import ClientEntry
from lotse_desktop.domain.meetings import MeetingStatus
from lotse_desktop.domain.outcomes import IntegrationKind
from lotse_desktop.domain.today import Quarter
from lotse_desktop.storage.tables import Base, ClientRow

_CLIENT: Final = Base.metadata.tables[ClientRow.__tablename__]
_TALKS: Final = text(
    "SELECT count(*) FROM section, json_each(section.body, '$.meetings') AS one WHERE section.domain_key = :key"
    " AND one.value ->> 'status' = :status AND one.value ->> 'day' BETWEEN :first AND :last"
)
_INTEGRATIONS: Final = text(
    "SELECT count(DISTINCT section.assessment_id || substr(one.value ->> 'start', 1, 7))"
    " FROM section, json_each(section.body, '$.outcomes') AS one WHERE section.domain_key = :key"
    " AND instr(:kinds, ' ' || (one.value ->> 'what') || ' ') AND one.value ->> 'start' BETWEEN :first AND :last"
)
"""At most one per person and month (handbook 8.1)."""
_CLOSED: Final = text(
    "SELECT coalesce(sum(max(0, (one.value ->> '$.effect.gap_before') - (one.value ->> '$.effect.gap_after'))), 0)"
    " FROM section, json_each(section.body, '$.placements') AS one WHERE section.domain_key = :key"
    " AND one.value ->> 'start' BETWEEN :first AND :last AND one.value ->> '$.effect.gap_after' IS NOT NULL"
)
_FIRST: Final = text(
    "SELECT assessment.client_id, min(one.value ->> 'day') FROM section"
    " JOIN assessment ON assessment.id = section.assessment_id, json_each(section.body, '$.meetings') AS one"
    " WHERE section.domain_key = :key AND one.value ->> 'status' = :status GROUP BY assessment.client_id"
)
_OFFICIAL: Final = f" {' '.join(kind.value for kind in IntegrationKind if kind.is_official)} "


class SqlOverviewRepository:
    """Reads only."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ids(self) -> Sequence[UUID]:
        """Every client."""
        return self._session.scalars(select(ClientRow.id)).all()

    def untouched(self, before: datetime, *, limit: int) -> Sequence[ClientEntry]:
        """Running cases that were last changed before this moment, the longest first."""
        self._session.flush()
        names = ("id", "given_name", "family_name", "phase", "gap_minutes", "open_steps", "next_due", "changed_at")
        wanted = (
            select(*(_CLIENT.c[name] for name in names))
            .where(_CLIENT.c.archived_on.is_(None), _CLIENT.c.changed_at < before)
            .order_by(_CLIENT.c.changed_at)
            .limit(limit)
        )
        rows = self._session.connection().execute(wanted)
        return [ClientEntry(**dict(zip(names, row, strict=True)), children=(), archived=False) for row in rows]

    def first_talks(self) -> Mapping[UUID, date]:
        """The day of the first talk of each client that had one."""
        self._session.flush()
        found = self._session.execute(_FIRST, {"key": MEETINGS, "status": MeetingStatus.ATTENDED.value})
        return {UUID(client): date.fromisoformat(day) for client, day in found}

    def quarter(self, first: date, last: date) -> Quarter:
        """Talks that took place, official integrations, and minutes of a week that care placed since then covers."""
        self._session.flush()
        days = {"first": first.isoformat(), "last": last.isoformat()}
        run = self._session.execute
        return Quarter(
            first=first,
            talks=run(_TALKS, {"key": MEETINGS, "status": MeetingStatus.ATTENDED.value, **days}).scalar_one(),
            integrations=run(_INTEGRATIONS, {"key": OUTCOMES, "kinds": _OFFICIAL, **days}).scalar_one(),
            closed_minutes=run(_CLOSED, {"key": PLACEMENTS, **days}).scalar_one(),
        )
