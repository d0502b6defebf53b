"""Consent that is taken back leaves no answer to a specially protected question."""

from lotse_desktop.domain.assessment import Choice, FormAnswers, Text
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item, LifeDomain, Sensitivity
from lotse_desktop.domain.consent import count_special_answers, with_consent
from tests.builders import TODAY, an_id, jana

ANCHORS = ("eins", "zwei", "drei", "vier", "fünf")
DOMAIN = LifeDomain(
    key="X",
    order=1,
    title="X",
    anchors=ANCHORS,
    items=(
        Item(id="new", question="Geschützt?", kind=AnswerKind.TEXT, sensitivity=Sensitivity.SPECIAL),
        Item(id="plain", question="Offen?", kind=AnswerKind.TEXT),
    ),
    renamed={"old": "new"},
    deleted=(Item(id="gone", question="Früher?", kind=AnswerKind.TEXT, sensitivity=Sensitivity.SPECIAL),),
)
CATALOGUE = Catalogue(domains=(DOMAIN,))


def test_answers_under_former_names_and_of_deleted_questions_go_too() -> None:
    form = FormAnswers(answers={"old": Text(text="a"), "gone": Text(text="b"), "plain": Text(text="c")}, self_rating=3)
    record = with_consent(CATALOGUE, jana().with_payload("X", form, 7), given=True)
    assert record.client.special_categories
    assert count_special_answers(CATALOGUE, record) == 2

    left = with_consent(CATALOGUE, record, given=False)
    assert not left.client.special_categories
    assert left.answers("X") == FormAnswers(answers={"plain": Text(text="c")}, self_rating=3)
    assert left.sections["X"].catalogue_version == 7
    assert count_special_answers(CATALOGUE, left) == 0


def test_nothing_else_is_touched() -> None:
    record = jana().with_payload("X", FormAnswers(answers={"plain": Choice(key="ja")}))
    assert with_consent(CATALOGUE, record, given=False) == record


def test_answers_of_earlier_rounds_go_too() -> None:
    form = FormAnswers(answers={"old": Text(text="a"), "plain": Text(text="c")}, self_rating=3)
    record = with_consent(CATALOGUE, jana().with_payload("X", form), given=True).with_new_round(an_id(7), TODAY)
    assert count_special_answers(CATALOGUE, record) == 1

    left = with_consent(CATALOGUE, record, given=False)
    assert left.earlier[0].answers("X") == FormAnswers(answers={"plain": Text(text="c")}, self_rating=3)
    assert left.earlier[0].begun_on == record.earlier[0].begun_on
    assert count_special_answers(CATALOGUE, left) == 0
