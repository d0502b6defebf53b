"""The two worked families of the handbook (11.1, 11.2).

``mara`` and ``tarek`` have the answers of 11.4 that concern care and work; ``whole_mara`` and ``whole_tarek`` have
those of all thirteen life domains and the network map, as the demo shows them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from lotse_desktop.domain.assessment import (
    Answer,
    CareWay,
    CareWays,
    Choice,
    Choices,
    EmergencyChain,
    EmergencyContact,
    FormAnswers,
    HoursWish,
    MonthAnswer,
    Section,
    Standing,
    Target,
    Targets,
)
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child, Client
from lotse_desktop.domain.plan import Appointment, Plan
from lotse_desktop.domain.record import CaseRecord
from tests.builders import CASES

DEMO = Path(__file__).parents[1] / "resources" / "demo"
MARA_DAY = date(2026, 11, 10)
TAREK_DAY = date(2026, 11, 17)


def mara() -> CaseRecord:
    """Case A: shift work in care, one child, the job at risk."""
    childcare: dict[str, Answer] = {
        "BET2": Choice(key="no"),
        "BET3": CareWays(ways=(CareWay(child="lio", who="Mutter", minutes=10),)),
        "BET4": Choices(keys=("leave", "other_parent", "family")),
        "BET5": EmergencyChain(
            contacts=(
                EmergencyContact(who="Oma I.", agreed=True, reach_minutes=30),
                EmergencyContact(who="Nachbarin F.", agreed=False, reach_minutes=5),
            )
        ),
        "BET7": Choice(key="rather_well"),
        "BET8": Choices(keys=("earlier", "at_home", "weekend_night")),
    }
    work: dict[str, Answer] = {
        "ARB1": Choice(key="part_time"),
        "ARB2": Targets(targets=(Target(occupation="OCC_CARE_ASSIST"), Target(occupation="OCC_NURSE"))),
        "ARB3": HoursWish(wish=28, minimum=25),
        "ARB4": Choices(keys=("day", "early", "saturday")),
        "ARB5": Choices(keys=("safe_times", "people", "meaning")),
        "ARB6": Choice(key="care"),
        "ARB8": Choice(key="yes"),
    }
    record = _record("a.json", 1, {"CHILDCARE": (2, 2, childcare), "WORK_WISH": (2, 2, work)})
    client = record.client.model_copy(update={"special_categories": True})
    return record.with_client(client).with_plan(
        Plan(
            added_needs=("CARE_SICKNESS", "BENEFIT_CHECK"),
            next_appointment=Appointment(day=date(2026, 11, 24), minute=600),
        )
    )


def tarek() -> CaseRecord:
    """Case B: two children, a foreign qualification, more hours wished than feasible."""
    childcare: dict[str, Answer] = {
        "BET2": Choice(key="almost"),
        "BET3": CareWays(
            ways=(
                CareWay(child="sami", who="Vater, Frau K.", minutes=15),
                CareWay(child="nour", minutes=20, alone=True),
            )
        ),
        "BET4": Choices(keys=("holiday_care", "leave", "family")),
        "BET5": EmergencyChain(contacts=(EmergencyContact(who="Schwester R.", agreed=True, reach_minutes=20),)),
        "BET7": Choice(key="very_well"),
        "BET8": Choices(keys=("earlier", "later", "holidays")),
    }
    work: dict[str, Answer] = {
        "ARB1": Choice(key="course"),
        "ARB2": Targets(targets=(Target(occupation="OCC_ELECTRICIAN"), Target(occupation="OCC_ELECTRO_HELPER"))),
        "ARB3": HoursWish(wish=38, minimum=30),
        "ARB4": Choices(keys=("day", "early", "saturday")),
        "ARB5": Choices(keys=("income", "career", "meaning")),
        "ARB6": Choice(key="none"),
        "ARB7": MonthAnswer(month=date(2027, 3, 1)),
    }
    return _record("b.json", 2, {"CHILDCARE": (3, 3, childcare), "WORK_WISH": (4, 3, work)})


def whole_mara() -> CaseRecord:
    """Case A with every answer of 11.4 and no plan yet."""
    return _whole(mara(), "mara.json")


def whole_tarek() -> CaseRecord:
    """Case B with every answer of 11.4 and no plan yet."""
    return _whole(tarek(), "tarek.json")


def _whole(record: CaseRecord, file: str) -> CaseRecord:
    raw: dict[str, Any] = json.loads((DEMO / file).read_text(encoding="utf-8"))
    for key, value in raw["assessment"].items():
        section = Section.model_validate_json(json.dumps(value))
        record = record.with_payload(key, section.payload)
    return record.with_plan(Plan())


def _record(file: str, number: int, forms: dict[str, tuple[int, int, dict[str, Answer]]]) -> CaseRecord:
    raw: dict[str, Any] = json.loads(Path(CASES / file).read_text(encoding="utf-8"))
    children = tuple(Child.model_validate(child) for child in raw["children"])
    client = Client.model_validate(
        {**raw["client"], "id": UUID(int=number), "opened_on": date(2026, 11, 2), "children": children}
    )
    week = CareWeek.model_validate({name: raw[name] for name in CareWeek.model_fields if name in raw})
    record = CaseRecord(client=client, assessment_id=UUID(int=100 + number)).with_care_week(week)
    for key, (own, coach, answers) in forms.items():
        form = FormAnswers(standing=Standing.DISCUSSED, self_rating=own, coach_rating=coach, answers=answers)
        record = record.with_payload(key, form)
    return record
