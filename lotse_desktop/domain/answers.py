"""Answers and the questions they belong to: found again under new names, measured for rules, told in words."""

from datetime import date
from typing import Final

from lotse_desktop.domain.assessment import (
    Answer,
    CareWays,
    Choice,
    Choices,
    Declined,
    EmergencyChain,
    FormAnswers,
    HoursWish,
    Marks,
    MonthAnswer,
    Number,
    Standing,
    Targets,
    Text,
    TimeOfDay,
)
from lotse_desktop.domain.catalogue import AnswerKind, Item, LifeDomain, Rule, Sensitivity
from lotse_desktop.domain.client import MONTHS_OF_A_YEAR, Client
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import MONTHS, clock, listing

REACH_LIMIT: Final = 60
"""Minutes within which somebody who may jump in counts (handbook 4.8)."""
ALONE: Final = "alone"
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


def answer_to(domain: LifeDomain, form: FormAnswers, item_id: str) -> Answer | None:
    """The answer to a question, also when it was given under a former id; ``None``: not discussed."""
    if item_id in form.answers:
        return form.answers[item_id]
    return next((a for key, a in form.answers.items() if key != item_id and _present_id(domain, key) == item_id), None)


def with_present_names(domain: LifeDomain, form: FormAnswers) -> FormAnswers:
    """A copy in which answers under former ids stand under the present ones; the page edits such a copy."""
    answers = {_present_id(domain, key): answer for key, answer in form.answers.items()}
    answers.update({key: answer for key, answer in form.answers.items() if _present_id(domain, key) == key})
    return form if answers == form.answers else form.model_copy(update={"answers": answers})


def former_answers(domain: LifeDomain, form: FormAnswers) -> tuple[tuple[str, str], ...]:
    """Question and answer, in words, of what was asked once and is asked no more."""
    known = {item.id: item for item in (*domain.deleted, *(item for item in domain.items if not item.active))}
    pairs = ((known.get(_present_id(domain, key)), answer) for key, answer in form.answers.items())
    return tuple((item.question, answer_text(item, answer)) for item, answer in pairs if item is not None)


def chosen(answer: Answer) -> tuple[str, ...]:
    """The options of an answer, by rank where there is one; for ways ``alone`` when a child goes without an adult."""
    match answer:
        case Choice():
            return (answer.key,)
        case Choices():
            return answer.keys
        case CareWays():
            return (ALONE,) if any(way.alone for way in answer.ways) else ()
        case _:
            return ()


def measure(answer: Answer, today: date) -> int | None:  # noqa: C901, PLR0911 - one case per kind of answer
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
    options = chosen(answer)
    value = measure(answer, today)
    checks: list[bool] = []
    if rule.any_of:
        checks.append(any(key in rule.any_of for key in options))
    if rule.none_of:
        checks.append(not any(key in rule.none_of for key in options))
    if rule.only:
        checks.append(bool(options) and all(key in rule.only for key in options))
    if rule.not_only:
        checks.append(any(key not in rule.not_only for key in options))
    if rule.first is not None:
        checks.append(options[:1] == (rule.first,))
    if rule.marked is not None:
        checks.append(isinstance(answer, Marks) and rule.marked in answer.marks.values())
    if rule.at_least is not None:
        checks.append(value is not None and value >= rule.at_least)
    if rule.at_most is not None:
        checks.append(value is not None and value <= rule.at_most)
    return bool(checks) and all(checks) and not isinstance(answer, Declined)


def answer_text(item: Item, answer: Answer) -> str:  # noqa: C901, PLR0911 - one case per kind of answer
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


def _present_id(domain: LifeDomain, item_id: str) -> str:
    seen: set[str] = set()
    while item_id in domain.renamed and item_id not in seen:
        seen.add(item_id)
        item_id = domain.renamed[item_id]
    return item_id
