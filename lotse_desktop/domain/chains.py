"""Service chains: who does what until when, and what is handed on (handbook 6.3).

A chain is data that a project may change; what was begun for a client keeps the chain as it was that day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Listed

CLIENT: Final = "CLIENT"
COACH: Final = "COACH"
NETWORK: Final = "NETWORK"
"""Who can do a step beside the kinds of partners: the client, the coach, persons of the network map."""
ACTORS: Final = (CLIENT, COACH, NETWORK)
MOST_STEPS: Final = 12
"""A chain with more does not fit on the page for the wall."""
MOST_ACTORS: Final = 4
LETTERS: Final = 200
"""Of a text in a box: what is longer nobody reads on a wall."""

Short = Annotated[str, Field(max_length=LETTERS)]
Said = Annotated[str, Field(min_length=1, max_length=LETTERS)]
Amount = Annotated[int, Field(ge=0, le=730)]


class Anchor(StrEnum):
    """From where a step is dated."""

    START = "start"
    """So long after the chain began."""
    BEFORE_TARGET = "before_target"
    """So long before the day that one works towards."""
    AFTER_TARGET = "after_target"
    AFTER_STEP = "after_step"
    """So long after another step was done."""
    ONGOING = "ongoing"
    """All the time: it has no date."""


class Unit(StrEnum):
    """In what a date is counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class ChainDue(Frozen):
    """When a step is to be done: between ``earliest`` and ``latest`` units from its anchor.

    Before a target the larger number comes first: 6 to 4 weeks before it.  Without ``latest`` there is no end.
    """

    anchor: Annotated[Anchor, LOOSE] = Anchor.START
    unit: Annotated[Unit, LOOSE] = Unit.DAYS
    earliest: Amount | None = None
    latest: Amount | None = None
    step: Key | None = None
    """The step that is counted from, with ``after_step``."""
    months_before: Annotated[int, Field(ge=1, le=60)] | None = None
    """However long the rest takes: at least so many months before the target."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        numbers = [number for number in (self.earliest, self.latest) if number is not None]
        if (self.anchor is Anchor.ONGOING) is bool(numbers) or (self.anchor is Anchor.AFTER_STEP) is (not self.step):
            raise ValueError("due")
        if numbers != sorted(numbers, reverse=self.anchor is Anchor.BEFORE_TARGET):
            raise ValueError("order")
        if self.months_before is not None and self.anchor is not Anchor.START:
            raise ValueError("months")
        return self

    @property
    def needs_target(self) -> bool:
        """It can only be dated when the target day is known."""
        return self.anchor in {Anchor.BEFORE_TARGET, Anchor.AFTER_TARGET} or self.months_before is not None


class ChainStep(Frozen):
    """One link of the chain."""

    key: Key
    actors: Annotated[tuple[Key, ...], Listed, Field(min_length=1, max_length=MOST_ACTORS)]
    """:data:`CLIENT`, :data:`COACH`, :data:`NETWORK` or kinds of partners."""
    either: bool = False
    """One of the actors does it; else all of them do it together."""
    who: Short = ""
    """What stands there instead of the names of the actors."""
    action: Said
    due: ChainDue
    quality: Short = ""
    """By what one sees that it was done well."""
    output: Short = ""
    """What there is afterwards: a paper, an answer, a decision."""
    hand_over: Short = ""
    """What the next one gets from it."""
    needs_release: bool = False
    """A partner gets data: only with the client's written release."""
    plan: Short = ""
    """The same from the client's mouth, for the action plan; empty: the action."""

    @property
    def plan_text(self) -> str:
        """What stands on the action plan."""
        return self.plan or self.action


class ServiceChain(Frozen):
    """A chain of steps from an entry to an exit."""

    key: Key
    title: Said
    entry: Short = ""
    """For whom and when it is begun."""
    exit: Short = ""
    """When it is finished."""
    owner: Short = ""
    """Who keeps it up to date."""
    version: Annotated[int, Field(ge=1)] = 1
    valid_from: Day | None = None
    target: Short = ""
    """What the day is called that one works towards; empty: there is none."""
    steps: Annotated[tuple[ChainStep, ...], Listed, Field(min_length=1, max_length=MOST_STEPS)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        before: set[str] = set()
        for step in self.steps:
            if step.key in before or (step.due.step is not None and step.due.step not in before):
                raise ValueError("steps")
            before.add(step.key)
        if not self.target and any(step.due.needs_target for step in self.steps):
            raise ValueError("target")
        return self

    @property
    def has_target(self) -> bool:
        """One works towards a day."""
        return bool(self.target)

    def number(self, key: str) -> int:
        """The place of a step, from 1.  Raises ``KeyError``."""
        for number, step in enumerate(self.steps, start=1):
            if step.key == key:
                return number
        raise KeyError(key)

    def is_same(self, other: "ServiceChain") -> bool:
        """Whether both say the same, whatever their versions."""
        return self.as_version(1, None) == other.as_version(1, None)

    def as_version(self, version: int, valid_from: date | None) -> Self:
        """A copy that is this version."""
        return self.model_copy(update={"version": version, "valid_from": valid_from})


class ChainStatus(StrEnum):
    """How a step of a chain stands in a case."""

    OPEN = "OPEN"
    DOING = "DOING"
    DONE = "DONE"
    SKIPPED = "SKIPPED"
    FAILED = "FAILED"

    @property
    def is_over(self) -> bool:
        """Nothing has to be done any more."""
        return self in {ChainStatus.DONE, ChainStatus.SKIPPED}


class StartedStep(Frozen):
    """How one step stands, since when, and who does or did it."""

    step: Key
    status: Annotated[ChainStatus, LOOSE] = ChainStatus.OPEN
    day: Day | None = None
    """The day of the last change of the status."""
    who: Short = ""
    """First name or function, if somebody else than the actors of the step."""


class StartedChain(Frozen):
    """A chain that was begun for a client; ``chain`` is the whole text as it was that day."""

    id: Key
    chain: ServiceChain
    start: Day
    target: Day | None = None
    steps: Annotated[tuple[StartedStep, ...], Listed] = ()
    """Steps that are not open any more; the others need no entry."""
    ended_on: Day | None = None
    reached: bool = False
    """What the chain is for was reached, whatever became of its steps."""

    def find(self, key: str) -> StartedStep:
        """How this step stands."""
        return next((step for step in self.steps if step.step == key), StartedStep(step=key))

    def with_step(self, changed: StartedStep) -> Self:
        """A copy in which this step stands like that."""
        others = [step for step in self.steps if step.step != changed.step]
        known = {step.step: step for step in (*others, changed)}
        kept = tuple(known[step.key] for step in self.chain.steps if step.key in known)
        return self.model_copy(update={"steps": kept})

    def with_dates(self, start: date, target: date | None) -> Self:
        """A copy that begins and aims at these days."""
        return self.model_copy(update={"start": start, "target": target})

    def with_end(self, day: date | None, *, reached: bool = False) -> Self:
        """A copy that ended on this day; ``None``: it goes on."""
        return self.model_copy(update={"ended_on": day, "reached": reached and day is not None})


class StartedChains(Frozen):
    """Every chain that was begun for a client, the oldest first."""

    kind: Literal["chains"] = "chains"
    chains: Annotated[tuple[StartedChain, ...], Listed, Field(max_length=24)] = ()

    def find(self, chain_id: str) -> StartedChain | None:
        """The chain that was begun under this id."""
        return next((chain for chain in self.chains if chain.id == chain_id), None)

    def with_chain(self, changed: StartedChain) -> Self:
        """A copy in which the chain with the same id is replaced, or ``changed`` is added."""
        if self.find(changed.id) is None:
            return self.model_copy(update={"chains": (*self.chains, changed)})
        chains = tuple(changed if chain.id == changed.id else chain for chain in self.chains)
        return self.model_copy(update={"chains": chains})

    def without(self, chain_id: str) -> Self:
        """A copy without this chain."""
        return self.model_copy(update={"chains": tuple(chain for chain in self.chains if chain.id != chain_id)})


def merged(delivered: Iterable[ServiceChain], kept: Sequence[ServiceChain]) -> tuple[ServiceChain, ...]:
    """The chains that hold: what somebody changed stands in the place of what was delivered, own ones at the end."""
    changed = {chain.key: chain for chain in kept}
    first = tuple(changed.pop(chain.key, chain) for chain in delivered)
    return (*first, *changed.values())
