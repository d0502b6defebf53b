"""Care gaps on real days for other programs (``lotse.care-year/1``) and for reading."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from lotse_desktop.domain.calendar import HolidayCalendar, HolidaySource
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import clock_text
from lotse_desktop.domain.holiday_plan import find_overlap, with_movable_days
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.typed import LAST_YEAR
from lotse_desktop.domain.wording import clock, count_text, minutes_text, short_date, weekday_short
from lotse_desktop.domain.year import ChildDay, DayReason, calendar_span, compute_year
from lotse_desktop.exchange.strict_json import Place, bad_place

FORMAT: Final = "lotse.care-year/1"
FIRST_YEAR: Final = 1991
"""Before it the public holidays are not known."""

_REASONS: Final = {
    DayReason.PUBLIC_HOLIDAY: "Feiertag",
    DayReason.SCHOOL_HOLIDAY: "Schulferien",
    DayReason.CLOSED: "geschlossen",
    DayReason.WEEK: "wie jede Woche",
}


def care_year_json(record: CaseRecord, holidays: HolidaySource, first: str, last: str) -> str:
    """One entry per day and child with a gap, ``first`` and ``last`` as ``YYYY-MM-DD``; only ASCII.

    Raises :class:`BadFileError` with one sentence when there is no such period or its data are missing.
    """
    _, days = _open_days(record, holidays, first, last)
    return json.dumps({"format": FORMAT, "days": [_entry(day) for day in days]}, indent=1) + "\n"


def care_year_table(record: CaseRecord, holidays: HolidaySource, first: str, last: str) -> str:
    """The same as a German table for reading."""
    calendar, days = _open_days(record, holidays, first, last)
    return "".join(f"{line}\n" for line in _lines(record, calendar, days))


def find_period(first: str, last: str) -> tuple[date, date]:
    """First and last day of a period.  Raises :class:`BadFileError`."""
    period = _day("--from", first), _day("--to", last)
    if period[1] < period[0]:
        raise BadFileError("--to: Das Ende liegt vor dem Anfang.")
    return period


def _open_days(
    record: CaseRecord, holidays: HolidaySource, first: str, last: str
) -> tuple[HolidayCalendar, list[ChildDay]]:
    since, until = find_period(first, last)
    _refuse_overlaps(record)
    calendar = holidays(record.client.state, *calendar_span(since, until))
    plan = record.holiday_plan
    days = compute_year(record.client.children, record.care_week, calendar, since, until, plan=plan)
    return with_movable_days(calendar, plan), [day for day in days if day.gap]


def _refuse_overlaps(record: CaseRecord) -> None:
    """Ranges that share days are a slip of the hand; which of them is right nobody can know."""
    lists: list[tuple[Place, Iterable[tuple[date, date]]]] = [(("leave",), record.care_week.leave)]
    lists.extend((("care", number, "closed"), place.closed) for number, place in enumerate(record.care_week.care))
    for place, ranges in lists:
        number = find_overlap(ranges)
        if number is not None:
            raise bad_place((*place, number), "Dieser Zeitraum überschneidet sich mit einem anderen der Liste.")


def _day(name: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise BadFileError(f"{name}: Das ist kein Tag in der Form 2026-11-02.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadFileError(f"{name}: Für dieses Jahr gibt es keine Daten zu Feiertagen und Ferien.")
    return day


def _entry(day: ChildDay) -> dict[str, object]:
    return {
        "date": day.day.isoformat(),
        "child": day.child,
        "minutes": day.minutes,
        "pieces": [[clock_text(start), clock_text(end)] for start, end in day.gap],
        "reason": day.reason.value,
    }


def _lines(record: CaseRecord, calendar: HolidayCalendar, days: list[ChildDay]) -> Iterator[str]:
    yield "Tage ohne Betreuung"
    if not days:
        yield "  keine"
    for child in record.client.children:
        own = [day for day in days if day.child == child.id]
        if own:
            yield f"  {child.given_name}"
        for day in own:
            pieces = ", ".join(f"{clock(start)} bis {clock(end)} Uhr" for start, end in day.gap)
            when = f"{weekday_short(day.day.weekday())} {short_date(day.day)}"
            yield f"    {when}  {minutes_text(day.minutes):>11}  {pieces}  ({_reason(day, calendar)})"
    if days:
        together = count_text(len({day.day for day in days}), "Tag", "Tage")
        yield f"Zusammen: {together}, {minutes_text(sum(day.minutes for day in days))} (alle Kinder)"


def _reason(day: ChildDay, calendar: HolidayCalendar) -> str:
    names = {DayReason.PUBLIC_HOLIDAY: calendar.public, DayReason.SCHOOL_HOLIDAY: calendar.school}
    return names.get(day.reason, {}).get(day.day, _REASONS[day.reason])
