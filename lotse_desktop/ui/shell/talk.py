"""The talk that takes place: its clock, its coarse plan, and the short order when a child is there.

Only the coach sees it.  Nothing of it is stored: a talk is a value in memory (``domain.talks.Talk``).
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lotse_desktop.domain.assessment import MEETINGS
from lotse_desktop.domain.meetings import Meetings
from lotse_desktop.domain.talks import Talk, TalkKind, begun, ended, meeting_of, talk_time
from lotse_desktop.ui.icons import icon
from lotse_desktop.ui.look import tokens_of
from lotse_desktop.ui.shell.desk_frame import DeskFrame
from lotse_desktop.ui.shell.navigation import Navigation
from lotse_desktop.ui.shell.open_case import OpenCase

_LOOK_MS: Final = 5_000
HISTORY: Final = "history"
"""The room in which talks are written down."""


class TalkClock(QObject):
    """Which talk takes place with whom; it outlives the desk, so that locking does not end a talk."""

    changed = Signal()
    """Another minute, another talk."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._client: UUID | None = None
        self._talk: Talk | None = None
        self._minutes = 0
        self._with_child: set[UUID] = set()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, client: UUID, kind: TalkKind) -> None:
        """A talk begins; another one ends."""
        self._client, self._talk, self._minutes = client, Talk(kind, self._now()), 0
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """The talk is over."""
        self._client = self._talk = None
        self._timer.stop()
        self.changed.emit()

    def talk_with(self, client: UUID) -> Talk | None:
        """The talk that takes place with this client."""
        return self._talk if client == self._client else None

    def is_child_present(self, client: UUID) -> bool:
        """Whether a child is in the room."""
        return client in self._with_child

    def set_child_present(self, client: UUID, present: bool) -> None:  # noqa: FBT001 - a state
        """A child came into the room, or left it."""
        if present:
            self._with_child.add(client)
        else:
            self._with_child.discard(client)
        self.changed.emit()

    def now(self) -> datetime:
        """The time on the wall."""
        return self._now()

    def look(self) -> None:
        """Tell when another minute has begun."""
        minutes = self._talk.minutes(self._now()) if self._talk is not None else 0
        if minutes != self._minutes:
            self._minutes = minutes
            self.changed.emit()


class TalkDesk(QObject):
    """Shows the clock of the open case in the top bar, its menu, and the short order below it."""

    def __init__(self, clock: TalkClock, kinds: Sequence[TalkKind], frame: DeskFrame, navigation: Navigation) -> None:
        super().__init__(frame)
        self._clock, self._frame, self._navigation = clock, frame, navigation
        self._kinds = tuple(kind for kind in kinds if not kind.child_present)
        self._short = next((kind for kind in kinds if kind.child_present), None)
        self._ordered: UUID | None = None
        self._menu = QMenu(frame)
        self._menu.aboutToShow.connect(self._fill_menu)
        frame.top.talk.setMenu(self._menu)
        frame.top.child.clicked.connect(self.switch_child)
        frame.order.wanted.connect(self._go)
        frame.order.ended.connect(self.switch_child)
        for source in (navigation.case_opened, navigation.mirrored, clock.changed):
            source.connect(self.refresh)
        self.refresh()

    def refresh(self, _what: object = None) -> None:
        """Show how it stands; nothing of it while the client looks, too."""
        case = self._navigation.case
        open_case = None if case is None or case.mirror.is_on else case
        self._frame.top.show_talk_of_case(clock=open_case is not None and bool(self._kinds))
        with_child = open_case is not None and self._clock.is_child_present(open_case.record.client.id)
        self._frame.top.show_child(offered=open_case is not None and self._short is not None, present=with_child)
        self._show_order(open_case if with_child else None)
        talk = self._clock.talk_with(open_case.record.client.id) if open_case is not None else None
        if talk is None:
            self._frame.top.talk.show_none()
            return
        now = self._clock.now()
        following = talk.following(now)
        words = following.title if following is not None else ""
        self._frame.top.talk.show_talk(talk_time(talk.minutes(now)), talk.block(now).title, words)

    def switch_child(self) -> None:
        """A child came into the room, then to the first place; or it left."""
        case = self._navigation.case
        if case is None or case.mirror.is_on or self._short is None:
            return
        client = case.record.client.id
        present = not self._clock.is_child_present(client)
        self._clock.set_child_present(client, present)
        if present:
            self._go(self._short.blocks[0].room)

    def look(self) -> None:
        """Show the present minute."""
        self._clock.look()

    def open_menu(self) -> None:
        """Show what the clock offers, as if it was pressed."""
        if self._frame.top.talk.isVisible():
            self._frame.top.talk.showMenu()

    def _show_order(self, case: OpenCase | None) -> None:
        order = self._frame.order
        client = case.record.client.id if case is not None else None
        if case is not None and self._short is not None and client != self._ordered:
            known = {key for key, _ in case.titles()}
            places = [(block.room, block.title) for block in self._short.blocks if block.room is not None]
            order.show_places([place for place in places if place[0] in known])
        self._ordered = client
        order.setVisible(case is not None)

    def _fill_menu(self) -> None:
        case = self._navigation.case
        self._menu.clear()
        if case is None:
            return
        talk = self._clock.talk_with(case.record.client.id)
        if talk is None:
            self._offer_kinds(case.record.client.id)
        else:
            self._offer_blocks(talk, {key for key, _ in case.titles()})

    def _offer_kinds(self, client: UUID) -> None:
        self._menu.addAction(self.tr("Gespräch beginnen")).setEnabled(False)
        self._menu.addSeparator()
        for kind in self._kinds:
            words = self.tr("{title}  ·  {minutes} min").format(title=kind.title, minutes=kind.minutes)
            self._add(f"talk-{kind.key}", words).triggered.connect(partial(self._begin, client, kind))

    def _offer_blocks(self, talk: Talk, known: set[str]) -> None:
        present = talk.kind.block_at(talk.minutes(self._clock.now()))
        self._menu.addAction(talk.kind.title).setEnabled(False)
        self._menu.addSeparator()
        for number, (block, (start, end)) in enumerate(zip(talk.kind.blocks, talk.kind.spans(), strict=True)):
            action = self._add(f"block-{number}", f"{start}–{end}  {block.title}")
            if number == present:
                font = action.font()
                font.setBold(True)
                action.setFont(font)
                action.setIcon(icon("arrow-right", tokens_of(self._frame).primary_text))
                action.setText(self.tr("{block}  (jetzt)").format(block=action.text()))
            if block.room in known:
                action.triggered.connect(partial(self._go, block.room))
            else:
                action.setEnabled(False)
        self._menu.addSeparator()
        self._add("talk-end", self.tr("Gespräch beenden")).triggered.connect(self._end)

    def _add(self, name: str, words: str) -> QAction:
        action = self._menu.addAction(words.replace("&", "&&"))
        action.setObjectName(name)
        return action

    def _begin(self, client: UUID, kind: TalkKind, _checked: object = None) -> None:
        self._clock.start(client, kind)
        case, talk = self._navigation.case, self._clock.talk_with(client)
        if case is not None and talk is not None:
            self._note(case, self.tr("Gespräch beginnen"), begun(case.record.meetings, talk, uuid4().hex))

    def _end(self, _checked: object = None) -> None:
        """The talk is over: how long it took is noted, and what came out can be written at once."""
        case = self._navigation.case
        talk = self._clock.talk_with(case.record.client.id) if case is not None else None
        meeting = meeting_of(case.record.meetings, talk) if case is not None and talk is not None else None
        if case is not None and talk is not None and meeting is not None:
            child = self._clock.is_child_present(case.record.client.id)
            noted = ended(meeting, talk, self._clock.now(), child=child)
            self._note(case, self.tr("Gespräch beenden"), case.record.meetings.with_meeting(noted))
            self._navigation.visit(HISTORY, meeting.id)
        self._clock.stop()

    def _note(self, case: OpenCase, name: str, meetings: Meetings) -> None:
        case.session.editor.change(name, case.record.with_payload(MEETINGS, meetings))

    def _go(self, room: str | None, _checked: object = None) -> None:
        if room is not None:
            self._navigation.visit(room, "")
