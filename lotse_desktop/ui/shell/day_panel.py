"""What stands around the list of clients: the greeting, the appointments of today, what is due, the quarter."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.due import DueEntry
from lotse_desktop.domain.listing import ClientEntry
from lotse_desktop.domain.today import Quarter, Today, due_words
from lotse_desktop.domain.wording import clock, count_text, long_date, minutes_text, short_date
from lotse_desktop.ui.kit.due_rooms import part_of, room_of
from lotse_desktop.ui.models.clients import phase_text
from lotse_desktop.ui.models.due import when_words
from lotse_desktop.ui.shell.client_list import ClientList
from lotse_desktop.ui.widgets.card import Card
from lotse_desktop.ui.widgets.link_rows import Link, LinkRows

MOST_DUE: Final = 5
MOST_MEETINGS: Final = 4
LETTERS: Final = 32
"""How wide the column is, in letters; it gives way when it would take more than a third."""
DUE_ROOM: Final = "due"
_FORENOON, _EVENING = 11, 18


class DayPanel(QObject):
    """Fills the room above and beside the list; both are hidden in the archive."""

    case_wanted = Signal(UUID, str, str)
    place_wanted = Signal(str)

    def __init__(self, listed: ClientList, now: Callable[[], datetime]) -> None:
        super().__init__(listed)
        self._list = listed
        self._now = now
        self._strip = QWidget(listed)
        self._strip.setObjectName("meetings")
        self._meetings = QHBoxLayout(self._strip)
        self._meetings.setContentsMargins(0, 0, 0, 0)
        self._meetings.setSpacing(12)
        self._column = QWidget(listed)
        self._column.setObjectName("day")
        self._has_day = False
        self._due, self._due_rows = self._link_card(self.tr("Fällig"))
        self._untouched, self._untouched_rows = self._link_card(self.tr("Lange nicht angesehen"))
        quarter = Card(self.tr("Mein Quartal"), self._column)
        self._talks = quarter.add_row(self.tr("Gespräche"))
        self._work = quarter.add_row(self.tr("In Arbeit, Ausbildung"))
        self._closed = quarter.add_row(self.tr("Lücken geschlossen"))
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._due, self._untouched, quarter):
            column.addWidget(card)
        column.addStretch()
        listed.above.addWidget(self._strip)
        listed.beside.addWidget(self._column)
        listed.installEventFilter(self)
        self.put_away()

    def put_away(self) -> None:
        """Nothing of today beside the archive."""
        self._has_day = False
        self._strip.hide()
        self._fit()

    def show_today(self, today: Today) -> None:
        """Greet and fill everything."""
        number = len(today.meetings)
        talks = count_text(number, self.tr("Gespräch"), self.tr("Gespräche"))
        words = self.tr("Heute {talks}.").format(talks=talks) if number else self.tr("Heute kein Gespräch.")
        self._list.show_greeting(f"{self._greeting()} {words}", long_date(today.day))
        self._show_meetings(today.meetings)
        self._show_due(today)
        self._untouched_rows.show_links([self._untouched_link(entry) for entry in today.untouched])
        self._untouched.setVisible(bool(today.untouched))
        self._show_quarter(today.quarter)
        self._strip.setVisible(bool(number))
        self._has_day = True
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            self._fit()
        return False

    def _fit(self) -> None:
        width = LETTERS * self._list.fontMetrics().averageCharWidth()
        self._column.setFixedWidth(width)
        self._column.setVisible(self._has_day and self._list.width() >= 3 * width)

    def _link_card(self, title: str) -> tuple[Card, LinkRows]:
        card = Card(title, self._column)
        rows = LinkRows(card)
        card.add(rows)
        return card, rows

    def _greeting(self) -> str:
        hour = self._now().hour
        if hour < _FORENOON:
            return self.tr("Guten Morgen.")
        return self.tr("Guten Tag.") if hour < _EVENING else self.tr("Guten Abend.")

    def _show_meetings(self, meetings: Sequence[DueEntry]) -> None:
        while (item := self._meetings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in meetings[:MOST_MEETINGS]:
            card = MeetingCard(entry, self._strip)
            card.clicked.connect(partial(self._open, entry))
            self._meetings.addWidget(card, stretch=1)

    def _show_due(self, today: Today) -> None:
        links = [
            Link(
                f"{entry.given_name[:1]}. {entry.family_name}: {due_words(entry.item)}",
                when_words(entry, today.day),
                partial(self._open, entry),
                "gap" if entry.item.day < today.day else "",
            )
            for entry in today.due[:MOST_DUE]
        ]
        left = len(today.due) - len(links)
        if left > 0:
            links.append(Link(self.tr("Alle anzeigen"), f"+{left}", partial(self.place_wanted.emit, DUE_ROOM)))
        if not links:
            links = [Link(self.tr("Nichts ist fällig"), "", partial(self.place_wanted.emit, DUE_ROOM))]
        self._due_rows.show_links(links)

    def _untouched_link(self, entry: ClientEntry) -> Link:
        name = f"{entry.given_name} {entry.family_name}"
        return Link(name, short_date(entry.changed_at.date()), partial(self.case_wanted.emit, entry.id, "", ""))

    def _show_quarter(self, quarter: Quarter) -> None:
        self._talks.show_value(str(quarter.talks))
        self._work.show_value(str(quarter.integrations))
        minutes = quarter.closed_minutes
        self._closed.show_value(self.tr("{time} je Woche").format(time=minutes_text(minutes)) if minutes else "0")

    def _open(self, entry: DueEntry) -> None:
        self.case_wanted.emit(entry.client_id, room_of(entry.item), part_of(entry.item))


class MeetingCard(QPushButton):
    """An appointment of today: when, with whom, what for."""

    def __init__(self, entry: DueEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "meeting")
        self.setAutoDefault(True)
        start = entry.item.minute
        when = self.tr("ohne Uhrzeit") if start is None else self.tr("{time} Uhr").format(time=clock(start))
        name = f"{entry.given_name} {entry.family_name}"
        what = f"{due_words(entry.item)} · {phase_text(entry.phase)}"
        self.setAccessibleName(f"{when}, {name}, {what}")
        self._rows = column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(2)
        for text, role in ((when, "small"), (name, "cardtitle"), (what, "small")):
            label = QLabel(text, self)
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, self._rows.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
