"""What the use-cases need from storage, paper and files; adapters fulfil it by shape alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar
from uuid import UUID

from lotse_desktop.domain.assessment import Payload
from lotse_desktop.domain.audit import AuditAction, AuditEntry
from lotse_desktop.domain.chain_sheet import ChainTexts
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.compare_sheet import CompareSheet, CompareTexts
from lotse_desktop.domain.desk_texts import DeskText
from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.due import DueEntry, DueItem
from lotse_desktop.domain.emergency_sheet import EmergencySheet, EmergencyTexts
from lotse_desktop.domain.employers import Employer
from lotse_desktop.domain.findings import Finding
from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.domain.listing import ClientEntry, ListFigures
from lotse_desktop.domain.period import PeriodCase
from lotse_desktop.domain.placements import Carer
from lotse_desktop.domain.project import Project
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import ReferringBody
from lotse_desktop.domain.report import DrawnPlan, PlanReport, PlanVersion
from lotse_desktop.domain.today import Quarter
from lotse_desktop.domain.tombstones import Tombstone
from lotse_desktop.domain.work_times import WorkTimes, WorkTimesTexts

Clock = Callable[[], datetime]
"""Local time now."""

_Value = TypeVar("_Value", bound=Frozen)


class CaseRepository(Protocol):
    """Whole cases and the list of clients.  Committing is the unit of work's part."""

    def get(self, client_id: UUID) -> CaseRecord | None: ...
    def save(self, record: CaseRecord, figures: ListFigures, changed_at: datetime) -> None: ...
    def find(self, text: str, *, archived: bool, limit: int) -> Sequence[ClientEntry]:
        """Clients whose search text holds every word of ``text``, by name; ``text`` is folded by the repository."""
        ...

    def count(self, *, archived: bool) -> int: ...
    def sections(self, key: str) -> Sequence[tuple[UUID, Payload]]:
        """What the section ``key`` of the present round holds, of every case that has one, with the client's id."""
        ...


class DueRepository(Protocol):
    """Dates of all cases."""

    def replace(self, client_id: UUID, items: Sequence[DueItem]) -> None:
        """These are the dates of the case now."""
        ...

    def until(self, last: date, *, first: date | None = None) -> Sequence[DueEntry]:
        """Dates up to and with ``last``, from ``first`` on, by day and time."""
        ...


class OverviewRepository(Protocol):
    """Figures over all cases."""

    def ids(self) -> Sequence[UUID]: ...
    def untouched(self, before: datetime, *, limit: int) -> Sequence[ClientEntry]:
        """Running cases that were last changed before this moment, the longest first."""
        ...

    def first_talks(self) -> Mapping[UUID, date]:
        """The day of the first talk of each client that had one."""
        ...

    def quarter(self, first: date, last: date) -> Quarter: ...


class PeopleRepository(Protocol):
    """Who is in the vault, as the figures see it."""

    def all(self) -> Mapping[UUID, PeriodCase]:
        """Every client with days, gender and goals; the sections are not in it."""
        ...


class PlanVersionRepository(Protocol):
    """Printed plans; append only."""

    def add(self, client_id: UUID, version: PlanVersion, pdf: bytes) -> None: ...
    def all(self, client_id: UUID) -> Sequence[PlanVersion]: ...
    def pdf(self, client_id: UUID, number: int) -> bytes | None: ...


class AuditRepository(Protocol):
    """Who did what when; append only, until its time is over."""

    def add(self, at: datetime, action: AuditAction, client_id: UUID) -> None: ...
    def forget_before(self, moment: datetime) -> None: ...
    def newest(self, limit: int) -> Sequence[AuditEntry]:
        """The last entries, newest first."""
        ...


class ErasureRepository(Protocol):
    """Deleted cases."""

    def erase(self, client_id: UUID) -> bool:
        """Delete a case with whatever belongs to it; whether there was one."""
        ...

    def bury(self, tombstone: Tombstone) -> None: ...
    def tombstones(self) -> Sequence[Tombstone]:
        """Every deletion, oldest first."""
        ...


class RegisterRepository(Protocol[_Value]):
    """Values of one kind that belong to the vault, each under its own id."""

    def get(self, key: str) -> _Value | None: ...
    def all(self) -> Sequence[tuple[str, _Value]]:
        """Every entry with its id, by id."""
        ...

    def put(self, entries: Iterable[tuple[str, _Value]]) -> None:
        """Add these; one that is there under the same id is replaced."""
        ...

    def remove(self, keys: Iterable[str]) -> None:
        """Remove these; unknown ids are no fault."""
        ...


class UnitOfWork(Protocol):
    """One durable transaction; leaving it without ``commit`` rolls back."""

    @property
    def cases(self) -> CaseRepository: ...
    @property
    def due(self) -> DueRepository: ...
    @property
    def overview(self) -> OverviewRepository: ...
    @property
    def people(self) -> PeopleRepository: ...
    @property
    def plan_versions(self) -> PlanVersionRepository: ...
    @property
    def audit(self) -> AuditRepository: ...
    @property
    def erasure(self) -> ErasureRepository: ...
    @property
    def desk_texts(self) -> RegisterRepository[DeskText]: ...
    @property
    def referrers(self) -> RegisterRepository[ReferringBody]: ...
    @property
    def carers(self) -> RegisterRepository[Carer]: ...
    @property
    def employers(self) -> RegisterRepository[Employer]: ...
    @property
    def project(self) -> RegisterRepository[Project]: ...
    @property
    def services(self) -> RegisterRepository[ServiceEntry]: ...
    @property
    def chains(self) -> RegisterRepository[ServiceChain]: ...
    @property
    def findings(self) -> RegisterRepository[Finding]: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def commit(self) -> None: ...


UnitOfWorkFactory = Callable[[], UnitOfWork]

DrawPlan = Callable[[PlanReport], DrawnPlan]
"""The plan as PDF, shortened until it fits on two pages; the same report gives the same bytes."""

DrawEmergency = Callable[[EmergencySheet, EmergencyTexts], bytes]
"""The emergency sheet as PDF of one page; the same sheet gives the same bytes."""

DrawCompare = Callable[[CompareSheet, CompareTexts], bytes]
"""„Start und heute“ for the client as PDF; the same sheet gives the same bytes."""

DrawWorkTimes = Callable[[WorkTimes, WorkTimesTexts], bytes]
"""The times for an employer as PDF of one page; the same times give the same bytes."""


DrawChain = Callable[[ServiceChain, ChainTexts, date], bytes]
"""A service chain as PDF of one page, dated where it has no day of its own; the same chain gives the same bytes."""


class VaultKeeper(Protocol):
    """The open vault as a thing: backups, keys, closing."""

    @property
    def folder(self) -> Path: ...
    def backup(self) -> Path | None:
        """Write and verify a backup if something changed since the last one; the file, or ``None``."""
        ...

    def last_backup(self) -> datetime | None: ...
    def backups(self) -> Sequence[Path]:
        """Backups of this vault, newest first."""
        ...

    @property
    def backup_folder(self) -> Path: ...
    def use_backup_folder(self, folder: Path | None) -> None:
        """Write backups there from now on; ``None``: below the vault."""
        ...

    def purge(self, *, backups: bool) -> None:
        """Leave no byte of what was deleted; with ``backups``, write a new one and delete all older ones."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """``old``: the passphrase, or the recovery code when it was forgotten."""
        ...

    def recovery_code(self, secret: str) -> str:
        """The recovery code once more, to print it again; ``secret``: the passphrase."""
        ...

    def close(self) -> None:
        """Back up if something changed, close the database, forget the key."""
        ...
