"""The holidays of the client's state, loaded off the window thread."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from lotse_desktop.domain.calendar import HolidayCalendar, HolidaySource
from lotse_desktop.domain.client import State
from lotse_desktop.ui.jobs import Jobs

YEARS_BACK: Final = 2
YEARS_AHEAD: Final = 6
"""A school year that has begun, and all changes of care that are told (``domain.cliffs``)."""


class CaseCalendar(QObject):
    """Called by pages: the calendar, or ``None`` until it is there; then :attr:`loaded` is sent."""

    loaded = Signal()

    def __init__(
        self,
        holidays: HolidaySource,
        jobs: Jobs,
        state: Callable[[], State],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._holidays, self._jobs, self._state, self._today = holidays, jobs, state, today
        self._calendar: HolidayCalendar | None = None
        self._wanted: State | None = None

    def __call__(self) -> HolidayCalendar | None:
        """The calendar of the present state; asking for it loads it."""
        state = self._state()
        if self._calendar is not None and self._calendar.state is state:
            return self._calendar
        if self._wanted is not state:
            self._wanted = state
            year = self._today().year
            days = date(year - YEARS_BACK, 1, 1), date(year + YEARS_AHEAD, 12, 31)
            self._jobs.run(partial(self._holidays, state, *days), self._take, self._fail)
        return None

    def _take(self, calendar: HolidayCalendar) -> None:
        self._calendar = calendar
        self.loaded.emit()

    def _fail(self, error: BaseException) -> None:
        """The data lie in the program itself: a fault here is ours."""
        raise error
