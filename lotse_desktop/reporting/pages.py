"""Fill pages with flowables without drawing them, so that it is known how many there are before the first is drawn."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

_TOLERANCE: Final = 0.01


@dataclass(slots=True)
class Page:
    """What stands on one page: flowables and the height of their lower edge above the foot of the text area."""

    placed: list[tuple[Flowable, float]] = field(default_factory=list)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw everything; ``x`` and ``y``: the lower left corner of the text area."""
        for flowable, height in self.placed:
            flowable.drawOn(canvas, x, y + height)


def lay_out(story: Iterable[Flowable], width: float, height: float) -> list[Page]:
    """Pages of this size, in order; at least one.

    What has ``keepWithNext`` stays on one page with what follows, or with its first part.  What can neither be split
    nor fit on an empty page runs out of it.
    """
    waiting = deque(story)
    pages, room, after = [Page()], height, 0.0
    while waiting:
        group = _next_group(waiting)
        above = after if pages[-1].placed else None
        needed, edges = _measured(group, width, height, above)
        if needed > room + _TOLERANCE:
            heads, last = group[:-1], group[-1]
            below_heads = room - needed + last.height
            parts = last.split(width, below_heads) if below_heads > 0 else []
            if len(parts) > 1:
                waiting.extendleft(reversed(parts[1:]))
                group = [*heads, parts[0]]
                needed, edges = _measured(group, width, height, above)
            elif pages[-1].placed:
                waiting.extendleft(reversed(group))
                pages.append(Page())
                room = height
                continue
        pages[-1].placed.extend((flowable, room - edge) for flowable, edge in zip(group, edges, strict=True))
        room, after = room - needed, group[-1].getSpaceAfter()
    return pages


def kept_together(story: Sequence[Flowable]) -> Sequence[Flowable]:
    """The same flowables, now all on one page; the last one may be split."""
    for flowable in story[:-1]:
        flowable.keepWithNext = 1
    return story


def _next_group(waiting: deque[Flowable]) -> list[Flowable]:
    group = [waiting.popleft()]
    while waiting and _stays_with_next(group[-1]):
        group.append(waiting.popleft())
    return group


def _stays_with_next(flowable: Flowable) -> bool:
    return bool(flowable.getKeepWithNext())  # type: ignore[no-untyped-call]  # pyright: ignore[reportUnknownMemberType]


def _measured(group: list[Flowable], width: float, height: float, after: float | None) -> tuple[float, list[float]]:
    """The height of a group with the gaps above and in it, and the distance of each lower edge from its upper one.

    ``after``: the gap that what stands above asks for; ``None`` at the top of a page, where no gap is needed.
    """
    edge, edges = 0.0, list[float]()
    for flowable in group:
        gap = 0 if after is None else max(after, flowable.getSpaceBefore())
        edge += gap + flowable.wrap(width, height)[1]
        edges.append(edge)
        after = flowable.getSpaceAfter()
    return edge, edges
