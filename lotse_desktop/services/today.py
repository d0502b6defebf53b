"""The use-case behind the first screen of the day."""

from datetime import timedelta
from typing import Final

from lotse_desktop.domain.due import DueKind
from lotse_desktop.domain.project import Project
from lotse_desktop.domain.today import AHEAD, Today, first_of_quarter
from lotse_desktop.services.cases import rewrite_dates
from lotse_desktop.services.ports import Clock, UnitOfWorkFactory
from lotse_desktop.services.registers import PROJECT

MOST_UNTOUCHED: Final = 5


class DayDesk:
    """What is on today.  Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def today(self) -> Today:
        """Everything of one screen, read with a handful of questions."""
        now = self._clock()
        day = now.date()
        first = first_of_quarter(day)
        with self._units() as unit:
            quality = (unit.project.get(PROJECT) or Project()).quality
            entries = unit.due.until(day + AHEAD)
            return Today(
                day=day,
                meetings=tuple(e for e in entries if e.item.kind is DueKind.MEETING and e.item.day == day),
                due=tuple(e for e in entries if e.item.kind is not DueKind.MEETING or e.item.day < day),
                untouched=tuple(
                    unit.overview.untouched(now - timedelta(days=quality.untouched_days), limit=MOST_UNTOUCHED)
                ),
                quarter=unit.overview.quarter(first, day),
            )

    def overdue(self) -> int:
        """How many dates have passed; the same as :attr:`Today.overdue`, without the rest of the screen."""
        yesterday = self._clock().date() - timedelta(days=1)
        with self._units() as unit:
            return len(unit.due.until(yesterday))

    def rewrite_dates(self) -> None:
        """Compute the dates of every case anew, after the quality times of the project changed."""
        with self._units() as unit:
            rewrite_dates(unit)
            unit.commit()
