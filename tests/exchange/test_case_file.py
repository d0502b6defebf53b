"""Case files are read strictly, the fault is told in one sentence with its place, and nothing is lost on the way."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.assessment import CARE_WEEK, Choice, FormAnswers
from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Consents
from lotse_desktop.domain.errors import BadFileError, UserError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.case_file import MAX_BYTES, load_case, read_case, write_case
from tests.builders import CASES, TODAY, a_client, a_record
from tests.strategies import records

A = (CASES / "a.json").read_bytes()
BACKWARDS = "Das Ende liegt vor dem Anfang."
NO_MONTH = "Das ist kein Monat in der Form 2022-06."
PIECES = (b"", b"{", b"]", b'"', b"\\", b",", b"NaN", b"\xff", b"null", b"-1", b"9" * 30)
KITA = json.loads(A)["care"][0]
VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    3,
    10**17,
    0.5,
    "",
    "24:00",
    "2026-11-02",
    "ü\U0001f600",
    [],
    [[]],
    ["MO"],
    {},
    {"id": 1},
)


def told(data: bytes) -> str:
    with pytest.raises(BadFileError) as caught:
        read_case(data, TODAY)
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def changed(place: tuple[str | int, ...], value: Any) -> bytes:
    case = json.loads(A)
    inside = case
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    return json.dumps(case).encode()


def without(place: tuple[str | int, ...]) -> bytes:
    case = json.loads(A)
    inside = case
    for step in place[:-1]:
        inside = inside[step]
    del inside[place[-1]]
    return json.dumps(case).encode()


def as_text(place: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")


def same(first: CaseRecord, second: CaseRecord) -> bool:
    pairs = zip(first.earlier, second.earlier, strict=True)
    earlier = tuple(past.model_copy(update={"id": known.id}) for known, past in pairs)
    second = second.model_copy(update={"assessment_id": first.assessment_id, "earlier": earlier})
    return first == second.with_client(second.client.model_copy(update={"id": first.client.id}))


def test_case_a_is_read_as_it_stands() -> None:
    record = read_case(A, TODAY)
    assert record.client.full_name == "Mara Beispiel"
    assert record.client.birth_month == date(1992, 2, 1)
    assert record.client.opened_on == TODAY
    assert [activity.id for activity in record.care_week.activities] == ["f1", "s2", "f2"]
    assert record.care_week.absences[0].end == 1440
    assert record.care_week.leave == ((date(2026, 12, 28), date(2026, 12, 31)),)


def test_every_reading_makes_a_new_case() -> None:
    assert read_case(A, TODAY).client.id != read_case(A, TODAY).client.id


def test_the_smallest_case_has_no_care_week() -> None:
    small = {
        "format": "lotse.case/1",
        "client": {"given_name": "Jana", "family_name": "Probe", "state": "BE"},
        "children": [],
    }
    record = read_case(json.dumps(small).encode(), TODAY)
    assert record.sections == {}
    assert record.care_week == CareWeek()


def test_keys_of_a_later_program_are_skipped() -> None:
    case = json.loads(A)
    case["x_new"] = {"a": 1}
    case["children"][0]["favourite"] = "Dino"
    case["care"][0]["closed_by"] = None
    assert same(read_case(A, TODAY), read_case(json.dumps(case).encode(), TODAY))


@pytest.mark.parametrize(
    "place",
    [
        ("format",),
        ("client",),
        ("client", "given_name"),
        ("client", "family_name"),
        ("client", "state"),
        ("children",),
        ("children", 0, "id"),
        ("children", 0, "given_name"),
        ("children", 0, "birth_month"),
        ("activities", 1, "days"),
        ("activities", 1, "start"),
        ("activities", 1, "end"),
        ("care", 0, "children"),
        ("care", 0, "booked"),
        ("helpers", 0, "start"),
        ("absences", 0, "end"),
    ],
    ids=as_text,
)
def test_a_missing_key_is_told_with_its_place(place: tuple[str | int, ...]) -> None:
    assert told(without(place)).startswith(f"{as_text(place)}: Hier fehlt eine Angabe")


WRONG: tuple[Any, ...] = (None, True, 7, 7.5, "", "x", [], ["x"], {}, {"x": 1})
RIGHT: dict[tuple[str | int, ...], tuple[Any, ...]] = {
    ("format",): (),
    ("client",): (),
    ("client", "given_name"): ("x",),
    ("client", "birth_month"): (None,),
    ("client", "state"): (),
    ("children",): (),
    ("children", 0): (),
    ("children", 0, "id"): (),
    ("children", 0, "birth_month"): (),
    ("children", 0, "alone_max_minutes"): (7,),
    ("children", 0, "alone_window"): (),
    ("cycle_weeks",): (7,),
    ("cycle_start",): (None,),
    ("default_way",): ({}, {"x": 1}),
    ("params",): ({}, {"x": 1}),
    ("activities",): ([],),
    ("activities", 0, "weeks"): (None, []),
    ("activities", 0, "days"): ([],),
    ("activities", 0, "start"): (),
    ("activities", 0, "pause"): (7,),
    ("activities", 0, "public_holidays"): (True,),
    ("care", 0, "kind"): (),
    ("care", 0, "booked"): (),
    ("care", 0, "closed"): ([],),
    ("helpers", 0, "reliability"): (),
    ("leave",): ([],),
    ("leave", 0): (),
}
"""Which of the wrong values are right at a place after all."""


@pytest.mark.parametrize("place", RIGHT, ids=as_text)
def test_a_wrong_type_is_told_with_its_place(place: tuple[str | int, ...]) -> None:
    right = {json.dumps(value) for value in RIGHT[place]}
    for wrong in WRONG:
        if json.dumps(wrong) in right:
            read_case(changed(place, wrong), TODAY)
        else:
            assert told(changed(place, wrong)).startswith((as_text(place), "care[0].children[0]: Dieses Kind"))


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (("activities", 0, "start"), "25:00", "activities[0].start: Das ist keine Uhrzeit zwischen 00:00 und 24:00."),
        (("activities", 0, "start"), "24:01", "activities[0].start: Das ist keine Uhrzeit zwischen 00:00 und 24:00."),
        (("activities", 0, "start"), "06:60", "activities[0].start: Das ist keine Uhrzeit zwischen 00:00 und 24:00."),
        (("activities", 0, "start"), "6:00", "activities[0].start: Das ist keine Uhrzeit zwischen 00:00 und 24:00."),
        (("activities", 0, "start"), 360, "activities[0].start: Das ist keine Uhrzeit zwischen 00:00 und 24:00."),
        (("activities", 0, "start"), "０６:00", "activities[0].start: Das ist keine Uhrzeit zwischen 00:00 und 24:00."),
        (("care", 0, "booked"), ["16:00", "07:30"], "care[0].booked: Das Ende liegt vor dem Anfang."),
        (("care", 0, "opening"), ["16:30", "07:00"], "care[0].opening: Das Ende liegt vor dem Anfang."),
        (("children", 0, "alone_window"), ["19:00", "07:00"], f"children[0].alone_window: {BACKWARDS}"),
        (("care", 0, "closed", 0), ["2027-01-01", "2026-12-23"], "care[0].closed[0]: Das Ende liegt vor dem Anfang."),
        (("leave", 0), ["2026-12-31", "2026-12-28"], "leave[0]: Das Ende liegt vor dem Anfang."),
        (("care", 0, "booked"), ["07:30"], "care[0].booked[1]: Hier fehlt eine Angabe."),
        (("leave", 0, 0), "2026-02-30", "leave[0][0]: Das ist kein Tag in der Form 2026-11-02."),
        (("leave", 0, 0), "20261228", "leave[0][0]: Das ist kein Tag in der Form 2026-11-02."),
        (("cycle_start",), "2026-W45-1", "cycle_start: Das ist kein Tag in der Form 2026-11-02."),
        (("children", 0, "birth_month"), "2022-13", f"children[0].birth_month: {NO_MONTH}"),
        (("children", 0, "birth_month"), "2022-06-01", f"children[0].birth_month: {NO_MONTH}"),
        (("client", "state"), "XX", "client.state: Diesen Wert gibt es hier nicht."),
        (("activities", 0, "days", 1), "DIE", "activities[0].days[1]: Diesen Wert gibt es hier nicht."),
        (("activities", 0, "kind"), "FUN", "activities[0].kind: Diesen Wert gibt es hier nicht."),
        (("care", 0, "kind"), "CRECHE", "care[0].kind: Diesen Wert gibt es hier nicht."),
        (("helpers", 0, "reliability"), "FIRM", "helpers[0].reliability: Diesen Wert gibt es hier nicht."),
        (("care", 0, "children", 0), "ben", "care[0].children[0]: Dieses Kind gibt es in der Datei nicht."),
        (("helpers", 1, "children"), ["lio", "ben"], "helpers[1].children[1]: Dieses Kind gibt es in der Datei nicht."),
        (("absences", 0, "children"), [""], "absences[0].children[0]: Hier fehlt ein Text."),
        (("activities", 0, "weeks"), [1, 3], "activities[0].weeks[1]: Diese Woche liegt außerhalb von cycle_weeks."),
        (("activities", 0, "weeks"), [0], "activities[0].weeks[0]: Diese Zahl ist zu klein; möglich ist mindestens 1."),
        (("cycle_weeks",), 0, "cycle_weeks: Diese Zahl ist zu klein; möglich ist mindestens 1."),
        (("cycle_weeks",), 25, "cycle_weeks: Diese Zahl ist zu groß; möglich ist höchstens 24."),
        (("cycle_weeks",), 2.0, "cycle_weeks: Hier muss eine ganze Zahl stehen."),
        (("cycle_weeks",), 1, "activities[1].weeks[0]: Diese Woche liegt außerhalb von cycle_weeks."),
        (("default_way", "out"), 601, "default_way.out: Diese Zahl ist zu groß; möglich ist höchstens 600."),
        (("default_way", "back"), -1, "default_way.back: Diese Zahl ist zu klein; möglich ist mindestens 0."),
        (("params", "buffer_before"), 601, "params.buffer_before: Diese Zahl ist zu groß; möglich ist höchstens 600."),
        (("activities", 0, "out"), -5, "activities[0].out: Diese Zahl ist zu klein; möglich ist mindestens 0."),
        (
            ("children", 0, "extra_out"),
            700,
            "children[0].extra_out: Diese Zahl ist zu groß; möglich ist höchstens 600.",
        ),
        (("format",), "lotse.case/2", "format: Diese Falldatei braucht ein neueres Lotse; es wurde nichts übernommen."),
        (("format",), "lotse.care-gaps/1", "format: Das ist keine Falldatei von Lotse."),
        (("format",), "lotse.case/1 ", "format: Das ist keine Falldatei von Lotse."),
        (("client", "plan_language"), "Deutsch", "client.plan_language: Diesen Wert gibt es hier nicht."),
    ],
)
def test_a_wrong_value_is_told_with_its_place(place: tuple[str | int, ...], value: Any, sentence: str) -> None:
    assert told(changed(place, value)) == sentence


@pytest.mark.parametrize("name", ["children", "activities", "care", "helpers", "absences"])
def test_two_equal_ids_in_one_list_are_refused(name: str) -> None:
    case = json.loads(A)
    case[name].append(case[name][0])
    last = len(case[name]) - 1
    assert told(json.dumps(case).encode()) == f"{name}[{last}].id: Diese Kennung gibt es in der Liste schon."


def test_equal_ids_in_two_lists_are_no_fault() -> None:
    assert read_case(changed(("activities", 0, "id"), "lio"), TODAY).care_week.activities[0].id == "lio"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"7",
        b"{}",
        A[:500],
        A[:-3],
        A + b"x",
        A.replace(b'"cycle_weeks": 2', b'"cycle_weeks": NaN'),
        A.replace(b'"cycle_weeks": 2', b'"cycle_weeks": 1e400'),
        A.replace(b'"cycle_weeks": 2', b'"cycle_weeks": 2, "cycle_weeks": 2'),
        b"[" * 10_000_000,
        b'{"a":' * 200_000,
        A.decode().encode("utf-16"),
        b"%PDF-1.7",
        b"\x00" * 100,
    ],
    ids=range(16),
)
def test_what_is_no_case_file_is_refused(data: bytes) -> None:
    assert told(data)


def test_a_section_that_is_no_life_domain_is_refused() -> None:
    case = json.loads(A)
    case["assessment"] = {"CARE_WEEK": {"payload": {"kind": "care_week"}}}
    assert told(json.dumps(case).encode()) == "assessment.CARE_WEEK: Hier muss ein Lebensbereich stehen."


def test_a_consent_stands_in_the_file_and_its_section_holds_nothing_else() -> None:
    record = a_record().with_consents(Consents(employer_times=date(2026, 11, 24)))
    data = write_case(record)
    assert read_case(data, TODAY).consents == record.consents
    other = data.replace(b'"kind": "consents"', b'"kind": "form"').replace(
        b'"employer_times": "2026-11-24"', b'"note": ""'
    )
    assert told(other) == "assessment.CONSENTS: Hier müssen Zustimmungen stehen."


def test_a_fault_in_an_answer_is_told_as_the_file_is_written() -> None:
    record = a_record().with_payload("CHILDCARE", FormAnswers(answers={"BET2": Choice(key="no")}))
    case = json.loads(write_case(record))
    case["assessment"]["CHILDCARE"]["payload"]["answers"]["BET2"]["key"] = 3
    place = "assessment.CHILDCARE.payload.answers.BET2.key"
    assert told(json.dumps(case).encode()) == f"{place}: Hier muss ein Text stehen."
    del case["assessment"]["CHILDCARE"]["payload"]["answers"]["BET2"]["key"]
    assert told(json.dumps(case).encode()) == f"{place}: Hier fehlt eine Angabe."


def test_no_sentence_repeats_what_somebody_typed() -> None:
    case = json.loads(A)
    case["assessment"] = {"Lio Beispiel, Hauptstraße 1": 7}
    assert "Lio" not in told(json.dumps(case).encode())
    assert "Mara" not in told(A.replace(b'"RP"', b'"Mara"'))


def test_a_written_file_holds_the_keys_of_the_format_and_no_identifier(tmp_path: Path) -> None:
    record = read_case(A, TODAY)
    path = tmp_path / "fall.json"
    path.write_bytes(write_case(record))
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["format"] == "lotse.case/1"
    assert written["care"][0]["booked"] == ["07:30", "16:00"]
    assert written["children"][0]["birth_month"] == "2022-06"
    assert str(record.client.id) not in path.read_text(encoding="utf-8")
    assert same(record, load_case(path, TODAY))


def test_a_case_without_care_week_stays_without() -> None:
    record = a_record(a_client())
    assert CARE_WEEK not in read_case(write_case(record), TODAY).sections


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_a_written_case_is_read_again_as_it_was(record: CaseRecord) -> None:
    assert same(record, read_case(write_case(record), date(2001, 1, 1)))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_spoiled_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    spoiled = bytearray(A)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(spoiled) - 1))
        piece = data.draw(st.sampled_from(PIECES))
        spoiled[at : at + data.draw(st.integers(0, 12))] = piece
    try:
        read_case(bytes(spoiled), TODAY)
    except UserError as error:
        assert error.sentence  # noqa: PT017 - either way is fine, another exception is not


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    case = json.loads(A)
    inside = case
    while True:
        steps = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        step = data.draw(st.sampled_from(steps))
        if not (isinstance(inside[step], dict | list) and inside[step] and data.draw(st.booleans())):
            break
        inside = inside[step]
    inside[step] = data.draw(st.sampled_from(VALUES))
    try:
        read_case(json.dumps(case).encode(), TODAY)
    except UserError as error:
        assert error.sentence  # noqa: PT017


def test_the_biggest_file_that_is_taken_is_a_megabyte() -> None:
    assert MAX_BYTES == 1_000_000
    assert told(A + b" " * MAX_BYTES) == "Die Datei ist größer als 1 MB und wurde nicht gelesen."
    assert same(read_case(A + b" " * (MAX_BYTES - len(A)), TODAY), read_case(A, TODAY))


def with_doors(**update: Any) -> bytes:
    """Case A with a door of the Kita and one that no place has."""
    case = json.loads(A)
    case["care"][0]["door"] = "kita"
    case["doors"] = [{"id": "kita", "home": 5, "work": 20}, {"id": "school", "alone": ["lio"]}]
    case["between"] = [{"doors": ["kita", "school"], "minutes": 10}]
    case.update(update)
    return json.dumps(case).encode()


def test_doors_come_back_as_they_were_written() -> None:
    record = read_case(with_doors(), TODAY)
    again = read_case(write_case(record), TODAY)
    assert again.care_week == record.care_week
    assert [door.id for door in again.care_week.doors] == ["kita", "school"]
    assert again.care_week.care[0].door == "kita"


def test_empty_doors_say_the_same_as_none() -> None:
    plain, empty = read_case(A, TODAY), read_case(with_doors(care=json.loads(A)["care"], doors=[], between=[]), TODAY)
    assert empty.care_week == plain.care_week


@pytest.mark.parametrize(
    ("update", "sentence"),
    [
        ({"doors": []}, "care[0].door: Diese Tür gibt es in der Datei nicht."),
        ({"doors": [{"id": "kita"}] * 2}, "doors[1].id: Diese Kennung gibt es in der Liste schon."),
        (
            {"doors": [{"id": "kita", "alone": ["nobody"]}], "between": []},
            "doors[0].alone[0]: Dieses Kind gibt es in der Datei nicht.",
        ),
        (
            {"between": [{"doors": ["kita", "hort"], "minutes": 5}]},
            "between[0].doors: Eine dieser Türen gibt es in der Datei nicht.",
        ),
        (
            {"between": [{"doors": ["kita", "kita"], "minutes": 5}]},
            "between[0].doors: Hier müssen zwei Türen stehen, jedes Paar nur einmal.",
        ),
        (
            {"between": [{"doors": pair, "minutes": 5} for pair in (["kita", "school"], ["school", "kita"])]},
            "between[1].doors: Hier müssen zwei Türen stehen, jedes Paar nur einmal.",
        ),
    ],
)
def test_wrong_doors_are_told_with_their_place(update: dict[str, Any], sentence: str) -> None:
    assert told(with_doors(**update)) == sentence


@pytest.mark.parametrize("value", [-1, 601, "5", 1.5, True, None])
def test_wrong_minutes_between_doors_are_told_with_their_place(value: object) -> None:
    between = [{"doors": ["kita", "school"], "minutes": value}]
    assert told(with_doors(between=between)).startswith("between[0].minutes: ")


def with_a_round(section: str, body: object) -> bytes:
    case = json.loads(write_case(read_case(A, TODAY).with_new_round(uuid4(), TODAY)))
    case["earlier"][0]["assessment"][section] = body
    return json.dumps(case).encode()


def test_earlier_rounds_stand_in_the_file_and_are_read_with_new_identifiers() -> None:
    before = read_case(A, TODAY).with_payload("FAMILY", FormAnswers(self_rating=2)).with_new_round(uuid4(), TODAY)
    after = read_case(write_case(before), TODAY)
    assert same(before, after)
    assert after.earlier[0].id != before.earlier[0].id
    assert after.earlier[0].answers("FAMILY").self_rating == 2
    assert b"earlier" not in write_case(read_case(A, TODAY))


@pytest.mark.parametrize(
    ("section", "body", "sentence"),
    [
        ("FAMILY", {"payload": {"kind": "scenarios"}}, "earlier[0].assessment.FAMILY: Hier muss ein Lebensbereich"),
        ("CARE_WEEK", {"payload": {"kind": "form"}}, "earlier[0].assessment.CARE_WEEK: Hier muss eine Betreuungswoche"),
        (
            "CARE_WEEK",
            {"payload": {"kind": "care_week", "care": [{**KITA, "children": ["niemand"]}]}},
            "earlier[0].assessment.CARE_WEEK.payload.care[0].children[0]: Dieses Kind gibt es",
        ),
    ],
)
def test_an_earlier_round_is_read_as_strictly(section: str, body: object, sentence: str) -> None:
    assert sentence in told(with_a_round(section, body))
