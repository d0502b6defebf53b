"""„Start und heute“: each domain with itself only, what was not asked again counts as unchanged."""

from datetime import date

import pytest

from lotse_desktop.domain.assessment import Choice, FormAnswers, Standing
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.compare import (
    ComparedDomain,
    Direction,
    compare_care,
    compare_domains,
    compare_needs,
)
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.record import CaseRecord
from tests.builders import an_id, jana
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, whole_mara

MARCH, JUNE = date(2027, 3, 12), date(2027, 6, 14)


def rounds(*levels: int | None, coach: tuple[int | None, ...] = ()) -> ComparedDomain:
    record = jana()
    for number, level in enumerate(levels):
        if number:
            record = record.with_new_round(an_id(number), date(2027, 3 * number, 1))
        form = FormAnswers(self_rating=level, coach_rating=coach[number] if coach else None)
        if form != FormAnswers():
            record = record.with_payload("HOUSING", form)
    return next(each for each in compare_domains(catalogue(), record) if each.domain.key == "HOUSING")


def levels_of(compared: ComparedDomain) -> tuple[int | None, int | None]:
    own = compared.own
    return own.start.level if own.start else None, own.latest.level if own.latest else None


@pytest.mark.parametrize(
    ("levels", "shown", "direction"),
    [
        ((2,), (None, None), None),
        ((2, 4), (2, 4), Direction.UP),
        ((2, 5, 3), (2, 3), Direction.UP),
        ((4, 2), (4, 2), Direction.DOWN),
        ((3, 1, 3), (3, 3), Direction.SAME),
        ((3, None), (3, None), None),
        ((None, 3), (None, 3), None),
        ((3, 4, None), (3, 4), Direction.UP),
        ((None, None), (None, None), None),
    ],
)
def test_the_first_and_the_latest_rating_are_shown_and_nothing_between(
    levels: tuple[int | None, ...], shown: tuple[int | None, int | None], direction: Direction | None
) -> None:
    compared = rounds(*levels)
    assert levels_of(compared) == shown
    assert compared.own.direction is direction


def test_it_is_known_whether_the_latest_rating_is_of_today() -> None:
    of_today, of_before = rounds(3, 4).own.latest, rounds(3, 4, None).own.latest
    assert of_today is not None
    assert of_today.present
    assert of_before is not None
    assert not of_before.present
    assert of_before.day == date(2027, 3, 1)


def test_every_domain_stands_in_the_order_of_the_catalogue_and_health_has_no_coach() -> None:
    record = whole_mara().with_new_round(an_id(7), MARCH)
    compared = compare_domains(catalogue(), record)
    assert [each.domain.order for each in compared] == list(range(1, 14))
    assert [each.domain.key for each in compared if each.coach.start is None] == ["HEALTH"]


def test_a_declined_domain_is_known_as_such() -> None:
    record = jana().with_payload("HOUSING", FormAnswers(self_rating=2)).with_new_round(an_id(7), MARCH)
    record = record.with_payload("HOUSING", FormAnswers(standing=Standing.DECLINED, coach_rating=1))
    compared = next(each for each in compare_domains(catalogue(), record) if each.domain.key == "HOUSING")
    assert compared.declined
    assert levels_of(compared) == (2, None)
    assert compared.coach.latest is None


def test_care_is_compared_with_the_snapshot() -> None:
    record = jana()
    assert compare_care(record) is None
    later = record.with_new_round(an_id(7), MARCH)
    care = compare_care(later)
    assert care is not None
    assert care.day == MARCH
    assert care.gap == (140, 140)
    assert care.feasible[0] == care.feasible[1]

    free = record.care_week.model_copy(update={"activities": ()})
    care = compare_care(later.with_care_week(free).with_client(later.client.without_child("mia")))
    assert care is not None
    assert care.gap == (140, None)
    assert care.feasible[1] is None
    care = compare_care(later.with_care_week(CareWeek()).with_new_round(an_id(8), JUNE))
    assert care is not None
    assert care.day == MARCH, "the start is the first round"


def with_answer(record: CaseRecord, domain: str, item: str, key: str) -> CaseRecord:
    return record.with_payload(domain, record.answers(domain).with_answer(item, Choice(key=key)))


def decided(record: CaseRecord, need: str, decision: Decision) -> CaseRecord:
    return record.with_plan(record.plan.with_decision(need, decision))


def keys(record: CaseRecord) -> tuple[list[str], list[str]]:
    found = compare_needs(catalogue(), record, JUNE)
    return [kind.key for kind in found.went], [kind.key for kind in found.came]


@pytest.fixture
def mara() -> CaseRecord:
    record = decided(whole_mara(), "CARE_HOURS_TOO_SHORT", Decision.CONFIRMED)
    return record.with_new_round(an_id(7), MARCH)


def test_a_round_in_which_nothing_was_said_yet_changes_no_need(mara: CaseRecord) -> None:
    assert keys(whole_mara()) == ([], [])
    assert keys(mara) == ([], [])


def test_another_answer_lets_a_need_go(mara: CaseRecord) -> None:
    assert keys(with_answer(mara, "CHILDCARE", "BET2", "no")) == ([], [])
    assert keys(with_answer(mara, "CHILDCARE", "BET2", "yes")) == (["CARE_HOURS_TOO_SHORT"], [])


def test_a_domain_that_is_not_wished_says_nothing_about_its_needs(mara: CaseRecord) -> None:
    form = mara.answers("CHILDCARE").model_copy(update={"standing": Standing.DECLINED})
    assert keys(mara.with_payload("CHILDCARE", form)) == ([], [])


def test_the_care_week_lets_needs_come_and_go(mara: CaseRecord) -> None:
    went, came = keys(mara.with_care_week(mara.care_week.model_copy(update={"activities": ()})))
    assert {"CARE_EARLY", "CARE_LATE", "CARE_WEEKEND"} <= set(went)
    assert came == []
    before = whole_mara()
    empty = before.with_care_week(before.care_week.model_copy(update={"activities": ()})).with_new_round(
        an_id(7), MARCH
    )
    went, came = keys(empty.with_care_week(before.care_week))
    assert {"CARE_EARLY", "CARE_LATE", "CARE_WEEKEND"} <= set(came)


def test_a_dropped_need_went_and_one_added_by_hand_came(mara: CaseRecord) -> None:
    assert keys(decided(mara, "CARE_EARLY", Decision.DROPPED)) == (["CARE_EARLY"], [])
    added = mara.with_plan(mara.plan.with_added_need("PAPERWORK"))
    assert keys(added) == ([], ["PAPERWORK"])


def test_a_need_that_was_only_proposed_then_is_no_news_now(mara: CaseRecord) -> None:
    assert MARA_DAY < MARCH
    assert keys(decided(mara, "PEER_CONTACT", Decision.CONFIRMED)) == ([], [])


def test_what_is_specially_protected_is_not_compared_without_consent_today() -> None:
    before = decided(whole_mara(), "WORK_LIMITS", Decision.CONFIRMED).with_new_round(an_id(7), MARCH)
    assert keys(before) == ([], [])
    without = before.with_client(before.client.model_copy(update={"special_categories": False}))
    assert keys(without) == ([], []), "that it is not asked today does not mean that it is gone"
