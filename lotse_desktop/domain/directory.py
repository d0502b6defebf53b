"""Entries of the directory: who does what, when, for whom (handbook 6.2).

Names are those of the Human Services Data Specification (HSDS, Open Referral) where it has one: ``organization``,
``eligibility_description``, ``minimum_age``, ``fees_description``, ``application_process``, ``required_documents``,
``schedules``, ``assured_date`` …  Texts are kept as one line; whoever reads or types them need not care for blanks.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from lotse_desktop.domain.care import WEEKDAYS, Days, Weekday
from lotse_desktop.domain.frozen import LOOSE, Day, DayRange, Frozen, Key, Listed, Minute

CURRENT_DAYS: Final = 180
"""Checked that many days ago at most: current."""
OLD_DAYS: Final = 365
"""Checked that many days ago at most: to be called before one goes there; later it counts as unchecked."""
LANGUAGE: Final = r"^[a-z]{2,3}$"
"""How a language is written: ISO 639."""
GERMAN: Final = "de"

MOST_TIMES: Final = 42
MOST_CLOSED: Final = 60


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(max_length=400), BeforeValidator(_one_line)]
"""A line of text without blanks at its ends."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=120), BeforeValidator(_one_line)]
"""As :data:`Text`, but never empty."""

Age = Annotated[int, Field(ge=0, le=120)]
"""Completed years."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]


def _in_order(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    return tuple(day for day in WEEKDAYS if day in days)


class TimeKind(StrEnum):
    """What a weekly time means."""

    CARE = "care"
    """Children are looked after; compared with open times."""
    VISIT = "visit"
    """One must be there: a course, a meeting; compared with the care of the children."""
    OPEN = "open"
    """Somebody can be reached."""


class Access(StrEnum):
    """How one gets in."""

    OPEN = "open"
    REFERRAL = "referral"
    VOUCHER = "voucher"


class ChildCare(StrEnum):
    """Whether somebody looks after children during the offer."""

    NONE = "none"
    ON_SITE = "on_site"
    ON_REQUEST = "on_request"
    NOT_NEEDED = "not_needed"
    """The offer is care itself, or nobody goes there."""


class Capacity(StrEnum):
    """Whether there is room."""

    FREE = "free"
    FEW = "few"
    FULL = "full"


class Status(StrEnum):
    """HSDS ``status``: an inactive entry is kept, and neither proposed nor listed by itself."""

    ACTIVE = "active"
    INACTIVE = "inactive"


class Freshness(StrEnum):
    """How far one can rely on an entry."""

    CURRENT = "current"
    OLD = "old"
    UNCHECKED = "unchecked"


class ServiceTime(Frozen):
    """A weekly time; ``closes_at <= opens_at`` runs past midnight.  ``valid_from``, ``valid_to``: only in a season."""

    what: Annotated[TimeKind, LOOSE] = TimeKind.OPEN
    days: Annotated[Days, Field(min_length=1), AfterValidator(_in_order)]
    opens_at: Minute
    closes_at: Minute
    valid_from: Day | None = None
    valid_to: Day | None = None
    notes: Text = ""
    """„jeden 1. Samstag“, „nach Anmeldung“."""

    @model_validator(mode="after")
    def _season(self) -> Self:
        if self.valid_from is not None and self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("range")
        return self

    def is_valid(self, today: date) -> bool:
        """Whether the time is not over; one that begins later counts."""
        return self.valid_to is None or self.valid_to >= today


class ServiceEntry(Frozen):
    """One offer of an organisation.  Everything but the name may stay empty; people are named by function only."""

    id: Key
    name: Title
    organization: Text = ""
    kind: Key | None = None
    """Key of a partner kind of the catalogue."""
    description: Text = ""
    eligibility_description: Text = ""
    minimum_age: Age | None = None
    maximum_age: Age | None = None
    """Ages of the children whom it is for, both included."""
    area: Text = ""
    """Municipality or region; empty: everywhere."""
    need_kinds: Annotated[tuple[Key, ...], Listed, Field(max_length=40)] = ()
    """Needs that it answers; empty: those that its kind answers by the catalogue."""
    schedules: Annotated[tuple[ServiceTime, ...], Listed, Field(max_length=MOST_TIMES)] = ()
    schedule_description: Text = ""
    closed: Annotated[tuple[DayRange, ...], Listed, Field(max_length=MOST_CLOSED)] = ()
    """First and last day of each time when it is closed."""
    fees_description: Text = ""
    languages: Annotated[tuple[Language, ...], Listed, Field(max_length=40)] = ()
    """Empty: German."""
    required_documents: Annotated[tuple[Title, ...], Listed, Field(max_length=20)] = ()
    application_process: Text = ""
    access: Annotated[Access, LOOSE] | None = None
    phones: Annotated[tuple[Title, ...], Listed, Field(max_length=8)] = ()
    email: Text = ""
    url: Text = ""
    address: Text = ""
    child_care: Annotated[ChildCare, LOOSE] | None = None
    child_care_from: Age | None = None
    child_care_notes: Text = ""
    capacity: Annotated[Capacity, LOOSE] | None = None
    capacity_notes: Text = ""
    waiting_weeks: Annotated[int, Field(ge=0, le=260)] | None = None
    accessible: bool | None = None
    """Without barriers; ``None``: not known."""
    assured_date: Day | None = None
    assurer: Text = ""
    """The role of who checked it, never a name."""
    source: Text = ""
    status: Annotated[Status, LOOSE] = Status.ACTIVE
    local: bool = False
    """Entered by a coach, not distributed by the project."""

    @model_validator(mode="after")
    def _ages(self) -> Self:
        least, most = self.minimum_age, self.maximum_age
        if least is not None and most is not None and most < least:
            raise ValueError("ages")
        return self

    @property
    def is_active(self) -> bool:
        """Whether the offer still exists."""
        return self.status is Status.ACTIVE

    def freshness(self, today: date) -> Freshness:
        """The ageing rule (handbook 6.2): at most 180 days, at most 365 days, older or never checked."""
        if self.assured_date is None:
            return Freshness.UNCHECKED
        days = (today - self.assured_date).days
        if days <= CURRENT_DAYS:
            return Freshness.CURRENT
        return Freshness.OLD if days <= OLD_DAYS else Freshness.UNCHECKED

    def is_for_age(self, age: int) -> bool:
        """Whether it is for children of that age; without bounds it is for all."""
        return (self.minimum_age or 0) <= age and (self.maximum_age is None or age <= self.maximum_age)

    def speaks(self, language: str) -> bool:
        """Whether one can speak that language there; nothing said means German."""
        return language in self.languages if self.languages else language == GERMAN

    def with_status(self, status: Status) -> Self:
        """A copy with this status."""
        return self.model_copy(update={"status": status})

    def with_check(self, today: date, assurer: str) -> Self:
        """A copy that was checked today; checking a laid down entry brings it back."""
        return self.model_copy(update={"assured_date": today, "assurer": assurer, "status": Status.ACTIVE})
