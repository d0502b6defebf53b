"""The directory as a file: ``lotse.directory/1`` as JSON, or one flat table that a spreadsheet opens.

Both are read strictly: one fault, told with its place, and nothing is taken over.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final

from pydantic import ValidationError

from lotse_desktop.domain.directory import ServiceEntry
from lotse_desktop.domain.directory_words import Names
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.frozen import Frozen, Listed
from lotse_desktop.exchange.directory_file_csv import read_table, write_table
from lotse_desktop.exchange.faults import find_fault
from lotse_desktop.exchange.files import read_file
from lotse_desktop.exchange.strict_json import Json, bad_place, parse, read_text

FORMAT: Final = "lotse.directory/1"
MAX_BYTES: Final = 20_000_000
TABLE: Final = ".csv"

_VERSION: Final = re.compile(r"lotse\.directory/(\d{1,9})", re.ASCII)


class _DirectoryFile(Frozen):
    format: str
    services: Annotated[tuple[ServiceEntry, ...], Listed]


def load_directory(path: Path, names: Names) -> tuple[ServiceEntry, ...]:
    """The entries in a file, by its ending a table or JSON.  Raises a :class:`UserError` with one sentence."""
    data = read_file(path, MAX_BYTES)
    return read_table(data, names) if path.suffix.casefold() == TABLE else read_directory(data)


def directory_bytes(path: Path, entries: Iterable[ServiceEntry], names: Names) -> bytes:
    """What belongs into a file with the ending of ``path``."""
    return write_table(entries, names) if path.suffix.casefold() == TABLE else write_directory(entries)


def read_directory(data: bytes) -> tuple[ServiceEntry, ...]:
    """The entries of a JSON file.  Raises :class:`BadFileError` with one sentence that names the place."""
    text = read_text(data, MAX_BYTES)
    tree = parse(text)
    _check_format(tree)
    try:
        file = _DirectoryFile.model_validate_json(text.encode())
    except ValidationError as error:
        raise find_fault(error, tree) from None
    _check_unique(file.services)
    return file.services


def write_directory(entries: Iterable[ServiceEntry]) -> bytes:
    """The entries as JSON; what is not known is left out.  Reading it again gives the same entries."""
    file = _DirectoryFile(format=FORMAT, services=tuple(entries))
    return (file.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()


def _check_format(tree: Json) -> None:
    found = tree.get("format") if isinstance(tree, dict) else None
    version = _VERSION.fullmatch(found) if isinstance(found, str) else None
    if version is None:
        raise BadFileError("Das ist keine Verzeichnisdatei von Lotse; es wurde nichts übernommen.")
    if found != FORMAT:
        raise bad_place(("format",), "Diese Verzeichnisdatei braucht ein neueres Lotse; es wurde nichts übernommen.")


def _check_unique(entries: Sequence[ServiceEntry]) -> None:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.id in seen:
            raise bad_place(("services", number, "id"), "Diese Kennung gibt es in der Liste schon.")
        seen.add(entry.id)
