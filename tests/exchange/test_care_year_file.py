"""``lotse.care-year/1``: the figures of case A, the table, and one sentence for each fault."""

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from lotse_desktop.domain.client import State
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.holiday_plan import DayAssignment, DaySource, HolidayPlan
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.care_year_file import FORMAT, care_year_json, care_year_table
from lotse_desktop.exchange.case_file import load_case, read_case, write_case
from lotse_desktop.storage.holiday_data import load_calendar
from tests.builders import CASES, TODAY

A = load_case(CASES / "a.json", TODAY)
B = load_case(CASES / "b.json", TODAY)


def days_of(record: CaseRecord, first: str, last: str) -> list[dict[str, Any]]:
    value = json.loads(care_year_json(record, load_calendar, first, last))
    assert value["format"] == FORMAT
    days: list[dict[str, Any]] = value["days"]
    return days


def refused(record: CaseRecord, first: str, last: str) -> str:
    with pytest.raises(BadFileError) as error:
        care_year_json(record, load_calendar, first, last)
    assert error.value.sentence.count("\n") == 0
    return error.value.sentence


def test_ascension_of_case_a() -> None:
    assert days_of(A, "2027-05-06", "2027-05-06") == [
        {
            "date": "2027-05-06",
            "child": "lio",
            "minutes": 370,
            "pieces": [["08:00", "14:10"]],
            "reason": "PUBLIC_HOLIDAY",
        }
    ]


def test_every_reason_appears_where_it_belongs() -> None:
    reasons = {(day["date"], day["child"]): day["reason"] for day in days_of(B, "2026-10-16", "2026-11-02")}
    assert reasons["2026-10-16", "sami"] == "WEEK"
    assert reasons["2026-10-19", "nour"] == "SCHOOL_HOLIDAY"
    closed = A.care_week.model_copy(update={"leave": ()})
    assert days_of(A.with_care_week(closed), "2026-12-28", "2026-12-28")[0]["reason"] == "CLOSED"


def test_days_without_a_gap_are_left_out() -> None:
    assert days_of(A, "2026-11-05", "2026-11-05") == []
    assert days_of(A, "2026-12-28", "2026-12-31") == []


def test_days_are_sorted_and_children_in_their_order() -> None:
    days = days_of(B, "2026-10-19", "2026-10-20")
    assert [(day["date"][-2:], day["child"]) for day in days] == [
        ("19", "sami"),
        ("19", "nour"),
        ("20", "sami"),
        ("20", "nour"),
    ]


def test_a_day_that_somebody_took_over_is_covered_also_after_a_round_trip_through_a_file() -> None:
    week = (date(2026, 10, 19), date(2026, 10, 23))
    plan = HolidayPlan(
        assignments=(DayAssignment(days=week, children=("sami",), source=DaySource.HOLIDAY_CARE, label="OGS"),),
        movable=((date(2026, 11, 2), date(2026, 11, 2)),),
    )
    record = read_case(write_case(B.with_holiday_plan(plan)), TODAY)
    assert record.holiday_plan == plan
    days = days_of(record, "2026-10-19", "2026-11-02")
    assert {day["date"] for day in days if day["child"] == "nour"} > {
        day["date"] for day in days if day["child"] == "sami"
    }
    assert [day["reason"] for day in days if day["date"] == "2026-11-02"] == ["SCHOOL_HOLIDAY"] * 2


def test_the_table_names_the_holidays() -> None:
    table = care_year_table(A, load_calendar, "2027-05-06", "2027-05-07")
    assert "Lio" in table
    assert "Do 06.05.2027   6 h 10 min  8:00 bis 14:10 Uhr  (Christi Himmelfahrt)" in table
    assert "(Herbstferien)" in care_year_table(B, load_calendar, "2026-10-19", "2026-10-19")
    assert "keine" in care_year_table(A, load_calendar, "2026-11-05", "2026-11-05")


@pytest.mark.parametrize("text", ["2026-11-31", "1.11.2026", "", "20261102", "2026-W45-1", "2026-11-02T00:00"])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert refused(A, text, "2026-12-01").startswith("--from: Das ist kein Tag")
    assert refused(A, "2026-12-01", text).startswith("--to: Das ist kein Tag")


def test_an_end_before_the_beginning_is_refused() -> None:
    assert refused(A, "2026-12-02", "2026-12-01") == "--to: Das Ende liegt vor dem Anfang."


@pytest.mark.parametrize("year", ["0001", "1990", "2200", "9999"])
def test_years_without_any_data_are_refused(year: str) -> None:
    assert "keine Daten" in refused(A, f"{year}-12-31", "2026-12-01" if year < "2000" else f"{year}-12-31")


def test_years_without_school_holidays_are_refused_for_those_who_need_them() -> None:
    assert "14.08.2029" in refused(B, "2029-08-01", "2029-08-31")
    assert days_of(A, "2031-01-06", "2031-01-12")


def test_a_cycle_without_a_beginning_is_refused() -> None:
    week = A.care_week.model_copy(update={"cycle_start": None})
    assert refused(A.with_care_week(week), "2026-12-01", "2026-12-02").startswith("cycle_start:")


def test_closing_days_that_overlap_are_refused() -> None:
    closed = ((date(2026, 12, 23), date(2027, 1, 1)), (date(2027, 1, 1), date(2027, 1, 2)))
    kita = A.care_week.care[0].model_copy(update={"closed": closed})
    record = A.with_care_week(A.care_week.with_entry(kita))
    assert refused(record, "2026-12-01", "2026-12-02").startswith("care[0].closed[1]: Dieser Zeitraum überschneidet")
    leave = A.care_week.model_copy(update={"leave": (closed[0], closed[0])})
    assert refused(A.with_care_week(leave), "2026-12-01", "2026-12-02").startswith("leave[1]:")


@pytest.mark.parametrize(
    ("days", "child", "source", "sentence"),
    [
        (["2026-10-19", "2026-10-18"], "lio", "HELPER", "Das Ende"),
        (["2026-10-19", "2036-10-18"], "lio", "HELPER", "länger"),
        (["2026-10-19", "2026-10-19"], "x", "HELPER", "Kind"),
        (["2026-10-19", "2026-10-19"], "lio", "OMA", "Wert"),
    ],
)
def test_a_holiday_plan_that_makes_no_sense_is_refused(days: list[str], child: str, source: str, sentence: str) -> None:
    tree = json.loads((CASES / "a.json").read_text(encoding="utf-8"))
    assignment = {"days": days, "children": [child], "source": source}
    tree["assessment"] = {"HOLIDAY_PLAN": {"payload": {"kind": "holiday_plan", "assignments": [assignment]}}}
    with pytest.raises(BadFileError, match=sentence):
        read_case(json.dumps(tree).encode(), TODAY)


@pytest.mark.parametrize("key", ["HOLIDAY_PLAN", "CHILDCARE"])
def test_a_section_of_another_kind_is_refused(key: str) -> None:
    tree = json.loads((CASES / "a.json").read_text(encoding="utf-8"))
    kind = "form" if key == "HOLIDAY_PLAN" else "holiday_plan"
    tree["assessment"] = {key: {"payload": {"kind": kind}}}
    with pytest.raises(BadFileError, match="muss ein"):
        read_case(json.dumps(tree).encode(), TODAY)


def test_neither_qt_nor_a_database_is_loaded_for_it() -> None:
    arguments = ["care-year", str(CASES / "a.json"), "--from", "2027-05-06", "--to", "2027-05-06"]
    code = (
        "import sys; from lotse_desktop.__main__ import main; "
        f"assert main({arguments!r}) == 0; "
        "assert not {'PySide6', 'sqlalchemy', 'sqlcipher3', 'alembic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_every_state_has_its_own_days() -> None:
    client = A.client.model_copy(update={"state": State.BE})
    assert days_of(A.with_client(client), "2027-05-13", "2027-05-13") == []
    assert days_of(A.with_client(client), "2027-03-08", "2027-03-08")[0]["reason"] == "PUBLIC_HOLIDAY"
