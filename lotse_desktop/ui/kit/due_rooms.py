"""Where in a case something that is due is done."""

from typing import Final

from lotse_desktop.domain.due import DueItem, DueKind

_ROOMS: Final = {
    DueKind.MEETING: "history",
    DueKind.STEP: "plan",
    DueKind.REVIEW: "plan",
    DueKind.PLAN: "plan",
    DueKind.CONSENT: "consents",
}


def room_of(item: DueItem) -> str:
    """The key of the room of a case; empty: where one was."""
    return _ROOMS.get(item.kind, "")


def part_of(item: DueItem) -> str:
    """Which part of the room; empty: the room as it is."""
    return item.ref if item.kind is DueKind.MEETING else item.text if item.kind is DueKind.CONSENT else ""
