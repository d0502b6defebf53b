"""The case file ``lotse.case/1``: one client's case as JSON, read strictly and written whole.

Keys that this program does not know are skipped: a later one may have added them.  Beside the keys of the format
stand ours: phase and consent of the client, ``assessment`` (life domain → section), ``begun_on`` and ``earlier`` (its
closed rounds) and ``plan``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Final
from uuid import uuid4

from pydantic import Field, ValidationError

from lotse_desktop.domain.assessment import (
    BOOKMARK,
    CARE_WEEK,
    CHAINS,
    CONSENTS,
    EFFORTS,
    HOLIDAY_PLAN,
    LIFECYCLE,
    MEETINGS,
    NETWORK_MAP,
    OFFER_USES,
    OUTCOMES,
    PLACEMENTS,
    REFERRAL,
    ROUND_FACTS,
    SCENARIOS,
    URGENT,
    FormAnswers,
    Section,
)
from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.domain.care import Activity, CareWeek
from lotse_desktop.domain.chains import StartedChains
from lotse_desktop.domain.client import CasePhase, Child, Client, Consents, Gender, State
from lotse_desktop.domain.efforts import Efforts
from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Month, Name
from lotse_desktop.domain.holiday_plan import HolidayPlan
from lotse_desktop.domain.lifecycle import Lifecycle
from lotse_desktop.domain.meetings import Meetings
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.offers import OfferUses
from lotse_desktop.domain.outcomes import Outcomes
from lotse_desktop.domain.placements import Placements
from lotse_desktop.domain.plan import Plan
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import Referral
from lotse_desktop.domain.round_facts import RoundFacts
from lotse_desktop.domain.rounds import PICTURES, Round
from lotse_desktop.domain.scenarios import Scenarios
from lotse_desktop.domain.urgent import UrgentTopics
from lotse_desktop.exchange.faults import find_fault
from lotse_desktop.exchange.files import read_file
from lotse_desktop.exchange.strict_json import Json, Place, bad_place, parse, read_text

FORMAT: Final = "lotse.case/1"
MAX_BYTES: Final = 1_000_000

_VERSION: Final = re.compile(r"lotse\.case/(\d{1,9})", re.ASCII)


class _ClientPart(Frozen):
    given_name: Name
    family_name: Name
    gender: Annotated[Gender, LOOSE] | None = None
    birth_month: Month | None = None
    state: Annotated[State, LOOSE]
    plan_language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "de"
    phase: Annotated[CasePhase, LOOSE] = CasePhase.INTAKE
    special_categories: bool = False
    concern: Line = ""
    opened_on: Day | None = None
    archived_on: Day | None = None


class _RoundPart(Frozen):
    begun_on: Day
    assessment: dict[Key, Section] = Field(default_factory=dict)


class _CaseFile(CareWeek):
    """The file as it stands: the care week's keys are keys of the file itself."""

    format: str
    client: _ClientPart
    children: Annotated[tuple[Child, ...], Listed]
    assessment: dict[Key, Section] = Field(default_factory=dict)
    begun_on: Day | None = None
    earlier: Annotated[tuple[_RoundPart, ...], Listed] = ()
    plan: Plan = Plan()


_OWN_SECTIONS: Final[Mapping[str, tuple[type[Frozen], str]]] = {
    HOLIDAY_PLAN: (HolidayPlan, "Hier muss ein Ferienplan stehen."),
    SCENARIOS: (Scenarios, "Hier müssen Szenarien stehen."),
    NETWORK_MAP: (NetworkMap, "Hier muss eine Netzwerkkarte stehen."),
    CONSENTS: (Consents, "Hier müssen Zustimmungen stehen."),
    URGENT: (UrgentTopics, "Hier müssen dringende Themen stehen."),
    REFERRAL: (Referral, "Hier muss eine Zuweisung stehen."),
    MEETINGS: (Meetings, "Hier müssen Termine stehen."),
    PLACEMENTS: (Placements, "Hier muss ergänzende Betreuung stehen."),
    EFFORTS: (Efforts, "Hier müssen Maßnahmen und Bewerbungen stehen."),
    OUTCOMES: (Outcomes, "Hier müssen Ergebnisse stehen."),
    OFFER_USES: (OfferUses, "Hier muss stehen, welche Angebote die Familie kennt."),
    LIFECYCLE: (Lifecycle, "Hier muss der Verlauf des Falls stehen."),
    CHAINS: (StartedChains, "Hier müssen begonnene Ketten stehen."),
    BOOKMARK: (Bookmark, "Hier muss stehen, wo das Gespräch aufgehört hat."),
}
_CLOSED_SECTIONS: Final[Mapping[str, tuple[type[Frozen], str]]] = {
    CARE_WEEK: (CareWeek, "Hier muss eine Betreuungswoche stehen."),
    ROUND_FACTS: (RoundFacts, "Hier müssen Angaben zu einer früheren Runde stehen."),
    **{key: _OWN_SECTIONS[key] for key in PICTURES if key in _OWN_SECTIONS},
}
_LIFE_DOMAIN: Final[tuple[type[Frozen], str]] = (FormAnswers, "Hier muss ein Lebensbereich stehen.")
_WEEK_KEYS: Final = frozenset(CareWeek.model_fields) - {"kind"}


def load_case(path: Path, today: date) -> CaseRecord:
    """The case in the file ``path``.  Raises :class:`UserError` with one sentence."""
    return read_case(read_file(path, MAX_BYTES), today)


def read_case(data: bytes, today: date) -> CaseRecord:
    """A case with new random identifiers.  ``today``: the day on which it was opened, where the file does not say.

    Raises :class:`BadFileError` with one sentence that names the place.
    """
    text = read_text(data, MAX_BYTES)
    tree = parse(text)
    _check_format(tree)
    try:
        file = _CaseFile.model_validate_json(text.encode(), extra="ignore")
    except ValidationError as error:
        raise find_fault(error, tree) from None
    _check_sense(file)
    client = Client(
        id=uuid4(),
        children=file.children,
        opened_on=file.client.opened_on or today,
        **{name: getattr(file.client, name) for name in _ClientPart.model_fields if name != "opened_on"},
    )
    record = CaseRecord(
        client=client,
        assessment_id=uuid4(),
        sections=file.assessment,
        plan=file.plan,
        begun_on=file.begun_on,
        earlier=tuple(Round(id=uuid4(), begun_on=past.begun_on, sections=past.assessment) for past in file.earlier),
    )
    if not file.model_fields_set & _WEEK_KEYS:
        return record
    return record.with_care_week(CareWeek(**{name: getattr(file, name) for name in _WEEK_KEYS}))


def write_case(record: CaseRecord) -> bytes:
    """The case as a file; reading it again gives the same record with other identifiers."""
    client = record.client
    file = _CaseFile(
        format=FORMAT,
        client=_ClientPart(**{name: getattr(client, name) for name in _ClientPart.model_fields}),
        children=client.children,
        assessment={key: section for key, section in record.sections.items() if key != CARE_WEEK},
        begun_on=record.begun_on,
        earlier=tuple(_RoundPart(begun_on=past.begun_on, assessment=past.sections) for past in record.earlier),
        plan=record.plan,
        **{name: getattr(record.care_week, name) for name in _WEEK_KEYS},
    )
    hidden = {"kind"} if CARE_WEEK in record.sections else {"kind", *_WEEK_KEYS}
    if not record.earlier:
        hidden.add("earlier")
    return (file.model_dump_json(indent=1, exclude=hidden, exclude_none=True) + "\n").encode()


def _check_format(tree: Json) -> None:
    if not isinstance(tree, dict):
        raise bad_place((), "Das ist keine Falldatei von Lotse.")
    found = tree.get("format")
    if found is None:
        raise bad_place(("format",), "Hier fehlt eine Angabe; das ist keine Falldatei von Lotse.")
    version = _VERSION.fullmatch(found) if isinstance(found, str) else None
    if version is None:
        raise bad_place(("format",), "Das ist keine Falldatei von Lotse.")
    if found != FORMAT:
        raise bad_place(("format",), "Diese Falldatei braucht ein neueres Lotse; es wurde nichts übernommen.")


def _check_sense(file: _CaseFile) -> None:
    """What a single value cannot know: identifiers that come twice, unknown children, weeks outside the cycle."""
    _check_unique((child.id for child in file.children), ("children",))
    _check_unique((goal.id for goal in file.plan.goals), ("plan", "goals"))
    _check_unique((step.id for step in file.plan.steps), ("plan", "steps"))
    known = {child.id for child in file.children}
    _check_week(file, known, ())
    for key, section in file.assessment.items():
        if key == CARE_WEEK:
            raise bad_place(("assessment", key), _LIFE_DOMAIN[1])
        _check_section(section, _OWN_SECTIONS.get(key, _LIFE_DOMAIN), known, ("assessment", key))
    for number, past in enumerate(file.earlier):
        _check_round(past, ("earlier", number, "assessment"))


def _check_round(past: _RoundPart, place: Place) -> None:
    facts = past.assessment.get(ROUND_FACTS)
    children = facts.payload.children if facts and isinstance(facts.payload, RoundFacts) else ()
    known = {child.id for child in children}
    _check_unique((child.id for child in children), (*place, ROUND_FACTS, "payload", "children"))
    for key, section in past.assessment.items():
        _check_section(section, _CLOSED_SECTIONS.get(key, _LIFE_DOMAIN), known, (*place, key))


def _check_section(section: Section, wanted: tuple[type[Frozen], str], known: set[str], place: Place) -> None:
    kind, wrong = wanted
    if not isinstance(section.payload, kind):
        raise bad_place(place, wrong)
    if isinstance(section.payload, CareWeek):
        _check_week(section.payload, known, (*place, "payload"))
    if isinstance(section.payload, HolidayPlan):
        for index, assignment in enumerate(section.payload.assignments):
            _check_children(assignment.children, known, (*place, "payload", "assignments", index, "children"))
    if isinstance(section.payload, NetworkMap):
        _check_network(section.payload, known, (*place, "payload", "persons"))


def _check_week(week: CareWeek, known: set[str], place: Place) -> None:
    for name in ("activities", "care", "helpers", "absences"):
        entries = getattr(week, name)
        _check_unique((entry.id for entry in entries), (*place, name))
        for index, entry in enumerate(entries):
            _check_weeks(entry.weeks or (), week.cycle_weeks, (*place, name, index, "weeks"))
            if not isinstance(entry, Activity):
                _check_children(entry.children, known, (*place, name, index, "children"))
    _check_doors(week, known, place)


def _check_network(network: NetworkMap, known: set[str], place: Place) -> None:
    _check_unique((person.id for person in network.persons), place)
    for number, person in enumerate(network.persons):
        for index, block in enumerate(person.blocks):
            _check_children(block.children, known, (*place, number, "blocks", index, "children"))


def _check_unique(ids: Iterable[str], place: Place) -> None:
    seen: set[str] = set()
    for index, identifier in enumerate(ids):
        if identifier in seen:
            raise bad_place((*place, index, "id"), "Diese Kennung gibt es in der Liste schon.")
        seen.add(identifier)


def _check_weeks(weeks: Sequence[int], cycle_weeks: int, place: Place) -> None:
    for index, week in enumerate(weeks):
        if week > cycle_weeks:
            raise bad_place((*place, index), "Diese Woche liegt außerhalb von cycle_weeks.")


def _check_children(children: Sequence[str], known: set[str], place: Place) -> None:
    for index, child in enumerate(children):
        if child not in known:
            raise bad_place((*place, index), "Dieses Kind gibt es in der Datei nicht.")


def _check_doors(week: CareWeek, children: set[str], place: Place) -> None:
    doors = {door.id for door in week.doors}
    _check_unique((door.id for door in week.doors), (*place, "doors"))
    for index, door in enumerate(week.doors):
        _check_children(door.alone, children, (*place, "doors", index, "alone"))
    for index, entry in enumerate(week.care):
        if entry.door is not None and entry.door not in doors:
            raise bad_place((*place, "care", index, "door"), "Diese Tür gibt es in der Datei nicht.")
    pairs: set[frozenset[str]] = set()
    for index, way in enumerate(week.between):
        wrong = (*place, "between", index, "doors")
        if not doors.issuperset(way.doors):
            raise bad_place(wrong, "Eine dieser Türen gibt es in der Datei nicht.")
        pair = frozenset(way.doors)
        if len(pair) == 1 or pair in pairs:
            raise bad_place(wrong, "Hier müssen zwei Türen stehen, jedes Paar nur einmal.")
        pairs.add(pair)
