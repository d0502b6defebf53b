"""Tables of an evaluation as CSV, and a log of what was read, for whoever works on with them.

CSV as German Excel opens it: semicolons, UTF-8 with a mark.  Values come from closed lists, labels from the plan; what
a spreadsheet could take for a formula gets an apostrophe.
"""

import csv
import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any, Final

from lotse_desktop.domain.consolidation import Pool, Remark, pooled_checks
from lotse_desktop.domain.disclosure.gate import HIDDEN, ShownTable
from lotse_desktop.domain.disclosure.plan import SITE, STAR, DisclosurePlan
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.exchange.consolidation import Consolidated
from lotse_desktop.exchange.files import write_file

TOTAL: Final = "zusammen"
STARRED: Final = "nicht unterschieden"
SITE_TITLE: Final = "Standort"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_evaluation(
    folder: Path, consolidated: Consolidated, shown: Sequence[ShownTable], indicators: Sequence[tuple[str, str, str]]
) -> None:
    """Tables, indicators and the log as files in ``folder``.  Raises a ``UserError``."""
    plan = consolidated.pool.plan
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise NoAccessError("Der Zielordner lässt sich nicht anlegen; es wurde nichts geschrieben.") from None
    for one in shown:
        write_file(folder / f"{one.table.key}.csv", table_csv(plan, one))
    write_file(folder / "kennzahlen.csv", indicators_csv(indicators))
    write_file(folder / "protokoll.json", reading_log(consolidated, shown))


def table_csv(plan: DisclosurePlan, shown: ShownTable) -> bytes:
    """One table with its totals; numbers that are held back are a star."""
    table = shown.table
    wide = len(table.columns) > 1
    heads = [_label(plan, table.columns[1], head) for head in table.heads] if wide else ["Anzahl"]
    lines = [[_title(plan, table.columns[0]), *heads, *([TOTAL] if wide else [])]]
    names = [*(_label(plan, table.columns[0], row) for row in table.rows), TOTAL]
    for name, cells in zip(names, shown.cells, strict=True):
        lines.append([name, *(HIDDEN if cell is None else str(cell) for cell in cells)])
    return _csv([[table.title], *lines])


def indicators_csv(rows: Sequence[tuple[str, str, str]]) -> bytes:
    """Number, name and value of indicators."""
    return _csv([["Nr.", "Kennzahl", "Wert"], *map(list, rows)])


def reading_log(consolidated: Consolidated, shown: Sequence[ShownTable]) -> bytes:
    """What was read, replaced and set aside, and how the tables were protected, as JSON."""
    pool, settlement = consolidated.pool, consolidated.settlement
    log: dict[str, Any] = {
        "format": "lotse.consolidation/1",
        "plan": {
            "name": pool.plan.name,
            "version": pool.plan.version,
            "k": pool.plan.k,
            "pooled_k": pool.plan.pooled_k,
        },
        "files": consolidated.files,
        "clients": pool.clients,
        "sources": pool.sources,
        "read": [
            {
                "file": one.name,
                "snapshot": one.header.snapshot.model_dump(mode="json"),
                "mode": one.header.mode.value,
                "counter": one.header.counter,
                "clients": one.header.clients,
                "checksum": one.checksum,
                "public_key": one.public_key,
                "key_known": pool.plan.keys.get(one.header.snapshot.source_code) == one.public_key,
            }
            for one in settlement.kept
        ],
        "replaced": _remarks(settlement.replaced),
        "set_aside": _remarks(settlement.refused),
        "sheets": _sheets(pool),
        "tables": [{"table": one.table.key, "hidden": one.hidden} for one in shown],
    }
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode()


def _remarks(remarks: Sequence[Remark]) -> list[dict[str, str]]:
    return [{"file": remark.name, "why": remark.sentence} for remark in remarks]


def _sheets(pool: Pool) -> list[dict[str, Any]]:
    return [
        {"sheet": check.sheet, "rows": check.rows, "smallest": check.smallest, "below_pooled_k": check.below}
        for check in pooled_checks(pool)
    ]


def _title(plan: DisclosurePlan, key: str) -> str:
    return SITE_TITLE if key == SITE else plan.column(key).title


def _label(plan: DisclosurePlan, key: str, value: str) -> str:
    if value == STAR:
        return STARRED
    return value if key == SITE else plan.column(key).labels.get(value, value)


def _csv(lines: Sequence[Sequence[str]]) -> bytes:
    made = StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerows([[f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in line] for line in lines])
    return b"\xef\xbb\xbf" + made.getvalue().encode()
