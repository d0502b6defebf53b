"""The hands of the network map: cards are walked through, pulled to another place, opened and removed."""

from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from typing_extensions import override

from lotse_desktop.domain.network import Sector
from lotse_desktop.ui.widgets.network_canvas import CardItem, NetworkCanvas

_KEYS: Final = Qt.Key
_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_ARROWS: Final = {_KEYS.Key_Up: (0, -1), _KEYS.Key_Down: (0, 1), _KEYS.Key_Left: (-1, 0), _KEYS.Key_Right: (1, 0)}
_SECTORS: Final = tuple(Sector)
_RINGS: Final = 3
_PULL: Final = 5.0
"""A card that was moved less than this was only touched, px."""


class NetworkView(NetworkCanvas):
    """A network map in which persons are walked through, pulled to another place, opened and removed.

    Mouse: a click chooses, pulling moves to another ring or quarter, a double click opens.  Keys: arrows go from person
    to person, Alt + up / down nearer or further, Alt + left / right to the next quarter, Enter opens, Delete removes.
    """

    chosen = Signal(str)
    """The person that a hand or key has chosen."""
    moved = Signal(str, object, int, bool)
    """``person, sector, closeness, by_key``: the person shall stand there."""
    opened = Signal(str)
    removed = Signal(str)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        item = self._card_at(event)
        if event.button() is Qt.MouseButton.LeftButton and item is not None:
            self._choose(item.card.id)
            self._pulled = (item, self.mapToScene(event.position().toPoint()) - item.pos())

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if self._pulled is None or self._picture is None:
            return
        item, grip = self._pulled
        where = self.mapToScene(event.position().toPoint()) - grip
        moved = QLineF(where, QPointF(item.card.x, item.card.y)).length() >= _PULL
        item.place(where)
        item.setZValue(3)
        aim = self._picture.cell(where.x(), where.y()) if moved else None
        if aim != self._aim:
            self._aim = aim
            self.scene().update()
            self._tell(aloud=False)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if self._pulled is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        item, aim = self._pulled[0], self._aim
        self._give_up()
        person = self._shown.network.find(item.card.id)
        if person is not None and aim is not None and aim != (person.sector, person.closeness):
            self.moved.emit(person.id, *aim, False)  # noqa: FBT003 - a signal takes no names

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        item = self._card_at(event)
        if item is not None:
            self._give_up()
            self.opened.emit(item.card.id)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key is _KEYS.Key_Escape and self._pulled is not None:
            self._give_up()
        elif not self._take_key(key, held):
            event.ignore()

    def _take_key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        order = [card.id for card in self._picture.cards] if self._picture is not None else []
        if not order:
            return False
        if key in _ARROWS and held in {_NONE, _ALT}:
            if held == _ALT:
                self._move(*_ARROWS[key])
            else:
                self._walk(*_ARROWS[key])
        elif held != _NONE:
            return False
        elif key in {_KEYS.Key_Home, _KEYS.Key_End}:
            self._choose(order[0 if key is _KEYS.Key_Home else -1])
        elif key in {_KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_Space} and self._person:
            self.opened.emit(self._person)
        elif key in {_KEYS.Key_Delete, _KEYS.Key_Backspace} and self._person:
            self.removed.emit(self._person)
        else:
            return False
        return True

    def _move(self, across: int, along: int) -> None:
        """Alt + arrows: further clockwise or back, nearer or further away."""
        person = self._shown.network.find(self._person)
        if person is None:
            return
        sector = _SECTORS[(_SECTORS.index(person.sector) + across) % len(_SECTORS)]
        closeness = max(1, min(person.closeness + along, _RINGS))
        if (sector, closeness) != (person.sector, person.closeness):
            self.moved.emit(person.id, sector, closeness, True)  # noqa: FBT003 - a signal takes no names
            self._tell(aloud=True)

    def _walk(self, across: int, along: int) -> None:
        """To the nearest card in this direction; what lies aside counts as further away."""
        here = self._items.get(self._person)
        if here is None:
            self._choose(next(iter(self._items)))
            return
        nearest: tuple[float, str] | None = None
        for key, item in self._items.items():
            way = item.pos() - here.pos()
            ahead, aside = way.x() * across + way.y() * along, abs(way.x() * along + way.y() * across)
            if ahead > 1 and (nearest is None or ahead + 2 * aside < nearest[0]):
                nearest = (ahead + 2 * aside, key)
        if nearest is not None:
            self._choose(nearest[1])

    def _choose(self, person_id: str) -> None:
        if person_id != self._person:
            self._person = person_id
            self.chosen.emit(person_id)
        self.ensureVisible(self._items[person_id], 8, 8)
        self.scene().update()
        self._tell(aloud=True)

    def _give_up(self) -> None:
        if self._pulled is not None:
            item, self._pulled = self._pulled[0], None
            item.place(QPointF(item.card.x, item.card.y))
            item.setZValue(2)
        self._aim = None
        self.scene().update()

    def _card_at(self, event: QMouseEvent) -> CardItem | None:
        items = self.items(event.position().toPoint())
        return next((item for item in items if isinstance(item, CardItem)), None)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            taken = event.key() in _ARROWS and bool(event.modifiers() & _ALT)
            event.setAccepted(taken)  # Alt + left is „Alle Fälle“ elsewhere
            return taken or super().event(event)
        return super().event(event)
