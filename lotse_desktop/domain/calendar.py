"""Public and school holidays of a state as the care engine needs them (handbook 4.7).

Where the data come from is not its business; that they end somewhere is: after ``school_until`` nothing is known, which
is never the same as „keine Ferien“.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lotse_desktop.domain.client import State


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

    def knows_school(self, day: date) -> bool:
        """Whether the absence of a school holiday means something on this day."""
        return day <= self.school_until


HolidaySource = Callable[[State, date, date], HolidayCalendar]
"""State, first and last day → the calendar of these days."""


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
