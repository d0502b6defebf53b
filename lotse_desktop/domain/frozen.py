"""The base of every value that is read or written, and the small types they share.

Times of day are minutes after midnight (0 … 1440) of the local wall clock; in JSON they are written ``"HH:MM"``.
Months are the first day of the month; in JSON they are written ``"YYYY-MM"``.  Whoever reads JSON text must refuse NaN
and duplicate keys before these models see it (``exchange.strict_json``).
"""

import re
from datetime import date
from typing import Annotated, Any, Final, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationInfo,
)

DAY: Final = 1440
"""Minutes of a day."""

_CLOCK: Final = re.compile(r"(\d{2}):(\d{2})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


_Edge = TypeVar("_Edge", int, date)


class Frozen(BaseModel):
    """An immutable value; unknown keys and loose types are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True, allow_inf_nan=False)


def _clock(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        if info.mode == "json":
            raise ValueError("clock")
        return value
    match = _CLOCK.fullmatch(value)
    minutes = int(match[1]) * 60 + int(match[2]) if match and int(match[2]) < 60 else DAY + 1
    if minutes > DAY:
        raise ValueError("clock")
    return minutes


def clock_text(minute: int) -> str:
    """``450`` as ``"07:30"``; 1440 as ``"24:00"``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _month(value: object) -> object:
    if isinstance(value, date):
        return value.replace(day=1)
    match = _MONTH.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("month")
    try:
        return date(int(match[1]), int(match[2]), 1)
    except ValueError:
        raise ValueError("month") from None


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) and _DAY.fullmatch(value) else "")
    except ValueError:
        raise ValueError("day") from None


def _listed(value: object) -> object:
    """JSON knows lists only; strict tuples would refuse them."""
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _ordered(pair: tuple[_Edge, _Edge]) -> tuple[_Edge, _Edge]:
    if pair[1] < pair[0]:
        raise ValueError("range")
    return pair


Minute = Annotated[
    int, BeforeValidator(_clock), Field(ge=0, le=DAY), PlainSerializer(clock_text, return_type=str, when_used="json")
]
"""A time of day in minutes after midnight, 0 … 1440."""

Month = Annotated[
    date, BeforeValidator(_month), PlainSerializer(lambda day: day.isoformat()[:7], return_type=str, when_used="json")
]
"""A month as its first day."""

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day; in JSON ``"YYYY-MM-DD"``."""

TimeRange = Annotated[tuple[Minute, Minute], BeforeValidator(_listed), AfterValidator(_ordered)]
"""Half-open ``[start, end)`` within one day."""

DayRange = Annotated[tuple[Day, Day], BeforeValidator(_listed), AfterValidator(_ordered)]
"""First and last day, both included."""

Way = Annotated[int, Field(ge=0, le=600)]
"""Minutes of a way or a buffer, 0 … 600."""

Key = Annotated[str, StringConstraints(min_length=1, max_length=64)]
"""An identifier inside one list of a case."""

Line = Annotated[str, StringConstraints(max_length=400)]
"""One line of text as somebody typed it."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""A name that must not be empty."""

Listed = BeforeValidator(_listed)
"""Put on ``tuple[X, ...]`` fields, so that JSON lists are taken."""

LOOSE: Final[Any] = Field(strict=False)
"""Put on enumerations, so that their plain text is taken, too."""
