"""Read and write the files that somebody asked for; a failed write leaves nothing behind.

Sentences never carry the path: a folder may be named after a person.
"""

import errno
import os
import tempfile
from pathlib import Path

from lotse_desktop.domain.errors import BadFileError, NoAccessError


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of ``path``; at most ``limit``.  Raises :class:`NoAccessError` or :class:`BadFileError`."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise NoAccessError("Diese Datei gibt es nicht; bitte prüfen Sie den Namen.") from None
    except OSError:
        raise NoAccessError("Die Datei lässt sich nicht lesen; bitte prüfen Sie Namen und Rechte.") from None
    if len(data) > limit:
        megabytes = limit // 1_000_000
        raise BadFileError(f"Die Datei ist größer als {megabytes} MB und wurde nicht gelesen.")
    return data


def write_file(path: Path, data: bytes) -> None:
    """Write beside, flush, rename over ``path``.  Raises :class:`NoAccessError` and leaves nothing behind."""
    beside = None
    try:
        handle, name = tempfile.mkstemp(prefix=".lotse-", suffix=".neu", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise NoAccessError(_sentence(error)) from None


def _sentence(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "Der Datenträger ist voll, es wurde nichts geschrieben; bitte schaffen Sie erst Platz."
    if error.errno == errno.ENOENT:
        return "Den Zielordner gibt es nicht; es wurde nichts geschrieben."
    return (
        "An diesem Ort darf nicht geschrieben werden, es wurde nichts geschrieben; bitte wählen Sie einen anderen Ort."
    )
