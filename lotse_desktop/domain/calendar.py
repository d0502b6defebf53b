"""Public and school holidays of a state as the care engine needs them (handbook 4.7).

Where the data come from is not its business; that they end somewhere is: after ``school_until`` nothing is known, which
is never the same as „keine Ferien“.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.client import State

SUMMER: Final = "Sommerferien"
"""The name of the holidays between two school years."""


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """The days from ``first`` to ``last`` (both included) in one state, day → name of the holiday."""

    state: State
    first: date
    last: date
    public: Mapping[date, str]
    school: Mapping[date, str]
    school_until: date
    """The last day for which school holidays are known."""
    school_since: date = date.min
    """The first one."""

    def knows_school(self, day: date) -> bool:
        """Whether the absence of a school holiday means something on this day."""
        return self.school_since <= day <= self.school_until


HolidaySource = Callable[[State, date, date], HolidayCalendar]
"""State, first and last day → the calendar of these days."""


def school_year(calendar: HolidayCalendar, year: int) -> tuple[date, date]:
    """First and last day of the school year that begins in ``year``: from the end of one summer to the end of the next.

    Where the end of the summer holidays is not known, the year goes from 1 August to 31 July.
    """
    return _summer_end(calendar, year) + timedelta(1), _summer_end(calendar, year + 1)


def school_year_of(calendar: HolidayCalendar, day: date) -> int:
    """The year in which the school year of ``day`` began."""
    return day.year if day > _summer_end(calendar, day.year) else day.year - 1


def _summer_end(calendar: HolidayCalendar, year: int) -> date:
    summer = (day for day, name in calendar.school.items() if day.year == year and name == SUMMER)
    return max(summer, default=date(year, 7, 31))


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
