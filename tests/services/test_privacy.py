"""Audit log, what should be deleted, tombstones."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from lotse_desktop.domain.assessment import MEETINGS, REFERRAL
from lotse_desktop.domain.audit import AUDIT_WORDS, AuditAction
from lotse_desktop.domain.closing import with_closure, with_reopening, with_restriction
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.lifecycle import Closure, ClosureReason
from lotse_desktop.domain.meetings import Meeting, Meetings, MeetingStatus
from lotse_desktop.domain.project import Project, Retention
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import Referral
from lotse_desktop.domain.tombstones import ErasureReason, Tombstone
from lotse_desktop.services.cases import Cases, Clients
from lotse_desktop.services.erasure import Erasure
from lotse_desktop.services.privacy import Privacy
from lotse_desktop.services.registers import ProjectDesk
from tests.builders import NOW, TODAY, a_client, a_record, an_id
from tests.fakes import FakeKeeper, MemoryVault


class Office:
    """A vault in memory at a time that passes."""

    def __init__(self) -> None:
        self.now = NOW
        self.vault = MemoryVault()
        self.cases = Cases(self.vault, self.clock)
        self.privacy = Privacy(self.vault, self.clock)

    def clock(self) -> datetime:
        return self.now

    def add(self, record: CaseRecord) -> CaseRecord:
        Clients(self.vault, self.clock, an_id).add(record)
        return record

    def actions(self) -> list[AuditAction]:
        return [entry.action for entry in reversed(self.privacy.state().entries)]


@pytest.fixture
def office() -> Office:
    return Office()


def closed(name: str, day: date) -> CaseRecord:
    return with_closure(a_record(a_client(name)), Closure(day=day, reason=ClosureReason.OTHER))


def test_whatever_happens_to_a_case_is_noted_without_contents(office: Office, tmp_path: Path) -> None:
    record = office.add(a_record())
    opened = office.cases.open(record.client.id)
    ended = with_closure(opened, Closure(day=TODAY, reason=ClosureReason.MOVED))
    for stored in (opened, ended, ended, with_reopening(ended), with_restriction(opened, TODAY), opened):
        office.cases.save(stored)
    office.privacy.note_export(record.client.id)
    assert {entry.name for entry in office.privacy.state().entries} == {"Jana Beispiel"}
    keeper = FakeKeeper(tmp_path)
    Erasure(office.vault, keeper, office.clock).erase(record.client.id, ErasureReason.REQUEST, backups=True)
    kinds = AuditAction
    assert office.actions() == [
        kinds.OPEN,
        kinds.CLOSE,
        kinds.REOPEN,
        kinds.RESTRICT,
        kinds.UNRESTRICT,
        kinds.EXPORT,
        kinds.ERASE,
    ]
    state = office.privacy.state()
    assert {entry.name for entry in state.entries} == {""}
    assert state.tombstones == (Tombstone(date(2026, 11, 1), ErasureReason.REQUEST),)


def test_an_entry_goes_when_its_time_is_over(office: Office) -> None:
    record = office.add(a_record())
    office.cases.open(record.client.id)
    office.now = NOW.replace(year=2027)
    office.cases.open(record.client.id)
    assert len(office.actions()) == 2
    office.now += timedelta(days=1)
    office.cases.open(record.client.id)
    assert len(office.actions()) == 2


def test_a_full_disk_keeps_nobody_from_reading(office: Office) -> None:
    record = office.add(a_record())
    office.vault.fault = NoAccessError("Voll.")
    assert office.cases.open(record.client.id) == record


def test_what_was_kept_long_enough_is_listed_the_longest_due_first(office: Office) -> None:
    office.add(closed("Kim", date(2022, 3, 1)))
    office.add(closed("Lena", date(2021, 3, 1)))
    office.add(closed("Neu", date(2025, 3, 1)))
    referral = Referral(received_on=date(2026, 1, 5))
    office.add(a_record(a_client("Nie")).with_payload(REFERRAL, referral))
    meeting = Meeting(id="m", day=date(2026, 1, 8), status=MeetingStatus.ATTENDED)
    came = a_record(a_client("Kam")).with_payload(REFERRAL, referral)
    office.add(came.with_payload(MEETINGS, Meetings(meetings=(meeting,))))
    found = office.privacy.state().deletions
    assert [one.name.split()[0] for one in found] == ["Lena", "Kim", "Nie"]
    assert [one.day for one in found] == [date(2024, 12, 31), date(2025, 12, 31), date(2026, 7, 5)]
    ProjectDesk(office.vault).write(Project(retention=Retention(case=60)))
    assert [one.name.split()[0] for one in office.privacy.state().deletions] == ["Nie"]


def test_every_action_has_words() -> None:
    assert set(AUDIT_WORDS) == set(AuditAction)
