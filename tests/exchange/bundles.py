"""Deliveries for tests, and the tools of somebody who forges them."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lotse_desktop.domain.disclosure.delivery import Delivery, Milestone, Mode, Order, SnapshotKey, make_delivery
from lotse_desktop.exchange.bundle import MANIFEST, SIGNATURE, Signature, write_bundle
from lotse_desktop.storage.signing import SiteKey
from tests.domain.disclosure.plans import TODAY, an_order, random_cases, standard_plan

KEY = SiteKey(bytes(range(32)))
Files = dict[str, bytes]


def order_of(source: str, *, counter: int = 1, milestone: Milestone = Milestone.START, cohort: str = "2026") -> Order:
    """A delivery of sheets of this laptop."""
    key = SnapshotKey(source_code=source, site="MZ", cohort=cohort, milestone=milestone)
    return replace(an_order(source, counter), snapshot=key, period=(date(2026, 1, 1), date(2026, 12, 1)))


@cache
def a_delivery(source: str = "L01", mode: Mode = Mode.SHEETS, clients: int = 60, counter: int = 1) -> Delivery:
    """Sheets or whole rows of made-up clients."""
    order = replace(
        order_of(source, counter=counter), mode=mode, legal_basis="Einwilligung" if mode == "records" else ""
    )
    cases = random_cases(random.Random(source), clients)  # noqa: S311
    return make_delivery(standard_plan(), cases, order, TODAY)


def a_bundle(source: str = "L01", mode: Mode = Mode.SHEETS, clients: int = 60, counter: int = 1) -> bytes:
    """The same as a file."""
    return write_bundle(a_delivery(source, mode, clients, counter), KEY)


def unpacked(data: bytes) -> Files:
    """Name → content."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Files, change: Callable[[ZipInfo], None] | None = None) -> bytes:
    """Any files as a ZIP."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            if change is not None:
                change(entry)
            archive.writestr(entry, data)
    return made.getvalue()


def signed(files: Files, key: SiteKey = KEY) -> Files:
    """With a signature that fits to the manifest as it is now."""
    signature = Signature(public_key=key.public.hex(), signature=key.sign(files[MANIFEST]).hex())
    return {**files, SIGNATURE: signature.model_dump_json(indent=1).encode()}


def with_manifest(data: bytes, change: Callable[[dict[str, Any]], None], key: SiteKey = KEY) -> bytes:
    """A bundle whose manifest says something else, signed by who owns the key."""
    files = unpacked(data)
    manifest = json.loads(files[MANIFEST])
    change(manifest)
    return packed(signed({**files, MANIFEST: json.dumps(manifest).encode()}, key))


def with_raw_manifest(data: bytes, old: bytes, new: bytes) -> bytes:
    """A bundle in whose manifest ``old`` is replaced, signed."""
    files = unpacked(data)
    assert old in files[MANIFEST]
    return packed(signed({**files, MANIFEST: files[MANIFEST].replace(old, new, 1)}))


def with_rows(data: bytes, key: str, rows: bytes, count: int | None = None) -> bytes:
    """A bundle with other content in one file of rows; checksum and count fit to it."""
    files = unpacked(data)
    manifest = json.loads(files[MANIFEST])
    for entry in manifest["sheets"]:
        if entry["key"] == key:
            entry["sha256"] = sha256(rows).hexdigest()
            entry["rows"] = rows.count(b"\n") if count is None else count
    files[f"blaetter/{key}.jsonl"] = rows
    return packed(signed({**files, MANIFEST: json.dumps(manifest).encode()}))


def rows_of(data: bytes, key: str) -> bytes:
    """The content of one file of rows."""
    return unpacked(data)[f"blaetter/{key}.jsonl"]
