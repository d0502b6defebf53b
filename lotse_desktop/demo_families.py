"""Fictional cases for trying out: three that are written down, the rest made by a seeded generator.

Everything hangs on ``today``, so that ages, dates and the week of the rota are plausible whenever the demo is opened.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from lotse_desktop.demo_answers import invent_answers
from lotse_desktop.demo_casework import with_casework
from lotse_desktop.demo_chains import with_begun_chain
from lotse_desktop.domain.care import (
    Absence,
    Activity,
    ActivityKind,
    CareKind,
    CarePlace,
    CareWeek,
    Helper,
    Reliability,
    Ways,
    Weekday,
)
from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.client import CasePhase, Child, Client, State, age_in_years
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import find_needs
from lotse_desktop.domain.plan import Appointment, Goal, GoalStatus, Plan, Step, StepStatus
from lotse_desktop.domain.proposals import propose_goals, propose_rights, propose_steps, workday
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import MONTHS, fill, plain_date
from lotse_desktop.exchange.case_file import read_case
from lotse_desktop.paths import resources_folder
from lotse_desktop.storage.catalogue_files import load_catalogue

WRITTEN: Final = (
    ("mara", date(2026, 11, 10)),
    ("tarek", date(2026, 11, 17)),
    ("jana", date(2026, 11, 24)),
)
"""Files in ``resources/demo`` and the day on which their dates are right."""

_DAY_TEXT: Final = re.compile(r'"(\d{4}-\d{2}-\d{2})"')
_MONTH_TEXT: Final = re.compile(r'"(\d{4})-(\d{2})"')

_GIVEN: Final = (
    "Aylin", "Anna", "Bartosz", "Carla", "Daniela", "Elif", "Emre", "Fatima", "Franziska", "Galina", "Hanna", "Ines",
    "Jasmin", "Joana", "Katrin", "Kevin", "Lea", "Leyla", "Maja", "Marek", "Nadine", "Nele", "Olga", "Patrick",
    "Petra", "Rania", "Rosa", "Sandra", "Selma", "Sven", "Tanja", "Thomas", "Uta", "Vera", "Yasmin", "Zoe",
)  # fmt: skip
_FAMILY: Final = (
    "Muster", "Probe", "Vorlage", "Schablone", "Entwurf", "Testmann", "Platzhalter", "Exempel", "Fiktiv", "Skizze",
    "Modell",
)  # fmt: skip
_KIDS: Final = (
    "Ada", "Ali", "Amir", "Clara", "Emil", "Eva", "Finn", "Hugo", "Ida", "Jannis", "Jule", "Kian", "Lina", "Lotte",
    "Luca", "Malik", "Matteo", "Mila", "Noah", "Nora", "Paul", "Rosalie", "Samira", "Theo", "Tilda", "Yara",
)  # fmt: skip
_CONCERNS: Final = (
    "Ich möchte wieder arbeiten, sobald die Betreuung steht.",
    "Ich suche eine Ausbildung in Teilzeit.",
    "Meine Arbeit beginnt vor der Kita.",
    "Ich brauche jemanden für die Ferien.",
    "Ich möchte von Minijob auf Teilzeit wechseln.",
    "Wenn ein Kind krank wird, steht alles still.",
    "",
)
_HELPERS: Final = ("Oma Erika", "Opa Heinz", "Tante Lina", "Nachbarin T.", "Freundin S.", "Onkel Ole", "Leihoma R.")

_MO, _DI, _MI, _DO, _FR, _SA, _SO = Weekday
_WORKDAYS: Final = (_MO, _DI, _MI, _DO, _FR)


@dataclass(frozen=True, slots=True)
class _Shift:
    label: str
    days: tuple[Weekday, ...]
    start: int
    end: int
    weeks: tuple[int, ...] | None = None
    kind: ActivityKind = ActivityKind.WORK


_ROTAS: Final[tuple[tuple[int, tuple[_Shift, ...]], ...]] = (
    (1, (_Shift("Büro", _WORKDAYS, 510, 780),)),
    (1, (_Shift("Praxis", (_MO, _DI, _DO), 450, 900), _Shift("Praxis", (_FR,), 450, 720))),
    (1, (_Shift("Reinigung", _WORKDAYS, 330, 510), _Shift("Reinigung", (_DI, _DO), 990, 1110))),
    (1, (_Shift("Sprachkurs", _WORKDAYS, 540, 795, kind=ActivityKind.COURSE),)),
    (1, (_Shift("Ausbildung in Teilzeit", _WORKDAYS, 450, 840, kind=ActivityKind.TRAINING),)),
    (1, (_Shift("Zielberuf", _WORKDAYS, 480, 960, kind=ActivityKind.TARGET),)),
    (1, (_Shift("Gastronomie", (_DO, _FR, _SA), 1020, 1350),)),
    (2, (_Shift("Verkauf", (_MO, _DI, _DO), 420, 840, (1,)), _Shift("Verkauf", (_DI, _FR, _SA), 780, 1170, (2,)))),
    (2, (_Shift("Linie früh", _WORKDAYS, 285, 720, (1,)), _Shift("Linie spät", (_MO, _MI, _FR), 780, 1260, (2,)))),
    (
        3,
        (
            _Shift("Frühdienst", (_MO, _DI, _MI, _DO), 360, 810, (1,)),
            _Shift("Spätdienst", (_DI, _MI, _DO, _FR), 795, 1260, (2,)),
            _Shift("Nachtdienst", (_MI, _DO, _FR), 1245, 375, (3,)),
        ),
    ),
)  # fmt: skip


def demo_cases(count: int, seed: int, today: date) -> list[CaseRecord]:
    """``count`` fictional cases; the same seed and day give the same ones.

    First Mara Beispiel and Tarek Muster (handbook 11) and Jana Beispiel, then invented ones in every phase.
    """
    catalogue = load_catalogue(resources_folder() / "catalogue" / "de").catalogue
    chance = Random(seed)  # noqa: S311 - plausible families, no secrets
    cases = [_written(name, written_on, today, chance) for name, written_on in WRITTEN]
    cases.extend(_invented(number, catalogue, today, chance) for number in range(count - len(WRITTEN)))
    worked = (with_casework(record, number, today) for number, record in enumerate(cases[:count]))
    return [with_begun_chain(record, number, catalogue, today) for number, record in enumerate(worked)]


def _written(name: str, written_on: date, today: date, chance: Random) -> CaseRecord:
    text = (resources_folder() / "demo" / f"{name}.json").read_text(encoding="utf-8")
    record = read_case(_moved(text, written_on, today).encode(), today)
    goals = [_dated(goal, goal.due or today) for goal in record.plan.goals]
    plan = record.plan.model_copy(update={"goals": tuple(goals)})
    return _with_ids(record.with_plan(plan), chance)


def _dated(goal: Goal, due: date) -> Goal:
    """The goal with its braces filled in."""
    words = {"month": f"{MONTHS[due.month - 1]} {due.year}", "day": plain_date(due)}
    texts = {"text": goal.text, "sign_of_success": goal.sign_of_success}
    return goal.model_copy(update={name: fill(text, words) for name, text in texts.items()})


def _moved(text: str, written_on: date, today: date) -> str:
    """Every date of a case file moved by whole weeks, every month by whole months."""
    weeks = timedelta(weeks=(today - written_on).days // 7)
    months = (today.year - written_on.year) * 12 + today.month - written_on.month
    text = _DAY_TEXT.sub(lambda found: json.dumps((date.fromisoformat(found[1]) + weeks).isoformat()), text)
    return _MONTH_TEXT.sub(lambda found: json.dumps(_months_on(date(int(found[1]), int(found[2]), 1), months)), text)


def _months_on(month: date, months: int) -> str:
    year, number = divmod(month.year * 12 + month.month - 1 + months, 12)
    return f"{year:04d}-{number + 1:02d}"


def _with_ids(record: CaseRecord, chance: Random) -> CaseRecord:
    client = record.client.model_copy(update={"id": _id(chance)})
    return record.with_client(client).model_copy(update={"assessment_id": _id(chance)})


def _id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _invented(number: int, catalogue: Catalogue, today: date, chance: Random) -> CaseRecord:
    phase = tuple(CasePhase)[number % len(CasePhase)]
    age = tuple(CasePhase).index(phase)
    client = Client(
        id=_id(chance),
        given_name=_GIVEN[number % len(_GIVEN)],
        family_name=_FAMILY[number % len(_FAMILY)],
        birth_month=(today - timedelta(days=chance.randint(8000, 17000))).replace(day=1),
        state=chance.choice(tuple(State)),
        phase=phase,
        special_categories=chance.random() < 0.4,
        concern=chance.choice(_CONCERNS),
        opened_on=today - timedelta(days=3 + 24 * age + chance.randint(0, 20)),
        children=_children(today, chance),
    )
    record = CaseRecord(client=client, assessment_id=_id(chance))
    if phase is CasePhase.REFERRAL:
        return record
    record = record.with_care_week(_week(client.children, today, chance))
    if phase is CasePhase.INTAKE:
        return record
    for domain in catalogue.domains:
        record = record.with_payload(
            domain.key, invent_answers(domain, catalogue, record, today, chance), domain.version
        )
    return record if phase is CasePhase.ASSESSMENT else record.with_plan(_plan(record, catalogue, today, chance))


def _children(today: date, chance: Random) -> tuple[Child, ...]:
    names = chance.sample(_KIDS, chance.choice((1, 1, 1, 2, 2, 3)))
    children: list[Child] = []
    for name in names:
        month = (today - timedelta(days=chance.randint(300, 4700))).replace(day=1)
        alone = chance.choice((0, 60, 120)) if age_in_years(month, today) >= 9 else 0
        children.append(Child(id=name.lower(), given_name=name, birth_month=month, alone_max_minutes=alone))
    return tuple(children)


def _week(children: Sequence[Child], today: date, chance: Random) -> CareWeek:
    cycle, shifts = chance.choice(_ROTAS)
    ids = tuple(child.id for child in children)
    way = Ways(out=chance.choice((10, 20, 30, 40)), back=chance.choice((10, 20, 30, 45)))
    monday = today - timedelta(days=today.weekday() + 7 * chance.randint(2, 9))
    contact = chance.choice(("none", "none", "weekend", "wednesday"))
    return CareWeek(
        cycle_weeks=cycle,
        cycle_start=monday if cycle > 1 else None,
        default_way=way,
        activities=tuple(
            Activity(
                id=f"a{number}",
                kind=shift.kind,
                label=shift.label,
                weeks=shift.weeks,
                days=shift.days,
                start=shift.start,
                end=shift.end,
                pause=30 if (shift.end - shift.start) % 1440 > 360 else 0,
            )
            for number, shift in enumerate(shifts, start=1)
        ),
        care=tuple(place for child in children for place in _places(child, today, chance)),
        helpers=tuple(_helper(number, ids, chance) for number in range(1, chance.choice((0, 1, 1, 2)) + 1)),
        absences=tuple(_contact(contact, cycle, ids)),
    )


def _places(child: Child, today: date, chance: Random) -> Iterator[CarePlace]:
    age = age_in_years(child.birth_month, today)
    later = chance.choice((840, 900, 960))

    def place(kind: CareKind, label: str, start: int, end: int, opening: tuple[int, int] | None = None) -> CarePlace:
        return CarePlace(
            id=f"{child.id}-{kind.value.lower()}",
            kind=kind,
            label=label,
            children=(child.id,),
            days=_WORKDAYS,
            booked=(start, end),
            opening=opening,
            term_only=kind in {CareKind.SCHOOL, CareKind.OGS},
        )

    if age < 3:
        kind, label = chance.choice(((CareKind.NURSERY, "Krippe"), (CareKind.CHILDMINDER, "Tagespflege")))
        if chance.random() < 0.8:
            yield place(kind, label, 480, later, (450, 960))
    elif age < 6:
        yield place(CareKind.KINDERGARTEN, "Kita", chance.choice((435, 450, 480)), later, (420, 990))
    elif age < 10:
        yield place(CareKind.SCHOOL, "Schule", 480, 735)
        kind, label = chance.choice(((CareKind.OGS, "OGS"), (CareKind.HORT, "Hort")))
        if chance.random() < 0.7:
            yield place(kind, label, 735, later, (735, 990))
    else:
        yield place(CareKind.SCHOOL, "Schule", 475, 800)


def _helper(number: int, children: tuple[str, ...], chance: Random) -> Helper:
    start, end = chance.choice(((315, 480), (330, 480), (840, 1020), (900, 1110), (960, 1260)))
    days = chance.sample(_WORKDAYS, chance.randint(1, 3))
    return Helper(
        id=f"h{number}",
        label=chance.choice(_HELPERS[number - 1 :: 2]),
        children=children,
        days=tuple(sorted(days, key=lambda day: day.number)),
        start=start,
        end=end,
        reliability=chance.choice((Reliability.FIRM, Reliability.FIRM, Reliability.USUAL, Reliability.POSSIBLE)),
    )


def _contact(kind: str, cycle: int, children: tuple[str, ...]) -> Iterator[Absence]:
    if kind == "wednesday":
        yield Absence(id="u1", children=children, days=(_MI,), start=960, end=1140)
    elif kind == "weekend" and cycle == 2:
        for number, (day, start, end) in enumerate(((_FR, 960, 1440), (_SA, 0, 1440), (_SO, 0, 1080)), start=1):
            yield Absence(id=f"u{number}", children=children, weeks=(2,), days=(day,), start=start, end=end)


def _plan(record: CaseRecord, catalogue: Catalogue, today: date, chance: Random) -> Plan:
    phase = record.client.phase
    needs = find_needs(catalogue, record, compute(record.client.children, record.care_week), today)
    goals = propose_goals(catalogue, record, needs, today)[: chance.choice((1, 2, 3))]
    if phase is CasePhase.GOALS:
        return Plan(goals=goals)
    steps = propose_steps(catalogue, record, needs, today)
    appointment = None
    if phase is CasePhase.CLOSURE:
        goals = tuple(goal.model_copy(update={"status": GoalStatus.REACHED}) for goal in goals)
        steps = tuple(step.model_copy(update={"status": StepStatus.DONE}) for step in steps)
    else:
        meeting = workday(today + timedelta(days=chance.randint(3, 25)), today)
        appointment = Appointment(day=meeting, minute=chance.choice((540, 600, 690, 840)))
    if phase in {CasePhase.SUPPORT, CasePhase.FOLLOW_UP}:
        steps = _under_way(steps, today, chance)
    rights = propose_rights(catalogue, needs, today)
    return Plan(goals=goals, steps=steps, good_to_know=rights, next_appointment=appointment)


def _under_way(steps: Sequence[Step], today: date, chance: Random) -> tuple[Step, ...]:
    """The first ones done, the others open, now and then one late."""
    done = chance.randint(1, 3)
    changed: list[Step] = []
    for number, step in enumerate(steps):
        days = -chance.randint(3, 40) if number < done else chance.randint(-4, 45)
        status = StepStatus.DONE if number < done else StepStatus.OPEN
        due = workday(today + timedelta(days=days), today + timedelta(days=min(days, 0)))
        changed.append(step.model_copy(update={"due": due, "status": status}))
    return tuple(changed)
