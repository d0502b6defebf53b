"""Top bar, banners, side, pages, status line, and what they say about the open case."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lotse_desktop.ui.shell.desk_rooms import DeskRoom
from lotse_desktop.ui.shell.open_case import OpenCase
from lotse_desktop.ui.widgets.banner import Banner
from lotse_desktop.ui.widgets.short_order import ShortOrder
from lotse_desktop.ui.widgets.side_bar import Badge, SideBar, SideEntry
from lotse_desktop.ui.widgets.status_line import StatusLine
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.top_bar import TopBar

TODAY: Final = "today"
"""The room that stands before the list."""
LIST: Final = "list"
ARCHIVE: Final = "archive"
NEWS_MS: Final = 12_000
"""How long good news stays; what went wrong stays until somebody closes it."""


class DeskFrame(QWidget):
    """Everything around the pages."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.top = TopBar(self)
        self.trouble = Banner(self)
        """Stays as long as the open case cannot be stored."""
        self.trouble.setObjectName("trouble")
        self.mirror = Banner(self)
        """Stays as long as the client looks, too; its button goes back."""
        self.mirror.setObjectName("mirror-banner")
        self.order = ShortOrder(self.tr("Kind ist dabei"), self)
        """Where to go while a child is in the room."""
        self.order.setObjectName("short-order")
        self._news = Banner(self)
        self._news.setObjectName("news")
        self.side = SideBar(self)
        self.pages = QStackedWidget(self)
        self.status = StatusLine(self)
        self._news_timer = QTimer(self)
        self._news_timer.setSingleShot(True)
        self._news_timer.setInterval(NEWS_MS)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(self.pages, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top, self.mirror, self.trouble, self._news, self.order):
            layout.addWidget(widget)
        layout.addLayout(middle, stretch=1)
        layout.addWidget(self.status)
        self._news_timer.timeout.connect(self._news.hide)
        self._news.acted.connect(self._news.hide)
        self.side.resized.connect(self.top.align_with)

    def show_news(self, sentence: str) -> None:
        """Something went well."""
        self._news.show_sentence(sentence, self.tr("Schließen"), alarming=False)
        self._news_timer.start()

    def show_failure(self, sentence: str) -> None:
        """Something that was asked for did not work."""
        self._news_timer.stop()
        self._news.show_sentence(sentence, self.tr("Schließen"))

    def show_desk(self, place: str, vault: str, rooms: Sequence[DeskRoom]) -> None:
        """No case is open: ``place`` is the list, the archive or the key of a room."""
        work = self.tr("Arbeit")
        entries = [
            SideEntry(LIST, self.tr("Klientinnen & Klienten"), "users"),
            SideEntry(ARCHIVE, self.tr("Archiv"), "archive"),
        ]
        sections: dict[str, list[SideEntry]] = {work: []}
        for room in rooms:
            sections.setdefault(room.section, []).append(SideEntry(room.key, room.title, room.icon))
        first = [entry for entry in sections[work] if entry.key == TODAY]
        sections[work] = [*first, *entries, *(entry for entry in sections[work] if entry.key != TODAY)]
        self.side.show_sections(list(sections.items()))
        self.side.show_chosen(place)
        titles = {LIST: self.tr("Alle Fälle"), **{entry.key: entry.title for entry in entries[1:]}}
        titles |= {room.key: room.title for room in rooms}
        self.top.show_place(titles[place], vault)
        self.top.show_main("")
        self.status.show_saved(None)
        self.status.show_history(None, None)
        self.trouble.hide()
        self.mirror.hide()
        order_tabs(self)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """What stands at the right of the list, the archive and the rooms; nothing while a case is open."""
        if ARCHIVE in self.side.keys:
            for key, text in counts.items():
                self.side.show_badge(key, Badge(text))

    def follow(self, case: OpenCase) -> None:
        """Show this case, and everything that happens to it."""
        self._show_rooms(case)
        self.top.show_main(self.tr("Plan drucken"))
        self.status.show_saved(None)
        case.changed.connect(lambda: self._show_case(case))
        case.mirrored.connect(lambda: self._show_rooms(case))
        case.view.room_shown.connect(self._show_room)
        case.session.saving.connect(self.status.show_saving)
        case.session.saved.connect(self._show_saved)
        case.session.save_failed.connect(self._show_not_saved)
        case.session.refused.connect(self.show_failure)
        self._show_case(case)

    def _show_rooms(self, case: OpenCase) -> None:
        """Rooms and history; no way to other cases, and how to go back, while the client looks, too."""
        if case.mirror.is_on:
            words = self.tr(
                "Sie schauen gemeinsam: ohne Notizen der Beratung, besonders geschützte Fragen und andere Fälle."
            )
            self.mirror.show_sentence(words, self.tr("Zurück zur Beratung (Strg+M)"), alarming=False)
            self.side.show_sections(case.sections())
        else:
            back = SideEntry(LIST, self.tr("Alle Fälle"), "chevron-left", hint=self.tr("Alle Fälle (Alt+Links)"))
            self.mirror.hide()
            self.side.show_sections([("", [back]), *case.sections()])
        self._show_case(case)
        if case.view.key:
            self._show_room(case.view.key)

    def _show_room(self, key: str) -> None:
        self.side.show_chosen(key)
        self.order.show_key(key)
        order_tabs(self)

    def _show_case(self, case: OpenCase) -> None:
        self.top.show_place(case.record.client.full_name, case.where)
        for key, badge in case.badges().items():
            self.side.show_badge(key, badge)
        undo, redo = case.mirror.undo_name, case.mirror.redo_name
        self.status.show_history(undo, redo)
        if not case.session.is_saved and not self.trouble.sentence:
            self.status.show_saving()

    def _show_saved(self) -> None:
        self.trouble.hide()
        self.status.show_saved(self._now())

    def _show_not_saved(self, sentence: str) -> None:
        words = self.tr("Noch nicht gespeichert: {why} Ihre Eingaben sind noch da; es wird von selbst wieder versucht.")
        self.trouble.show_sentence(words.format(why=sentence), self.tr("Jetzt versuchen"))
        self.status.show_not_saved()
