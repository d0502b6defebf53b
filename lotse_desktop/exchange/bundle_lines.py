"""The lines of a delivery: one JSON object a row, written in one spelling, read by a strict model into codes.

A line that was read before is not read again: in a sheet every row stands there at least k times.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, getitem
from typing import Any, Final, Literal, Protocol

from pydantic import BaseModel, ValidationError, create_model
from typing_extensions import override

from lotse_desktop.domain.disclosure.plan import CASE_FIELDS, NO, STAR, YES, DisclosurePlan, SheetSpec
from lotse_desktop.domain.disclosure.rows import SINCE, UNTIL, ExportRow, Levels
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.domain.tabulate import CodedColumn, CodedRows
from lotse_desktop.exchange.faults import find_fault
from lotse_desktop.exchange.strict_json import parse, read_text

MAX_LINE: Final = 3000
"""Bytes of a line; the longest record has about 2,300."""
MOST_KEPT: Final = 5_000
"""Lines that are remembered; a delivery of sheets has far fewer different ones."""
ONE_SPELLING: Final = "Diese Zeile ist anders geschrieben, als Lotse sie schreibt."

QUARTERS: Final = ("NONE", *(f"{year}-Q{quarter}" for year in range(SINCE, UNTIL + 1) for quarter in range(1, 5)))
_QUARTER_FIELDS: Final = ("start_quarter", "end_quarter", "integration_quarter")
_HEADER_FIELDS: Final = ("source_code", "site", "export_quarter")


class LineCodes(dict[bytes, bytes]):
    """Line → one byte per column; a line that is not there yet passes the strict model first."""

    @override
    def __init__(self, model: type[BaseModel], encode: Callable[[Any], bytes]) -> None:
        super().__init__()
        self._read = model.__pydantic_validator__.validate_json
        self._write = model.__pydantic_serializer__.to_json
        self._encode = encode
        self.model = model

    def __missing__(self, line: bytes) -> bytes:
        value = self._read(line)
        if self._write(value) != line:  # a key that comes twice, blanks, another order
            raise ValueError(ONE_SPELLING)
        codes = self._encode(value)
        if len(self) >= MOST_KEPT:
            self.clear()
        self[line] = codes
        return codes


class Reader(Protocol):
    """Reads the lines of one file into columns."""

    def read(self, data: bytes, rows: int, name: str) -> CodedRows:
        """The coded rows.  Raises :class:`BadFileError` with file and line."""
        ...


class SheetReader:
    """Reads a sheet of a plan."""

    def __init__(self, plan: DisclosurePlan, sheet: SheetSpec) -> None:
        columns = plan.columns_of(sheet)
        self._values = {column.key: (STAR, *column.values) for column in columns}
        fields: dict[str, Any] = {key: (Literal[values], ...) for key, values in self._values.items()}
        model = create_model("SheetRow", __base__=Frozen, **fields)
        tables = [{value: place for place, value in enumerate(values)} for values in self._values.values()]

        def encode(value: BaseModel) -> bytes:
            return bytes(map(getitem, tables, value.__dict__.values()))

        self._codes = LineCodes(model, encode)

    def read(self, data: bytes, rows: int, name: str) -> CodedRows:
        return _columns(_packed(data, rows, name, self._codes), self._values)


class RecordReader:
    """Reads whole rows; every row names the laptop, the site and the quarter of the header."""

    def __init__(self, source_code: str, site: str, export_quarter: str) -> None:
        expected = (source_code, site, export_quarter)
        head, scalars, sets = attrgetter(*_HEADER_FIELDS), attrgetter(*_SCALARS), attrgetter(*_SETS)
        flags = [_Flags(items) for items in _SET_ITEMS]

        def encode(row: ExportRow) -> bytes:
            if head(row) != expected:
                raise ValueError("Diese Zeile nennt einen anderen Standort, Rechner oder Zeitraum als die Lieferung.")
            return b"".join((bytes(map(getitem, _TABLES, scalars(row))), *map(getitem, flags, sets(row))))

        self._codes = LineCodes(ExportRow, encode)

    def read(self, data: bytes, rows: int, name: str) -> CodedRows:
        return _columns(_packed(data, rows, name, self._codes), RECORD_COLUMNS)


class _Flags(dict[tuple[str, ...], bytes]):
    """A set of a row → one byte per item, 1 where the set holds it."""

    def __init__(self, items: Sequence[str]) -> None:
        super().__init__()
        self._items = items

    def __missing__(self, chosen: tuple[str, ...]) -> bytes:
        codes = bytes(item in chosen for item in self._items)
        self[chosen] = codes
        return codes


def _scalar_fields() -> Iterable[str]:
    for name, info in ExportRow.model_fields.items():
        if info.annotation is Levels:
            yield from (f"{name}.{key}" for key in Levels.model_fields)
        elif name in CASE_FIELDS:
            yield name


_SCALARS: Final = (*_scalar_fields(), *_QUARTER_FIELDS)
_SETS: Final = tuple(dict.fromkeys(name.partition(".")[0] for name in CASE_FIELDS if name not in _SCALARS))
_SET_ITEMS: Final = tuple(
    tuple(name.partition(".")[2] for name in CASE_FIELDS if name.startswith(f"{field}.")) for field in _SETS
)
RECORD_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    **{name: CASE_FIELDS.get(name, QUARTERS) for name in _SCALARS},
    **{f"{field}.{item}": (NO, YES) for field, items in zip(_SETS, _SET_ITEMS, strict=True) for item in items},
}
"""Every column of coded rows and its values, in the order of the codes."""
_TABLES: Final[list[dict[str | None, int]]] = [
    {**{value: place for place, value in enumerate(CASE_FIELDS.get(name, QUARTERS))}, None: 0} for name in _SCALARS
]


def sheet_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of a sheet as they are written."""
    lines = (json.dumps(dict(zip(columns, row, strict=True)), separators=(",", ":")) + "\n" for row in rows)
    return "".join(lines).encode()


def record_lines(records: Iterable[ExportRow]) -> bytes:
    """Whole rows as they are written."""
    return "".join(f"{row.model_dump_json()}\n" for row in records).encode()


def _packed(data: bytes, rows: int, name: str, codes: LineCodes) -> bytes:
    """The codes of all lines, row by row."""
    if data and not data.endswith(b"\n"):
        raise BadFileError(f"{name}: Die letzte Zeile ist abgeschnitten.")
    lines = data.split(b"\n")[:-1]
    if len(lines) != rows:
        raise BadFileError(f"{name}: Hier stehen {len(lines)} Zeilen, angekündigt sind {rows}.")
    try:
        return b"".join(map(codes.__getitem__, lines))
    except (ValidationError, ValueError, KeyError):
        raise _line_fault(lines, name, codes) from None


def _columns(packed: bytes, values: dict[str, tuple[str, ...]]) -> CodedRows:
    width = len(values)
    return CodedRows({key: CodedColumn(known, packed[n::width]) for n, (key, known) in enumerate(values.items())})


def _line_fault(lines: Sequence[bytes], name: str, codes: LineCodes) -> BadFileError:
    """The sentence for the first line that does not pass."""
    for number, line in enumerate(lines, start=1):
        try:
            codes[line]
        except ValidationError as error:
            return BadFileError(f"{name}, Zeile {number}: {_sentence(line, error)}")
        except (ValueError, KeyError) as error:
            return BadFileError(f"{name}, Zeile {number}: {error.args[0]}")
    raise AssertionError("a fault that is not there the second time")


def _sentence(line: bytes, error: ValidationError) -> str:
    try:
        tree = parse(read_text(line, MAX_LINE))
    except BadFileError as fault:
        return fault.sentence
    if error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid":
        return ONE_SPELLING
    return find_fault(error, tree).sentence
