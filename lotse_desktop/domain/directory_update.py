"""An update of the directory: what would be new, changed and gone, before anything is taken over (handbook 6.2)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lotse_desktop.domain.directory import ServiceEntry, Status
from lotse_desktop.domain.folding import folded


class Gone(StrEnum):
    """What becomes of entries that the new file does not have any more."""

    LAY_DOWN = "lay_down"
    KEEP = "keep"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The key of a field, and both its values as they are."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is known already, and in which fields it would be another one."""

    before: ServiceEntry
    after: ServiceEntry
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class DirectoryUpdate:
    """What a file would change.

    ``gone``: active entries of the project that the file does not have.  ``kept_local``: entries of coaches that it
    does not have; they stay as they are.  ``same``: how many stay as they are.
    """

    new: tuple[ServiceEntry, ...]
    changed: tuple[EntryChange, ...]
    gone: tuple[ServiceEntry, ...]
    kept_local: tuple[ServiceEntry, ...]
    same: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.new or self.changed or self.gone)

    def put(self, gone: Gone) -> tuple[ServiceEntry, ...]:
        """Entries to store."""
        laid_down = [entry.with_status(Status.INACTIVE) for entry in self.gone] if gone is Gone.LAY_DOWN else []
        return (*self.new, *(change.after for change in self.changed), *laid_down)

    def removed(self, gone: Gone) -> tuple[str, ...]:
        """Ids of entries to remove."""
        return tuple(entry.id for entry in self.gone) if gone is Gone.REMOVE else ()


_FIELDS: Final = tuple(name for name in ServiceEntry.model_fields if name != "id")


def find_update(present: Iterable[ServiceEntry], coming: Sequence[ServiceEntry]) -> DirectoryUpdate:
    """Compare by id; an id that is not known belongs to the only entry of the same name and organisation, if any."""
    known = {entry.id: entry for entry in present}
    own_id = _find_own_ids(known.values(), coming)
    coming = [entry.model_copy(update={"id": own_id(entry)}) for entry in coming]
    new: list[ServiceEntry] = []
    changed: list[EntryChange] = []
    for entry in coming:
        before = known.pop(entry.id, None)
        if before is None:
            new.append(entry)
        elif before != entry:
            changed.append(EntryChange(before, entry, _differences(before, entry)))
    return DirectoryUpdate(
        new=_sorted(new),
        changed=tuple(sorted(changed, key=lambda change: folded(change.after.name))),
        gone=_sorted(entry for entry in known.values() if entry.is_active and not entry.local),
        kept_local=_sorted(entry for entry in known.values() if entry.local),
        same=len(coming) - len(new) - len(changed),
    )


def _find_own_ids(present: Iterable[ServiceEntry], coming: Sequence[ServiceEntry]) -> Callable[[ServiceEntry], str]:
    named: dict[tuple[str, str], list[str]] = {}
    known: set[str] = set()
    for entry in present:
        known.add(entry.id)
        named.setdefault(_name(entry), []).append(entry.id)
    taken = known & {entry.id for entry in coming}

    def own_id(entry: ServiceEntry) -> str:
        if entry.id in known:
            return entry.id
        free = [key for key in named.get(_name(entry), ()) if key not in taken]
        if len(free) != 1:
            return entry.id
        taken.add(free[0])
        return free[0]

    return own_id


def _name(entry: ServiceEntry) -> tuple[str, str]:
    return folded(entry.name), folded(entry.organization)


def _differences(before: ServiceEntry, after: ServiceEntry) -> tuple[FieldChange, ...]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _FIELDS)
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def _sorted(entries: Iterable[ServiceEntry]) -> tuple[ServiceEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: (folded(entry.name), entry.id)))
