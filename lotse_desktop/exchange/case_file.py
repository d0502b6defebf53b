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
    CARE_WEEK,
    CONSENTS,
    EFFORTS,
    HOLIDAY_PLAN,
    LIFECYCLE,
    MEETINGS,
    NETWORK_MAP,
    OUTCOMES,
    PLACEMENTS,
    REFERRAL,
    SCENARIOS,
    URGENT,
    FormAnswers,
    Section,
)
from lotse_desktop.domain.care import Activity, CareWeek
from lotse_desktop.domain.client import CasePhase, Child, Client, Consents, Gender, State
from lotse_desktop.domain.efforts import Efforts
from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Month, Name
from lotse_desktop.domain.holiday_plan import HolidayPlan
from lotse_desktop.domain.lifecycle import Lifecycle
from lotse_desktop.domain.meetings import Meetings
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.outcomes import Outcomes
from lotse_desktop.domain.placements import Placements
from lotse_desktop.domain.plan import Plan
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.referral import Referral
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


class _CaseFile(CareWeek):
    """The file as it stands: the care week's keys are keys of the file itself."""

    format: str
    client: _ClientPart
    children: Annotated[tuple[Child, ...], Listed]
    assessment: dict[Key, Section] = Field(default_factory=dict)
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
    LIFECYCLE: (Lifecycle, "Hier muss der Verlauf des Falls stehen."),
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
    record = CaseRecord(client=client, assessment_id=uuid4(), sections=file.assessment, plan=file.plan)
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
        plan=record.plan,
        **{name: getattr(record.care_week, name) for name in _WEEK_KEYS},
    )
    hidden = {"kind"} if CARE_WEEK in record.sections else {"kind", *_WEEK_KEYS}
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
    lists = ("children", "activities", "care", "helpers", "absences")
    for name in lists:
        _check_unique((entry.id for entry in getattr(file, name)), (name,))
    _check_unique((goal.id for goal in file.plan.goals), ("plan", "goals"))
    _check_unique((step.id for step in file.plan.steps), ("plan", "steps"))
    known = {child.id for child in file.children}
    for name in lists[1:]:
        for index, entry in enumerate(getattr(file, name)):
            _check_weeks(entry.weeks or (), file.cycle_weeks, (name, index, "weeks"))
            if not isinstance(entry, Activity):
                _check_children(entry.children, known, (name, index, "children"))
    _check_doors(file, known)
    for key, section in file.assessment.items():
        kind, wrong = _OWN_SECTIONS.get(key, _LIFE_DOMAIN)
        if key == CARE_WEEK or not isinstance(section.payload, kind):
            raise bad_place(("assessment", key), wrong)
        if isinstance(section.payload, HolidayPlan):
            for index, assignment in enumerate(section.payload.assignments):
                place = ("assessment", key, "payload", "assignments", index, "children")
                _check_children(assignment.children, known, place)
        if isinstance(section.payload, NetworkMap):
            _check_network(section.payload, known, ("assessment", key, "payload", "persons"))


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


def _check_doors(file: _CaseFile, children: set[str]) -> None:
    doors = {door.id for door in file.doors}
    _check_unique((door.id for door in file.doors), ("doors",))
    for index, door in enumerate(file.doors):
        _check_children(door.alone, children, ("doors", index, "alone"))
    for index, place in enumerate(file.care):
        if place.door is not None and place.door not in doors:
            raise bad_place(("care", index, "door"), "Diese Tür gibt es in der Datei nicht.")
    pairs: set[frozenset[str]] = set()
    for index, way in enumerate(file.between):
        if not doors.issuperset(way.doors):
            raise bad_place(("between", index, "doors"), "Eine dieser Türen gibt es in der Datei nicht.")
        pair = frozenset(way.doors)
        if len(pair) == 1 or pair in pairs:
            raise bad_place(("between", index, "doors"), "Hier müssen zwei Türen stehen, jedes Paar nur einmal.")
        pairs.add(pair)
