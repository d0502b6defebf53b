"""Needs, resources and levels; cases A and B of the handbook as oracles."""

from collections.abc import Sequence
from datetime import date

import pytest

from lotse_desktop.domain.assessment import (
    Choice,
    Choices,
    EmergencyChain,
    EmergencyContact,
    FormAnswers,
    HoursWish,
    Standing,
    Target,
    Targets,
)
from lotse_desktop.domain.care import Activity, CareKind, CarePlace, CareWeek, Params, Weekday
from lotse_desktop.domain.gaps import CareReport, compute
from lotse_desktop.domain.needs import (
    FoundNeed,
    by_urgency,
    differs,
    find_needs,
    find_resources,
    level_used,
    priorities,
    suggested_level,
)
from lotse_desktop.domain.plan import Decision, Plan
from lotse_desktop.domain.record import CaseRecord
from tests.builders import TODAY, a_child, a_client, a_record
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek


def report_of(record: CaseRecord) -> CareReport:
    return compute(record.client.children, record.care_week)


def needs_of(record: CaseRecord, today: date = TODAY) -> dict[str, FoundNeed]:
    return {need.kind.key: need for need in find_needs(catalogue(), record, report_of(record), today)}


def sentences_of(record: CaseRecord, today: date = TODAY) -> list[str]:
    return [found.sentence for found in find_resources(catalogue(), record, report_of(record), today)]


def with_form(record: CaseRecord, domain: str, **answers: object) -> CaseRecord:
    return record.with_payload(domain, FormAnswers.model_validate({"answers": answers}))


def mia(*activities: Activity, care: Sequence[CarePlace] = (), threshold: int = 15, weeks: int = 1) -> CaseRecord:
    """One child, Mia, with these activities and places."""
    week = CareWeek(cycle_weeks=weeks, activities=activities, care=tuple(care), params=Params(need_threshold=threshold))
    return a_record(a_client(children=(a_child(),)), week)


def work(*days: Weekday, start: int = 480, end: int = 720, weeks: tuple[int, ...] | None = None) -> Activity:
    return Activity(id="w", days=days, start=start, end=end, out=0, back=0, weeks=weeks)


def kita(booked: tuple[int, int] = (420, 960)) -> CarePlace:
    days = (Weekday.MO, Weekday.DI, Weekday.MI, Weekday.DO, Weekday.FR)
    return CarePlace(id="k", kind=CareKind.KINDERGARTEN, label="Kita", children=("mia",), days=days, booked=booked)


def test_case_a_raises_exactly_the_needs_of_the_handbook() -> None:
    """11.4 without those of the other eleven life domains; CARE_SICKNESS comes from ZUV5 there, by hand here."""
    found = needs_of(mara().with_plan(Plan()), MARA_DAY)
    assert list(found) == [
        "CARE_HOURS_TOO_SHORT",
        "CARE_EARLY",
        "CARE_AFTERNOON",
        "CARE_LATE",
        "CARE_WEEKEND",
        "SHIFT_MISMATCH",
        "JOB_AT_RISK",
    ]
    assert [key for key, need in found.items() if not need.confirmed] == ["CARE_HOURS_TOO_SHORT", "JOB_AT_RISK"]


def test_case_b_raises_exactly_the_needs_of_the_handbook() -> None:
    """CARE_HOLIDAYS of 11.4 follows from the days of a year (4.8), which the care week does not hold."""
    found = needs_of(tarek(), TAREK_DAY)
    assert list(found) == ["CARE_CORE", "CARE_EARLY", "CARE_AFTERNOON", "HOURS_MISMATCH"]


def test_reasons_say_how_much_or_which_answer() -> None:
    found = needs_of(mara(), MARA_DAY)
    assert found["CARE_EARLY"].reason == "3 h 15 min in der Woche offen"
    assert found["SHIFT_MISMATCH"].reason == "der Beruf verlangt auch: Spätschicht und Sonntag oder Feiertag"
    assert found["JOB_AT_RISK"].reason.endswith("ja, wegen Betreuung")
    assert found["CARE_SICKNESS"].reason == "von Hand ergänzt"
    assert needs_of(tarek())["HOURS_MISMATCH"].reason == "38 Stunden gewünscht, 30,5 machbar"


@pytest.mark.parametrize(("minutes", "raised"), [(14, False), (15, True), (16, True)])
def test_a_gap_is_a_need_from_the_threshold_on(minutes: int, *, raised: bool) -> None:
    record = mia(work(Weekday.MO, start=490, end=600), care=[kita((480 + minutes, 960))])
    assert ("CARE_CORE" in needs_of(record)) is raised


def test_the_threshold_looks_at_the_average_of_the_cycle() -> None:
    """28 minutes in one of two weeks are 14 a week, 30 are 15."""
    quiet = mia(work(Weekday.MO, start=490, end=600, weeks=(1,)), care=[kita((508, 960))], weeks=2)
    loud = mia(work(Weekday.MO, start=490, end=600, weeks=(1,)), care=[kita((510, 960))], weeks=2)
    assert "CARE_CORE" not in needs_of(quiet)
    assert "CARE_CORE" in needs_of(loud)


def test_a_child_with_demand_and_without_any_place_needs_one() -> None:
    assert needs_of(mia(work(Weekday.MO)))["CARE_NO_PLACE"].reason == "kein Platz eingetragen: Mia"
    assert "CARE_NO_PLACE" not in needs_of(mia())
    assert "CARE_NO_PLACE" not in needs_of(mia(work(Weekday.MO), care=[kita()]))


def test_hours_are_compared_with_the_floored_hours_of_the_smallest_week() -> None:
    """Kita 7:00–16:00, no ways, buffers 10: 520 minutes a day, net of breaks 490, capped 480: 40 hours."""
    record = mia(care=[kita()])
    assert "HOURS_MISMATCH" not in needs_of(with_form(record, "WORK_WISH", ARB3=HoursWish(wish=40)))
    assert "HOURS_MISMATCH" in needs_of(with_form(record, "WORK_WISH", ARB3=HoursWish(wish=41)))
    assert "HOURS_MISMATCH" not in needs_of(with_form(record, "WORK_WISH", ARB3=HoursWish(minimum=41)))


def test_of_a_cycle_the_week_with_the_fewest_hours_counts() -> None:
    """Case A: 36.5 hours in week A, 35 in week B."""
    form = mara().answers("WORK_WISH")
    fits, too_many = (
        mara().with_payload("WORK_WISH", form.with_answer("ARB3", HoursWish(wish=hours))) for hours in (35, 36)
    )
    assert "HOURS_MISMATCH" not in needs_of(fits)
    assert "HOURS_MISMATCH" in needs_of(too_many)
    assert "Mein Stundenwunsch ist mit der Betreuung machbar." in sentences_of(fits)
    assert "Mein Stundenwunsch ist mit der Betreuung machbar." not in sentences_of(too_many)


def test_no_hours_are_missed_before_any_care_was_entered() -> None:
    assert "HOURS_MISMATCH" not in needs_of(with_form(mia(), "WORK_WISH", ARB3=HoursWish(wish=20)))


@pytest.mark.parametrize(
    ("occupation", "shifts", "raised"),
    [
        ("OCC_NURSE", ("early", "late", "night", "saturday", "sunday"), False),
        ("OCC_NURSE", ("early", "late", "saturday", "sunday"), True),
        ("OCC_OFFICE", ("mornings",), True),
        ("OCC_SCHOOL_COMPANION", ("day",), False),
        ("OCC_CLEANING", ("day",), False),
        ("OCC_GONE", ("day",), False),
        ("OCC_NURSE", (), False),
    ],
)
def test_only_the_first_target_and_its_shifts_count(occupation: str, shifts: tuple[str, ...], *, raised: bool) -> None:
    targets = Targets(targets=(Target(occupation=occupation), Target(occupation="OCC_NURSE")))
    record = with_form(mia(), "WORK_WISH", ARB2=targets, ARB4=Choices(keys=shifts))
    assert ("SHIFT_MISMATCH" in needs_of(record)) is raised


def test_decisions_win_over_proposals_and_over_the_computation() -> None:
    decisions = {"CARE_EARLY": Decision.DROPPED, "JOB_AT_RISK": Decision.CONFIRMED}
    found = needs_of(mara().with_plan(Plan(decisions=decisions)), MARA_DAY)
    assert not found["CARE_EARLY"].confirmed
    assert found["JOB_AT_RISK"].confirmed


def test_unknown_kinds_in_a_record_are_passed_over() -> None:
    assert needs_of(a_record().with_plan(Plan(added_needs=("OWN_KIND",)))) == {}


def test_what_was_ranked_first_counts_one_more() -> None:
    found = needs_of(mara(), MARA_DAY)
    assert found["CARE_EARLY"].priority == 10
    assert found["CARE_LATE"].priority == 9


def test_urgent_needs_come_first_then_priority_then_the_catalogue() -> None:
    ordered = [need.kind.key for need in by_urgency(needs_of(mara(), MARA_DAY).values())]
    assert ordered[:4] == ["JOB_AT_RISK", "CARE_EARLY", "CARE_HOURS_TOO_SHORT", "CARE_AFTERNOON"]
    assert ordered[-1] == "BENEFIT_CHECK"


def test_answers_marked_s_raise_nothing_without_consent() -> None:
    record = with_form(a_record(), "WORK_WISH", ARB8=Choice(key="no"))
    consented = record.with_client(record.client.model_copy(update={"special_categories": True}))
    assert needs_of(record) == {}
    assert list(needs_of(consented)) == ["WORK_PERMIT"]


def test_a_declined_domain_raises_nothing() -> None:
    form = FormAnswers(standing=Standing.DECLINED, answers={"BET2": Choice(key="no")})
    assert needs_of(a_record().with_payload("CHILDCARE", form)) == {}


def test_resources_of_case_a_are_sentences_from_the_clients_mouth() -> None:
    assert sentences_of(mara(), MARA_DAY) == [
        "Ich habe eine Arbeit.",
        "Lio hat einen Platz in der Kita.",
        "Oma I. hilft jeden Donnerstag von 5:00 bis 8:00 Uhr.",
        "Für die Ferien habe ich einen Plan.",
        "Bei der Betreuung habe ich ein gutes Gefühl.",
        "Ich weiß, welche Arbeit ich möchte.",
        "Mein Stundenwunsch ist mit der Betreuung machbar.",
        "Ich kann zu verschiedenen Zeiten arbeiten.",
        "Ich darf in Deutschland arbeiten.",
    ]


def test_resources_from_questions_marked_s_are_private() -> None:
    private = [r.kind.key for r in find_resources(catalogue(), mara(), report_of(mara()), MARA_DAY) if r.private]
    assert private == ["WORK_ALLOWED"]


def test_good_coverage_and_names_without_brackets() -> None:
    sentences = sentences_of(tarek(), TAREK_DAY)
    assert "Die Betreuung deckt den größten Teil meiner Zeit." in sentences
    assert "Frau K. hilft fest am Montag, Mittwoch und Freitag von 7:15 bis 7:45 Uhr." in sentences


def test_the_suggested_levels_of_the_worked_cases() -> None:
    assert suggested_level(mara(), report_of(mara())) == 2
    assert suggested_level(tarek(), report_of(tarek())) == 3


@pytest.mark.parametrize(
    ("holidays", "agreed", "level"),
    [
        (None, 2, 3),
        (("no_solution",), 2, 3),
        (("leave", "no_solution"), 2, 3),
        (("leave",), 0, 3),
        (("leave",), 1, 4),
        (("leave",), 2, 5),
    ],
)
def test_a_week_without_gaps_is_level_three_to_five(holidays: tuple[str, ...] | None, agreed: int, level: int) -> None:
    record = mia(work(Weekday.MO), care=[kita()])
    contacts = tuple(EmergencyContact(who="Oma", agreed=True, reach_minutes=30) for _ in range(agreed))
    answers: dict[str, object] = {"BET5": EmergencyChain(contacts=contacts)}
    if holidays is not None:
        answers["BET4"] = Choices(keys=holidays)
    record = with_form(record, "CHILDCARE", **answers)
    assert suggested_level(record, report_of(record)) == level


def test_without_a_place_level_one_and_without_demand_none() -> None:
    without_place, without_demand = mia(work(Weekday.MO)), mia(care=[kita()])
    assert suggested_level(without_place, report_of(without_place)) == 1
    assert suggested_level(without_demand, report_of(without_demand)) is None


def test_the_lower_rating_is_used_and_two_levels_apart_differ() -> None:
    assert level_used(FormAnswers(self_rating=2, coach_rating=4)) == 2
    assert level_used(FormAnswers(coach_rating=4)) == 4
    assert level_used(FormAnswers()) is None
    assert differs(FormAnswers(self_rating=2, coach_rating=4))
    assert not differs(FormAnswers(self_rating=3, coach_rating=4))
    assert not differs(FormAnswers(self_rating=3))


def test_priorities_of_the_worked_cases() -> None:
    """11.5: A CHILDCARE 9 and WORK_WISH 9, B CHILDCARE 6; (5 − 3) × 3 = 6 for B's work, too."""
    assert [(d.key, p) for d, p in priorities(catalogue(), mara())] == [("CHILDCARE", 9), ("WORK_WISH", 9)]
    assert [(d.key, p) for d, p in priorities(catalogue(), tarek())] == [("CHILDCARE", 6), ("WORK_WISH", 6)]
    assert priorities(catalogue(), a_record()) == ()


def test_declined_domains_have_no_priority_and_the_more_pressing_comes_first() -> None:
    care = FormAnswers(standing=Standing.DECLINED, self_rating=1)
    record = a_record().with_payload("CHILDCARE", care)
    assert priorities(catalogue(), record) == ()
    record = record.with_payload("CHILDCARE", FormAnswers(self_rating=4))
    record = record.with_payload("WORK_WISH", FormAnswers(self_rating=1))
    assert [d.key for d, _ in priorities(catalogue(), record)] == ["WORK_WISH", "CHILDCARE"]
