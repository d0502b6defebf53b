"""„Start und heute“ as PDF: the client's own ratings then and now, each with words and a small picture."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from lotse_desktop.domain.compare_sheet import CompareRow, CompareSheet, CompareTexts
from lotse_desktop.domain.wording import plain_date
from lotse_desktop.figures.levels import LevelMark, LevelPicture, draw_levels
from lotse_desktop.reporting.flowables import tagged, words
from lotse_desktop.reporting.look import (
    BODY,
    INK,
    LINE,
    PRIMARY,
    QUIET,
    STRONG,
    TITLE,
    load_fonts,
    text_width,
)
from lotse_desktop.reporting.one_page import draw_pages, some_pages
from lotse_desktop.reporting.tagged import Node, TaggedCanvas

_PICTURE: Final = 0.36
"""Share of the width for the picture."""
_RADIUS: Final = 4.6
_LANE: Final = 18
"""Height of the picture."""
_PADDING: Final = 2.5
_WHITE: Final = 1.0


def draw_compare(sheet: CompareSheet, texts: CompareTexts) -> bytes:
    """The sheet as PDF, one page or two; equal sheets give equal bytes."""
    load_fonts()
    foot = texts.footer.format(day=plain_date(sheet.day))
    pages = some_pages(_story(sheet, texts))
    return draw_pages(pages, title=texts.title, language=sheet.language, day=sheet.day, foot=foot)


def _story(sheet: CompareSheet, texts: CompareTexts) -> Iterator[Flowable]:
    yield words(texts.title, TITLE, "H1")
    intro = f"{texts.intro} {sheet.days}"
    yield words(f"{sheet.name} · {intro}" if sheet.name else intro, QUIET)
    yield Legend(sheet, texts)
    for row in sheet.rows:
        yield LevelRow(row)
    yield Spacer(0, 6)
    yield words(texts.own, BODY)


class LevelRow(Flowable):
    """Title and picture side by side, what both ratings mean below; never split."""

    def __init__(self, row: CompareRow) -> None:
        super().__init__()
        self._row = row
        self._title = words(row.title, STRONG, "H2")
        self._lines = [words(line) for line in row.lines]

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._left = aW * (1 - _PICTURE)
        self._top = max(_LANE, self._title.wrap(self._left - 8, aH)[1])
        below = sum(line.wrap(aW, aH)[1] for line in self._lines)
        self.width, self.height = aW, self._top + below + 2 * _PADDING
        return aW, self.height

    def draw(self) -> None:
        canvas, y = tagged(self.canv), self.height - _PADDING
        with canvas.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            canvas.line(0, self.height, self.width, self.height)
        self._title.drawOn(canvas, 0, y - self._title.height)
        self._draw_picture(canvas, y - _LANE)
        y -= self._top
        for line in self._lines:
            y -= line.height
            line.drawOn(canvas, 0, y)

    def _draw_picture(self, canvas: TaggedCanvas, foot: float) -> None:
        width = self.width - self._left
        picture = draw_levels((self._row.start, self._row.latest), None, width, _LANE, _RADIUS)
        left, bottom = canvas.absolutePosition(self._left, foot)
        figure = Node("Figure", self._row.alternative, bounds=(left, bottom, left + width, bottom + _LANE))
        with canvas.element(figure), canvas.marked(figure):
            canvas.saveState()
            canvas.translate(self._left, foot)
            _draw(canvas, picture)
            canvas.restoreState()


class Legend(Flowable):
    """What the marks mean, and where the ends of the picture are."""

    def __init__(self, sheet: CompareSheet, texts: CompareTexts) -> None:
        super().__init__()
        self._marks = [(words(texts.open_mark), False), (words(texts.full_mark), True)]
        self._ends = [words(sheet.worst, QUIET), words(sheet.best, QUIET)]
        self._best_width = text_width(sheet.best, QUIET.fontName, QUIET.fontSize) + 1

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        for part in (*(mark for mark, _ in self._marks), *self._ends):
            part.wrap(aW / 2, aH)
        self.width, self.height = aW, BODY.leading + 5
        return aW, self.height

    def draw(self) -> None:
        canvas, x = tagged(self.canv), 0.0
        for name, full in self._marks:
            mark = LevelMark((x + _RADIUS + 1, 0), _RADIUS, full=full, coach=False)
            with canvas.artifact():
                _draw_mark(canvas, mark, BODY.leading / 2 + 2)
            name.drawOn(canvas, x + 3 * _RADIUS, 3)
            x += 70
        worst, best = self._ends
        worst.drawOn(canvas, self.width * (1 - _PICTURE), 3)
        best.drawOn(canvas, self.width - self._best_width, 3)


def _draw(canvas: TaggedCanvas, picture: LevelPicture) -> None:
    """The origin is the lower left corner of the picture; y of the figure goes down."""
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.8)
    for x in picture.places:
        canvas.line(x, 1, x, _LANE - 1)
    canvas.setFillColor(PRIMARY)
    canvas.setStrokeColor(PRIMARY)
    canvas.setLineWidth(1.5)
    for arrow in picture.arrows:
        canvas.line(arrow.start[0], _LANE - arrow.start[1], arrow.end[0], _LANE - arrow.end[1])
        _draw_head(canvas, [(x, _LANE - y) for x, y in arrow.head])
    for mark in picture.marks:
        _draw_mark(canvas, mark, _LANE)


def _draw_head(canvas: TaggedCanvas, corners: Sequence[tuple[float, float]]) -> None:
    path: Any = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)  # pyright: ignore[reportUnknownMemberType]


def _draw_mark(canvas: TaggedCanvas, mark: LevelMark, top: float) -> None:
    canvas.setStrokeColor(PRIMARY)
    canvas.setLineWidth(1.5)
    if mark.full:
        canvas.setFillColor(PRIMARY)
    else:
        canvas.setFillGray(_WHITE)
    canvas.circle(mark.at[0], top - mark.at[1], mark.radius, stroke=1, fill=1)
    canvas.setFillColor(INK)
