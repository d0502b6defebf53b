"""The use-case behind the indicators: every case of the vault, section by section, for any period."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from lotse_desktop.domain.assessment import CHAINS, EFFORTS, LIFECYCLE, MEETINGS, OUTCOMES, REFERRAL
from lotse_desktop.domain.period import Indicator, Period, find_indicators
from lotse_desktop.domain.project import Project
from lotse_desktop.services.ports import Clock, UnitOfWorkFactory
from lotse_desktop.services.registers import PROJECT

_SECTIONS: Final = {
    REFERRAL: "referral",
    MEETINGS: "meetings",
    OUTCOMES: "outcomes",
    EFFORTS: "efforts",
    LIFECYCLE: "lifecycle",
    CHAINS: "chains",
}
"""The section of a case that fills this field of :class:`~lotse_desktop.domain.period.PeriodCase`."""


class FiguresDesk:
    """Indicators of this vault.  Every method is one transaction."""

    def __init__(self, units: UnitOfWorkFactory, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def indicators(self, first: date, last: date) -> tuple[Indicator, ...]:
        """The indicators from the month of ``first`` to the month of ``last``; no whole case is loaded."""
        with self._units() as unit:
            people = unit.people.all()
            found: dict[Any, dict[str, Any]] = {client: {} for client in people}
            for key, name in _SECTIONS.items():
                for client, payload in unit.cases.sections(key):
                    found[client][name] = payload
            coaches = Decimal((unit.project.get(PROJECT) or Project()).coach_hundredths) / 100
        cases = (replace(case, **found[client]) for client, case in people.items())
        return find_indicators(cases, Period(first, last, self._clock().date(), coaches))
