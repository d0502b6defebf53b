"""Where one was in a case: kept with the case in the vault, so that a talk goes on where it was interrupted."""

from typing import Literal

from pydantic import Field

from lotse_desktop.domain.frozen import Frozen, Key, Line


class Bookmark(Frozen):
    """The room that was open, and for each room which part of it; a section of the case that no undo moves."""

    kind: Literal["bookmark"] = "bookmark"
    room: Line = ""
    """Empty: the case was never left."""
    parts: dict[Key, Line] = Field(default_factory=dict)
