"""The care figures of the open case, computed again only when something they follow from has changed."""

from datetime import date

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.holiday_balance import care_report
from lotse_desktop.domain.record import CaseRecord


class CareMemo:
    """Remembers the last report; a year of real days is too much for every key stroke."""

    def __init__(self) -> None:
        self._known: tuple[tuple[object, ...], CareReport] | None = None

    def report(self, record: CaseRecord, calendar: HolidayCalendar | None, today: date) -> CareReport:
        """:func:`care_report` of these values."""
        key = (record.client.children, record.care_week, record.holiday_plan, calendar, today)
        if self._known is None or self._known[0] != key:
            self._known = key, care_report(record, calendar, today)
        return self._known[1]
