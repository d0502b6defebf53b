"""Stand-ins that record what was asked of them and answer by themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.assessment import Payload
from lotse_desktop.domain.audit import AuditAction, AuditEntry
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.desk_texts import DeskText
from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.due import DueEntry, DueItem
from lotse_desktop.domain.employers import Employer
from lotse_desktop.domain.errors import WrongSecretError
from lotse_desktop.domain.findings import Finding
from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.domain.listing import ClientEntry, ListFigures
from lotse_desktop.domain.period import PeriodCase
from lotse_desktop.domain.placements import Carer
from lotse_desktop.domain.plan import GoalStatus
from lotse_desktop.domain.project import Project
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import ReferringBody
from lotse_desktop.domain.report import PlanVersion
from lotse_desktop.domain.today import Quarter
from lotse_desktop.domain.tombstones import Tombstone
from lotse_desktop.services.cases import list_figures

_Value = TypeVar("_Value")


class FakeAsk:
    """Answers every question with what the test prepared, and remembers what was asked."""

    def __init__(self, *, agree: bool = True, path: Path | None = None) -> None:
        self.agree = agree
        self.path = path
        self.asked: list[str] = []
        self.told: list[str] = []

    def confirm(self, parent: QWidget, question: str, explanation: str, yes: str) -> bool:  # noqa: ARG002
        self.asked.append(question)
        return self.agree

    def tell(self, parent: QWidget, sentence: str) -> None:  # noqa: ARG002
        self.told.append(sentence)

    def save_path(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:  # noqa: ARG002
        self.asked.append(title)
        return self.path / name if self.path is not None and self.path.is_dir() else self.path

    def open_path(self, parent: QWidget, title: str, kinds: str) -> Path | None:  # noqa: ARG002
        self.asked.append(title)
        return self.path

    def folder(self, parent: QWidget, title: str) -> Path | None:  # noqa: ARG002
        self.asked.append(title)
        return self.path


class FakeKeeper:
    """The open vault as a thing, without files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.backup_folder = folder / "sicherungen"
        self.made: list[Path] = []
        self.passphrase = "alt"
        self.purged = 0
        self.closed = False

    def backup(self) -> Path | None:
        self.made.insert(0, self.backup_folder / f"Lotse-20261124-1042{len(self.made):02}.zip")
        return self.made[0]

    def last_backup(self) -> datetime | None:
        return None

    def backups(self) -> Sequence[Path]:
        return self.made

    def use_backup_folder(self, folder: Path | None) -> None:
        self.backup_folder = folder or self.folder / "sicherungen"

    def purge(self, *, backups: bool) -> None:
        self.purged += 1
        if backups:
            self.made[:] = []
            self.backup()

    def change_passphrase(self, old: str, new: str) -> None:
        if old != self.passphrase:
            raise WrongSecretError("Die Passphrase passt nicht zu diesem Tresor.")
        self.passphrase = new

    def recovery_code(self, secret: str) -> str:
        if secret != self.passphrase:
            raise WrongSecretError("Die Passphrase passt nicht zu diesem Tresor.")
        return "-".join(f"{number}BCD" for number in range(1, 10))

    def close(self) -> None:
        self.closed = True


class MemoryVault:
    """Units of work over plain dictionaries: what is not committed is gone, like in a database."""

    def __init__(self) -> None:
        self.records: dict[UUID, CaseRecord] = {}
        self.plans: dict[UUID, list[tuple[PlanVersion, bytes]]] = {}
        self.dates: dict[UUID, tuple[DueItem, ...]] = {}
        self.registers: dict[str, dict[str, Frozen]] = {}
        self.buried: tuple[Tombstone, ...] = ()
        self.audit: tuple[AuditEntry, ...] = ()
        self.commits = 0
        self.fault: Exception | None = None
        """What is raised instead of committing."""

    def __call__(self) -> "MemoryUnit":
        return MemoryUnit(self)


class MemoryUnit:
    """One transaction of a :class:`MemoryVault`; its own repositories."""

    def __init__(self, vault: MemoryVault) -> None:
        self._vault = vault
        self.records = dict(vault.records)
        self.plans = {client: list(versions) for client, versions in vault.plans.items()}
        self.dates = dict(vault.dates)
        self.cases = MemoryCases(self)
        self.plan_versions = MemoryPlanVersions(self)
        self.due = MemoryDue(self)
        self.overview = MemoryOverview(self)
        self.people = MemoryPeople(self)
        self.buried = list(vault.buried)
        self.erasure = MemoryErasure(self)
        self.audit = MemoryAudit(self, vault.audit)
        self._registers: dict[str, MemoryRegister[Any]] = {}
        self.desk_texts = self._register("desk_texts", DeskText)
        self.referrers = self._register("referrers", ReferringBody)
        self.carers = self._register("carers", Carer)
        self.employers = self._register("employers", Employer)
        self.project = self._register("project", Project)
        self.services = self._register("services", ServiceEntry)
        self.chains = self._register("chains", ServiceChain)
        self.findings = self._register("findings", Finding)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not committed."""

    def commit(self) -> None:
        if self._vault.fault is not None:
            raise self._vault.fault
        self._vault.records, self._vault.plans = dict(self.records), dict(self.plans)
        self._vault.dates = dict(self.dates)
        self._vault.buried = tuple(self.buried)
        self._vault.audit = tuple(self.audit.entries)
        self._vault.registers = {name: register.entries for name, register in self._registers.items()}
        self._vault.commits += 1

    def _register(self, name: str, kind: type[_Value]) -> "MemoryRegister[_Value]":
        kept: dict[str, _Value] = {}
        for key, value in self._vault.registers.get(name, {}).items():
            assert isinstance(value, kind)
            kept[key] = value
        self._registers[name] = register = MemoryRegister(kept)
        return register


class MemoryCases:
    """Cases of one unit."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def get(self, client_id: UUID) -> CaseRecord | None:
        return self._unit.records.get(client_id)

    def save(self, record: CaseRecord, figures: ListFigures, changed_at: datetime) -> None:  # noqa: ARG002
        self._unit.records[record.client.id] = record

    def find(self, text: str, *, archived: bool, limit: int) -> Sequence[ClientEntry]:
        found: list[ClientEntry] = []
        for record in self._unit.records.values():
            client, figures = record.client, list_figures(record)
            fits = all(word in folded(figures.search_text) for word in folded(text).split())
            if fits and (client.archived_on is not None) is archived:
                found.append(
                    ClientEntry(
                        id=client.id,
                        given_name=client.given_name,
                        family_name=client.family_name,
                        children=tuple((child.given_name, child.birth_month) for child in client.children),
                        phase=client.phase.value,
                        gap_minutes=figures.gap_minutes,
                        open_steps=figures.open_steps,
                        next_due=figures.next_due,
                        archived=archived,
                        changed_at=datetime.min,  # noqa: DTZ901
                    )
                )
        return sorted(found, key=lambda entry: (entry.family_name, entry.given_name))[:limit]

    def count(self, *, archived: bool) -> int:
        return sum((record.client.archived_on is not None) is archived for record in self._unit.records.values())

    def sections(self, key: str) -> Sequence[tuple[UUID, Payload]]:
        records = self._unit.records.values()
        return [(record.client.id, record.sections[key].payload) for record in records if key in record.sections]


class MemoryDue:
    """Dates of one unit."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def replace(self, client_id: UUID, items: Sequence[DueItem]) -> None:
        self._unit.dates[client_id] = tuple(items)

    def until(self, last: date, *, first: date | None = None) -> Sequence[DueEntry]:
        found: list[DueEntry] = []
        for client_id, items in self._unit.dates.items():
            client = self._unit.records[client_id].client
            found += [
                DueEntry(client_id, client.given_name, client.family_name, client.phase.value, item)
                for item in items
                if item.day <= last and (first is None or item.day >= first)
            ]
        return sorted(found, key=lambda entry: (entry.item.day, entry.item.minute or 0, entry.family_name))


class MemoryOverview:
    """Figures of one unit, counted from its records; nothing is ever untouched in memory."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def ids(self) -> Sequence[UUID]:
        return list(self._unit.records)

    def untouched(self, before: datetime, *, limit: int) -> Sequence[ClientEntry]:  # noqa: ARG002
        return []

    def first_talks(self) -> dict[UUID, date]:
        firsts = {key: record.meetings.first_attended() for key, record in self._unit.records.items()}
        return {key: day for key, day in firsts.items() if day is not None}

    def quarter(self, first: date, last: date) -> Quarter:
        records = self._unit.records.values()
        return Quarter(
            first=first,
            talks=sum(first <= one.day <= last for record in records for one in record.meetings.attended),
            integrations=sum(first <= one.start <= last for r in records for one in r.outcomes.integrations()),
            closed_minutes=0,
        )


class MemoryAudit:
    """The audit log of one unit."""

    def __init__(self, unit: MemoryUnit, entries: Iterable[AuditEntry]) -> None:
        self._unit = unit
        self.entries = list(entries)

    def add(self, at: datetime, action: AuditAction, client_id: UUID) -> None:
        self.entries.append(AuditEntry(at, action, client_id))

    def forget_before(self, moment: datetime) -> None:
        self.entries = [entry for entry in self.entries if entry.at >= moment]

    def newest(self, limit: int) -> Sequence[AuditEntry]:
        records = self._unit.records
        named = [
            replace(entry, name=records[entry.client_id].client.full_name) if entry.client_id in records else entry
            for entry in self.entries
        ]
        return named[::-1][:limit]


class MemoryErasure:
    """Deleted cases of one unit."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def erase(self, client_id: UUID) -> bool:
        self._unit.plans.pop(client_id, None)
        self._unit.dates.pop(client_id, None)
        return self._unit.records.pop(client_id, None) is not None

    def bury(self, tombstone: Tombstone) -> None:
        self._unit.buried.append(tombstone)

    def tombstones(self) -> Sequence[Tombstone]:
        return self._unit.buried


class MemoryPeople:
    """Clients of one unit as the figures see them."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def all(self) -> Mapping[UUID, PeriodCase]:
        found: dict[UUID, PeriodCase] = {}
        for client_id, record in self._unit.records.items():
            client, goals = record.client, record.plan.goals
            reached = sum(goal.status is GoalStatus.REACHED for goal in goals)
            found[client_id] = PeriodCase(client.opened_on, client.archived_on, client.gender, len(goals), reached)
        return found


class MemoryRegister(Generic[_Value]):
    """A register of one unit."""

    def __init__(self, entries: dict[str, _Value]) -> None:
        self.entries = dict(entries)

    def get(self, key: str) -> _Value | None:
        return self.entries.get(key)

    def all(self) -> Sequence[tuple[str, _Value]]:
        return sorted(self.entries.items(), key=lambda entry: entry[0])

    def put(self, entries: Iterable[tuple[str, _Value]]) -> None:
        self.entries.update(entries)

    def remove(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.entries.pop(key, None)


class MemoryPlanVersions:
    """Printed plans of one unit."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit

    def add(self, client_id: UUID, version: PlanVersion, pdf: bytes) -> None:
        self._unit.plans.setdefault(client_id, []).append((version, pdf))

    def all(self, client_id: UUID) -> Sequence[PlanVersion]:
        return [version for version, _ in self._unit.plans.get(client_id, [])]

    def pdf(self, client_id: UUID, number: int) -> bytes | None:
        return next((pdf for version, pdf in self._unit.plans.get(client_id, []) if version.number == number), None)
