"""What pydantic found wrong in a file, as one German sentence with the place."""

from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.exchange.strict_json import Json, Place, bad_place

_SENTENCES: Final = {
    "missing": "Hier fehlt eine Angabe.",
    "string_type": "Hier muss ein Text stehen.",
    "string_too_short": "Hier fehlt ein Text.",
    "string_too_long": "Dieser Text ist zu lang; höchstens {max_length} Zeichen passen hinein.",
    "string_pattern_mismatch": "Diesen Wert gibt es hier nicht.",
    "int_type": "Hier muss eine ganze Zahl stehen.",
    "int_from_float": "Hier muss eine ganze Zahl stehen.",
    "bool_type": "Hier muss true oder false stehen.",
    "tuple_type": "Hier muss eine Liste in eckigen Klammern stehen.",
    "dict_type": "Hier muss ein Objekt in geschweiften Klammern stehen.",
    "model_type": "Hier muss ein Objekt in geschweiften Klammern stehen.",
    "too_short": "Hier fehlt eine Angabe.",
    "too_long": "Diese Liste ist zu lang; höchstens {max_length} Angaben passen hinein.",
    "greater_than_equal": "Diese Zahl ist zu klein; möglich ist mindestens {ge}.",
    "less_than_equal": "Diese Zahl ist zu groß; möglich ist höchstens {le}.",
    "enum": "Diesen Wert gibt es hier nicht.",
    "literal_error": "Diesen Wert gibt es hier nicht.",
    "union_tag_invalid": "Diese Art von Angabe gibt es nicht (kind).",
    "union_tag_not_found": "Hier fehlt die Art der Angabe (kind).",
    "clock": "Das ist keine Uhrzeit zwischen 00:00 und 24:00.",
    "month": "Das ist kein Monat in der Form 2022-06.",
    "day": "Das ist kein Tag in der Form 2026-11-02.",
    "range": "Das Ende liegt vor dem Anfang.",
    "ages": "Das höchste Alter liegt unter dem niedrigsten.",
    "long_range": "Dieser Zeitraum ist länger als ein Jahr.",
}
_OTHER: Final = "Diese Angabe passt hier nicht."


def find_fault(error: ValidationError, tree: Json) -> BadFileError:
    """The first fault; ``tree``: the plain value that was validated."""
    first = error.errors(include_url=False, include_input=False)[0]
    return bad_place(_place(first, tree), _sentence(first))


def first_sentence(error: ValidationError) -> str:
    """What the first fault is, without its place."""
    return _sentence(error.errors(include_url=False, include_input=False)[0])


def _sentence(fault: ErrorDetails) -> str:
    context = fault.get("ctx", {})
    kind = str(context["error"]) if fault["type"] == "value_error" else fault["type"]
    return _SENTENCES.get(kind, _OTHER).format(**context)


def _place(fault: ErrorDetails, tree: Json) -> Place:
    """Where the fault is in the file: pydantic's path without the names of union members, which are not in it."""
    place: list[str | int] = []
    for number, step in enumerate(fault["loc"], start=1):
        inside = _inner(tree, step)
        if inside:
            tree = inside[0]
            place.append(step)
        elif fault["type"] == "missing" and number == len(fault["loc"]):
            place.append(step)
    return tuple(place)


def _inner(tree: Json, step: str | int) -> tuple[Json] | None:
    if isinstance(tree, dict) and isinstance(step, str) and step in tree:
        return (tree[step],)
    if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
        return (tree[step],)
    return None
