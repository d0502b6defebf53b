"""Answers: found under former names, measured, compared with rules, told in words."""

from datetime import date

import pytest

from lotse_desktop.domain.answers import (
    answer_text,
    answer_to,
    asked_items,
    former_answers,
    holds,
    measure,
    next_open,
    open_items,
    with_present_names,
)
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
    Text,
    TimeOfDay,
)
from lotse_desktop.domain.catalogue import AnswerKind, Item, LifeDomain, Option, Rule
from tests.builders import TODAY, a_client, a_record
from tests.catalogue.shipped import catalogue

YES = Option(key="yes", text="ja")
NO = Option(key="no", text="nein")
DOMAIN = LifeDomain(
    key="HOUSING",
    order=4,
    title="Wohnen",
    anchors=("1", "2", "3", "4", "5"),
    items=(
        Item(id="WOH2", question="Gibt es einen ruhigen Platz?", kind=AnswerKind.SINGLE, options=(YES, NO)),
        Item(id="WOH7", question="Abgeschaltet?", kind=AnswerKind.SINGLE, options=(YES, NO), active=False),
    ),
    renamed={"WOH0": "WOH1", "WOH1": "WOH2"},
    deleted=(Item(id="WOH9", question="Haben Sie einen Keller?", kind=AnswerKind.SINGLE, options=(YES, NO)),),
)


def contact(*, agreed: bool, minutes: int | None) -> EmergencyContact:
    return EmergencyContact(who="Oma", agreed=agreed, reach_minutes=minutes)


CHAIN = EmergencyChain(contacts=(contact(agreed=True, minutes=60), contact(agreed=True, minutes=61)))
WAYS = CareWays(ways=(CareWay(child="a", minutes=20), CareWay(child="b", minutes=45, alone=True)))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Choice(key="yes"), 1),
        (Choices(keys=("a", "b")), 2),
        (Number(value=7), 7),
        (HoursWish(wish=28), 28),
        (HoursWish(), None),
        (TimeOfDay(minute=405), 405),
        (MonthAnswer(month=date(2027, 2, 1)), 3),
        (MonthAnswer(month=date(2026, 9, 1)), -2),
        (CHAIN, 1),
        (EmergencyChain(contacts=(contact(agreed=True, minutes=None), contact(agreed=False, minutes=5))), 0),
        (WAYS, 20),
        (CareWays(), None),
        (Targets(targets=(Target(occupation="OCC_TAX"), Target(text=" "), Target(text="Gärtnerin"))), 2),
        (Text(text="  "), 0),
        (Text(text="Umzug geschafft"), 1),
        (Marks(marks={"kiz": "never"}), None),
        (Declined(), None),
    ],
)
def test_the_measure_of_an_answer(answer: Answer, expected: int | None) -> None:
    assert measure(answer, TODAY) == expected


@pytest.mark.parametrize(
    ("rule", "answer", "expected"),
    [
        (Rule(any_of=("no",)), Choice(key="no"), True),
        (Rule(any_of=("no",)), Choice(key="yes"), False),
        (Rule(any_of=("no",)), Declined(), False),
        (Rule(none_of=("none",), at_least=2), Choices(keys=("a", "b")), True),
        (Rule(none_of=("none",), at_least=2), Choices(keys=("a", "none")), False),
        (Rule(only=("walk", "single")), Choices(keys=("walk",)), True),
        (Rule(only=("walk", "single")), Choices(keys=("walk", "car")), False),
        (Rule(only=("walk",)), Choices(), False),
        (Rule(not_only=("nothing",)), Choices(keys=("nothing",)), False),
        (Rule(not_only=("nothing",)), Choices(keys=("nothing", "forms")), True),
        (Rule(first="earlier"), Choices(keys=("earlier", "later")), True),
        (Rule(first="earlier"), Choices(keys=("later", "earlier")), False),
        (Rule(first="earlier"), Choices(), False),
        (Rule(marked="never"), Marks(marks={"kiz": "never", "wohngeld": "yes"}), True),
        (Rule(marked="never"), Marks(marks={"kiz": "yes"}), False),
        (Rule(any_of=("alone",)), WAYS, True),
        (Rule(at_least=31), WAYS, False),
        (Rule(at_most=0), EmergencyChain(), True),
        (Rule(at_most=0), Declined(), False),
        (Rule(at_most=3), Number(value=3), True),
        (Rule(at_most=3), Number(value=4), False),
        (Rule(none_of=("x",)), Declined(), False),
        (Rule(resource="ENERGY"), Number(value=4), False),
    ],
)
def test_a_rule_holds_when_all_its_parts_do(rule: Rule, answer: Answer, *, expected: bool) -> None:
    assert holds(rule, answer, TODAY) is expected


def test_answers_to_renamed_questions_are_found_over_several_renamings() -> None:
    form = FormAnswers(answers={"WOH0": Choice(key="no")})
    assert answer_to(DOMAIN, form, "WOH2") == Choice(key="no")
    assert with_present_names(DOMAIN, form).answers == {"WOH2": Choice(key="no")}


def test_the_present_name_wins_over_the_former_one() -> None:
    form = FormAnswers(answers={"WOH2": Choice(key="yes"), "WOH0": Choice(key="no")})
    assert answer_to(DOMAIN, form, "WOH2") == Choice(key="yes")
    assert with_present_names(DOMAIN, form).answers == {"WOH2": Choice(key="yes")}


def test_a_form_without_former_names_stays_the_very_same() -> None:
    form = FormAnswers(answers={"WOH2": Choice(key="yes"), "UNKNOWN": Choice(key="no")})
    assert with_present_names(DOMAIN, form) is form


def test_answers_to_deleted_and_switched_off_questions_stay_readable() -> None:
    form = FormAnswers(answers={"WOH9": Choice(key="yes"), "WOH7": Choice(key="no"), "WOH2": Choice(key="no")})
    assert former_answers(DOMAIN, form) == (("Haben Sie einen Keller?", "ja"), ("Abgeschaltet?", "nein"))


def test_switched_off_and_deleted_questions_are_not_asked() -> None:
    assert [item.id for item in asked_items(DOMAIN, a_client())] == ["WOH2"]


def test_special_categories_are_asked_only_with_consent() -> None:
    work = catalogue().domain("WORK_WISH")
    without = a_client()
    consented = without.model_copy(update={"special_categories": True})
    assert "ARB8" not in [item.id for item in asked_items(work, without)]
    assert "ARB8" in [item.id for item in asked_items(work, consented)]


def test_open_questions_are_those_without_an_answer_and_without_a_page_of_their_own() -> None:
    care = catalogue().domain("CHILDCARE")
    record = a_record()
    assert open_items(care, record) == 6
    form = FormAnswers(answers={"BET2": Choice(key="yes"), "BET7": Declined()})
    assert open_items(care, record.with_payload("CHILDCARE", form)) == 4
    declined = FormAnswers(standing=Standing.DECLINED)
    assert open_items(care, record.with_payload("CHILDCARE", declined)) == 0


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Choice(key="yes"), "ja"),
        (Choice(key="gone"), "gone"),
        (Choices(keys=("yes", "no")), "ja und nein"),
        (Declined(), "möchte ich nicht sagen"),
        (HoursWish(wish=28, minimum=None), "Wunsch 28, mindestens – Stunden"),
        (TimeOfDay(minute=405), "6:45 Uhr"),
        (MonthAnswer(month=date(2027, 3, 1)), "März 2027"),
        (Marks(marks={"yes": "no"}), "ja: nein"),
        (CHAIN, "1 abgesprochene Möglichkeiten"),
        (Number(value=4), "4"),
        (Text(text="Umzug"), "Umzug"),
    ],
)
def test_an_answer_in_words(answer: Answer, expected: str) -> None:
    assert answer_text(DOMAIN.items[0], answer) == expected


def test_the_talk_goes_on_at_the_next_open_question_and_begins_anew_after_the_last() -> None:
    domain = catalogue().domain("HOUSING")
    ids = [item.id for item in domain.items]

    def goes_on(item_id: str = "", *answered: str, standing: Standing = Standing.DISCUSSED) -> str:
        form = FormAnswers(standing=standing, answers={key: Declined() for key in answered})
        return next_open(domain, a_record().with_payload("HOUSING", form), item_id)

    assert goes_on() == ids[0]
    assert goes_on(ids[2]) == ids[2]
    assert goes_on(ids[2], ids[2], ids[3]) == ids[4]
    assert goes_on(ids[-1], ids[-1]) == ids[0]
    assert goes_on("GONE", ids[0]) == ids[1]
    assert goes_on("", *ids) == ""
    assert goes_on(standing=Standing.DECLINED) == ""


def test_a_question_with_a_page_of_its_own_does_not_hold_the_talk() -> None:
    assert catalogue().domain("CHILDCARE").items[0].kind is AnswerKind.PAGE
    assert next_open(catalogue().domain("CHILDCARE"), a_record()) == "BET2"
