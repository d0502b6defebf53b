"""The row of a case: the worked cases of the handbook, the borders of bands, and nothing that somebody typed."""

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.disclosure.facts import CareFigures, CaseFacts, facts_of
from lotse_desktop.domain.disclosure.rows import ExportRow, gap_band, hours_band, minutes_band, row_of
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.outcomes import Checkpoint, FollowUp, FollowUpStatus, IntegrationKind, Outcome, YesNo
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.record import CaseRecord
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, TAREK_DAY, whole_mara, whole_tarek
from tests.strategies import records

ROW_A = {
    "gender": "W",
    "age_band": "25_34",
    "n_children_band": "1",
    "youngest_child_band": "3_5",
    "benefit_start": "OTHER_NONE",
    "employment_start": "PART_TIME",
    "vocational_start": "HELPER",
    "german_band": "B2P",
    "gap_band_start": "601_1200",
    "gap_classes_start": ["EARLY", "AFTERNOON", "LATE", "WEEKEND"],
    "feasible_hours_band_start": "35P",
    "wished_hours_band": "25_29",
    "holiday_gap_band": "0",
    "emergency_options_band": "1",
}
ROW_B = {
    "gender": "M",
    "age_band": "35_44",
    "n_children_band": "2",
    "youngest_child_band": "6_9",
    "benefit_start": "SGB2",
    "employment_start": "UNEMPLOYED",
    "vocational_start": "FOREIGN_UNRECOGNISED",
    "german_band": "B1",
    "gap_band_start": "301_600",
    "gap_classes_start": ["EARLY", "CORE", "AFTERNOON"],
    "feasible_hours_band_start": "30_34",
    "wished_hours_band": "35P",
    "holiday_gap_band": "6_15",
    "emergency_options_band": "1",
}


def facts(record: CaseRecord, today: date, born: date, gender: str, open_days: int) -> CaseFacts:
    """With what the record does not hold: gender and month of birth of the client."""
    report = replace(compute(record.client.children, record.care_week), open_holidays=open_days)
    client = record.client.model_copy(update={"birth_month": born})
    made = facts_of(catalogue(), record.with_client(client), report, today)
    return replace(made, gender=gender)


def shown(made: CaseFacts, today: date, names: dict[str, Any]) -> dict[str, Any]:
    row = row_of(made, source_code="L01", site="MZ", today=today).model_dump(mode="json")
    return {name: row[name] for name in names}


def test_the_rows_of_both_worked_cases_are_those_of_the_handbook() -> None:
    a = facts(whole_mara(), MARA_DAY, date(1992, 2, 1), "W", 0)
    b = facts(whole_tarek(), TAREK_DAY, date(1985, 4, 1), "M", 7)
    assert shown(a, MARA_DAY, ROW_A) == ROW_A
    assert shown(b, TAREK_DAY, ROW_B) == ROW_B


def test_confirmed_needs_leave_as_groups_and_those_about_health_not_at_all() -> None:
    for decided, groups in (
        ((), ("CARE_FRINGE", "CARE_AFTERNOON", "NETWORK", "WORK_TIME_GOAL")),
        (
            ("BENEFIT_CHECK", "OVERLOAD"),
            ("CARE_FRINGE", "CARE_AFTERNOON", "NETWORK", "FINANCE", "WORK_TIME_GOAL"),
        ),
    ):
        record = whole_mara()
        for need in decided:
            record = record.with_plan(record.plan.with_decision(need, Decision.CONFIRMED))
        made = facts(record, MARA_DAY, date(1992, 2, 1), "W", 0)
        row = row_of(made, source_code="L01", site="MZ", today=MARA_DAY)
        assert row.need_groups == groups
        assert (row.level_start.CHILDCARE, row.level_start.LANGUAGE) == ("LOW", "HIGH")


def test_the_slots_of_case_a_name_weekday_and_part_of_the_day() -> None:
    slots = facts(whole_mara(), MARA_DAY, date(1992, 2, 1), "W", 0).first_care.slots
    assert ("05_07", 0) in {(slot.band, slot.day) for slot in slots}
    assert {slot.band for slot in slots if slot.day == 1} == {"05_07", "07_08", "16_18", "18_22"}
    assert {slot.child_age for slot in slots} == {4}


def test_the_row_has_exactly_the_fields_of_the_handbook_in_this_order() -> None:
    assert " ".join(ExportRow.model_fields) == (
        "schema_version source_code export_quarter site gender age_band n_children_band youngest_child_band "
        "referral_source start_quarter end_quarter appointments_band benefit_start employment_start vocational_start "
        "german_band need_groups gap_classes_start gap_band_start gap_band_last holiday_gap_band "
        "emergency_options_band feasible_hours_band_start feasible_hours_band_last wished_hours_band level_start "
        "level_last goals_set goals_reached measure_groups chains_used n_official_integrations integration_kind "
        "other_outcomes integration_quarter integration_hours_band benefit_ended_3m sustained_3m sustained_6m "
        "sustained_12m closure_group"
    )


@pytest.mark.parametrize(
    ("minutes", "band"),
    [
        (0, "0"), (Fraction(1, 3), "0"), (Fraction(1, 2), "1_120"), (120, "1_120"), (121, "121_300"),
        (Fraction(601, 5), "1_120"), (600, "301_600"), (Fraction(1201, 2), "601_1200"), (601, "601_1200"),
        (1200, "601_1200"), (1201, "1201P"), (None, "UNKNOWN"),
    ],
)  # fmt: skip
def test_gap_bands_are_whole_minutes_with_both_ends(minutes: Fraction | int | None, band: str) -> None:
    assert gap_band(minutes) == band


def test_hour_bands_are_half_open() -> None:
    assert [hours_band(Fraction(number, 2)) for number in (29, 30, 59, 60, 61, 69, 70)] == [
        "U15", "15_19", "25_29", "30_34", "30_34", "30_34", "35P",
    ]  # fmt: skip
    assert (minutes_band(1845), minutes_band(2120), minutes_band(2099)) == ("30_34", "35P", "30_34")


def test_the_last_official_integration_of_at_most_one_a_month_stands_in_the_row() -> None:
    start = date(2026, 3, 9)
    kept = FollowUp(checkpoint=Checkpoint.MONTHS_3, day=date(2026, 6, 9), status=FollowUpStatus.OTHER_JOB)
    outcomes = (
        Outcome(id="a", what=IntegrationKind.MINIJOB, start=date(2026, 1, 1)),
        Outcome(id="b", what=IntegrationKind.INSURED_PART, start=start, hours=20, follow_ups=(kept,)),
        Outcome(id="c", what=IntegrationKind.INSURED_PART, start=date(2026, 3, 20), hours=30),
    )
    made = CaseFacts(opened_on=date(2025, 10, 1), outcomes=outcomes)
    row = row_of(made, source_code="L01", site="MZ", today=date(2026, 8, 1))
    assert (row.n_official_integrations, row.integration_kind, row.integration_quarter) == (
        "1",
        "INSURED_PART",
        "2026-Q1",
    )
    assert (row.integration_hours_band, row.other_outcomes) == ("20_24", ("MINIJOB",))
    assert (row.sustained_3m, row.sustained_6m, row.benefit_ended_3m) == ("YES", "NOT_DUE", "UNKNOWN")


def test_what_was_answered_about_benefits_after_three_months_is_taken_over() -> None:
    outcome = Outcome(id="a", what=IntegrationKind.INSURED_FULL, start=date(2026, 3, 9), benefit_ended=YesNo.YES)
    made = CaseFacts(opened_on=date(2025, 10, 1), outcomes=(outcome,))
    assert row_of(made, source_code="L01", site="MZ", today=date(2026, 8, 1)).benefit_ended_3m == "YES"
    none = replace(made, outcomes=())
    assert row_of(none, source_code="L01", site="MZ", today=date(2026, 8, 1)).benefit_ended_3m == "NOT_DUE"


def test_words_that_no_list_knows_have_no_place_to_stand() -> None:
    marker = "Zwetschgenmus"
    made = CaseFacts(
        opened_on=date(2026, 11, 2),
        gender=marker,
        closure=marker,
        referral_source=marker,
        benefit=marker,
        employment=marker,
        need_groups=frozenset({marker, "FAMILY"}),
        measures=frozenset({marker}),
        chains=frozenset({marker, "C3"}),
        first_care=CareFigures(gap_classes=(marker,)),
        first_levels={marker: 3},
    )
    row = row_of(made, source_code="L01", site="MZ", today=date(2026, 11, 10))
    assert marker not in row.model_dump_json()
    assert (row.gender, row.closure_group, row.chains_used) == ("U", "OTHER", ("C3", "LOCAL"))


def marked(value: Any, marker: str, *, typed: bool = False) -> Any:
    """A copy in which every text that somebody could have typed is the marker."""
    if isinstance(value, dict):
        return {key: marked(inner, marker, typed=key in TYPED) for key, inner in value.items()}
    if isinstance(value, list):
        return [marked(one, marker, typed=typed) for one in value]
    return marker if typed and isinstance(value, str) else value


TYPED = {
    "given_name", "family_name", "label", "who", "text", "note", "place", "what", "concern", "sign_of_success",
    "language", "resources", "texts", "reason", "role", "wish",
}  # fmt: skip


@pytest.mark.parametrize(("record", "today"), [(whole_mara(), MARA_DAY), (whole_tarek(), TAREK_DAY)])
def test_a_marker_in_every_text_of_a_case_is_nowhere_in_its_row(record: CaseRecord, today: date) -> None:
    """Whatever is a text in the case and no key of a list carries the marker: names, labels, notes, wishes."""
    marker = "Zwetschgenmus"
    raw = marked(record.model_dump(mode="json"), marker)
    assert str(raw).count(marker) > 25
    changed = CaseRecord.model_validate_json(json.dumps(raw))
    report = compute(changed.client.children, changed.care_week)
    made = facts_of(catalogue(), changed, report, today)
    assert marker not in row_of(made, source_code="L01", site="MZ", today=today).model_dump_json()


@settings(max_examples=60)
@given(records())
def test_every_case_has_a_row_that_is_read_again(record: CaseRecord) -> None:
    report = compute(record.client.children, record.care_week)
    made = facts_of(catalogue(), record, report, date(2026, 11, 24))
    row = row_of(
        replace(made, opened_on=date(2026, 1, 1), closed_on=None),
        source_code="L99",
        site="A1",
        today=date(2026, 11, 24),
    )
    assert ExportRow.model_validate_json(row.model_dump_json()) == row


def test_nothing_follows_from_a_case_in_which_nothing_was_entered() -> None:
    record = whole_mara().with_care_week(CareWeek())
    made = facts_of(catalogue(), record, compute((), CareWeek()), MARA_DAY)
    row = row_of(made, source_code="L01", site="MZ", today=MARA_DAY)
    assert (row.gap_band_start, row.feasible_hours_band_start, row.gap_classes_start) == ("UNKNOWN", "UNKNOWN", ())


def test_a_row_refuses_other_values_an_order_of_its_own_and_names() -> None:
    row = row_of(CaseFacts(opened_on=date(2026, 11, 2)), source_code="L01", site="MZ", today=date(2026, 11, 10))
    good = row.model_dump(mode="json")
    for change in ({"gender": "X"}, {"name": "x"}, {"need_groups": ["FAMILY", "CARE_CORE"]}, {"schema_version": 2}):
        with pytest.raises(ValidationError):
            ExportRow.model_validate({**good, **change})
