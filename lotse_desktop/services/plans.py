"""Use-cases around the printed plan: draft, print, look at what was printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lotse_desktop.domain.audit import AuditAction
from lotse_desktop.domain.calendar import HolidayCalendar, HolidaySource
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.holiday_balance import A_YEAR, care_report
from lotse_desktop.domain.plan_report import build_plan_report, weeks_shown
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import DrawnPlan, PlanReport, PlanTexts, PlanVersion
from lotse_desktop.domain.year import calendar_span
from lotse_desktop.figures.week import week_boxes, week_in_words
from lotse_desktop.services.ports import Clock, DrawPlan, UnitOfWorkFactory
from lotse_desktop.services.privacy import note


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """A plan on paper: its unchangeable version and the PDF."""

    version: PlanVersion
    pdf: bytes


def year_ahead(holidays: HolidaySource, record: CaseRecord, today: date) -> HolidayCalendar:
    """The holidays that the needs of a case look at, and those around the dates of its steps."""
    dates = [time.day for step in record.plan.open_steps for time in step.times if time.day is not None]
    last = max([today + timedelta(days=A_YEAR), *(day + timedelta(days=1) for day in dates)])
    return holidays(record.client.state, *calendar_span(min([today, *dates]), last))


def plan_report(
    record: CaseRecord,
    catalogue: Catalogue,
    texts: PlanTexts,
    today: date,
    *,
    number: int,
    calendar: HolidayCalendar | None,
) -> PlanReport:
    """Everything that stands on the plan of a case, the week picture too, as version ``number`` of ``today``."""
    children, week = record.client.children, record.care_week
    gaps = care_report(record, calendar, today)
    boxes = week_boxes(children, week, gaps, work_lane=True, weeks=weeks_shown(gaps))
    report = build_plan_report(record, catalogue, texts, gaps, boxes, today=today, number=number, calendar=calendar)
    return report.model_copy(update={"week_alternative": week_in_words(boxes, report.lanes)})


class Plans:
    """Every method is one document or one transaction."""

    def __init__(
        self,
        units: UnitOfWorkFactory,
        catalogue: Catalogue,
        texts: PlanTexts,
        draw: DrawPlan,
        clock: Clock,
        *,
        holidays: HolidaySource,
    ) -> None:
        self._units = units
        self._catalogue = catalogue
        self._texts = texts
        self._draw = draw
        self._clock = clock
        self._holidays = holidays

    def draft(self, record: CaseRecord) -> PrintedPlan:
        """The plan and its version as :meth:`print` would give them now; nothing is kept."""
        last = self._last(record)
        drawn = self._unchanged(record, last) or self._drawn(record, _next_number(last))
        return PrintedPlan(_version(drawn), drawn.pdf)

    def print(self, record: CaseRecord) -> PrintedPlan:
        """The plan for paper, kept as the next version, as it was drawn.

        When nothing changed since the last version of the same day, that one is given again, byte for byte.
        """
        last = self._last(record)
        if last is not None and self._unchanged(record, last) is not None:
            kept = self.pdf(record.client.id, last.number)
            if kept is not None:
                with self._units() as unit:
                    note(unit, self._clock(), AuditAction.PRINT, record.client.id)
                    unit.commit()
                return PrintedPlan(last, kept)
        drawn = self._drawn(record, _next_number(last))
        version = _version(drawn)
        with self._units() as unit:
            unit.plan_versions.add(record.client.id, version, drawn.pdf)
            note(unit, self._clock(), AuditAction.PRINT, record.client.id)
            unit.commit()
        return PrintedPlan(version, drawn.pdf)

    def versions(self, client_id: UUID) -> Sequence[PlanVersion]:
        """What was printed so far, oldest first."""
        with self._units() as unit:
            return unit.plan_versions.all(client_id)

    def pdf(self, client_id: UUID, number: int) -> bytes | None:
        """The bytes of a printed version, exactly as they were; ``None`` when there is no such version."""
        with self._units() as unit:
            return unit.plan_versions.pdf(client_id, number)

    def _last(self, record: CaseRecord) -> PlanVersion | None:
        return max(self.versions(record.client.id), key=lambda version: version.number, default=None)

    def _unchanged(self, record: CaseRecord, last: PlanVersion | None) -> DrawnPlan | None:
        """The plan drawn as the last version, if that gives the very same one."""
        if last is None or last.printed_on != self._clock().date():
            return None
        again = self._drawn(record, last.number)
        return again if again.report == last.report else None

    def _drawn(self, record: CaseRecord, number: int) -> DrawnPlan:
        today = self._clock().date()
        calendar = year_ahead(self._holidays, record, today)
        return self._draw(plan_report(record, self._catalogue, self._texts, today, number=number, calendar=calendar))


def _version(drawn: DrawnPlan) -> PlanVersion:
    return PlanVersion(number=drawn.report.version, printed_on=drawn.report.day, report=drawn.report)


def _next_number(last: PlanVersion | None) -> int:
    return 1 if last is None else last.number + 1
