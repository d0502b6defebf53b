"""How the window looks: colours, sizes, fonts, one style sheet.  Light and dark are the same design.

Read before the first paint, so slow names of Qt (``Qt``, ``QIcon``) are kept out.  Colours are found from the palette
of the widget that asks (:func:`tokens_of`), so nothing global is kept.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from lotse_desktop.paths import resources_folder

FAMILY: Final = "Noto Sans"
STEP: Final = 4
"""Spacing comes in steps of 4 px."""
CARD_RADIUS: Final = 12
CONTROL_RADIUS: Final = 8

_NAME: Final = re.compile(r"@([a-z]\w*)")
_SIZE: Final = re.compile(r"@(\d+)px")
_HALF: Final = re.compile(r"@half(\d+)px")


class Tokens(NamedTuple):
    """The colours of one scheme, ``#RRGGBB``; names as in the design notes."""

    background: str
    surface: str
    sidebar: str
    line: str
    ink: str
    ink2: str
    ink3: str
    primary: str
    primary_ink: str
    """Text on ``primary``."""
    soft: str
    """Selection and soft fields; text on it is ``primary_text``."""
    primary_text: str
    care: str
    care_text: str
    network: str
    network_text: str
    work: str
    work_text: str
    gap: str
    gap_fill: str
    gap_text: str
    good: str
    focus: str
    edge: str
    """Border of fields, at least 3 : 1."""

    def color(self, name: str) -> QColor:
        """The colour with this name as ``QColor``."""
        return QColor(getattr(self, name))


LIGHT: Final = Tokens(
    background="#F6F5F1",
    surface="#FFFFFF",
    sidebar="#FBFAF7",
    line="#E3E0D8",
    ink="#1E2529",
    ink2="#5A646A",
    ink3="#687176",
    primary="#0E5F66",
    primary_ink="#FFFFFF",
    soft="#DDEDED",
    primary_text="#0E5F66",
    care="#BFDCD3",
    care_text="#1C4A3F",
    network="#F3DFA8",
    network_text="#5C4709",
    work="#33424B",
    work_text="#FFFFFF",
    gap="#D4552B",
    gap_fill="#FBE6DC",
    gap_text="#8F2F0E",
    good="#2B7554",
    focus="#0E5F66",
    edge="#848C91",
)
DARK: Final = Tokens(
    background="#14181A",
    surface="#1D2326",
    sidebar="#181D20",
    line="#343C40",
    ink="#ECEFF0",
    ink2="#AEB8BD",
    ink3="#8D979C",
    primary="#5FB8BE",
    primary_ink="#0B2224",
    soft="#17383B",
    primary_text="#7CCBD0",
    care="#2B5448",
    care_text="#D5EDE4",
    network="#5A4A1C",
    network_text="#F6E6B8",
    work="#9FB0B9",
    work_text="#14181A",
    gap="#F08A63",
    gap_fill="#44261A",
    gap_text="#FFD3C2",
    good="#7CC7A4",
    focus="#5FB8BE",
    edge="#6F7A80",
)


def tokens_of(widget: QWidget) -> Tokens:
    """The colours of the scheme in which this widget is shown.

    The style sheet may have made the background of the widget itself transparent, so its window is asked.
    """
    return DARK if is_dark(widget.window().palette()) else LIGHT


def apply_look(app: QApplication, *, dark: bool, scale: float = 1.0) -> None:
    """Our palette, fonts and style sheet; ``app`` was made with the style Fusion.  ``scale`` of text: 1.0 … 2.0."""
    tokens = DARK if dark else LIGHT
    load_fonts()
    app.setPalette(_palette(tokens))
    font = QFont(FAMILY)
    font.setPixelSize(round(14 * scale))
    app.setFont(font)
    app.setStyleSheet(_style_sheet(tokens, scale))


def set_role(widget: QWidget, role: str) -> None:
    """Give ``widget`` another ``role`` of the style sheet and draw it so."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def is_dark(palette: QPalette) -> bool:
    """Whether text on this palette is light."""
    return palette.color(QPalette.ColorRole.WindowText).lightness() > 128


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the bundled Noto Sans known to Qt."""
    for style in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / f"NotoSans-{style}.ttf"))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.background,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sidebar,
        role.Text: tokens.ink,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.gap_text,
        role.Highlight: tokens.soft,
        role.HighlightedText: tokens.primary_text,
        role.Accent: tokens.primary,
        role.Link: tokens.primary_text,
        role.LinkVisited: tokens.primary_text,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Mid: tokens.line,
        role.Midlight: tokens.line,
        role.Dark: tokens.ink3,
        role.Light: tokens.surface,
        role.Shadow: tokens.line,
    }
    for key, value in colors.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.ink3))
    return palette


def _style_sheet(tokens: Tokens, scale: float) -> str:
    """``resources/theme/lotse.qss`` with ``@name`` for colours, ``@12px`` for sizes."""
    folder = resources_folder() / "theme"
    text = (folder / "lotse.qss").read_text(encoding="utf-8")
    text = text.replace("@images", (folder / ("dark" if tokens is DARK else "light")).as_posix())
    text = _HALF.sub(lambda found: f"{round(int(found[1]) * scale) // 2}px", text)
    text = _SIZE.sub(lambda found: f"{round(int(found[1]) * scale)}px", text)
    return _NAME.sub(lambda found: str(getattr(tokens, found[1])), text)
