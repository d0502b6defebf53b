"""Made-up answers to the questions of a life domain; every key comes from the catalogue itself."""

from datetime import date, timedelta
from random import Random
from typing import Final

from lotse_desktop.demo_lists import invent_list
from lotse_desktop.domain.answers import asked_items
from lotse_desktop.domain.assessment import (
    Answer,
    CareWay,
    CareWays,
    Choice,
    Choices,
    Declined,
    EmergencyChain,
    EmergencyContact,
    FormAnswers,
    HoursWish,
    Marks,
    MonthAnswer,
    Number,
    Standing,
    Target,
    Targets,
    TimeOfDay,
)
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item, LifeDomain
from lotse_desktop.domain.needs import NO_SOLUTION
from lotse_desktop.domain.record import CaseRecord

_SKIPPED: Final = 0.12
_DECLINED: Final = 0.03
_ALONE: Final = frozenset({NO_SOLUTION, "none", "nothing", "no", "not_well", "not_at_all"})
"""Options that go with no other."""
_LEVELS: Final = (1, 2, 2, 3, 3, 3, 4, 4, 5)


def invent_answers(
    domain: LifeDomain, catalogue: Catalogue, record: CaseRecord, today: date, chance: Random
) -> FormAnswers:
    """Both ratings and answers to most questions that this client is asked."""
    level = chance.choice(_LEVELS)
    answers: dict[str, Answer] = {}
    for item in asked_items(domain, record.client):
        answer = Declined() if chance.random() < _DECLINED else _answer(item, catalogue, record, today, chance)
        if answer is not None and chance.random() >= _SKIPPED:
            answers[item.id] = answer
    return FormAnswers(
        standing=Standing.DISCUSSED,
        self_rating=level,
        coach_rating=min(5, max(1, level + chance.choice((-1, 0, 0, 1)))) if domain.coach_rating else None,
        answers=answers,
    )


def _answer(  # noqa: C901, PLR0911 - one case per kind of answer
    item: Item, catalogue: Catalogue, record: CaseRecord, today: date, chance: Random
) -> Answer | None:
    match item.kind:
        case AnswerKind.SINGLE:
            return Choice(key=chance.choice(item.options).key)
        case AnswerKind.MULTI:
            return _choices(item, chance)
        case AnswerKind.NUMBER | AnswerKind.SCALE:
            return Number(value=chance.randint(item.minimum, item.maximum))
        case AnswerKind.HOURS_WISH:
            wish = chance.choice((20, 25, 28, 30, 35, 38))
            return HoursWish(wish=wish, minimum=wish - chance.choice((0, 5)))
        case AnswerKind.TIME:
            return TimeOfDay(minute=chance.randrange(300, 540, 15))
        case AnswerKind.MONTH:
            return MonthAnswer(month=(today + timedelta(days=chance.randint(20, 250))).replace(day=1))
        case AnswerKind.MARKS:
            return Marks(marks={option.key: chance.choice(item.marks).key for option in item.options})
        case AnswerKind.EMERGENCY_CHAIN:
            return _chain(record, chance)
        case AnswerKind.CARE_WAYS:
            return _ways(record, chance)
        case AnswerKind.TARGETS:
            chosen = chance.sample(catalogue.occupations, min(len(catalogue.occupations), chance.choice((0, 1, 1, 2))))
            return Targets(targets=tuple(Target(occupation=occupation.key) for occupation in chosen))
        case AnswerKind.LANGUAGES | AnswerKind.QUALIFICATIONS | AnswerKind.EXPERIENCE | AnswerKind.DAY_LINE:
            return invent_list(item, catalogue, today, chance)
        case AnswerKind.TEXT | AnswerKind.TEXTS | AnswerKind.PAGE:
            return None


def _choices(item: Item, chance: Random) -> Choices:
    most = min(item.most or 3, len(item.options))
    keys = [option.key for option in chance.sample(item.options, chance.randint(1, most))]
    alone = next((key for key in keys if key in _ALONE), None)
    return Choices(keys=(alone,) if alone is not None else tuple(keys))


def _chain(record: CaseRecord, chance: Random) -> EmergencyChain:
    return EmergencyChain(
        contacts=tuple(
            EmergencyContact(
                who=helper.label, agreed=chance.random() < 0.6, reach_minutes=chance.choice((5, 15, 30, 45, 90))
            )
            for helper in record.care_week.helpers
        )
    )


def _ways(record: CaseRecord, chance: Random) -> CareWays:
    return CareWays(
        ways=tuple(
            CareWay(
                child=child.id,
                who=chance.choice(("Mutter", "Oma", "Nachbarin")) if not child.alone_max_minutes else "",
                minutes=chance.choice((5, 10, 15, 20, 35)),
                alone=bool(child.alone_max_minutes),
            )
            for child in record.client.children
        )
    )
