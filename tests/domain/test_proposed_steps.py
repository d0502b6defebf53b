"""Needs, directory, chains and measures propose into one list; each says where it comes from."""

from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import FoundNeed, find_needs
from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Plan, Step
from lotse_desktop.domain.proposals import Proposed, propose_steps
from lotse_desktop.domain.proposed_steps import FROM_MEASURE, FROM_NEED, MOST_FOR_NEEDS, MOST_MEASURES, gather_steps
from lotse_desktop.domain.record import CaseRecord
from tests.catalogue.shipped import catalogue
from tests.families import TAREK_DAY, whole_tarek

FROM_CHAIN = Proposed(Step(id="chain", text="Einen Termin für die Anerkennung machen"), "Kette C5")


def needs_of(record: CaseRecord) -> tuple[FoundNeed, ...]:
    return find_needs(catalogue(), record, compute(record.client.children, record.care_week), TAREK_DAY)


def gathered(record: CaseRecord, *more: Proposed) -> tuple[Proposed, ...]:
    return gather_steps(catalogue(), record, needs_of(record), TAREK_DAY, more)


def test_each_proposal_says_where_it_comes_from() -> None:
    record = whole_tarek().with_plan(Plan())
    found = gathered(record, FROM_CHAIN)
    from_needs = propose_steps(catalogue(), record, needs_of(record), TAREK_DAY, most=MOST_FOR_NEEDS)
    assert MAX_OPEN_STEPS < len(from_needs) <= MOST_FOR_NEEDS
    assert tuple(proposed.step for proposed in found[: len(from_needs)]) == from_needs
    assert {proposed.source for proposed in found[: len(from_needs)]} == {FROM_NEED}
    assert found[len(from_needs)] == FROM_CHAIN
    measures = found[len(from_needs) + 1 :]
    assert 1 <= len(measures) <= MOST_MEASURES
    assert {proposed.source for proposed in measures} == {FROM_MEASURE}
    assert all(proposed.step.measure for proposed in measures)


def test_nothing_is_proposed_twice_or_when_it_stands_in_the_plan() -> None:
    record = whole_tarek().with_plan(Plan())
    twice = gathered(record, FROM_CHAIN, FROM_CHAIN)
    assert twice.count(FROM_CHAIN) == 1
    texts = [proposed.step.text for proposed in twice]
    assert len(texts) == len(set(texts))
    planned = record.with_plan(Plan(steps=(FROM_CHAIN.step,)))
    assert FROM_CHAIN not in gathered(planned, FROM_CHAIN)
    alike = Step(id="mine", text=FROM_CHAIN.step.text)
    assert FROM_CHAIN not in gathered(record.with_plan(Plan(steps=(alike,))), FROM_CHAIN)


def test_seven_open_steps_are_enough() -> None:
    steps = tuple(Step(id=f"s{number}", text=f"Schritt {number}") for number in range(MAX_OPEN_STEPS))
    assert gathered(whole_tarek().with_plan(Plan(steps=steps)), FROM_CHAIN) == ()
