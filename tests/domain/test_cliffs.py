"""„Umbrüche“: school entry by state, birthdays, promised ends, and the claim to all-day care (handbook 4.10, 4.11)."""

from datetime import date
from itertools import pairwise

import pytest

from lotse_desktop.domain.care import CareKind, CarePlace, CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.client import Child, State
from lotse_desktop.domain.cliffs import Cliff, find_claims, find_cliffs, ganztag_claim, school_entry_year
from lotse_desktop.domain.plan import Actor
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.year import DayStatus, calendar_span, compute_year
from lotse_desktop.storage.holiday_data import load_calendar
from tests.builders import WORKDAYS, a_child, a_client, a_record, an_early_week
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek

RP = load_calendar(State.RP, date(2026, 1, 1), date(2032, 12, 31))
NW = load_calendar(State.NW, date(2026, 1, 1), date(2032, 12, 31))


def cliffs_of(record: CaseRecord, today: date = MARA_DAY) -> dict[str, Cliff]:
    return {cliff.kind.key: cliff for cliff in find_cliffs(catalogue(), record, RP, today)}


def family(birth_month: date, *places: CarePlace, state: State = State.RP) -> CaseRecord:
    client = a_client(children=(a_child(birth_month=birth_month),)).model_copy(update={"state": state})
    week = an_early_week().model_copy(update={"care": places} if places else {})
    return a_record(client, week)


def place(kind: CareKind, start: int = 420, end: int = 960) -> CarePlace:
    return CarePlace(id=kind.value, kind=kind, children=("mia",), days=WORKDAYS, booked=(start, end))


@pytest.mark.parametrize(
    ("school_class", "start", "claimed"),
    [
        (1, 2026, True),
        (2, 2026, False),
        (2, 2027, True),
        (3, 2027, False),
        (4, 2028, False),
        (4, 2029, True),
        (5, 2030, False),
        (1, 2025, False),
        (0, 2027, False),
        (4, 2040, True),
    ],
)
def test_the_claim_to_all_day_care_grows_class_by_class(school_class: int, start: int, *, claimed: bool) -> None:
    assert ganztag_claim(school_class, start) is claimed


@pytest.mark.parametrize(
    ("state", "month", "year"),
    [
        (State.RP, 8, 2026),
        (State.RP, 9, 2027),
        (State.NW, 9, 2026),
        (State.NW, 10, 2027),
        (State.BW, 6, 2026),
        (State.BW, 7, 2027),
        (State.TH, 7, 2026),
        (State.TH, 8, 2027),
    ],
)
def test_school_begins_by_the_day_of_the_state(state: State, month: int, year: int) -> None:
    rule = next(rule for rule in catalogue().school_entry if rule.key is state)
    assert school_entry_year(date(2020, month, 1), rule) == year


def test_there_is_a_rule_for_every_state() -> None:
    assert {rule.key for rule in catalogue().school_entry} == set(State)
    six = {rule.key for rule in catalogue().school_entry if rule.primary_classes == 6}
    assert six == {State.BE, State.BB}


def test_school_entry_of_case_a_shows_the_break() -> None:
    """As SCHOOL_START of 11.1, with lessons from 8:00 to 12:00."""
    entry = cliffs_of(mara())["SCHOOL_ENTRY"]
    assert entry.day == date(2028, 8, 14)  # the Monday after the summer holidays of Rheinland-Pfalz
    assert entry.before == 1070
    assert entry.after is not None
    assert entry.after > entry.before
    assert entry.with_all_day is not None
    assert entry.before < entry.with_all_day < entry.after
    assert entry.claims
    assert not entry.certain  # nobody has compared the day of the state with the law yet


def test_the_step_says_what_who_where_and_by_when() -> None:
    cliff = cliffs_of(mara())["SCHOOL_ENTRY"]
    step = cliff.step(MARA_DAY)
    assert (step.text, step.actor, step.place) == ("Ganztag für Lio anmelden", Actor.CLIENT, "Grundschule")
    assert step.due is not None
    assert step.due.weekday() < 5
    assert (cliff.apply_by - step.due).days in {0, 1, 2}
    assert cliff.step(MARA_DAY).id == step.id


def test_when_the_time_to_apply_is_over_the_step_is_due_in_two_weeks() -> None:
    cliff = cliffs_of(family(date(2020, 12, 1), place(CareKind.KINDERGARTEN)), date(2027, 5, 3))["SCHOOL_ENTRY"]
    assert cliff.apply_by < date(2027, 5, 3)
    assert cliff.step(date(2027, 5, 3)).due == date(2027, 5, 17)


def test_at_three_a_childminder_ends_and_parental_leave_may() -> None:
    record = family(date(2025, 3, 1), place(CareKind.CHILDMINDER))
    found = cliffs_of(record)
    third = found["THIRD_BIRTHDAY"]
    assert third.day == date(2028, 3, 1)
    assert third.before is not None
    assert third.after is not None
    assert third.after > third.before
    assert "PARENTAL_LEAVE_END" not in found  # the mother works already
    idle = record.with_care_week(record.care_week.model_copy(update={"activities": ()}))
    assert cliffs_of(idle)["PARENTAL_LEAVE_END"].day == date(2028, 3, 1)
    assert cliffs_of(idle)["THIRD_BIRTHDAY"].after is None


def test_a_child_in_kindergarten_does_not_change_at_three() -> None:
    assert "THIRD_BIRTHDAY" not in cliffs_of(family(date(2025, 3, 1), place(CareKind.KINDERGARTEN)))


def test_the_first_birthday_opens_the_claim_to_a_place() -> None:
    first = cliffs_of(family(date(2026, 8, 1)))["FIRST_BIRTHDAY"]
    assert (first.day, first.claims, first.after) == (date(2027, 8, 1), True, None)


def test_primary_school_ends_with_class_four_or_six() -> None:
    """Born in March 2019: class 1 in 2025/26."""
    child = date(2019, 3, 1)
    school = (place(CareKind.SCHOOL, 480, 720), place(CareKind.OGS, 720, 960))
    four = {c.kind.key: c for c in find_cliffs(catalogue(), family(child, *school, state=State.NW), NW, TAREK_DAY)}
    end = four["PRIMARY_END"]
    assert end.day == date(2029, 8, 15)
    assert end.before is not None
    assert end.after is not None
    assert end.after > end.before
    six = find_cliffs(catalogue(), family(child, *school, state=State.BE), None, TAREK_DAY)
    assert [cliff.day for cliff in six if cliff.kind.key == "PRIMARY_END"] == [date(2031, 8, 1)]


def test_promises_with_a_last_day_are_told_and_end_in_the_year() -> None:
    last = date(2027, 1, 14)
    record = mara()
    oma = record.care_week.helpers[0].model_copy(update={"until": last})
    record = record.with_care_week(record.care_week.with_entry(oma))
    end = cliffs_of(record)["HELPER_END"]
    assert (end.title, end.day) == (f"Zusage endet: {oma.label}", last)
    assert (end.before, end.after) == (1070, 1135)  # 11.1, HELPER_OUT
    first, week_later = last, date(2027, 1, 28)
    calendar = load_calendar(State.RP, *calendar_span(first, week_later))
    days = compute_year(record.client.children, record.care_week, calendar, first, week_later)
    thursdays = {day.day: day.minutes for day in days if day.day.weekday() == 3}
    assert thursdays[first] == 0
    assert thursdays[week_later] == 130


def test_a_course_with_a_last_day_needs_no_care_after_it() -> None:
    last = date(2026, 12, 4)
    week = an_early_week()
    course = week.activities[0].model_copy(update={"until": last, "label": "Sprachkurs"})
    record = a_record(a_client(children=(a_child(),)), week.with_entry(course))
    cliff = cliffs_of(record)["COURSE_END"]
    assert (cliff.title, cliff.after) == ("Ende: Sprachkurs", None)
    calendar = load_calendar(State.RP, *calendar_span(last, date(2026, 12, 7)))
    days = compute_year(record.client.children, record.care_week, calendar, last, date(2026, 12, 7))
    assert days[-1].status is DayStatus.FREE


def test_changes_come_in_their_order_and_none_is_past() -> None:
    children = (a_child(birth_month=date(2026, 6, 1)), a_child("Ben", date(2021, 5, 1), "ben"))
    found = find_cliffs(catalogue(), a_record(a_client(children=children), an_early_week()), RP, MARA_DAY)
    assert len(found) > 2
    assert all(first.day <= second.day for first, second in pairwise(found))
    assert all(cliff.day >= MARA_DAY for cliff in found)
    assert len({cliff.step_id for cliff in found}) == len(found)


def test_claims_of_today_follow_from_the_class() -> None:
    """Sami is in class 2 in 2026/27: no claim (11.2); a child in class 1 may have one."""
    assert find_claims(catalogue(), tarek(), NW, TAREK_DAY) == ()
    (claim,) = find_claims(catalogue(), family(date(2020, 3, 1), state=State.NW), NW, TAREK_DAY)
    assert claim[1] == 1


def test_without_rules_nothing_is_told_about_school() -> None:
    bare = catalogue().model_copy(update={"school_entry": ()})
    assert not {c.kind.key for c in find_cliffs(bare, mara(), RP, MARA_DAY)} & {"SCHOOL_ENTRY", "PRIMARY_END"}
    assert find_cliffs(catalogue().model_copy(update={"cliffs": ()}), mara(), RP, MARA_DAY) == ()


def test_births_at_the_end_of_time_do_no_harm() -> None:
    far = Child(id="mia", given_name="Mia", birth_month=date(9999, 12, 1))
    assert find_cliffs(catalogue(), a_record(a_client(children=(far,)), CareWeek()), RP, MARA_DAY) == ()


def test_a_helper_without_a_name_is_called_help() -> None:
    helper = Helper(
        id="h", children=("mia",), days=(Weekday.MO,), start=300, end=420, reliability=Reliability.FIRM,
        until=date(2027, 1, 1),
    )  # fmt: skip
    record = a_record(a_client(children=(a_child(),)), an_early_week().with_entry(helper))
    assert cliffs_of(record)["HELPER_END"].title == "Zusage endet: Hilfe"
