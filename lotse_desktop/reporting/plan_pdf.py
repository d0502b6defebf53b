"""„Mein Plan“ as PDF: two A4 pages, tagged, for the client to take home (handbook 7.1 and 7.4)."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from lotse_desktop.domain.report import DrawnPlan, PlanReport, PlanTexts, ReportGoal
from lotse_desktop.domain.wording import plain_date
from lotse_desktop.reporting.fitting import ever_shorter
from lotse_desktop.reporting.flowables import (
    Columns,
    Item,
    Panel,
    SignatureLine,
    TickLine,
    words,
)
from lotse_desktop.reporting.look import (
    BODY,
    BOLD,
    BOTTOM,
    CARD_HEADING,
    HEADING,
    HEIGHT,
    INK_2,
    LINE,
    PAGE,
    PRIMARY,
    QUIET,
    REGULAR,
    SIDE,
    SMALL_SIZE,
    SOFT,
    STRONG,
    TITLE,
    WIDTH,
    load_fonts,
    shortened,
    showable,
    text_width,
)
from lotse_desktop.reporting.pages import Page, kept_together, lay_out
from lotse_desktop.reporting.table import check_table
from lotse_desktop.reporting.tagged import Node, TaggedCanvas, tagged_pdf
from lotse_desktop.reporting.week_picture import WeekPicture

MOST_PAGES: Final = 2
_BRAND: Final = "Lotse"
_STEP_COLUMNS: Final = ((18, 34), (24, 40), (24, 50), (19, 19))
"""Least and most millimetres of Wer, Bis wann, Wo, erledigt; Was gets the rest."""
_DATE: Final = re.compile(r"(\d\.) (\w+) (\d{4})")
_HINT: Final = ParagraphStyle("hint", QUIET, leading=18, alignment=TA_RIGHT)


def draw_plan(report: PlanReport, texts: PlanTexts) -> DrawnPlan:
    """The plan as PDF.  What does not fit on two pages is left out, never made smaller.

    First in the order of handbook 7.1 (what went first comes back if there is room in the end); then very long texts
    are cut, with „…“.  The report that comes back is the one that was drawn.  Equal reports and texts give equal bytes.
    """
    load_fonts()
    report, pages = _fitted(report, texts)
    written = io.BytesIO()
    canvas = TaggedCanvas(written, pagesize=PAGE, initialFontName=REGULAR, invariant=1, pageCompression=0)
    for number, page in enumerate(pages, start=1):
        _draw_edges(canvas, report, texts, number, len(pages))
        page.draw(canvas, SIDE, BOTTOM)
        canvas.showPage()
    canvas.save()
    title = showable(texts.title)
    pdf = tagged_pdf(written.getvalue(), canvas.root, title=title, language=texts.language, day=report.day)
    return DrawnPlan(pdf, report)


def _fitted(whole: PlanReport, texts: PlanTexts) -> tuple[PlanReport, list[Page]]:
    report, pages, shorter_ones = whole, _pages(whole, texts), ever_shorter(whole)
    while len(pages) > MOST_PAGES and (cut := next(shorter_ones, None)) is not None:
        report, pages = cut, _pages(cut, texts)
    if report.good_to_know != whole.good_to_know:
        again = report.model_copy(update={"good_to_know": whole.good_to_know})
        pages_again = _pages(again, texts)
        if len(pages_again) <= MOST_PAGES:
            return again, pages_again
    return report, pages


def _pages(report: PlanReport, texts: PlanTexts) -> list[Page]:
    """Where things stand on the first page, what to do on the second; if that is too long, one after the other."""
    stand, to_do = list(_where_i_stand(report, texts)), list(_what_to_do(report, texts))
    apart = [*lay_out(stand, WIDTH, HEIGHT), *lay_out(to_do, WIDTH, HEIGHT)]
    return apart if len(apart) <= MOST_PAGES else lay_out([*stand, *to_do], WIDTH, HEIGHT)


def _where_i_stand(report: PlanReport, texts: PlanTexts) -> Iterator[Flowable]:
    yield words(texts.title, TITLE, "H1")
    under = (report.name, plain_date(report.day), texts.version.format(number=report.version))
    yield words(" · ".join(part for part in under if part), QUIET)
    if report.next_appointment:
        yield words(report.next_appointment, STRONG)
    if report.resources:
        yield words(texts.resources, HEADING, "H2")
        yield from _bullets(report.resources)
    if report.goals:
        yield words(texts.goals, HEADING, "H2")
        yield Panel(list(_goals(report.goals)), ground=SOFT)
    yield words(texts.care, HEADING, "H2")
    if report.boxes:
        yield WeekPicture(report.boxes, report.lanes, report.weeks, texts.legend, report.week_alternative)
        yield Spacer(0, 7)
    for sentence in report.open_times:
        yield words(sentence)
    if report.feasible:
        yield from kept_together([words(texts.feasible, HEADING, "H2"), *map(words, report.feasible)])


def _what_to_do(report: PlanReport, texts: PlanTexts) -> Iterator[Flowable]:
    yield words(texts.steps, HEADING, "H2")
    if report.steps:
        head = (texts.what, texts.who, texts.until, texts.where, texts.done)
        rows = [(step.what, step.who, _unbroken_date(step.until), step.where) for step in report.steps]
        limits = [(least * mm, most * mm) for least, most in _STEP_COLUMNS]
        yield check_table(head, rows, limits, [[_unbroken_date(note) for note in step.notes] for step in report.steps])
    else:
        yield words(texts.no_steps)
    if report.later_steps:
        yield Spacer(0, 6)
        yield words(texts.later_steps.format(number=report.later_steps), QUIET)
    if report.emergency:
        yield Spacer(0, 16)
        yield Panel(list(_emergency(report.emergency, texts)), dashed=True, whole=True)
    if report.good_to_know:
        yield words(texts.good_to_know, HEADING, "H2")
        yield from _bullets(report.good_to_know)
    yield from kept_together(list(_agreement(report, texts)))


def _unbroken_date(text: str) -> str:
    """„20. November 2026“ stays in one line."""
    return _DATE.sub("\\1\N{NO-BREAK SPACE}\\2\N{NO-BREAK SPACE}\\3", text)


def _bullets(sentences: Sequence[str]) -> Iterator[Flowable]:
    """One list; two columns where every sentence is short."""
    of = Node("L")
    items = [Item(of, "•", [words(sentence)]) for sentence in sentences]
    if len(items) > 3 and all(text_width(showable(s), REGULAR, BODY.fontSize) < WIDTH * 0.43 for s in sentences):
        for first in range(0, len(items), 2):
            yield Columns(items[first : first + 2], (1, 1))
    else:
        yield from items


def _goals(goals: Sequence[ReportGoal]) -> Iterator[Flowable]:
    of = Node("L", numbered=True)
    for number, goal in enumerate(goals, start=1):
        body = [words(goal.text, STRONG)]
        body.extend(words(line) for line in (goal.sign_of_success, goal.result) if line)
        yield Item(of, f"{number}.", body)


def _emergency(people: Sequence[str], texts: PlanTexts) -> Iterator[Flowable]:
    yield Columns([words(texts.emergency, CARD_HEADING, "H2"), words(texts.emergency_hint, _HINT)], (3, 1))
    of = Node("L", numbered=True)
    for number, sentence in enumerate(people, start=1):
        yield Item(of, f"{number}.", [words(sentence)])


def _agreement(report: PlanReport, texts: PlanTexts) -> Iterator[Flowable]:
    captions = (texts.place_and_date, texts.signature_client, texts.signature_coach)
    yield words(texts.agreement, HEADING, "H2")
    yield words(" ".join(texts.agreement_sentences))
    if report.agreement:
        yield words(report.agreement, STRONG)
    yield Columns([SignatureLine(caption) for caption in captions], (1, 1, 1))
    yield Spacer(0, 8)
    yield TickLine(texts.copy_received)


def _draw_edges(canvas: TaggedCanvas, report: PlanReport, texts: PlanTexts, page: int, pages: int) -> None:
    """Brand line above, foot below; both belong to the page and are not read aloud."""
    right, top = PAGE[0] - SIDE, PAGE[1] - 17 * mm
    with canvas.artifact("Pagination"):
        canvas.saveState()
        _draw_mark(canvas, SIDE + 6, top + 3.6)
        canvas.setFillColor(PRIMARY)
        canvas.setFont(BOLD, 11)
        canvas.drawString(SIDE + 17, top, _BRAND)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        canvas.line(SIDE, 16 * mm, right, 16 * mm)
        canvas.setFillColor(INK_2)
        canvas.setFont(REGULAR, SMALL_SIZE)
        number = showable(texts.page.format(page=page, pages=pages))
        canvas.drawRightString(right, 11.5 * mm, number)
        room = WIDTH - text_width(number) - 20
        canvas.drawString(SIDE, 11.5 * mm, shortened(showable(texts.footer), room))
        if page > 1:
            day = f"{plain_date(report.day)} · {texts.version.format(number=report.version)}"
            canvas.drawRightString(right, top, showable(day))
        canvas.restoreState()


def _draw_mark(canvas: Canvas, x: float, y: float) -> None:
    """The ring of the brand."""
    canvas.setLineWidth(3.4)
    canvas.setStrokeColor(PRIMARY)
    canvas.circle(x, y, 4.4)
