"""A child is there: four places one after the other, above the page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from lotse_desktop.ui.icons import ICON, icon
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.flow import FlowLayout


class ShortOrder(QFrame):
    """Which place is shown, which were visited (a tick), and the way to the next one."""

    wanted = Signal(str)
    """The key of the place that a person wants to see."""
    ended = Signal()
    """The last place is done, or the order is not wanted any more."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "news")
        self.setAccessibleName(title)
        self._places: tuple[tuple[str, str], ...] = ()
        self._visited: set[str] = set()
        self._key = ""
        self._icon = QLabel(self)
        self._title = Words(title, "strong", self)
        self._title.setWordWrap(False)
        self._buttons: list[QPushButton] = []
        self._next = QPushButton(self)
        self._next.setObjectName("next-place")
        self._next.setProperty("role", "primary")
        self._end = QPushButton(self.tr("Ausschalten"), self)
        self._end.setObjectName("end-order")
        self._end.setProperty("role", "quiet")
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(24, 6, 16, 6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._next.clicked.connect(self._go_on)
        self._end.clicked.connect(self.ended)
        self._paint_icon()
        self.hide()

    def show_places(self, places: Sequence[tuple[str, str]]) -> None:
        """Keys and titles of the places, in order; nothing was visited yet."""
        self._places, self._visited = tuple(places), set()
        while self._flow.takeAt(0) is not None:
            pass
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for key, _ in self._places:
            button = QPushButton(self)
            button.setObjectName(f"place-{key}")
            button.setProperty("role", "place")
            button.setCheckable(True)
            button.clicked.connect(partial(self.wanted.emit, key))
            self._buttons.append(button)
        for widget in (self._icon, self._title, *self._buttons, self._next, self._end):
            self._flow.addWidget(widget)
        self.show_key("")

    def show_key(self, key: str) -> None:
        """This place is shown now; another key: none of them."""
        keys = [place for place, _ in self._places]
        self._key = key
        if key in keys:
            self._visited.add(key)
        for number, (button, (place, title)) in enumerate(zip(self._buttons, self._places, strict=True), start=1):
            done = place in self._visited and place != key
            button.setText(f"✓ {title}" if done else f"{number} {title}")
            button.setChecked(place == key)
            state = self.tr("jetzt") if place == key else self.tr("war schon dran") if done else self.tr("kommt noch")
            button.setAccessibleName(f"{number} {title}, {state}")
        self._next.setText(self.tr("Weiter") if self._following() else self.tr("Fertig"))
        self._align()

    def _following(self) -> str:
        """The place after the present one; from elsewhere the first that was not visited; empty: none."""
        keys = [place for place, _ in self._places]
        if self._key in keys:
            return "".join(keys[keys.index(self._key) + 1 :][:1])
        return next((key for key in keys if key not in self._visited), "")

    def _go_on(self) -> None:
        following = self._following()
        if following:
            self.wanted.emit(following)
        else:
            self.ended.emit()

    def _align(self) -> None:
        """Words in the middle of the line of buttons; as high as the lines are."""
        for label in (self._icon, self._title):
            label.setMinimumHeight(self._next.sizeHint().height())
        self.setFixedHeight(self._flow.heightForWidth(self.width()))

    @override
    def hasHeightForWidth(self) -> bool:
        """The height is set, else Qt keeps room for the narrowest width."""
        return False

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._align()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(icon("baby", tokens_of(self).primary_text).pixmap(ICON, ICON))

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_icon()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._align()
