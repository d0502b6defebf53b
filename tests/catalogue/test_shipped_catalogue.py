"""The delivered catalogue is whole, in plain language, and quick to read."""

import re
from collections import Counter
from collections.abc import Iterator
from time import process_time
from typing import get_args

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
WITH_OPTIONS = {
    AnswerKind.SINGLE,
    AnswerKind.MULTI,
    AnswerKind.MARKS,
    AnswerKind.LANGUAGES,
    AnswerKind.DAY_LINE,
}
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
    for measure in catalogue().measures:
        yield measure.step
    for domain in catalogue().domains:
        for item in domain.items:
            yield from (rule.text for rule in item.rules)


def test_the_delivered_files_have_no_problems() -> None:
    assert loaded().problems == ()


def test_reading_all_files_takes_less_than_100_milliseconds() -> None:
    def once() -> float:
        start = process_time()
        load_catalogue(GERMAN)
        return process_time() - start

    assert min(once() for _ in range(5)) < 0.1


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


ITEMS = {
    "FAMILY": ("FAM", 7),
    "CHILDCARE": ("BET", 8),
    "NETWORK": ("NET", 6),
    "HOUSING": ("WOH", 6),
    "FINANCE": ("FIN", 6),
    "HEALTH": ("GES", 5),
    "EDUCATION": ("BIL", 6),
    "SKILLS": ("KOM", 6),
    "LANGUAGE": ("SPR", 4),
    "DIGITAL": ("DIG", 4),
    "WORK_WISH": ("ARB", 8),
    "DAILY_LIFE": ("ALL", 5),
    "CONFIDENCE": ("ZUV", 5),
}


def test_the_thirteen_domains_ask_the_76_questions_of_the_handbook_in_its_order() -> None:
    expected = {key: [f"{name}{n}" for n in range(1, number + 1)] for key, (name, number) in ITEMS.items()}
    assert {domain.key: [item.id for item in domain.items] for domain in catalogue().domains} == expected
    assert [domain.key for domain in catalogue().domains] == list(ITEMS)
    assert sum(len(ids) for ids in expected.values()) == 76


def test_every_domain_has_anchors_a_sentence_and_its_weight() -> None:
    weights = {"CHILDCARE": 3, "WORK_WISH": 3, "DIGITAL": 1}
    for domain in catalogue().domains:
        assert domain.weight == weights.get(domain.key, 2)
        assert domain.coach_rating is (domain.key != "HEALTH")
        assert all(anchor.endswith(".") for anchor in domain.anchors)
        assert domain.sentence.endswith("?")
        assert faults(domain.sentence) == []


def test_every_need_is_raised_by_a_question_or_computed() -> None:
    raised = {rule.need for domain in catalogue().domains for item in domain.items for rule in item.rules}
    computed = {kind.key for kind in catalogue().needs if kind.computed}
    from_target = {"DRIVING_LICENCE", "LICENCE", "EXPERIENCE_GAP", "NO_EXPERIENCE", "LANGUAGE_GERMAN"}
    from_entries = {"CARE_NO_PLACE", "NETWORK_NONE", "NETWORK_SINGLE_PERSON"}
    assert {kind.key for kind in catalogue().needs} - raised - computed == from_target | from_entries


def test_every_resource_is_spoken_for() -> None:
    spoken = {rule.resource for domain in catalogue().domains for item in domain.items for rule in item.rules}
    computed = {"CARE_PLACE", "FIRM_HELPER", "HOURS_FIT", "POSSIBLE_HELPER", "GERMAN_OK", "PROGRAMS_FIT"}
    by_hand = {"EMPLOYER_CONTACT"}
    assert {kind.key for kind in catalogue().resources} - spoken == computed | by_hand


def options_of(item_id: str) -> set[str]:
    item = next(item for domain in catalogue().domains for item in domain.items if item.id == item_id)
    return {option.key for option in item.options}


def test_occupations_ask_only_for_what_questions_offer() -> None:
    groups = {group.key for group in catalogue().groups}
    assert len(catalogue().occupations) == 16
    for occupation in catalogue().occupations:
        assert occupation.group in groups
        assert set(occupation.licences) <= options_of("BIL4")
        assert set(occupation.driving) <= options_of("WOH4")
        assert set(occupation.programs) <= options_of("DIG4")
        assert set(occupation.strains) <= options_of("GES1")
        assert occupation.german is not None
        assert occupation.german_better is not None
        assert occupation.german.rank <= occupation.german_better.rank


def test_measures_close_known_needs_and_are_applied_for_never_promised() -> None:
    needs = {need.key for need in catalogue().needs}
    assert len(catalogue().measures) == 25
    for measure in catalogue().measures:
        assert set(measure.closes) <= needs
        assert all(set(keys) <= options_of(item_id) for item_id, keys in measure.also.items())
        assert [fault for fault in faults(measure.sentence) if "Wort" in fault or "Wörter" in fault] == []
        assert "bekommen" not in f"{measure.step} {measure.sentence} {measure.care}"


def test_rules_look_only_at_answers_that_other_questions_offer() -> None:
    rules = [rule for domain in catalogue().domains for item in domain.items for rule in item.rules]
    pairs = [pair for rule in rules for pair in rule.also.items()]
    assert pairs
    assert all(set(keys) <= options_of(item_id) for item_id, keys in pairs)


def test_every_family_task_has_words_for_a_cv() -> None:
    assert options_of("KOM2") == set(catalogue().cv_words)


def test_option_keys_are_short_lower_case_words_and_unique() -> None:
    for domain in catalogue().domains:
        for item in domain.items:
            keys = [option.key for option in item.options]
            assert len(set(keys)) == len(keys)
            assert all(key.isascii() and key.islower() and len(key) <= 16 for key in keys), item.id
            assert bool(keys) is (item.kind in WITH_OPTIONS), item.id


def test_nothing_of_it_excludes_the_other_answers() -> None:
    items = [item for domain in catalogue().domains for item in domain.items if item.kind is AnswerKind.MULTI]
    alone = {(item.id, option.text) for item in items for option in item.options if option.excludes}
    nothing = {"nichts", "nichts davon", "noch nichts davon", "keine", "nein", "gar nicht", "gar nicht gut"}
    assert alone == {(item.id, option.text) for item in items for option in item.options if option.text in nothing}
    assert len(alone) == 13


def test_questions_about_others_and_special_categories_are_marked() -> None:
    marked = {item.id: item.sensitivity for d in catalogue().domains for item in d.items}
    special = ["FAM5", "FIN4", "GES1", "GES2", "SPR2", "ARB8"]
    third = ["FAM1", "FAM2", "FAM3", "FAM6", "BET1", "BET3", "BET5", "NET1", "FIN2"]
    assert {key for key, mark in marked.items() if mark is Sensitivity.SPECIAL} == set(special)
    assert {key for key, mark in marked.items() if mark is Sensitivity.THIRD} == set(third)


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
        "who": "Oma",
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
