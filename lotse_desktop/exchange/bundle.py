"""Deliveries as files (``lotse.bundle/1``): a ZIP of a manifest, its signature and one JSON Lines file per sheet.

Written from the value that was shown, the same value gives the same bytes.  Read strictly: whatever is not exactly as
this program writes it is refused with one sentence, and nothing of the file is taken over.  Described for data
protection officers in ``resources/handbuch/lieferung.md``.
"""

import stat
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Annotated, Final, Literal, Protocol, TypeVar
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import Field, StringConstraints, ValidationError

from lotse_desktop.domain.disclosure.delivery import BUNDLE_FORMAT, Delivery, DeliveryHeader, Mode
from lotse_desktop.domain.disclosure.plan import DisclosurePlan, PlanKey, RowKind
from lotse_desktop.domain.disclosure.rows import ExportRow
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import Frozen, Listed
from lotse_desktop.domain.tabulate import CodedRows
from lotse_desktop.exchange.bundle_lines import (
    MAX_LINE,
    Reader,
    RecordReader,
    SheetReader,
    record_lines,
    sheet_lines,
)
from lotse_desktop.exchange.faults import find_fault
from lotse_desktop.exchange.strict_json import parse, read_text

RECORDS: Final = "datensaetze"
"""The key of the file with whole rows."""
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signatur.json"
FOLDER: Final = "blaetter"
MAX_BUNDLE: Final = 64_000_000
MAX_MANIFEST: Final = 1_000_000
MAX_ENTRIES: Final = 60
_F = TypeVar("_F", bound=Frozen)
_FAMILY: Final = "lotse.bundle/"
_DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_ENCRYPTED: Final = 0x1
_ZIP_FAULTS: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What the library raises for damaged and hostile archives."""

Verify = Callable[[bytes, bytes, bytes], bool]
"""Public key, signature, message → whether the owner of the key signed it."""
Hex64 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Signer(Protocol):
    """The key of a site."""

    @property
    def public(self) -> bytes: ...
    def sign(self, message: bytes) -> bytes: ...


class SheetEntry(Frozen):
    """What the manifest says about one file of rows."""

    key: PlanKey
    columns: Annotated[tuple[str, ...], Listed]
    rows: Annotated[int, Field(ge=0, le=2_000_000)]
    starred: Annotated[int, Field(ge=0, le=2_000_000)]
    dropped: Annotated[int, Field(ge=0, le=200_000)]
    sha256: Hex64

    @property
    def path(self) -> str:
        """Where it lies in the ZIP."""
        return f"{FOLDER}/{self.key}.jsonl"


class Manifest(DeliveryHeader):
    """The header of a delivery with the checksums of its files."""

    sheets: Annotated[tuple[SheetEntry, ...], Listed, Field(min_length=1, max_length=MAX_ENTRIES)]


class Signature(Frozen):
    """Who signed the manifest, byte for byte."""

    algorithm: Literal["Ed25519"] = "Ed25519"
    public_key: Hex64
    signature: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]


@dataclass(frozen=True, slots=True)
class ReadBundle:
    """A delivery that was read: its manifest, who signed it, and the rows of each file."""

    manifest: Manifest
    public_key: str
    checksum: str
    """SHA-256 of the manifest, which holds those of all rows."""
    sheets: Mapping[str, CodedRows]


def bundle_files(delivery: Delivery) -> tuple[tuple[str, bytes], ...]:
    """Name and content of every file of a delivery but the signature, as they are written; to be looked at before."""
    written = tuple(_written(delivery))
    manifest = Manifest(**dict(delivery.header), sheets=tuple(entry for entry, _ in written))
    files = ((entry.path, data) for entry, data in written)
    return ((MANIFEST, manifest.model_dump_json(indent=1).encode()), *files)


def _written(delivery: Delivery) -> Iterator[tuple[SheetEntry, bytes]]:
    """The entry of each file of rows, and its content."""
    for sheet in delivery.sheets:
        data = sheet_lines(sheet.columns, sheet.rows)
        yield _entry(sheet.key, sheet.columns, data, sheet.starred, sheet.dropped), data
    if delivery.header.mode is Mode.RECORDS:
        data = record_lines(delivery.records)
        yield _entry(RECORDS, tuple(ExportRow.model_fields), data), data


def _entry(key: str, columns: tuple[str, ...], data: bytes, starred: int = 0, dropped: int = 0) -> SheetEntry:
    checksum = sha256(data).hexdigest()
    return SheetEntry(
        key=key, columns=columns, rows=data.count(b"\n"), starred=starred, dropped=dropped, sha256=checksum
    )


def write_bundle(delivery: Delivery, signer: Signer) -> bytes:
    """The file of a delivery."""
    files = bundle_files(delivery)
    signature = Signature(public_key=signer.public.hex(), signature=signer.sign(files[0][1]).hex())
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in (*files, (SIGNATURE, signature.model_dump_json(indent=1).encode())):
            entry = ZipInfo(name, _DAY_ONE)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


class BundleReader:
    """Reads deliveries that follow one plan; reading many with one reader is faster."""

    def __init__(self, plan: DisclosurePlan, verify: Verify) -> None:
        self._plan = plan
        self._verify = verify
        self._sheets: dict[str, Reader] = {}

    def read(self, data: bytes) -> ReadBundle:
        """The delivery in ``data``.  Raises :class:`BadFileError` with one sentence."""
        if len(data) > MAX_BUNDLE:
            raise BadFileError(f"Die Lieferung ist größer als {MAX_BUNDLE // 1_000_000} MB und wurde nicht gelesen.")
        try:
            archive = ZipFile(BytesIO(data))
        except _ZIP_FAULTS:
            raise _damaged() from None
        with archive:
            return self._read(_Archive(archive))

    def _read(self, archive: "_Archive") -> ReadBundle:
        raw = archive.content(MANIFEST, MAX_MANIFEST)
        manifest = _manifest(raw)
        signature = _value(Signature, archive.content(SIGNATURE, MAX_MANIFEST), SIGNATURE)
        if not self._verify(bytes.fromhex(signature.public_key), bytes.fromhex(signature.signature), raw):
            raise BadFileError("Die Unterschrift passt nicht zu dieser Lieferung: Sie wurde verändert oder gefälscht.")
        source = manifest.snapshot.source_code
        if self._plan.keys.get(source, signature.public_key) != signature.public_key:
            raise BadFileError(f"Diese Lieferung ist nicht mit dem Schlüssel von {source} unterschrieben.")
        _check_promises(manifest, self._plan)
        archive.refuse_others({MANIFEST, SIGNATURE, *(entry.path for entry in manifest.sheets)})
        sheets = {entry.key: self._rows(archive, entry, manifest) for entry in manifest.sheets}
        return ReadBundle(manifest, signature.public_key, sha256(raw).hexdigest(), sheets)

    def _rows(self, archive: "_Archive", entry: SheetEntry, manifest: Manifest) -> CodedRows:
        content = archive.content(entry.path, entry.rows * MAX_LINE)
        if sha256(content).hexdigest() != entry.sha256:
            raise BadFileError(f"{entry.path}: Der Inhalt passt nicht zur Prüfsumme im Manifest.")
        if entry.key == RECORDS:
            snapshot = manifest.snapshot
            reader = RecordReader(snapshot.source_code, snapshot.site, manifest.export_quarter)
            return reader.read(content, entry.rows, entry.path)
        if entry.key not in self._sheets:
            self._sheets[entry.key] = SheetReader(self._plan, self._plan.sheet(entry.key))
        rows = self._sheets[entry.key].read(content, entry.rows, entry.path)
        if min(Counter(content.split(b"\n")[:-1]).values(), default=manifest.k) < manifest.k:
            raise BadFileError(f"{entry.path}: Hier steht eine Zeile mit weniger als {manifest.k} gleichen.")
        return rows


def read_bundle(data: bytes, plan: DisclosurePlan, verify: Verify) -> ReadBundle:
    """The delivery in ``data``, which must follow ``plan``.  Raises :class:`BadFileError` with one sentence."""
    return BundleReader(plan, verify).read(data)


def _manifest(raw: bytes) -> Manifest:
    try:
        tree = parse(read_text(raw, MAX_MANIFEST))
    except BadFileError as error:
        raise BadFileError(f"{MANIFEST}, {error.sentence}") from None
    named = tree.get("format") if isinstance(tree, dict) else None
    if not isinstance(named, str) or not named.startswith(_FAMILY):
        raise BadFileError("Das ist keine Lieferung von Lotse (format).")
    if named != BUNDLE_FORMAT:
        raise BadFileError(
            "Diese Lieferung hat eine andere Fassung von Lotse geschrieben; bitte aktualisieren Sie das Programm."
        )
    return _value(Manifest, raw, MANIFEST)


def _value(kind: type[_F], raw: bytes, name: str) -> _F:
    try:
        tree = parse(read_text(raw, MAX_MANIFEST))
    except BadFileError as error:
        raise BadFileError(f"{name}, {error.sentence}") from None
    try:
        return kind.model_validate_json(raw)
    except ValidationError as error:
        raise BadFileError(f"{name}, {find_fault(error, tree).sentence}") from None


def _check_promises(manifest: Manifest, plan: DisclosurePlan) -> None:
    """The manifest names exactly what the plan asks for."""
    if (manifest.plan, manifest.plan_version) != (plan.name, plan.version):
        raise BadFileError(
            f"Diese Lieferung folgt dem Prüfplan {manifest.plan} {manifest.plan_version}, "
            f"eingelesen wird nach {plan.name} {plan.version}."
        )
    if manifest.k < plan.k or manifest.gate != plan.gate:
        raise BadFileError("Diese Lieferung hält andere Prüfwerte ein als der Prüfplan.")
    whole = manifest.mode is Mode.RECORDS
    expected = [(sheet.key, sheet.columns) for sheet in plan.sheets if not whole or sheet.rows is RowKind.SLOT]
    expected += [(RECORDS, tuple(ExportRow.model_fields))] if whole else []
    if [(entry.key, entry.columns) for entry in manifest.sheets] != expected:
        raise BadFileError("Diese Lieferung hat andere Blätter oder Spalten als der Prüfplan.")
    kinds = {sheet.key: sheet.rows for sheet in plan.sheets}
    if any(kinds.get(one.key) is not RowKind.SLOT and one.rows > manifest.clients for one in manifest.sheets):
        raise BadFileError("In dieser Lieferung stehen mehr Zeilen, als sie Klientinnen und Klienten nennt.")
    if whole and manifest.sheets[-1].rows != manifest.clients:
        raise BadFileError("In dieser Lieferung stehen nicht so viele Datensätze, wie sie angibt.")
    if whole and not manifest.legal_basis.strip():
        raise BadFileError("Diese Lieferung enthält ganze Datensätze ohne eine Rechtsgrundlage.")


def _damaged() -> BadFileError:
    return BadFileError("Das ist keine Lieferung von Lotse, oder die Datei ist beschädigt.")


class _Archive:
    """A ZIP of which nothing but plain files with known names is read, none further than expected."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES + 2:
            raise BadFileError("Die Lieferung enthält zu viele Dateien und wurde nicht gelesen.")
        for entry in entries:
            _check_entry(entry)
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names):
            raise BadFileError("Die Lieferung enthält eine Datei zweimal.")
        self._entries = {entry.filename: entry for entry in entries}

    def content(self, name: str, limit: int) -> bytes:
        """The bytes of one file, at most ``limit``."""
        entry = self._entries.get(name)
        if entry is None:
            raise BadFileError(f"In der Lieferung fehlt {name}.")
        try:
            with self._archive.open(entry) as file:
                data = file.read(limit + 1)
        except _ZIP_FAULTS:
            raise _damaged() from None
        if len(data) > limit:
            raise BadFileError(f"{name} ist größer, als es sein kann, und wurde nicht gelesen.")
        return data

    def refuse_others(self, names: set[str]) -> None:
        """Nothing may lie beside these files."""
        if set(self._entries) - names:
            raise BadFileError("Die Lieferung enthält eine Datei, die nicht dazugehört.")


def _check_entry(entry: ZipInfo) -> None:
    name = entry.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise BadFileError("Die Lieferung enthält einen Pfad, der aus ihr herausführt.")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG) or entry.is_dir():
        raise BadFileError("Die Lieferung enthält einen Verweis oder Ordner statt einer Datei.")
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadFileError("Die Lieferung ist anders gepackt, als Lotse es tut.")
