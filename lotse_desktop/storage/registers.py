"""Registers of the vault: values that belong to no client, each under its own id."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.storage.tables import RegisterRow

_Value = TypeVar("_Value", bound=Frozen)


class SqlRegisterRepository(Generic[_Value]):
    """One register, read as values of one kind.  Committing is the unit of work's part."""

    def __init__(self, session: Session, register: str, kind: type[_Value]) -> None:
        self._session = session
        self._register = register
        self._kind = kind

    def get(self, key: str) -> _Value | None:
        """The entry with this id."""
        wanted = select(RegisterRow.body).where(RegisterRow.register == self._register, RegisterRow.id == key)
        body = self._session.scalar(wanted)
        return None if body is None else self._kind.model_validate(body)

    def all(self) -> Sequence[tuple[str, _Value]]:
        """Every entry with its id, by id."""
        wanted = (
            select(RegisterRow.id, RegisterRow.body)
            .where(RegisterRow.register == self._register)
            .order_by(RegisterRow.id)
        )
        return [(key, self._kind.model_validate(body)) for key, body in self._session.execute(wanted)]

    def put(self, entries: Iterable[tuple[str, _Value]]) -> None:
        """Add these entries; one that is there under the same id is replaced."""
        rows = [
            {"register": self._register, "id": key, "body": value.model_dump(mode="json")} for key, value in entries
        ]
        if rows:
            adding = insert(RegisterRow)
            keys = [RegisterRow.register, RegisterRow.id]
            replacing = adding.on_conflict_do_update(keys, set_={"body": adding.excluded.body})
            self._session.execute(replacing, rows)

    def remove(self, keys: Iterable[str]) -> None:
        """Remove these entries; unknown ids are no fault."""
        wanted = delete(RegisterRow).where(RegisterRow.register == self._register, RegisterRow.id.in_(tuple(keys)))
        self._session.execute(wanted)
