"""Rounds of an assessment: what was said stays as it was said, a new round begins with nothing answered."""

from datetime import date

from lotse_desktop.domain.assessment import Choice, FormAnswers, Standing
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.plan import Decision, Goal, Plan
from tests.builders import TODAY, a_child, an_id, jana

FAMILY = FormAnswers(
    standing=Standing.DISCUSSED, self_rating=2, coach_rating=3, answers={"FAM2": Choice(key="never")}, note="Notiz"
)
SPRING = date(2027, 3, 12)


def test_a_new_round_begins_with_nothing_answered() -> None:
    record = jana().with_payload("FAMILY", FAMILY, 4).with_new_round(an_id(7), SPRING)
    assert record.assessment_id == an_id(7)
    assert record.round_begun_on == SPRING
    assert record.answers("FAMILY") == FormAnswers()
    (past,) = record.earlier
    assert past.answers("FAMILY") == FAMILY
    assert past.sections["FAMILY"].catalogue_version == 4
    assert past.answers("HOUSING") == FormAnswers()


def test_the_first_round_began_with_the_case() -> None:
    record = jana()
    assert record.round_begun_on == record.client.opened_on
    again = record.with_new_round(an_id(7), SPRING).with_new_round(an_id(8), date(2027, 6, 1))
    assert [past.begun_on for past in again.earlier] == [record.client.opened_on, SPRING]
    assert [past.facts.ended_on for past in again.earlier] == [SPRING, date(2027, 6, 1)]
    assert [past.id for past in again.earlier] == [record.assessment_id, an_id(7)]


def test_living_pictures_and_the_plan_go_on_and_a_snapshot_stays() -> None:
    plan = Plan(goals=(Goal(id="g"),), decisions={"CARE_LATE": Decision.DROPPED}, added_needs=("PAPERWORK",))
    record = jana().with_network_map(NetworkMap()).with_consents(Consents(employer_times=TODAY)).with_plan(plan)
    week = record.care_week
    later = record.with_new_round(an_id(7), SPRING)
    assert (later.care_week, later.network_map, later.consents, later.plan) == (
        week,
        record.network_map,
        record.consents,
        plan,
    )
    later = later.with_care_week(CareWeek()).with_client(later.client.with_child(a_child("Ben", child_id="ben")))
    later = later.with_plan(Plan())
    (past,) = later.earlier
    assert past.sections["CARE_WEEK"].payload == week
    assert "CONSENTS" not in past.sections
    assert [child.id for child in past.facts.children] == ["mia"]
    assert past.facts.decisions == plan.decisions
    assert past.facts.added_needs == ("PAPERWORK",)


def test_a_round_that_began_by_mistake_is_taken_back_and_pictures_keep_what_is_new() -> None:
    first = jana().with_payload("FAMILY", FAMILY, 4)
    assert first.has_answers
    later = first.with_new_round(an_id(7), SPRING)
    assert not later.has_answers
    assert later.without_round() == first

    changed = later.with_care_week(CareWeek()).without_round()
    assert changed.care_week == CareWeek()
    assert changed.answers("FAMILY") == FAMILY
    again = later.with_payload("FAMILY", FAMILY).with_new_round(an_id(8), date(2027, 6, 1))
    assert again.without_round() == later.with_payload("FAMILY", FAMILY)
