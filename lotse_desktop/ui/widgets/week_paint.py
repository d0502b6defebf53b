"""How the week grid looks: boxes, hatching, axis, cursor.  Knows colours and fonts, nothing of the mouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from lotse_desktop.domain.frozen import clock_text
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.domain.wording import clock, weekday_short
from lotse_desktop.ui.look import Tokens
from lotse_desktop.ui.widgets.week_layout import WeekLayout, drawing_order, lies_over

_RADIUS: Final = 4.0
_PAD: Final = 5.0
_HOUR: Final = 60
_FRAMED: Final = frozenset({BoxRole.GAP, BoxRole.CONTACT, BoxRole.SOFT_HELPER})
_NAMED: Final = (BoxRole.CARE, BoxRole.HELPER, BoxRole.CONTACT, BoxRole.SOFT_HELPER)
"""Which box of a lane and day carries the name of the child: the first of the first role that is there."""


@dataclass(frozen=True, slots=True)
class Pens:
    """Colours and fonts of one painting; ``scale`` 1.0 for text of 14 px."""

    tokens: Tokens
    plain: QFont
    """12 px: in boxes and at the axis."""
    bold: QFont
    heading: QFont
    """14 px bold: the days."""
    scale: float
    ratio: float
    """Device pixels per pixel, for sharp hatching."""


def pens_of(font: QFont, tokens: Tokens, size: float, ratio: float) -> Pens:
    """Pens for a widget whose text is ``size`` px high."""

    def font_of(pixels: float, *, bold: bool) -> QFont:
        made = QFont(font)
        made.setPixelSize(max(8, round(pixels)))
        made.setBold(bold)
        return made

    small = size * 11.5 / 14
    return Pens(
        tokens, font_of(small, bold=False), font_of(small, bold=True), font_of(size, bold=True), size / 14, ratio
    )


def paint_frame(painter: QPainter, layout: WeekLayout, names: Sequence[str], pens: Pens) -> None:
    """Hours, days and the names over the lanes."""
    _paint_work_lanes(painter, layout, pens)
    _paint_hours(painter, layout, pens)
    _paint_days(painter, layout, pens)
    metrics = QFontMetricsF(pens.plain)
    painter.setFont(pens.plain)
    painter.setPen(pens.tokens.color("ink3"))
    top = layout.top - metrics.height() - 3 * pens.scale
    for day in range(7):
        for lane, name in enumerate(names, start=1):
            x, width = layout.lane_span(day, lane)
            field = QRectF(x, top, width, metrics.height())
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, _fitting(name, metrics, width))


def _paint_work_lanes(painter: QPainter, layout: WeekLayout, pens: Pens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_mixed(pens.tokens.background, pens.tokens.surface, 0.8))
    for day in range(7):
        left, width = layout.lane_span(day, 0)
        painter.drawRect(QRectF(left, layout.top, width, layout.bottom - layout.top))


def _paint_hours(painter: QPainter, layout: WeekLayout, pens: Pens) -> None:
    metrics = QFontMetricsF(pens.plain)
    left, right = layout.edges[0], layout.edges[-1]
    line = _mixed(pens.tokens.line, pens.tokens.surface, 0.6)
    every = 60 if layout.minute_height * 60 >= metrics.height() else 120
    right_middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(pens.plain)
    for minute in range(layout.first, layout.last + 1, 60):
        y = round(layout.y(minute))
        painter.fillRect(QRectF(left, y, right - left, 1), line)
        if (minute - layout.first) % every == 0:
            painter.setPen(pens.tokens.color("ink3"))
            field = QRectF(0, y - metrics.height() / 2, left - 8 * pens.scale, metrics.height())
            painter.drawText(field, right_middle, clock_text(minute))


def _paint_days(painter: QPainter, layout: WeekLayout, pens: Pens) -> None:
    metrics = QFontMetricsF(pens.heading)
    top = layout.top - metrics.height() - QFontMetricsF(pens.plain).height() - 6 * pens.scale
    painter.setFont(pens.heading)
    for day in range(7):
        left, right = layout.edges[day], layout.edges[day + 1]
        painter.fillRect(QRectF(round(left), layout.top, 1, layout.bottom - layout.top), pens.tokens.color("line"))
        painter.setPen(pens.tokens.color("ink2"))
        field = QRectF(left, top, right - left, metrics.height())
        painter.drawText(field, Qt.AlignmentFlag.AlignCenter, weekday_short(day))


def paint_boxes(
    painter: QPainter, layout: WeekLayout, boxes: Sequence[WeekBox], names: Sequence[str], pens: Pens
) -> None:
    """All boxes, what is open on top."""
    bearers = _name_bearers(boxes)
    ordered = drawing_order(boxes)
    for number, box in enumerate(ordered):
        if box.end <= layout.first or box.start >= layout.last:
            continue
        rect = layout.box_rect(box, boxes)
        paint_field(painter, rect, box.role, pens)
        name = names[box.lane - 1] if box in bearers else ""
        _write(painter, _room_for_words(layout, rect, box, ordered[number + 1 :], boxes), box, name, pens)


def paint_field(painter: QPainter, rect: QRectF, role: BoxRole, pens: Pens) -> None:
    """The field of a box without its words; also the patch of the legend."""
    tokens = pens.tokens
    radius = min(_RADIUS, rect.width() / 4, rect.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    match role:
        case BoxRole.WORK:
            painter.setBrush(tokens.color("work"))
        case BoxRole.WAY:
            painter.setBrush(_hatching(tokens.work, tokens.surface, 0.55, pens.ratio))
        case BoxRole.CARE:
            painter.setBrush(tokens.color("care"))
        case BoxRole.HELPER:
            painter.setBrush(tokens.color("network"))
        case BoxRole.SOFT_HELPER:
            painter.setBrush(_mixed(tokens.network, tokens.surface, 0.55))
            painter.setPen(QPen(tokens.color("network_text"), 1.2, Qt.PenStyle.DashLine))
        case BoxRole.CONTACT:
            painter.setBrush(_mixed(tokens.surface, tokens.background, 0.5))
            painter.setPen(QPen(tokens.color("edge"), 1))
        case BoxRole.GAP:
            painter.setBrush(_hatching(tokens.gap, tokens.gap_fill, 0.16, pens.ratio))
            painter.setPen(QPen(tokens.color("gap"), 1.6))
    if role in _FRAMED:
        rect = rect.adjusted(0.8, 0.8, -0.8, -0.8)
    painter.drawRoundedRect(rect, radius, radius)


def paint_outline(painter: QPainter, rect: QRectF, pens: Pens, *, strong: bool) -> None:
    """The ring around what the keyboard stands on (``strong``) or what is being pulled."""
    tokens = pens.tokens
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rect = rect.adjusted(-0.5, -0.5, 0.5, 0.5)
    painter.setPen(QPen(tokens.color("surface"), 5 if strong else 4))
    painter.drawRoundedRect(rect, _RADIUS + 1, _RADIUS + 1)
    painter.setPen(QPen(tokens.color("focus"), 2.5 if strong else 2))
    painter.drawRoundedRect(rect, _RADIUS + 1, _RADIUS + 1)


def paint_times(painter: QPainter, layout: WeekLayout, rect: QRectF, times: tuple[int, int], pens: Pens) -> None:
    """„7:00 – 8:30“ beside what is being pulled or marked, inside the picture."""
    text = f"{clock(times[0])} – {clock(times[1])}"
    metrics = QFontMetricsF(pens.bold)
    width, height = metrics.horizontalAdvance(text) + 14 * pens.scale, metrics.height() + 6 * pens.scale
    x = rect.right() + 5 if rect.right() + 5 + width < layout.edges[-1] else rect.left() - 5 - width
    y = max(layout.top, min(rect.center().y() - height / 2, layout.bottom - height))
    bubble = QRectF(x, y, width, height)
    painter.setPen(QPen(pens.tokens.color("surface"), 1.5))
    painter.setBrush(pens.tokens.color("primary"))
    painter.drawRoundedRect(bubble, height / 2, height / 2)
    painter.setFont(pens.bold)
    painter.setPen(pens.tokens.color("primary_ink"))
    painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, text)


def _room_for_words(
    layout: WeekLayout, rect: QRectF, box: WeekBox, above: Sequence[WeekBox], boxes: Sequence[WeekBox]
) -> QRectF:
    """The part of the field that is not under other boxes: below those, or beside a helper who is not sure."""
    room, top = QRectF(rect), box.start
    for other in () if box.role is BoxRole.GAP else above:
        if other.day == box.day and other.lane == box.lane and other.start <= top < other.end < box.end:
            top = other.end
    if top > box.start:
        room.setTop(layout.y(top) + 1)
    if box.role is BoxRole.GAP:
        for other in boxes:
            if other.role is BoxRole.SOFT_HELPER and lies_over(other, box) and other.start < box.start + 2 * _HOUR:
                room.setRight(layout.box_rect(other, boxes).left())
    return room


def _write(painter: QPainter, rect: QRectF, box: WeekBox, name: str, pens: Pens) -> None:
    if box.role is BoxRole.WAY:
        return
    tokens = pens.tokens
    color = {
        BoxRole.WORK: tokens.work_text,
        BoxRole.CARE: tokens.care_text,
        BoxRole.CONTACT: tokens.ink2,
        BoxRole.GAP: tokens.gap_text,
    }.get(box.role, tokens.network_text)
    bold = box.role is BoxRole.GAP
    font = pens.bold if bold else pens.plain
    metrics, strong = QFontMetricsF(font), QFontMetricsF(pens.bold)
    lines = _lines(box, name, metrics, strong, rect.width() - 2 * _PAD + 2)
    painter.setPen(QColor(color))
    height = metrics.height()
    fits = all((strong if is_name else metrics).horizontalAdvance(text) <= rect.width() - 4 for text, is_name in lines)
    tall = rect.height() > 1.6 * rect.width() or metrics.horizontalAdvance(box.label) + 6 <= rect.height()
    if box.role is BoxRole.WORK or (not fits and tall):
        _write_upright(painter, rect, box, name, font)
        return
    if box.role is BoxRole.GAP and not fits:
        lines = lines[:1]
    y = rect.top() + min(3 * pens.scale, max((rect.height() - height) / 2, 0))
    for text, is_name in lines:
        if y + height > rect.bottom() + 2:
            break
        painter.setFont(pens.bold if is_name else font)
        shown = (strong if is_name else metrics).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 4)
        painter.drawText(QPointF(rect.left() + min(_PAD, rect.width() / 8 + 1), y + metrics.ascent()), shown)
        y += height


def _write_upright(painter: QPainter, rect: QRectF, box: WeekBox, name: str, font: QFont) -> None:
    """Top to bottom, where the lane is too narrow for a word."""
    metrics = QFontMetricsF(font)
    if metrics.height() > rect.width() + 5:
        return
    text = f"{name} · {box.label}" if name else box.label
    if metrics.horizontalAdvance(text) > rect.height() - 6:
        text = box.label.split()[0] if box.role is BoxRole.GAP else text
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.height() - 6)
    if len(shown) < 3 and shown != text:
        return
    painter.save()
    painter.translate(rect.center())
    painter.rotate(90)
    painter.setFont(font)
    middle = Qt.AlignmentFlag.AlignHCenter if box.role is BoxRole.WORK else Qt.AlignmentFlag.AlignLeft
    length = rect.height() - 2 * _PAD if len(shown) == len(text) else rect.height() - 6
    field = QRectF(-length / 2, -rect.width() / 2 - 1, length, rect.width() + 2)
    painter.drawText(field, middle | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


def _lines(
    box: WeekBox, name: str, metrics: QFontMetricsF, strong: QFontMetricsF, width: float
) -> list[tuple[str, bool]]:
    """The words of a box line by line, and whether a line is the name; „150 min“ breaks where it must."""
    lines = [(name, True)] if name else []
    if metrics.horizontalAdvance(box.label) <= width or (name and strong.horizontalAdvance(name) > width):
        return [*lines, (box.label, False)]
    return [*lines, *((word, False) for word in box.label.split())]


def _name_bearers(boxes: Sequence[WeekBox]) -> set[WeekBox]:
    bearers: dict[tuple[int, int], WeekBox] = {}
    for box in sorted(boxes, key=lambda box: box.start):
        if box.lane == 0 or box.role not in _NAMED:
            continue
        place = (box.day, box.lane)
        if place not in bearers or _NAMED.index(box.role) < _NAMED.index(bearers[place].role):
            bearers[place] = box
    return set(bearers.values())


def _fitting(text: str, metrics: QFontMetricsF, width: float) -> str:
    """The text, its beginning, or its first letter."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    for length in range(len(text) - 1, 1, -1):
        if metrics.horizontalAdvance(text[:length] + ".") <= width:
            return text[:length] + "."
    return text[:1] if metrics.horizontalAdvance(text[:1]) <= width + 5 else ""


def _mixed(color: str, other: str, part: float) -> QColor:
    """``part`` of ``color``, the rest ``other``."""
    first, second = QColor(color), QColor(other)
    return QColor(
        round(first.red() * part + second.red() * (1 - part)),
        round(first.green() * part + second.green() * (1 - part)),
        round(first.blue() * part + second.blue() * (1 - part)),
    )


@lru_cache(maxsize=32)
def _hatching(color: str, ground: str, part: float, ratio: float) -> QBrush:
    """Diagonal stripes; ``part`` of ``color`` in the stripes."""
    size = 14 if part < 0.5 else 6
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    light = _mixed(color, ground, 0.0 if part < 0.5 else 0.3)
    pixmap.fill(light)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(_mixed(color, ground, part if part < 0.5 else 1.0), size * 0.42 / 1.2)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    for shift in (-size, 0, size):
        painter.drawLine(QPointF(shift - 1, size + 1), QPointF(shift + size + 1, -1))
    painter.end()
    return QBrush(pixmap)
