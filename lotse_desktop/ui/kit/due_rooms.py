"""Where in a case something that is due is done."""

from typing import Final

from lotse_desktop.domain.due import DueItem, DueKind

_ROOMS: Final = {DueKind.STEP: "plan", DueKind.REVIEW: "plan", DueKind.PLAN: "plan"}


def room_of(item: DueItem) -> str:
    """The key of the room of a case; empty: where one was."""
    return _ROOMS.get(item.kind, "")
