"""What somebody typed, read as a value; ``None`` when it cannot be read.  The forms are those that coaches write."""

import re
from datetime import date
from typing import Final

from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.wording import MONTHS

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

_MONTH: Final = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{4})", re.ASCII)
_MONTH_BACK: Final = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
_MONTH_NAME: Final = re.compile(r"([A-Za-zÄÖÜäöü]{3,})\.?\s+(\d{4})")
_DATE: Final = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?\s*(\d{4}|\d{2})?", re.ASCII)
_TIME: Final = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2}))?(?:\s*(?:Uhr|h))?", re.ASCII | re.IGNORECASE)
_TIME_TOGETHER: Final = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_WHOLE: Final = re.compile(r"\d{1,6}", re.ASCII)


def find_month(text: str) -> date | None:
    """„06/2022“, „6.2022“, „6 2022“, „2022-06“, „Juni 2022“ and „Jun 2022“ as the first day of that month."""
    text = text.strip()
    if match := _MONTH.fullmatch(text):
        return _day(int(match[2]), int(match[1]), 1)
    if match := _MONTH_BACK.fullmatch(text):
        return _day(int(match[1]), int(match[2]), 1)
    if match := _MONTH_NAME.fullmatch(text):
        word = match[1].casefold()
        fitting = [number for number, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word)]
        return _day(int(match[2]), fitting[0], 1) if len(fitting) == 1 else None
    return None


def find_day(text: str, today: date) -> date | None:
    """„20.11.2026“ and „20.11.26“ as that day; „20.11.“ as the next such day from ``today`` on."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    if match[3] is None:
        years = (today.year + ahead for ahead in range(9))  # 29 February comes back after at most eight years
        days = (_day(year, month, day) for year in years)
        return next((found for found in days if found is not None and found >= today), None)
    year = int(match[3])
    return _day(year if year >= 100 else 2000 + year, month, day)


def find_time(text: str) -> int | None:
    """„7:30“, „7.30 Uhr“, „0730“ and „7“ as minutes after midnight, 0 … 1440."""
    text = text.strip()
    match = _TIME_TOGETHER.fullmatch(text) if len(text) > 2 else None
    match = match or _TIME.fullmatch(text)
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= DAY else None


def find_number(text: str, minimum: int, maximum: int) -> int | None:
    """A whole number from ``minimum`` to ``maximum``."""
    text = text.strip()
    if not _WHOLE.fullmatch(text):
        return None
    return int(text) if minimum <= int(text) <= maximum else None


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
