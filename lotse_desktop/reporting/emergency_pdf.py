"""The emergency sheet as PDF: one A4 page in big type for the fridge, and a card to cut out (handbook 3.6, 7.1)."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from lotse_desktop.domain.emergency_sheet import (
    EmergencySheet,
    EmergencyTexts,
    SheetChild,
    SheetNumber,
    SheetPerson,
    dated,
    shorter_sheet,
)
from lotse_desktop.domain.wording import plain_date
from lotse_desktop.reporting.flowables import Columns, Item, Panel, Stack, tagged, words
from lotse_desktop.reporting.look import (
    BODY,
    BOLD,
    CARD_HEADING,
    HEADING,
    INK,
    INK_2,
    LINE,
    QUIET,
    SOFT,
    STRONG,
    TITLE,
    WIDTH,
    load_fonts,
    shortened,
    showable,
    text_width,
)
from lotse_desktop.reporting.one_page import draw_page, one_page
from lotse_desktop.reporting.tagged import Node

SHEET: Final = ParagraphStyle("sheet", BODY, fontSize=12.5, leading=17)
SHEET_STRONG: Final = ParagraphStyle("sheet strong", SHEET, fontName=BOLD)
BIG: Final = ParagraphStyle("big", BODY, fontName=BOLD, fontSize=16, leading=21)
_NUMBER: Final = 26
"""Room for the number in front of a person."""
_NAME: Final = 0.56
"""Share of the name in a line; the rest is for the phone number."""
_GAP: Final = 7
_TWO_LINES: Final = 1.7
"""Widths of a line that surely fit into two lines."""
_CARD: Final = (WIDTH / 2, 54 * mm)
"""One side of the card; folded it has the size of a bank card."""
_CARD_ROWS: Final = 6


def draw_emergency(sheet: EmergencySheet, texts: EmergencyTexts) -> bytes:
    """The sheet as PDF of one page.  What does not fit is left out, never made smaller; equal sheets, equal bytes."""
    load_fonts()
    while (page := one_page(_story(sheet, texts))) is None:
        shorter = shorter_sheet(sheet)
        if shorter is None:
            raise ValueError("longer than a page")
        sheet = shorter
    foot = texts.footer.format(day=plain_date(sheet.day))
    return draw_page(page, title=texts.title, language=sheet.language, day=sheet.day, foot=foot)


def _story(sheet: EmergencySheet, texts: EmergencyTexts) -> Iterator[Flowable]:
    yield words(texts.title, TITLE, "H1")
    yield words(shortened(showable(dated(sheet)), WIDTH, QUIET.fontName, QUIET.fontSize), QUIET)
    if sheet.people:
        yield words(texts.people, HEADING, "H2")
        of = Node("L", numbered=True)
        for number, person in enumerate(sheet.people, start=1):
            yield PersonRow(of, number, person, texts.phone)
    yield Spacer(0, 11)
    yield from _steps_and_numbers(sheet, texts)
    if sheet.children:
        yield from _children(sheet, texts)
    if sheet.card:
        yield Spacer(0, 5)
        yield words(texts.card_hint, QUIET)
        yield CutCard(sheet, texts)


def _steps_and_numbers(sheet: EmergencySheet, texts: EmergencyTexts) -> Iterator[Flowable]:
    """Side by side where there are both, one below the other where only the fixed numbers are left."""
    panels: list[Flowable] = []
    if sheet.steps:
        of = Node("L")
        items = [Item(of, "•", [words(step, SHEET)]) for step in sheet.steps]
        panels.append(Panel([words(texts.steps, CARD_HEADING, "H2"), *items], ground=SOFT))
    rows = _number_rows(sheet.numbers, texts)
    panels.append(Panel([words(texts.numbers, CARD_HEADING, "H2"), *rows], ground=SOFT))
    if sheet.numbers:
        yield Columns(panels, (1,) * len(panels))
        return
    for panel in panels:
        yield panel
        yield Spacer(0, 8)


def _number_rows(numbers: Sequence[SheetNumber], texts: EmergencyTexts) -> list[Flowable]:
    """What is called in danger comes last, where it is found at once."""
    fixed = [SheetNumber(name=name, phone=phone) for name, phone in texts.fixed_numbers.items()]
    of = Node("L")
    return [NumberRow(of, number) for number in (*numbers, *fixed)]


def _children(sheet: EmergencySheet, texts: EmergencyTexts) -> Iterator[Flowable]:
    only = sheet.children[0] if len(sheet.children) == 1 else None
    heading = texts.one_child.format(child=only.name) if only else texts.children
    yield words(heading, HEADING, "H2")
    if only:
        yield from _child_parts(only, sheet, texts)
        return
    for first in range(0, len(sheet.children), 2):
        pair = sheet.children[first : first + 2]
        yield Columns([Stack(_named(child, sheet, texts)) for child in pair], (1, 1), gap=24)


def _named(child: SheetChild, sheet: EmergencySheet, texts: EmergencyTexts) -> list[Flowable]:
    return [words(child.name, SHEET_STRONG), *_child_parts(child, sheet, texts)]


def _child_parts(child: SheetChild, sheet: EmergencySheet, texts: EmergencyTexts) -> Iterator[Flowable]:
    for need in child.needs:
        yield words(need, SHEET)
    if sheet.lines:
        yield WritingLine(texts.write_here)


class PersonRow(Flowable):
    """Number, name, phone number or a line for it, and below them the details; rows that share ``of`` are one list."""

    def __init__(self, of: Node, number: int, person: SheetPerson, caption: str) -> None:
        super().__init__()
        self._list, self._number = of, number
        self._person = person
        self._phone = words(person.phone, BIG) if person.phone else None
        self._caption = words(caption, QUIET)
        self._details = words(person.details, SHEET) if person.details else None

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        inner = aW - _NUMBER
        self._x = _NUMBER + inner * _NAME
        room = inner * _NAME - 8
        self._name = words(shortened(showable(self._person.name), _TWO_LINES * room, BIG.fontName, BIG.fontSize), BIG)
        top = self._name.wrap(room, aH)[1]
        self._caption.wrap(aW - self._x, aH)
        if self._phone is not None:
            top = max(top, self._phone.wrap(aW - self._x, aH)[1])
        below = self._details.wrap(inner, aH)[1] if self._details is not None else 0
        self.width, self.height = aW, top + below + 2 * _GAP
        return aW, self.height

    def draw(self) -> None:
        canvas, top = tagged(self.canv), self.height - _GAP
        label, body = Node("Lbl"), Node("LBody")
        with canvas.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            canvas.line(0, 0, self.width, 0)
            if self._phone is None:
                _draw_line(canvas, self._x + self._caption.minWidth() + 8, self.width, top - BIG.fontSize - 2)
        with canvas.element(self._list), canvas.element(Node("LI")):
            with canvas.element(label), canvas.marked(label):
                canvas.setFont(BIG.fontName, BIG.fontSize)
                canvas.setFillColor(INK)
                canvas.drawString(0, top - BIG.fontSize, f"{self._number}.")
            with canvas.element(body):
                self._name.drawOn(canvas, _NUMBER, top - self._name.height)
                if self._phone is not None:
                    self._phone.drawOn(canvas, self._x, top - self._phone.height)
                else:
                    self._caption.drawOn(canvas, self._x, top - BIG.fontSize - 5)
                if self._details is not None:
                    self._details.drawOn(canvas, _NUMBER, _GAP)


class NumberRow(Flowable):
    """A name at the left, its number at the right, or a line to write it on; rows that share ``of`` are one list."""

    def __init__(self, of: Node, number: SheetNumber, *, label: str = "") -> None:
        super().__init__()
        self._list, self._number, self._label = of, number, label

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._x = aW * _NAME
        name = f"{self._label} {showable(self._number.name)}".strip()
        self._name = words(shortened(name, self._x - 6, BODY.fontName, BODY.fontSize))
        self._name.wrap(self._x, aH)
        phone = shortened(showable(self._number.phone), aW - self._x, BOLD, STRONG.fontSize)
        self._phone = words(phone, STRONG) if phone else None
        if self._phone is not None:
            self._phone.wrap(aW - self._x + 1, aH)
        self.width, self.height = aW, BODY.leading + 3
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        body = Node("LBody")
        if self._phone is None:
            with canvas.artifact():
                _draw_line(canvas, self._x, self.width, self.height - BODY.fontSize - 2)
        with canvas.element(self._list), canvas.element(Node("LI")), canvas.element(body):
            self._name.drawOn(canvas, 0, self.height - self._name.height)
            if self._phone is not None:
                self._phone.drawOn(canvas, self._x, self.height - self._phone.height)


class WritingLine(Flowable):
    """A caption and a line to write on by hand."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = words(caption, QUIET)
        self._left = text_width(showable(caption), QUIET.fontName, QUIET.fontSize) + 6

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._caption.wrap(aW, aH)
        self.width, self.height = aW, BODY.leading + 8
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        with canvas.artifact():
            _draw_line(canvas, self._left, self.width, BODY.leading - BODY.fontSize - 2)
        self._caption.drawOn(canvas, 0, 0)


class CutCard(Flowable):
    """The chain at the left, the numbers at the right; cut along the dashes, folded in the middle."""

    def __init__(self, sheet: EmergencySheet, texts: EmergencyTexts) -> None:
        super().__init__()
        self.spaceBefore = 4
        chain, others = Node("L"), Node("L")
        people = [SheetNumber(name=person.name, phone=person.phone) for person in sheet.people]
        fixed = [SheetNumber(name=name, phone=phone) for name, phone in texts.fixed_numbers.items()]
        self._front: list[Flowable] = [
            words(texts.card, CARD_HEADING, "H2"),
            *(NumberRow(chain, person, label=f"{number}.") for number, person in enumerate(people, start=1)),
        ]
        kept = sheet.numbers[: _CARD_ROWS - len(fixed)]
        self._back: list[Flowable] = [
            words(texts.card_numbers, CARD_HEADING, "H2"),
            *(NumberRow(others, number) for number in (*kept, *fixed)),
        ]

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, _CARD[1]
        for part in (*self._front, *self._back):
            part.wrap(_CARD[0] - 2 * 10, aH)
        return aW, self.height

    def draw(self) -> None:
        canvas = tagged(self.canv)
        with canvas.artifact():
            canvas.saveState()
            canvas.setStrokeColor(INK_2)
            canvas.setLineWidth(0.9)
            canvas.setDash(4, 3)
            canvas.rect(0, 0, self.width, self.height)
            canvas.setDash(1, 3)
            canvas.line(_CARD[0], 0, _CARD[0], self.height)
            canvas.restoreState()
        for x, parts in ((0.0, self._front), (_CARD[0], self._back)):
            y = self.height - 8
            for part in parts:
                y -= part.height
                part.drawOn(canvas, x + 10, y)
                y -= part.getSpaceAfter()


def _draw_line(canvas: Canvas, left: float, right: float, y: float) -> None:
    canvas.setStrokeColor(INK_2)
    canvas.setLineWidth(0.8)
    canvas.line(left, y, right, y)
