"""What can be switched on in this care week, in the groups in which one speaks about it."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from lotse_desktop.domain.care import CareWeek, Reliability
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.scenarios import (
    PRESCHOOL,
    Change,
    ContactFails,
    ContactMoved,
    HelperFirm,
    HelperOut,
    HolidayWeek,
    LongerBooking,
    NewHelper,
    OtherShift,
    OtherWork,
    SchoolStart,
    can_book_longer,
    helper_names,
)

MOST_MOVES = 3
"""Contact times are moved by at most so many weeks: more is found by nobody in a list."""


class Topic(StrEnum):
    """The groups of the page."""

    CARE = "care"
    HELPERS = "helpers"
    CONTACT = "contact"
    WORK = "work"
    SCHOOL = "school"


def find_options(week: CareWeek) -> dict[Topic, tuple[Change, ...]]:
    """Every change that needs nothing but a press."""
    contact = tuple(_contact(week))
    return {
        Topic.CARE: tuple(LongerBooking(place=place.id) for place in week.care if can_book_longer(place)),
        Topic.HELPERS: (
            *(HelperFirm(helper=name) for name in helper_names(week, Reliability.USUAL, Reliability.POSSIBLE)),
            *(HelperOut(helper=name) for name in helper_names(week, Reliability.FIRM)),
        ),
        Topic.CONTACT: contact,
        Topic.WORK: (),
        Topic.SCHOOL: (HolidayWeek(),) if week.care else (),
    }


def with_own(options: dict[Topic, tuple[Change, ...]], own: Sequence[Change]) -> dict[Topic, tuple[Change, ...]]:
    """The same, with changes that were made by hand or proposed."""
    offered = [change for changes in options.values() for change in changes]
    return {
        topic: (*changes, *(change for change in own if change not in offered and topic_of(change) is topic))
        for topic, changes in options.items()
    }


def topic_of(change: Change) -> Topic:
    """Where a change stands."""
    match change:
        case LongerBooking():
            return Topic.CARE
        case HelperOut() | HelperFirm() | NewHelper():
            return Topic.HELPERS
        case ContactFails() | ContactMoved():
            return Topic.CONTACT
        case OtherShift() | OtherWork():
            return Topic.WORK
        case HolidayWeek() | SchoolStart():
            return Topic.SCHOOL


def school_children(children: Sequence[Child], week: CareWeek) -> tuple[Child, ...]:
    """Children who are in daycare, so that school can begin for them."""
    inside = {child for place in week.care if place.kind in PRESCHOOL for child in place.children}
    return tuple(child for child in children if child.id in inside)


def _contact(week: CareWeek) -> Iterator[Change]:
    if week.absences:
        yield ContactFails()
    if any(absence.weeks is not None for absence in week.absences):
        yield from (ContactMoved(weeks=number) for number in range(1, min(week.cycle_weeks, MOST_MOVES + 1)))
