"""What somebody set up on this computer.  Read before the first paint, so: standard library only.

The file is small JSON in the configuration folder.  It never holds a secret or a name.  What is unknown or makes no
sense in it falls back to the default, value by value.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, cast

THEMES: Final = ("auto", "light", "dark")
SMALLEST_TEXT: Final = 100
LARGEST_TEXT: Final = 200
TEXT_STEP: Final = 10
IDLE_CHOICES: Final = (2, 5, 10, 15, 30, 60)
"""Minutes without a key or the mouse after which the vault locks."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One set of choices; ``text_scale`` in percent, ``idle_minutes`` in minutes, ``geometry`` as Qt gives it (hex)."""

    theme: str = "auto"
    text_scale: int = SMALLEST_TEXT
    idle_minutes: int = 10
    vault_folder: str = ""
    backup_folder: str = ""
    geometry: str = ""


_SENSIBLE: Final[dict[str, Callable[[Any], bool]]] = {
    "theme": lambda value: value in THEMES,
    "text_scale": lambda value: type(value) is int and SMALLEST_TEXT <= value <= LARGEST_TEXT,
    "idle_minutes": lambda value: type(value) is int and 1 <= value <= 240,
    "vault_folder": lambda value: isinstance(value, str),
    "backup_folder": lambda value: isinstance(value, str),
    "geometry": lambda value: isinstance(value, str) and len(value) < 1000,
}


class SettingsFile:
    """The present settings and the file they are kept in."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._settings = _read(path)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def keep(self, settings: Settings) -> bool:
        """Use ``settings`` from now on; ``False`` when they could not be written and hold only until the end."""
        self._settings = settings
        try:
            _write(self._path, settings)
        except OSError:
            return False
        return True


def _read(path: Path) -> Settings:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    values = cast("dict[str, Any]", found)
    return Settings(**{key: values[key] for key, fits in _SENSIBLE.items() if key in values and fits(values[key])})


def _write(path: Path, settings: Settings) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".neu")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(asdict(settings), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
