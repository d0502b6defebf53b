"""How the parts of a network map are painted: rings and quarters, the middle, cards and their lines."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from lotse_desktop.domain.network import Sector
from lotse_desktop.domain.network_words import SECTOR_NAMES
from lotse_desktop.figures.network import NetworkPicture, PersonCard, Stroke
from lotse_desktop.figures.network_places import QUARTERS
from lotse_desktop.ui.look import CONTROL_RADIUS, Tokens

PAD: Final = 10.0
"""Left and right of the words of a card, px."""
MOST_LETTERS: Final = 24
"""Longer words are cut on the card; the table and the side show them whole."""
QT_STROKES: Final = {
    Stroke.SOLID: Qt.PenStyle.SolidLine,
    Stroke.DASHED: Qt.PenStyle.DashLine,
    Stroke.DASH_DOTTED: Qt.PenStyle.DashDotLine,
    Stroke.DOTTED: Qt.PenStyle.DotLine,
    Stroke.FINE: Qt.PenStyle.SolidLine,
}


@dataclass(frozen=True, slots=True)
class Type:
    """The fonts of the map."""

    bold: QFont
    small: QFont
    strong_small: QFont

    def card_size(self, label: str, detail: str) -> tuple[float, float]:
        """Width and height of a card with these words."""
        bold, small = QFontMetricsF(self.bold), QFontMetricsF(self.small)
        width = max(bold.horizontalAdvance(self.cut(label)), small.horizontalAdvance(self.cut(detail)))
        height = bold.height() + (small.height() if detail else 0)
        return width + 2 * PAD, height + 8

    def title_size(self, text: str) -> tuple[float, float]:
        """Width and height of the name of a sector."""
        metrics = QFontMetricsF(self.strong_small)
        return metrics.horizontalAdvance(text) + 2, metrics.height()

    def cut(self, text: str) -> str:
        """The words as a card shows them."""
        return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def type_of(font: QFont, size: int) -> Type:
    """The fonts of the map beside text of ``size`` pixels."""

    def made(pixels: float, *, bold: bool) -> QFont:
        other = QFont(font)
        other.setPixelSize(round(pixels))
        other.setBold(bold)
        return other

    return Type(made(size * 13 / 14, bold=True), made(size * 11.5 / 14, bold=False), made(size * 12.5 / 14, bold=True))


def paint_frame(
    painter: QPainter, picture: NetworkPicture, fonts: Type, tokens: Tokens, aim: tuple[Sector, int] | None
) -> None:
    """Rings, quarters and their names; ``aim``: the cell into which a card would fall."""
    line = QPen(tokens.color("line"), 1.2)
    fills = (tokens.color("sidebar"), _mixed(tokens, 0.4), _mixed(tokens, 0.85))
    painter.setPen(line)
    for (rx, ry), fill in zip(reversed(picture.rings), fills, strict=True):
        painter.setBrush(fill)
        painter.drawEllipse(QPointF(0, 0), rx, ry)
    if aim is not None:
        painter.setPen(QPen(tokens.color("primary"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(tokens.color("soft"))
        painter.drawPath(_cell(picture, *aim))
    painter.setPen(line)
    rx, ry = picture.rings[-1]
    painter.drawLine(QPointF(-rx, 0), QPointF(rx, 0))
    painter.drawLine(QPointF(0, -ry), QPointF(0, ry))
    painter.setFont(fonts.strong_small)
    for sector, (left, top, right, bottom) in picture.titles.items():
        aimed = aim is not None and aim[0] is sector
        painter.setPen(tokens.color("primary_text" if aimed else "ink2"))
        side = Qt.AlignmentFlag.AlignLeft if QUARTERS[sector][0] < 0 else Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(left, top, right - left, bottom - top), side, SECTOR_NAMES[sector])


def paint_middle(
    painter: QPainter, picture: NetworkPicture, words: tuple[str, str], fonts: Type, tokens: Tokens
) -> None:
    """The client, and how many children."""
    rx, ry = picture.middle
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color("primary"))
    painter.drawEllipse(QPointF(0, 0), rx, ry)
    painter.setPen(tokens.color("primary_ink"))
    above, below = QFontMetricsF(fonts.bold).height(), QFontMetricsF(fonts.small).height() if words[1] else 0.0
    top = -(above + below) / 2
    painter.setFont(fonts.bold)
    painter.drawText(QRectF(-rx, top, 2 * rx, above), Qt.AlignmentFlag.AlignCenter, fonts.cut(words[0]))
    painter.setFont(fonts.small)
    painter.drawText(QRectF(-rx, top + above, 2 * rx, below), Qt.AlignmentFlag.AlignCenter, words[1])


def line_pen(card: PersonCard, sector: Sector, tokens: Tokens) -> QPen:
    """The line from the middle to a card."""
    pen = QPen(card_ink(card, sector, tokens), card.thickness, QT_STROKES[card.stroke])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if card.stroke is not Stroke.DOTTED else Qt.PenCapStyle.RoundCap)
    return pen


def card_ink(card: PersonCard, sector: Sector, tokens: Tokens) -> QColor:
    """The colour of frame and line; words and the kind of the line say the same."""
    if card.burden:
        return tokens.color("gap")
    if card.stroke is Stroke.DOTTED:
        return tokens.color("network_text")
    return tokens.color("edge" if sector is Sector.PROFESSIONAL else "primary")


def paint_card(
    painter: QPainter, card: PersonCard, sector: Sector, fonts: Type, tokens: Tokens, *, chosen: bool, focused: bool
) -> None:
    """A card around the origin; ``focused``: the keyboard is here."""
    box = QRectF(-card.width / 2, -card.height / 2, card.width, card.height)
    if focused:
        painter.setPen(QPen(tokens.color("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), CONTROL_RADIUS + 3, CONTROL_RADIUS + 3)
    painter.setPen(QPen(card_ink(card, sector, tokens), 2.6 if chosen else 1.5))
    painter.setBrush(QBrush(tokens.color("soft" if chosen else "surface")))
    painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
    height = QFontMetricsF(fonts.bold).height()
    painter.setFont(fonts.bold)
    painter.setPen(tokens.color("ink"))
    label = QRectF(box.left(), box.top() + 4, box.width(), height)
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, fonts.cut(card.label))
    if card.detail:
        painter.setFont(fonts.small)
        painter.setPen(tokens.color("ink2"))
        below = QRectF(box.left(), label.bottom(), box.width(), QFontMetricsF(fonts.small).height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, fonts.cut(card.detail))


def _mixed(tokens: Tokens, share: float) -> QColor:
    """A colour between card and soft."""
    one, other = tokens.color("surface"), tokens.color("soft")
    parts = (
        round(a + (b - a) * share)
        for a, b in zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    )
    return QColor(*parts)


def _cell(picture: NetworkPicture, sector: Sector, closeness: int) -> QPainterPath:
    right, down = QUARTERS[sector]
    rx, ry = picture.rings[-1]
    path = _ellipse(picture.rings[closeness - 1])
    if closeness > 1:
        path = path.subtracted(_ellipse(picture.rings[closeness - 2]))
    quarter = QPainterPath()
    quarter.addRect(QRectF(min(0, right * rx), min(0, down * ry), rx, ry))
    return path.intersected(quarter)


def _ellipse(ring: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), *ring)
    return path
