"""The project's plan of what is delivered: levels, sheets, k, inference gate, tables; fixed by the project lead.

One plan holds for all laptops: sheets that were made coarse one by one could not be put together.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, TypeVar, get_args, get_origin

from pydantic import Field, StringConstraints

from lotse_desktop.domain.disclosure.facts import SLOT_BORDERS
from lotse_desktop.domain.disclosure.rows import ChildAge, ExportRow, Levels
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import LOOSE, Frozen, Line, Listed

STAR: Final = "*"
"""A value that was held back; it counts as a value of its own."""
YES, NO = "J", "N"
SITE: Final = "standort"
"""The column of tables that no sheet holds: it is known from the header."""
MOST_COLUMNS: Final = 4

PlanKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Value = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9_]{0,39}$")]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}(\.[A-Z0-9_]{1,39}|\.[a-z_]{1,39})?$")]

WEEKDAYS: Final = ("MO", "DI", "MI", "DO", "FR", "SA", "SO")
SLOT_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "slot.weekday": WEEKDAYS,
    "slot.band": tuple(dict.fromkeys(band for _, _, band in (*SLOT_BORDERS[1:], SLOT_BORDERS[0]))),
    "slot.child_age": get_args(ChildAge),
}
"""What a row about a child without care holds beside the fields of its case."""


def _flat_fields() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Fields with a closed list; sets and ratings one by one.  Quarters, site and laptop stand in the header only."""
    for name, info in ExportRow.model_fields.items():
        kind: Any = info.annotation
        if get_origin(kind) is Literal:
            yield name, get_args(kind)
        elif get_origin(kind) is tuple:
            items: tuple[str, ...] = get_args(get_args(kind)[0])
            yield from ((f"{name}.{item}", (NO, YES)) for item in items)
        elif kind is Levels:
            yield from ((f"{name}.{key}", get_args(inner.annotation)) for key, inner in Levels.model_fields.items())


CASE_FIELDS: Final[Mapping[str, tuple[str, ...]]] = dict(_flat_fields())
"""Every field that a sheet may show, with its closed list."""


def flat(row: ExportRow) -> dict[str, str]:
    """A row with one text per field of :data:`CASE_FIELDS`."""
    shown: dict[str, str] = {}
    for name, value in row:
        if isinstance(value, str):
            shown[name] = value
        elif isinstance(value, Levels):
            shown.update({f"{name}.{key}": grade for key, grade in value})
        elif isinstance(value, tuple):
            shown.update({f"{name}.{item}": YES for item in value})  # pyright: ignore[reportUnknownVariableType]
    return {name: shown.get(name, NO) for name in CASE_FIELDS}


class RowKind(StrEnum):
    """What a row of a sheet stands for."""

    CASE = "case"
    SLOT = "slot"
    """A child without care on a weekday, in a part of the day; k counts families."""


class PlanColumn(Frozen):
    """A column of sheets: a field, and how its values are put together.  Without ``groups``: as they are."""

    key: PlanKey
    title: Annotated[Line, Field(min_length=1)]
    field: FieldName
    groups: dict[Value, Annotated[tuple[Value, ...], Listed]] = Field(default_factory=dict)
    labels: dict[Value, Line] = Field(default_factory=dict)
    """How a value is told on paper; without one its key is shown."""

    @property
    def raw_values(self) -> tuple[str, ...]:
        """The closed list of the field."""
        return CASE_FIELDS.get(self.field) or SLOT_FIELDS.get(self.field, ())

    @property
    def values(self) -> tuple[str, ...]:
        """What may stand in the column, beside the star."""
        return tuple(self.groups) or self.raw_values

    @property
    def recoding(self) -> dict[str, str]:
        """Value of the field → value of the column."""
        if not self.groups:
            return {value: value for value in self.raw_values}
        return {raw: group for group, members in self.groups.items() for raw in members}


class SheetSpec(Frozen):
    """A sheet of two to four columns; ``sensitive``: the column that nobody may infer from the others."""

    key: PlanKey
    title: Annotated[Line, Field(min_length=1)]
    rows: Annotated[RowKind, LOOSE] = RowKind.CASE
    columns: Annotated[tuple[PlanKey, ...], Listed, Field(min_length=2, max_length=MOST_COLUMNS)]
    sensitive: PlanKey | None = None


class InferenceGate(Frozen):
    """Rows that fit to what is known of somebody show at least ``values`` values, none in more than ``share`` %."""

    values: Annotated[int, Field(ge=2, le=5)] = 2
    share: Annotated[int, Field(ge=50, le=99)] = 90


class TableSpec(Frozen):
    """A table of the evaluation: counts by one or two columns of a sheet, only rows with these values.

    :data:`SITE` stands for the site of the project, in every sheet.
    """

    key: PlanKey
    title: Annotated[Line, Field(min_length=1)]
    sheet: PlanKey
    columns: Annotated[tuple[PlanKey, ...], Listed, Field(min_length=1, max_length=2)]
    only: dict[PlanKey, Annotated[tuple[Value, ...], Listed]] = Field(default_factory=dict)


class DisclosurePlan(Frozen):
    """The whole plan; ``version`` grows with every change, deliveries name it."""

    format: Literal["lotse.plan/1"] = "lotse.plan/1"
    name: PlanKey
    version: Annotated[int, Field(ge=1, le=9999)]
    k: Annotated[int, Field(ge=3, le=10)] = 3
    """How many families at least stand behind a row of a laptop."""
    pooled_k: Annotated[int, Field(ge=3, le=50)] = 5
    """The same over all laptops together."""
    few_clients: Annotated[int, Field(ge=10, le=1000)] = 60
    """Below this many clients the sheets lose too much; the program says so."""
    gate: InferenceGate = InferenceGate()
    columns: Annotated[tuple[PlanColumn, ...], Listed, Field(min_length=2, max_length=200)]
    sheets: Annotated[tuple[SheetSpec, ...], Listed, Field(min_length=1, max_length=40)]
    tables: Annotated[tuple[TableSpec, ...], Listed, Field(max_length=200)] = ()
    keys: dict[Annotated[str, StringConstraints(pattern=r"^L\d{2}$")], str] = Field(default_factory=dict)
    """Laptop → its public key (64 hexadecimal digits), where the project lead knows it."""

    def column(self, key: str) -> PlanColumn:
        """The column with this key.  Raises ``KeyError``."""
        return _found(self.columns, key)

    def sheet(self, key: str) -> SheetSpec:
        """The sheet with this key.  Raises ``KeyError``."""
        return _found(self.sheets, key)

    def columns_of(self, sheet: SheetSpec) -> tuple[PlanColumn, ...]:
        """The columns of a sheet in their order."""
        return tuple(self.column(key) for key in sheet.columns)


_Keyed = TypeVar("_Keyed", PlanColumn, SheetSpec)


def _found(values: Iterable[_Keyed], key: str) -> _Keyed:
    for value in values:
        if value.key == key:
            return value
    raise KeyError(key)


def check_plan(plan: DisclosurePlan) -> DisclosurePlan:
    """The plan, when everything that it names exists.  Raises :class:`BadFileError` with one sentence."""
    fault = next(_faults(plan), None)
    if fault is not None:
        raise BadFileError(f"Prüfplan: {fault}")
    return plan


def _faults(plan: DisclosurePlan) -> Iterator[str]:
    if any(column.key == SITE for column in plan.columns):
        yield f"Eine Spalte darf nicht {SITE} heißen; so heißt die der Tabellen für den Standort."
    for what, entries in (("Die Spalte", plan.columns), ("Das Blatt", plan.sheets), ("Die Tabelle", plan.tables)):
        yield from (f"{what} {key} steht zweimal da." for key, n in Counter(e.key for e in entries).items() if n > 1)
    for column in plan.columns:
        yield from _column_faults(column)
    known = {column.key: column for column in plan.columns}
    for sheet in plan.sheets:
        yield from _sheet_faults(sheet, known)
    sheets = {sheet.key: sheet for sheet in plan.sheets}
    for table in plan.tables:
        yield from _table_faults(table, sheets, known)


def _column_faults(column: PlanColumn) -> Iterator[str]:
    if not column.raw_values:
        yield f"Die Spalte {column.key} nennt das Feld {column.field}, das es nicht gibt."
    grouped = [raw for members in column.groups.values() for raw in members]
    if column.groups and sorted(grouped) != sorted(column.raw_values):
        yield f"Die Gruppen der Spalte {column.key} müssen jeden Wert von {column.field} genau einmal nennen."
    if len(column.values) < 2:
        yield f"Die Spalte {column.key} hat nur einen Wert und sagt nichts aus."


def _sheet_faults(sheet: SheetSpec, known: Mapping[str, PlanColumn]) -> Iterator[str]:
    missing = [key for key in sheet.columns if key not in known]
    if missing:
        yield f"Das Blatt {sheet.key} nennt die Spalte {missing[0]}, die es nicht gibt."
        return
    if len({known[key].field for key in sheet.columns}) < len(sheet.columns):
        yield f"Das Blatt {sheet.key} nennt ein Feld zweimal."
    if sheet.sensitive is not None and sheet.sensitive not in sheet.columns:
        yield f"Das Blatt {sheet.key} schützt eine Spalte, die nicht darin steht."
    if sheet.rows is RowKind.CASE and any(known[key].field in SLOT_FIELDS for key in sheet.columns):
        yield f"Das Blatt {sheet.key} nennt Zeiten ohne Betreuung, zählt aber Familien."


def _table_faults(table: TableSpec, sheets: Mapping[str, SheetSpec], known: Mapping[str, PlanColumn]) -> Iterator[str]:
    sheet = sheets.get(table.sheet)
    if sheet is None:
        yield f"Die Tabelle {table.key} nennt das Blatt {table.sheet}, das es nicht gibt."
        return
    if not {*table.columns, *table.only} <= {*sheet.columns, SITE}:
        yield f"Die Tabelle {table.key} nennt eine Spalte, die nicht im Blatt {table.sheet} steht."
    elif any(key == SITE or not set(values) <= set(known[key].values) for key, values in table.only.items()):
        yield f"Die Tabelle {table.key} wählt einen Wert, den es nicht gibt."
