"""A service chain as a picture: boxes with arrows.  It shows shapes and tells which box was pressed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.figures.chain import (
    BoxWords,
    ChainPicture,
    Face,
    Look,
    Point,
    StepBox,
    Type,
    arrow_head,
    box_in_words,
    chain_in_words,
    draw_chain,
)
from lotse_desktop.ui.look import Tokens, tokens_of

_PAD: Final = 12.0
_GAP: Final = 26.0
_RADIUS: Final = 10.0
_HEAD: Final = 7.0
_KEPT: Final = 8


class ChainView(QWidget):
    """To look at it is not reached with Tab: a table beside it says the same, and a screen reader reads its name.

    With ``walked`` arrow keys go from box to box, and Space ticks one.
    """

    chosen = Signal(str)
    """The key of the step whose box was pressed, or on which the keyboard stands now."""
    ticked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, walked: bool = False) -> None:
        super().__init__(parent)
        if walked:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words: tuple[BoxWords, ...] = ()
        self._chosen = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pictures: dict[int, ChainPicture] = {}

    def show_chain(self, title: str, words: Sequence[BoxWords]) -> None:
        """Show these boxes; ``title`` begins what is told in words."""
        self.setAccessibleName(chain_in_words(title, words))
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._pictures.clear()
            self.updateGeometry()
            self.update()

    def show_chosen(self, key: str) -> None:
        """Show the box of this step as chosen; empty: none."""
        if key != self._chosen:
            self._chosen = key
            self.update()
        words = next((box_in_words(one) for one in self._words if one.key == key), "")
        self.setAccessibleDescription(words)
        if words and self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @property
    def words(self) -> tuple[BoxWords, ...]:
        """What stands in the boxes."""
        return self._words

    @property
    def picture(self) -> ChainPicture:
        """What is drawn over the present width."""
        return self._drawn(self.width())

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 90
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 20, 40)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return round(self._drawn(width).height) + 4 if self._words else 0

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._pictures.clear()
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        at = event.position()
        box = next((box for box in self.picture.boxes if box.holds(at.x() - 2, at.y() - 2)), None)
        if box is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(box.key)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        boxes = self.picture.boxes
        place = next((number for number, box in enumerate(boxes) if box.key == self._chosen), 0)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.picture.columns if boxes else 0,
            Qt.Key.Key_Down: self.picture.columns if boxes else 0,
            Qt.Key.Key_Home: -len(boxes),
            Qt.Key.Key_End: len(boxes),
        }
        key = Qt.Key(event.key())
        if boxes and key in steps:
            self.chosen.emit(boxes[max(0, min(place + steps[key], len(boxes) - 1))].key)
        elif boxes and key is Qt.Key.Key_Space:
            self.ticked.emit(boxes[place].key)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(2, 2)
        tokens, fonts = tokens_of(self), _fonts(self.font(), QFontInfo(self.font()).pixelSize())
        picture = self.picture
        for arrow in picture.arrows:
            _paint_arrow(painter, arrow, tokens)
        for box in picture.boxes:
            chosen = box.key == self._chosen
            _paint_box(painter, box, fonts, tokens, chosen=chosen)
            if chosen and self.hasFocus():
                painter.setPen(QPen(tokens.color("focus"), 1.6, Qt.PenStyle.DotLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                inner = QRectF(box.x, box.y, box.width, box.height).adjusted(4, 4, -4, -4)
                painter.drawRoundedRect(inner, _RADIUS - 3, _RADIUS - 3)

    def _drawn(self, width: int) -> ChainPicture:
        """Kept for a few widths: layouts ask many times."""
        if width not in self._pictures:
            if len(self._pictures) >= _KEPT:
                self._pictures.clear()
            self._pictures[width] = self._draw(width)
        return self._pictures[width]

    def _draw(self, width: int) -> ChainPicture:
        size = QFontInfo(self.font()).pixelSize()
        metrics = {face: QFontMetricsF(font) for face, font in _fonts(self.font(), size).items()}

        def measure(text: str, face: Face) -> float:
            return metrics[face].horizontalAdvance(text)

        leading = {face: metric.lineSpacing() for face, metric in metrics.items()}
        return draw_chain(self._words, max(40, width - 4), Type(measure, leading, _PAD, _GAP))


def _fonts(font: QFont, size: int) -> dict[Face, QFont]:
    made: dict[Face, QFont] = {}
    for face, pixels, bold in (
        (Face.STRONG, size, True),
        (Face.PLAIN, size, False),
        (Face.SMALL, size * 13 / 14, False),
    ):
        made[face] = QFont(font)
        made[face].setPixelSize(round(pixels))
        made[face].setBold(bold)
    return made


def _paint_arrow(painter: QPainter, points: Sequence[Point], tokens: Tokens) -> None:
    painter.setPen(QPen(tokens.color("ink3"), 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    for line in (points, arrow_head(points, _HEAD)):
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in line]))


def _paint_box(painter: QPainter, box: StepBox, fonts: dict[Face, QFont], tokens: Tokens, *, chosen: bool) -> None:
    edge, fill, ink, style = _dress(box.look)
    painter.setPen(QPen(tokens.color("primary" if chosen else edge), 3 if chosen else 1.2, style))
    painter.setBrush(tokens.color(fill))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), _RADIUS, _RADIUS)
    x, y, radius = box.badge
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color("primary"))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    number = QFont(fonts[Face.STRONG])
    number.setPixelSize(round(radius * 1.15))
    painter.setFont(number)
    painter.setPen(tokens.color("primary_ink"))
    middle = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, str(box.number))
    for line in box.lines:
        painter.setFont(fonts[line.face])
        painter.setPen(tokens.color("ink2" if line.face is Face.SMALL and ink == "ink" else ink))
        ascent = QFontMetricsF(fonts[line.face]).ascent()
        painter.drawText(QPointF(line.x, line.y + ascent), line.text)


def _dress(look: Look) -> tuple[str, str, str, Qt.PenStyle]:
    """Edge, ground and ink as names of colours, and the line of the edge."""
    solid, dashed = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
    match look:
        case Look.PLAIN:
            return "edge", "surface", "ink", solid
        case Look.DOING:
            return "primary", "soft", "ink", solid
        case Look.DONE:
            return "good", "care", "care_text", solid
        case Look.SKIPPED:
            return "edge", "sidebar", "ink2", dashed
        case Look.ALARM:
            return "gap", "gap_fill", "gap_text", solid
