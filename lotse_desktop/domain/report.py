"""``PlanReport``: every value and sentence of the printed plan, ready to be drawn (handbook 7.1)."""

from typing import Annotated

from lotse_desktop.domain.frozen import Day, Frozen, Line, Listed, Minute


class ReportGoal(Frozen):
    """A goal and how the client will notice it."""

    text: Line
    sign_of_success: Line = ""


class ReportStep(Frozen):
    """One row of the table „Die nächsten Schritte“; all values are texts for the reader."""

    what: Line
    who: Line
    until: Line
    where: Line = ""


class ReportBox(Frozen):
    """One box of the week picture.

    ``lane`` counts the children, ``role`` is ``care``, ``helper``, ``contact`` or ``gap``; minutes of the day.
    """

    week: int
    day: int
    lane: int
    start: Minute
    end: Minute
    role: str
    label: Line = ""


class PlanReport(Frozen):
    """The two pages of „Mein Plan“; plain German sentences, nothing of the must-not list (handbook 7.3)."""

    language: str = "de"
    name: Line = ""
    day: Day
    version: int
    next_appointment: Line = ""
    resources: Annotated[tuple[Line, ...], Listed] = ()
    goals: Annotated[tuple[ReportGoal, ...], Listed] = ()
    lanes: Annotated[tuple[Line, ...], Listed] = ()
    """First names of the children, top to bottom."""
    weeks: Annotated[tuple[Line, ...], Listed] = ()
    """Titles of the weeks of the cycle that are drawn (at most two)."""
    boxes: Annotated[tuple[ReportBox, ...], Listed] = ()
    week_alternative: str = ""
    """What the week picture shows, in words."""
    open_times: Annotated[tuple[Line, ...], Listed] = ()
    """„Offen: Montag von 5:20 bis 7:30 Uhr.“"""
    feasible: Annotated[tuple[Line, ...], Listed] = ()
    steps: Annotated[tuple[ReportStep, ...], Listed] = ()
    later_steps: int = 0
    """Steps that did not fit and wait for the next version."""
    emergency: Annotated[tuple[Line, ...], Listed] = ()
    good_to_know: Annotated[tuple[Line, ...], Listed] = ()
    coach: Line = ""


class PlanVersion(Frozen):
    """A printed plan; never changed afterwards."""

    number: int
    printed_on: Day
    report: PlanReport
