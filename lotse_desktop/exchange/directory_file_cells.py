"""The cells of the table of the directory: how each field is written, and read again.

Lists are parted by „|“; in a text that is part of a list it is written „\\|“, a backslash „\\\\“.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.directory import LANGUAGE, ServiceTime, Status, TimeKind
from lotse_desktop.domain.directory_words import (
    ACCESS_NAMES,
    CAPACITY_NAMES,
    CHILD_CARE_NAMES,
    LAID_DOWN,
    TIME_NAMES,
    Names,
)
from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.typed import find_time
from lotse_desktop.domain.wording import WEEKDAY_SHORT, clock

_K = TypeVar("_K", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Cell:
    """One column; ``read`` raises ``ValueError`` with a German sentence."""

    write: Callable[[Any, Names], str]
    read: Callable[[str, Names], object]


_KEY: Final = re.compile(r"[A-Z][A-Z0-9_]{0,63}", re.ASCII)
_PARTS: Final = re.compile(r"(?:[^\\|]|\\.?)+")
_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_DAY: Final = "|".join(WEEKDAY_SHORT)
_TIME: Final = re.compile(
    rf"(?:(?P<what>[^:]+):\s*)?(?P<days>(?:{_DAY})(?:\s*[-–,]\s*(?:{_DAY}))*)"
    r"\s+(?P<opens>[\d:.]+)\s*[-–]\s*(?P<closes>[\d:.]+)"
    r"(?:\s+ab\s+(?P<first>[\d.]+))?(?:\s+bis\s+(?P<last>[\d.]+))?(?:\s+\((?P<notes>.*)\))?",
    re.ASCII,
)
_BAD_TIME: Final = "Eine Wochenzeit steht hier so: „Betreuung: Mo-Fr 5:00-8:00“."


def _write_text(value: str, _names: Names) -> str:
    return value


def _read_text(text: str, _names: Names) -> str:
    return text


def _write_number(value: int | None, _names: Names) -> str:
    return "" if value is None else str(value)


def _read_number(text: str, _names: Names) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,4}", text, re.ASCII):
        raise ValueError("Hier muss eine ganze Zahl stehen.")
    return int(text)


def _write_day(value: date | None, _names: Names | None = None) -> str:
    return "" if value is None else f"{value.day:02}.{value.month:02}.{value.year:04}"


def _read_day(text: str, _names: Names | None = None) -> date | None:
    if not text:
        return None
    match = _DATE.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> date:
    raise ValueError("Ein Tag steht hier so: 24.12.2026.")


def _write_yes(value: bool | None, _names: Names) -> str:  # noqa: FBT001
    return {None: "", True: "ja", False: "nein"}[value]


def _read_yes(text: str, _names: Names) -> bool | None:
    answers = {"": None, "ja": True, "nein": False}
    if folded(text) not in answers:
        raise ValueError("Hier steht „ja“, „nein“ oder nichts.")
    return answers[folded(text)]


def _read_local(text: str, names: Names) -> bool:
    return _read_yes(text, names) or False


def _choice(texts: Mapping[_K, str], empty: _K | None = None) -> Cell:
    keys = {folded(text): key for key, text in texts.items()}

    def write(value: _K | None, _names: Names) -> str:
        return "" if value is None else texts[value]

    def read(text: str, _names: Names) -> _K | None:
        if text and folded(text) not in keys:
            raise ValueError(f"Hier steht {' oder '.join(f'„{name}“' for name in texts.values())}.")
        return keys[folded(text)] if text else empty

    return Cell(write, read)


def _write_list(values: Sequence[str]) -> str:
    return " | ".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _read_list(text: str) -> tuple[str, ...]:
    parts = (re.sub(r"\\(.)", r"\1", part.strip()).strip() for part in _PARTS.findall(text))
    return tuple(part for part in parts if part)


def _title(key: str, titles: Mapping[str, str]) -> str:
    """The name of a key where it leads back to it, else the key."""
    title = titles.get(key, key)
    clear = list(titles.values()).count(title) == 1 and title not in titles and not _KEY.fullmatch(title)
    return title if clear else key


def _key(text: str, titles: Mapping[str, str], nothing: str) -> str:
    if text in titles:
        return text
    exact = [key for key, title in titles.items() if title == text]
    if exact:
        return exact[0]
    if _KEY.fullmatch(text):
        return text
    alike = [key for key, title in titles.items() if folded(title) == folded(text)]
    if not alike:
        raise ValueError(nothing)
    return alike[0]


def _read_kind(text: str, names: Names) -> str | None:
    return _key(text, names.kinds, "Diese Art von Stelle gibt es im Katalog nicht.") if text else None


def _write_needs(values: Sequence[str], names: Names) -> str:
    return _write_list([_title(value, names.needs) for value in values])


def _read_needs(text: str, names: Names) -> tuple[str, ...]:
    return tuple(_key(part, names.needs, "Diesen Bedarf gibt es im Katalog nicht.") for part in _read_list(text))


def _write_languages(values: Sequence[str], names: Names) -> str:
    titles = names.languages
    return ", ".join(key if re.search(r"[,|;]", title := _title(key, titles)) else title for key in values)


def _read_languages(text: str, names: Names) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"[,|]", text) if part.strip()]
    known = {folded(title): key for key, title in names.languages.items()}
    keys = [part if re.fullmatch(LANGUAGE, part) else known.get(folded(part), "") for part in parts]
    if not all(keys):
        raise ValueError("Diese Sprache kennt Lotse nicht; möglich ist auch ihr Kürzel, zum Beispiel „ar“.")
    return tuple(keys)


def _write_times(values: Sequence[ServiceTime], _names: Names) -> str:
    return _write_list([_time_text(value) for value in values])


def _time_text(time: ServiceTime) -> str:
    days = ", ".join(WEEKDAY_SHORT[day.number] for day in time.days)
    parts = [f"{TIME_NAMES[time.what]}: {days} {clock(time.opens_at)}-{clock(time.closes_at)}"]
    parts.extend([f"ab {_write_day(time.valid_from)}"] if time.valid_from else [])
    parts.extend([f"bis {_write_day(time.valid_to)}"] if time.valid_to else [])
    parts.extend([f"({time.notes})"] if time.notes else [])
    return " ".join(parts)


def _read_times(text: str, _names: Names) -> tuple[ServiceTime, ...]:
    return tuple(_time(part) for part in _read_list(text))


def _time(text: str) -> ServiceTime:
    match = _TIME.fullmatch(text)
    kinds = {folded(name): kind for kind, name in TIME_NAMES.items()}
    if match is None or folded(match["what"] or TIME_NAMES[TimeKind.OPEN]) not in kinds:
        raise ValueError(_BAD_TIME)
    opens, closes = find_time(match["opens"]), find_time(match["closes"])
    first, last = _read_day(match["first"] or ""), _read_day(match["last"] or "")
    if opens is None or closes is None:
        raise ValueError(_BAD_TIME)
    if first and last and last < first:
        raise ValueError("Das Ende liegt vor dem Anfang.")
    return ServiceTime(
        what=kinds[folded(match["what"] or TIME_NAMES[TimeKind.OPEN])],
        days=_weekdays(match["days"]),
        opens_at=opens,
        closes_at=closes,
        valid_from=first,
        valid_to=last,
        notes=(match["notes"] or "")[:400],
    )


def _weekdays(text: str) -> tuple[Weekday, ...]:
    days: list[Weekday] = []
    for part in text.split(","):
        ends = [WEEKDAY_SHORT.index(name.strip()) for name in re.split("[-–]", part)]
        if len(ends) > 2 or ends[-1] < ends[0]:
            raise ValueError(_BAD_TIME)
        days.extend(WEEKDAYS[ends[0] : ends[-1] + 1])
    return tuple(days)


def _write_closed(values: Sequence[tuple[date, date]], _names: Names) -> str:
    return " | ".join(
        _write_day(first) if first == last else f"{_write_day(first)}-{_write_day(last)}" for first, last in values
    )


def _read_closed(text: str, _names: Names) -> tuple[tuple[date, date], ...]:
    found: list[tuple[date, date]] = []
    for part in _read_list(text):
        ends = [_read_day(end.strip()) or _no_day() for end in re.split("[-–]", part)]
        if len(ends) > 2:
            _no_day()
        if ends[-1] < ends[0]:
            raise ValueError("Das Ende liegt vor dem Anfang.")
        found.append((ends[0], ends[-1]))
    return tuple(found)


_TEXT: Final = Cell(_write_text, _read_text)
_NUMBER: Final = Cell(_write_number, _read_number)
_TEXTS: Final = Cell(lambda values, _: _write_list(values), lambda text, _: _read_list(text))
_STATUS: Final = {Status.ACTIVE: "aktiv", Status.INACTIVE: LAID_DOWN}

CELLS: Final[Mapping[str, Cell]] = {
    "id": _TEXT,
    "name": _TEXT,
    "organization": _TEXT,
    "kind": Cell(lambda value, names: "" if value is None else _title(value, names.kinds), _read_kind),
    "description": _TEXT,
    "eligibility_description": _TEXT,
    "minimum_age": _NUMBER,
    "maximum_age": _NUMBER,
    "area": _TEXT,
    "need_kinds": Cell(_write_needs, _read_needs),
    "schedules": Cell(_write_times, _read_times),
    "schedule_description": _TEXT,
    "closed": Cell(_write_closed, _read_closed),
    "fees_description": _TEXT,
    "languages": Cell(_write_languages, _read_languages),
    "required_documents": _TEXTS,
    "application_process": _TEXT,
    "access": _choice(ACCESS_NAMES),
    "phones": _TEXTS,
    "email": _TEXT,
    "url": _TEXT,
    "address": _TEXT,
    "child_care": _choice(CHILD_CARE_NAMES),
    "child_care_from": _NUMBER,
    "child_care_notes": _TEXT,
    "capacity": _choice(CAPACITY_NAMES),
    "capacity_notes": _TEXT,
    "waiting_weeks": _NUMBER,
    "accessible": Cell(_write_yes, _read_yes),
    "assured_date": Cell(_write_day, _read_day),
    "assurer": _TEXT,
    "source": _TEXT,
    "status": _choice(_STATUS, Status.ACTIVE),
    "local": Cell(_write_yes, _read_local),
}
"""Field of an entry → its cell."""
