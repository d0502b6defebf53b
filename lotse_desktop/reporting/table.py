"""Tables: plain ones, and steps with a box to tick in each row."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Final

from reportlab.platypus import Flowable
from typing_extensions import override

from lotse_desktop.reporting.flowables import Words, draw_tick_box, tagged, words
from lotse_desktop.reporting.look import (
    BODY,
    BOLD,
    COLUMN_HEAD,
    HEIGHT,
    LINE,
    REGULAR,
    WIDTH,
    showable,
    text_width,
)
from lotse_desktop.reporting.tagged import Node, TaggedCanvas

_PADDING: Final = 5
_GUTTER: Final = 9
_MOST_LINES: Final = 40
"""Stack of a cell.  400 letters of any text fit into the narrowest column; only a row of 400 wide letters is cut."""
_MOST_NOTE_LINES: Final = 4


class Table(Flowable):
    """A table with a head; rows are never split, the head is repeated.

    ``notes``: what stands below each row, over all its columns; it belongs to the first cell.
    """

    def __init__(
        self,
        head: Sequence[Words],
        rows: Sequence[Sequence[Words]],
        widths: Sequence[float],
        node: Node | None = None,
        notes: Sequence[Words | None] = (),
    ) -> None:
        super().__init__()
        self._head, self._rows, self._widths = head, rows, widths
        self._notes = notes or [None] * len(rows)
        self._node = node or Node("Table")
        all_rows = zip((head, *rows), (None, *self._notes), strict=True)
        self._heights = [self._row_height(row, note) for row, note in all_rows]

    def _row_height(self, row: Sequence[Words], note: Words | None) -> float:
        wrapped = (cell.wrap(width - _GUTTER, HEIGHT) for cell, width in zip(row, self._widths, strict=False))
        below = note.wrap(sum(self._widths[:-1]), HEIGHT)[1] if note is not None else 0
        return max(height for _, height in wrapped) + below + 2 * _PADDING

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, sum(self._heights)
        return aW, self.height

    @override
    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        fitting, room = 0, aH - self._heights[0]
        for height in self._heights[1:]:
            room -= height
            if room < 0:
                break
            fitting += 1
        if not fitting:
            return []
        again = [cell.repeated() for cell in self._head]
        parts = (
            (self._head, self._rows[:fitting], self._notes[:fitting]),
            (again, self._rows[fitting:], self._notes[fitting:]),
        )
        return [type(self)(head, rows, self._widths, self._node, notes) for head, rows, notes in parts]

    def draw(self) -> None:
        canvas = tagged(self.canv)
        top = self.height
        with canvas.element(self._node):
            lines = zip((self._head, *self._rows), (None, *self._notes), self._heights, strict=True)
            for index, (row, note, height) in enumerate(lines):
                with canvas.artifact():
                    canvas.setStrokeColor(LINE)
                    canvas.setLineWidth(0.7)
                    canvas.line(0, top - height, self.width, top - height)
                place = (top, top - height + _PADDING)
                if row[0].node is None:
                    self._draw_cells(canvas, row, note, place, None)
                else:
                    with canvas.element(Node("TR")):
                        self._draw_cells(canvas, row, note, place, "TD" if index else "TH")
                top -= height

    def _draw_cells(
        self,
        canvas: TaggedCanvas,
        row: Sequence[Words],
        note: Words | None,
        place: tuple[float, float],
        role: str | None,
    ) -> None:
        """``place``: where the row begins, and where its last line ends."""
        x, (top, last) = 0.0, place
        for number, (cell, width) in enumerate(zip(row, self._widths, strict=False)):
            with canvas.element(Node(role)) if role else nullcontext():
                cell.drawOn(canvas, x, top - _PADDING - cell.height)
                if note is not None and not number:
                    note.drawOn(canvas, x, last)
            x += width
        if role == "TD":
            self._end_row(canvas, x, top)

    def _end_row(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """What stands behind the last text of a row."""


class CheckTable(Table):
    """A table with a box to tick at the end of each row."""

    @override
    def _end_row(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.element(Node("TD")), canvas.artifact():
            draw_tick_box(canvas, x, top - _PADDING - BODY.leading + 2)


def check_table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    limits: Sequence[tuple[float, float]],
    notes: Sequence[Sequence[str]] = (),
) -> CheckTable:
    """A table over the whole width; the last column is that of the box.

    ``limits``: least and most width of the columns but the first, which gets the rest.  Between them a column is as
    wide as its longest word.  ``notes``: sentences below each row.
    """
    others: list[float] = []
    for column, (least, most) in enumerate(limits, start=1):
        texts = [row[column] for row in rows if column < len(row)]
        longest = max([_longest_word(head[column], BOLD), *(_longest_word(text, REGULAR) for text in texts)])
        others.append(min(most, max(least, longest + _GUTTER + 1)))
    widths = [WIDTH - sum(others), *others]
    cells = [[_cell(text, width) for text, width in zip(row, widths, strict=False)] for row in rows]
    below = [_note(" ".join(texts), sum(widths[:-1])) for texts in notes]
    return CheckTable([words(text, COLUMN_HEAD) for text in head], cells, widths, notes=below)


def _note(text: str, width: float) -> Words | None:
    """A few lines below a row; a longer text is cut."""
    if not text:
        return None
    note = words(text)
    height = note.wrap(width, HEIGHT)[1]
    if height <= _MOST_NOTE_LINES * BODY.leading:
        return note
    return _note(f"{text[: int(len(text) * _MOST_NOTE_LINES * BODY.leading / height) - 2]}…", width)


def _longest_word(text: str, font: str) -> float:
    pieces = re.findall("[^ \N{SOFT HYPHEN}]+\N{SOFT HYPHEN}?", showable(text))
    return max((text_width(piece.replace("\N{SOFT HYPHEN}", "-"), font, BODY.fontSize) for piece in pieces), default=0)


def _cell(text: str, width: float) -> Words:
    cell = words(text)
    height = cell.wrap(width - _GUTTER, HEIGHT)[1]
    if height <= _MOST_LINES * BODY.leading:
        return cell
    letters = int(len(text) * _MOST_LINES * BODY.leading / height) - 2
    return _cell(f"{text[:letters]}…", width)
