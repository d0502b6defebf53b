"""The rooms of a case: one explicit table.  A new room is one more line here and one page."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lotse_desktop.domain.assessment import Standing
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.consents import ConsentKind
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.lifecycle import CaseStatus
from lotse_desktop.domain.plan_states import STATE_NAMES
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import count_text, short_minutes_text
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.care_week.page import CareWeekPage
from lotse_desktop.ui.pages.case_chains import CaseChainsPage
from lotse_desktop.ui.pages.case_chains.page import ChainSource
from lotse_desktop.ui.pages.circle import CirclePage
from lotse_desktop.ui.pages.closing import ClosingPage
from lotse_desktop.ui.pages.closing.page import ErasureWork
from lotse_desktop.ui.pages.compare import ComparePage
from lotse_desktop.ui.pages.consents import ConsentsPage
from lotse_desktop.ui.pages.domains.page import DomainsPage
from lotse_desktop.ui.pages.family import FamilyPage
from lotse_desktop.ui.pages.history import HistoryPage
from lotse_desktop.ui.pages.intake import IntakePage
from lotse_desktop.ui.pages.network import NetworkPage
from lotse_desktop.ui.pages.offers import OffersPage
from lotse_desktop.ui.pages.outcomes import OutcomesPage
from lotse_desktop.ui.pages.overview import OverviewPage
from lotse_desktop.ui.pages.paper import PaperPage, PaperWork
from lotse_desktop.ui.pages.papers import PapersPage, PapersWork
from lotse_desktop.ui.pages.plan.page import PlanPage
from lotse_desktop.ui.pages.qualification import QualificationPage
from lotse_desktop.ui.pages.urgent import UrgentPage
from lotse_desktop.ui.pages.urgent.page import ProcedureWork
from lotse_desktop.ui.pages.what_if.page import WhatIfPage
from lotse_desktop.ui.pages.work_fit.page import WorkFitPage
from lotse_desktop.ui.pages.year.page import YearPage
from lotse_desktop.ui.widgets.side_bar import Badge


@dataclass(frozen=True, slots=True)
class CaseState:
    """What badges are computed from."""

    record: CaseRecord
    catalogue: Catalogue
    report: CareReport


@dataclass(frozen=True, slots=True)
class Room:
    """One room: where it stands, how its page is made, what stands at its right."""

    key: str
    section: str
    title: str
    icon: str
    make: Callable[[PageContext], CasePage]
    badge: Callable[[CaseState], Badge]
    coach_only: bool = False
    """Not offered in the mirror view, where the client looks, too."""
    kept: bool = True
    """Whether the case may remember that one was there."""


def rooms(  # noqa: PLR0917 - one for each page that works with something
    paper: PaperWork,
    papers: PapersWork,
    procedures: ProcedureWork,
    directory: Callable[[], Directory | None],
    chains: ChainSource,
    erasure: ErasureWork,
) -> tuple[Room, ...]:
    """All rooms in the order of the talk; the arguments are what their pages work with."""
    case, resources, plan = _tr("Fall"), _tr("Ressourcen"), _tr("Plan")
    return (
        Room("overview", case, _tr("Überblick"), "layout-dashboard", OverviewPage, _nothing),
        Room("history", case, _tr("Termine & Verlauf"), "calendar-check", HistoryPage, _talks),
        Room("intake", case, _tr("Zuweisung & Kontakt"), "phone", IntakePage, _nothing),
        Room("family", case, _tr("Familie"), "users", FamilyPage, _children),
        Room(
            "urgent",
            case,
            _tr("Dringend?"),
            "triangle-alert",
            lambda context: UrgentPage(context, procedures),
            _urgent,
            kept=False,
        ),
        Room("consents", case, _tr("Einwilligungen"), "shield-check", ConsentsPage, _consents),
        Room("circle", resources, _tr("Schnelle Runde"), "aperture", CirclePage, _rated),
        Room("domains", resources, _tr("Lebensbereiche"), "compass", DomainsPage, _discussed),
        Room("network", resources, _tr("Netzwerkkarte"), "target", NetworkPage, _persons),
        Room("care_week", resources, _tr("Betreuungswoche"), "calendar-days", CareWeekPage, _gap),
        Room("year", resources, _tr("Ferien & Jahr"), "sun", YearPage, _open_holidays),
        Room("what_if", resources, _tr("Was wäre, wenn"), "lightbulb", WhatIfPage, _tried),
        Room("work_fit", resources, _tr("Passt diese Arbeit?"), "briefcase-business", WorkFitPage, _nothing),
        Room("qualification", resources, _tr("Qualifikation"), "graduation-cap", QualificationPage, _nothing),
        Room(
            "offers",
            plan,
            _tr("Angebote"),
            "life-buoy",
            lambda context: OffersPage(context, directory),
            _offers,
        ),
        Room(
            "plan",
            plan,
            _tr("Ziele & Schritte"),
            "list-checks",
            lambda context: PlanPage(context, paper),
            _open_steps,
        ),
        Room(
            "chains_of_case",
            plan,
            _tr("Ketten"),
            "link",
            lambda context: CaseChainsPage(context, chains),
            _running_chains,
        ),
        Room(
            "paper",
            plan,
            _tr("Aktionsplan"),
            "file-text",
            lambda context: PaperPage(context, paper),
            _plan_state,
        ),
        Room("papers", plan, _tr("Weitere Papiere"), "printer", lambda context: PapersPage(context, papers), _nothing),
        Room("compare", plan, _tr("Start und heute"), "arrow-left-right", ComparePage, _rounds),
        Room(
            "closing",
            _tr("Abschluss"),
            _tr("Abschluss & Rechte"),
            "flag",
            lambda context: ClosingPage(context, erasure),
            _status,
            coach_only=True,
        ),
        Room("outcomes", _tr("Abschluss"), _tr("Ergebnisse & Nachhalten"), "award", OutcomesPage, _outcomes),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rooms", text)


def _talks(state: CaseState) -> Badge:
    number = len(state.record.meetings.attended)
    return Badge(str(number) if number else "")


def _outcomes(state: CaseState) -> Badge:
    number = len(state.record.outcomes.outcomes)
    return Badge(str(number) if number else "")


def _consents(state: CaseState) -> Badge:
    """Without the first one no case is kept."""
    given = state.record.consents.given
    kept = any(one.what is ConsentKind.COACHING_RECORD and one.revoked_on is None for one in given)
    return Badge("" if kept else _tr("fehlt"), alarming=not kept)


def _nothing(_state: CaseState) -> Badge:
    return Badge()


def _status(state: CaseState) -> Badge:
    """What the case is, unless it runs."""
    words = {
        CaseStatus.PAUSED: _tr("ruht"),
        CaseStatus.CLOSED: _tr("beendet"),
        CaseStatus.RESTRICTED: _tr("nur lesen"),
    }
    return Badge(words.get(state.record.lifecycle.status, ""))


def _rounds(state: CaseState) -> Badge:
    earlier = len(state.record.earlier)
    return Badge(_tr("{number} Runden").format(number=earlier + 1) if earlier else "")


def _children(state: CaseState) -> Badge:
    number = len(state.record.client.children)
    return Badge(count_text(number, "Kind", "Kinder") if number else "")


def _urgent(state: CaseState) -> Badge:
    number = len(state.record.urgent.marks)
    return Badge(str(number) if number else "", alarming=number > 0)


def _rated(state: CaseState) -> Badge:
    """The circle is for the first talk: how far it is, and nothing any more once everything was said."""
    answers = [state.record.answers(domain.key) for domain in state.catalogue.domains]
    said = sum(form.self_rating is not None or form.standing is Standing.DECLINED for form in answers)
    return Badge(f"{said}/{len(answers)}" if 0 < said < len(answers) else "")


def _discussed(state: CaseState) -> Badge:
    domains = state.catalogue.domains
    done = sum(state.record.answers(domain.key).standing is not Standing.NOT_DISCUSSED for domain in domains)
    return Badge(f"{done}/{len(domains)}")


def _persons(state: CaseState) -> Badge:
    number = len(state.record.network_map.persons)
    return Badge(str(number) if number else "")


def _tried(state: CaseState) -> Badge:
    number = len(state.record.scenarios.trial)
    return Badge(_tr("{number} an").format(number=number) if number else "")


def _gap(state: CaseState) -> Badge:
    if not state.report.demand_minutes:
        return Badge()
    minutes = max(state.report.family_gap_minutes)
    return Badge(short_minutes_text(minutes), alarming=minutes > 0)


def _open_holidays(state: CaseState) -> Badge:
    number = state.report.open_holidays
    return Badge(count_text(number, "Tag", "Tage"), alarming=True) if number else Badge()


def _plan_state(state: CaseState) -> Badge:
    plan = state.record.plan
    return Badge(STATE_NAMES[plan.state] if plan.goals or plan.steps else "")


def _offers(state: CaseState) -> Badge:
    number = len(state.record.offer_uses.uses)
    return Badge(str(number) if number else "")


def _running_chains(state: CaseState) -> Badge:
    number = sum(started.ended_on is None for started in state.record.chains.chains)
    return Badge(str(number) if number else "")


def _open_steps(state: CaseState) -> Badge:
    number = len(state.record.plan.open_steps)
    return Badge(_tr("{number} offen").format(number=number) if number else "")
