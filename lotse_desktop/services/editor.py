"""The one place where an open case is changed: the record, its history, and who wants to know."""

from collections.abc import Callable
from dataclasses import dataclass

from lotse_desktop.domain.closing import may_become
from lotse_desktop.domain.record import CaseRecord

MAX_HISTORY = 200


def _nobody() -> None:
    """Where nobody wants to know."""


@dataclass(frozen=True, slots=True)
class _Past:
    name: str
    record: CaseRecord


class CaseEditor:
    """Holds the current :class:`CaseRecord`; every change has a German name and can be undone.

    ``changed`` is called after each change, undo and redo.  Changes with the same ``merge`` key that follow each other
    become one step, so that typing a sentence is undone at once.

    A restricted case (Art. 18 DSGVO) is read only: until the restriction is lifted, a change is not taken over and
    ``refused`` is called instead.
    """

    def __init__(self, record: CaseRecord, changed: Callable[[], None], refused: Callable[[], None] = _nobody) -> None:
        self._record = record
        self._changed = changed
        self._refused = refused
        self._past: list[_Past] = []
        self._future: list[_Past] = []
        self._merge: str | None = None

    @property
    def record(self) -> CaseRecord:
        """The case as it is now."""
        return self._record

    @property
    def undo_name(self) -> str | None:
        """What undo would take back, ``None`` when there is nothing."""
        return self._past[-1].name if self._past else None

    @property
    def redo_name(self) -> str | None:
        """What redo would bring back, ``None`` when there is nothing."""
        return self._future[-1].name if self._future else None

    @property
    def undo_steps(self) -> int:
        """How many changes can be taken back."""
        return len(self._past)

    @property
    def redo_steps(self) -> int:
        """How many changes can be brought back."""
        return len(self._future)

    def change(self, name: str, record: CaseRecord, *, merge: str | None = None) -> None:
        """Take ``record`` as the new state; nothing happens when it equals the present one."""
        if record == self._record:
            return
        if not may_become(self._record, record):
            self._refused()
            return
        if merge is None or merge != self._merge or not self._past:
            self._past.append(_Past(name, self._record))
            del self._past[:-MAX_HISTORY]
        self._future.clear()
        self._merge = merge
        self._record = record
        self._changed()

    def settle(self, record: CaseRecord) -> None:
        """Take ``record`` as the new state for good: what had to be deleted can not be brought back by undo."""
        self._past.clear()
        self._future.clear()
        self._merge = None
        self._record = record
        self._changed()

    def undo(self) -> None:
        """Back to the state before the last change."""
        self._swap(self._past, self._future)

    def redo(self) -> None:
        """Forward again."""
        self._swap(self._future, self._past)

    def _swap(self, source: list[_Past], target: list[_Past]) -> None:
        if not source:
            return
        step = source.pop()
        target.append(_Past(step.name, self._record))
        self._merge = None
        self._record = step.record
        self._changed()
