"""New cases, the archive, and finding a place from anywhere."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.client import State
from lotse_desktop.domain.listing import ClientEntry
from lotse_desktop.services.cases import Clients
from lotse_desktop.ui.dialogs.new_client import NewCase, NewClientDialog
from lotse_desktop.ui.dialogs.search import SearchDialog, Target, nothing_more
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.faults import sentence_of
from lotse_desktop.ui.models.clients import phase_text
from lotse_desktop.ui.shell.open_case import OpenCase
from lotse_desktop.ui.shell.places import Place, catalogue_places, find_places, step_places

_FOUND = 12


class CaseWork(QObject):
    """Asks with dialogs, works on the database thread."""

    open_wanted = Signal(UUID)
    room_wanted = Signal(str, str)
    """A room of the open case, and which part of it."""
    list_changed = Signal()
    failed = Signal(str)

    def __init__(self, clients: Clients, catalogue: Catalogue, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._clients = clients
        self._catalogue = catalogue
        self._places: tuple[Place, ...] | None = None
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

    def search(self, case: OpenCase | None) -> None:
        """Find a room of the open case, a question, a need, a step, or a client; nobody while the client looks."""
        rooms = [Target("room", key, title, _tr("Raum")) for key, title in case.titles()] if case is not None else []
        alone = case is None or not case.mirror.is_on
        dialog = SearchDialog(rooms, self._finder(case), clients=alone, parent=self._window)
        dialog.asked.connect(partial(self._find, dialog))
        dialog.chosen.connect(self._go)
        dialog.open()

    def _finder(self, case: OpenCase | None) -> Callable[[str], Sequence[Target]]:
        if case is None:
            return nothing_more
        if self._places is None:
            self._places = catalogue_places(self._catalogue)
        special = case.record.client.special_categories and not case.mirror.is_on
        places = (*self._places, *step_places(case.record.plan.open_steps))

        def find(words: str) -> Sequence[Target]:
            found = find_places(places, words, special=special)
            return [Target("room", place.room, place.text, place.detail, place.part) for place in found]

        return find

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
            self.room_wanted.emit(target.key, target.part)
        else:
            self.open_wanted.emit(UUID(target.key))

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(sentence_of(error))


def _target(entry: ClientEntry) -> Target:
    detail = _tr("Fall · {phase}").format(phase=phase_text(entry.phase))
    return Target("client", str(entry.id), f"{entry.family_name}, {entry.given_name}", detail)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseWork", text)
