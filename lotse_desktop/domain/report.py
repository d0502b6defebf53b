"""``PlanReport``: every value and sentence of the printed plan, ready to be drawn (handbook 7.1)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from lotse_desktop.domain.frozen import LOOSE, Day, Frozen, Line, Listed, Minute
from lotse_desktop.domain.plan import PlanState


class ReportGoal(Frozen):
    """A goal and how the client will notice it."""

    text: Line
    sign_of_success: Line = ""
    """The whole sentence: „Ich merke es daran, dass …“."""
    result: Line = ""
    """What became of it: „Erreicht.“"""


class ReportStep(Frozen):
    """One row of the table „Die nächsten Schritte“; all values are texts for the reader."""

    what: Line
    who: Line
    until: Line
    where: Line = ""
    notes: Annotated[tuple[Line, ...], Listed] = ()
    """When it is, what is open then, and who looks after that."""


class BoxRole(StrEnum):
    """What a box of the week picture stands for; never told by colour alone."""

    WORK = "work"
    WAY = "way"
    CARE = "care"
    HELPER = "helper"
    """A firm helper."""
    SOFT_HELPER = "soft_helper"
    """A helper who counts only when all goes well, or does not count in a normal week."""
    CONTACT = "contact"
    """The child is with the other parent."""
    GAP = "gap"


class WeekBox(Frozen):
    """One box of the week picture; ``week`` 1 …, ``day`` 0 = Monday, minutes of that day.

    ``lane`` 0 is the work lane, 1 … the children in their order.  ``entry`` is the id of the entry of the care week
    that it shows; empty for a gap.
    """

    week: int
    day: int
    lane: int
    start: Minute
    end: Minute
    role: Annotated[BoxRole, LOOSE]
    label: Line = ""
    entry: Line = ""


class PlanReport(Frozen):
    """The two pages of „Mein Plan“; plain German sentences, nothing of the must-not list (handbook 7.3)."""

    language: str = "de"
    name: Line = ""
    day: Day
    version: int
    state: Annotated[PlanState, LOOSE] = PlanState.DRAFT
    agreement: Line = ""
    """When it was agreed and when it is looked through: „Vereinbart am 10. November 2026. …“"""
    next_appointment: Line = ""
    """The whole line: „Nächster Termin: Dienstag, 24. November 2026, 10:00 Uhr“."""
    resources: Annotated[tuple[Line, ...], Listed] = ()
    goals: Annotated[tuple[ReportGoal, ...], Listed] = ()
    lanes: Annotated[tuple[Line, ...], Listed] = ()
    """First names of the children, top to bottom."""
    weeks: Annotated[tuple[Line, ...], Listed] = ()
    """Titles of the weeks that are drawn: one or two, none without a week picture."""
    boxes: Annotated[tuple[WeekBox, ...], Listed] = ()
    """``week`` counts the drawn weeks: 1 is ``weeks[0]``, 2 is ``weeks[1]``."""
    week_alternative: str = ""
    """What the week picture shows, in words."""
    open_times: Annotated[tuple[Line, ...], Listed] = ()
    """Whole sentences: „Offen: Montag von 5:20 bis 7:30 Uhr.“"""
    feasible: Annotated[tuple[Line, ...], Listed] = ()
    """Whole sentences; the last one says the weekly hours."""
    steps: Annotated[tuple[ReportStep, ...], Listed] = ()
    later_steps: int = 0
    """Steps that did not fit and wait for the next version."""
    emergency: Annotated[tuple[Line, ...], Listed] = ()
    """In order, without numbers: „Oma I. anrufen.“"""
    good_to_know: Annotated[tuple[Line, ...], Listed] = ()


class PlanTexts(Frozen):
    """Every fixed word on the plan, from ``resources/texts/<language>/plan.yaml``; ``{…}`` is filled in."""

    language: Line
    title: Line
    version: Line
    page: Line
    footer: Line
    next_appointment: Line
    at_time: Line
    resources: Line
    goals: Line
    sign_of_success: Line
    results: dict[str, Line]
    """Key of :class:`GoalStatus` → its sentence, for goals that are no longer open."""
    care: Line
    open_time: Line
    open_child: Line
    """With several children."""
    open_week: Line
    """Where the weeks of the cycle differ."""
    open_week_child: Line
    span: Line
    """A time of one day, „von 5:20 bis 7:30 Uhr“."""
    overnight: Line
    """A time over midnight."""
    more_open: Line
    nothing_open: Line
    nothing_open_child: Line
    no_demand: Line
    feasible: Line
    feasible_day: Line
    feasible_sum: Line
    feasible_least: Line
    """Instead of ``feasible_sum`` where the weeks of the cycle differ."""
    feasible_none: Line
    feasible_none_week: Line
    week_of_cycle: Line
    week_from: Line
    """A week of the cycle and the Monday on which it begins."""
    every_week: Line
    """The title of the week picture when all weeks are alike."""
    steps: Line
    what: Line
    who: Line
    until: Line
    where: Line
    done: Line
    me: Line
    coach: Line
    no_steps: Line
    later_steps: Line
    step_time: Line
    step_time_week: Line
    """Where it is not in every week of the cycle."""
    cared_by: Line
    nobody_yet: Line
    emergency: Line
    emergency_hint: Line
    good_to_know: Line
    agreement: Line
    agreement_sentences: Annotated[tuple[Line, ...], Listed]
    agreed_on: Line
    reviewed_on: Line
    closed_on: Line
    review_on: Line
    place_and_date: Line
    signature_client: Line
    signature_coach: Line
    copy_received: Line
    legend: dict[str, Line]
    """Role of a box → its word in the legend."""


TEXT_WORDS: Final = {
    "version": frozenset({"number"}),
    "page": frozenset({"page", "pages"}),
    "next_appointment": frozenset({"when"}),
    "at_time": frozenset({"day", "time"}),
    "sign_of_success": frozenset({"sign"}),
    "open_time": frozenset({"days", "times"}),
    "open_child": frozenset({"child", "days", "times"}),
    "open_week": frozenset({"week", "days", "times"}),
    "open_week_child": frozenset({"week", "child", "days", "times"}),
    "span": frozenset({"start", "end"}),
    "overnight": frozenset({"start", "end"}),
    "more_open": frozenset({"number"}),
    "nothing_open_child": frozenset({"child"}),
    "feasible_day": frozenset({"days", "start", "end"}),
    "feasible_sum": frozenset({"hours"}),
    "feasible_least": frozenset({"hours"}),
    "feasible_none_week": frozenset({"week"}),
    "week_of_cycle": frozenset({"week"}),
    "week_from": frozenset({"week", "day"}),
    "later_steps": frozenset({"number"}),
    "step_time": frozenset({"days", "times"}),
    "step_time_week": frozenset({"week", "days", "times"}),
    "cared_by": frozenset({"who"}),
    "agreed_on": frozenset({"day"}),
    "reviewed_on": frozenset({"day"}),
    "closed_on": frozenset({"day"}),
    "review_on": frozenset({"day"}),
}
"""Text of :class:`PlanTexts` → the names in braces that are filled in; the other texts have none."""


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A plan as PDF, and the report as it was drawn: shortened until it fitted on two pages."""

    pdf: bytes
    report: PlanReport


class PlanVersion(Frozen):
    """A printed plan; never changed afterwards."""

    number: int
    printed_on: Day
    report: PlanReport

    @property
    def file_name(self) -> str:
        """What the PDF is called: date and version, never a name (handbook 7.3)."""
        return f"Plan_{self.printed_on:%Y-%m-%d}_v{self.number}.pdf"
