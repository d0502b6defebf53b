"""The care week: what a family's weeks look like, before anything is computed (handbook 4.2, ``lotse.case/1``).

Field names are those of the case file.  An activity or helper with ``end <= start`` runs past midnight into the
next day.  ``weeks = None`` means every week of the cycle, else week numbers 1 … ``cycle_weeks``.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from lotse_desktop.domain.frozen import LOOSE, Day, DayRange, Frozen, Key, Line, Listed, Minute, TimeRange, Way


class Weekday(StrEnum):
    """Days of the week, Monday first."""

    MO = "MO"
    DI = "DI"
    MI = "MI"
    DO = "DO"
    FR = "FR"
    SA = "SA"
    SO = "SO"

    @property
    def number(self) -> int:
        """0 for Monday … 6 for Sunday."""
        return WEEKDAYS.index(self)


WEEKDAYS = tuple(Weekday)


class ActivityKind(StrEnum):
    """Why the parent is away (handbook 4.2)."""

    WORK = "WORK"
    TRAINING = "TRAINING"
    SCHOOL = "SCHOOL"
    COURSE = "COURSE"
    TARGET = "TARGET"


class CareKind(StrEnum):
    """Kinds of care by institutions and services (handbook 4.1)."""

    NURSERY = "NURSERY"
    KINDERGARTEN = "KINDERGARTEN"
    CHILDMINDER = "CHILDMINDER"
    SCHOOL = "SCHOOL"
    EXTENDED_MORNING = "EXTENDED_MORNING"
    OGS = "OGS"
    BOUND_ALL_DAY = "BOUND_ALL_DAY"
    HORT = "HORT"
    EARLY_CARE = "EARLY_CARE"
    LATE_CARE = "LATE_CARE"
    SUPPLEMENTARY = "SUPPLEMENTARY"
    ESCORT = "ESCORT"
    HOLIDAY_CARE = "HOLIDAY_CARE"
    EMERGENCY = "EMERGENCY"
    OTHER_PARENT = "OTHER_PARENT"
    RELATIVE = "RELATIVE"
    FRIEND = "FRIEND"
    FAMILY_MENTOR = "FAMILY_MENTOR"
    BABYSITTER = "BABYSITTER"
    COMPANY_CARE = "COMPANY_CARE"
    WALKING_GROUP = "WALKING_GROUP"


class Reliability(StrEnum):
    """How sure a helper is; only ``FIRM`` closes a gap (handbook 4.4)."""

    FIRM = "firm"
    USUAL = "usual"
    POSSIBLE = "possible"
    EMERGENCY = "emergency"


Days = Annotated[tuple[Annotated[Weekday, LOOSE], ...], Listed]
Weeks = Annotated[tuple[Annotated[int, Field(ge=1, le=24)], ...], Listed]
ChildIds = Annotated[tuple[Key, ...], Listed]


class Ways(Frozen):
    """Minutes from the last hand-over to work, and back to the first pick-up."""

    out: Way = 0
    back: Way = 0


class Params(Frozen):
    """Parameters of the computation, minutes (handbook 4.2)."""

    buffer_before: Way = 10
    buffer_after: Way = 10
    min_homecoming: Annotated[int, Field(ge=0, le=1440)] = 60
    min_shift: Annotated[int, Field(ge=0, le=1440)] = 120
    daily_cap: Annotated[int, Field(ge=0, le=1440)] = 480
    need_threshold: Annotated[int, Field(ge=0, le=1440)] = 15


class Activity(Frozen):
    """Work, training or a course: the parent is away.  ``out`` / ``back`` None: the default way."""

    id: Key
    kind: Annotated[ActivityKind, LOOSE] = ActivityKind.WORK
    label: Line = ""
    weeks: Weeks | None = None
    days: Days
    start: Minute
    end: Minute
    pause: Way = 0
    out: Way | None = None
    back: Way | None = None
    public_holidays: bool = False
    until: Day | None = None
    """The last day, where one is known; the normal week does not look at it, the year does."""


class CarePlace(Frozen):
    """Care by an institution or service.  What counts is ``booked ∩ opening``; without ``opening``: ``booked``."""

    id: Key
    kind: Annotated[CareKind, LOOSE]
    label: Line = ""
    children: ChildIds
    weeks: Weeks | None = None
    days: Days
    booked: TimeRange
    opening: TimeRange | None = None
    door: Key | None = None
    """Where children are handed over, one of :attr:`CareWeek.doors`; ``None``: the ways are the usual ones."""
    term_only: bool = False
    closed: Annotated[tuple[DayRange, ...], Listed] = ()


class Helper(Frozen):
    """A person who looks after children at fixed times."""

    id: Key
    label: Line = ""
    children: ChildIds
    weeks: Weeks | None = None
    days: Days
    start: Minute
    end: Minute
    reliability: Annotated[Reliability, LOOSE] = Reliability.POSSIBLE
    public_holidays: bool = False
    school_holidays: bool = True
    until: Day | None = None
    """The last day that was promised, where one was; the normal week does not look at it, the year does."""


class Absence(Frozen):
    """Contact time: the children are with the other parent."""

    id: Key
    children: ChildIds
    weeks: Weeks | None = None
    days: Days
    start: Minute
    end: Minute


class Door(Frozen):
    """Where children of one or more care places are handed over; minutes of the ways, ``None``: not known.

    ``home``: from home to the door.  ``work``: from the door to work and back; ``None``: the way of the activity.
    ``alone``: children who go by themselves or with a group, nobody brings or fetches them.
    """

    id: Key
    home: Way | None = None
    work: Way | None = None
    alone: ChildIds = ()


class DoorWay(Frozen):
    """Minutes between two doors, the same in both directions."""

    doors: Annotated[tuple[Key, Key], Listed]
    minutes: Way


class CareWeek(Frozen):
    """The weeks of a family as one section of the assessment; the children themselves belong to the client."""

    kind: Literal["care_week"] = "care_week"
    cycle_weeks: Annotated[int, Field(ge=1, le=24)] = 1
    cycle_start: Day | None = None
    default_way: Ways = Ways()
    params: Params = Params()
    activities: Annotated[tuple[Activity, ...], Listed] = ()
    care: Annotated[tuple[CarePlace, ...], Listed] = ()
    helpers: Annotated[tuple[Helper, ...], Listed] = ()
    absences: Annotated[tuple[Absence, ...], Listed] = ()
    leave: Annotated[tuple[DayRange, ...], Listed] = ()
    doors: Annotated[tuple[Door, ...], Listed] = ()
    """In the order in which children are handed over; they are fetched the other way round."""
    between: Annotated[tuple[DoorWay, ...], Listed] = ()

    def with_entry(self, entry: "Entry") -> Self:
        """A copy in which the entry with the same type and id is replaced, or ``entry`` is added."""
        name = _LISTS[type(entry)]
        entries: tuple[Entry, ...] = getattr(self, name)
        known = any(other.id == entry.id for other in entries)
        changed = tuple(entry if other.id == entry.id else other for other in entries)
        return self.model_copy(update={name: changed if known else (*changed, entry)})

    def without_entry(self, entry: "Entry") -> Self:
        """A copy without this entry, and without a door that was only for it."""
        name = _LISTS[type(entry)]
        left = self.model_copy(update={name: tuple(e for e in getattr(self, name) if e.id != entry.id)})
        return left.with_used_doors()

    def with_used_doors(self) -> Self:
        """A copy without doors that no care place has, and in which only children of a door go there alone."""
        if not self.doors:
            return self
        used: dict[str | None, set[str]] = {}
        for place in self.care:
            used.setdefault(place.door, set()).update(place.children)
        doors = tuple(
            door.model_copy(update={"alone": tuple(child for child in door.alone if child in used[door.id])})
            for door in self.doors
            if door.id in used
        )
        between = tuple(way for way in self.between if used.keys() >= set(way.doors))
        return self.model_copy(update={"doors": doors, "between": between})

    @property
    def entries(self) -> "tuple[Entry, ...]":
        """Everything that has times, activities first."""
        return (*self.activities, *self.care, *self.helpers, *self.absences)


Entry = Activity | CarePlace | Helper | Absence
_LISTS = {Activity: "activities", CarePlace: "care", Helper: "helpers", Absence: "absences"}


def cycle_week(day: date, cycle_start: date, cycle_weeks: int) -> int:
    """The week 1 … ``cycle_weeks`` of the cycle in which ``day`` lies, also before the start (handbook 4.7)."""
    monday = day.toordinal() - day.weekday()
    first = cycle_start.toordinal() - cycle_start.weekday()
    return (monday - first) // 7 % cycle_weeks + 1
