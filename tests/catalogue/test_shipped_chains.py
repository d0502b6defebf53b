"""The six delivered chains are those of the handbook (6.4), in words that a plan may use."""

import pytest

from lotse_desktop.domain.chain_words import due_text
from lotse_desktop.domain.chains import ACTORS, ServiceChain
from tests.catalogue.shipped import catalogue, loaded
from tests.plain_language import faults, private

DUES = {
    "C1": (
        "Woche 1",
        "Woche 2, spätestens 6 Monate vor Arbeitsstart",
        "Woche 4",
        "Woche 6",
        "Woche 8",
        "4 bis 6 Wochen vor Arbeitsstart",
        "Arbeitsstart",
        "laufend",
    ),
    "C2": (
        "Woche 1",
        "Woche 3",
        "Woche 4 bis 10",
        "Woche 10",
        "8 Wochen vor Ausbildungsstart",
        "6 Wochen vor Ausbildungsstart",
        "Ausbildungsstart bis Monat 4",
    ),
    "C3": ("Tag 0", "Tag 14", "Tag 21", "Tag 21", "Tag 28 bis 56", "Tag 28", "Tag 60"),
    "C4": ("Tag 0", "Tag 14", "Tag 28", "Tag 28", "Tag 28", "Tag 42"),
    "C5": ("Woche 1", "Woche 4", "Woche 6", "Woche 8", "Woche 21", "ab Woche 4", "4 Wochen nach Schritt 5"),
    "C6": ("Tag 2", "Tag 5", "Tag 7", "Tag 14", "Tag 14", "Tag 14 bis 60"),
}
CHAINS = catalogue().chains


def test_there_are_six_and_nothing_is_wrong_with_their_file() -> None:
    assert [chain.key for chain in CHAINS] == list(DUES)
    assert [problem for problem in loaded().problems if "chains" in problem] == []


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain.key)
def test_every_step_is_due_when_the_handbook_says(chain: ServiceChain) -> None:
    assert tuple(due_text(chain, step.due) for step in chain.steps) == DUES[chain.key]


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain.key)
def test_every_chain_says_when_it_begins_and_ends_and_every_step_by_what_one_sees_that_it_was_done(
    chain: ServiceChain,
) -> None:
    assert chain.entry
    assert chain.exit
    assert chain.owner
    assert chain.valid_from
    assert all(step.quality and step.output for step in chain.steps)
    assert all(step.hand_over for step in chain.steps[:-1] if step.due.anchor != "ongoing")


def test_whoever_does_a_step_is_known() -> None:
    known = {*ACTORS, *(partner.key for partner in catalogue().partners)}
    assert {key for chain in CHAINS for step in chain.steps for key in step.actors} <= known


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain.key)
def test_steps_are_said_on_the_plan_in_plain_words(chain: ServiceChain) -> None:
    for step in chain.steps:
        assert step.plan
        assert faults(f"{step.plan_text}.") == []
        assert not private(step.plan_text)
