"""The preview of a plan with its zoom, and the list of what was printed."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.plan import PlanState
from lotse_desktop.domain.plan_states import STATE_NAMES
from lotse_desktop.domain.report import PlanVersion
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH

DRAFT: Final = 0
"""The number of what is not printed yet; versions begin at 1."""


class _Pages(Protocol):
    """What the preview needs of ``widgets.pdf_view.PdfView``, which is loaded late."""

    @property
    def pages(self) -> int: ...
    def hide(self) -> None: ...
    def zoom(self, steps: int) -> None: ...
    def fit_width(self) -> None: ...


class Preview(QWidget):
    """Shows a PDF; QtPdf is loaded with the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: _Pages | None = None
        self._state = Words("", "sentence", self)
        self._state.setObjectName("state")
        row = QHBoxLayout()
        for key, words, name, step in (
            ("smaller", "−", self.tr("Kleiner"), -1),
            ("larger", "+", self.tr("Größer"), 1),
            ("fit", self.tr("Seitenbreite"), self.tr("Auf Seitenbreite"), 0),
        ):
            button = QPushButton(words, self)
            button.setObjectName(key)
            button.setAccessibleName(name)
            button.setMinimumHeight(TOUCH)
            button.clicked.connect(partial(self._zoom, step))
            row.addWidget(button)
        row.addWidget(self._state, stretch=1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self._column.addStretch(1)
        for keys, step in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(self._zoom, step))

    def show_pdf(self, pdf: bytes, words: str) -> None:
        """Show ``pdf``, and what it is with its number of pages."""
        from lotse_desktop.ui.widgets.pdf_view import PdfView

        shown = PdfView(self.tr("Vorschau"), pdf, self)
        shown.setObjectName("preview")
        self._column.insertWidget(1, shown, stretch=100)
        if isinstance(self._view, PdfView):
            shown.follow(self._view)
        self._view = shown
        number = self.tr("1 Seite") if shown.pages == 1 else self.tr("{number} Seiten").format(number=shown.pages)
        self.tell(self.tr("{what} · {pages}").format(what=words, pages=number))

    def show_nothing(self, sentence: str) -> None:
        """There is no paper to see; ``sentence`` says why."""
        if self._view is not None:
            self._view.hide()
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Say how it stands, beside the zoom."""
        self._state.setText(sentence)

    def _zoom(self, step: int, _checked: object = None) -> None:
        if self._view is None:
            return
        if step:
            self._view.zoom(step)
        else:
            self._view.fit_width()


class VersionList(Card):
    """The draft, and below it what was printed, newest first."""

    chosen = Signal(int)
    """The number of the version that a person wants to see; :data:`DRAFT` for the draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Fassungen"))
        self._versions: tuple[PlanVersion, ...] = ()
        self._present = self.tr("Entwurf")
        self._list = QListWidget(self)
        self._list.setObjectName("versions")
        self._list.setAccessibleName(self.tr("Fassungen"))
        self._list.addItem(self._present)
        self._list.setCurrentRow(0)
        self.add(Words(self.tr("Was gedruckt wurde, bleibt unverändert."), "small", self))
        self.add(self._list, stretch=1)
        self._list.currentRowChanged.connect(self._choose)

    @property
    def version(self) -> PlanVersion | None:
        """The version that is chosen; ``None``: the draft."""
        row = self._list.currentRow()
        return self._versions[row - 1] if row > 0 else None

    @property
    def words(self) -> str:
        """What is chosen, in words."""
        return self._list.currentItem().text()

    def show_present(self, state: PlanState) -> None:
        """Where the plan of today stands."""
        if state is PlanState.DRAFT:
            self._present = self.tr("Entwurf")
        else:
            self._present = self.tr("Heute · {state}").format(state=STATE_NAMES[state])
        self._list.item(0).setText(self._present)

    def show_versions(self, versions: Sequence[PlanVersion]) -> None:
        """Show what was printed; the choice stays."""
        former = self.version
        self._versions = tuple(sorted(versions, key=lambda version: -version.number))
        numbers = [DRAFT, *(version.number for version in self._versions)]
        with QSignalBlocker(self._list):
            self._list.clear()
            self._list.addItem(self._present)
            words = self.tr("Version {number} · {day} · {state}")
            for version in self._versions:
                day, state = short_date(version.printed_on), STATE_NAMES[version.report.state]
                self._list.addItem(words.format(number=version.number, day=day, state=state))
            number = former.number if former is not None else DRAFT
            self._list.setCurrentRow(numbers.index(number) if number in numbers else 0)

    def _choose(self, _row: int) -> None:
        version = self.version
        self.chosen.emit(version.number if version is not None else DRAFT)
