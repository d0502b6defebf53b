"""Where one is: the list, the archive, or a room of the one case that is open."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.today import Today
from lotse_desktop.services.erasure import Erased
from lotse_desktop.services.workspace import Workspace
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.shell.client_list import ClientList
from lotse_desktop.ui.shell.day_panel import DayPanel
from lotse_desktop.ui.shell.desk_frame import ARCHIVE, LIST, DeskFrame
from lotse_desktop.ui.shell.desk_rooms import DeskContext, DeskRoom, desk_rooms
from lotse_desktop.ui.shell.desk_view import DeskView
from lotse_desktop.ui.shell.erasure_desk import erased_words
from lotse_desktop.ui.shell.open_case import OpenCase


class Navigation(QObject):
    """Opens and puts down cases.  A case that cannot be stored is not put down."""

    case_opened = Signal(bool)
    """Whether a case is open now."""
    mirrored = Signal(bool)
    """Whether the client looks at the open case, too."""

    def __init__(
        self, workspace: Workspace, vault: str, frame: DeskFrame, *, jobs: Jobs, ask: Ask, now: Callable[[], datetime]
    ) -> None:
        super().__init__(frame)
        self._workspace = workspace
        self._vault = vault
        self._frame = frame
        self._jobs = jobs
        self._ask = ask
        self._today = lambda: now().date()
        self._archived = False
        self._case: OpenCase | None = None
        self.list = ClientList(workspace.clients, jobs, self._today, frame)
        self._day = DayPanel(self.list, now)
        self.desk = DeskView(desk_rooms(), DeskContext(workspace, jobs, ask, self._today), frame)
        frame.pages.addWidget(self.list)
        frame.pages.addWidget(self.desk)
        self.list.opened.connect(self.open_case)
        self._day.case_wanted.connect(self.open_case)
        self._day.place_wanted.connect(self.go)
        self.desk.case_wanted.connect(self.open_case)
        self.desk.place_wanted.connect(self.go)
        self.desk.changed.connect(self._count)
        self.desk.news.connect(frame.show_news)
        self.desk.failed.connect(frame.show_failure)
        frame.side.chosen.connect(self.go)
        frame.top.main_wanted.connect(self.print_plan)
        frame.status.undo_wanted.connect(self.undo)
        frame.status.redo_wanted.connect(self.redo)
        frame.trouble.acted.connect(self._save_again)
        frame.mirror.acted.connect(self.switch_mirror)

    @property
    def case(self) -> OpenCase | None:
        """The open case."""
        return self._case

    def show_list(self, *, archived: bool = False) -> None:
        """Put the open case down and show running cases, or the archive."""
        if not self.put_down():
            return
        self._archived = archived
        self._show_desk(ARCHIVE if archived else LIST, self.list)
        self._day.put_away()
        self.list.show_kind(archived=archived)
        self.list.setFocus()
        if not archived:
            self._jobs.run(self._workspace.day.today, self._show_today, self._fail)
        self._count()  # last: nobody waits for it

    def show_desk_room(self, key: str) -> None:
        """Put the open case down and show a room of the desk.  Raises ``KeyError``."""
        if self.put_down():
            self._show_desk(key, self.desk)
            self.desk.show_room(key)
            self.desk.page(key).setFocus()
            self._count()

    def _show_desk(self, place: str, widget: QWidget) -> None:
        self._frame.show_desk(place, self._vault, self.desk.rooms)
        self._frame.pages.setCurrentWidget(widget)
        self.case_opened.emit(False)  # noqa: FBT003

    def refresh_list(self) -> None:
        """Something changed in the list itself."""
        self.list.refresh()
        self._count()

    def open_case(self, client_id: UUID, room: str = "", part: str = "") -> None:
        """Put the open case down and open another one, at ``room`` and ``part``, else where one was."""
        if self.put_down():
            take_up = partial(self._take_up, room=room, part=part)
            self._jobs.run(partial(self._workspace.cases.open, client_id), take_up, self._fail)

    def put_down(self) -> bool:
        """Store and drop the open case; ``False``: it cannot be stored and stays open."""
        case = self._case
        if case is None:
            return True
        if not case.session.flush():
            return False
        self.drop()
        return True

    def drop(self) -> None:
        """Forget the open case as it is."""
        if self._case is not None:
            self._frame.pages.removeWidget(self._case.view)
            was_mirrored = self._case.mirror.is_on
            self._case.drop()
            self._case = None
            if was_mirrored:
                self.mirrored.emit(False)  # noqa: FBT003

    def go(self, place: str) -> None:
        """Go to a place of the side: the list, the archive, a room of the open case."""
        if place in {LIST, ARCHIVE}:
            self.show_list(archived=place == ARCHIVE)
        elif place in self.desk:
            self.show_desk_room(place)
        elif self._case is not None:
            self._case.view.show_room(place)

    def visit(self, room: str, part: str) -> None:
        """Go to a room of the open case, with the focus in it."""
        if self._case is not None:
            self._case.view.show_room(room, part)
            self._case.view.enter()

    def go_to_number(self, number: int) -> None:
        """Go to the room of this number, from 1."""
        if self._case is not None:
            self._case.show_room(number)

    def step(self, step: int) -> None:
        """Go to the room above (-1) or below (1)."""
        if self._case is not None:
            self._case.step(step)

    def undo(self) -> None:
        """Take the last change of the open case back."""
        if self._case is not None and self._case.mirror.undo_name is not None:
            self._case.session.editor.undo()

    def redo(self) -> None:
        """Bring back what was taken back."""
        if self._case is not None and self._case.mirror.redo_name is not None:
            self._case.session.editor.redo()

    def switch_mirror(self) -> None:
        """Let the client look at the open case, too, or no longer."""
        if self._case is not None:
            self._case.switch_mirror()

    def print_plan(self) -> None:
        """Go to the plan and print it."""
        if self._case is not None:
            self._case.print_plan()

    def _take_up(self, record: CaseRecord, room: str = "", part: str = "") -> None:
        if not self.put_down():
            return
        case = OpenCase(record, self._workspace, self._frame, jobs=self._jobs, ask=self._ask, today=self._today)
        self._case = case
        self._frame.pages.addWidget(case.view)
        self._frame.pages.setCurrentWidget(case.view)
        self._frame.follow(case)
        case.mirrored.connect(self.mirrored)
        case.erased.connect(self._take_away)
        self.case_opened.emit(True)  # noqa: FBT003
        if room:
            case.view.show_room(room, part)
        else:
            case.view.come_back()
        case.view.enter()

    def _take_away(self, erased: Erased) -> None:
        self.drop()
        self.show_list()
        tell = self._frame.show_failure if erased.problem else self._frame.show_news
        tell(erased_words(erased))

    def _show_today(self, today: Today) -> None:
        if self._case is None and not self._archived:
            self._day.show_today(today)

    def _save_again(self) -> None:
        if self._case is not None:
            self._case.session.save_now()

    def _count(self) -> None:
        self._jobs.run(partial(_counts, self._workspace, self.desk.rooms), self._show_counts, self._fail)

    def _show_counts(self, counts: tuple[int, int, Mapping[str, str]]) -> None:
        running, archived, badges = counts
        text = self._frame.locale().toString
        self._frame.show_counts({LIST: text(running), ARCHIVE: text(archived), **badges})

    def _fail(self, error: BaseException) -> None:
        self._frame.show_failure(sentence_of(error))


def _counts(workspace: Workspace, rooms: Sequence[DeskRoom]) -> tuple[int, int, Mapping[str, str]]:
    badges = {room.key: room.badge(workspace) for room in rooms}
    return workspace.clients.count(), workspace.clients.count(archived=True), badges
