"""Working days: Monday to Friday; public holidays are left out where they are known."""

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5


def is_workday(day: date, holidays: Container[date] = ()) -> bool:
    """Whether ``day`` is a working day."""
    return day.weekday() < _SATURDAY and day not in holidays


def workdays_after(day: date, number: int, holidays: Container[date] = ()) -> date:
    """The ``number``-th working day after ``day``; ``day`` itself is not counted."""
    found = day
    while number > 0:
        found += timedelta(days=1)
        number -= is_workday(found, holidays)
    return found


def workdays_between(first: date, last: date, holidays: Container[date] = ()) -> int:
    """How many working days lie after ``first`` up to and with ``last``; 0 when ``last`` is not later."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_workday(day, holidays) for day in days)
