"""Consent that is taken back leaves no answer to a specially protected question."""

from datetime import date

from lotse_desktop.domain.assessment import REFERRAL, Choice, FormAnswers, Text
from lotse_desktop.domain.catalogue import AnswerKind, Catalogue, Item, LifeDomain, Sensitivity
from lotse_desktop.domain.consent import count_special_answers, give, revoke, with_consent, with_present_consents
from lotse_desktop.domain.consents import Consent, ConsentKind
from lotse_desktop.domain.referral import Referral, SafeContact
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


GIVEN = date(2026, 11, 10)


def a_consent(what: ConsentKind, until: date | None = None, key: str = "c", partner: str = "") -> Consent:
    return Consent(id=key, what=what, given_on=GIVEN, valid_until=until, partner=partner)


def test_a_consent_holds_from_its_day_until_its_last_or_until_it_is_taken_back() -> None:
    consent = a_consent(ConsentKind.CONTACT_MAIL, date(2027, 5, 10))
    days = [date(2026, 11, 9), GIVEN, date(2027, 5, 10), date(2027, 5, 11)]
    assert [consent.holds(day) for day in days] == [False, True, True, False]
    assert not consent.model_copy(update={"revoked_on": TODAY}).holds(TODAY)


def test_giving_and_taking_back_consent_to_protected_questions_moves_what_is_asked() -> None:
    record = give(CATALOGUE, jana(), a_consent(ConsentKind.SPECIAL_CATEGORIES))
    assert record.client.special_categories
    answered = record.with_payload("X", FormAnswers(answers={"new": Text(text="a"), "plain": Text(text="c")}))
    left = revoke(CATALOGUE, answered, ConsentKind.SPECIAL_CATEGORIES, TODAY)
    assert not left.client.special_categories
    assert set(left.answers("X").answers) == {"plain"}
    assert left.consents.in_force(ConsentKind.SPECIAL_CATEGORIES, TODAY) is None
    assert left.consents.given[0].revoked_on == TODAY


def test_without_consent_to_mail_there_is_no_address_for_it() -> None:
    contact = SafeContact(mail="jana@beispiel.invalid", phone="06131 000000")
    record = give(CATALOGUE, jana(), a_consent(ConsentKind.CONTACT_MAIL))
    record = record.with_payload(REFERRAL, Referral(contact=contact))
    left = revoke(CATALOGUE, record, ConsentKind.CONTACT_MAIL, TODAY)
    assert left.referral.contact == SafeContact(phone="06131 000000")


def test_one_partner_is_taken_back_and_the_others_stay() -> None:
    record = give(CATALOGUE, jana(), a_consent(ConsentKind.PARTNER_CONTACT, key="a", partner="Kita"))
    record = give(CATALOGUE, record, a_consent(ConsentKind.PARTNER_CONTACT, key="b", partner="Anerkennungsberatung"))
    left = revoke(CATALOGUE, record, ConsentKind.PARTNER_CONTACT, TODAY, "a")
    assert [one.partner for one in left.consents.partners(TODAY)] == ["Anerkennungsberatung"]


def test_a_consent_whose_time_is_over_allows_nothing_and_deletes_nothing() -> None:
    record = give(CATALOGUE, jana(), a_consent(ConsentKind.SPECIAL_CATEGORIES, date(2026, 11, 20)))
    answered = record.with_payload("X", FormAnswers(answers={"new": Text(text="a")}))
    assert with_present_consents(answered, date(2026, 11, 20)) == answered
    over = with_present_consents(answered, date(2026, 11, 21))
    assert not over.client.special_categories
    assert over.answers("X") == answered.answers("X")


def test_a_consent_that_was_noted_without_a_day_stays() -> None:
    record = with_consent(CATALOGUE, jana(), given=True)
    assert with_present_consents(record, TODAY) == record
