"""Printed plans in the database; they are added and read, never changed."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lotse_desktop.domain.report import PlanReport, PlanVersion
from lotse_desktop.storage.tables import PlanVersionRow


class SqlPlanVersionRepository:
    """Committing is the unit of work's part."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, client_id: UUID, version: PlanVersion, pdf: bytes) -> None:
        """Keep a printed plan; its number must be new."""
        self._session.execute(
            insert(PlanVersionRow).values(
                client_id=client_id,
                number=version.number,
                printed_on=version.printed_on,
                report=version.report.model_dump(mode="json"),
                pdf=pdf,
            )
        )

    def all(self, client_id: UUID) -> Sequence[PlanVersion]:
        """What was printed for this client, oldest first."""
        wanted = (
            select(PlanVersionRow.number, PlanVersionRow.printed_on, PlanVersionRow.report)
            .where(PlanVersionRow.client_id == client_id)
            .order_by(PlanVersionRow.number)
        )
        return [
            PlanVersion(number=number, printed_on=day, report=PlanReport.model_validate(report))
            for number, day, report in self._session.execute(wanted)
        ]

    def pdf(self, client_id: UUID, number: int) -> bytes | None:
        """The bytes of a printed plan."""
        wanted = select(PlanVersionRow.pdf).where(
            PlanVersionRow.client_id == client_id, PlanVersionRow.number == number
        )
        return self._session.scalar(wanted)
