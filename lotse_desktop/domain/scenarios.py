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
)
from lotse_desktop.domain.frozen import Frozen, Key, Line, Listed, Minute, TimeRange
from lotse_desktop.domain.intervals import intersect

MAX_CHANGES: Final = 5
"""As many as can be kept in mind at the table."""
PRESCHOOL: Final = (CareKind.NURSERY, CareKind.KINDERGARTEN, CareKind.CHILDMINDER)


class LongerBooking(Frozen):
    """Everything that the institution is open is booked; ``place`` None: at every institution."""

    kind: Literal["LONGER_BOOKING"] = "LONGER_BOOKING"
    place: Key | None = None


class HelperOut(Frozen):
    """A helper does not come; all entries with the same label go together, it is one person."""

    kind: Literal["HELPER_OUT"] = "HELPER_OUT"
    helper: Line


class HelperFirm(Frozen):
    """A helper who comes sometimes agrees to come for sure."""

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
    weeks: Annotated[tuple[int, ...], Listed] | None = None
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
    """All activities are replaced by others."""

    kind: Literal["OTHER_WORK"] = "OTHER_WORK"
    label: Line
    activities: Annotated[tuple[Activity, ...], Listed]


class HolidayWeek(Frozen):
    """A week in which every institution is closed; helpers come only when they come in holidays, too."""

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


class Scenario(Frozen):
    """Up to five changes with a name."""

    id: Key
    name: Line
    changes: Annotated[tuple[Change, ...], Listed, Field(max_length=MAX_CHANGES)] = ()


class Scenarios(Frozen):
    """The scenarios of a case; a section of the assessment."""

    kind: Literal["scenarios"] = "scenarios"
    scenarios: Annotated[tuple[Scenario, ...], Listed] = ()

    def with_scenario(self, scenario: Scenario) -> "Scenarios":
        """A copy in which the scenario with the same id is replaced, or ``scenario`` is added."""
        known = any(other.id == scenario.id for other in self.scenarios)
        kept = tuple(scenario if other.id == scenario.id else other for other in self.scenarios)
        return Scenarios(scenarios=kept if known else (*kept, scenario))

    def without_scenario(self, scenario_id: str) -> "Scenarios":
        """A copy without this scenario."""
        return Scenarios(scenarios=tuple(other for other in self.scenarios if other.id != scenario_id))


def apply_all(week: CareWeek, changes: Iterable[Change]) -> CareWeek:
    """The week after all changes, one after the other."""
    for change in changes:
        week = apply(week, change)
    return week


def apply(week: CareWeek, change: Change) -> CareWeek:
    """The week after one change; the week itself stays as it is."""
    return week.model_copy(update=_update(week, change))


def _update(week: CareWeek, change: Change) -> dict[str, object]:
    match change:
        case LongerBooking() | SchoolStart():
            return {"care": _changed_care(week, change)}
        case HelperOut() | HelperFirm() | NewHelper():
            return {"helpers": _changed_helpers(week, change)}
        case ContactFails() | ContactMoved():
            return {"absences": () if isinstance(change, ContactFails) else _moved_contact(week, change.weeks)}
        case OtherShift() | OtherWork():
            return {"activities": _changed_activities(week, change)}
        case HolidayWeek():
            return {"care": (), "helpers": tuple(helper for helper in week.helpers if helper.school_holidays)}


def helper_names(week: CareWeek, reliability: Reliability) -> tuple[str, ...]:
    """Each person once, who helps with this reliability."""
    return tuple(dict.fromkeys(helper.label for helper in week.helpers if helper.reliability is reliability))


def can_book_longer(place: CarePlace) -> bool:
    """Whether the institution is open at times that are not booked."""
    return place.opening is not None and intersect([place.booked], [place.opening]) != [place.opening]


def _changed_care(week: CareWeek, change: LongerBooking | SchoolStart) -> tuple[CarePlace, ...]:
    if isinstance(change, SchoolStart):
        return _with_school(week.care, change)
    return tuple(
        place.model_copy(update={"booked": place.opening})
        if place.opening is not None and change.place in {None, place.id}
        else place
        for place in week.care
    )


def _with_school(care: Sequence[CarePlace], change: SchoolStart) -> tuple[CarePlace, ...]:
    """Daycare of the child becomes lessons on the same days; other care stays."""
    result: list[CarePlace] = []
    for place in care:
        if change.child not in place.children or place.kind not in PRESCHOOL:
            result.append(place)
            continue
        others = tuple(child for child in place.children if child != change.child)
        if others:
            result.append(place.model_copy(update={"children": others}))
        lessons = CarePlace(
            id=f"{place.id}-schule",
            kind=CareKind.SCHOOL,
            label="Schule",
            children=(change.child,),
            weeks=place.weeks,
            days=place.days,
            booked=change.lessons,
            term_only=True,
        )
        result.append(lessons)
        if change.all_day_until is not None and change.all_day_until > change.lessons[1]:
            booked = (change.lessons[1], change.all_day_until)
            update = {"id": f"{place.id}-ogs", "kind": CareKind.OGS, "label": "OGS", "booked": booked}
            result.append(lessons.model_copy(update=update))
    return tuple(result)


def _changed_helpers(week: CareWeek, change: HelperOut | HelperFirm | NewHelper) -> tuple[Helper, ...]:
    match change:
        case HelperOut():
            return tuple(helper for helper in week.helpers if helper.label != change.helper)
        case HelperFirm():
            return tuple(
                helper.model_copy(update={"reliability": Reliability.FIRM}) if helper.label == change.helper else helper
                for helper in week.helpers
            )
        case NewHelper():
            fields = change.model_dump(exclude={"kind"})
            return (*week.helpers, Helper(id=_free_id(week), reliability=Reliability.FIRM, **fields))


def _moved_contact(week: CareWeek, weeks: int) -> tuple[Absence, ...]:
    return tuple(
        absence
        if absence.weeks is None
        else absence.model_copy(
            update={"weeks": tuple(sorted((number - 1 + weeks) % week.cycle_weeks + 1 for number in absence.weeks))}
        )
        for absence in week.absences
    )


def _changed_activities(week: CareWeek, change: OtherShift | OtherWork) -> tuple[Activity, ...]:
    if isinstance(change, OtherWork):
        return change.activities
    return tuple(
        activity.model_copy(update={"start": change.start, "end": change.end})
        if activity.id == change.activity
        else activity
        for activity in week.activities
    )


def _free_id(week: CareWeek) -> str:
    taken = {helper.id for helper in week.helpers}
    number = 1
    while f"neu{number}" in taken:
        number += 1
    return f"neu{number}"
