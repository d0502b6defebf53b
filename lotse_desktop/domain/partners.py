"""Kinds of partners: offices and services that a case works with, as data (handbook 6.1)."""

from typing import Annotated

from pydantic import Field

from lotse_desktop.domain.frozen import Frozen, Key, Line


class PartnerKind(Frozen):
    """A kind of office or service; entries of the directory and steps of a chain name its key."""

    key: Key
    title: Annotated[Line, Field(min_length=1)]
    does: Line = ""
    """What it is there for, in plain words."""
