"""The answer of ``lotse care-gaps`` for case A, to the minute, as JSON and for reading."""

import json

from lotse_desktop.domain.care_words import GAP_CLASS_NAMES
from lotse_desktop.domain.gaps import GapClass
from lotse_desktop.exchange.care_gaps_file import care_gaps_json, care_gaps_table
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY, a_child, a_record, an_early_week

A = load_case(CASES / "a.json", TODAY)


def test_case_a_as_json() -> None:
    value = json.loads(care_gaps_json(A.client.children, A.care_week))
    assert list(value) == [
        "format",
        "gaps",
        "classes",
        "demand_minutes",
        "family_gap_minutes",
        "soft_family_gap_minutes",
        "feasible",
        "feasible_week_minutes",
    ]
    assert value["format"] == "lotse.care-gaps/1"
    assert value["gaps"][0] == {
        "child": "lio",
        "week": 1,
        "day": "MO",
        "start": "05:20",
        "end": "07:30",
        "minutes": 130,
        "classes": {"EARLY": 130},
    }
    assert [(gap["week"], gap["day"], gap["minutes"]) for gap in value["gaps"]] == [
        (1, "MO", 130),
        (1, "DI", 130),
        (1, "MI", 130),
        (2, "MO", 345),
        (2, "DI", 345),
        (2, "SA", 530),
        (2, "SO", 530),
    ]
    assert value["classes"] == {"EARLY": 390, "AFTERNOON": 120, "LATE": 570, "WEEKEND": 1060}
    assert value["demand_minutes"] == 4240
    assert value["family_gap_minutes"] == [390, 1750]
    assert value["soft_family_gap_minutes"] == [390, 1600]
    assert value["feasible"][0] == {"week": 1, "day": "MO", "start": "08:05", "end": "15:25", "net_minutes": 410}
    assert len(value["feasible"]) == 10
    assert value["feasible_week_minutes"] == [2190, 2120]


def test_the_json_is_ascii_for_every_console() -> None:
    child = a_child(child_id="jörg")
    week = an_early_week().model_copy(update={"care": ()})
    assert care_gaps_json((child,), week).isascii()
    assert json.loads(care_gaps_json((child,), week))["gaps"][0]["child"] == "jörg"


def test_case_a_for_reading() -> None:
    table = care_gaps_table(A.client.children, A.care_week)
    early = GAP_CLASS_NAMES[GapClass.EARLY]
    assert f"    Woche A  Montag       5:20 bis  7:30 Uhr   2 h 10 min  {early} 2 h 10 min\n" in table
    assert "Woche A: mindestens ein Kind ohne Betreuung: 6 h 30 min\n" in table
    assert "Woche B: wenn alle kommen, die meistens helfen: 26 h 40 min\n" in table
    assert "gebraucht: 70 h 40 min; davon gedeckt: 49,5 %\n" in table
    assert "Woche B: 35 Stunden in der Woche\n" in table


def test_one_week_needs_no_letter_and_nothing_open_is_said() -> None:
    table = care_gaps_table((a_child(),), a_record().care_week)
    assert "Woche A" not in table
    assert "Zeiten ohne Betreuung\n  keine\n" in table
    assert "Es ist keine Zeit eingetragen, in der Betreuung gebraucht wird." in table
    assert "Machbare Arbeitszeit mit der Betreuung von heute\n  keine\n" in table
