"""The top: brand, the case and where it stands, search, the one main action, the menu."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.ui.icons import icon
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.widgets.brand import Brand

HEIGHT = 64


class TopBar(QFrame):
    """What is open, and the few things that are always at hand."""

    search_wanted = Signal()
    main_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._brand = Brand(self)
        self._name = QLabel(self)
        self._name.setObjectName("case")
        self._name.setProperty("role", "case")
        self._where = QLabel(self)
        self._where.setObjectName("where")
        self._where.setProperty("role", "small")
        for label in (self._name, self._where):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._search = QPushButton(self.tr("Suchen  Strg K"), self)
        self._search.setObjectName("search")
        self._search.setAccessibleName(self.tr("Suchen"))
        self._main = QPushButton(self)
        self._main.setObjectName("main")
        self._main.setProperty("role", "primary")
        self._menu = QPushButton(self.tr("Menü"), self)
        self._menu.setObjectName("menu")
        self._menu.setProperty("role", "quiet")

        for button in (self._search, self._main, self._menu):
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
        layout.addWidget(self._search)
        layout.addWidget(self._main)
        layout.addWidget(self._menu)
        self.setMinimumHeight(HEIGHT)

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

    def set_menu(self, menu: QMenu) -> None:
        """The menu behind the last button."""
        self._menu.setMenu(menu)

    def align_with(self, side_width: int) -> None:
        """Let the name of the case begin where the page begins."""
        self._brand.setFixedWidth(max(self._brand.sizeHint().width(), side_width - 24))

    def open_menu(self) -> None:
        """Show the menu as if its button was pressed."""
        self._menu.showMenu()

    def _paint_icons(self) -> None:
        tokens = tokens_of(self)
        self._search.setIcon(icon("search", tokens.primary_text))
        self._menu.setIcon(icon("ellipsis", tokens.ink2))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
