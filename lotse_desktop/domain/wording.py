"""Times, dates and names as a coach says them, in German."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Final

from lotse_desktop.domain.client import CasePhase, State

_BRACKETS: Final = re.compile(r"\([^)]*\)")
WEEKDAY_NAMES: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
WEEKDAY_SHORT: Final = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
MONTHS: Final = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
PHASES: Final = {
    CasePhase.REFERRAL: "Zuweisung",
    CasePhase.INTAKE: "Erstgespräch",
    CasePhase.ASSESSMENT: "Ressourcenerfassung",
    CasePhase.GOALS: "Ziele",
    CasePhase.PLAN: "Aktionsplan",
    CasePhase.SUPPORT: "Begleitung",
    CasePhase.FOLLOW_UP: "Nachhalten",
    CasePhase.CLOSURE: "Abschluss",
}
STATES: Final = {
    State.BW: "Baden-Württemberg",
    State.BY: "Bayern",
    State.BE: "Berlin",
    State.BB: "Brandenburg",
    State.HB: "Bremen",
    State.HH: "Hamburg",
    State.HE: "Hessen",
    State.MV: "Mecklenburg-Vorpommern",
    State.NI: "Niedersachsen",
    State.NW: "Nordrhein-Westfalen",
    State.RP: "Rheinland-Pfalz",
    State.SL: "Saarland",
    State.SN: "Sachsen",
    State.ST: "Sachsen-Anhalt",
    State.SH: "Schleswig-Holstein",
    State.TH: "Thüringen",
}


def clock(minute: int) -> str:
    """450 minutes after midnight as „7:30“."""
    return f"{minute // 60}:{minute % 60:02d}"


def minutes_text(minutes: int) -> str:
    """570 as „9 h 30 min“, 120 as „2 h“, 45 as „45 min“."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d} min" if rest else f"{hours} h"


def short_minutes_text(minutes: int) -> str:
    """570 as „9 h 30“, 120 as „2 h 00“, 45 as „45 min“, 0 as „0“."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min" if rest else "0"
    return f"{hours} h {rest:02d}"


def half_hours_text(minutes: int) -> str:
    """Weekly hours rounded down to half hours (handbook 4.9): 2120 as „35“, 1845 as „30,5“."""
    halves = minutes // 30
    return f"{halves // 2},5" if halves % 2 else str(halves // 2)


def weekday_name(day: int) -> str:
    """0 as „Montag“."""
    return WEEKDAY_NAMES[day]


def weekday_short(day: int) -> str:
    """0 as „Mo“."""
    return WEEKDAY_SHORT[day]


def weekday_list(days: Sequence[int], *, short: bool = False) -> str:
    """Days in order, three or more in a row as a range: „Montag bis Mittwoch und Freitag“, short „Mo–Mi, Fr“."""
    names = WEEKDAY_SHORT if short else WEEKDAY_NAMES
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[str] = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{names[run[0]]}{'–' if short else ' bis '}{names[run[-1]]}")
        else:
            parts.extend(names[day] for day in run)
    return ", ".join(parts) if short else listing(parts)


def listing(parts: Sequence[str]) -> str:
    """„Mia, Ben und Lio“."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} und {parts[-1]}" if parts else ""


def without_brackets(label: str) -> str:
    """„Frau K. (Laufgruppe)“ as „Frau K.“; sentences on paper have no brackets (handbook 7.2)."""
    return " ".join(_BRACKETS.sub(" ", label).split())


def fill(text: str, words: Mapping[str, str]) -> str | None:
    """``text`` with its braces filled in; ``None`` when a word for one of them is missing."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return text.format(**words) if names <= words.keys() else None


def long_date(day: date) -> str:
    """„Freitag, 20. November 2026“."""
    return f"{WEEKDAY_NAMES[day.weekday()]}, {plain_date(day)}"


def plain_date(day: date) -> str:
    """„20. November 2026“."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """„20.11.2026“."""
    return f"{day:%d.%m.%Y}"


def phase_name(phase: CasePhase) -> str:
    """„Ressourcenerfassung“."""
    return PHASES[phase]


def state_name(state: State) -> str:
    """„Rheinland-Pfalz“."""
    return STATES[state]


def week_letter(week: int) -> str:
    """Cycle week 1 as „A“ … 24 as „X“."""
    return chr(ord("A") + week - 1)


def count_text(number: int, one: str, many: str) -> str:
    """„1 Kind“, „3 Kinder“; ``one`` and ``many`` without the number."""
    return f"{number} {one if number == 1 else many}"
