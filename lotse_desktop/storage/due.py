"""Dates of all cases in one table, written with each case and read by day."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lotse_desktop.domain.due import DueEntry, DueItem, DueKind
from lotse_desktop.storage.tables import Base, ClientRow, DueRow

_CLIENT = Base.metadata.tables[ClientRow.__tablename__]
_DUE = Base.metadata.tables[DueRow.__tablename__]


class SqlDueRepository:
    """Committing is the unit of work's part."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def replace(self, client_id: UUID, items: Sequence[DueItem]) -> None:
        """These are the dates of the case now; nothing is written when they are the same."""
        if tuple(items) == self._stored(client_id):
            return
        self._session.execute(delete(DueRow).where(DueRow.client_id == client_id))
        if items:
            rows = [
                {
                    "client_id": client_id,
                    "kind": item.kind.value,
                    "ref": item.ref,
                    "day": item.day,
                    "minute": item.minute,
                    "text": item.text,
                }
                for item in items
            ]
            self._session.execute(insert(DueRow), rows)

    def until(self, last: date, *, first: date | None = None) -> Sequence[DueEntry]:
        """Dates of running and closed cases up to and with ``last``, from ``first`` on, by day and time."""
        self._session.flush()
        names = (_CLIENT.c.given_name, _CLIENT.c.family_name, _CLIENT.c.phase)
        columns = (_DUE.c.client_id, *names, _DUE.c.kind, _DUE.c.ref, _DUE.c.day, _DUE.c.minute, _DUE.c.text)
        wanted = select(*columns).join(_CLIENT, _CLIENT.c.id == _DUE.c.client_id).where(_DUE.c.day <= last)
        if first is not None:
            wanted = wanted.where(_DUE.c.day >= first)
        found = self._session.connection().execute(wanted.order_by(_DUE.c.day, _DUE.c.minute, _CLIENT.c.sort_name))
        return [
            DueEntry(row[0], row[1], row[2], row[3], DueItem(DueKind(row[4]), row[5], row[6], row[7], row[8]))
            for row in found
        ]

    def _stored(self, client_id: UUID) -> tuple[DueItem, ...]:
        columns = (_DUE.c.kind, _DUE.c.ref, _DUE.c.day, _DUE.c.minute, _DUE.c.text)
        wanted = select(*columns).where(_DUE.c.client_id == client_id)
        found = [DueItem(DueKind(row[0]), *row[1:]) for row in self._session.connection().execute(wanted)]
        return tuple(sorted(found, key=_order))


def _order(item: DueItem) -> tuple[date, int, str]:
    return item.day, -1 if item.minute is None else item.minute, item.ref
