"""The delivered catalogue is whole, in plain language, and quick to read."""

import re
from collections import Counter
from collections.abc import Iterator
from time import process_time
from typing import get_args

import pytest

from lotse_desktop.domain.catalogue import AnswerKind, LifeDomain, Sensitivity
from lotse_desktop.domain.gaps import GapClass
from lotse_desktop.domain.scenarios import Change
from lotse_desktop.storage.catalogue_files import load_catalogue
from tests.catalogue.shipped import GERMAN, catalogue, loaded, texts
from tests.plain_language import average_words, faults, private

SAMPLES = {
    "times": "Montag bis Mittwoch 5:20 bis 7:30 Uhr",
    "opening": "von 7:00 bis 16:30 Uhr",
    "place": "in der Kita",
    "contact_week": "Woche B",
    "helper": "Nachbarin F.",
    "month": "Februar 2027",
    "child": "Lio",
    "when": "jeden Donnerstag von 5:00 bis 8:00 Uhr",
    "shift": "25 Stunden am Vormittag",
    "until": "16:00 Uhr",
    "weeks": "um eine Woche",
}
COUNTED_ELSEWHERE = {"version", "page", "footer", "language"}
NO_STEP = {"WORK_LIMITS"}
"""A filter for occupations, nothing to do (handbook 5.7)."""


def paper_sentences() -> Iterator[str]:
    """Every sentence of the catalogue that may come onto paper, with its braces filled in."""
    for need in catalogue().needs:
        yield from (text.format(**SAMPLES) for text in (need.goal, f"Ich merke es daran, dass {need.sign}."))
        for step in need.steps:
            yield from (text.format(**SAMPLES) for text in (step.text, step.otherwise, step.place))
    for step in catalogue().changes:
        yield from (text.format(**SAMPLES) for text in (step.text, step.otherwise, step.place))
    for resource in catalogue().resources:
        yield resource.sentence.format(**SAMPLES)
    for right in catalogue().rights:
        yield right.sentence
    for domain in catalogue().domains:
        for item in domain.items:
            yield from (rule.text for rule in item.rules)


def test_the_delivered_files_have_no_problems() -> None:
    assert loaded().problems == ()


def test_reading_all_files_takes_less_than_60_milliseconds() -> None:
    def once() -> float:
        start = process_time()
        load_catalogue(GERMAN)
        return process_time() - start

    assert min(once() for _ in range(5)) < 0.06


def test_every_kind_of_need_of_the_handbook_is_there() -> None:
    assert len(catalogue().needs) == 69
    urgent = {"CARE_NO_PLACE", "CARE_CORE", "HOUSING_AT_RISK", "OVERLOAD", "JOB_AT_RISK", "WORK_PERMIT"}
    assert {need.key for need in catalogue().needs if need.urgent} == urgent
    for gap_class in GapClass:
        kind = "CARE_HOLIDAYS" if gap_class is GapClass.HOLIDAY else f"CARE_{gap_class}"
        assert catalogue().need(kind).computed


def test_needs_that_must_stay_on_the_laptop_have_no_export_group() -> None:
    """Handbook 3.4, the rows marked with a dash."""
    private_kinds = {
        "CHILD_EXTRA_SUPPORT",
        "DEBT_ADVICE",
        "WORK_LIMITS",
        "OVERLOAD",
        "RECOVERY_TIME",
        "HEALTH_ADVICE",
        "LITERACY",
        "WORK_PERMIT",
        "AMBIVALENCE",
        "CONFIDENCE_LOW",
    }
    assert {need.key for need in catalogue().needs if need.export is None} == private_kinds


def test_every_need_proposes_a_step_and_every_right_exists() -> None:
    rights = {right.key for right in catalogue().rights}
    for need in catalogue().needs:
        assert bool(need.steps) is (need.key not in NO_STEP), need.key
        assert bool(need.goal) is bool(need.sign), need.key
        assert set(need.rights) <= rights, need.key


def test_steps_with_the_same_key_are_done_by_the_same_person_at_the_same_place() -> None:
    seen = {step.key: (step.actor, step.place) for need in catalogue().needs for step in need.steps}
    for need in catalogue().needs:
        for step in need.steps:
            assert seen[step.key] == (step.actor, step.place), step.key


def test_needs_that_only_sensitive_questions_raise_never_name_their_matter_on_paper() -> None:
    """Debts, health, residence: no goal, and a step that says nothing (handbook 7.3)."""
    for key in (
        "DEBT_ADVICE",
        "WORK_LIMITS",
        "OVERLOAD",
        "HEALTH_ADVICE",
        "CHILD_EXTRA_SUPPORT",
        "LITERACY",
        "WORK_PERMIT",
    ):
        need = catalogue().need(key)
        assert need.goal == ""
        assert {step.key for step in need.steps} <= {"agreed_advice"}


@pytest.mark.parametrize(
    ("key", "ids"),
    [("CHILDCARE", [f"BET{n}" for n in range(1, 9)]), ("WORK_WISH", [f"ARB{n}" for n in range(1, 9)])],
)
def test_the_first_two_domains_ask_all_questions_of_the_handbook(key: str, ids: list[str]) -> None:
    domain = catalogue().domain(key)
    assert [item.id for item in domain.items] == ids
    assert domain.weight == 3
    assert all(anchor.endswith(".") for anchor in domain.anchors)


def test_option_keys_are_short_lower_case_words_and_unique() -> None:
    for domain in catalogue().domains:
        for item in domain.items:
            keys = [option.key for option in item.options]
            assert len(set(keys)) == len(keys)
            assert all(key.isascii() and key.islower() and len(key) <= 16 for key in keys), item.id
            assert bool(keys) is (item.kind in {AnswerKind.SINGLE, AnswerKind.MULTI}), item.id


def test_questions_about_others_and_special_categories_are_marked() -> None:
    marked = {item.id: item.sensitivity for d in catalogue().domains for item in d.items}
    assert {key for key, mark in marked.items() if mark is Sensitivity.SPECIAL} == {"ARB8"}
    assert {key for key, mark in marked.items() if mark is Sensitivity.THIRD} == {"BET1", "BET3", "BET5"}


def test_no_name_of_a_shift_is_unknown_to_the_question_about_shifts() -> None:
    shifts: LifeDomain = catalogue().domain("WORK_WISH")
    item = shifts.item("ARB4")
    assert item is not None
    known = {option.key for option in item.options}
    assert all(set(occupation.shifts) <= known for occupation in catalogue().occupations)


def test_everything_that_may_come_onto_paper_is_plain_language() -> None:
    for sentence in paper_sentences():
        assert faults(sentence) == [], sentence
        assert not private(sentence), sentence
    assert average_words([s for s in paper_sentences() if s]) <= 11


def test_the_words_of_the_plan_are_plain_language() -> None:
    values = {
        **SAMPLES,
        "days": "Montag bis Mittwoch",
        "times": "von 5:20 bis 7:30 Uhr",
        "week": "Woche A",
        "sign": "es klappt",
    }
    values |= {
        "start": "5:20",
        "end": "7:30",
        "hours": "30,5",
        "number": "2",
        "page": "1",
        "pages": "2",
        "day": "Montag",
        "time": "5:20",
    }
    for name, text in texts():
        if isinstance(text, str) and name not in COUNTED_ELSEWHERE:
            assert faults(text.format(**{**values, "when": "Montag"})) == [], name
    assert faults(" ".join(texts().agreement_sentences)) == []


def test_a_step_key_stands_for_one_text_at_a_time() -> None:
    """Otherwise the id of a step would change its meaning with the order of needs."""
    texts_of: dict[str, set[str]] = {}
    for need in catalogue().needs:
        for step in need.steps:
            texts_of.setdefault(step.key, set()).add(step.text)
    assert [
        key for key, count in Counter({key: len(texts) for key, texts in texts_of.items()}).items() if count > 1
    ] == []


def test_every_change_that_can_be_tried_has_a_step() -> None:
    union = get_args(get_args(Change)[0])
    kinds = [change.model_fields["kind"].default for change in union]
    assert [step.key for step in catalogue().changes] == [kind for kind in kinds if kind]
    assert len(kinds) == 10


def test_the_shifts_name_the_hours_that_they_have() -> None:
    for template in catalogue().shifts:
        named = re.match(r"(\d+) Stunden", template.title)
        assert named is None or template.week_minutes == int(named[1]) * 60, template.key
    assert {template.cycle_weeks for template in catalogue().shifts} == {1, 2, 3}
    assert min(template.week_minutes for template in catalogue().shifts) == 20 * 60
