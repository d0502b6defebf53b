"""Begun service chains for the fictional cases: some run, some are finished, some hang at a step."""

from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.chains import ChainStatus, StartedChain, StartedChains, StartedStep
from lotse_desktop.domain.client import CasePhase
from lotse_desktop.domain.record import CaseRecord

_WITH_CHAINS: Final = (CasePhase.PLAN, CasePhase.SUPPORT, CasePhase.FOLLOW_UP)


def with_begun_chain(record: CaseRecord, number: int, catalogue: Catalogue, today: date) -> CaseRecord:
    """The case with one begun chain where it is far enough; ``number`` decides which one and how far it came."""
    if record.client.phase not in _WITH_CHAINS or not catalogue.chains:
        return record
    chain = catalogue.chains[number % len(catalogue.chains)]
    start = max(record.client.opened_on, today - timedelta(days=14 + 7 * (number % 6)))
    target = start + timedelta(weeks=30) if chain.has_target else None
    started = StartedChain(id=f"demo-{number}", chain=chain, start=start, target=target)
    done = len(chain.steps) if record.client.phase is CasePhase.FOLLOW_UP else 1 + number % 3
    for step in chain.steps[:done]:
        started = started.with_step(StartedStep(step=step.key, status=ChainStatus.DONE, day=start))
    if done < len(chain.steps) and number % 4 == 1:
        failed = StartedStep(step=chain.steps[done].key, status=ChainStatus.FAILED, day=start)
        started = started.with_step(failed)
    return record.with_chains(StartedChains(chains=(started,)))
