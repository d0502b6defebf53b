"""The top: brand, the case and where it stands, the talk, search, the one main action, the menu."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.icons import icon
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets.brand import Brand
from lotse_desktop.ui.widgets.talk_button import TalkButton

HEIGHT: Final = 64
_ROOMY: Final = 170
_NARROW: Final = 135
"""Average characters that the bar must be wide, else some words are left out."""


class TopBar(QFrame):
    """What is open, and the few things that are always at hand."""

    search_wanted = Signal()
    main_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._brand = Brand(self)
        self._name = _Elided(self)
        self._name.setObjectName("case")
        self._name.setProperty("role", "case")
        self._where = _Elided(self)
        self._where.setObjectName("where")
        self._where.setProperty("role", "small")
        self.talk = TalkButton(self)
        """The clock; its menu is set by who knows the talks."""
        self.talk.setObjectName("talk")
        self.child = QPushButton(self.tr("Kind ist dabei"), self)
        """Whether a child is in the room."""
        self.child.setObjectName("child-present")
        self.child.setCheckable(True)
        self.child.setToolTip(self.tr("Kurze Reihenfolge: Dringendes, Betreuungswoche, ein Bereich, ein Schritt"))
        self._child_offered = False
        self._search = QPushButton(self.tr("Suchen  Strg K"), self)
        self._search.setObjectName("search")
        self._search.setAccessibleName(self.tr("Suchen"))
        self._main = QPushButton(self)
        self._main.setObjectName("main")
        self._main.setProperty("role", "primary")
        self._menu = QPushButton(self.tr("Menü"), self)
        self._menu.setObjectName("menu")
        self._menu.setProperty("role", "quiet")

        for button in (self.child, self._search, self._main, self._menu):
            button.setAutoDefault(True)

        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._where)
        words.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 16, 6)
        layout.setSpacing(12)
        layout.addWidget(self._brand)
        layout.addLayout(words, stretch=1)
        layout.addWidget(self.talk)
        layout.addWidget(self.child)
        layout.addWidget(self._search)
        layout.addWidget(self._main)
        layout.addWidget(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._side_width = 0

        self._search.clicked.connect(self.search_wanted)
        self._main.clicked.connect(self.main_wanted)
        self._paint_icons()

    def show_place(self, name: str, where: str) -> None:
        """What is open, and where it stands."""
        self._name.setText(name)
        self._where.setText(where)

    def show_main(self, text: str) -> None:
        """The main action; an empty text hides it."""
        self._main.setText(text)
        self._main.setVisible(bool(text))

    def show_talk_of_case(self, *, clock: bool) -> None:
        """Whether there is a clock at all."""
        self.talk.setVisible(clock)

    def show_child(self, *, offered: bool, present: bool) -> None:
        """Whether a child is in the room, where that can be said."""
        self._child_offered = offered
        self.child.setChecked(present)
        self._make_room()

    def set_menu(self, menu: QMenu) -> None:
        """The menu behind the last button."""
        self._menu.setMenu(menu)

    def align_with(self, side_width: int) -> None:
        """Let the name of the case begin where the page begins, as long as there is room."""
        self._side_width = side_width
        self._make_room()

    def open_menu(self) -> None:
        """Show the menu as if its button was pressed."""
        self._menu.showMenu()

    def _paint_icons(self) -> None:
        tokens = tokens_of(self)
        self._search.setIcon(icon("search", tokens.primary_text))
        self._menu.setIcon(icon("ellipsis", tokens.ink2))

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(HEIGHT, hint.height()))

    @override
    def minimumSizeHint(self) -> QSize:
        """Not ``setMinimumHeight``: that would hold also where large text needs more."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(HEIGHT, hint.height()))

    def _make_room(self) -> None:
        """The name of the case needs room: less words beside it where the bar is narrow."""
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        self.talk.show_compact(letters < _NARROW)
        self.child.setVisible(self._child_offered and letters >= _NARROW)
        aligned = self._side_width - 24 if letters >= _NARROW else 0
        self._brand.setFixedWidth(max(self._brand.sizeHint().width(), aligned))
        roomy = letters >= _ROOMY or not self._child_offered
        self._search.setText(self.tr("Suchen  Strg K") if roomy else self.tr("Suchen"))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
        elif event.type() == QEvent.Type.FontChange:
            self._make_room()


class _Elided(QLabel):
    """One line that ends with dots where it does not fit; then the tool tip shows all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if words == self.text() else self.text())
        painter = QPainter(self)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter, self.rect(), align, self.palette(), self.isEnabled(), words, self.foregroundRole()
        )
