"""„Was wäre, wenn …“: changes of a care week that are tried, compared and kept under a name (handbook 4.11).

A change names what it is about by the ids of the care week; where these are gone, it changes nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, Final, Literal

from pydantic import Field

from lotse_desktop.domain.care import (
    Absence,
    Activity,
    CareKind,
    CarePlace,
    CareWeek,
    ChildIds,
    Days,
    Helper,
    Reliability,
    Weeks,
)
from lotse_desktop.domain.care_changes import free_id
from lotse_desktop.domain.frozen import Frozen, Key, Line, Listed, Minute, TimeRange
from lotse_desktop.domain.intervals import intersect
from lotse_desktop.domain.shifts import ShiftTemplate, laid_over

MAX_CHANGES: Final = 5
"""As many as can be kept in mind at the table."""
PRESCHOOL: Final = (
    CareKind.NURSERY,
    CareKind.KINDERGARTEN,
    CareKind.CHILDMINDER,
    CareKind.EARLY_CARE,
    CareKind.LATE_CARE,
)
"""What a child leaves when school begins; early and late care belong to the daycare."""
_FRINGE: Final = (CareKind.EARLY_CARE, CareKind.LATE_CARE)
OPEN_IN_HOLIDAYS: Final = (
    CareKind.HOLIDAY_CARE,
    CareKind.OTHER_PARENT,
    CareKind.RELATIVE,
    CareKind.FRIEND,
    CareKind.BABYSITTER,
    CareKind.FAMILY_MENTOR,
)
"""Persons do not close, and holiday care is for then."""


class LongerBooking(Frozen):
    """Everything that the institution is open is booked; ``place`` None: at every institution."""

    kind: Literal["LONGER_BOOKING"] = "LONGER_BOOKING"
    place: Key | None = None


class HelperOut(Frozen):
    """A helper does not come; all entries with the same label go together, it is one person."""

    kind: Literal["HELPER_OUT"] = "HELPER_OUT"
    helper: Line


class HelperFirm(Frozen):
    """A helper who comes usually or perhaps agrees to come for sure; what is for emergencies stays so."""

    kind: Literal["HELPER_FIRM"] = "HELPER_FIRM"
    helper: Line


class ContactFails(Frozen):
    """The children stay with the client in all contact times."""

    kind: Literal["CONTACT_FAILS"] = "CONTACT_FAILS"


class ContactMoved(Frozen):
    """Contact times move by so many weeks of the cycle; those of every week stay."""

    kind: Literal["CONTACT_MOVED"] = "CONTACT_MOVED"
    weeks: Annotated[int, Field(ge=1, le=23)] = 1


class NewHelper(Frozen):
    """Somebody comes at fixed times, for sure."""

    kind: Literal["NEW_HELPER"] = "NEW_HELPER"
    label: Line
    children: ChildIds
    weeks: Weeks | None = None
    days: Days
    start: Minute
    end: Minute


class OtherShift(Frozen):
    """An activity takes place at other times."""

    kind: Literal["OTHER_SHIFT"] = "OTHER_SHIFT"
    activity: Key
    start: Minute
    end: Minute


class OtherWork(Frozen):
    """All activities are replaced by the working times of a template."""

    kind: Literal["OTHER_WORK"] = "OTHER_WORK"
    work: ShiftTemplate


class HolidayWeek(Frozen):
    """A week in which every institution is closed; persons come only when they come in holidays, too."""

    kind: Literal["HOLIDAY_WEEK"] = "HOLIDAY_WEEK"


class SchoolStart(Frozen):
    """A child changes from daycare to lessons, with or without all-day care after them."""

    kind: Literal["SCHOOL_START"] = "SCHOOL_START"
    child: Key
    lessons: TimeRange = (480, 720)
    all_day_until: Minute | None = None


Change = Annotated[
    LongerBooking
    | HelperOut
    | HelperFirm
    | ContactFails
    | ContactMoved
    | NewHelper
    | OtherShift
    | OtherWork
    | HolidayWeek
    | SchoolStart,
    Field(discriminator="kind"),
]

Changes = Annotated[tuple[Change, ...], Listed, Field(max_length=MAX_CHANGES)]

_ORDER: Final = (
    HolidayWeek,
    SchoolStart,
    LongerBooking,
    HelperOut,
    HelperFirm,
    NewHelper,
    ContactMoved,
    ContactFails,
    OtherShift,
    OtherWork,
)
"""The order in which changes are worked in, so that the order in which they were chosen does not matter."""


class Scenario(Frozen):
    """Up to five changes with a name."""

    id: Key
    name: Line
    changes: Changes = ()


class Scenarios(Frozen):
    """What is tried in a case, what was kept, and own working times; a section of the assessment."""

    kind: Literal["scenarios"] = "scenarios"
    trial: Changes = ()
    """What is switched on now."""
    scenarios: Annotated[tuple[Scenario, ...], Listed] = ()
    shifts: Annotated[tuple[ShiftTemplate, ...], Listed] = ()
    """Working times that were typed for this client."""

    def with_trial(self, changes: Iterable[Change]) -> "Scenarios":
        """A copy in which these changes are switched on and no others."""
        return self.model_copy(update={"trial": tuple(changes)})

    def with_scenario(self, scenario: Scenario) -> "Scenarios":
        """A copy in which the scenario with the same id is replaced, or ``scenario`` is added."""
        known = any(other.id == scenario.id for other in self.scenarios)
        kept = tuple(scenario if other.id == scenario.id else other for other in self.scenarios)
        return self.model_copy(update={"scenarios": kept if known else (*kept, scenario)})

    def without_scenario(self, scenario_id: str) -> "Scenarios":
        """A copy without this scenario."""
        kept = tuple(other for other in self.scenarios if other.id != scenario_id)
        return self.model_copy(update={"scenarios": kept})

    def with_shift(self, template: ShiftTemplate) -> "Scenarios":
        """A copy in which the own working times with the same key are replaced, or ``template`` is added."""
        known = any(other.key == template.key for other in self.shifts)
        kept = tuple(template if other.key == template.key else other for other in self.shifts)
        return self.model_copy(update={"shifts": kept if known else (*kept, template)})

    def without_shift(self, key: str) -> "Scenarios":
        """A copy without these own working times."""
        return self.model_copy(update={"shifts": tuple(other for other in self.shifts if other.key != key)})

    def without_child(self, child_id: str) -> "Scenarios":
        """A copy in which nothing names this child; changes for this child only disappear."""
        kept = tuple(
            scenario.model_copy(update={"changes": _without_child(scenario.changes, child_id)})
            for scenario in self.scenarios
        )
        return self.model_copy(update={"trial": _without_child(self.trial, child_id), "scenarios": kept})


def with_change(changes: Sequence[Change], change: Change) -> tuple[Change, ...]:
    """With ``change``, and without one that says something else about the same subject."""
    kept = (other for other in changes if other.kind != change.kind or subject(other) != subject(change))
    return (*kept, change)


def subject(change: Change) -> tuple[object, ...]:
    """What a change is about; of two changes of one kind with the same subject only one can hold."""
    match change:
        case LongerBooking():
            return (change.place,)
        case HelperOut() | HelperFirm():
            return (change.helper,)
        case NewHelper():
            return (change.label, change.children, change.weeks, change.days, change.start, change.end)
        case OtherShift():
            return (change.activity,)
        case SchoolStart():
            return (change.child,)
        case ContactFails() | ContactMoved() | OtherWork() | HolidayWeek():
            return ()


def apply_all(week: CareWeek, changes: Iterable[Change]) -> CareWeek:
    """The week after all changes; their order does not matter.  Raises :class:`LongCycleError` (``OtherWork``)."""
    for change in sorted(changes, key=lambda change: _ORDER.index(type(change))):
        week = apply(week, change)
    return week


def apply(week: CareWeek, change: Change) -> CareWeek:
    """The week after one change; the week itself stays as it is.  Raises :class:`LongCycleError` (``OtherWork``)."""
    update: dict[str, object] = {}
    match change:
        case OtherWork():
            week = laid_over(week, change.work)
        case SchoolStart():
            week = _with_school(week, change)
        case LongerBooking():
            update = {"care": _all_booked(week.care, change)}
        case HelperOut() | HelperFirm() | NewHelper():
            update = {"helpers": _changed_helpers(week, change)}
        case ContactFails():
            update = {"absences": ()}
        case ContactMoved():
            update = {"absences": _moved_contact(week, change.weeks)}
        case OtherShift():
            update = {"activities": _moved_activities(week.activities, change)}
        case HolidayWeek():
            kept = tuple(place for place in week.care if place.kind in OPEN_IN_HOLIDAYS and not place.term_only)
            update = {"care": kept, "helpers": tuple(helper for helper in week.helpers if helper.school_holidays)}
    return week.model_copy(update=update)


def helper_names(week: CareWeek, *reliabilities: Reliability) -> tuple[str, ...]:
    """Each person once, who helps with one of these reliabilities."""
    return tuple(dict.fromkeys(helper.label for helper in week.helpers if helper.reliability in reliabilities))


def can_book_longer(place: CarePlace) -> bool:
    """Whether the institution is open at times that are not booked."""
    return place.opening is not None and intersect([place.booked], [place.opening]) != [place.opening]


def _without_child(changes: Iterable[Change], child_id: str) -> tuple[Change, ...]:
    kept: list[Change] = []
    for change in changes:
        if isinstance(change, NewHelper) and child_id in change.children:
            others = tuple(child for child in change.children if child != child_id)
            kept.extend([change.model_copy(update={"children": others})] if others else [])
        elif not (isinstance(change, SchoolStart) and change.child == child_id):
            kept.append(change)
    return tuple(kept)


def _all_booked(care: Sequence[CarePlace], change: LongerBooking) -> tuple[CarePlace, ...]:
    return tuple(
        place.model_copy(update={"booked": place.opening})
        if place.opening is not None and change.place in {None, place.id}
        else place
        for place in care
    )


def _with_school(week: CareWeek, change: SchoolStart) -> CareWeek:
    """Daycare of the child becomes lessons on the same days; other care stays."""
    changed = week
    for place in week.care:
        if change.child not in place.children or place.kind not in PRESCHOOL:
            continue
        others = tuple(child for child in place.children if child != change.child)
        changed = changed.with_entry(place.model_copy(update={"children": others})) if others else changed
        changed = changed if others else changed.without_entry(place)
        if place.kind in _FRINGE:
            continue
        lessons = CarePlace(
            id="-",
            kind=CareKind.SCHOOL,
            label="Schule",
            children=(change.child,),
            weeks=place.weeks,
            days=place.days,
            booked=change.lessons,
            term_only=True,
        )
        changed = _with_free_id(changed, lessons)
        if change.all_day_until is not None and change.all_day_until > change.lessons[1]:
            booked = (change.lessons[1], change.all_day_until)
            update = {"kind": CareKind.OGS, "label": "OGS", "booked": booked}
            changed = _with_free_id(changed, lessons.model_copy(update=update))
    return changed


def _with_free_id(week: CareWeek, place: CarePlace) -> CareWeek:
    return week.with_entry(place.model_copy(update={"id": free_id(week, place)}))


def _changed_helpers(week: CareWeek, change: HelperOut | HelperFirm | NewHelper) -> tuple[Helper, ...]:
    match change:
        case HelperOut():
            return tuple(helper for helper in week.helpers if helper.label != change.helper)
        case HelperFirm():
            return tuple(
                helper.model_copy(update={"reliability": Reliability.FIRM})
                if helper.label == change.helper and helper.reliability is not Reliability.EMERGENCY
                else helper
                for helper in week.helpers
            )
        case NewHelper():
            fields = change.model_dump(exclude={"kind"})
            helper = Helper(id="-", reliability=Reliability.FIRM, **fields)
            return (*week.helpers, helper.model_copy(update={"id": free_id(week, helper)}))


def _moved_contact(week: CareWeek, weeks: int) -> tuple[Absence, ...]:
    return tuple(
        absence
        if absence.weeks is None
        else absence.model_copy(
            update={"weeks": tuple(sorted((number - 1 + weeks) % week.cycle_weeks + 1 for number in absence.weeks))}
        )
        for absence in week.absences
    )


def _moved_activities(activities: Sequence[Activity], change: OtherShift) -> tuple[Activity, ...]:
    return tuple(
        activity.model_copy(update={"start": change.start, "end": change.end})
        if activity.id == change.activity
        else activity
        for activity in activities
    )
