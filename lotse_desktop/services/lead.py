"""What a project lead does with consolidated deliveries: protected tables and indicators, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotse_desktop.domain import indicators as ind
from lotse_desktop.domain.consolidation import Pool, count_table
from lotse_desktop.domain.disclosure.gate import FEWEST, PublicationGate, ShownTable, safe_rate
from lotse_desktop.domain.indicators import PeriodFigures


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that is shown of a pool: tables behind the gate, indicators with number, name and value."""

    tables: tuple[ShownTable, ...]
    indicators: tuple[tuple[str, str, str], ...]


class Lead:
    """Evaluates deliveries; ``gate`` decides what may be shown."""

    def __init__(self, gate: PublicationGate) -> None:
        self._gate = gate

    def evaluate(self, pool: Pool, *, full_time_coaches: Decimal | None = None) -> Evaluation:
        """The tables of the plan and the indicators of the headers.  ``full_time_coaches``: typed in by the lead."""
        tables = self._gate.protect([count_table(pool, table) for table in pool.plan.tables])
        figures = _of_headers(pool.figures, full_time_coaches) if pool.figures is not None else ()
        return Evaluation(tables, tuple(figures))


def _of_headers(figures: PeriodFigures, coaches: Decimal | None) -> Sequence[tuple[str, str, str]]:
    """I01–I08 and I19 of all laptops together (handbook 9.2); numbers of one or two persons are not told."""
    persons, men = figures.persons, figures.persons.M
    stock = ind.average_stock(figures)
    integrated = ind.i06_integrated(figures)
    rows = [
        ("I01", "Begleitete Personen im Zeitraum", _told(ind.i01_persons(figures))),
        ("I02", "Durchschnittlicher Bestand", ind.number_text(ind.i02_average_stock(figures))),
        ("I03", "Anteil Väter", ind.percent_text(safe_rate(men, men + persons.W))),
        ("I05", "Integrationen", _told(ind.i05_integrations(figures))),
        ("I06", "Integrierte Personen", _told(integrated)),
        ("I07", "Vermittlungsanteil (Projekt)", ind.percent_text(safe_rate(integrated, persons.total))),
        ("I08", "Integrationsquote (Rechenweg § 48a)", _integration_rate(figures, stock)),
        ("I19", "Wartezeit bis zum ersten Termin, Tage (Median)", _waiting(figures)),
    ]
    if coaches is not None:
        rows.insert(3, ("I04", "Betreuungsschlüssel", ind.number_text(ind.i04_cases_per_coach(stock, coaches))))
    return rows


def _told(count: int) -> str:
    return ind.number_text(count) if count == 0 or count >= FEWEST else "*"


def _integration_rate(figures: PeriodFigures, stock: Decimal) -> str:
    few = stock < 10 or 0 < ind.i05_integrations(figures) < FEWEST
    return "*" if few else ind.percent_text(ind.i08_integration_rate(figures))


def _waiting(figures: PeriodFigures) -> str:
    few = len(figures.waiting_days) < FEWEST
    return "–" if few else ind.number_text(ind.i19_waiting(figures.waiting_days))
