"""New cases, the archive, and finding a place from anywhere."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.client import State
from lotse_desktop.domain.listing import ClientEntry
from lotse_desktop.services.cases import Clients
from lotse_desktop.ui.dialogs.new_client import NewCase, NewClientDialog
from lotse_desktop.ui.dialogs.search import SearchDialog, Target
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.models.clients import phase_text

_FOUND = 12


class CaseWork(QObject):
    """Asks with dialogs, works on the database thread."""

    open_wanted = Signal(UUID)
    room_wanted = Signal(str)
    list_changed = Signal()
    failed = Signal(str)

    def __init__(self, clients: Clients, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._clients = clients
        self._jobs = jobs
        self._window = window
        self._state = State.RP

    def new_case(self) -> None:
        """Ask for the name and the children, then open the new case."""
        dialog = NewClientDialog(self._state, lambda: uuid4().hex, self._window)
        dialog.decided.connect(self._create)
        dialog.open()

    def set_archived(self, client_id: UUID, archived: bool) -> None:  # noqa: FBT001 - a slot
        """Put a case into the archive, or take it back."""
        self._jobs.run(
            partial(self._clients.set_archived, client_id, archived=archived),
            lambda _nothing: self.list_changed.emit(),
            self._fail,
        )

    def search(self, rooms: Sequence[tuple[str, str]]) -> None:
        """Find a room of the open case or a client."""
        dialog = SearchDialog([Target("room", key, title) for key, title in rooms], self._window)
        dialog.asked.connect(partial(self._find, dialog))
        dialog.chosen.connect(self._go)
        dialog.open()

    def _create(self, case: NewCase) -> None:
        self._state = case.state
        create: Callable[[], UUID] = partial(
            self._clients.create,
            case.given_name,
            case.family_name,
            case.state,
            case.birth_month,
            case.children,
        )
        self._jobs.run(create, self.open_wanted.emit, self._fail)

    def _find(self, dialog: SearchDialog, words: str) -> None:
        def done(entries: Sequence[ClientEntry]) -> None:
            dialog.show_clients(words, [_target(entry) for entry in entries])

        self._jobs.run(partial(self._clients.find, words, limit=_FOUND), done, self._fail)

    def _go(self, target: Target) -> None:
        if target.kind == "room":
            self.room_wanted.emit(target.key)
        else:
            self.open_wanted.emit(UUID(target.key))

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))


def _target(entry: ClientEntry) -> Target:
    return Target("client", str(entry.id), f"{entry.family_name}, {entry.given_name}", phase_text(entry.phase))
