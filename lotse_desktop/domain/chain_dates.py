"""When the steps of a begun chain are due, how the chain stands, and where chains stop (handbook 6.3, 8.2 I20)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lotse_desktop.domain.chains import (
    Anchor,
    ChainDue,
    ChainStatus,
    ChainStep,
    ServiceChain,
    StartedChain,
    StartedChains,
    Unit,
)
from lotse_desktop.domain.indicators import ChainRun
from lotse_desktop.domain.outcomes import months_after

STUCK_DAYS: Final = 28
"""A step that is overdue for longer is where the chain stops."""

Span = tuple[date | None, date | None]
"""The first and the last day; ``None``: that end is open, or not known yet."""


class ChainState(StrEnum):
    """How a begun chain stands."""

    RUNNING = "RUNNING"
    FINISHED = "FINISHED"
    STOPPED = "STOPPED"


@dataclass(frozen=True, slots=True)
class ChainCount:
    """What became of a chain over all cases; ``stops``: key of a step → how many stand there now."""

    started: int = 0
    running: int = 0
    finished: int = 0
    stopped: int = 0
    stops: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class ChainShelf:
    """The chains that hold, and what is to be known about them."""

    chains: tuple[ServiceChain, ...] = ()
    counts: Mapping[str, ChainCount] = field(default_factory=dict[str, ChainCount])
    delivered: Mapping[str, ServiceChain] = field(default_factory=dict[str, ServiceChain])
    """As they came with the program; own ones are not in it."""


def find_spans(started: StartedChain) -> Mapping[str, Span]:
    """Step → first and last day."""
    return {step.key: _span(step.due, started) for step in started.chain.steps}


def is_open(started: StartedChain, step: ChainStep) -> bool:
    """Something has still to be done."""
    return started.find(step.key).status in {ChainStatus.OPEN, ChainStatus.DOING}


def is_overdue(started: StartedChain, step: ChainStep, today: date) -> bool:
    """The last day has passed and the step is still open."""
    last = _span(step.due, started)[1]
    return last is not None and last < today and is_open(started, step)


def state_of(started: StartedChain, today: date) -> ChainState:
    """Finished when it was said or nothing is left to do; stopped when it was ended before, or where it hangs."""
    if started.ended_on is not None:
        return ChainState.FINISHED if started.reached else ChainState.STOPPED
    if all(started.find(step.key).status.is_over for step in started.chain.steps):
        return ChainState.FINISHED
    return ChainState.RUNNING if find_stop(started, today) is None else ChainState.STOPPED


def find_stop(started: StartedChain, today: date) -> ChainStep | None:
    """Where the chain stops: the first step that failed or is overdue for more than 28 days.

    Of a chain that was ended without reaching its aim it is the first step that was not done.
    """
    long_ago = today - timedelta(days=STUCK_DAYS)
    if started.ended_on is not None and started.reached:
        return None
    for step in started.chain.steps:
        status = started.find(step.key).status
        if status is ChainStatus.FAILED or is_overdue(started, step, long_ago):
            return step
        if started.ended_on is not None and not status.is_over:
            return step
    return None


def next_steps(started: StartedChain) -> tuple[ChainStep, ...]:
    """The open steps in the order in which they are due; those without a date come where they stand in the chain."""
    if started.ended_on is not None:
        return ()
    spans = find_spans(started)
    days: dict[str, date] = {}
    latest = started.start
    for step in started.chain.steps:
        first, last = spans[step.key]
        day = last or first
        latest = day or latest
        days[step.key] = latest
    steps = (step for step in started.chain.steps if is_open(started, step))
    return tuple(sorted(steps, key=lambda step: days[step.key]))


def count_chains(cases: Iterable[StartedChains], today: date) -> Mapping[str, ChainCount]:
    """Chain → what became of it over all ``cases``."""
    found: dict[str, Counter[str]] = {}
    stops: dict[str, Counter[str]] = {}
    for started in (chain for case in cases for chain in case.chains):
        state, stop = state_of(started, today), find_stop(started, today)
        found.setdefault(started.chain.key, Counter())[state] += 1
        if state is ChainState.STOPPED and stop is not None:
            stops.setdefault(started.chain.key, Counter())[stop.key] += 1
    return {
        key: ChainCount(
            started=states.total(),
            running=states[ChainState.RUNNING],
            finished=states[ChainState.FINISHED],
            stopped=states[ChainState.STOPPED],
            stops=dict(stops.get(key, Counter())),
        )
        for key, states in found.items()
    }


def find_runs(cases: Iterable[StartedChains], today: date) -> tuple[ChainRun, ...]:
    """Every use of a chain, for the indicator I20 (``domain.indicators.i20_chains``)."""
    runs: list[ChainRun] = []
    for started in (chain for case in cases for chain in case.chains):
        state, stop = state_of(started, today), find_stop(started, today)
        at = stop.key if state is ChainState.STOPPED and stop is not None else None
        runs.append(ChainRun(started.chain.key, state is ChainState.FINISHED, at))
    return tuple(runs)


def _span(due: ChainDue, started: StartedChain) -> Span:
    day = _anchor_day(due, started)
    if day is None:
        return None, None
    sign = -1 if due.anchor is Anchor.BEFORE_TARGET else 1
    first, last = (_moved(day, due.unit, number, sign) for number in (due.earliest, due.latest))
    return first, _not_later(last, due, started)


def _anchor_day(due: ChainDue, started: StartedChain) -> date | None:
    match due.anchor:
        case Anchor.START:
            return started.start
        case Anchor.BEFORE_TARGET | Anchor.AFTER_TARGET:
            return started.target
        case Anchor.AFTER_STEP:
            done = started.find(due.step or "")
            return done.day if done.status.is_over else None
        case Anchor.ONGOING:
            return None


def _not_later(last: date | None, due: ChainDue, started: StartedChain) -> date | None:
    """The earlier one of ``last`` and the months before the target, never before the start."""
    if due.months_before is None or started.target is None:
        return last
    limit = max(started.start, months_after(started.target, -due.months_before))
    return limit if last is None else min(last, limit)


def _moved(day: date, unit: Unit, number: int | None, sign: int) -> date | None:
    if number is None:
        return None
    if unit is Unit.MONTHS:
        moved = months_after(day, sign * number)
    else:
        moved = day + timedelta(days=sign * number * (7 if unit is Unit.WEEKS else 1))
    return _workday(moved, day) if sign > 0 else _workday(moved, date.min)


def _workday(day: date, least: date) -> date:
    """``day``, or the Friday before a weekend unless that is earlier than ``least``: then the Monday after it."""
    over = day.weekday() - 4
    if over <= 0:
        return day
    friday = day - timedelta(days=over)
    return friday if friday >= least else day + timedelta(days=7 - day.weekday())
