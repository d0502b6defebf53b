"""``tresor.lock``: who has the vault open.  It serves the sentence only; the truth is the lock of the database."""

import getpass
import platform
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from pydantic import BeforeValidator, StringConstraints, ValidationError

from lotse_desktop.domain.frozen import Frozen

NAME: Final = "tresor.lock"
_MAX_BYTES: Final = 1000


def _time(value: object) -> object:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


_Word = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[\w .@-]+$")]


class LockNote(Frozen):
    """The user and the computer that opened the vault, and when (local time)."""

    user: _Word
    machine: _Word
    since: Annotated[datetime, BeforeValidator(_time)]

    def sentence(self) -> str:
        """Who has it open, since when."""
        when = f"{self.since:%d.%m.%Y} um {self.since:%H:%M} Uhr"
        return (
            f"Der Tresor ist schon geöffnet (von „{self.user}“ am Rechner „{self.machine}“, seit {when}): "
            "Bitte schließen Sie ihn dort zuerst."
        )


def write_note(folder: Path, now: datetime) -> None:
    """Say that this process has the vault open; a note that cannot be written is left out."""
    try:
        note = LockNote(user=_user(), machine=platform.node()[:60], since=now.replace(microsecond=0))
        (folder / NAME).write_text(note.model_dump_json(), encoding="utf-8")
    except (OSError, ValidationError):
        remove_note(folder)


def remove_note(folder: Path) -> None:
    """Take the note away."""
    try:
        (folder / NAME).unlink(missing_ok=True)
    except OSError:
        return


def read_note(folder: Path) -> LockNote | None:
    """The note, ``None`` when there is none that makes sense."""
    try:
        with (folder / NAME).open("rb") as file:
            return LockNote.model_validate_json(file.read(_MAX_BYTES))
    except (OSError, ValidationError):
        return None


def _user() -> str:
    try:
        return getpass.getuser()[:60]
    except (OSError, KeyError, ImportError):
        return "unbekannt"
