"""Deliveries as files: byte for byte what was shown, read again whole, and every hostile file refused by name."""

import json
import re
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from typing import Any
from zipfile import ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.disclosure.delivery import Mode
from lotse_desktop.domain.disclosure.plan import flat
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.exchange.bundle import MANIFEST, SIGNATURE, bundle_files, read_bundle, write_bundle
from lotse_desktop.exchange.bundle_lines import RECORD_COLUMNS
from lotse_desktop.storage.signing import new_site_key, verify
from tests.domain.disclosure.plans import standard_plan
from tests.exchange.bundles import (
    KEY,
    a_bundle,
    a_delivery,
    packed,
    rows_of,
    signed,
    unpacked,
    with_manifest,
    with_raw_manifest,
    with_rows,
)

SHEETS, RECORDS = a_bundle(), a_bundle(mode=Mode.RECORDS)
FAMILY, ROWS = rows_of(SHEETS, "familie"), rows_of(RECORDS, "datensaetze")
FIRST = FAMILY.split(b"\n")[0]
RECORD = ROWS.split(b"\n")[0]


def refused(data: bytes) -> str:
    """The one sentence with which a file is refused."""
    with pytest.raises(BadFileError) as caught:
        read_bundle(data, standard_plan(), verify)
    sentence = caught.value.sentence
    assert sentence
    assert "\n" not in sentence
    return sentence


def test_the_file_is_byte_for_byte_what_was_shown() -> None:
    for mode in Mode:
        delivery = a_delivery(mode=mode)
        data = write_bundle(delivery, KEY)
        assert write_bundle(delivery, KEY) == data
        files = unpacked(data)
        assert list(files) == [*(name for name, _ in bundle_files(delivery)), SIGNATURE]
        assert all(files[name] == content for name, content in bundle_files(delivery))
        for sheet in delivery.sheets:
            lines = files[f"blaetter/{sheet.key}.jsonl"].decode().splitlines()
            assert [tuple(json.loads(line).values()) for line in lines] == list(sheet.rows)


def test_sheets_are_read_again_as_they_were() -> None:
    delivery = a_delivery()
    read = read_bundle(SHEETS, standard_plan(), verify)
    assert read.public_key == KEY.public.hex()
    assert read.manifest.snapshot == delivery.header.snapshot
    assert read.manifest.figures == delivery.header.figures
    for sheet in delivery.sheets:
        assert read.sheets[sheet.key].rows == len(sheet.rows)
        if sheet.rows:
            assert read.sheets[sheet.key].counts(sheet.columns) == Counter(sheet.rows)


def test_whole_rows_are_read_again_column_by_column() -> None:
    delivery = a_delivery(mode=Mode.RECORDS)
    rows = read_bundle(RECORDS, standard_plan(), verify).sheets["datensaetze"]
    assert rows.rows == len(delivery.records) == 60
    shown = [flat(row) for row in delivery.records]
    for name in shown[0]:
        column = rows.columns[name]
        assert [column.values[code] for code in column.codes] == [values[name] for values in shown], name
    starts = rows.columns["start_quarter"]
    assert [starts.values[code] for code in starts.codes] == [row.start_quarter for row in delivery.records]
    assert max(map(len, RECORD_COLUMNS.values())) <= 256


def test_a_manifest_tells_no_date_finer_than_a_quarter_and_no_name() -> None:
    manifest = json.loads(unpacked(SHEETS)[MANIFEST])
    assert set(manifest) == {
        "format", "program", "mode", "plan", "plan_version", "k", "gate", "snapshot", "export_quarter", "counter",
        "nonce", "clients", "legal_basis", "figures", "sheets",
    }  # fmt: skip
    assert not re.search(rb"20\d\d-\d\d-\d\d", unpacked(SHEETS)[MANIFEST])


def change(line: bytes, old: bytes, new: bytes) -> bytes:
    """All lines, the first one with another spelling in one place."""
    assert old in line
    whole = FAMILY if line == FIRST else ROWS
    return whole.replace(line, line.replace(old, new, 1), 1)


DEEP = b'{"alter":' + b"[" * 100 + b"]" * 100 + b"}"
LINES = [
    ("unknown field name", change(RECORD, b"{", b'{"name":"x",'), "name"),
    ("unknown field name in a sheet", change(FIRST, b"}", b',"name":"Anna"}'), "name"),
    ("number as text", change(RECORD, b'"schema_version":1', b'"schema_version":"1"'), "ganze Zahl"),
    ("text as number", change(RECORD, b'"goals_set":"', b'"goals_set":2,"x":"'), "Diesen Wert gibt es hier nicht"),
    ("fraction for a whole number", change(RECORD, b'"schema_version":1', b'"schema_version":1.0'), "ganze Zahl"),
    ("true for one", change(RECORD, b'"schema_version":1', b'"schema_version":true'), "ganze Zahl"),
    ("null", change(RECORD, b'"gender":"', b'"gender":null,"g":"'), "gibt es hier nicht"),
    ("missing field", re.sub(rb'"gender":"."' + b",", b"", ROWS, count=1), "Hier fehlt eine Angabe"),
    ("duplicate key", change(RECORD, b'{"schema_', b'{"schema_version":1,"schema_'), "anders geschrieben"),
    ("duplicate key in a sheet", change(FIRST, b"{", b'{"alter":"U35",'), "anders geschrieben"),
    ("blanks", change(FIRST, b":", b": "), "anders geschrieben"),
    ("formula", change(FIRST, FIRST.split(b'"')[3], b"=cmd|' /C calc'!A0"), "Diesen Wert gibt es hier nicht"),
    ("formula in a record", change(RECORD, b'"gender":"', b'"gender":"=cmd|'), "Diesen Wert gibt es hier nicht"),
    ("NaN", change(RECORD, b'"schema_version":1', b'"schema_version":NaN'), "Zahl kann es hier nicht geben"),
    ("10^400", change(RECORD, b'"schema_version":1', b'"schema_version":1' + b"0" * 400), "Zahl kann es hier nicht"),
    ("1e400", change(RECORD, b'"schema_version":1', b'"schema_version":1e400'), "Zahl kann es hier nicht geben"),
    ("100 levels", FAMILY.replace(FIRST, DEEP, 1), "Ebenen tief"),
    ("wrong encoding", change(FIRST, b'"alter"', b'"\xe4lter"'), "UTF-8"),
    ("byte order mark", b"\xef\xbb\xbf" + FAMILY, "anders geschrieben"),
    ("no JSON", FAMILY.replace(FIRST, b"Hallo", 1), "kein gültiges JSON"),
    ("empty line", FAMILY.replace(FIRST, b"", 1), "kein gültiges JSON"),
    ("windows line ends", FAMILY.replace(b"\n", b"\r\n"), "anders geschrieben"),
    ("another laptop", change(RECORD, b'"source_code":"L01"', b'"source_code":"L02"'), "anderen Standort"),
    ("another list order", change(RECORD, b'"need_groups":[', b'"need_groups":["DAILY_LIFE",'), "passt hier nicht"),
    ("unknown item of a list", change(RECORD, b'"need_groups":[', b'"need_groups":["DEBT",'), "gibt es hier nicht"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "part"), [(rows, part) for _, rows, part in LINES], ids=[name for name, _, _ in LINES]
)
def test_a_line_that_this_program_would_not_write_is_refused_with_its_number(rows: bytes, part: str) -> None:
    key, whole = ("datensaetze", RECORDS) if b"schema_version" in rows else ("familie", SHEETS)
    sentence = refused(with_rows(whole, key, rows))
    assert part in sentence
    assert sentence.startswith(f"blaetter/{key}.jsonl, Zeile 1: ")


def test_a_truncated_line_and_a_wrong_count_are_told() -> None:
    assert "abgeschnitten" in refused(with_rows(SHEETS, "familie", FAMILY[:-5]))
    assert "angekündigt sind 61" in refused(
        with_manifest(with_rows(SHEETS, "familie", FAMILY, 61), lambda m: m.update(clients=99))
    )
    assert "mehr Zeilen, als sie" in refused(with_rows(SHEETS, "familie", FAMILY, 61))
    assert "nicht so viele Datensätze" in refused(with_rows(RECORDS, "datensaetze", ROWS[len(RECORD) + 1 :]))


def test_a_sheet_that_does_not_keep_k_is_refused() -> None:
    alone = b'{"alter":"*","kinder":"*","juengstes":"14P"}'
    assert alone not in FAMILY
    assert "weniger als 3 gleichen" in refused(with_rows(SHEETS, "familie", FAMILY.replace(FIRST, alone, 1)))


MANIFESTS: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    ("other format", lambda m: m.update(format="acme.bundle/1"), "keine Lieferung von Lotse"),
    ("future version", lambda m: m.update(format="lotse.bundle/2"), "andere Fassung"),
    ("other plan", lambda m: m.update(plan_version=7), "folgt dem Prüfplan standard 7"),
    ("unknown field", lambda m: m.update(name="Anna"), "name"),
    ("name in the snapshot", lambda m: m["snapshot"].update(coach="Anna"), "coach"),
    ("weaker gate", lambda m: m["gate"].update(share=99), "andere Prüfwerte"),
    ("k of two", lambda m: m.update(k=2), "zu klein"),
    ("number as text", lambda m: m.update(clients="60"), "ganze Zahl"),
    ("null", lambda m: m.update(clients=None), "ganze Zahl"),
    ("other sheets", lambda m: m["sheets"].pop(), "andere Blätter"),
    ("other columns", lambda m: m["sheets"][0].update(columns=["alter", "name"]), "andere Blätter"),
    ("site with a name", lambda m: m["snapshot"].update(site="Mainz"), "gibt es hier nicht"),
    ("path in a key", lambda m: m["sheets"][0].update(key="../x"), "gibt es hier nicht"),
    ("wrong checksum", lambda m: m["sheets"][0].update(sha256="0" * 64), "Prüfsumme"),
]  # fmt: skip


@pytest.mark.parametrize(("update", "part"), [(u, p) for _, u, p in MANIFESTS], ids=[name for name, _, _ in MANIFESTS])
def test_a_manifest_that_says_something_else_is_refused(update: Callable[[dict[str, Any]], None], part: str) -> None:
    assert part in refused(with_manifest(SHEETS, update))


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (b'"clients": 60', b'"clients": 1' + b"0" * 400, "Zahl kann es hier nicht geben"),
        (b'"clients": 60', b'"clients": NaN', "Zahl kann es hier nicht geben"),
        (b'"clients": 60', b'"clients": 60, "clients": 60', "steht zweimal"),
        (b'"gate": {', b'"gate": ' + b"[" * 100 + b"]" * 100 + b', "x": {', "Ebenen tief"),
        (b'"standard"', b'"st\xe4ndard"', "UTF-8"),
        (b"{", b"", "kein gültiges JSON"),
    ],
)
def test_json_that_is_no_manifest_is_refused(old: bytes, new: bytes, part: str) -> None:
    sentence = refused(with_raw_manifest(SHEETS, old, new))
    assert sentence.startswith("manifest.json, ")
    assert part in sentence


def test_a_forged_signature_is_refused() -> None:
    files, other = unpacked(SHEETS), new_site_key()
    assert "verändert oder gefälscht" in refused(packed({**files, MANIFEST: files[MANIFEST].replace(b"MZ", b"WU")}))
    signature = json.loads(files[SIGNATURE])
    mixed = {**signature, "public_key": other.public.hex()}
    assert "gefälscht" in refused(packed({**files, SIGNATURE: json.dumps(mixed).encode()}))
    plan = standard_plan().model_copy(update={"keys": {"L01": KEY.public.hex()}})
    read_bundle(SHEETS, plan, verify)
    with pytest.raises(BadFileError, match="nicht mit dem Schlüssel von L01"):
        read_bundle(packed(signed(files, other)), plan, verify)


def link(entry: ZipInfo) -> None:
    if entry.filename.endswith("familie.jsonl"):
        entry.create_system, entry.external_attr = 3, 0o120777 << 16


def test_archives_that_reach_out_or_hide_something_are_refused() -> None:
    files = unpacked(SHEETS)
    for name in ("../../etc/passwd", "/etc/passwd", "blaetter/../../x", "C:\\x.jsonl", "..\\x"):
        assert "herausführt" in refused(packed({**files, name: b"x"})), name
    assert "Verweis" in refused(packed(files, link))
    assert "nicht dazugehört" in refused(packed({**files, "notizen.txt": b"x"}))
    assert "fehlt blaetter/familie.jsonl" in refused(
        packed({name: data for name, data in files.items() if "familie" not in name})
    )
    assert "fehlt manifest.json" in refused(packed({"x.txt": b"x"}))
    assert "zu viele Dateien" in refused(packed({f"{n}": b"" for n in range(500)}))
    for data in (b"", b"PK\x03\x04", b"%PDF-1.7", SHEETS[:-40], SHEETS[: len(SHEETS) // 2]):
        assert "keine Lieferung von Lotse" in refused(data)


def test_a_zip_bomb_is_not_blown_up() -> None:
    files = unpacked(SHEETS)
    bomb = packed({**files, "blaetter/familie.jsonl": bytes(100_000_000)})
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    started = time.perf_counter()
    assert "größer, als es sein kann" in refused(bomb)
    assert time.perf_counter() - started < 5
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert "größer, als es sein kann" in refused(packed({**files, MANIFEST: b" " * 50_000_000}))


@settings(max_examples=150)
@given(st.integers(0, len(SHEETS) - 1), st.integers(1, 255))
def test_a_changed_byte_anywhere_changes_nothing_or_is_refused(place: int, flip: int) -> None:
    changed = bytearray(SHEETS)
    changed[place] ^= flip
    try:
        read = read_bundle(bytes(changed), standard_plan(), verify)
    except BadFileError:
        return
    assert read == read_bundle(SHEETS, standard_plan(), verify)
