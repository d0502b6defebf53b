"""The building blocks of a page: each draws itself and says what it is in the structure of the document."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from typing_extensions import override

from lotse_desktop.reporting.look import (
    BODY,
    HEIGHT,
    INK,
    INK_2,
    QUIET,
    showable,
)
from lotse_desktop.reporting.tagged import Node, TaggedCanvas

_INDENT: Final = 16
_PADDING: Final = 11
_RADIUS: Final = 8
_LEADING: Final = 3
"""The last line of a text brings this much room below it."""
_BOX: Final = 11


def tagged(canvas: Canvas) -> TaggedCanvas:
    """The canvas as what it is; flowables are drawn on no other."""
    if not isinstance(canvas, TaggedCanvas):
        raise TypeError("needs a TaggedCanvas")
    return canvas


class Words(Paragraph):
    """Text of one element, made by :func:`words`; ``node`` ``None``: it repeats what was read already."""

    node: Node | None = None

    @override
    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        parts = super().split(aW, aH)
        for part in parts:
            if isinstance(part, Words):
                part.node = self.node
        return parts

    @override
    def draw(self) -> None:
        canvas = tagged(self.canv)
        if self.node is None:
            with canvas.artifact("Pagination"):
                super().draw()
        else:
            with canvas.element(self.node), canvas.marked(self.node):
                super().draw()

    def repeated(self) -> "Words":
        """The same text once more, not to be read again."""
        return Words(self.text, self.style)


def words(text: str, style: ParagraphStyle = BODY, role: str | None = "P") -> Words:
    """A paragraph of plain text; nothing in it is read as markup.  ``role`` as in :class:`Node`."""
    made = Words(escape(showable(text)), style)
    made.node = Node(role) if role else None
    return made


class Item(Flowable):
    """One item of a list; items that share ``of`` are one list, also over the end of a page."""

    def __init__(self, of: Node, label: str, body: Sequence[Words]) -> None:
        super().__init__()
        self._list, self._label, self._body = of, label, body
        self.spaceAfter = 3

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = sum(part.wrap(aW - _INDENT, aH)[1] for part in self._body)
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        label, body, y = Node("Lbl"), Node("LBody"), self.height
        with canvas.element(self._list), canvas.element(Node("LI")):
            with canvas.element(label), canvas.marked(label):
                size = self._body[0].style.fontSize
                canvas.setFont(BODY.fontName, size)
                canvas.setFillColor(INK)
                canvas.drawString(1, y - size, self._label)
            with canvas.element(body):
                for part in self._body:
                    y -= part.height
                    part.drawOn(canvas, _INDENT, y)


class Columns(Flowable):
    """Flowables side by side, aligned at the top; ``shares`` of the width, in order.  Panels are equally high."""

    def __init__(self, cells: Sequence[Flowable], shares: Sequence[float], gap: float = 14) -> None:
        super().__init__()
        self._cells, self._shares, self._gap = cells, shares, gap
        self.spaceAfter = 3

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        free = aW - self._gap * (len(self._shares) - 1)
        self._widths = [free * share / sum(self._shares) for share in self._shares]
        self._heights = [cell.wrap(width, aH)[1] for cell, width in zip(self._cells, self._widths, strict=False)]
        self.width, self.height = aW, max(self._heights)
        for place, cell in enumerate(self._cells):
            if isinstance(cell, Panel):
                self._heights[place] = cell.height = self.height
        return aW, self.height

    def draw(self) -> None:
        x = 0.0
        for cell, width, height in zip(self._cells, self._widths, self._heights, strict=False):
            cell.drawOn(self.canv, x, self.height - height)
            x += width + self._gap


class Stack(Flowable):
    """Flowables one below the other as one; never split."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, sum(part.wrap(aW, aH)[1] for part in self._parts)
        return aW, self.height

    def draw(self) -> None:
        y = self.height
        for part in self._parts:
            y -= part.height
            part.drawOn(self.canv, 0, y)


class Panel(Flowable):
    """Flowables in a box with a soft ground or a dashed edge.

    It is split between its parts; a ``whole`` one (first part: its heading) only when no page can hold it.
    """

    def __init__(
        self, parts: Sequence[Flowable], *, ground: Color | None = None, dashed: bool = False, whole: bool = False
    ) -> None:
        super().__init__()
        self._parts, self._ground, self._dashed, self._whole = parts, ground, dashed, whole

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        inner = aW - 2 * _PADDING
        self._heights = [part.wrap(inner, aH)[1] + part.getSpaceAfter() for part in self._parts]
        self.width, self.height = aW, sum(self._heights) - self._parts[-1].getSpaceAfter() + 2 * _PADDING - _LEADING
        return aW, self.height

    @override
    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        self.wrap(aW, aH)
        if self._whole and self.height <= HEIGHT:
            return []
        fitting, room = 0, aH - 2 * _PADDING + _LEADING
        for height in self._heights:
            room -= height
            if room < 0:
                break
            fitting += 1
        if fitting <= int(self._whole):
            return []
        halves = (self._parts[:fitting], self._parts[fitting:])
        return [Panel(half, ground=self._ground, dashed=self._dashed) for half in halves]

    def draw(self) -> None:
        canvas = tagged(self.canv)
        with canvas.artifact():
            canvas.saveState()
            if self._ground is not None:
                canvas.setFillColor(self._ground)
            canvas.setStrokeColor(INK_2)
            canvas.setLineWidth(0.9)
            canvas.setDash(4, 3)
            fill = int(self._ground is not None)
            canvas.roundRect(0, 0, self.width, self.height, _RADIUS, stroke=int(self._dashed), fill=fill)
            canvas.restoreState()
        y = self.height - _PADDING
        for part, height in zip(self._parts, self._heights, strict=True):
            part.drawOn(canvas, _PADDING, y - height + part.getSpaceAfter())
            y -= height


class TickLine(Flowable):
    """A box to tick and what it means."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._words = words(text)

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self._words.wrap(aW - 1.5 * _BOX, aH)[1]
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        with canvas.artifact():
            draw_tick_box(canvas, 0.5, self.height - BODY.leading + 2)
        self._words.drawOn(canvas, 1.5 * _BOX + 2, 0)


class SignatureLine(Flowable):
    """Room to write, a line, and below it what is to be written."""

    def __init__(self, caption: str, room: float = 34) -> None:
        super().__init__()
        self._words, self._room = words(caption, QUIET), room

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self._room + 4 + self._words.wrap(aW, aH)[1]
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        with canvas.artifact():
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.8)
            canvas.line(0, self.height - self._room, self.width, self.height - self._room)
        self._words.drawOn(canvas, 0, 0)


def draw_tick_box(canvas: Canvas, x: float, y: float) -> None:
    """An empty square; drawn, because the fonts have none."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.roundRect(x, y, _BOX, _BOX, 1.5)
