"""The directory as one flat table: UTF-8 with a mark, semicolons, German headings, one row per entry.

A text that a spreadsheet would take for a formula begins with an apostrophe; reading takes it away again.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pydantic import ValidationError

from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.directory_words import FIELD_TITLES, Names
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.folding import folded
from lotse_desktop.exchange.directory_file_cells import CELLS
from lotse_desktop.exchange.faults import first_sentence

ID_TITLE: Final = "Kennung"
COLUMNS: Final[Mapping[str, str]] = {"id": ID_TITLE, **FIELD_TITLES}
"""Field of an entry → heading, in the order of the table."""

_FORMULA: Final = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"


def write_table(entries: Iterable[ServiceEntry], names: Names) -> bytes:
    """The table; without entries only its headings, to be filled in."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS.values())
    for entry in entries:
        writer.writerow(_defused(CELLS[field].write(getattr(entry, field), names)) for field in COLUMNS)
    return (_MARK + out.getvalue()).encode()


def read_table(data: bytes, names: Names) -> tuple[ServiceEntry, ...]:
    """The entries of a table.  Raises :class:`BadFileError`: row, column and what is wrong there."""
    rows = _rows(data)
    fields = _fields(rows[0] if rows else ())
    entries: list[ServiceEntry] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if any(cell.strip() for cell in row[len(fields) :]):
            raise _bad(number, "", "Diese Zeile hat mehr Spalten als die Überschrift.")
        cells = dict(zip(fields, row, strict=False))
        entry = _entry(number, cells, names)
        if entry.id in seen:
            raise _bad(number, COLUMNS["id"], f"Diese Kennung steht schon in Zeile {seen[entry.id]}.")
        seen[entry.id] = number
        entries.append(entry)
    return tuple(entries)


def _rows(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFileError(
            "Die Datei ist nicht in UTF-8 geschrieben; bitte speichern Sie sie in Excel als „CSV UTF-8“."
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        raise _bad(len(rows) + 1, "", "Hier stimmen die Anführungszeichen nicht.") from None
    return rows


def _fields(heading: Sequence[str]) -> tuple[str, ...]:
    """Field of each column; all of them must be there: a missing one would empty what is known."""
    known = {title: field for field, title in COLUMNS.items()}
    fields: list[str] = []
    titles = [title.strip() for title in heading]
    while titles and not titles[-1]:
        titles.pop()
    for title in titles:
        if title not in known:
            raise _bad(1, "", "Diese Überschriften kennt Lotse nicht; die Spalten trennt ein Semikolon.")
        if known[title] in fields:
            raise _bad(1, title, "Diese Spalte steht zweimal da.")
        fields.append(known[title])
    for field, title in COLUMNS.items():
        if field not in fields:
            raise _bad(1, title, "Diese Spalte fehlt.")
    return tuple(fields)


def _entry(number: int, cells: Mapping[str, str], names: Names) -> ServiceEntry:
    values: dict[str, object] = {}
    for field, title in COLUMNS.items():
        text = " ".join(_plain(cells.get(field, "")).split())
        try:
            values[field] = CELLS[field].read(text, names)
        except ValueError as fault:
            raise _bad(number, title, str(fault)) from None
    if not values["name"]:
        raise _bad(number, COLUMNS["name"], "Hier fehlt ein Text.")
    values["id"] = values["id"] or _made_id(str(values["name"]), str(values["organization"]))
    try:
        return ServiceEntry.model_validate(values)
    except ValidationError as error:
        place = error.errors(include_url=False, include_input=False)[0]["loc"]
        title = COLUMNS.get(str(place[0]), "") if place else COLUMNS["maximum_age"]
        raise _bad(number, title, first_sentence(error)) from None


def _made_id(name: str, organization: str) -> str:
    """An id for a row without one; the same name and organisation give the same."""
    text = f"{folded(name)}\n{folded(organization)}"
    return f"csv-{hashlib.sha256(text.encode()).hexdigest()[:24]}"


def _defused(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _bad(row: int, title: str, sentence: str) -> BadFileError:
    place = f"Zeile {row}, Spalte „{title}“" if title else f"Zeile {row}"
    return BadFileError(f"{place}: {sentence}")
