"""Answers and the questions they belong to: found again under new names, measured for rules, told in words."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

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
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item, LifeDomain, Rule, Sensitivity
from lotse_desktop.domain.client import MONTHS_OF_A_YEAR, Client
from lotse_desktop.domain.learning import (
    buffer_minutes,
    further_languages,
    job_text,
    spoken_text,
    told,
    training_text,
    worked_months,
)
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import MONTHS, clock, listing, minutes_text

REACH_LIMIT: Final = 60
"""Minutes within which somebody who may jump in counts (handbook 4.8)."""
ALONE: Final = "alone"
NOTHING: Final = "keine"
NOT_KNOWN: Final = "Frage {key}, die nicht mehr im Katalog steht"
DECLINED_TEXT: Final = "möchte ich nicht sagen"


def asked_items(domain: LifeDomain, client: Client) -> tuple[Item, ...]:
    """The questions for this client: no switched-off ones, special categories only with consent (handbook 3.2)."""
    return tuple(
        item
        for item in domain.items
        if item.active and (client.special_categories or item.sensitivity is not Sensitivity.SPECIAL)
    )


def open_items(domain: LifeDomain, record: CaseRecord) -> int:
    """How many questions of a domain have no answer yet; those with a page of their own do not count."""
    form = record.answers(domain.key)
    if form.standing is Standing.DECLINED:
        return 0
    asked = (item for item in asked_items(domain, record.client) if item.kind is not AnswerKind.PAGE)
    return sum(answer_to(domain, form, item.id) is None for item in asked)


def next_open(domain: LifeDomain, record: CaseRecord, item_id: str = "") -> str:
    """Where the talk goes on: ``item_id`` while it is open, else the next open question; ``""`` when none is open."""
    form = record.answers(domain.key)
    if form.standing is Standing.DECLINED:
        return ""
    asked = [item.id for item in asked_items(domain, record.client) if item.kind is not AnswerKind.PAGE]
    start = asked.index(item_id) if item_id in asked else 0
    ahead = (item for item in (*asked[start:], *asked[:start]) if answer_to(domain, form, item) is None)
    return next(ahead, "")


def answer_to(domain: LifeDomain, form: FormAnswers, item_id: str) -> Answer | None:
    """The answer to a question, also when it was given under a former id; ``None``: not discussed."""
    if item_id in form.answers:
        return form.answers[item_id]
    return next((a for key, a in form.answers.items() if key != item_id and _present_id(domain, key) == item_id), None)


def answer_of(catalogue: Catalogue, record: CaseRecord, item_id: str) -> Answer | None:
    """The answer to a question wherever it is asked, under its former and its present name.

    ``None`` also for what is not asked of this client (switched off, no consent, the domain was declined).
    """
    for domain in catalogue.domains:
        form, present = record.answers(domain.key), _present_id(domain, item_id)
        if form.standing is not Standing.DECLINED and any(i.id == present for i in asked_items(domain, record.client)):
            return answer_to(domain, form, present)
    return None


def option_texts(catalogue: Catalogue, item_id: str) -> dict[str, str]:
    """The options of a question, key → text; empty when there is no such question."""
    items = (domain.item(_present_id(domain, item_id)) for domain in catalogue.domains)
    item = next((item for item in items if item is not None), None)
    return {option.key: option.text for option in item.options} if item is not None else {}


def answer_line(catalogue: Catalogue, record: CaseRecord, item_id: str) -> str:
    """The answer to a question in words; ``""`` when it is not answered or not asked."""
    answer = answer_of(catalogue, record, item_id)
    items = (domain.item(_present_id(domain, item_id)) for domain in catalogue.domains)
    item = next((item for item in items if item is not None), None)
    return answer_text(item, answer) if item is not None and answer is not None else ""


def answered_with(catalogue: Catalogue, record: CaseRecord, wanted: Mapping[str, Collection[str]]) -> bool:
    """Whether each of these questions has one of its options as answer; nothing wanted is always so."""
    answers = ((answer_of(catalogue, record, item_id), options) for item_id, options in wanted.items())
    return all(answer is not None and any(key in options for key in chosen(answer)) for answer, options in answers)


def with_present_names(domain: LifeDomain, form: FormAnswers) -> FormAnswers:
    """A copy in which answers under former ids stand under the present ones; the page edits such a copy."""
    answers = {_present_id(domain, key): answer for key, answer in form.answers.items()}
    answers.update({key: answer for key, answer in form.answers.items() if _present_id(domain, key) == key})
    return form if answers == form.answers else form.model_copy(update={"answers": answers})


def former_answers(domain: LifeDomain, form: FormAnswers) -> tuple[tuple[str, str], ...]:
    """Question and answer, in words, of what was asked once and is asked no more; questions of which nothing is known
    any more come last, under their id."""
    asked = {item.id for item in domain.items if item.active}
    known = {item.id: item for item in (*domain.deleted, *domain.items)}
    told: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for key, answer in form.answers.items():
        item = known.get(_present_id(domain, key))
        if item is None:
            bare = Item(id=key, question=NOT_KNOWN.format(key=key), kind=AnswerKind.TEXT)
            lost.append((bare.question, answer_text(bare, answer)))
        elif item.id not in asked:
            told.append((item.question, answer_text(item, answer)))
    return (*told, *lost)


def chosen(answer: Answer) -> tuple[str, ...]:
    """The options of an answer, by rank where there is one; for ways ``alone`` when a child goes without an adult."""
    match answer:
        case Choice():
            return (answer.key,)
        case Choices():
            return answer.keys
        case CareWays():
            return (ALONE,) if any(way.alone for way in answer.ways) else ()
        case Trainings():
            return tuple(dict.fromkeys(training.state.value for training in told(answer.trainings)))
        case _:
            return ()


def measure(answer: Answer, today: date) -> int | None:  # noqa: C901, PLR0911, PLR0912 - one case per kind of answer
    """The number that rules compare (see ``domain.catalogue``); ``None`` when the answer has none."""
    match answer:
        case Choice() | Choices():
            return len(chosen(answer))
        case Number():
            return answer.value
        case HoursWish():
            return answer.wish
        case TimeOfDay():
            return answer.minute
        case MonthAnswer():
            return (answer.month.year - today.year) * MONTHS_OF_A_YEAR + answer.month.month - today.month
        case EmergencyChain():
            return emergency_options(answer)
        case CareWays():
            return max((way.minutes for way in answer.ways if way.minutes is not None and not way.alone), default=None)
        case Targets():
            return sum(bool(target.occupation or target.text.strip()) for target in answer.targets)
        case Text():
            return int(bool(answer.text.strip()))
        case Texts():
            return sum(bool(text.strip()) for text in answer.texts)
        case Languages():
            return len(further_languages(answer))
        case Trainings():
            return len(told(answer.trainings))
        case Experience():
            return worked_months(answer, today)
        case DayLine():
            return buffer_minutes(answer)
        case Marks() | Declined():
            return None


def emergency_options(chain: EmergencyChain) -> int:
    """Persons or services that agreed to jump in and are there within an hour (handbook 4.8)."""
    return sum(
        contact.agreed and contact.reach_minutes is not None and contact.reach_minutes <= REACH_LIMIT
        for contact in chain.contacts
    )


def holds(rule: Rule, answer: Answer, today: date) -> bool:
    """Whether every part of a rule holds; a rule without parts and a declined answer never do."""
    checks = [*_option_checks(rule, chosen(answer)), *_mark_checks(rule, answer)]
    value = measure(answer, today)
    if rule.at_least is not None:
        checks.append(value is not None and value >= rule.at_least)
    if rule.at_most is not None:
        checks.append(value is not None and value <= rule.at_most)
    return bool(checks) and all(checks) and not isinstance(answer, Declined)


def _option_checks(rule: Rule, options: tuple[str, ...]) -> Iterator[bool]:
    if rule.any_of:
        yield any(key in rule.any_of for key in options)
    if rule.none_of:
        yield not any(key in rule.none_of for key in options)
    if rule.all_of:
        yield all(key in options for key in rule.all_of)
    if rule.only:
        yield bool(options) and all(key in rule.only for key in options)
    if rule.not_only:
        yield any(key not in rule.not_only for key in options)
    if rule.first is not None:
        yield options[:1] == (rule.first,)


def _mark_checks(rule: Rule, answer: Answer) -> Iterator[bool]:
    marks = tuple(answer.marks.values()) if isinstance(answer, Marks) else ()
    if rule.marked is not None:
        yield rule.marked in marks
    if rule.not_marked is not None:
        yield bool(marks) and rule.not_marked not in marks


def answer_text(item: Item, answer: Answer) -> str:  # noqa: C901, PLR0911, PLR0912 - one case per kind of answer
    """The answer as a coach reads it, one line."""
    names = {option.key: option.text for option in (*item.options, *item.marks)}
    match answer:
        case Declined():
            return DECLINED_TEXT
        case Choice() | Choices():
            return listing([names.get(key, key) for key in chosen(answer)])
        case Number():
            return str(answer.value)
        case HoursWish():
            return f"Wunsch {answer.wish or '–'}, mindestens {answer.minimum or '–'} Stunden"
        case TimeOfDay():
            return f"{clock(answer.minute)} Uhr"
        case MonthAnswer():
            return f"{MONTHS[answer.month.month - 1]} {answer.month.year}"
        case Text():
            return answer.text
        case Marks():
            return ", ".join(f"{names.get(key, key)}: {names.get(mark, mark)}" for key, mark in answer.marks.items())
        case EmergencyChain():
            return f"{emergency_options(answer)} abgesprochene Möglichkeiten"
        case CareWays():
            return ", ".join(f"{way.who or '–'}: {way.minutes or 0} Minuten" for way in answer.ways)
        case Targets():
            return listing([target.text or target.occupation or "–" for target in answer.targets])
        case Texts():
            return ", ".join(text for text in answer.texts if text.strip()) or NOTHING
        case Languages():
            return ", ".join(spoken_text(spoken, names) for spoken in answer.languages) or NOTHING
        case Trainings():
            return ", ".join(training_text(training) for training in told(answer.trainings)) or NOTHING
        case Experience():
            return ", ".join(job_text(job) for job in told(answer.jobs)) or NOTHING
        case DayLine():
            minutes = buffer_minutes(answer)
            return f"Puffer {minutes_text(minutes)}" if minutes is not None else f"{len(answer.blocks)} Abschnitte"


def _present_id(domain: LifeDomain, item_id: str) -> str:
    seen: set[str] = set()
    while item_id in domain.renamed and item_id not in seen:
        seen.add(item_id)
        item_id = domain.renamed[item_id]
    return item_id
