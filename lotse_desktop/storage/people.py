"""Who is in the vault as the figures see it, read as a few columns without loading a case."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lotse_desktop.domain.period import PeriodCase
from lotse_desktop.domain.plan import GoalStatus
from lotse_desktop.storage.tables import Base, ClientRow, GoalRow

_CLIENT = Base.metadata.tables[ClientRow.__tablename__]
_GOAL = Base.metadata.tables[GoalRow.__tablename__]


class SqlPeopleRepository:
    """Reads only."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Mapping[UUID, PeriodCase]:
        """Every client, archived ones too, with days, gender and goals; the sections are not in it."""
        self._session.flush()
        reached = func.count(_GOAL.c.id).filter(_GOAL.c.status == GoalStatus.REACHED.value)
        wanted = (
            select(
                _CLIENT.c.id,
                _CLIENT.c.opened_on,
                _CLIENT.c.archived_on,
                _CLIENT.c.gender,
                func.count(_GOAL.c.id),
                reached,
            )
            .outerjoin(_GOAL, _GOAL.c.client_id == _CLIENT.c.id)
            .group_by(_CLIENT.c.id)
        )
        return {row[0]: PeriodCase(*row[1:]) for row in self._session.connection().execute(wanted)}
