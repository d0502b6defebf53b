"""One durable transaction over the repositories."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.desk_texts import DeskText
from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.employers import Employer
from lotse_desktop.domain.findings import Finding
from lotse_desktop.domain.placements import Carer
from lotse_desktop.domain.project import Project
from lotse_desktop.domain.referral import ReferringBody
from lotse_desktop.storage.audit import SqlAuditRepository
from lotse_desktop.storage.cases import SqlCaseRepository
from lotse_desktop.storage.due import SqlDueRepository
from lotse_desktop.storage.engine import as_user_error, user_faults
from lotse_desktop.storage.erasure import SqlErasureRepository
from lotse_desktop.storage.overview import SqlOverviewRepository
from lotse_desktop.storage.people import SqlPeopleRepository
from lotse_desktop.storage.plan_versions import SqlPlanVersionRepository
from lotse_desktop.storage.registers import SqlRegisterRepository


class SqlUnitOfWork:
    """Leaving without :meth:`commit` rolls back.  ``committed`` is called after each commit."""

    def __init__(self, engine: Engine, committed: Callable[[], None]) -> None:
        self._session = Session(engine, expire_on_commit=False)
        self._committed = committed
        self.cases = SqlCaseRepository(self._session)
        self.due = SqlDueRepository(self._session)
        self.overview = SqlOverviewRepository(self._session)
        self.people = SqlPeopleRepository(self._session)
        self.plan_versions = SqlPlanVersionRepository(self._session)
        self.audit = SqlAuditRepository(self._session)
        self.erasure = SqlErasureRepository(self._session)
        self.desk_texts = SqlRegisterRepository(self._session, "desk_texts", DeskText)
        self.referrers = SqlRegisterRepository(self._session, "referrers", ReferringBody)
        self.carers = SqlRegisterRepository(self._session, "carers", Carer)
        self.employers = SqlRegisterRepository(self._session, "employers", Employer)
        self.project = SqlRegisterRepository(self._session, "project", Project)
        self.services = SqlRegisterRepository(self._session, "services", ServiceEntry)
        self.chains = SqlRegisterRepository(self._session, "chains", ServiceChain)
        self.findings = SqlRegisterRepository(self._session, "findings", Finding)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed; faults of the disk become sentences."""
        self._session.close()
        fault = None if error is None else as_user_error(error)
        if fault is not None:
            raise fault from None

    def commit(self) -> None:
        """Make everything durable.  Raises ``NoAccessError`` when the disk is full or gone."""
        with user_faults():
            self._session.commit()
        self._committed()
