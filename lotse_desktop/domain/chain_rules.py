"""Which chains fit a case: proposals only, each with its reason in words (handbook 6.3).

Nothing follows from what was not asked.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from lotse_desktop.domain.answers import answer_of, chosen, emergency_options
from lotse_desktop.domain.assessment import EmergencyChain
from lotse_desktop.domain.care import ActivityKind
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.chain_plan import propose_chain_steps
from lotse_desktop.domain.client import age_in_years
from lotse_desktop.domain.gaps import CareReport, GapClass
from lotse_desktop.domain.needs import EMERGENCY, FoundNeed, find_needs
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.proposals import Proposed
from lotse_desktop.domain.qualification import RECOGNITION, SKILLED, find_targets
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import count_text, half_hours_text, listing, minutes_text

SITUATION: Final = "ARB1"
"""The question about the present situation; its id stays (handbook 3.3)."""
PARENTAL_LEAVE: Final = "parental_leave"
WORKING: Final = frozenset({"minijob", "part_time", "full_time", "training", "self_employed"})
UNRECOGNISED: Final = frozenset({"not_started", "advised", "papers_missing", "applied", "partial"})
"""Options of BIL3 from not begun to partly equivalent."""
KINDERGARTEN_AGE: Final = 3
ENOUGH_MINUTES: Final = 20 * 60
"""Feasible minutes in a week with which a training in part time can be begun."""
ENOUGH_OPTIONS: Final = 2

_FRINGES: Final = {
    GapClass.EARLY: "früh",
    GapClass.LATE: "am Abend",
    GapClass.NIGHT: "in der Nacht",
    GapClass.WEEKEND: "am Wochenende",
}
_WORK: Final = (ActivityKind.WORK, ActivityKind.TRAINING)


@dataclass(frozen=True, slots=True)
class ChainIdea:
    """The key of a chain and why it fits."""

    chain: str
    reason: str


def suggest_chains(catalogue: Catalogue, record: CaseRecord, report: CareReport, today: date) -> tuple[ChainIdea, ...]:
    """The chains C1 to C6 that fit, in this order; ``report``: of the care of the case."""
    needs = {need.kind.key: need for need in find_needs(catalogue, record, report, today)}
    reasons = (
        ("C1", _back_to_work(catalogue, record, today)),
        ("C2", _training(catalogue, record, report, needs.get("VOCATIONAL_CERTIFICATE"))),
        ("C3", _fringes(report)),
        ("C4", _emergency(catalogue, record)),
        ("C5", _recognition(catalogue, record)),
        ("C6", _job_at_risk(needs.get("JOB_AT_RISK"))),
    )
    return tuple(ChainIdea(chain, reason) for chain, reason in reasons if reason)


def propose_from_chains(catalogue: Catalogue, record: CaseRecord, today: date) -> tuple[Proposed, ...]:
    """The next due steps of running chains for the plan, each with the chain that it comes from."""
    steps = propose_chain_steps(record.chains, record.plan, catalogue.partners, today)
    begun = {started.id: started.chain.key for started in record.chains.chains}
    return tuple(Proposed(step, f"Kette {begun[step.chain or '']}") for step in steps)


def _back_to_work(catalogue: Catalogue, record: CaseRecord, today: date) -> str:
    answer = answer_of(catalogue, record, SITUATION)
    situation = chosen(answer) if answer is not None else ()
    if PARENTAL_LEAVE in situation:
        return "Elternzeit"
    activities = record.care_week.activities
    known = bool(situation) or bool(activities)
    works = bool(set(situation) & WORKING) or any(activity.kind in _WORK for activity in activities)
    ages = [age_in_years(child.birth_month, today) for child in record.client.children]
    young = [age for age in ages if age < KINDERGARTEN_AGE]
    return "jüngstes Kind unter 3 Jahren, zurzeit ohne Arbeit" if young and known and not works else ""


def _training(catalogue: Catalogue, record: CaseRecord, report: CareReport, need: FoundNeed | None) -> str:
    wished = [target.title for target in find_targets(catalogue, record) if target and target.level >= SKILLED]
    feasible = min(report.feasible_week_minutes, default=0)
    if not _counts(need) or not wished or feasible < ENOUGH_MINUTES:
        return ""
    return f"kein Berufsabschluss, Wunsch: {wished[0]}, {half_hours_text(feasible)} Stunden machbar"


def _fringes(report: CareReport) -> str:
    open_minutes = [(_FRINGES[name], minutes) for name, minutes in report.classes if name in _FRINGES]
    if not open_minutes:
        return ""
    when = listing([words for words, _ in open_minutes])
    weekly = round(sum(minutes for _, minutes in open_minutes) / report.cycle_weeks)
    return f"offene Zeit {when}: {minutes_text(max(1, weekly))} in der Woche"


def _emergency(catalogue: Catalogue, record: CaseRecord) -> str:
    answer = answer_of(catalogue, record, EMERGENCY)
    if not isinstance(answer, EmergencyChain) or emergency_options(answer) >= ENOUGH_OPTIONS:
        return ""
    number = count_text(emergency_options(answer), "abgesprochene Möglichkeit", "abgesprochene Möglichkeiten")
    return f"{number}, wenn das Kind krank ist"


def _recognition(catalogue: Catalogue, record: CaseRecord) -> str:
    answer = answer_of(catalogue, record, RECOGNITION)
    state = chosen(answer) if answer is not None else ()
    return "Anerkennung des Abschlusses ist noch offen" if set(state) & UNRECOGNISED else ""


def _job_at_risk(need: FoundNeed | None) -> str:
    return need.reason if need is not None and _counts(need) else ""


def _counts(need: FoundNeed | None) -> bool:
    return need is not None and need.decision is not Decision.DROPPED
