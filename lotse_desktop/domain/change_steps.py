"""From what was tried to the plan: each change becomes a step with who and by when (handbook 4.11, 7.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.catalogue import Catalogue, ChangeStep
from lotse_desktop.domain.plan import MAX_OPEN_STEPS, Plan, Step
from lotse_desktop.domain.proposals import workday
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.scenario_words import help_times, moved_by, place_name, when_text
from lotse_desktop.domain.scenarios import (
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
)
from lotse_desktop.domain.wording import clock, fill, listing, without_brackets


@dataclass(frozen=True, slots=True)
class ChangeSteps:
    """What comes of it: steps that are new and have room, how many stand in the plan already, how many have no room."""

    steps: tuple[Step, ...]
    known: int
    left_out: int


def find_change_steps(catalogue: Catalogue, record: CaseRecord, changes: Iterable[Change], today: date) -> ChangeSteps:
    """A step for each change; with the open ones of the plan at most seven.  Kinds without a template make none."""
    templates = {template.key: template for template in catalogue.changes}
    open_texts = {step.text for step in record.plan.open_steps}
    new: list[Step] = []
    known = 0
    for change in changes:
        step = _step(templates.get(change.kind), _words(change, record), today)
        if step is None:
            continue
        if step.text in open_texts:
            known += 1
        else:
            open_texts.add(step.text)
            new.append(step)
    free = max(0, MAX_OPEN_STEPS - len(record.plan.open_steps))
    return ChangeSteps(tuple(_with_ids(new[:free], record.plan)), known, max(0, len(new) - free))


def with_steps(plan: Plan, steps: Iterable[Step]) -> Plan:
    """The plan with these steps, too."""
    for step in steps:
        plan = plan.with_step(step)
    return plan


def _step(template: ChangeStep | None, words: Mapping[str, str], today: date) -> Step | None:
    text = (fill(template.text, words) or fill(template.otherwise, words)) if template is not None else None
    if template is None or not text:
        return None
    return Step(
        id="-",
        text=text,
        actor=template.actor,
        who=template.who,
        due=workday(today + timedelta(days=template.days), today),
        place=fill(template.place, words) or "",
    )


def _with_ids(steps: Iterable[Step], plan: Plan) -> Iterable[Step]:
    taken = {step.id for step in plan.steps}
    number = 0
    for step in steps:
        number += 1
        while f"what-if-{number}" in taken:
            number += 1
        yield step.model_copy(update={"id": f"what-if-{number}"})


def _words(change: Change, record: CaseRecord) -> dict[str, str]:
    """What can be said about a change for the braces of its template; plain words without brackets."""
    words = {name: without_brackets(word) for name, word in _raw_words(change, record).items()}
    return {name: word for name, word in words.items() if word}


def _raw_words(change: Change, record: CaseRecord) -> dict[str, str]:
    week = record.care_week
    words: dict[str, str] = {}
    match change:
        case LongerBooking():
            words = _booking_words(change, week)
        case HelperOut() | HelperFirm():
            words = {"helper": change.helper, "times": help_times(week.helpers, change.helper)}
        case ContactMoved():
            words = {"weeks": moved_by(change)}
        case NewHelper():
            words = {"helper": change.label, "times": when_text(change.days, change.start, change.end)}
        case OtherShift():
            days = next((activity.days for activity in week.activities if activity.id == change.activity), None)
            words = {"times": when_text(days, change.start, change.end)} if days else {}
        case OtherWork():
            words = {"shift": change.work.title}
        case SchoolStart():
            until = change.all_day_until
            words = {"child": _names(record, change.child), "until": "" if until is None else f"{clock(until)} Uhr"}
        case HolidayWeek():
            words = {"child": _names(record)}
        case ContactFails():
            pass
    return words


def _names(record: CaseRecord, child_id: str | None = None) -> str:
    """The first name of one child or of all."""
    return listing([child.given_name for child in record.client.children if child_id in {None, child.id}])


def _booking_words(change: LongerBooking, week: CareWeek) -> dict[str, str]:
    place = next((place for place in week.care if place.id == change.place), None)
    if place is None:
        return {}
    opening = place.opening
    words = {"place": place_name(place)}
    if opening is not None:
        words["opening"] = f"von {clock(opening[0])} bis {clock(opening[1])} Uhr"
    return words
