"""The delivered urgent check asks what the handbook names, and knows whom to call."""

from lotse_desktop.domain.urgent import UrgentTopic
from tests.catalogue.shipped import catalogue
from tests.plain_language import faults

STORED = ("HOUSING_LOSS", "JOB_LOSS", "DEADLINE_LEGAL", "NO_MONEY")
HELP_ONLY = ("VIOLENCE", "CHILD_PROTECTION", "HEALTH_CRISIS")


def numbers_of(key: str) -> set[str]:
    kind = next(kind for kind in catalogue().urgent if kind.key == key)
    return {line.number for line in kind.numbers}


def test_four_topics_are_stored_and_three_only_show_help() -> None:
    kinds = catalogue().urgent
    assert tuple(kind.key for kind in kinds if kind.topic is not None) == STORED == tuple(UrgentTopic)
    assert tuple(kind.key for kind in kinds if kind.topic is None) == HELP_ONLY
    for kind in kinds:
        assert bool(kind.facts) is (kind.topic is not None), kind.key
        assert bool(kind.steps) is bool(kind.numbers) is (kind.topic is None), kind.key
        assert bool(kind.partners) is (kind.topic is not None), kind.key
        assert kind.topic is not None or kind.need is None


def test_topics_name_partners_and_needs_that_exist() -> None:
    partners = {partner.key for partner in catalogue().partners}
    needs = {need.key: need for need in catalogue().needs}
    for kind in catalogue().urgent:
        assert set(kind.partners) <= partners
        assert kind.need is None or kind.need in needs
    assert {kind.key: kind.need for kind in catalogue().urgent}["JOB_LOSS"] == "JOB_AT_RISK"


def test_a_running_deadline_says_both_deadlines_in_plain_words() -> None:
    deadline = next(kind for kind in catalogue().urgent if kind.key == "DEADLINE_LEGAL")
    assert len(deadline.facts) == 2
    assert "einem Monat" in deadline.facts[0]
    assert "drei Wochen" in deadline.facts[1]


def test_the_help_pages_know_the_numbers_of_the_handbook() -> None:
    assert {"116 016", "0800 1239900", "110"} <= numbers_of("VIOLENCE")
    assert {"110 oder 112", "0800 1110550", "116 111"} <= numbers_of("CHILD_PROTECTION")
    assert {"112", "0800 1110111"} <= numbers_of("HEALTH_CRISIS")
    for kind in catalogue().urgent:
        assert bool(kind.check) or not kind.numbers, kind.key
        assert all(line.number or line.note for line in kind.numbers)


def test_what_helps_is_said_in_plain_language() -> None:
    for kind in catalogue().urgent:
        for sentence in (kind.question, *kind.facts, *kind.steps):
            assert [fault for fault in faults(sentence) if "Wort" in fault] == [], sentence
