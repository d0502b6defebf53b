"""One open case on the desk: its session, its rooms, and what stands beside and above them."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.chain_rules import propose_from_chains
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import phase_name, short_date
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.paper import PaperPage
from lotse_desktop.ui.shell.case_calendar import CaseCalendar
from lotse_desktop.ui.shell.case_view import CaseView
from lotse_desktop.ui.shell.chains_desk import ChainsDesk
from lotse_desktop.ui.shell.directory_desk import CaseDirectory, FindingMirror
from lotse_desktop.ui.shell.erasure_desk import ErasureDesk
from lotse_desktop.ui.shell.mirror import Mirror
from lotse_desktop.ui.shell.paper_desk import PaperDesk, PapersDesk
from lotse_desktop.ui.shell.procedure_desk import ProcedureDesk
from lotse_desktop.ui.shell.registry import CaseState, Room, rooms
from lotse_desktop.ui.shell.session import CaseSession
from lotse_desktop.ui.widgets.side_bar import Badge, SideEntry

PAPER: Final = "paper"
NUMBERED: Final = 9
"""How many rooms have a key stroke of their own."""


class OpenCase(QObject):
    """Everything that is dropped when another case is opened or the vault locks."""

    changed = Signal()
    """The record changed; badges, name and history may be others."""
    erased = Signal(object)
    """The case was deleted (:class:`Erased`): it must be dropped without being stored."""
    mirrored = Signal(bool)
    """Whether the client looks, too, from now on."""

    def __init__(
        self,
        record: CaseRecord,
        workspace: Workspace,
        window: QWidget,
        *,
        jobs: Jobs,
        ask: Ask,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        directory = CaseDirectory(workspace.directory, jobs, today, self)
        self.session = CaseSession(record, workspace.cases.save, jobs, self, place=lambda: self.view.bookmark)
        self._rooms = rooms(
            PaperDesk(workspace.plans, record.client.id, jobs),
            PapersDesk(workspace.papers, jobs),
            ProcedureDesk(workspace.desk_texts, jobs),
            directory,
            ChainsDesk(workspace.chains, jobs),
            ErasureDesk(
                workspace.erasure,
                record.client.id,
                jobs,
                before=self._stop_writing,
                done=self.erased.emit,
                after=self._go_on_writing,
            ),
        )
        calendar = CaseCalendar(workspace.holidays, jobs, lambda: self.record.client.state, today, self)
        self.mirror = Mirror(self.session.editor)
        self._context = PageContext(
            self.session.editor,
            workspace.catalogue,
            today,
            ask,
            calendar,
            offers=directory.offers,
            proposals=lambda: (
                *directory.propose(workspace.catalogue, self.record, self._context.care_report()),
                *propose_from_chains(workspace.catalogue, self.record, today()),
            ),
            mirror=lambda: self.mirror.is_on,
            switch_mirror=self.switch_mirror,
        )
        self.view = CaseView(self._rooms, self._context, window)
        self.session.changed.connect(self._refresh)
        calendar.loaded.connect(self._refresh)
        directory()  # before a page is made: what it offers is there from the beginning
        directory.loaded.connect(self._refresh)
        findings = FindingMirror(workspace.directory, jobs, record)
        self.session.changed.connect(lambda: findings.follow(self.record))

    @property
    def record(self) -> CaseRecord:
        """The case as it is now."""
        return self.session.editor.record

    @property
    def where(self) -> str:
        """Where the case stands, in one line."""
        client = self.record.client
        words = self.tr("Fall seit {day} · Phase: {phase}")
        return words.format(day=short_date(client.opened_on), phase=phase_name(client.phase))

    def sections(self) -> list[tuple[str, list[SideEntry]]]:
        """The rooms for the side, with their states."""
        badges = self.badges()
        found: dict[str, list[SideEntry]] = {}
        for number, room in enumerate(self._offered, start=1):
            hint = self.tr("{room} (Strg+{number})") if number <= NUMBERED else ""
            hint = hint.format(room=room.title, number=number)
            entry = SideEntry(room.key, room.title, room.icon, badges[room.key], hint)
            found.setdefault(room.section, []).append(entry)
        return list(found.items())

    def badges(self) -> dict[str, Badge]:
        """The state of each room; nothing that judges while the client looks, too."""
        if self.mirror.is_on:
            return {room.key: Badge() for room in self._offered}
        state = CaseState(self.record, self._context.catalogue, self._context.care_report())
        return {room.key: room.badge(state) for room in self._rooms}

    def switch_mirror(self) -> None:
        """Let the client look, too, or no longer: every page is shown anew."""
        self.mirror.switch()
        if self.view.key not in {room.key for room in self._offered}:
            self.view.show_room(self._offered[0].key)
        self.view.refresh()
        self.mirrored.emit(self.mirror.is_on)

    def show_room(self, number: int) -> None:
        """Show a room by its place in the side, from 1; does nothing when there is none."""
        if number <= len(self._offered):
            self.view.show_room(self._offered[number - 1].key)
            self.view.enter()

    def step(self, step: int) -> None:
        """Show the room above (-1) or below (1) in the side; does nothing at the ends."""
        keys = [room.key for room in self._offered]
        place = keys.index(self.view.key) + step
        if 0 <= place < len(keys):
            self.view.show_room(keys[place])
            self.view.enter()

    def print_plan(self) -> None:
        """Go to the plan and print it."""
        self.view.show_room(PAPER)
        page = self.view.page(PAPER)
        if isinstance(page, PaperPage):
            page.print_plan()

    def titles(self) -> list[tuple[str, str]]:
        """Key and title of each room."""
        return [(room.key, room.title) for room in self._offered]

    def drop(self) -> None:
        """Delete every page and forget the record."""
        self.view.hide()
        self.view.deleteLater()
        self.deleteLater()

    @property
    def _offered(self) -> tuple[Room, ...]:
        """The rooms; those of the coach alone not while the client looks, too."""
        return tuple(room for room in self._rooms if not (room.coach_only and self.mirror.is_on))

    def _stop_writing(self) -> None:
        self.session.save_now()
        self.view.setEnabled(False)

    def _go_on_writing(self) -> None:
        self.view.setEnabled(True)

    def _refresh(self) -> None:
        self.mirror.follow()
        self.view.refresh()
        self.changed.emit()
