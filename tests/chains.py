"""Plainly made chains for tests."""

from datetime import date
from typing import Any

from lotse_desktop.domain.chains import ChainDue, ChainStatus, ChainStep, ServiceChain, StartedChain, StartedStep
from tests.catalogue.shipped import catalogue

START = date(2026, 11, 2)
"""A Monday."""


def delivered(key: str) -> ServiceChain:
    """A chain as it is delivered."""
    return next(chain for chain in catalogue().chains if chain.key == key)


def a_step(key: str = "one", action: str = "Anrufen", due: ChainDue | None = None, **more: Any) -> ChainStep:
    return ChainStep(key=key, actors=("COACH",), action=action, due=due or ChainDue(latest=7), **more)


def a_chain(*steps: ChainStep, **more: Any) -> ServiceChain:
    """Two steps unless others are given: one after seven days, one after fourteen."""
    made = steps or (a_step(), a_step("two", "Hingehen", ChainDue(latest=14)))
    given: dict[str, Any] = {"key": "E1", "title": "Probekette", **more}
    return ServiceChain(**given, steps=made)


def begun(
    chain: ServiceChain | None = None, start: date = START, chain_id: str = "s1", **states: ChainStatus
) -> StartedChain:
    """A chain that began on ``start``; ``states``: steps that are not open, as of that day."""
    steps = tuple(StartedStep(step=key, status=status, day=start) for key, status in states.items())
    return StartedChain(id=chain_id, chain=chain or a_chain(), start=start, steps=steps)
