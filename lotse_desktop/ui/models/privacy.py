"""The columns of the page „Datenschutz“."""

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.audit import AUDIT_WORDS, AuditEntry
from lotse_desktop.domain.retention import Deletion
from lotse_desktop.domain.tombstones import ERASURE_REASONS, Tombstone
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.models.columns import Column


def deletion_columns() -> tuple[Column[Deletion], ...]:
    """Who, until when it was to be kept, why."""
    return (
        Column(_tr("Wer"), lambda one: one.name, bold=True),
        Column(_tr("Aufbewahrt bis"), lambda one: short_date(one.day)),
        Column(_tr("Grund"), lambda one: one.why),
    )


def audit_columns() -> tuple[Column[AuditEntry], ...]:
    """When, what, whose case."""
    return (
        Column(_tr("Wann"), lambda entry: f"{short_date(entry.at.date())}, {entry.at:%H:%M} Uhr"),
        Column(_tr("Was"), lambda entry: AUDIT_WORDS[entry.action], bold=True),
        Column(_tr("Wessen Fall"), lambda entry: entry.name or _tr("gelöschter Fall")),
    )


def tombstone_columns() -> tuple[Column[Tombstone], ...]:
    """Month and reason."""
    return (
        Column(_tr("Monat"), lambda stone: f"{stone.month:%m/%Y}", bold=True),
        Column(_tr("Grund"), lambda stone: ERASURE_REASONS[stone.reason]),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Privacy", text)
