"""What a coach needs to see today: appointments, what is due, who waits, and how the quarter went."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.due import DueEntry, DueItem, DueKind
from lotse_desktop.domain.listing import ClientEntry
from lotse_desktop.domain.meetings import MeetingKind
from lotse_desktop.domain.outcomes import Checkpoint
from lotse_desktop.domain.wording import WEEKDAY_SHORT

AHEAD: Final = timedelta(days=14)
"""How far the list of what is due looks ahead."""
MONTHS_OF_A_QUARTER: Final = 3

MEETINGS: Final = {
    MeetingKind.INTAKE: "Erstgespräch",
    MeetingKind.ASSESSMENT: "Ressourcen erfassen",
    MeetingKind.PLANNING: "Plan besprechen",
    MeetingKind.REVIEW: "Rückblick",
    MeetingKind.CRISIS: "Dringendes Gespräch",
    MeetingKind.FOLLOW_UP: "Nachhalten",
    MeetingKind.CLOSING: "Abschlussgespräch",
}
CHECKS: Final = {
    Checkpoint.WEEKS_2: "Nach zwei Wochen nachfragen",
    Checkpoint.MONTHS_3: "Nach 3 Monaten nachfragen",
    Checkpoint.MONTHS_6: "Nach 6 Monaten nachfragen",
    Checkpoint.MONTHS_12: "Nach 12 Monaten nachfragen",
}
_PLAIN: Final = {
    DueKind.REVIEW: "Plan zusammen durchgehen",
    DueKind.BENEFIT: "Leistungsbezug nach 3 Monaten klären",
    DueKind.CONSENT: "Einwilligung läuft ab",
    DueKind.RESUME: "Pause endet",
    DueKind.BRIDGE: "Überbrückung der Betreuung endet",
    DueKind.FIRST_CONTACT: "Zum ersten Mal melden",
    DueKind.FIRST_MEETING: "Erstgespräch führen",
    DueKind.PLAN: "Plan vereinbaren",
}


@dataclass(frozen=True, slots=True)
class Quarter:
    """What came of the running quarter; ``closed_minutes``: open minutes of a week that placed care covers now."""

    first: date
    talks: int
    integrations: int
    closed_minutes: int


@dataclass(frozen=True, slots=True)
class Today:
    """One screen."""

    day: date
    meetings: tuple[DueEntry, ...]
    """Appointments of today, by time."""
    due: tuple[DueEntry, ...]
    """Everything else that is overdue or due within :data:`AHEAD`, and appointments of days gone by."""
    untouched: tuple[ClientEntry, ...]
    """Running cases that nobody changed for long, the longest first."""
    quarter: Quarter

    @property
    def overdue(self) -> int:
        """How many dates have passed."""
        return sum(entry.item.day < self.day for entry in self.due)


def first_of_quarter(day: date) -> date:
    """The first day of the quarter of ``day``."""
    return date(day.year, (day.month - 1) // MONTHS_OF_A_QUARTER * MONTHS_OF_A_QUARTER + 1, 1)


def due_words(item: DueItem) -> str:
    """What is to be done, as a coach says it."""
    match item.kind:
        case DueKind.MEETING:
            return MEETINGS[MeetingKind(item.text)]
        case DueKind.STEP:
            return item.text or "Schritt ohne Text"
        case DueKind.CHECK:
            return CHECKS[Checkpoint(item.text)]
        case DueKind.DEADLINE:
            return f"Frist für den Betreuungsplatz: {item.text}" if item.text else "Frist für den Betreuungsplatz"
        case _:
            return _PLAIN[item.kind]


def day_words(day: date, today: date) -> str:
    """„heute“, „morgen“, „gestern“, „Mo 30.11.“; with the year when it is another one."""
    near = {0: "heute", 1: "morgen", -1: "gestern"}.get((day - today).days)
    if near is not None:
        return near
    year = "" if day.year == today.year else f"{day.year}"
    return f"{WEEKDAY_SHORT[day.weekday()]} {day.day}.{day.month}.{year}"
