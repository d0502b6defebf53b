"""Consolidating deliveries: time and memory at 1,000, 100,000 and 1,700,000 cases in up to 400 files.

    python -m tests.benchmarks.consolidate [CASES …]

In the same run: a loop over the same files that only unpacks and parses the JSON, and pandas on the same rows where it
is installed.  Whole rows are the hard case (every line is different); sheets are shown for comparison.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any, get_args, get_origin
from zipfile import ZIP_DEFLATED, ZipFile

from lotse_desktop.domain.disclosure.delivery import Mode
from lotse_desktop.domain.disclosure.gate import SimpleGate
from lotse_desktop.domain.disclosure.rows import ExportRow, Levels
from lotse_desktop.exchange.bundle import MANIFEST, SIGNATURE, Signature
from lotse_desktop.exchange.consolidation import consolidate
from lotse_desktop.services.lead import Lead
from lotse_desktop.storage.signing import SiteKey, verify
from tests.domain.disclosure.plans import standard_plan
from tests.exchange.bundles import a_bundle, unpacked

SIZES = (1_000, 100_000, 1_700_000)
FILES = 400
SLOTS = {"zeiten", "zeiten_kind"}
"""Sheets with more than one row per family."""
MEGABYTE = 1024


def pieces(source: str) -> list[list[str]]:
    """Every way in which a field of a row can be written; sets get a few of theirs."""
    fixed = {"schema_version": "1", "source_code": f'"{source}"', "site": '"MZ"', "export_quarter": '"2026-Q4"'}
    made: list[list[str]] = []
    for name, info in ExportRow.model_fields.items():
        kind: Any = info.annotation
        if name in fixed:
            values = [fixed[name]]
        elif name.endswith("_quarter"):
            values = [f'"202{year}-Q{quarter}"' for year in range(4, 7) for quarter in range(1, 5)]
        elif kind is Levels:
            grades = ("LOW", "MID", "HIGH", "UNKNOWN")
            chosen = [[grades[(n >> 2 * place) % 4] for place in range(5)] for n in range(0, 1024, 7)]
            values = [
                json.dumps(dict(zip(Levels.model_fields, one, strict=True)), separators=(",", ":")) for one in chosen
            ]
        elif get_origin(kind) is tuple:
            items = get_args(get_args(kind)[0])
            values = [
                json.dumps([item for place, item in enumerate(items) if n >> place % 7 & 1], separators=(",", ":"))
                for n in range(64)
            ]
        else:
            values = [f'"{value}"' for value in get_args(kind)]
        made.append([f'"{name}":{value}' for value in values])
    return made


def records_file(number: int, rows: int, source: str, cohort: str) -> bytes:
    """A signed delivery of whole rows, each drawn at random."""
    rng = random.Random(number)  # noqa: S311
    parts = pieces(source)
    lines = "".join("{" + ",".join(map(rng.choice, parts)) + "}\n" for _ in range(rows)).encode()
    files = unpacked(a_bundle(mode=Mode.RECORDS))
    manifest = json.loads(files[MANIFEST])
    manifest["snapshot"].update(source_code=source, cohort=cohort)
    return _signed(files, manifest, {"datensaetze": lines}, rows)


def sheets_file(rows: int, source: str, cohort: str) -> bytes:
    """A signed delivery of sheets: the rows of a small one, as often as it takes."""
    files = unpacked(a_bundle(clients=150))
    manifest = json.loads(files[MANIFEST])
    contents: dict[str, bytes] = {}
    for entry in manifest["sheets"]:
        lines = files[f"blaetter/{entry['key']}.jsonl"].splitlines(keepends=True)
        times = rows * (2 if entry["key"] in SLOTS else 1) // max(1, len(lines))
        contents[entry["key"]] = b"".join(line * times for line in lines)[: None if times else 0]
    rows = max(rows, *(c.count(b"\n") for k, c in contents.items() if k not in SLOTS))
    manifest["snapshot"].update(source_code=source, cohort=cohort)
    return _signed(files, manifest, contents, rows)


def _signed(files: dict[str, bytes], manifest: dict[str, Any], contents: dict[str, bytes], rows: int) -> bytes:
    manifest["clients"] = rows
    for entry in manifest["sheets"]:
        if entry["key"] in contents:
            data = contents[entry["key"]]
            entry.update(rows=data.count(b"\n"), sha256=sha256(data).hexdigest())
            files[f"blaetter/{entry['key']}.jsonl"] = data
    files[MANIFEST] = json.dumps(manifest).encode()
    key = SiteKey(sha256(manifest["snapshot"]["source_code"].encode()).digest())
    signature = Signature(public_key=key.public.hex(), signature=key.sign(files[MANIFEST]).hex())
    files[SIGNATURE] = signature.model_dump_json().encode()
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def write_file(folder: Path, kind: str, number: int, rows: int) -> None:
    """One of the files of a run."""
    source, cohort = f"L{number % 99 + 1:02}", str(2020 + number // 99)
    records = kind == "records"
    data = records_file(number, rows, source, cohort) if records else sheets_file(rows, source, cohort)
    (folder / f"{number:03}.zip").write_bytes(data)


def make_files(folder: Path, kind: str, cases: int) -> None:
    """Files with ``cases`` cases in all."""
    count = min(FILES, max(4, cases // 250))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(write_file, folder, kind, number, cases // count) for number in range(count)]:
            done.result()


def only_parse(folder: Path) -> None:
    """The yardstick: unpack and parse, nothing else."""
    for path in sorted(folder.iterdir()):
        with ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".jsonl"):
                    for line in archive.read(name).splitlines():
                        json.loads(line)


def only_pandas(folder: Path) -> None:
    """The same rows in pandas, and the tables of one and two columns that pandas can count without a plan."""
    import pandas as pd  # type: ignore[import-untyped]

    frames = []
    for path in sorted(folder.iterdir()):
        with ZipFile(path) as archive:
            frames.append(pd.read_json(BytesIO(archive.read("blaetter/datensaetze.jsonl")), lines=True))
    frame = pd.concat(frames)
    for first, second in (("age_band", "benefit_start"), ("integration_kind", "youngest_child_band")):
        pd.crosstab(frame[first], frame[second])


def consolidating(folder: Path) -> None:
    """What ``lotse consolidate`` does before it writes, with the tables counted twice."""
    started = time.perf_counter()
    done = consolidate([folder], standard_plan(), verify)
    read = time.perf_counter() - started
    lead, started = Lead(SimpleGate()), time.perf_counter()
    tables = lead.evaluate(done.pool).tables
    first = time.perf_counter() - started
    started = time.perf_counter()
    lead.evaluate(done.pool)
    again = time.perf_counter() - started
    assert done.settlement.refused == (), done.settlement.refused[0].sentence
    print(json.dumps({"cases": done.pool.clients, "read": read, "tables": len(tables), "first": first, "again": again}))


RUNS: dict[str, Callable[[Path], None]] = {
    "consolidate": consolidating,
    "parse": only_parse,
    "pandas": only_pandas,
}


def measured(run: str, folder: Path) -> tuple[float, int, dict[str, Any]]:
    """Seconds, megabytes and what was told of a run in a process of its own."""
    started = time.perf_counter()
    call = [sys.executable, "-m", "tests.benchmarks.consolidate", "--run", run, str(folder)]
    told = subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip().splitlines()
    seconds = time.perf_counter() - started
    figures = json.loads(told[0]) if len(told) > 1 else {}
    return seconds, int(told[-1]), figures


def report(kind: str, cases: int, *, pandas: bool) -> None:
    """The figures of one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(folder, kind, cases)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        parse, parse_mb, _ = measured("parse", folder)
        ours, ours_mb, told = measured("consolidate", folder)
        print(
            f"{kind:8} {cases:>9,} cases, {len(list(folder.iterdir())):3} files, {size:6.1f} MB: "
            f"whole {ours:6.2f} s, {ours_mb:5} MB, {ours / parse:4.2f} × parsing only ({parse:.2f} s, {parse_mb} MB); "
            f"reading {told['read']:.2f} s, {told['tables']} tables {told['first']:.2f} s, again {told['again']:.2f} s",
            flush=True,
        )
        if pandas and kind == "records":
            seconds, megabytes, _ = measured("pandas", folder)
            print(f"         pandas {seconds:6.2f} s, {megabytes} MB: ours is {ours / seconds:4.2f} ×", flush=True)


def main(sizes: Iterable[int]) -> None:
    """Every size, and how time grows with it."""
    try:
        import pandas as pd  # noqa: F401
    except ImportError:
        has_pandas = False
        print("pandas is not installed here; the comparison with it is left out")
    else:
        has_pandas = True
    for cases in sizes:
        report("records", cases, pandas=has_pandas)
    for cases in sizes:
        report("sheets", cases, pandas=has_pandas)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        RUNS[sys.argv[2]](Path(sys.argv[3]))
        used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        print((used[0] + 2 * used[1]) // MEGABYTE)  # itself and two reading processes
    else:
        main(map(int, sys.argv[1:]) if len(sys.argv) > 1 else SIZES)
