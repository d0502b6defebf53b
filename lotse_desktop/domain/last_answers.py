"""What was said in earlier rounds of the assessment; it stands beside the questions and is never copied by itself."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lotse_desktop.domain.answers import asked_items, chosen, with_present_names
from lotse_desktop.domain.assessment import (
    Answer,
    CareWays,
    Choice,
    Choices,
    DayLine,
    Declined,
    EmergencyChain,
    Experience,
    FormAnswers,
    HoursWish,
    Languages,
    Marks,
    MonthAnswer,
    Number,
    Standing,
    Targets,
    Text,
    Texts,
    TimeOfDay,
    Trainings,
)
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item, LifeDomain, Sensitivity
from lotse_desktop.domain.frozen import Frozen
from lotse_desktop.domain.record import CaseRecord

_KINDS: Final[Mapping[AnswerKind, type[Frozen]]] = {
    AnswerKind.SINGLE: Choice,
    AnswerKind.MULTI: Choices,
    AnswerKind.NUMBER: Number,
    AnswerKind.SCALE: Number,
    AnswerKind.HOURS_WISH: HoursWish,
    AnswerKind.TIME: TimeOfDay,
    AnswerKind.MONTH: MonthAnswer,
    AnswerKind.TEXT: Text,
    AnswerKind.MARKS: Marks,
    AnswerKind.EMERGENCY_CHAIN: EmergencyChain,
    AnswerKind.CARE_WAYS: CareWays,
    AnswerKind.TARGETS: Targets,
    AnswerKind.TEXTS: Texts,
    AnswerKind.LANGUAGES: Languages,
    AnswerKind.QUALIFICATIONS: Trainings,
    AnswerKind.EXPERIENCE: Experience,
    AnswerKind.DAY_LINE: DayLine,
}


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """An answer of an earlier round; ``day``: when that round began."""

    day: date
    answer: Answer


@dataclass(frozen=True, slots=True)
class LastForm:
    """What a life domain held in the last round in which it was talked about."""

    day: date
    form: FormAnswers


def last_answers(domain: LifeDomain, record: CaseRecord) -> Mapping[str, LastAnswer]:
    """Question → its latest answer of an earlier round, under the present names."""
    found: dict[str, LastAnswer] = {}
    for day, form in _forms(domain, record):
        found.update({key: LastAnswer(day, answer) for key, answer in form.answers.items()})
    return found


def last_form(domain: LifeDomain, record: CaseRecord) -> LastForm | None:
    """The domain as it was in the latest earlier round that says anything about it."""
    said = [LastForm(day, form) for day, form in _forms(domain, record) if form != FormAnswers()]
    return said[-1] if said else None


def still_fits(item: Item, answer: Answer, children: Collection[str]) -> bool:
    """Whether an answer of an earlier round can be the answer to the question as it is asked today."""
    if isinstance(answer, Declined):
        return True
    options, fits = {option.key for option in item.options}, True
    match answer:
        case Choice() | Choices():
            fits = options.issuperset(chosen(answer)) and len(chosen(answer)) <= (item.most or len(options))
        case Marks():
            marks = {mark.key for mark in item.marks}
            fits = options.issuperset(answer.marks) and marks.issuperset(answer.marks.values())
        case Number():
            fits = item.minimum <= answer.value <= item.maximum
        case DayLine():
            fits = options.issuperset(block.what for block in answer.blocks)
        case CareWays():
            fits = all(way.child in children for way in answer.ways)
        case _:
            pass
    return fits and type(answer) is _KINDS.get(item.kind)


def carried_on(catalogue: Catalogue, record: CaseRecord) -> CaseRecord:
    """The case as if everything that was not talked about again were as it was last time.

    Only for comparing: what nobody asked again has not changed.  An answer that was refused this time says nothing.
    """
    for domain in catalogue.domains:
        last = {key: known.answer for key, known in last_answers(domain, record).items()}
        form = with_present_names(domain, record.answers(domain.key))
        said = {key: answer for key, answer in form.answers.items() if not isinstance(answer, Declined)}
        update = {"answers": {**last, **said}, "standing": Standing.DISCUSSED}
        record = record.with_payload(domain.key, form.model_copy(update=update), domain.version)
    return record


def former_last_answers(domain: LifeDomain, record: CaseRecord) -> FormAnswers:
    """The latest answers of all rounds, the present one too, to whatever is not asked of this client today."""
    left_out = {item.id for item in asked_items(domain, record.client)}
    if not record.client.special_categories:
        every_item = (*domain.items, *domain.deleted)
        left_out |= {item.id for item in every_item if item.sensitivity is Sensitivity.SPECIAL}
    present = with_present_names(domain, record.answers(domain.key)).answers
    every = {**{key: known.answer for key, known in last_answers(domain, record).items()}, **present}
    return FormAnswers(answers={key: answer for key, answer in every.items() if key not in left_out})


def _forms(domain: LifeDomain, record: CaseRecord) -> Iterator[tuple[date, FormAnswers]]:
    """The domain in each earlier round, the oldest first."""
    for past in record.earlier:
        yield past.begun_on, with_present_names(domain, past.answers(domain.key))
