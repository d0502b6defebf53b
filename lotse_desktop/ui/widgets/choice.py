"""Answers to touch: buttons that say by shape, not only by colour, that they are chosen."""

from collections.abc import Collection, Sequence
from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.look import CONTROL_RADIUS, tokens_of
from lotse_desktop.ui.widgets.flow import FlowLayout

TOUCH: Final = 36
"""The least height of what a finger should hit, px."""
PAD: Final = 12
WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Mark(Enum):
    """The shape in front of an option."""

    NONE = "none"
    ROUND = "round"
    """One of many."""
    SQUARE = "square"
    """Any of many."""
    TICK = "tick"
    """As ``SQUARE``, without a frame: a row of a list."""
    RANK = "rank"
    """The order counts."""
    QUIET = "quiet"
    """As ``ROUND``, without a frame: what is rarely chosen."""


class OptionButton(QPushButton):
    """A checkable button whose text wraps; ``detail`` stands beside it in plain type."""

    def __init__(self, text: str, mark: Mark = Mark.ROUND, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._mark = mark
        self._detail = detail
        self._rank = 0
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{text}: {detail}" if detail else text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rank(self, rank: int) -> None:
        """1 for the first choice; 0 shows none."""
        if rank != self._rank:
            self._rank = rank
            self.update()

    @override
    def sizeHint(self) -> QSize:
        width = self._left() + self._bold().size(0, self.text()).width() + PAD + 3
        if self._mark is Mark.NONE:
            width = max(width, TOUCH + 6)
        if self._detail:
            width = self._left() + self._lead() + self._plain().size(0, self._detail).width() + 2 * PAD + 3
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        words = [*self.text().split(), *self._detail.split()] if self._detail else self.text().split()
        widest = max((self._bold().horizontalAdvance(word) for word in words), default=0)
        lead = self._lead() if self._detail else 0
        return QSize(max(self._left() + lead + widest + PAD, TOUCH), TOUCH)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        self._heights.clear()
        super().changeEvent(event)

    @override
    def heightForWidth(self, width: int, /) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._measured(width)
        return height

    def _measured(self, width: int) -> int:
        text, detail = self._places(width)
        height = max(
            self._bold().boundingRect(text, WRAP, self.text()).height(),
            self._plain().boundingRect(detail, WRAP, self._detail).height() if self._detail else 0,
        )
        return max(TOUCH, height + 10)

    @override
    def paintEvent(self, _event: QPaintEvent, /) -> None:
        tokens = tokens_of(self)
        chosen, live = self.isChecked(), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = chosen and self._mark is Mark.NONE
        fill = tokens.primary if filled else tokens.soft if chosen or (self.underMouse() and live) else tokens.surface
        quiet = self._mark is Mark.TICK or (self._mark is Mark.QUIET and not chosen)
        edge = QPen(QColor(tokens.primary if chosen else tokens.edge if live else tokens.line), 1)
        if quiet:
            edge, fill = QPen(Qt.PenStyle.NoPen), tokens.soft if self.underMouse() and live else "transparent"
        if self.hasFocus():
            edge = QPen(QColor(tokens.ink if filled else tokens.focus), 2)
        painter.setPen(edge)
        painter.setBrush(QColor(fill))
        inset = edge.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        ink = QColor(
            tokens.primary_ink
            if filled
            else tokens.primary_text
            if chosen
            else tokens.ink3
            if not live
            else tokens.ink2
            if self._mark is Mark.QUIET
            else tokens.ink
        )
        self._paint_mark(painter, ink)
        self._paint_text(painter, ink, QColor(tokens.ink if live else tokens.ink3))

    def _paint_text(self, painter: QPainter, ink: QColor, plain_ink: QColor) -> None:
        text, detail = self._places(self.width())
        bold = self.isChecked() or bool(self._detail) or self._mark is Mark.NONE
        metrics = self._bold()
        used = metrics.boundingRect(text, WRAP, self.text()).height()
        painter.setFont(self._font(bold=bold))
        painter.setPen(ink)
        if self._mark is Mark.NONE and not self._detail:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text())
            return
        painter.drawText(text.translated(0, (self.height() - used) // 2), WRAP, self.text())
        if self._detail:
            used = self._plain().boundingRect(detail, WRAP, self._detail).height()
            painter.setFont(self._font(bold=False))
            painter.setPen(plain_ink)
            painter.drawText(detail.translated(0, (self.height() - used) // 2), WRAP, self._detail)

    def _paint_mark(self, painter: QPainter, ink: QColor) -> None:
        if self._mark is Mark.NONE:
            return
        size = self._mark_size()
        box = QRectF(PAD, (self.height() - size) / 2, size, size)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._mark in {Mark.SQUARE, Mark.TICK}:
            painter.drawRoundedRect(box, 3, 3)
            if self.isChecked():
                painter.setPen(QPen(ink, 2.2, c=Qt.PenCapStyle.RoundCap))
                tick = (QPointF(0.22, 0.53), QPointF(0.43, 0.74), QPointF(0.78, 0.28))
                painter.drawPolyline([box.topLeft() + point * size for point in tick])
            return
        painter.drawEllipse(box)
        if self._mark is Mark.RANK and self._rank:
            small = self._font(bold=True)
            small.setPixelSize(round(size * 0.7))
            painter.setFont(small)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._rank))
        elif self.isChecked():
            painter.setBrush(ink)
            painter.drawEllipse(box.center(), size / 4, size / 4)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font

    def _bold(self) -> QFontMetrics:
        return QFontMetrics(self._font(bold=True))

    def _plain(self) -> QFontMetrics:
        return QFontMetrics(self._font(bold=False))

    def _mark_size(self) -> int:
        return max(16, self.fontMetrics().ascent())

    def _left(self) -> int:
        return PAD if self._mark is Mark.NONE else PAD + self._mark_size() + 8

    def _lead(self) -> int:
        """The column of the text when a detail stands beside it: the same in each row of a list."""
        return 12 * self._plain().averageCharWidth()

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where text and detail may stand, at the top of the button."""
        left, room = self._left(), max(1, width - self._left() - PAD)
        if not self._detail:
            return QRect(left, 0, room, 10_000), QRect()
        lead = min(self._lead(), room // 2)
        return QRect(left, 0, lead, 10_000), QRect(left + lead + PAD, 0, max(1, room - lead - PAD), 10_000)


class ChoiceRow(QWidget):
    """Options side by side, or one below the other with ``column``; Tab reaches the row, arrow keys move in it.

    One option, which a second press takes back; with ``many`` any of them, at most ``most``; with ``ranked`` the order
    of pressing counts; one of ``alone`` is never chosen together with others.  ``options`` are pairs of key and text,
    ``details`` stand beside them.
    """

    picked = Signal(object)
    """``tuple[str, ...]``: the keys that a person has now chosen, in order."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        *,
        many: bool = False,
        most: int | None = None,
        ranked: bool = False,
        plain: bool = False,
        quiet: bool = False,
        column: bool = False,
        details: Sequence[str] = (),
        alone: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._many, self._most, self._ranked = many, most, ranked
        self._alone = frozenset(alone)
        self._keys: tuple[str, ...] = ()
        self._buttons: dict[str, OptionButton] = {}
        self.setAccessibleName(name)
        layout = QVBoxLayout(self) if column else FlowLayout(self, 6 if plain else 8)
        layout.setContentsMargins(0, 0, 0, 0)
        if column:
            layout.setSpacing(4)
        mark = Mark.RANK if ranked else Mark.SQUARE if many else Mark.QUIET if quiet else Mark.ROUND
        if plain:
            mark = Mark.NONE
        for number, (key, text) in enumerate(options):
            button = OptionButton(text, mark, details[number] if details else "", self)
            button.setObjectName(f"option-{key}")
            button.setAccessibleDescription(name)
            button.installEventFilter(self)
            button.clicked.connect(partial(self._press, key))
            layout.addWidget(button)
            self._buttons[key] = button
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self._let_tab_reach(None)

    @property
    def keys(self) -> tuple[str, ...]:
        """What is chosen, in order."""
        return self._keys

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these options as chosen, without telling anybody; unknown keys are kept but not seen."""
        self._keys = tuple(keys)
        full = self._most is not None and len(set(self._keys) - self._alone) >= self._most
        for key, button in self._buttons.items():
            chosen = key in self._keys
            button.setChecked(chosen)
            button.setEnabled(chosen or key in self._alone or not (self._many and full))
            button.show_rank(self._keys.index(key) + 1 if self._ranked and chosen else 0)
        self._let_tab_reach(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, OptionButton):
            self._let_tab_reach(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, OptionButton):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self._move(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, button: OptionButton, step: int) -> None:
        live = [other for other in self._buttons.values() if other.isEnabled()]
        if button in live:
            live[(live.index(button) + step) % len(live)].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_reach(self, wanted: OptionButton | None) -> None:
        """One button of the row is reached with Tab: the focused one, else the first chosen, else the first."""
        live = [button for button in self._buttons.values() if button.isEnabled()]
        focused = next((button for button in live if button.hasFocus()), None)
        reached = wanted or focused or next((b for b in live if b.isChecked()), live[0] if live else None)
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is reached else Qt.FocusPolicy.ClickFocus)

    def _press(self, key: str, _checked: object = None) -> None:
        if key in self._keys:
            keys = tuple(other for other in self._keys if other != key)
        elif self._many and key not in self._alone:
            keys = (*(other for other in self._keys if other not in self._alone), key)
        else:
            keys = (key,)
        if self._many and not self._ranked:
            keys = tuple(other for other in self._buttons if other in keys)
        self.show_keys(keys)
        self.picked.emit(keys)


_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
