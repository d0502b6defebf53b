"""A paper of one A4 page, or of a few: laid out, drawn and tagged."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from lotse_desktop.reporting.look import (
    BOTTOM,
    HEIGHT,
    INK_2,
    LINE,
    PAGE,
    REGULAR,
    SIDE,
    SMALL_SIZE,
    WIDTH,
    load_fonts,
    shortened,
    showable,
)
from lotse_desktop.reporting.pages import Page, lay_out
from lotse_desktop.reporting.tagged import TaggedCanvas, tagged_pdf

_HEIGHT: Final = HEIGHT + 8 * mm
"""There is no brand line above."""


def one_page(story: Iterable[Flowable]) -> Page | None:
    """The story on one page; ``None`` when it is too long."""
    pages = lay_out(story, WIDTH, _HEIGHT)
    return pages[0] if len(pages) == 1 else None


def some_pages(story: Iterable[Flowable]) -> Sequence[Page]:
    """The story on as many pages as it needs."""
    return lay_out(story, WIDTH, _HEIGHT)


def draw_page(page: Page, *, title: str, language: str, day: date, foot: str) -> bytes:
    """The page as PDF.  It does not say which program made it: such a paper is shown to others."""
    return draw_pages((page,), title=title, language=language, day=day, foot=foot)


def draw_pages(pages: Sequence[Page], *, title: str, language: str, day: date, foot: str) -> bytes:
    """The pages as PDF, as :func:`draw_page` does."""
    load_fonts()
    written = io.BytesIO()
    canvas = TaggedCanvas(written, pagesize=PAGE, initialFontName=REGULAR, invariant=1, pageCompression=0)
    for page in pages:
        page.draw(canvas, SIDE, BOTTOM)
        with canvas.artifact("Pagination"):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            canvas.line(SIDE, 16 * mm, PAGE[0] - SIDE, 16 * mm)
            canvas.setFillColor(INK_2)
            canvas.setFont(REGULAR, SMALL_SIZE)
            canvas.drawString(SIDE, 11.5 * mm, shortened(showable(foot), WIDTH))
        canvas.showPage()
    canvas.save()
    return tagged_pdf(written.getvalue(), canvas.root, title=showable(title), language=language, day=day, program="")
