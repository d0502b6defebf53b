"""What was said last time stands beside the questions; it is taken over on purpose only."""

from datetime import date

import pytest

from lotse_desktop.domain.assessment import (
    Answer,
    CareWay,
    CareWays,
    Choice,
    Choices,
    Declined,
    FormAnswers,
    Marks,
    Number,
    Standing,
    Text,
)
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item, LifeDomain
from lotse_desktop.domain.last_answers import (
    carried_on,
    former_last_answers,
    last_answers,
    last_form,
    still_fits,
)
from lotse_desktop.domain.record import CaseRecord
from tests.builders import an_id, jana
from tests.ui import small_catalogue as small

ANCHORS = ("eins", "zwei", "drei", "vier", "fünf")
DOMAIN = LifeDomain(
    key="X",
    order=1,
    title="X",
    anchors=ANCHORS,
    items=(
        Item(id="new", question="Wie?", kind=AnswerKind.SINGLE, options=small.YES_NO),
        Item(id="more", question="Was noch?", kind=AnswerKind.TEXT),
        Item(id="off", question="Abgeschaltet?", kind=AnswerKind.TEXT, active=False),
    ),
    renamed={"old": "new"},
    deleted=(Item(id="gone", question="Früher?", kind=AnswerKind.TEXT),),
)
CATALOGUE = Catalogue(domains=(DOMAIN,))
MARCH, JUNE, FALL = date(2027, 3, 12), date(2027, 6, 14), date(2027, 9, 20)


def three_rounds(first: FormAnswers, second: FormAnswers, third: FormAnswers | None = None) -> CaseRecord:
    record = jana().with_payload("X", first).with_new_round(an_id(7), MARCH).with_payload("X", second)
    record = record.with_new_round(an_id(8), JUNE)
    return record if third is None else record.with_payload("X", third)


def test_the_latest_answer_counts_also_under_a_former_name() -> None:
    first = FormAnswers(answers={"old": Choice(key="ja"), "more": Text(text="viel")})
    record = three_rounds(first, FormAnswers(answers={"more": Declined()}))
    found = last_answers(DOMAIN, record)
    assert (found["new"].answer, found["new"].day) == (Choice(key="ja"), record.client.opened_on)
    assert (found["more"].answer, found["more"].day) == (Declined(), MARCH)
    assert last_answers(DOMAIN, jana().with_payload("X", first)) == {}


def test_the_last_form_is_the_latest_one_that_says_anything() -> None:
    rated = FormAnswers(self_rating=2, standing=Standing.DISCUSSED)
    found = last_form(DOMAIN, three_rounds(rated, FormAnswers(), FormAnswers(self_rating=5)))
    assert found is not None
    assert found.form == rated
    declined = last_form(DOMAIN, three_rounds(rated, FormAnswers(standing=Standing.DECLINED)))
    assert declined is not None
    assert (declined.form.standing, declined.day) == (Standing.DECLINED, MARCH)
    assert last_form(DOMAIN, jana()) is None


@pytest.mark.parametrize(
    ("item", "answer", "fits"),
    [
        (small.SINGLE, Choice(key="ja"), True),
        (small.SINGLE, Choice(key="gibt es nicht mehr"), False),
        (small.SINGLE, Choices(keys=("ja",)), False),
        (small.SINGLE, Declined(), True),
        (small.MULTI, Choices(keys=("a", "b")), True),
        (small.MULTI, Choices(keys=("a", "b", "c")), False),
        (small.NUMBER, Number(value=120), True),
        (small.NUMBER, Number(value=121), False),
        (small.MARKS, Marks(marks={"kiz": "have"}), True),
        (small.MARKS, Marks(marks={"kiz": "weg"}), False),
        (small.WAYS, CareWays(ways=(CareWay(child="mia"),)), True),
        (small.WAYS, CareWays(ways=(CareWay(child="ben"),)), False),
        (small.TEXT, Text(text="x"), True),
    ],
)
def test_only_an_answer_that_the_question_still_has_can_be_taken_over(
    item: Item, answer: Answer, *, fits: bool
) -> None:
    assert still_fits(item, answer, ("mia",)) is fits


def test_what_nobody_asked_again_is_as_it_was() -> None:
    first = FormAnswers(answers={"new": Choice(key="ja"), "more": Text(text="viel")})
    record = three_rounds(first, FormAnswers(), FormAnswers(answers={"more": Text(text="wenig"), "new": Declined()}))
    carried = carried_on(CATALOGUE, record).answers("X")
    assert carried.answers == {"new": Choice(key="ja"), "more": Text(text="wenig")}


def test_answers_to_what_is_not_asked_any_more_are_found_over_all_rounds() -> None:
    first = FormAnswers(answers={"gone": Text(text="a"), "new": Choice(key="ja"), "off": Text(text="b")})
    record = three_rounds(
        first, FormAnswers(answers={"weg": Number(value=3)}), FormAnswers(answers={"off": Text(text="c")})
    )
    assert former_last_answers(DOMAIN, record).answers == {
        "gone": Text(text="a"),
        "weg": Number(value=3),
        "off": Text(text="c"),
    }
