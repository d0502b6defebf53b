"""How the boxes of the week picture look on paper: told apart by hatching and edge, so that black and white will do."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from lotse_desktop.domain.report import BoxRole
from lotse_desktop.reporting.look import INK, INK_2, REGULAR, SMALL_SIZE, text_width

_LINE: Final = SMALL_SIZE + 1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle from its lower left corner, points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Hatch:
    """Parallel lines; ``slope`` 1 rises by the width of the box, 0 is level."""

    colour: Color
    every: float
    width: float
    slope: int = 1


@dataclass(frozen=True, slots=True)
class _Dress:
    fill: Color
    edge: Color
    text: Color
    width: float = 0.6
    dashed: bool = False
    hatch: _Hatch | None = None


_WHITE: Final = HexColor("#FFFFFF")
_DARK: Final = HexColor("#33424B")
_BROWN: Final = HexColor("#8A6D14")
_DRESSES: Final = {
    BoxRole.GAP: _Dress(
        HexColor("#FDF0EA"),
        HexColor("#D4552B"),
        HexColor("#7A2508"),
        width=1.4,
        hatch=_Hatch(HexColor("#EBA88B"), every=5.6, width=2),
    ),
    BoxRole.CARE: _Dress(HexColor("#C6E0D8"), HexColor("#86B4A6"), HexColor("#1C4A3F")),
    BoxRole.HELPER: _Dress(
        HexColor("#F6E7BE"),
        _BROWN,
        HexColor("#5C4709"),
        hatch=_Hatch(HexColor("#D5BC72"), every=4, width=0.5, slope=0),
    ),
    BoxRole.SOFT_HELPER: _Dress(_WHITE, _BROWN, HexColor("#5C4709"), dashed=True),
    BoxRole.CONTACT: _Dress(HexColor("#EFEEEA"), HexColor("#BDBAB0"), INK_2),
    BoxRole.WORK: _Dress(_DARK, _DARK, _WHITE),
    BoxRole.WAY: _Dress(_WHITE, _DARK, INK, hatch=_Hatch(_DARK, every=2.6, width=0.5)),
}

LEGEND_ORDER: Final = tuple(_DRESSES)
"""What matters most first."""


def draw_dressed(canvas: Canvas, role: BoxRole, area: Area) -> None:
    """The box of a role, without its label."""
    dress = _DRESSES[role]
    radius = min(2.0, area.width / 2, area.height / 2)
    canvas.saveState()
    canvas.setFillColor(dress.fill)
    canvas.roundRect(area.x, area.y, area.width, area.height, radius, stroke=0, fill=1)
    if dress.hatch is not None:
        _draw_hatch(canvas, dress.hatch, area, radius)
    canvas.setStrokeColor(dress.edge)
    canvas.setLineWidth(dress.width)
    if dress.dashed:
        canvas.setDash(2, 1.5)
    canvas.roundRect(area.x, area.y, area.width, area.height, radius, stroke=1, fill=0)
    canvas.restoreState()


def draw_label(canvas: Canvas, role: BoxRole, label: str, area: Area) -> None:
    """The label in one line, or word by word; nothing where it does not fit: the legend tells the same."""
    room = area.width - 3
    lines = [label] if text_width(label) <= room else label.split()
    if not label or len(lines) * _LINE > area.height - 2 or any(text_width(line) > room for line in lines):
        return
    dress = _DRESSES[role]
    middle, y = area.x + area.width / 2, area.y + (area.height + len(lines) * _LINE) / 2 - SMALL_SIZE + 1
    for line in lines:
        if dress.hatch is not None:
            canvas.setFillColor(dress.fill)
            wide = text_width(line) + 2
            canvas.rect(middle - wide / 2, y - 2, wide, _LINE + 0.5, stroke=0, fill=1)
        canvas.setFillColor(dress.text)
        canvas.setFont(REGULAR, SMALL_SIZE)
        canvas.drawCentredString(middle, y, line)
        y -= _LINE


def _draw_hatch(canvas: Canvas, hatch: _Hatch, area: Area, radius: float) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.roundRect(area.x, area.y, area.width, area.height, radius)  # pyright: ignore[reportUnknownMemberType]
    canvas.clipPath(path, stroke=0)  # pyright: ignore[reportUnknownMemberType]
    canvas.setStrokeColor(hatch.colour)
    canvas.setLineWidth(hatch.width)
    rise = area.width * hatch.slope
    y = area.y - rise + hatch.every / 2
    while y < area.y + area.height:
        canvas.line(area.x, y, area.x + area.width, y + rise)
        y += hatch.every
    canvas.restoreState()
