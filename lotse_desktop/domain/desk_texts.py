"""Texts of an organisation: they belong to the vault, never to a case."""

from typing import Annotated

from pydantic import Field

from lotse_desktop.domain.frozen import Frozen

MOST_LETTERS = 8000


class DeskText(Frozen):
    """What an organisation wrote down for its coaches."""

    text: Annotated[str, Field(max_length=MOST_LETTERS)] = ""


def procedure_key(topic: str) -> str:
    """Where the organisation's own procedure for a topic of the urgent check is kept."""
    return f"procedure-{topic}"
