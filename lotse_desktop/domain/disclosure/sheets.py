"""Narrow sheets that a laptop may hand out: every column counts towards k, and nobody's outcome can be inferred.

A star is a value of its own (a row never hides behind „could be anything“).  Rows leave in alphabetical order: the
order says nothing about persons, nor which rows of two sheets belong together.  Method and figures behind it: strict
local suppression with the fewest stars per helped row, then an inference gate under star compatibility (l-diversity and
a largest share), as WP216 asks for singling out and inference.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from lotse_desktop.domain.disclosure.facts import CaseFacts
from lotse_desktop.domain.disclosure.plan import (
    STAR,
    WEEKDAYS,
    DisclosurePlan,
    InferenceGate,
    RowKind,
    SheetSpec,
)
from lotse_desktop.domain.disclosure.rows import child_age_band

Cells = tuple[str, ...]
ADULT: Final = 18
SENSITIVE_WEIGHT: Final = 3
"""A star in the column that a sheet is about costs as much as three others."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row of a client on the way out; ``shown`` None: held back or dropped.  ``client``: number in the delivery."""

    client: int
    original: Cells
    shown: Cells | None
    equal: int
    """How many families have the same row, this one included; 0 when it does not leave."""


@dataclass(frozen=True, slots=True)
class ProtectedSheet:
    """A sheet as it leaves (``rows``, in alphabetical order) and where each row came from (``lines``, never leaves)."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    lines: tuple[SheetLine, ...]

    @property
    def starred(self) -> int:
        """Rows with at least one star."""
        return sum(STAR in row for row in self.rows)

    @property
    def dropped(self) -> int:
        """Clients of whom no row of this sheet leaves although they had one."""
        stayed = {line.client for line in self.lines}
        return len(stayed - {line.client for line in self.lines if line.shown is not None})

    @property
    def smallest(self) -> int:
        """The fewest families behind a row; 0 for an empty sheet."""
        return min((line.equal for line in self.lines if line.shown is not None), default=0)


def protect_sheet(
    plan: DisclosurePlan,
    sheet: SheetSpec,
    cases: Sequence[tuple[CaseFacts, Mapping[str, str]]],
    held_back: Collection[int] = (),
) -> ProtectedSheet:
    """The sheet of these cases, each with its row as :func:`flat` gives it; ``held_back``: clients who stay out."""
    recodings = [(column.field, column.recoding) for column in plan.columns_of(sheet)]
    originals = [
        (number, cells)
        for number, (facts, values) in enumerate(cases)
        for cells in sorted(_cells(sheet, recodings, facts, values))
    ]
    work = _Work(
        owners=[number for number, _ in originals],
        true=[cells for _, cells in originals],
        shown=[None if number in held_back else cells for number, cells in originals],
        k=plan.k,
        gate=plan.gate,
        sensitive=sheet.columns.index(sheet.sensitive) if sheet.sensitive is not None else None,
    )
    work.run()
    sizes = work.sizes()
    lines = tuple(
        SheetLine(owner, true, shown, sizes[shown] if shown is not None else 0)
        for owner, true, shown in zip(work.owners, work.true, work.shown, strict=True)
    )
    rows = sorted(row for row, families in sizes.items() for _ in range(families))
    return ProtectedSheet(sheet.key, sheet.columns, tuple(rows), lines)


def _cells(
    sheet: SheetSpec,
    recodings: Sequence[tuple[str, Mapping[str, str]]],
    facts: CaseFacts,
    values: Mapping[str, str],
) -> set[Cells]:
    """The rows of one case, each once."""
    if sheet.rows is RowKind.CASE:
        return {tuple(table[values[name]] for name, table in recodings)}
    found: set[Cells] = set()
    for slot in facts.first_care.slots:
        whole = {
            **values,
            "slot.weekday": WEEKDAYS[slot.day],
            "slot.band": slot.band,
            "slot.child_age": child_age_band(slot.child_age if slot.child_age < ADULT else None),
        }
        found.add(tuple(table[whole[name]] for name, table in recodings))
    return found


@dataclass(slots=True)
class _Work:
    """Rows on their way; ``shown`` changes until k and the gate hold.  A class is never split, so both come to rest."""

    owners: list[int]
    true: list[Cells]
    shown: list[Cells | None]
    k: int
    gate: InferenceGate
    sensitive: int | None

    def run(self) -> None:
        """Star and drop until every row has k families behind it and nothing can be inferred."""
        self._suppress()
        if self.sensitive is None:
            return
        patterns = sorted({self._known(cells) for cells in self.true})
        while failing := self._inferred(patterns):
            self._coarsen(failing)

    def sizes(self) -> Counter[Cells]:
        """Families behind each row."""
        pairs = {(owner, shown) for owner, shown in zip(self.owners, self.shown, strict=True) if shown is not None}
        return Counter(shown for _, shown in pairs)

    def _suppress(self) -> None:
        sizes = self.sizes()
        todo: list[int] = [n for n, shown in enumerate(self.shown) if shown is not None and sizes[shown] < self.k]
        subsets = self._subsets() if todo else []
        while todo:
            best: tuple[float, tuple[int, ...], list[int]] | None = None
            for weight, columns in subsets:
                helped = self._helped(todo, columns)
                score = len(helped) / weight**2
                if helped and (best is None or score > best[0]):
                    best = (score, columns, helped)
            if best is None:
                for n in todo:
                    self.shown[n] = None
                return
            for n in best[2]:
                self.shown[n] = _starred(self.shown[n], best[1])
            todo = sorted(set(todo) - set(best[2]))

    def _subsets(self) -> list[tuple[int, tuple[int, ...]]]:
        places = range(len(self.true[0]))
        chosen = (columns for count in range(1, len(places) + 1) for columns in combinations(places, count))
        weigh = [(sum(SENSITIVE_WEIGHT if c == self.sensitive else 1 for c in columns), columns) for columns in chosen]
        return sorted(weigh)

    def _helped(self, todo: Sequence[int], columns: tuple[int, ...]) -> list[int]:
        """Rows with k families behind them once these columns are starred; those that leave like that are counted."""
        made = {n: _starred(self.shown[n], columns) for n in todo}
        wanted = set(made.values())
        pairs = {(self.owners[n], cells) for n, cells in made.items()}
        pairs.update((o, c) for o, c in zip(self.owners, self.shown, strict=True) if c is not None and c in wanted)
        families = Counter(cells for _, cells in pairs)
        return [n for n, cells in made.items() if families[cells] >= self.k]

    def _known(self, cells: Cells) -> Cells:
        """A row without the column that nobody may infer."""
        return tuple(value for place, value in enumerate(cells) if place != self.sensitive)

    def _parts(self) -> dict[Cells, Counter[str]]:
        """What others may know of the rows that leave → the protected values behind it, in families."""
        parts: dict[Cells, Counter[str]] = {}
        for cells, families in self.sizes().items():
            assert self.sensitive is not None  # noqa: S101 - only asked for sheets with such a column
            parts.setdefault(self._known(cells), Counter())[cells[self.sensitive]] += families
        return parts

    def _inferred(self, patterns: Sequence[Cells]) -> list[list[Cells]]:
        """For each pattern from which something follows: the parts that fit to it, those with fewest stars first."""
        parts = self._parts()
        failing: list[list[Cells]] = []
        for pattern in patterns:
            fitting = [part for part in parts if _fits(part, pattern)]
            seen: Counter[str] = Counter()
            for part in fitting:
                seen.update(parts[part])
            del seen[STAR]
            if seen and not self._passes(seen):
                failing.append(sorted(fitting, key=lambda part: (part.count(STAR), part)))
        return failing

    def _passes(self, seen: Counter[str]) -> bool:
        return len(seen) >= self.gate.values and max(seen.values()) * 100 <= self.gate.share * seen.total()

    def _coarsen(self, failing: Sequence[Sequence[Cells]]) -> None:
        """One more star in the finest part that fits to each failing pattern; where all are stars, these rows stay."""
        parts = self._parts()
        changes: dict[Cells, Cells | None] = {}
        for fitting in failing:
            finest = fitting[0]
            if finest.count(STAR) == len(finest):
                changes[finest] = None
                continue
            options = (_starred(finest, (place,)) for place, value in enumerate(finest) if value != STAR)
            changes[finest] = max(options, key=lambda part: (parts[part].total() if part in parts else 0, part))
        for n, cells in enumerate(self.shown):
            if cells is not None and (part := self._known(cells)) in changes:
                self.shown[n] = self._with(cells, changes[part])

    def _with(self, cells: Cells, part: Cells | None) -> Cells | None:
        if part is None or self.sensitive is None:
            return None
        return (*part[: self.sensitive], cells[self.sensitive], *part[self.sensitive :])


def _starred(cells: Cells | None, columns: tuple[int, ...]) -> Cells:
    return tuple(STAR if place in columns else value for place, value in enumerate(cells or ()))


def _fits(part: Cells, pattern: Cells) -> bool:
    return all(shown in (STAR, value) for shown, value in zip(part, pattern, strict=True))


def sheet_faults(plan: DisclosurePlan, sheet: SheetSpec, protected: ProtectedSheet) -> Iterator[str]:
    """What a sheet does not keep, in words; none for what :func:`protect_sheet` makes.  Checked before it leaves."""
    counts = Counter(protected.rows)
    if any(families < plan.k for families in counts.values()):
        yield f"Im Blatt „{sheet.title}“ steht eine Zeile mit weniger als {plan.k} gleichen."
    if sheet.sensitive is None:
        return
    place = sheet.columns.index(sheet.sensitive)
    for pattern in {line.original[:place] + line.original[place + 1 :] for line in protected.lines}:
        seen: Counter[str] = Counter()
        for row, families in counts.items():
            if row[place] != STAR and _fits(row[:place] + row[place + 1 :], pattern):
                seen[row[place]] += families
        if seen and (len(seen) < plan.gate.values or max(seen.values()) * 100 > plan.gate.share * seen.total()):
            yield f"Aus dem Blatt „{sheet.title}“ ließe sich ein Ergebnis erschließen."
            return
