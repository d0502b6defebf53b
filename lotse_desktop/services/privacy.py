"""Use-cases of data protection over all cases: the audit log, what should be deleted, what was deleted."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from lotse_desktop.domain.assessment import LIFECYCLE, REFERRAL
from lotse_desktop.domain.audit import AuditAction
from lotse_desktop.domain.lifecycle import Lifecycle
from lotse_desktop.domain.outcomes import months_after
from lotse_desktop.domain.privacy import PrivacyState
from lotse_desktop.domain.project import Project, Retention
from lotse_desktop.domain.referral import Referral
from lotse_desktop.domain.retention import Deletion, find_end, find_never_started
from lotse_desktop.services.ports import Clock, UnitOfWork, UnitOfWorkFactory
from lotse_desktop.services.registers import PROJECT

SHOWN: Final = 500
"""So many entries of the audit log are shown."""


def note(unit: UnitOfWork, now: datetime, action: AuditAction, client_id: UUID) -> None:
    """Add to the audit log, and let go what was kept long enough; committing is the caller's part."""
    unit.audit.add(now, action, client_id)
    oldest = months_after(now.date(), -_retention(unit).audit)
    unit.audit.forget_before(datetime.combine(oldest, time.min))


class Privacy:
    """Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def note_export(self, client_id: UUID) -> None:
        """A case was written to a file."""
        with self._units() as unit:
            note(unit, self._clock(), AuditAction.EXPORT, client_id)
            unit.commit()

    def state(self) -> PrivacyState:
        """What should be deleted, the longest due first; the audit log and the tombstones, newest first."""
        with self._units() as unit:
            found = sorted(_deletions(unit, self._clock().date()), key=lambda one: (one.day, one.name))
            tombstones = tuple(reversed(unit.erasure.tombstones()))
            return PrivacyState(tuple(found), tuple(unit.audit.newest(SHOWN)), tombstones)


def _deletions(unit: UnitOfWork, today: date) -> Iterator[Deletion]:
    for client_id, (day, why) in _ended(unit, today).items():
        record = unit.cases.get(client_id)
        if record is not None:
            yield Deletion(client_id, record.client.full_name, day, why)


def _ended(unit: UnitOfWork, today: date) -> dict[UUID, tuple[date, str]]:
    retention = _retention(unit)
    found: dict[UUID, tuple[date, str]] = {}
    lives: dict[UUID, Lifecycle] = {}
    for client_id, life in unit.cases.sections(LIFECYCLE):
        if isinstance(life, Lifecycle):
            lives[client_id] = life
            day = find_end(life, retention, today)
            if day is not None:
                found[client_id] = (day, "Aufbewahrungsfrist nach dem Abschluss ist zu Ende")
    for client_id, referral in unit.cases.sections(REFERRAL):
        life = lives.get(client_id, Lifecycle())
        if isinstance(referral, Referral) and life.closure is None and life.restricted_on is None:
            day = find_never_started(referral, retention, today, met=False)
            if day is not None and not _has_met(unit, client_id):
                found[client_id] = (day, "Zuweisung, aus der nie eine Begleitung wurde")
    return found


def _has_met(unit: UnitOfWork, client_id: UUID) -> bool:
    """Asked only where it matters: the appointments of all cases are many."""
    record = unit.cases.get(client_id)
    return record is not None and bool(record.meetings.attended)


def _retention(unit: UnitOfWork) -> Retention:
    return (unit.project.get(PROJECT) or Project()).retention
