"""Use-cases around clients and their cases: list, create, archive, take over; open and save."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from uuid import UUID

from lotse_desktop.domain.audit import AuditAction, find_actions
from lotse_desktop.domain.client import CasePhase, Child, Client, State
from lotse_desktop.domain.consent import with_present_consents
from lotse_desktop.domain.due import find_due
from lotse_desktop.domain.errors import NoAccessError, NotFoundError
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.listing import ClientEntry, ListFigures
from lotse_desktop.domain.project import Project, QualityTimes
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import phase_name
from lotse_desktop.services.ports import Clock, UnitOfWork, UnitOfWorkFactory
from lotse_desktop.services.privacy import note
from lotse_desktop.services.registers import PROJECT

NewId = Callable[[], UUID]


class CaseGoneError(NotFoundError):
    """The case was deleted since it was listed."""

    def __init__(self) -> None:
        super().__init__("Diesen Fall gibt es nicht mehr. Bitte wählen Sie ihn in der Liste neu.")


def list_figures(record: CaseRecord) -> ListFigures:
    """What the list shows and finds of a case: names, children, phase, open steps, the largest weekly family gap."""
    client, steps = record.client, record.plan.open_steps
    report = compute(client.children, record.care_week)
    words = [client.given_name, client.family_name, *(child.given_name for child in client.children)]
    return ListFigures(
        search_text=" ".join([*words, phase_name(client.phase), *(step.text for step in steps)]),
        gap_minutes=max(report.family_gap_minutes) if report.demand_minutes else None,
        open_steps=len(steps),
        next_due=min((step.due for step in steps if step.due), default=None),
    )


class Clients:
    """The list of clients.  Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory, clock: Clock, new_id: NewId) -> None:
        self._units = units
        self._clock = clock
        self._new_id = new_id

    def find(self, text: str, *, archived: bool = False, limit: int = 200) -> Sequence[ClientEntry]:
        """Clients that hold every word of ``text`` in name, child, phase or step; by family name."""
        with self._units() as unit:
            return unit.cases.find(text, archived=archived, limit=limit)

    def count(self, *, archived: bool = False) -> int:
        """How many clients there are."""
        with self._units() as unit:
            return unit.cases.count(archived=archived)

    def create(
        self,
        given_name: str,
        family_name: str,
        state: State,
        birth_month: date | None = None,
        children: Sequence[Child] = (),
    ) -> UUID:
        """A new case in the phase „Erstgespräch“."""
        client = Client(
            id=self._new_id(),
            given_name=given_name,
            family_name=family_name,
            state=state,
            birth_month=birth_month,
            phase=CasePhase.INTAKE,
            opened_on=self._clock().date(),
            children=tuple(children),
        )
        return self.add(CaseRecord(client=client, assessment_id=self._new_id()))

    def add(self, record: CaseRecord) -> UUID:
        """Store a case that is not in the vault yet, for example from a case file."""
        with self._units() as unit:
            _put(unit, record, self._clock)
            unit.commit()
        return record.client.id

    def add_all(self, records: Sequence[CaseRecord]) -> None:
        """Store many cases in one transaction."""
        with self._units() as unit:
            for record in records:
                _put(unit, record, self._clock)
            unit.commit()

    def set_archived(self, client_id: UUID, *, archived: bool) -> None:
        """Move a case to the archive, or back."""
        with self._units() as unit:
            record = _existing(unit, client_id)
            day = self._clock().date() if archived else None
            _put(unit, record.with_client(record.client.model_copy(update={"archived_on": day})), self._clock)
            unit.commit()


class Cases:
    """One case, opened and saved as a whole.  Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def open(self, client_id: UUID) -> CaseRecord:
        """The whole case; a consent whose time is over allows nothing any more.  Raises :class:`CaseGoneError`."""
        with self._units() as unit:
            record = with_present_consents(_existing(unit, client_id), self._clock().date())
        with suppress(NoAccessError), self._units() as unit:  # a full disk keeps nobody from reading
            note(unit, self._clock(), AuditAction.OPEN, client_id)
            unit.commit()
        return record

    def save(self, record: CaseRecord) -> None:
        """Store the case as it is now.  Raises :class:`CaseGoneError` when it was deleted meanwhile."""
        with self._units() as unit:
            former = _existing(unit, record.client.id)
            for action in find_actions(former.lifecycle, record.lifecycle):
                note(unit, self._clock(), action, record.client.id)
            _put(unit, record, self._clock)
            unit.commit()


def _put(unit: UnitOfWork, record: CaseRecord, clock: Clock) -> None:
    unit.cases.save(record, list_figures(record), clock())
    _write_dates(unit, record, _quality(unit))


def rewrite_dates(unit: UnitOfWork) -> None:
    """Compute the dates of every case anew; committing is the caller's part."""
    quality = _quality(unit)
    for client_id in unit.overview.ids():
        record = unit.cases.get(client_id)
        if record is not None:
            _write_dates(unit, record, quality)


def _write_dates(unit: UnitOfWork, record: CaseRecord, quality: QualityTimes) -> None:
    unit.due.replace(record.client.id, find_due(record, quality))


def _quality(unit: UnitOfWork) -> QualityTimes:
    return (unit.project.get(PROJECT) or Project()).quality


def _existing(unit: UnitOfWork, client_id: UUID) -> CaseRecord:
    record = unit.cases.get(client_id)
    if record is None:
        raise CaseGoneError
    return record
