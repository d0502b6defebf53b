"""The frame of every page: title, one sentence, the thing itself, cards at the right.

Order in every page: children, layout, connections, first :meth:`CasePage.refresh`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.closers import Offer
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.mirror import for_client
from lotse_desktop.domain.proposals import Proposed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.editor import CaseEditor
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.care_memo import CareMemo


def no_calendar() -> HolidayCalendar | None:
    """Where no holidays are at hand."""
    return None


def no_offers() -> Sequence[Offer]:
    """Where no directory is at hand."""
    return ()


def no_proposals() -> Sequence[Proposed]:
    """Where neither directory nor chains propose anything."""
    return ()


def no_mirror() -> bool:
    """Where only the coach looks."""
    return False


def _nothing() -> None:
    """Where there is no mirror view."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """What every page of a case gets handed in.

    ``calendar``: the holidays of the client's state; ``None`` while they are being loaded, then the page is refreshed.
    """

    editor: CaseEditor
    catalogue: Catalogue
    today: Callable[[], date]
    ask: Ask
    calendar: Callable[[], HolidayCalendar | None] = no_calendar
    offers: Callable[[], Sequence[Offer]] = no_offers
    """Who offers care, beside the persons of the case."""
    proposals: Callable[[], Sequence[Proposed]] = no_proposals
    """Steps that others than needs and measures propose for the case as it is now: directory and chains."""
    memo: CareMemo = field(default_factory=CareMemo)
    mirror: Callable[[], bool] = no_mirror
    """Whether the client looks, too: then a page shows no note and no rating of the coach, nothing that follows from
    them (differences, priorities), and no time plan (handbook 2.3, 2.4).  Read in ``refresh``."""
    switch_mirror: Callable[[], None] = _nothing
    """Let the client look, too, or no longer."""

    @property
    def seen(self) -> CaseRecord:
        """The case as those may see it who look; never to be stored."""
        record = self.editor.record
        return for_client(self.catalogue, record) if self.mirror() else record

    def care_report(self) -> CareReport:
        """Everything that follows from the care of the case as it is now, open holidays too where they are known."""
        return self.memo.report(self.editor.record, self.calendar(), self.today())


class Page(QWidget):
    """Title, one sentence, controls at the right of them, and the thing itself below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title, self)
        self._title.setProperty("role", "title")
        self._sentence = QLabel(self)
        self._sentence.setProperty("role", "sentence")
        self._sentence.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self.header = QHBoxLayout()
        """Controls at the right of the title are added here."""
        self.header.addLayout(words, stretch=1)
        self.body = QVBoxLayout()
        """The thing itself is added here."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(self.header)
        layout.addLayout(self.body, stretch=1)
        self.setAccessibleName(title)

    def set_heading(self, title: str, sentence: str) -> None:
        """Title and the sentence under it."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)


class CasePage(Page):
    """One room of a case.

    A page shows ``context.editor.record`` in :meth:`refresh` and changes it only with ``context.editor.change``;
    after each change the shell calls :meth:`refresh` of the visible page, of the others when they are shown.
    """

    wanted = Signal(str, str)
    """Another page is wanted: its key and which part of it, for example ``("domains", "CHILDCARE")``."""

    def __init__(self, context: PageContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.context = context

    def refresh(self) -> None:
        """Show the record as it is now.  Never writes; fields are filled under ``QSignalBlocker``."""
        raise NotImplementedError

    def show_part(self, part: str) -> None:
        """Bring one part of the page into view; does nothing on pages without parts."""

    def shown_part(self) -> str:
        """What :meth:`show_part` takes to come back to where one is; empty on pages without parts."""
        return ""


class DeskPage(Page):
    """One room of the desk, where no case is open: it belongs to the vault.

    It is made when it is visited for the first time and dropped with the vault; what it works with is handed in as an
    object whose shape the page names itself, and which runs on the database thread.
    """

    case_wanted = Signal(UUID, str, str)
    """A case is wanted: its id, the room (empty: where one was) and which part of it."""
    place_wanted = Signal(str)
    """Another room of the desk is wanted."""
    changed = Signal()
    """Something that badges count was stored."""
    news = Signal(str)
    """Something went well: one sentence."""
    failed = Signal(str)
    """Something did not work: one sentence."""

    def refresh(self) -> None:
        """Ask for what is shown; called each time the page comes into view."""
        raise NotImplementedError
