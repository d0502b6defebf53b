"""The year strip: a column per week, a cell per day; and the same as runs of days for those who read a list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar, days_between
from lotse_desktop.domain.gaps import SATURDAY
from lotse_desktop.domain.holiday_plan import DaySource
from lotse_desktop.domain.wording import MONTHS, count_text, minutes_text
from lotse_desktop.domain.year import ChildDay, DayReason, DayStatus
from lotse_desktop.domain.year_words import ORDINARY, day_in_words, day_name, days_text, standing

LEAVE_MARK: Final = "U"
PUBLIC_MARK: Final = "F"
CLOSED_MARK: Final = "Z"
NO_DATA_MARK: Final = "?"
SOURCE_MARKS: Final = {
    DaySource.HOLIDAY_CARE: "B",
    DaySource.OTHER_PARENT: "E",
    DaySource.HELPER: "H",
    DaySource.OTHER: "A",
}
NO_DATA: Final = "keine Daten zu den Ferien"


class CellKind(StrEnum):
    """What a cell shows, the first one that fits: what is open comes before what is covered."""

    NO_DATA = "no_data"
    OPEN = "open"
    """Nobody is there on a holiday or closing day."""
    GAP = "gap"
    """The gap of the normal pattern."""
    ASSIGNED = "assigned"
    """Leave, or somebody was assigned to the day."""
    PUBLIC = "public"
    SCHOOL = "school"
    CLOSED = "closed"
    COVERED = "covered"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: ``column`` counts weeks from 0, ``row`` 0 is Monday; ``mark`` is a letter in the cell."""

    day: date
    column: int
    row: int
    kind: CellKind
    mark: str
    name: str
    """„Herbstferien“, empty on an ordinary day."""
    text: str
    """The whole day in words."""
    minutes: int
    """Without care, summed over children."""
    standing: tuple[str, ...]
    """Who is there, one text per child."""


@dataclass(frozen=True, slots=True)
class YearPicture:
    """The cells by day; ``months``: column and name."""

    cells: tuple[DayCell, ...]
    months: tuple[tuple[int, str], ...]
    alternative: str

    @property
    def columns(self) -> int:
        """How many weeks."""
        return self.cells[-1].column + 1 if self.cells else 0


@dataclass(frozen=True, slots=True)
class DayRun:
    """Days that are alike; weekends between them belong to it.  ``days`` counts without those."""

    first: date
    last: date
    kind: CellKind
    name: str
    days: int
    minutes: int
    standing: str


def year_picture(
    period: tuple[date, date], days: Sequence[ChildDay], calendar: HolidayCalendar, names: Mapping[str, str]
) -> YearPicture:
    """The cells of the first to the last day of ``period``; ``names``: child → first name, only these are shown.

    Days that ``days`` does not hold are those without data.
    """
    by_day: dict[date, dict[str, ChildDay]] = {}
    for day in days:
        if day.child in names:
            by_day.setdefault(day.day, {})[names[day.child]] = day
    monday = period[0] - timedelta(days=period[0].weekday())
    at_school = any(day.reason is DayReason.SCHOOL_HOLIDAY for day in days)
    cells = tuple(
        _cell(day, (day - monday).days, by_day.get(day), calendar, at_school=at_school) for day in days_between(*period)
    )
    return YearPicture(cells, tuple(_months(cells)), _alternative(period, cells))


def find_runs(cells: Sequence[DayCell]) -> tuple[DayRun, ...]:
    """Runs of days that are alike, ordinary days left out where everybody is looked after."""
    seen = [cell for cell in cells if cell.row < SATURDAY or cell.kind in _ALARMING]
    runs = (list(group) for _, group in groupby(seen, key=_alike))
    return tuple(_run(run) for run in runs if any(cell.kind not in _ORDINARY or cell.kind in _ALARMING for cell in run))


_ALARMING: Final = (CellKind.OPEN, CellKind.GAP)
_ORDINARY: Final = (CellKind.GAP, CellKind.COVERED, CellKind.FREE)


def _cell(
    day: date, number: int, children: Mapping[str, ChildDay] | None, calendar: HolidayCalendar, *, at_school: bool
) -> DayCell:
    column, row = divmod(number, 7)
    if children is None:
        text = f"{day_in_words(day, '', {})} {NO_DATA[0].upper()}{NO_DATA[1:]}."
        return DayCell(day, column, row, CellKind.NO_DATA, NO_DATA_MARK, "", text, 0, (NO_DATA,))
    found = tuple(children.values())
    reasons = {one.reason for one in found}
    if row >= SATURDAY and at_school and day in calendar.school:
        reasons.add(DayReason.SCHOOL_HOLIDAY)
    name = day_name(day, calendar, reasons)
    kind = _kind(found, reasons)
    return DayCell(
        day=day,
        column=column,
        row=row,
        kind=kind,
        mark=_mark(kind, found),
        name=name,
        text=day_in_words(day, name, children),
        minutes=sum(one.minutes for one in found),
        standing=tuple(standing(one) for one in found),
    )


def _kind(found: Sequence[ChildDay], reasons: set[DayReason]) -> CellKind:
    status = {one.status for one in found}
    rules = (
        (any(one.gap and one.reason is not DayReason.WEEK for one in found), CellKind.OPEN),
        (any(one.gap for one in found), CellKind.GAP),
        (bool(status & {DayStatus.LEAVE, DayStatus.ASSIGNED}), CellKind.ASSIGNED),
        (DayReason.PUBLIC_HOLIDAY in reasons, CellKind.PUBLIC),
        (DayReason.SCHOOL_HOLIDAY in reasons, CellKind.SCHOOL),
        (DayReason.CLOSED in reasons, CellKind.CLOSED),
        (bool(status & {DayStatus.COVERED, DayStatus.AWAY}), CellKind.COVERED),
    )
    return next((kind for holds, kind in rules if holds), CellKind.FREE)


def _mark(kind: CellKind, found: Sequence[ChildDay]) -> str:
    match kind:
        case CellKind.PUBLIC:
            return PUBLIC_MARK
        case CellKind.CLOSED:
            return CLOSED_MARK
        case CellKind.ASSIGNED:
            sources = [one.source for one in found if one.status is DayStatus.ASSIGNED and one.source is not None]
            return SOURCE_MARKS[sources[0]] if sources else LEAVE_MARK
        case _:
            return ""


def _months(cells: Sequence[DayCell]) -> Iterator[tuple[int, str]]:
    """The name of a month over the first column that begins in it."""
    known: set[tuple[int, int]] = set()
    for cell in cells:
        month = (cell.day.year, cell.day.month)
        if month not in known and (cell.day.day == 1 or not known):
            known.add(month)
            yield cell.column, MONTHS[cell.day.month - 1]


def _alternative(period: tuple[date, date], cells: Sequence[DayCell]) -> str:
    """„02.09.2026 bis 31.08.2027: 7 Ferien- und Schließtage ohne Betreuung, …“."""
    parts = [
        f"{count_text(number, one, many)}"
        for kinds, one, many in (
            ((CellKind.OPEN,), "Feier-, Ferien- oder Schließtag offen", "Feier-, Ferien- und Schließtage offen"),
            ((CellKind.GAP,), "Tag mit einer Lücke im Alltag", "Tage mit einer Lücke im Alltag"),
            ((CellKind.ASSIGNED,), "Tag zugeteilt", "Tage zugeteilt"),
            ((CellKind.NO_DATA,), "Tag ohne Daten", "Tage ohne Daten"),
        )
        if (number := sum(cell.kind in kinds for cell in cells))
    ]
    return f"{days_text(*period)}: {', '.join(parts) if parts else 'nichts offen'}."


def _alike(cell: DayCell) -> tuple[object, ...]:
    if cell.kind in _ORDINARY:
        return (ORDINARY,)
    if cell.kind is CellKind.OPEN:
        return cell.kind, cell.name
    return cell.kind, cell.name, cell.standing


def _run(cells: Sequence[DayCell]) -> DayRun:
    first, last = cells[0], cells[-1]
    minutes = sum(cell.minutes for cell in cells)
    if first.kind in _ORDINARY:
        gaps = [cell for cell in cells if cell.kind is CellKind.GAP]
        words = f"{count_text(len(gaps), 'Tag', 'Tage')} mit Lücke, {minutes_text(minutes)}"
        return DayRun(gaps[0].day, gaps[-1].day, CellKind.GAP, ORDINARY, len(gaps), minutes, words)
    words = f"{minutes_text(minutes)} offen" if minutes else ", ".join(dict.fromkeys(first.standing))
    return DayRun(first.day, last.day, first.kind, first.name or ORDINARY, len(cells), minutes, words)
