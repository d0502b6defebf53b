"""When a step takes place: on days of the week, or once on a date.

As with working times, ``end <= start`` runs past midnight into the next day.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from lotse_desktop.domain.care import Days, Weeks
from lotse_desktop.domain.frozen import Day, Frozen, Minute


class TimesFor(StrEnum):
    """What the times of a step say."""

    AWAY = "AWAY"
    """The client is away then: somebody must be with the children."""
    CARE = "CARE"
    """Somebody is with the children then: it closes gaps."""


class StepTime(Frozen):
    """One time of a step; either ``days``, in every week or in ``weeks`` of the cycle of the care, or one ``day``."""

    days: Days = ()
    weeks: Weeks | None = None
    day: Day | None = None
    start: Minute
    end: Minute

    @model_validator(mode="after")
    def _either(self) -> Self:
        if bool(self.days) is (self.day is not None) or (self.day is not None and self.weeks is not None):
            raise ValueError("days")
        return self


class StepEffect(Frozen):
    """Open minutes of an average week, without and with the care that a step brings."""

    before: Annotated[int, Field(ge=0)]
    after: Annotated[int, Field(ge=0)]
