"""Steps of begun chains on the action plan: one truth for both (handbook 7.5).

How a step stands is kept in the chain.  A step of the plan that belongs to a chain says the same: whoever changes one
of them changes the other in the same breath (``CaseRecord.with_plan``, ``CaseRecord.with_chains``).
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from lotse_desktop.domain.chain_dates import ChainState, Span, find_spans, next_steps, state_of
from lotse_desktop.domain.chain_words import actors_text
from lotse_desktop.domain.chains import (
    CLIENT,
    COACH,
    NETWORK,
    Anchor,
    ChainStatus,
    ChainStep,
    StartedChain,
    StartedChains,
)
from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Actor, Plan, Step, StepStatus
from lotse_desktop.domain.wording import listing

_ON_PLAN: Final = {
    ChainStatus.OPEN: StepStatus.OPEN,
    ChainStatus.DOING: StepStatus.OPEN,
    ChainStatus.DONE: StepStatus.DONE,
    ChainStatus.SKIPPED: StepStatus.DROPPED,
    ChainStatus.FAILED: StepStatus.DROPPED,
}
_IN_CHAIN: Final = {
    StepStatus.OPEN: ChainStatus.OPEN,
    StepStatus.DONE: ChainStatus.DONE,
    StepStatus.DROPPED: ChainStatus.SKIPPED,
}


def chains_after(plan: Plan, chains: StartedChains, day: date | None) -> StartedChains:
    """The chains when the plan is like that; a step that changes does so on ``day``.  Equal when nothing changes."""
    for step in plan.steps:
        started = chains.find(step.chain) if step.chain is not None else None
        if started is None or not any(one.key == step.chain_step for one in started.chain.steps):
            continue
        known = started.find(step.chain_step or "")
        if _ON_PLAN[known.status] is not step.status:
            changed = known.model_copy(update={"status": _IN_CHAIN[step.status], "day": day})
            chains = chains.with_chain(started.with_step(changed))
    return chains


def plan_after(chains: StartedChains, plan: Plan) -> Plan:
    """The plan when the chains are like that; steps of a chain that is gone stay, as steps of their own."""
    steps = tuple(_followed(step, chains) for step in plan.steps)
    return plan if steps == plan.steps else plan.model_copy(update={"steps": steps})


def propose_chain_steps(
    chains: StartedChains, plan: Plan, partners: Sequence[PartnerKind], today: date
) -> tuple[Step, ...]:
    """The next due steps of running chains that are not on the plan; with its open ones at most seven."""
    known = {(step.chain, step.chain_step) for step in plan.steps}
    found = [
        plan_step(started, step, partners, today)
        for started in chains.chains
        if started.ended_on is None and state_of(started, today) is not ChainState.FINISHED
        for step in next_steps(started)
        if (started.id, step.key) not in known and not _waits(started, step)
    ]
    free = max(0, MAX_OPEN_STEPS - len(plan.open_steps))
    return tuple(sorted(found, key=lambda step: step.due or date.max)[:free])


def plan_step(started: StartedChain, step: ChainStep, partners: Sequence[PartnerKind], today: date) -> Step:
    """A step of a chain as it stands on the plan."""
    actor = Actor.CLIENT if CLIENT in step.actors else Actor.COACH if COACH in step.actors else Actor.PARTNER
    if actor is Actor.PARTNER and NETWORK in step.actors:
        actor = Actor.HELPER
    named = actor in {Actor.PARTNER, Actor.HELPER}
    return Step(
        id=f"chain-{started.id[:40]}-{started.chain.number(step.key)}",
        text=step.plan_text,
        actor=actor,
        who=(started.find(step.key).who or actors_text(step, partners)) if named else "",
        due=_due(find_spans(started)[step.key], today),
        place="" if named else _others(step, partners),
        status=_ON_PLAN[started.find(step.key).status],
        chain=started.id,
        chain_step=step.key,
    )


def _followed(step: Step, chains: StartedChains) -> Step:
    if step.chain is None:
        return step
    started = chains.find(step.chain)
    if started is None or not any(one.key == step.chain_step for one in started.chain.steps):
        return step.model_copy(update={"chain": None, "chain_step": None})
    status = _ON_PLAN[started.find(step.chain_step or "").status]
    return step if status is step.status else step.model_copy(update={"status": status})


def _waits(started: StartedChain, step: ChainStep) -> bool:
    due = step.due
    return due.anchor is Anchor.AFTER_STEP and not started.find(due.step or "").status.is_over


def _due(span: Span, today: date) -> date | None:
    """The last day, else the first one; what should have been done before is due today."""
    day = span[1] or span[0]
    return None if day is None else max(day, today)


def _others(step: ChainStep, partners: Sequence[PartnerKind]) -> str:
    """With whom: the names of the partners."""
    names = {partner.key: partner.title for partner in partners}
    return listing([names[key] for key in step.actors if key in names])
