"""Where in a case something that is due is done."""

from typing import Final

from lotse_desktop.domain.due import DueItem, DueKind

_ROOMS: Final = {
    DueKind.MEETING: "history",
    DueKind.STEP: "plan",
    DueKind.REVIEW: "plan",
    DueKind.PLAN: "plan",
    DueKind.CONSENT: "consents",
    DueKind.CHECK: "outcomes",
    DueKind.BENEFIT: "outcomes",
    DueKind.FIRST_CONTACT: "intake",
    DueKind.FIRST_MEETING: "intake",
}


def room_of(item: DueItem) -> str:
    """The key of the room of a case; empty: where one was."""
    return _ROOMS.get(item.kind, "")


def part_of(item: DueItem) -> str:
    """Which part of the room; empty: the room as it is."""
    if item.kind is DueKind.CONSENT:
        return item.text
    return item.ref if item.kind in {DueKind.MEETING, DueKind.CHECK, DueKind.BENEFIT} else ""
