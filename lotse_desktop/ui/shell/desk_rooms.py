"""The rooms of the desk: one explicit table.  A new room is one more line here and one page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from lotse_desktop.services.workspace import Workspace
from lotse_desktop.ui.jobs import Jobs
from lotse_desktop.ui.kit.ask import Ask
from lotse_desktop.ui.kit.page import DeskPage
from lotse_desktop.ui.pages.chains import ChainsPage
from lotse_desktop.ui.pages.directory import DirectoryPage
from lotse_desktop.ui.pages.due import DuePage
from lotse_desktop.ui.pages.figures import FiguresPage
from lotse_desktop.ui.pages.privacy import PrivacyPage
from lotse_desktop.ui.pages.referrals import ReferralsPage
from lotse_desktop.ui.shell.chains_desk import ChainsDesk
from lotse_desktop.ui.shell.day_work import DayWork
from lotse_desktop.ui.shell.directory_desk import DirectoryJobs
from lotse_desktop.ui.shell.figures_work import FiguresJobs
from lotse_desktop.ui.shell.intake_work import IntakeWork
from lotse_desktop.ui.shell.privacy_work import PrivacyDesk


@dataclass(frozen=True, slots=True)
class DeskContext:
    """What the rooms of the desk are made from."""

    workspace: Workspace
    jobs: Jobs
    ask: Ask
    today: Callable[[], date]


@dataclass(frozen=True, slots=True)
class DeskRoom:
    """One room of the desk: where it stands, how its page is made, what stands at its right.

    ``badge`` runs on the database thread.
    """

    key: str
    section: str
    title: str
    icon: str
    make: Callable[[DeskContext], DeskPage]
    badge: Callable[[Workspace], str]


def desk_rooms() -> tuple[DeskRoom, ...]:
    """All rooms of the desk beside the list of clients and the archive, in the order of the side."""
    work = _tr("Arbeit")
    return (
        DeskRoom("referrals", work, _tr("Zuweisungen"), "user-plus", _referrals, _waiting),
        DeskRoom(
            "due",
            work,
            _tr("Fällig"),
            "list-checks",
            lambda context: DuePage(DayWork(context.workspace.day, context.jobs)),
            lambda workspace: str(workspace.day.overdue() or ""),
        ),
        DeskRoom(
            "directory",
            work,
            _tr("Beratungsverzeichnis"),
            "book-open",
            _directory,
            lambda workspace: str(workspace.directory.count() or ""),
        ),
        DeskRoom("chains", work, _tr("Dienstleistungsketten"), "link", _chains, lambda _workspace: ""),
        DeskRoom(
            "privacy",
            _tr("Projekt"),
            _tr("Datenschutz"),
            "shield-check",
            lambda context: PrivacyPage(PrivacyDesk(context.workspace.privacy, context.jobs)),
            lambda _workspace: "",  # looking through all cases each time a badge is asked for would take too long
        ),
        DeskRoom("figures", _tr("Projekt"), _tr("Kennzahlen"), "chart-column", _figures, lambda _workspace: ""),
    )


def _directory(context: DeskContext) -> DirectoryPage:
    workspace = context.workspace
    work = DirectoryJobs(workspace.directory, workspace.catalogue, context.jobs)
    return DirectoryPage(work, workspace.catalogue, context.today, context.ask)


def _chains(context: DeskContext) -> ChainsPage:
    workspace = context.workspace
    return ChainsPage(ChainsDesk(workspace.chains, context.jobs), workspace.catalogue.partners, context.ask)


def _figures(context: DeskContext) -> FiguresPage:
    work = FiguresJobs(context.workspace.figures, context.jobs)
    return FiguresPage(work, context.today, context.ask)


def _referrals(context: DeskContext) -> ReferralsPage:
    return ReferralsPage(IntakeWork(context.workspace.intake, context.jobs), context.today)


def _waiting(workspace: Workspace) -> str:
    entries, _ = workspace.intake.entries()
    return str(sum(entry.is_waiting for entry in entries) or "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeskRooms", text)
