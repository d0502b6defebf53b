"""The columns of the list of clients; everything shown is stored, nothing is computed while listing."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.client import CasePhase, age_in_years
from lotse_desktop.domain.listing import ClientEntry
from lotse_desktop.domain.today import day_words
from lotse_desktop.domain.wording import PHASES, minutes_text, short_minutes_text
from lotse_desktop.ui.models.columns import Column
from lotse_desktop.ui.models.since import since_words

NAME, CHILDREN, PHASE, GAP, STEPS, DUE = range(6)
_PHASE_NAMES = {phase.value: name for phase, name in PHASES.items()}


def client_columns(today: Callable[[], date]) -> tuple[Column[ClientEntry], ...]:
    """Name, ages of the children, phase, weekly gap, open steps, next date."""
    return (
        Column(_tr("Name"), lambda entry: f"{entry.family_name}, {entry.given_name}", bold=True),
        Column(_tr("Kinder"), lambda entry: _ages(entry, today()), spoken=lambda entry: _spoken_ages(entry, today())),
        Column(_tr("Phase"), lambda entry: phase_text(entry.phase)),
        Column(_tr("Lücke"), _gap, tone=_gap_tone, spoken=_spoken_gap),
        Column(_tr("Schritte"), _steps, tone=lambda entry: "" if entry.open_steps else "ink2"),
        Column(_tr("Fällig"), lambda entry: _due(entry, today()), tone=lambda entry: _due_tone(entry, today())),
    )


def phase_text(phase: str) -> str:
    """The German name of a stored phase."""
    return _PHASE_NAMES.get(phase, _PHASE_NAMES[CasePhase.INTAKE.value])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Clients", text)


def _ages(entry: ClientEntry, today: date) -> str:
    ages = sorted(age_in_years(month, today) for _, month in entry.children)
    return _tr("{ages} J.").format(ages=", ".join(map(str, ages))) if ages else "–"


def _spoken_ages(entry: ClientEntry, today: date) -> str:
    parts = [f"{name} {age_in_years(month, today)}" for name, month in entry.children]
    return ", ".join(parts) if parts else _tr("keine Kinder eingetragen")


def _gap(entry: ClientEntry) -> str:
    return "–" if entry.gap_minutes is None else short_minutes_text(entry.gap_minutes)


def _gap_tone(entry: ClientEntry) -> str:
    if entry.gap_minutes is None:
        return "ink2"
    return "gap_text" if entry.gap_minutes else "good"


def _spoken_gap(entry: ClientEntry) -> str:
    if entry.gap_minutes is None:
        return _tr("Lücke noch nicht bekannt")
    return _tr("Lücke {time}").format(time=minutes_text(entry.gap_minutes))


def _steps(entry: ClientEntry) -> str:
    return _tr("{number} offen").format(number=entry.open_steps) if entry.open_steps else _tr("keine")


def _due(entry: ClientEntry, today: date) -> str:
    due = entry.next_due
    if due is None:
        return "–"
    return since_words(due, today) if due < today else day_words(due, today)


def _due_tone(entry: ClientEntry, today: date) -> str:
    if entry.next_due is None:
        return "ink2"
    return "gap_text" if entry.next_due < today else ""
