"""The log: what happened, never to whom.

An exception's text may carry a client's name, so only its type and the places in the code are written.
"""

import faulthandler
import logging
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from typing_extensions import override

LOG_NAME: Final = "lotse.log"
FORMER_NAME: Final = "lotse-alt.log"
FAULT_NAME: Final = "absturz.log"
_BYTES: Final = 500_000
"""From this size on the log is put aside at the next start; the one before it goes."""


def fault_lines(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    """The type of an exception and where it was raised: file, line and function; no text, no values."""
    frames = traceback.extract_tb(trace)
    return [kind.__name__, *(f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)]


class _PlacesOnly(logging.Formatter):
    """Writes messages of this program, and of libraries only the pattern of the message, never its values."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        shown = logging.makeLogRecord(record.__dict__)
        shown.exc_text = None
        if record.name.split(".")[0] != "lotse_desktop":
            shown.msg = record.msg if isinstance(record.msg, str) and record.args else "…"
            shown.args = None
        return super().format(shown)

    @override
    def formatException(self, ei: Any) -> str:
        kind, _, trace = ei
        return "\n".join(fault_lines(kind, trace)) if kind else ""


def start_log(folder: Path) -> logging.Handler | None:
    """Write what this program says, and warnings of libraries, to ``folder``; ``None`` when that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / LOG_NAME
        if log.exists() and log.stat().st_size > _BYTES:
            log.replace(folder / FORMER_NAME)
        handler = logging.FileHandler(log, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_PlacesOnly("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger("lotse_desktop").setLevel(logging.INFO)
    return handler


def watch_faults(folder: Path) -> None:
    """Let the interpreter write its stack to ``folder`` when it crashes; does nothing when that is not possible."""
    with suppress(OSError):
        faulthandler.enable((folder / FAULT_NAME).open("a", encoding="utf-8"))
