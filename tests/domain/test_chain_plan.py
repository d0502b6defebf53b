"""Steps of chains on the plan: the next due ones are offered, and both always say the same."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.chain_dates import find_runs
from lotse_desktop.domain.chain_plan import plan_step, propose_chain_steps
from lotse_desktop.domain.chains import ChainStatus, StartedChains, StartedStep
from lotse_desktop.domain.indicators import i20_chains
from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Actor, Plan, Step, StepStatus
from lotse_desktop.domain.record import CaseRecord
from tests.builders import a_record
from tests.catalogue.shipped import catalogue
from tests.chains import START, a_chain, a_step, begun, delivered

PARTNERS = catalogue().partners
C3 = begun(delivered("C3"))
LATER = START + timedelta(days=5)


def proposed(*chains: object, plan: Plan | None = None, today: date = START) -> tuple[Step, ...]:
    started = StartedChains.model_validate({"chains": chains})
    return propose_chain_steps(started, plan or Plan(), PARTNERS, today)


def with_steps(record: CaseRecord, *keys: str) -> CaseRecord:
    """Take these steps of the only chain over into the plan."""
    for started in record.chains.chains:
        for key in keys:
            step = started.chain.steps[started.chain.number(key) - 1]
            record = record.with_plan(record.plan.with_step(plan_step(started, step, PARTNERS, START)))
    return record


def test_a_step_of_a_chain_is_said_in_plain_words_with_its_day_and_who_does_it() -> None:
    gap, opening, _, network, carer, *_ = proposed(C3)
    assert (gap.text, gap.actor, gap.due) == ("Die Betreuungslücke berechnen und ausdrucken", Actor.COACH, START)
    assert (opening.actor, opening.place, opening.due) == (
        Actor.CLIENT,
        "Kindertageseinrichtung",
        START + timedelta(days=14),
    )
    assert (network.actor, network.place) == (Actor.CLIENT, "")
    assert (carer.actor, carer.who) == (Actor.PARTNER, "Jugendamt oder Jobcenter")
    assert (gap.chain, gap.chain_step) == (C3.id, "gap")


def test_the_next_due_ones_are_offered_and_never_more_than_seven_open_ones() -> None:
    own = tuple(Step(id=f"s{number}", text="x") for number in range(4))
    plan = Plan(steps=own)
    assert [step.chain_step for step in proposed(C3, plan=plan)] == ["gap", "opening", "roster"]
    other = begun(a_chain(a_step(due=a_step().due)), chain_id="s2")
    assert [step.chain_step for step in proposed(C3, other, plan=plan)] == ["gap", "one", "opening"]
    full = Plan(steps=(*own, *(Step(id=f"t{number}") for number in range(3))))
    assert proposed(C3, plan=full) == ()


def test_what_is_on_the_plan_is_not_offered_again_and_the_next_one_follows_when_one_is_done() -> None:
    record = with_steps(a_record().with_chains(StartedChains(chains=(C3,))), "gap", "opening")
    own = tuple(Step(id=f"s{number}") for number in range(4))
    plan = record.plan.model_copy(update={"steps": (*record.plan.steps, *own)})
    assert [step.chain_step for step in proposed(C3, plan=plan)] == ["roster"]
    done = plan.with_step(plan.steps[0].model_copy(update={"status": StepStatus.DONE}))
    record = record.with_plan(done, LATER)
    offered = propose_chain_steps(record.chains, record.plan, PARTNERS, LATER)
    assert [step.chain_step for step in offered] == ["roster", "network"]


def test_what_waits_for_another_step_is_offered_when_that_one_is_done_and_nothing_of_an_ended_chain() -> None:
    started = begun(delivered("C5"))
    for key in ("papers", "advice", "costs", "request", "meanwhile"):
        started = started.with_step(StartedStep(step=key, status=ChainStatus.DONE, day=START))
    assert [step.chain_step for step in proposed(started)] == ["decision"]
    decided = started.with_step(StartedStep(step="decision", status=ChainStatus.DONE, day=LATER))
    assert [(step.chain_step, step.due) for step in proposed(decided)] == [
        ("adaptation", date(2026, 12, 4)),
    ]
    assert proposed(decided.with_end(LATER)) == ()


def test_what_should_have_been_done_before_is_due_today() -> None:
    late = START + timedelta(days=17)
    assert [step.due for step in proposed(C3, today=late)][:3] == [late, late, START + timedelta(days=21)]


def test_a_step_that_is_done_in_the_plan_is_done_in_the_chain_on_that_day() -> None:
    record = with_steps(a_record().with_chains(StartedChains(chains=(C3,))), "opening")
    step = record.plan.steps[0]
    done = record.with_plan(record.plan.with_step(step.model_copy(update={"status": StepStatus.DONE})), LATER)
    assert done.chains.chains[0].find("opening") == StartedStep(step="opening", status=ChainStatus.DONE, day=LATER)
    dropped = done.with_plan(done.plan.with_step(step.model_copy(update={"status": StepStatus.DROPPED})), LATER)
    assert dropped.chains.chains[0].find("opening").status is ChainStatus.SKIPPED


def test_a_step_that_is_done_in_the_chain_is_done_in_the_plan() -> None:
    record = with_steps(a_record().with_chains(StartedChains(chains=(C3,))), "opening")
    for status, expected in (
        (ChainStatus.DONE, StepStatus.DONE),
        (ChainStatus.FAILED, StepStatus.DROPPED),
        (ChainStatus.DOING, StepStatus.OPEN),
    ):
        changed = C3.with_step(StartedStep(step="opening", status=status, day=LATER))
        after = record.with_chains(record.chains.with_chain(changed))
        assert after.plan.steps[0].status is expected
        assert after.chains.chains[0].find("opening").status is status
        assert after.with_plan(after.plan, LATER) == after


def test_being_at_work_on_a_step_and_other_changes_of_the_plan_leave_the_chain_as_it_is() -> None:
    doing = C3.with_step(StartedStep(step="opening", status=ChainStatus.DOING, day=START, who="Frau T."))
    record = with_steps(a_record().with_chains(StartedChains(chains=(doing,))), "opening")
    moved = record.plan.steps[0].model_copy(update={"due": LATER})
    assert record.with_plan(record.plan.with_step(moved), LATER).chains == record.chains


def test_steps_of_a_chain_that_is_gone_stay_on_the_plan_as_steps_of_their_own() -> None:
    record = with_steps(a_record().with_chains(StartedChains(chains=(C3,))), "opening")
    gone = record.with_chains(record.chains.without(C3.id))
    assert [(step.text, step.chain, step.chain_step) for step in gone.plan.steps] == [
        (record.plan.steps[0].text, None, None)
    ]


STATUSES = st.tuples(st.sampled_from(["plan", "chain"]), st.integers(0, 6), st.integers(0, 4))


@settings(max_examples=60)
@given(st.lists(STATUSES, max_size=8))
def test_both_say_the_same_whatever_is_changed_where(changes: list[tuple[str, int, int]]) -> None:
    record = a_record().with_chains(StartedChains(chains=(C3,)))
    record = with_steps(record, *(step.key for step in C3.chain.steps))
    for where, place, number in changes:
        if where == "plan":
            step = record.plan.steps[place].model_copy(update={"status": tuple(StepStatus)[number % 3]})
            record = record.with_plan(record.plan.with_step(step), LATER)
        else:
            key, status = C3.chain.steps[place].key, tuple(ChainStatus)[number]
            started = record.chains.chains[0].with_step(StartedStep(step=key, status=status, day=LATER))
            record = record.with_chains(record.chains.with_chain(started))
    closed = {ChainStatus.DONE: StepStatus.DONE, ChainStatus.SKIPPED: StepStatus.DROPPED}
    closed[ChainStatus.FAILED] = StepStatus.DROPPED
    for step in record.plan.steps:
        status = record.chains.chains[0].find(step.chain_step or "").status
        assert step.status is closed.get(status, StepStatus.OPEN)
    assert len(record.plan.steps) == MAX_OPEN_STEPS


def test_the_indicator_counts_the_same() -> None:
    cases = [
        StartedChains(chains=(begun(one=ChainStatus.FAILED), begun(chain_id="s2", one=ChainStatus.DONE))),
        StartedChains(chains=(begun(one=ChainStatus.DONE, two=ChainStatus.DONE),)),
    ]
    (figures,) = i20_chains(find_runs(cases, START))
    assert (figures.chain, figures.started, figures.finished, figures.stops_at) == ("E1", 3, 1, "one")
