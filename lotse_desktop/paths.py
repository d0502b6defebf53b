"""Where things are: the program's own resources, and the folders of the user."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PORTABLE_MARKER: Final = ".portable"
_APP: Final = "Lotse"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the user; they are made when something is written."""

    data: Path
    """Vaults that nobody put elsewhere."""
    config: Path
    """Settings and the spare copies of key files."""
    logs: Path


def program_folder() -> Path:
    """The folder of ``resources/`` and ``alembic/``: inside the package in a wheel, else beside it."""
    package = Path(__file__).resolve().parent
    return package if (package / "resources").is_dir() else package.parent


def resources_folder() -> Path:
    """Catalogue, texts, icons, fonts."""
    return program_folder() / "resources"


def places_in(folder: Path) -> Places:
    """Everything in one folder (``--data``, portable)."""
    return Places(data=folder / "tresor", config=folder / "einstellungen", logs=folder / "protokoll")


def find_places(data_folder: Path | None) -> Places:
    """``--data`` first, then a ``.portable`` marker beside the program, else the user's folders."""
    if data_folder is not None:
        return places_in(data_folder.absolute())
    beside = Path(sys.executable).parent if getattr(sys, "frozen", False) else program_folder()
    if (beside / PORTABLE_MARKER).exists():
        return places_in(beside / "Lotse-Daten")
    from platformdirs import PlatformDirs

    folders = PlatformDirs(appname=_APP, appauthor=False)
    return Places(
        data=Path(folders.user_data_dir), config=Path(folders.user_config_dir), logs=Path(folders.user_log_dir)
    )
