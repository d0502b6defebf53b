"""Goals, steps, rights and the emergency card as proposals."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.care import Activity, ActivityKind, CareWeek, Weekday
from lotse_desktop.domain.catalogue import Catalogue, NeedKind
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import FoundNeed, find_needs
from lotse_desktop.domain.plan import Actor, Decision, Goal, GoalStatus, Plan, Step, StepStatus
from lotse_desktop.domain.proposals import (
    propose_emergency,
    propose_goals,
    propose_rights,
    propose_steps,
    workday,
)
from lotse_desktop.domain.record import CaseRecord
from tests.builders import TODAY, a_child, a_client, a_record
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek
from tests.plain_language import faults, private


def needs_of(record: CaseRecord, today: date) -> tuple[FoundNeed, ...]:
    return find_needs(catalogue(), record, compute(record.client.children, record.care_week), today)


def steps_of(record: CaseRecord, today: date) -> list[tuple[str, str, date | None]]:
    return [(s.text, s.actor, s.due) for s in propose_steps(catalogue(), record, needs_of(record, today), today)]


def by_hand(*keys: str, plan: Plan | None = None) -> CaseRecord:
    """A bare record with these needs, added by the coach."""
    plan = plan or Plan()
    return a_record().with_plan(plan.model_copy(update={"added_needs": keys}))


def test_the_steps_of_case_a_are_those_of_the_handbook() -> None:
    """11.1, expected plan: Kita until 16:30, weekend, manager, supplementary care, neighbour, benefit check."""
    assert steps_of(mara(), MARA_DAY) == [
        ("Eine Betreuung zu Hause anfragen: früh, am Abend und am Wochenende", "COACH", date(2026, 11, 13)),
        ("Rat zum Arbeitsrecht holen", "CLIENT", date(2026, 11, 13)),
        ("Die Zeit von 7:00 bis 16:30 Uhr anmelden", "CLIENT", date(2026, 11, 20)),
        ("Nachbarin F. für den Notfall fragen", "CLIENT", date(2026, 11, 24)),
        ("Das Wochenende beim anderen Elternteil auf Woche B legen", "CLIENT", date(2026, 11, 27)),
        ("Im Betrieb über feste Dienste am Tag sprechen", "CLIENT", date(2026, 12, 4)),
        ("Kinderzuschlag und Wohngeld prüfen lassen", "CLIENT", date(2026, 12, 11)),
    ]


def test_the_steps_of_case_b_name_days_and_times() -> None:
    assert [text for text, _, _ in steps_of(tarek(), TAREK_DAY)] == [
        "Eine Betreuung zu Hause anfragen: Montag bis Freitag früh",
        "Betreuung anfragen: Dienstag und Donnerstag 6:20 bis 7:45 Uhr",
        "Die Zeit von 7:45 bis 16:30 Uhr anmelden",
        "Mit weniger Stunden anfangen und später erhöhen: Betriebe fragen",
    ]


def test_one_open_time_is_named_to_the_minute() -> None:
    week = mara().care_week
    only_early = week.model_copy(update={"activities": week.activities[:1]})
    record = mara().with_care_week(only_early).with_plan(Plan())
    assert "Eine Betreuung zu Hause anfragen: Montag bis Mittwoch 5:20 bis 7:30 Uhr" in [
        text for text, _, _ in steps_of(record, MARA_DAY)
    ]


def test_the_contact_weekend_is_only_moved_when_it_lies_in_another_week() -> None:
    week = mara().care_week
    without = mara().with_care_week(week.model_copy(update={"absences": ()}))
    assert not any("anderen Elternteil" in text for text, _, _ in steps_of(without, MARA_DAY))
    later = week.activities[2].model_copy(update={"id": "x", "weeks": (1,), "start": 1140, "end": 1300})
    both = mara().with_care_week(week.with_entry(later))
    assert not any("anderen Elternteil" in text for text, _, _ in steps_of(both, MARA_DAY))


def test_without_something_to_fill_in_the_other_text_is_taken() -> None:
    (step,) = propose_steps(catalogue(), by_hand("CARE_SICKNESS"), needs_of(by_hand("CARE_SICKNESS"), TODAY), TODAY)[:1]
    assert step.text == "Eine zweite Person für den Notfall fragen"


def test_what_is_already_in_the_plan_is_not_proposed_again() -> None:
    first = propose_steps(catalogue(), mara(), needs_of(mara(), MARA_DAY), MARA_DAY)
    record = mara().with_plan(mara().plan.model_copy(update={"steps": first}))
    assert propose_steps(catalogue(), record, needs_of(record, MARA_DAY), MARA_DAY) == ()


def test_a_need_with_an_open_step_is_answered_one_with_a_done_step_is_not() -> None:
    own = Step(id="own", text="Oma fragen", need="CARE_SICKNESS")
    record = by_hand("CARE_SICKNESS", plan=Plan(steps=(own,)))
    assert propose_steps(catalogue(), record, needs_of(record, TODAY), TODAY) == ()
    done = by_hand("CARE_SICKNESS", plan=Plan(steps=(own.model_copy(update={"status": StepStatus.DONE}),)))
    assert len(propose_steps(catalogue(), done, needs_of(done, TODAY), TODAY)) == 2


def test_a_dropped_step_does_not_come_back() -> None:
    gone = Step(id="step-ask_emergency", text="…", need="CARE_SICKNESS", status=StepStatus.DROPPED)
    record = by_hand("CARE_SICKNESS", plan=Plan(steps=(gone,)))
    steps = propose_steps(catalogue(), record, needs_of(record, TODAY), TODAY)
    assert [step.id for step in steps] == ["step-emergency_service"]


def test_together_with_the_open_steps_there_are_at_most_seven() -> None:
    own = tuple(Step(id=str(n), text="Etwas tun") for n in range(5))
    record = mara().with_plan(mara().plan.model_copy(update={"steps": own}))
    assert len(propose_steps(catalogue(), record, needs_of(record, MARA_DAY), MARA_DAY)) == 2


def test_dropped_needs_are_not_followed() -> None:
    record = by_hand("BENEFIT_CHECK", plan=Plan(decisions={"BENEFIT_CHECK": Decision.DROPPED}))
    assert propose_steps(catalogue(), record, needs_of(record, TODAY), TODAY) == ()
    assert propose_goals(catalogue(), record, needs_of(record, TODAY), TODAY) == ()


def test_the_goals_of_case_a_begin_with_the_job() -> None:
    goals = propose_goals(catalogue(), mara(), needs_of(mara(), MARA_DAY), MARA_DAY)
    assert [(goal.text, goal.sign_of_success) for goal in goals[:2]] == [
        ("Ich behalte meine Stelle.", "im Februar 2027 jede Schicht abgedeckt ist"),
        ("Die Betreuung passt zu meiner Arbeitszeit.", "im Februar 2027 jede Arbeitszeit abgedeckt ist"),
    ]
    assert len(goals) == 3


def test_goals_of_the_plan_leave_less_room_and_are_not_repeated() -> None:
    kept = (
        Goal(id="a", text="Die Betreuung passt zu meiner Arbeitszeit."),
        Goal(id="b", text="Etwas anderes.", status=GoalStatus.REACHED),
    )
    record = mara().with_plan(mara().plan.model_copy(update={"goals": kept}))
    goals = propose_goals(catalogue(), record, needs_of(record, MARA_DAY), MARA_DAY)
    assert [goal.id for goal in goals] == ["goal-JOB_AT_RISK"]


def test_rights_follow_the_needs_and_expire() -> None:
    rights = propose_rights(catalogue(), needs_of(mara(), MARA_DAY), MARA_DAY)
    assert rights[0].startswith("Sie können Ihre Arbeitszeit mit dem Betrieb neu verhandeln.")
    assert "Sie haben 2026 bis zu 30 Kinderkrankentage je Kind, zusammen bis zu 70." in rights
    later = propose_rights(catalogue(), needs_of(mara(), MARA_DAY), date(2027, 1, 1))
    assert "Ihre Krankenkasse sagt Ihnen, wie viele Kinderkrankentage Sie haben." in later
    assert not any("2026" in sentence for sentence in later)


def test_rights_about_small_children_are_not_told_to_parents_of_school_children() -> None:
    small, big = a_child(birth_month=date(2023, 1, 1)), a_child(birth_month=date(2016, 1, 1), child_id="big")

    def told(*children: Child) -> int:
        record = by_hand("CARE_NO_PLACE").with_client(a_client(children=children))
        return len(propose_rights(catalogue(), needs_of(record, TODAY), TODAY))

    assert (told(small), told(big), told(big, small), told()) == (1, 0, 1, 0)


def test_the_emergency_card_of_case_a_is_that_of_the_handbook() -> None:
    assert propose_emergency(mara()) == (
        "Oma I. anrufen.",
        "Nachbarin F. anrufen.",
        "Einen Kinderkrankentag nehmen.",
        "Die Arbeit bis 5:00 Uhr anrufen.",
    )


def test_a_target_is_no_work_yet_and_a_course_has_no_sick_days() -> None:
    assert propose_emergency(tarek()) == ("Schwester R. anrufen.",)
    course = Activity(id="c", kind=ActivityKind.COURSE, days=(Weekday.MO,), start=30, end=795)
    record = a_record(a_client(children=(a_child(),)), CareWeek(activities=(course,)))
    assert propose_emergency(record) == ("Den Kurs bis 0:00 Uhr anrufen.",)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 13), date(2026, 11, 13)),
        (date(2026, 11, 14), date(2026, 11, 13)),
        (date(2026, 11, 15), date(2026, 11, 13)),
    ],
)
def test_dates_fall_on_the_friday_before_a_weekend(day: date, expected: date) -> None:
    assert workday(day, date(2026, 11, 1)) == expected


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 90))
def test_dates_are_workdays_and_never_in_the_past(today: date, ahead: int) -> None:
    due = workday(today + timedelta(days=ahead), today)
    assert due >= today
    assert due.weekday() < 5


KINDS: Sequence[NeedKind] = catalogue().needs


@settings(max_examples=60, deadline=None)
@given(keys=st.sets(st.sampled_from([kind.key for kind in KINDS]), max_size=12), rich=st.booleans())
def test_every_proposal_is_plain_has_who_and_when_and_comes_out_the_same_twice(keys: set[str], *, rich: bool) -> None:
    """Whatever the coach adds, for a bare case and for a full one."""
    base = mara() if rich else a_record()
    record = base.with_plan(Plan(added_needs=tuple(sorted(keys))))
    needs = needs_of(record, MARA_DAY)
    steps = propose_steps(catalogue(), record, needs, MARA_DAY)
    goals = propose_goals(catalogue(), record, needs, MARA_DAY)
    assert steps == propose_steps(catalogue(), record, needs, MARA_DAY)
    assert len({step.id for step in steps}) == len(steps) <= 7
    assert len(goals) <= 3
    for step in steps:
        assert step.due is not None
        assert step.due > MARA_DAY
        assert step.actor in {Actor.CLIENT, Actor.COACH} or step.who
        assert faults(step.text) == []
        assert not private(step.text)
    assert all("{" not in text for goal in goals for text in (goal.text, goal.sign_of_success))


def test_an_empty_catalogue_proposes_nothing() -> None:
    record = mara()
    needs = find_needs(Catalogue(), record, compute(record.client.children, record.care_week), MARA_DAY)
    assert needs == ()
    assert propose_steps(Catalogue(), record, needs, MARA_DAY) == ()
