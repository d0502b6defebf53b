"""The urgent check: what cannot wait (handbook 2.6).

Only a :class:`UrgentTopic` can be stored.  Violence, child protection and health crisis are entries of the catalogue
that show help; there is no value that could hold that they came up.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed


class UrgentTopic(StrEnum):
    """What may be kept in a case."""

    HOUSING_LOSS = "HOUSING_LOSS"
    JOB_LOSS = "JOB_LOSS"
    DEADLINE_LEGAL = "DEADLINE_LEGAL"
    NO_MONEY = "NO_MONEY"


class UrgentMark(Frozen):
    """A topic that was ticked, to whom it was handed on, and when."""

    topic: Annotated[UrgentTopic, LOOSE]
    day: Day
    partner: Key | None = None
    """A kind of partner; ``None``: not handed on yet."""


class UrgentTopics(Frozen):
    """Every topic at most once, in the order of :class:`UrgentTopic`."""

    kind: Literal["urgent"] = "urgent"
    marks: Annotated[tuple[UrgentMark, ...], Listed, Field(max_length=len(UrgentTopic))] = ()

    @field_validator("marks")
    @classmethod
    def _check_once(cls, marks: tuple[UrgentMark, ...]) -> tuple[UrgentMark, ...]:
        if len({mark.topic for mark in marks}) < len(marks):
            raise ValueError("twice")
        return marks

    def find(self, topic: UrgentTopic) -> UrgentMark | None:
        """The mark of this topic."""
        return next((mark for mark in self.marks if mark.topic is topic), None)

    def with_mark(self, mark: UrgentMark) -> Self:
        """A copy in which this mark stands for its topic."""
        return self._with([*(other for other in self.marks if other.topic is not mark.topic), mark])

    def without(self, topic: UrgentTopic) -> Self:
        """A copy in which this topic is not ticked."""
        return self._with([mark for mark in self.marks if mark.topic is not topic])

    def _with(self, marks: Sequence[UrgentMark]) -> Self:
        ordered = sorted(marks, key=lambda mark: tuple(UrgentTopic).index(mark.topic))
        return self.model_copy(update={"marks": tuple(ordered)})


class HelpLine(Frozen):
    """Whom to call."""

    name: Annotated[Line, Field(min_length=1)]
    number: Line = ""
    """Empty: it is another one at every place."""
    note: Line = ""
    """When, in which languages, what for."""


class UrgentKind(Frozen):
    """What the check asks about.  Only kinds whose key is a :class:`UrgentTopic` are ticked, the others show help."""

    key: Key
    title: Annotated[Line, Field(min_length=1)]
    question: Line = ""
    facts: Annotated[tuple[Line, ...], Listed] = ()
    """What has to be known; shown while the topic is ticked."""
    in_sight: bool = False
    """Whether the facts stand wherever the topic is named: a deadline runs while others care for it."""
    steps: Annotated[tuple[Line, ...], Listed] = ()
    """What helps now; the help page shows them."""
    numbers: Annotated[tuple[HelpLine, ...], Listed] = ()
    check: Line = ""
    """What has to be checked at the place where the program is used."""
    partners: Annotated[tuple[Key, ...], Listed] = ()
    """Kinds of partners that are offered first."""
    need: Key | None = None
    """The need that is proposed while the topic is ticked."""

    @property
    def topic(self) -> UrgentTopic | None:
        """What is stored; ``None``: nothing may be."""
        return UrgentTopic(self.key) if self.key in tuple(UrgentTopic) else None
