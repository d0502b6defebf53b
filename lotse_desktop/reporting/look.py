"""How paper looks: colours, type, measures, and what the fonts can show.

Lengths are points; type is never smaller than 11 points, but for the small print of axis, legend and footer (9).
"""

import unicodedata
from functools import cache
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lotse_desktop.paths import resources_folder

REGULAR: Final = "Lotse"
BOLD: Final = "Lotse-Bold"

INK: Final = HexColor("#1E2529")
INK_2: Final = HexColor("#5A646A")
LINE: Final = HexColor("#D9D5CA")
PRIMARY: Final = HexColor("#0E5F66")
SOFT: Final = HexColor("#E4F0F0")

PAGE: Final = A4
SIDE: Final = 19 * mm
TOP: Final = 24 * mm
BOTTOM: Final = 20 * mm
WIDTH: Final = A4[0] - 2 * SIDE
HEIGHT: Final = A4[1] - TOP - BOTTOM

UNKNOWN: Final = "[?]"
"""Stands where characters were that the fonts do not have."""

SMALL_SIZE: Final = 9

BODY: Final = ParagraphStyle("body", fontName=REGULAR, fontSize=11, leading=15.5, textColor=INK)
STRONG: Final = ParagraphStyle("strong", BODY, fontName=BOLD)
QUIET: Final = ParagraphStyle("quiet", BODY, textColor=INK_2)
COLUMN_HEAD: Final = ParagraphStyle("column head", QUIET, fontName=BOLD)
TITLE: Final = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=24, leading=32)
HEADING: Final = ParagraphStyle(
    "heading",
    BODY,
    fontName=BOLD,
    fontSize=13,
    leading=18,
    textColor=PRIMARY,
    spaceBefore=15,
    spaceAfter=4,
    keepWithNext=1,
)
CARD_HEADING: Final = ParagraphStyle("card heading", HEADING, spaceBefore=0)


@cache
def load_fonts() -> frozenset[int]:
    """Make the fonts known to ReportLab, once; the code points that both of them can show."""
    known: list[set[int]] = []
    for name, file in ((REGULAR, "NotoSans-Regular.ttf"), (BOLD, "NotoSans-Bold.ttf")):
        font = TTFont(name, str(resources_folder() / "fonts" / file))
        pdfmetrics.registerFont(font)  # pyright: ignore[reportUnknownMemberType]
        known.append(set(font.face.charToGlyph))
    return frozenset(known[0] & known[1])


def showable(text: str) -> str:
    """The text in characters that the fonts have; ``[?]`` stands for a run of others, invisible marks are left out.

    Soft hyphens stay.
    """
    known = load_fonts()
    text = unicodedata.normalize("NFC", text)
    if all(ord(character) in known and character.isprintable() for character in text):
        return text
    shown: list[str] = []
    for character in text:
        kind = unicodedata.category(character)
        alike = unicodedata.normalize("NFKC", character)
        invisible = kind in {"Cc", "Cf"} or "VARIATION SELECTOR" in unicodedata.name(character, "")
        if character.isspace() or character == "\N{SOFT HYPHEN}" or (ord(character) in known and not invisible):
            shown.append(character)
        elif invisible:
            continue
        elif all(ord(part) in known for part in alike):
            shown.append(alike)
        elif not (shown and shown[-1] == UNKNOWN):
            shown.append(UNKNOWN)
    return "".join(shown)


def text_width(text: str, font: str = REGULAR, size: float = SMALL_SIZE) -> float:
    """How wide a line of text is."""
    return pdfmetrics.stringWidth(text, font, size)


def shortened(text: str, width: float, font: str = REGULAR, size: float = SMALL_SIZE) -> str:
    """The text, cut with „…“ where it is wider than ``width``."""
    if text_width(text, font, size) <= width:
        return text
    while text and text_width(f"{text}…", font, size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
