"""Use-cases around the registers of a vault: referring bodies, carers, employers, and the project itself."""

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.domain.project import Project
from lotse_desktop.services.ports import RegisterRepository, UnitOfWork, UnitOfWorkFactory

PROJECT: Final = "project"
"""The id of the only entry of the register of the project."""


_Value = TypeVar("_Value", bound=Frozen)


class Register(Generic[_Value]):
    """One register of values that carry their ids.  Every method is one transaction."""

    def __init__(
        self,
        units: UnitOfWorkFactory,
        pick: Callable[[UnitOfWork], RegisterRepository[_Value]],
        id_of: Callable[[_Value], str],
    ) -> None:
        self._units = units
        self._pick = pick
        self._id_of = id_of

    def all(self) -> Sequence[_Value]:
        """Every entry, by id."""
        with self._units() as unit:
            return [value for _, value in self._pick(unit).all()]

    def put(self, *values: _Value) -> None:
        """Add these entries, or replace those with the same ids."""
        with self._units() as unit:
            self._pick(unit).put([(self._id_of(value), value) for value in values])
            unit.commit()

    def remove(self, *keys: str) -> None:
        """Remove these entries."""
        with self._units() as unit:
            self._pick(unit).remove(keys)
            unit.commit()


class ProjectDesk:
    """What the project decided.  Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory) -> None:
        self._units = units

    def read(self) -> Project:
        """The project; the defaults when nothing was decided."""
        with self._units() as unit:
            return unit.project.get(PROJECT) or Project()

    def write(self, project: Project) -> None:
        """Keep these decisions."""
        with self._units() as unit:
            unit.project.put([(PROJECT, project)])
            unit.commit()
