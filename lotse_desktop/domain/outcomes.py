"""What came of it: work and training taken up, jobs kept, and whether it lasted (handbook 8.1)."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Key, Line, Listed, Month

MONTHS_OF_A_YEAR: Final = 12


class IntegrationKind(StrEnum):
    """Kinds of outcomes; which count as Integration follows § 5 of the regulation on § 48a SGB II."""

    INSURED_FULL = "INSURED_FULL"
    INSURED_PART = "INSURED_PART"
    APPRENTICESHIP = "APPRENTICESHIP"
    APPRENTICESHIP_PT = "APPRENTICESHIP_PT"
    SELF_EMPLOYED = "SELF_EMPLOYED"
    RETRAINING = "RETRAINING"
    MINIJOB = "MINIJOB"
    SUBSIDISED = "SUBSIDISED"
    VOLUNTARY_SERVICE = "VOLUNTARY_SERVICE"
    JOB_KEPT = "JOB_KEPT"
    HOURS_INCREASED = "HOURS_INCREASED"
    EDUCATION = "EDUCATION"

    @property
    def is_official(self) -> bool:
        """Whether it counts as Integration."""
        return self in _OFFICIAL


_OFFICIAL: Final = frozenset(
    {
        IntegrationKind.INSURED_FULL,
        IntegrationKind.INSURED_PART,
        IntegrationKind.APPRENTICESHIP,
        IntegrationKind.APPRENTICESHIP_PT,
        IntegrationKind.SELF_EMPLOYED,
    }
)


class Checkpoint(StrEnum):
    """When is asked whether it lasts."""

    WEEKS_2 = "WEEKS_2"
    MONTHS_3 = "MONTHS_3"
    MONTHS_6 = "MONTHS_6"
    MONTHS_12 = "MONTHS_12"

    def due(self, start: date) -> date:
        """The day on which this check of something that began on ``start`` is due."""
        if self is Checkpoint.WEEKS_2:
            return start + timedelta(days=14)
        return months_after(start, _MONTHS[self])


_MONTHS: Final = {Checkpoint.MONTHS_3: 3, Checkpoint.MONTHS_6: 6, Checkpoint.MONTHS_12: 12}


class FollowUpStatus(StrEnum):
    """What was found at a check."""

    STILL = "STILL"
    OTHER_JOB = "OTHER_JOB"
    ENDED = "ENDED"
    UNKNOWN = "UNKNOWN"
    REFUSED = "REFUSED"


class YesNo(StrEnum):
    """A question of a check; „noch nicht fällig“ is computed."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class FollowUp(Frozen):
    """One check that was made."""

    checkpoint: Annotated[Checkpoint, LOOSE]
    day: Day
    status: Annotated[FollowUpStatus, LOOSE]
    hours: Annotated[int, Field(ge=1, le=80)] | None = None
    care_ok: bool | None = None
    note: Line = ""


class Outcome(Frozen):
    """Something that was reached."""

    id: Key
    what: Annotated[IntegrationKind, LOOSE]
    start: Day
    """The first day; a month is exported as a quarter at most."""
    hours: Annotated[int, Field(ge=1, le=80)] | None = None
    limited_until: Month | None = None
    kldb_area: Key | None = None
    requirement_level: Annotated[int, Field(ge=1, le=4)] | None = None
    matches_target: bool | None = None
    benefit_ended: Annotated[YesNo, LOOSE] | None = None
    """„Bedarfsdeckend“: three months after the start without basic income support."""
    follow_ups: Annotated[tuple[FollowUp, ...], Listed, Field(max_length=4)] = ()
    note: Line = ""

    def follow_up(self, checkpoint: Checkpoint) -> FollowUp | None:
        """The check at this point, if it was made."""
        return next((one for one in self.follow_ups if one.checkpoint is checkpoint), None)

    def with_follow_up(self, made: FollowUp) -> Self:
        """A copy with this check; one at the same point is replaced."""
        others = [one for one in self.follow_ups if one.checkpoint is not made.checkpoint]
        order = list(Checkpoint)
        ordered = sorted((*others, made), key=lambda one: order.index(one.checkpoint))
        return self.model_copy(update={"follow_ups": tuple(ordered)})

    def open_checks(self) -> tuple[tuple[Checkpoint, date], ...]:
        """Checks that were not made, with the days on which they are due; none after an end or a refusal."""
        last = self.follow_ups[-1].status if self.follow_ups else None
        if last in {FollowUpStatus.ENDED, FollowUpStatus.REFUSED}:
            return ()
        made = {one.checkpoint for one in self.follow_ups}
        return tuple((point, point.due(self.start)) for point in Checkpoint if point not in made)

    def sustained(self, checkpoint: Checkpoint, today: date) -> str:
        """``YES``, ``NO``, ``UNKNOWN`` or ``NOT_DUE`` (handbook 8.1, 9.2)."""
        made = self.follow_up(checkpoint)
        if made is not None:
            return _SUSTAINED[made.status].value
        order = list(Checkpoint)
        before = [one for one in self.follow_ups if order.index(one.checkpoint) < order.index(checkpoint)]
        if checkpoint.due(self.start) > today:
            return "NOT_DUE"
        ended = bool(before) and before[-1].status is FollowUpStatus.ENDED
        return (YesNo.NO if ended else YesNo.UNKNOWN).value


_SUSTAINED: Final = {
    FollowUpStatus.STILL: YesNo.YES,
    FollowUpStatus.OTHER_JOB: YesNo.YES,
    FollowUpStatus.ENDED: YesNo.NO,
    FollowUpStatus.UNKNOWN: YesNo.UNKNOWN,
    FollowUpStatus.REFUSED: YesNo.UNKNOWN,
}


class HoursGoal(Frozen):
    """One stage on the way to the hours that are wished, for example 15 → 25 → 30."""

    id: Key
    hours: Annotated[int, Field(ge=1, le=48)]
    until: Month | None = None
    reached_on: Day | None = None


class Outcomes(Frozen):
    """What was reached in a case, and the stages of hours; a section of the case."""

    kind: Literal["outcomes"] = "outcomes"
    outcomes: Annotated[tuple[Outcome, ...], Listed] = ()
    stages: Annotated[tuple[HoursGoal, ...], Listed, Field(max_length=6)] = ()

    def with_outcome(self, outcome: Outcome) -> Self:
        """A copy in which the outcome with the same id is replaced, or ``outcome`` is added; by start."""
        others = [one for one in self.outcomes if one.id != outcome.id]
        ordered = sorted((*others, outcome), key=lambda one: (one.start, one.id))
        return self.model_copy(update={"outcomes": tuple(ordered)})

    def without(self, outcome_id: str) -> Self:
        """A copy without this outcome."""
        return self.model_copy(update={"outcomes": tuple(one for one in self.outcomes if one.id != outcome_id)})

    def integrations(self) -> tuple[Outcome, ...]:
        """Official integrations, at most one per month: the first of each month (handbook 8.1)."""
        return tuple(first_per_month(one for one in self.outcomes if one.what.is_official))


def first_per_month(outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    """The first outcome of each month, by start."""
    months: dict[tuple[int, int], Outcome] = {}
    for one in sorted(outcomes, key=lambda each: (each.start, each.id)):
        months.setdefault((one.start.year, one.start.month), one)
    return months.values()


def months_after(day: date, months: int) -> date:
    """``day`` + ``months``; a day that the month does not have is its last one.

    2026-11-30 + 3 is 2027-02-28, 2027-01-31 + 3 is 2027-04-30 (handbook 8.1).
    """
    count = day.month - 1 + months
    year, month = day.year + count // MONTHS_OF_A_YEAR, count % MONTHS_OF_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
