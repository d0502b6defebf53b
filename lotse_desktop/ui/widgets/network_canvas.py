"""The network map on the screen: rings, quarters and cards; what is chosen is told to a screen reader."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)
from typing_extensions import override

from lotse_desktop.domain.network import NetworkMap, NetworkPerson, Sector
from lotse_desktop.domain.network_words import SECTOR_NAMES
from lotse_desktop.figures.network import NetworkPicture, PersonCard, card_words, draw_network, person_in_words
from lotse_desktop.ui.look import Tokens, tokens_of
from lotse_desktop.ui.widgets import network_paint
from lotse_desktop.ui.widgets.network_paint import Type, type_of

EMPTY: Final = NetworkMap()
_SMALLEST: Final = 0.8
"""The map is not made smaller than this; then it scrolls."""


@dataclass(frozen=True, slots=True)
class ShownMap:
    """What the view shows: the map, who stands in the middle, and firm minutes per person."""

    network: NetworkMap = EMPTY
    name: str = ""
    children: str = ""
    cycle_weeks: int = 1
    minutes: tuple[tuple[str, Fraction], ...] = ()


class CardItem(QGraphicsItem):
    """One card; its line follows it."""

    def __init__(self, view: "NetworkCanvas", card: PersonCard, sector: Sector) -> None:
        super().__init__()
        self.card, self.sector = card, sector
        self._view = view
        self.line = QGraphicsLineItem()
        self.setZValue(2)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def boundingRect(self) -> QRectF:
        wide, high = self.card.width / 2 + 6, self.card.height / 2 + 6
        return QRectF(-wide, -high, 2 * wide, 2 * high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        view = self._view
        chosen = view.person_id == self.card.id
        focused = chosen and view.hasFocus()
        network_paint.paint_card(
            painter, self.card, self.sector, view.fonts, view.tokens, chosen=chosen, focused=focused
        )

    def place(self, where: QPointF) -> None:
        """Put card and line there."""
        self.setPos(where)
        self.line.setLine(QLineF(QPointF(0, 0), where))


class NetworkCanvas(QGraphicsView):
    """Shows a network map with one person chosen; hands are added by its heir."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self._shown = ShownMap()
        self._picture: NetworkPicture | None = None
        self._drawn_for: object = None
        self._items: dict[str, CardItem] = {}
        self._person = ""
        self._pulled: tuple[CardItem, QPointF] | None = None
        self._aim: tuple[Sector, int] | None = None
        self.tokens: Tokens = tokens_of(self)
        self.fonts: Type = type_of(self.font(), 14)
        self.setAccessibleName(self.tr("Netzwerkkarte"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 200)

    @property
    def person_id(self) -> str:
        """Who is chosen; empty when nobody is."""
        return self._person

    @property
    def picture(self) -> NetworkPicture | None:
        """What is drawn now."""
        return self._picture

    @property
    def aim(self) -> tuple[Sector, int] | None:
        """Where a pull would end if the mouse let go now."""
        return self._aim

    def show_map(self, shown: ShownMap, person_id: str) -> None:
        """Show this map with this person chosen, without telling anybody."""
        self._shown, self._person = shown, person_id
        self._pulled = self._aim = None
        self._draw()
        self._tell(aloud=False)

    def card_center(self, person_id: str) -> QPointF:
        """Where a card lies in the viewport."""
        return QPointF(self.mapFromScene(self._items[person_id].pos()))

    def _draw(self) -> None:
        self._draw_anew()
        self.scene().update()
        self.viewport().update()

    def _draw_anew(self) -> None:
        """Place everything anew where the map, the room, the text or the colours changed."""
        size = QFontInfo(self.font()).pixelSize()
        room = self.maximumViewportSize()
        key = (self._shown, room, size, tokens_of(self))
        if key != self._drawn_for and room.width() > 1 and room.height() > 1:
            self._drawn_for = key
            self.tokens, self.fonts = tokens_of(self), type_of(self.font(), size)
            self._picture = self._placed((float(room.width()), float(room.height())))
            self._fill(self._picture)

    def _placed(self, room: tuple[float, float]) -> NetworkPicture:
        shown = self._shown
        words = {person.id: card_words(person, shown.cycle_weeks) for person in shown.network.persons}
        sizes = {key: self.fonts.card_size(*two) for key, two in words.items()}
        titles = {sector: self.fonts.title_size(name) for sector, name in SECTOR_NAMES.items()}
        width = max(self.fonts.card_size(shown.name, "")[0], self.fonts.card_size("", shown.children)[0])
        half = max(width / 2, self.fonts.card_size("x", "x")[1] * 0.75)
        return draw_network(
            shown.network, words, sizes, dict(shown.minutes), middle=(half, half), titles=titles, room=room
        )

    def _fill(self, picture: NetworkPicture) -> None:
        scene = self.scene()
        self._pulled = self._aim = None
        scene.clear()
        width, height = picture.room
        scene.setSceneRect(QRectF(-width / 2, -height / 2, width, height))
        sectors = {person.id: person.sector for person in self._shown.network.persons}
        self._items = {}
        for card in picture.cards:
            item = CardItem(self, card, sectors[card.id])
            item.line.setPen(network_paint.line_pen(card, item.sector, self.tokens))
            item.place(QPointF(card.x, card.y))
            person = self._shown.network.find(card.id)
            item.setToolTip("" if person is None else person_in_words(person))
            scene.addItem(item.line)
            scene.addItem(item)
            self._items[card.id] = item
        room = self.maximumViewportSize()
        scale = min(1.0, room.width() / width, room.height() / height)
        fits = scale >= _SMALLEST
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)
        self.resetTransform()
        self.scale(max(scale, _SMALLEST), max(scale, _SMALLEST))
        self.centerOn(0, 0)

    @override
    def drawBackground(self, painter: QPainter, rect: QRectF | object, /) -> None:
        painter.fillRect(self.mapToScene(self.viewport().rect()).boundingRect(), self.tokens.color("surface"))
        if self._picture is not None:
            network_paint.paint_frame(painter, self._picture, self.fonts, self.tokens, self._aim)

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | object, /) -> None:
        if self._picture is not None:
            words = (self._shown.name, self._shown.children)
            network_paint.paint_middle(painter, self._picture, words, self.fonts, self.tokens)

    def _tell(self, *, aloud: bool) -> None:
        """The description follows the chosen person; ``aloud``: a screen reader says it now."""
        text = self._in_words(self._shown.network.find(self._person))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
        if aloud and self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _in_words(self, person: NetworkPerson | None) -> str:
        if person is None:
            return self.tr("{number} Personen. Pfeiltasten gehen von Person zu Person.").format(
                number=len(self._shown.network.persons)
            )
        told = person_in_words(person)
        if self._aim is not None:
            sector, closeness = self._aim
            told = person_in_words(person.model_copy(update={"sector": sector, "closeness": closeness}))
            return f"{told} – {SECTOR_NAMES[sector]}"
        return f"{told} – {SECTOR_NAMES[person.sector]}"

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._draw()

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.scene().update()
            self._tell(aloud=event.type() == QEvent.Type.FocusIn)
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        self._draw_anew()  # not while Qt is walking through the items with a new style
        super().paintEvent(event)
