"""Made-up languages, trainings, working lives and days for trying out."""

from datetime import date
from random import Random
from typing import Final

from lotse_desktop.domain.assessment import (
    Answer,
    Cefr,
    DayBlock,
    DayLine,
    Experience,
    Job,
    JobKind,
    Languages,
    Spoken,
    Training,
    Trainings,
    TrainingState,
)
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item
from lotse_desktop.domain.learning import GERMAN

_GERMAN: Final = (Cefr.A2, Cefr.B1, Cefr.B2, Cefr.C1, Cefr.NATIVE, Cefr.NATIVE, Cefr.NATIVE)
_DAY: Final = (
    ("sleep", 1350, 375),
    ("getting_up", 375, 435),
    ("way", 435, 480),
    ("work", 480, 780),
    ("way", 780, 825),
    ("children", 870, 1080),
    ("household", 1080, 1170),
    ("children", 1170, 1230),
    ("rest", 1260, 1350),
)
"""A day with 75 minutes left, of which the children may take a part."""


def invent_list(item: Item, catalogue: Catalogue, today: date, chance: Random) -> Answer:
    """An answer to a question that asks for a list; keys come from the catalogue."""
    match item.kind:
        case AnswerKind.LANGUAGES:
            return _languages(item, chance)
        case AnswerKind.QUALIFICATIONS:
            return _trainings(catalogue, today, chance)
        case AnswerKind.EXPERIENCE:
            return _experience(catalogue, today, chance)
        case _:
            return _day(item, chance)


def _languages(item: Item, chance: Random) -> Languages:
    level = chance.choice(_GERMAN)
    spoken = [Spoken(language=GERMAN, level=level, proof=level not in {Cefr.NATIVE, Cefr.A2})]
    others = [option.key for option in item.options if option.key != GERMAN]
    if others and level is not Cefr.NATIVE:
        spoken.append(Spoken(language=chance.choice(others), level=Cefr.NATIVE))
    return Languages(languages=tuple(spoken))


def _trainings(catalogue: Catalogue, today: date, chance: Random) -> Trainings:
    if not catalogue.groups or chance.random() < 0.25:
        return Trainings()
    group = chance.choice(catalogue.groups)
    state = chance.choice((TrainingState.COMPLETED, TrainingState.COMPLETED, TrainingState.DROPPED))
    year = today.year - chance.randint(2, 15)
    training = Training(
        what=group.title, group=group.key, year=year, abroad=chance.random() < 0.3, state=state, proof=True
    )
    return Trainings(trainings=(training,))


def _experience(catalogue: Catalogue, today: date, chance: Random) -> Experience:
    if not catalogue.groups or chance.random() < 0.1:
        return Experience()
    group = chance.choice(catalogue.groups)
    start = date(today.year - chance.randint(4, 12), chance.randint(1, 12), 1)
    end = date(start.year + chance.randint(1, 3), chance.randint(1, 12), 1)
    work = Job(what=group.title, group=group.key, start=start, end=end, hours=chance.choice((20, 30, 39)))
    return Experience(jobs=(work, Job(what="Familienzeit", start=end, job=JobKind.FAMILY_PHASE)))


def _day(item: Item, chance: Random) -> DayLine:
    known = {option.key for option in item.options}
    more = chance.choice((0, 0, 30, 45))
    blocks = [
        DayBlock(what=what, start=start - (more if what == "children" else 0), end=end) for what, start, end in _DAY
    ]
    return DayLine(blocks=tuple(block for block in blocks if block.what in known))
