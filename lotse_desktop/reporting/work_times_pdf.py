"""„Verlässliche Arbeitszeiten“ as PDF: one A4 page for an employer, nothing but times."""

from collections.abc import Iterator
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from lotse_desktop.domain.wording import plain_date
from lotse_desktop.domain.work_times import MOST_COLUMNS, WorkTimes, WorkTimesTexts
from lotse_desktop.reporting.flowables import Item, Panel, words
from lotse_desktop.reporting.look import BODY, BOLD, COLUMN_HEAD, HEADING, SOFT, STRONG, TITLE, WIDTH, load_fonts
from lotse_desktop.reporting.one_page import draw_page, one_page
from lotse_desktop.reporting.table import Table
from lotse_desktop.reporting.tagged import Node

_HEADLINE: Final = ParagraphStyle("headline", BODY, fontName=BOLD, fontSize=17, leading=23)
_BIG: Final = ParagraphStyle("big", BODY, fontSize=13, leading=18)
_BIG_STRONG: Final = ParagraphStyle("big strong", _BIG, fontName=BOLD)
_DAY_COLUMN: Final = 0.31
"""Share of the weekdays in the width of the table."""


def draw_work_times(times: WorkTimes, texts: WorkTimesTexts) -> bytes:
    """The page as PDF; equal times give equal bytes."""
    load_fonts()
    page = one_page(_story(times, texts))
    if page is None:
        raise ValueError("longer than a page")
    foot = texts.footer.format(day=plain_date(times.day))
    return draw_page(page, title=texts.title, language=times.language, day=times.day, foot=foot)


def _story(times: WorkTimes, texts: WorkTimesTexts) -> Iterator[Flowable]:
    yield words(texts.title, TITLE, "H1")
    if times.name:
        yield words(times.name, _BIG_STRONG)
    yield words(times.valid_from, _BIG)
    yield Spacer(0, 14)
    yield words(texts.intro, _BIG)
    if times.hours:
        yield Spacer(0, 8)
        yield Panel([words(times.hours, _HEADLINE)], ground=SOFT)
    yield Spacer(0, 14)
    yield _table(times, texts)
    yield words(texts.notes, HEADING, "H2")
    of = Node("L")
    for note in times.notes:
        yield Item(of, "•", [words(note, _BIG)])


def _table(times: WorkTimes, texts: WorkTimesTexts) -> Table:
    first = WIDTH * _DAY_COLUMN
    rest = (WIDTH - first) / len(times.columns)
    head = [words(text, COLUMN_HEAD) for text in (texts.day, *times.columns)]
    plain, strong = (_BIG, _BIG_STRONG) if len(times.columns) < MOST_COLUMNS else (BODY, STRONG)
    rows = [[words(text, plain) for text in (row.day, *row.times)] for row in times.rows]
    rows.append([words(text, strong) for text in (texts.hours_row, *times.week_hours)])
    return Table(head, rows, [first, *(rest for _ in times.columns)])
