"""What the page „Datenschutz“ shows."""

from dataclasses import dataclass

from lotse_desktop.domain.audit import AuditEntry
from lotse_desktop.domain.retention import Deletion
from lotse_desktop.domain.tombstones import Tombstone


@dataclass(frozen=True, slots=True)
class PrivacyState:
    """What should be deleted, the longest due first; the audit log and what was deleted, newest first."""

    deletions: tuple[Deletion, ...]
    entries: tuple[AuditEntry, ...]
    tombstones: tuple[Tombstone, ...]
