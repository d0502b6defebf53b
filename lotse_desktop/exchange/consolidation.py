"""Many deliveries read at once: strictly, by two processes, one bad file named and set aside while the rest goes on.

A reading process hands back one byte per field.  Nothing of a file that was refused is taken over.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from lotse_desktop.domain.consolidation import Earlier, Incoming, Pool, Remark, Settlement, pool_of, settle
from lotse_desktop.domain.disclosure.delivery import DeliveryHeader
from lotse_desktop.domain.disclosure.plan import DisclosurePlan
from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.tabulate import CodedRows
from lotse_desktop.exchange.bundle import MAX_BUNDLE, BundleReader, ReadBundle, Verify
from lotse_desktop.exchange.files import read_file

WORKERS: Final = 2
FILES_AT_ONCE: Final = 8
"""Files that a process reads before it reports."""
ALONE: Final = 300_000
"""Bytes below which starting a process takes longer than reading."""
FEW_ROWS: Final = 200
"""Below this many rows two laptops can be alike by chance."""
_SEALED: Final = b"lotse-sealed/"

Open = Callable[[bytes], bytes]
"""Opens a sealed file; raises a ``UserError``."""


class CancelledError(UserError):
    """Somebody stopped the reading; nothing was taken over."""


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What came of many files."""

    pool: Pool
    settlement: Settlement
    files: int


@dataclass(frozen=True, slots=True)
class _Read:
    """One file that passed, or the sentence why it did not."""

    name: str
    incoming: Incoming | None = None
    sheets: Mapping[str, CodedRows] | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class _How:
    """What a reading process has to know."""

    plan: DisclosurePlan
    verify: Verify
    unseal: Open | None


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that are named, and those that lie in the named folders, each once; hidden ones are left out."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found.update((one, None) for one in inside if one == path or (one.is_file() and one.name[0] != "."))
    return tuple(found)


def consolidate(
    paths: Sequence[Path],
    plan: DisclosurePlan,
    verify: Verify,
    *,
    unseal: Open | None = None,
    earlier: Mapping[str, Earlier] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
    workers: int = WORKERS,
) -> Consolidated:
    """Read all files, keep the newest picture of each laptop, put them together.

    ``verify`` and ``unseal`` must be functions that another process can be given.  ``progress``: files done, files in
    all.  Raises :class:`CancelledError` soon after ``cancelled`` says so.
    """
    files = find_files(paths)
    read: list[_Read] = []
    for batch in _batches(files, _How(plan, verify, unseal), workers, cancelled):
        read.extend(batch)
        progress(len(read), len(files))
    settlement = settle([one.incoming for one in read if one.incoming is not None], earlier)
    faults = sorted((Remark(one.name, one.sentence) for one in read if one.incoming is None), key=lambda r: r.name)
    sheets = {one.name: one.sheets for one in read if one.sheets is not None}
    read.clear()
    kept: list[tuple[DeliveryHeader, Mapping[str, CodedRows]]] = [
        (one.header, sheets.pop(one.name)) for one in settlement.kept
    ]
    sheets.clear()
    complete = Settlement(settlement.kept, settlement.replaced, (*faults, *settlement.refused))
    return Consolidated(pool_of(plan, kept), complete, len(files))


def _batches(files: Sequence[Path], how: _How, workers: int, cancelled: Callable[[], bool]) -> Iterator[list[_Read]]:
    names = _names(files)
    named = [(path, names[path]) for path in files]
    tasks = [named[start : start + FILES_AT_ONCE] for start in range(0, len(named), FILES_AT_ONCE)]
    if workers < 2 or _bytes_of(files) < ALONE:
        for task in tasks:
            _stop_if(cancelled)
            yield _read_batch(task, how)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running: set[Future[list[_Read]]] = {pool.submit(_read_batch, task, how) for task in tasks}
        try:
            for done in as_completed(running):
                _stop_if(cancelled)
                yield done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError("Das Einlesen wurde abgebrochen; es wurde nichts übernommen.")


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """What each file is called in messages: its name, with a number where two have the same one."""
    seen: dict[str, int] = {}
    names: dict[Path, str] = {}
    for path in files:
        seen[path.name] = seen.get(path.name, 0) + 1
        names[path] = path.name if seen[path.name] == 1 else f"{path.name} ({seen[path.name]})"
    return names


def _bytes_of(files: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in files if path.is_file())


def _read_batch(files: Sequence[tuple[Path, str]], how: _How) -> list[_Read]:
    """In a process of its own: some files with one reader."""
    reader = BundleReader(how.plan, how.verify)
    return [_read_one(path, name, reader, how.unseal) for path, name in files]


def _read_one(path: Path, name: str, reader: BundleReader, unseal: Open | None) -> _Read:
    try:
        data = read_file(path, MAX_BUNDLE)
        if data.startswith(_SEALED):
            if unseal is None:
                return _Read(name, sentence="Diese Lieferung ist versiegelt; nur die Projektleitung kann sie öffnen.")
            data = unseal(data)
        bundle = reader.read(data)
    except UserError as error:
        return _Read(name, sentence=error.sentence)
    incoming = Incoming(name, _header(bundle), bundle.public_key, bundle.checksum, _content(bundle))
    return _Read(name, incoming, bundle.sheets)


def _header(bundle: ReadBundle) -> DeliveryHeader:
    """The manifest without the list of its files."""
    return DeliveryHeader(**{name: getattr(bundle.manifest, name) for name in DeliveryHeader.model_fields})


def _content(bundle: ReadBundle) -> str:
    """A checksum of all rows, to find the same ones under another name; of few rows the manifest's own."""
    entries = bundle.manifest.sheets
    if sum(entry.rows for entry in entries) < FEW_ROWS:
        return bundle.checksum
    return sha256("".join(entry.sha256 for entry in entries).encode()).hexdigest()
