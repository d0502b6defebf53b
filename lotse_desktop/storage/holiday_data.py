"""Public and school holidays from the ``holidays`` package, which carries the data of the KMK offline."""

from datetime import date
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.client import State

LANGUAGE: Final = "de"
"""Without it the names may come in English."""
SINCE: Final = date(1991, 1, 1)
"""Before this day the package knows no holidays."""
_YEARS_AHEAD: Final = range(2026, 2040)


def load_calendar(state: State, first: date, last: date) -> HolidayCalendar:
    """The calendar of a state from ``first`` to ``last``."""
    from holidays.countries.germany import Germany

    years = range(first.year, last.year + 1)
    public = Germany(subdiv=state.value, years=years, language=LANGUAGE, categories=("public",))
    school = Germany(subdiv=state.value, years=years, language=LANGUAGE, categories=("school",))
    return HolidayCalendar(
        state=state,
        first=first,
        last=last,
        public={day: name for day, name in public.items() if first <= day <= last},
        school={day: name for day, name in school.items() if first <= day <= last},
        school_until=_known_until(state),
        school_since=SINCE,
    )


def _known_until(state: State) -> date:
    """The last school holiday in the data: what comes after it is not known."""
    from holidays.countries.germany import Germany

    return max(Germany(subdiv=state.value, years=_YEARS_AHEAD, language=LANGUAGE, categories=("school",)))
