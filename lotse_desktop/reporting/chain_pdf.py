"""A service chain as PDF: one A4 page for the wall, boxes with arrows (handbook 6.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from lotse_desktop.domain.chain_sheet import ChainTexts, sheet_foot, sheet_lines, sheet_title
from lotse_desktop.domain.chains import ServiceChain
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.figures.chain import BoxWords, Face, Point, StepBox, Type, arrow_head, draw_chain, template_words
from lotse_desktop.reporting.flowables import tagged, words
from lotse_desktop.reporting.look import (
    BODY,
    BOLD,
    INK,
    PRIMARY,
    QUIET,
    REGULAR,
    SOFT,
    TITLE,
    load_fonts,
    showable,
    text_width,
)
from lotse_desktop.reporting.one_page import draw_page, one_page
from lotse_desktop.reporting.pages import Page
from lotse_desktop.reporting.tagged import Node

_Room = tuple[float, float, float]
_SIZE: Final = 11.0
_HEAD: Final = ParagraphStyle("chain title", TITLE, fontSize=20, leading=26)
_ABOVE: Final = ParagraphStyle("chain line", BODY, leading=15)
_FONTS: Final = {Face.STRONG: BOLD, Face.PLAIN: REGULAR, Face.SMALL: REGULAR}
_ROOMY: Final = (14.0, 8.0, 20.0)
_TIGHT: Final = (13.5, 6.0, 15.0)
"""Height of a line, room in a box, room between boxes."""
_TRIES: Final = ((2, _ROOMY), (3, _ROOMY), (2, _TIGHT), (3, _TIGHT))
_LONGEST: Final = (400, 160, 130, 110, 90, 75, 60, 45, 30, 20)
"""Letters of a text in a box; above the boxes twice as many."""
_RADIUS: Final = 6
_ARROW: Final = 6.0


def draw_chain_sheet(chain: ServiceChain, texts: ChainTexts, partners: Sequence[PartnerKind], day: date) -> bytes:
    """The chain as PDF of one page.  Texts that do not fit are cut, never made smaller; equal chains, equal bytes."""
    load_fonts()
    page = next(filter(None, _tries(chain, texts, partners)), None)
    if page is None:
        raise ValueError("longer than a page")
    title, foot = sheet_title(chain, texts), sheet_foot(chain, texts)
    return draw_page(page, title=title, language=texts.language, day=chain.valid_from or day, foot=foot)


def _tries(chain: ServiceChain, texts: ChainTexts, partners: Sequence[PartnerKind]) -> Iterator[Page | None]:
    boxes = template_words(chain, partners)
    above = (texts.kind, sheet_title(chain, texts), *sheet_lines(chain, texts))
    for longest, whole in (*((most, True) for most in _LONGEST), (_LONGEST[-1], False)):
        cut_above = [_cut(text, 2 * longest) for text in above]
        cut_boxes = [_cut_box(one, longest, whole=whole) for one in boxes]
        for columns, room in _TRIES:
            yield one_page(_story(cut_above, ChainBoxes(cut_boxes, columns, room)))


def _story(above: Sequence[str], boxes: "ChainBoxes") -> Iterator[Flowable]:
    kind, title, *lines = above
    yield words(kind, QUIET)
    yield words(title, _HEAD, "H1")
    for line in lines:
        yield words(line, _ABOVE)
    yield Spacer(0, 10)
    yield boxes


def _cut_box(one: BoxWords, longest: int, *, whole: bool) -> BoxWords:
    """Its texts are at most so long; where it is not ``whole``, only who, what and until when are left."""
    return replace(
        one,
        who=_cut(one.who, longest),
        action=_cut(one.action, longest),
        due=_cut(one.due, longest),
        quality=_cut(one.quality, longest) if whole else "",
        hand_over=_cut(one.hand_over, longest) if whole else "",
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


class ChainBoxes(Flowable):
    """The boxes of a chain with their arrows; read aloud it is a list with numbers."""

    def __init__(self, shown: Sequence[BoxWords], columns: int, room: _Room) -> None:
        super().__init__()
        self._shown, self._columns, self._room = shown, columns, room

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        leading, pad, gap = self._room
        lines = dict.fromkeys(Face, leading)
        face = Type(lambda text, face: text_width(showable(text), _FONTS[face], _SIZE), lines, pad, gap)
        self._picture = draw_chain(self._shown, aW, face, self._columns)
        self.width, self.height = aW, self._picture.height
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        with canvas.artifact():
            for box in self._picture.boxes:
                self._draw_frame(canvas, box)
            for arrow in self._picture.arrows:
                self._draw_arrow(canvas, arrow)
        listed = Node("L", numbered=True)
        with canvas.element(listed):
            for box in self._picture.boxes:
                label, body = Node("Lbl"), Node("LBody")
                with canvas.element(Node("LI")):
                    with canvas.element(label), canvas.marked(label):
                        self._draw_number(canvas, box)
                    with canvas.element(body), canvas.marked(body):
                        self._draw_lines(canvas, box)

    def _draw_frame(self, canvas: Canvas, box: StepBox) -> None:
        canvas.setStrokeColor(PRIMARY)
        canvas.setFillColor(SOFT)
        canvas.setLineWidth(0.9)
        canvas.roundRect(box.x, self._up(box.y + box.height), box.width, box.height, _RADIUS, fill=0)
        x, y, radius = box.badge
        canvas.circle(x, self._up(y), radius, stroke=0, fill=1)

    def _draw_number(self, canvas: Canvas, box: StepBox) -> None:
        x, y, _ = box.badge
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, _SIZE)
        canvas.drawCentredString(x, self._up(y) - _SIZE * 0.36, str(box.number))

    def _draw_lines(self, canvas: Canvas, box: StepBox) -> None:
        canvas.setFillColor(INK)
        for line in box.lines:
            canvas.setFont(_FONTS[line.face], _SIZE)
            canvas.drawString(line.x, self._up(line.y) - _SIZE, showable(line.text))

    def _draw_arrow(self, canvas: Canvas, points: Sequence[Point]) -> None:
        canvas.setStrokeColor(PRIMARY)
        canvas.setLineWidth(1.4)
        for line in (points, arrow_head(points, _ARROW)):
            for (x, y), (to_x, to_y) in pairwise(line):
                canvas.line(x, self._up(y), to_x, self._up(to_y))

    def _up(self, y: float) -> float:
        """From the upper edge downwards to PDF's upwards."""
        return self.height - y
