"""One life domain in the quick circle: its name, five levels to touch, and the way not to say."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.figures.circle import CircleEntry
from lotse_desktop.ui.look import set_role
from lotse_desktop.ui.widgets.choice import ChoiceRow, Mark, OptionButton

_GAP: Final = 6
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DIRECTIONS: Final = (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight)


class _Levels(ChoiceRow):
    """All levels in one line."""

    @override
    def sizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self.findChildren(OptionButton)]
        width = sum(hint.width() for hint in hints) + (len(hints) - 1) * _GAP
        return QSize(width, max(hint.height() for hint in hints))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class CircleRow(QWidget):
    """Tab reaches the levels and „möchte ich nicht sagen“; left and right go over the levels, a digit rates."""

    rated = Signal(object)
    """``int | None``: the level that a person touched; ``None``: it was taken back."""
    declined = Signal(bool)
    """Whether the client does not want to say."""
    pointed = Signal(object)
    """``int | None``: the level that has the focus or the mouse, ``None``: the row without a level."""
    stepped = Signal(int, str)
    """Up (-1) or down (1), and the name of the button that had the focus."""

    def __init__(
        self, title: str, anchors: Sequence[str], levels: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._name = title
        options = [(str(level), str(level)) for level in range(1, len(levels) + 1)]
        self._levels = _Levels(options, title, plain=True, parent=self)
        self._levels.setObjectName("levels")
        self._levels.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._declined = OptionButton(self.tr("möchte ich nicht sagen"), Mark.QUIET, "", self)
        self._declined.setObjectName("declined")
        self._declined.setAccessibleDescription(title)
        self._declined.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._buttons: dict[QObject, int | None] = {self._declined: None}
        for level, (word, anchor) in enumerate(zip(levels, anchors, strict=True), start=1):
            button = self._levels.findChild(OptionButton, f"option-{level}")
            if isinstance(button, OptionButton):
                button.setAccessibleName(f"{title}: {level} {word}")
                button.setAccessibleDescription(anchor)
                self._buttons[button] = level
        for one in self._buttons:
            one.installEventFilter(self)
        touch = QHBoxLayout()
        touch.setSpacing(_GAP)
        touch.addWidget(self._levels)
        touch.addWidget(self._declined)
        touch.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addWidget(self._title)
        self._layout.addLayout(touch)
        self._levels.picked.connect(self._rate)
        self._declined.clicked.connect(self.declined)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def hasHeightForWidth(self) -> bool:
        """Nothing in a row wraps."""
        return False

    def show_entry(self, entry: CircleEntry) -> None:
        """Show what was said."""
        self._title.setText(entry.title)
        self._title.setToolTip(self._name)
        self._levels.show_keys((str(entry.level),) if entry.level is not None else ())
        self._declined.setChecked(entry.declined)

    def show_pointed(self, pointed: bool) -> None:  # noqa: FBT001
        """Whether this is the domain that is spoken of."""
        set_role(self._title, "strong" if pointed else "")

    def arrange(self, title_width: int, *, wide: bool) -> None:
        """The name beside the levels, or above them where there is little room."""
        self._layout.setDirection(_DIRECTIONS[wide])
        self._title.setFixedWidth(title_width)

    def enter(self, name: str = "") -> None:
        """Put the focus on the button with this name; else on what is chosen, or on the first level."""
        named = self.findChild(OptionButton, name) if name else None
        if not isinstance(named, OptionButton):
            live = [button for button in self._buttons if isinstance(button, OptionButton)]
            chosen = (button for button in live if button.isChecked())
            named = next(chosen, next(button for button in live if self._buttons[button] == 1))
        named.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched in self._buttons:
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.Enter}:
                self.pointed.emit(self._buttons[watched])
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take_key(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        step, digit = _STEPS.get(Qt.Key(event.key())), event.text()
        if step is not None:
            self.stepped.emit(step, watched.objectName())
            return True
        if digit in {str(level) for level in self._buttons.values() if level is not None}:
            self.enter(f"option-{digit}")
            self.rated.emit(int(digit))
            return True
        return False

    def _rate(self, keys: tuple[str, ...]) -> None:
        self.rated.emit(int(keys[0]) if keys else None)
