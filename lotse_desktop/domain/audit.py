"""Who did what when, without contents (handbook 10.3): one laptop, one coach, so „who“ is the vault itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from lotse_desktop.domain.lifecycle import Lifecycle


class AuditAction(StrEnum):
    """What was done."""

    OPEN = "OPEN"
    PRINT = "PRINT"
    EXPORT = "EXPORT"
    CLOSE = "CLOSE"
    REOPEN = "REOPEN"
    RESTRICT = "RESTRICT"
    UNRESTRICT = "UNRESTRICT"
    ERASE = "ERASE"


AUDIT_WORDS: Final[Mapping[AuditAction, str]] = {
    AuditAction.OPEN: "Fall geöffnet",
    AuditAction.PRINT: "Plan gedruckt",
    AuditAction.EXPORT: "Fall als Datei gespeichert",
    AuditAction.CLOSE: "Fall abgeschlossen",
    AuditAction.REOPEN: "Fall wieder geöffnet",
    AuditAction.RESTRICT: "Verarbeitung eingeschränkt",
    AuditAction.UNRESTRICT: "Einschränkung aufgehoben",
    AuditAction.ERASE: "Fall gelöscht",
}


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """``name``: of the client as the vault holds it now; empty when the case was deleted."""

    at: datetime
    action: AuditAction
    client_id: UUID
    name: str = ""


def find_actions(before: Lifecycle, after: Lifecycle) -> Iterator[AuditAction]:
    """What happened to a case between two stored states."""
    if (before.closure is None) is not (after.closure is None):
        yield AuditAction.REOPEN if after.closure is None else AuditAction.CLOSE
    if (before.restricted_on is None) is not (after.restricted_on is None):
        yield AuditAction.UNRESTRICT if after.restricted_on is None else AuditAction.RESTRICT
