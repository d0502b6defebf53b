"""The plan of deliveries: what it names exists, and a mistake is told in one sentence."""

import json
import random
from typing import Any

import pytest
from pydantic import ValidationError

from lotse_desktop.domain.disclosure.plan import CASE_FIELDS, DisclosurePlan, check_plan, flat
from lotse_desktop.domain.disclosure.rows import row_of
from lotse_desktop.domain.errors import BadFileError
from tests.domain.disclosure.plans import TODAY, random_cases, standard_plan


def changed(part: str, number: int, update: dict[str, Any]) -> DisclosurePlan:
    plan = standard_plan()
    entries = list(getattr(plan, part))
    entries[number] = entries[number].model_copy(update=update)
    return plan.model_copy(update={part: tuple(entries)})


def test_the_default_plan_is_whole_and_hides_quarters_sites_and_gender() -> None:
    plan = standard_plan()
    assert check_plan(plan) is plan
    shown = {column.field for column in plan.columns}
    assert not shown & {"gender", "site", "source_code", "start_quarter"}
    assert {column for sheet in plan.sheets for column in sheet.columns} <= {column.key for column in plan.columns}
    assert plan.k == 3


@pytest.mark.parametrize(
    ("part", "update", "sentence"),
    [
        ("columns", {"field": "name"}, "nennt das Feld name, das es nicht gibt"),
        ("columns", {"groups": {"U35": ("U25",), "35P": ("35_44",)}}, "jeden Wert von age_band genau einmal"),
        ("columns", {"groups": {"ALLE": ("U25", "25_34", "35_44", "45P", "UNKNOWN")}}, "nur einen Wert"),
        ("columns", {"key": "kinder"}, "kinder steht zweimal da"),
        ("sheets", {"columns": ("alter", "fehlt")}, "Spalte fehlt, die es nicht gibt"),
        ("sheets", {"columns": ("alter", "alter")}, "nennt ein Feld zweimal"),
        ("sheets", {"sensitive": "ende"}, "schützt eine Spalte, die nicht darin steht"),
        ("sheets", {"columns": ("alter", "tag")}, "zählt aber Familien"),
        ("tables", {"sheet": "fehlt"}, "Blatt fehlt, das es nicht gibt"),
        ("tables", {"columns": ("tag",)}, "nicht im Blatt zugang steht"),
        ("tables", {"only": {"juengstes": ("U99",)}}, "einen Wert, den es nicht gibt"),
    ],
)
def test_a_mistake_in_a_plan_is_told(part: str, update: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadFileError, match=sentence):
        check_plan(changed(part, 0, update))


def test_a_plan_promises_no_k_below_three() -> None:
    raw = standard_plan().model_dump(mode="json")
    for update in ({"k": 2}, {"gate": {"values": 1, "share": 90}}, {"format": "lotse.plan/2"}, {"extra": 1}):
        with pytest.raises(ValidationError):
            DisclosurePlan.model_validate_json(json.dumps({**raw, **update}))


def test_a_row_lies_flat_with_one_value_of_its_list_for_each_field() -> None:
    for facts in random_cases(random.Random(1), 20):  # noqa: S311
        values = flat(row_of(facts, source_code="L01", site="MZ", today=TODAY))
        assert list(values) == list(CASE_FIELDS)
        assert all(value in CASE_FIELDS[name] for name, value in values.items())
        assert values["need_groups.FAMILY"] == "N"
