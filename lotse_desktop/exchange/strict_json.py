"""JSON without surprises: UTF-8, limited size and depth, no key twice, no NaN, nothing that is not text in a text.

Every fault is a :class:`BadFileError` whose sentence begins with the place: ``children[0].birth_month: …``.
"""

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from lotse_desktop.domain.errors import BadFileError

MAX_DEPTH: Final = 20
_MAX_DIGITS: Final = 18

_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}", re.ASCII)

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"
Place = tuple[str | int, ...]
_Raw: TypeAlias = "_Pairs | list[_Raw] | str | float | bool | _NoNumber | None"


@dataclass(frozen=True, slots=True)
class _Pairs:
    """An object as it stands in the text, keys that come twice included."""

    pairs: "list[tuple[str, _Raw]]"


class _NoNumber:
    """NaN, Infinity, or too many digits."""


def place_text(place: Iterable[str | int]) -> str:
    """``("children", 0, "id")`` as ``children[0].id``; keys that somebody made up stay out of the sentence."""
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            shown = part if _PLAIN_KEY.fullmatch(part) else "…"
            text += f".{shown}" if text else shown
    return text


def bad_place(place: Iterable[str | int], sentence: str) -> BadFileError:
    """The fault at this place."""
    where = place_text(place)
    return BadFileError(f"{where}: {sentence}" if where else sentence)


def read_text(data: bytes, max_bytes: int) -> str:
    """The text of a JSON file.  Raises :class:`BadFileError` when it is too big or not UTF-8."""
    if len(data) > max_bytes:
        raise BadFileError(f"Die Datei ist größer als {max_bytes // 1_000_000} MB und wurde nicht gelesen.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFileError("Die Datei ist nicht in UTF-8 geschrieben und wurde nicht gelesen.") from None


def parse(text: str) -> Json:
    """The plain value of a JSON text: dictionaries, lists, texts, numbers, ``True``, ``False``, ``None``.

    Raises :class:`BadFileError`.
    """
    if _depth(text) > MAX_DEPTH:
        raise BadFileError(f"Die Datei ist mehr als {MAX_DEPTH} Ebenen tief verschachtelt und wurde nicht gelesen.")
    try:
        value = json.loads(
            text,
            object_pairs_hook=_Pairs,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=lambda _name: _NoNumber(),
        )
    except json.JSONDecodeError as error:
        raise BadFileError(f"Zeile {error.lineno}, Spalte {error.colno}: Das ist kein gültiges JSON.") from None
    return _plain(value, ())


def _depth(text: str) -> int:
    """How deep brackets are nested; found before parsing, because the parser's own limit is the stack."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", _TEXT.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _whole(digits: str) -> int | _NoNumber:
    return int(digits) if len(digits.lstrip("-")) <= _MAX_DIGITS else _NoNumber()


def _fraction(digits: str) -> float | _NoNumber:
    number = float(digits)
    return number if math.isfinite(number) else _NoNumber()


def _plain(value: "_Raw", place: Place) -> Json:
    match value:
        case _Pairs():
            return _object(value.pairs, place)
        case list():
            return [_plain(inner, (*place, index)) for index, inner in enumerate(value)]
        case _NoNumber():
            raise bad_place(place, "Diese Zahl kann es hier nicht geben.")
        case str():
            return _checked(value, place)
        case _:
            return value


def _object(pairs: "list[tuple[str, _Raw]]", place: Place) -> Json:
    result: dict[str, Json] = {}
    for key, inner in pairs:
        where = (*place, key)
        if key in result:
            raise bad_place(where, "Diese Angabe steht zweimal da.")
        result[_checked(key, where)] = _plain(inner, where)
    return result


def _checked(text: str, place: Place) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_place(place, "Dieser Text enthält ein halbes Zeichen.") from None
    return text
