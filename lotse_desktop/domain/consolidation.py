"""Deliveries of many laptops put together: the newest picture of each, nobody twice, tables of all (handbook 8.4, 9).

Rows are one byte per field (:mod:`lotse_desktop.domain.tabulate`), so every table is counted from memory.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lotse_desktop.domain.disclosure.delivery import DeliveryHeader, cohort_days
from lotse_desktop.domain.disclosure.gate import CountTable, Matrix
from lotse_desktop.domain.disclosure.plan import SITE, STAR, DisclosurePlan, SheetSpec, TableSpec
from lotse_desktop.domain.indicators import PeriodFigures, pooled
from lotse_desktop.domain.tabulate import CodedColumn, CodedRows, joined

SOURCE = "rechner"
"""The column that tells from which laptop a row is; never shown."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A delivery that passed the strict reading.

    ``checksum``: of its manifest.  ``content``: of its rows alone, to find the same people under another name.
    """

    name: str
    header: DeliveryHeader
    public_key: str
    checksum: str
    content: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was already taken over from a laptop for one picture."""

    counter: int
    nonce: str
    public_key: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A file that does not count, and why, in one sentence."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """Which deliveries count.  ``replaced``: in order, but a newer picture counts.  ``refused``: something is wrong."""

    kept: tuple[Incoming, ...] = ()
    replaced: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()


def settle(incoming: Sequence[Incoming], earlier: Mapping[str, Earlier] | None = None) -> Settlement:
    """The deliveries that count: one per laptop and cohort, each person once, nothing older than what is known.

    ``earlier``: text of the snapshot key → what was read before.  The order of the files does not matter.
    """
    remarks = _Remarks(earlier or {})
    by_source: dict[str, list[Incoming]] = {}
    for one in sorted(incoming, key=lambda each: each.name):
        by_source.setdefault(one.header.snapshot.source_code, []).append(one)
    kept: list[Incoming] = []
    for source, files in sorted(by_source.items()):
        trusted = remarks.same_key(source, files)
        fresh = [one for one in trusted if remarks.is_new(one)]
        kept.extend(remarks.newest(remarks.once(fresh)))
    kept = remarks.nobody_twice(kept)
    return Settlement(tuple(kept), tuple(remarks.replaced), tuple(remarks.refused))


@dataclass(slots=True)
class _Remarks:
    """Sorts out deliveries and says why."""

    earlier: Mapping[str, Earlier]
    replaced: list[Remark] = field(default_factory=list[Remark])
    refused: list[Remark] = field(default_factory=list[Remark])

    def same_key(self, source: str, files: Sequence[Incoming]) -> Sequence[Incoming]:
        """All files of a laptop, when one key signed them; with two keys nobody knows which one is true."""
        known = {before.public_key for text, before in self.earlier.items() if text.startswith(f"{source}, ")}
        if known:
            wrong = [one for one in files if one.public_key not in known]
        else:
            wrong = list(files) if len({one.public_key for one in files}) > 1 else []
        for one in wrong:
            self._refuse(one, f"Für {source} gibt es Lieferungen mit verschiedenen Schlüsseln; welche ist echt?")
        return [one for one in files if one not in wrong]

    def is_new(self, one: Incoming) -> bool:
        """Not older than what was read before of the same picture."""
        before = self.earlier.get(one.header.snapshot.text)
        if before is None or one.header.counter > before.counter:
            return True
        if (one.header.counter, one.header.nonce) == (before.counter, before.nonce):
            return True
        self._refuse(
            one, f"Von {one.header.snapshot.text} wurde schon ein neueres Bild eingelesen (Nummer {before.counter})."
        )
        return False

    def once(self, files: Sequence[Incoming]) -> list[Incoming]:
        """Copies of a file count once; two different ones with the same number are both refused."""
        groups: dict[tuple[str, int], list[Incoming]] = {}
        for one in files:
            groups.setdefault((one.header.snapshot.text, one.header.counter), []).append(one)
        left: list[Incoming] = []
        for (text, counter), group in groups.items():
            if len({one.checksum for one in group}) > 1:
                for one in group:
                    self._refuse(one, f"Von {text} gibt es zwei verschiedene Lieferungen mit der Nummer {counter}.")
                continue
            left.append(group[0])
            for one in group[1:]:
                self._replace(one, f"Dieselbe Datei wie {group[0].name}; sie zählt einmal.")
        return left

    def newest(self, files: Sequence[Incoming]) -> list[Incoming]:
        """Of pictures that show the same people the latest milestone counts, then the highest number."""
        left: list[Incoming] = []
        ordered = sorted(files, key=lambda one: (-one.header.snapshot.milestone.rank, -one.header.counter))
        for one in ordered:
            better = next((other for other in left if _overlap(one, other)), None)
            if better is None:
                left.append(one)
            else:
                self._replace(one, f"Ersetzt durch {better.name} ({better.header.snapshot.text}).")
        return left

    def nobody_twice(self, files: Sequence[Incoming]) -> list[Incoming]:
        """The same rows from one vault under two names are the same people; none of these files counts."""
        groups: dict[tuple[str, str], list[Incoming]] = {}
        for one in files:
            groups.setdefault((one.public_key, one.content), []).append(one)
        left: list[Incoming] = []
        for group in groups.values():
            sources = sorted({one.header.snapshot.source_code for one in group})
            if len(sources) == 1:
                left.extend(group)
                continue
            names = ", ".join(sources)
            for one in group:
                self._refuse(one, f"Ein Tresor liefert dieselben Zeilen als {names}; niemand darf doppelt zählen.")
        return left

    def _refuse(self, one: Incoming, sentence: str) -> None:
        self.refused.append(Remark(one.name, sentence))

    def _replace(self, one: Incoming, sentence: str) -> None:
        self.replaced.append(Remark(one.name, sentence))


def _overlap(one: Incoming, other: Incoming) -> bool:
    first, second = cohort_days(one.header.snapshot.cohort), cohort_days(other.header.snapshot.cohort)
    return first[0] <= second[1] and second[0] <= first[1]


@dataclass(frozen=True)
class Pool:
    """All rows that count: sheet key → rows with :data:`SITE` and :data:`SOURCE`; the figures of the headers."""

    plan: DisclosurePlan
    sheets: Mapping[str, CodedRows]
    clients: int
    sources: int
    figures: PeriodFigures | None = None
    """``None``: none, or of different periods."""
    periods: tuple[tuple[date, date], ...] = ()
    """The periods that the headers name."""
    _counted: dict[str, Counter[tuple[str, ...]]] = field(
        default_factory=dict[str, Counter[tuple[str, ...]]], repr=False, compare=False
    )

    def counts(
        self, sheet: str, columns: Sequence[str], only: Mapping[str, Iterable[str]] | None = None
    ) -> Counter[tuple[str, ...]]:
        """How many rows of a sheet have each combination of values; none where the sheet is empty.

        All columns of a sheet are counted once, every table is a sum over that.
        """
        whole = self._whole(sheet)
        names = (*self.plan.sheet(sheet).columns, SITE, SOURCE)
        places = [names.index(name) for name in columns]
        filters = [(names.index(name), frozenset(values)) for name, values in (only or {}).items()]
        counted: Counter[tuple[str, ...]] = Counter()
        for cells, times in whole.items():
            if all(cells[place] in values for place, values in filters):
                counted[tuple(cells[place] for place in places)] += times
        return counted

    def _whole(self, sheet: str) -> Counter[tuple[str, ...]]:
        if sheet not in self._counted:
            rows = self.sheets[sheet]
            names = (*self.plan.sheet(sheet).columns, SITE, SOURCE)
            self._counted[sheet] = rows.counts(names) if rows.rows else Counter()
        return self._counted[sheet]


def pool_of(plan: DisclosurePlan, deliveries: Sequence[tuple[DeliveryHeader, Mapping[str, CodedRows]]]) -> Pool:
    """Everything of these deliveries in one place; whole rows become sheets by the plan's own grouping."""
    sites = tuple(sorted({header.snapshot.site for header, _ in deliveries}))
    sources = tuple(sorted({header.snapshot.source_code for header, _ in deliveries}))
    sheets: dict[str, CodedRows] = {}
    for sheet in plan.sheets:
        parts: list[CodedRows] = []
        for header, files in deliveries:
            rows = files[sheet.key] if sheet.key in files else _as_sheet(plan, sheet, files)
            origin = {
                SITE: _constant(sites, header.snapshot.site, rows.rows),
                SOURCE: _constant(sources, header.snapshot.source_code, rows.rows),
            }
            parts.append(CodedRows({**rows.columns, **origin}))
        sheets[sheet.key] = joined(parts)
    figures = [header.figures for header, _ in deliveries if header.figures is not None]
    return Pool(
        plan=plan,
        sheets=sheets,
        clients=sum(header.clients for header, _ in deliveries),
        sources=len(sources),
        figures=pooled(figures) if len(figures) == len(deliveries) else None,
        periods=tuple(sorted({(one.period_from, one.period_to) for one in figures})),
    )


def _constant(values: tuple[str, ...], value: str, rows: int) -> CodedColumn:
    return CodedColumn(values, bytes([values.index(value)]) * rows)


def _as_sheet(plan: DisclosurePlan, sheet: SheetSpec, files: Mapping[str, CodedRows]) -> CodedRows:
    """The columns of a sheet from whole rows."""
    records = next(rows for rows in files.values() if all(c.field in rows.columns for c in plan.columns_of(sheet)))
    return CodedRows(
        {
            column.key: records.columns[column.field].recoded(column.recoding, (STAR, *column.values))
            for column in plan.columns_of(sheet)
        }
    )


def count_table(pool: Pool, table: TableSpec) -> CountTable:
    """A table of the plan over all rows, with what the largest laptop brought to each number.

    Rows with a star in one of the columns stand in a row or column of their own.
    """
    counted = pool.counts(table.sheet, (*table.columns, SOURCE), table.only)
    values = [_values(pool, key, (cells[n] for cells in counted)) for n, key in enumerate(table.columns)]
    rows, heads = values[0], values[1] if len(values) > 1 else ("",)
    numbers: dict[tuple[str, str], Counter[str]] = {}
    for cells, times in counted.items():
        place = (cells[0], cells[1] if len(values) > 1 else "")
        numbers.setdefault(place, Counter())[cells[-1]] += times
    counts = tuple(tuple(numbers.get((row, head), Counter[str]()).total() for head in heads) for row in rows)
    largest = _largest(numbers, rows, heads, len(values))
    return CountTable(table.key, table.title, table.columns, rows, heads, counts, largest)


def _values(pool: Pool, key: str, found: Iterable[str]) -> tuple[str, ...]:
    """The values of a column in their order, the star last and only where it occurs."""
    present = set(found)
    if key == SITE:
        return tuple(sorted(present))
    return (*pool.plan.column(key).values, *((STAR,) if STAR in present else ()))


def _largest(
    numbers: Mapping[tuple[str, str], Counter[str]], rows: Sequence[str], heads: Sequence[str], width: int
) -> Matrix:
    """What the laptop with the most rows brought to each number and total; a total of one laptop alone is its own."""

    def most(places: Iterable[tuple[str, str]]) -> int:
        summed: Counter[str] = Counter()
        for place in places:
            summed.update(numbers.get(place, Counter[str]()))
        return max(summed.values(), default=0)

    def line(some_rows: Sequence[str]) -> tuple[int, ...]:
        cells = [most((row, head) for row in some_rows) for head in heads]
        return (*cells, most((row, head) for row in some_rows for head in heads)) if width > 1 else tuple(cells)

    return (*(line([row]) for row in rows), line(rows))


@dataclass(frozen=True, slots=True)
class PooledCheck:
    """How well a sheet holds together over all laptops: rows behind which fewer than ``pooled_k`` stand."""

    sheet: str
    rows: int
    smallest: int
    below: int


def pooled_checks(pool: Pool) -> tuple[PooledCheck, ...]:
    """The pooled k of every sheet; rows below it are not wrong, but too few to be told apart."""
    checks: list[PooledCheck] = []
    for sheet in pool.plan.sheets:
        sizes = pool.counts(sheet.key, sheet.columns).values()
        below = sum(size for size in sizes if size < pool.plan.pooled_k)
        checks.append(PooledCheck(sheet.key, sum(sizes), min(sizes, default=0), below))
    return tuple(checks)
