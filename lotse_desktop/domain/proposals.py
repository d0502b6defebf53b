"""Goals, steps, rights and the emergency card as proposals; the coach keeps, changes or drops them (handbook 7).

Ids follow from the catalogue, so the same case gives the same proposals, and what was taken over is known again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lotse_desktop.domain.assessment import EmergencyChain
from lotse_desktop.domain.care import ActivityKind, CarePlace, Weekday
from lotse_desktop.domain.catalogue import Catalogue, NeedKind, StepTemplate
from lotse_desktop.domain.gaps import CareReport, GapClass, compute
from lotse_desktop.domain.needs import CHILDCARE, EMERGENCY, FoundNeed, by_urgency
from lotse_desktop.domain.open_times import OpenTime, find_open_times
from lotse_desktop.domain.plan import MAX_GOALS, MAX_OPEN_STEPS, Decision, Goal, Step, StepStatus
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import MONTHS, clock, fill, listing, week_letter, weekday_list, without_brackets

MAX_RIGHTS: Final = 3
CALL_AHEAD: Final = 60
"""Minutes before the first shift by which work is called."""

_PARTS_OF_DAY: Final = {
    GapClass.EARLY: "früh",
    GapClass.CORE: "am Vormittag",
    GapClass.AFTERNOON: "am Nachmittag",
    GapClass.LATE: "am Abend",
    GapClass.NIGHT: "in der Nacht",
    GapClass.WEEKEND: "am Wochenende",
}
_CALLED: Final = (
    (ActivityKind.WORK, "Die Arbeit"),
    (ActivityKind.TRAINING, "Den Ausbildungsbetrieb"),
    (ActivityKind.COURSE, "Den Kurs"),
    (ActivityKind.SCHOOL, "Die Schule"),
)
_EMPLOYED: Final = (ActivityKind.WORK, ActivityKind.TRAINING)
_SICK_DAY: Final = "Einen Kinderkrankentag nehmen."
_WEEKEND: Final = (Weekday.SA, Weekday.SO)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A step that is proposed, and where it comes from in a few words: „Maßnahme“, „Kette C3“."""

    step: Step
    source: str


def propose_goals(
    catalogue: Catalogue,  # noqa: ARG001 - the same arguments as its siblings
    record: CaseRecord,
    needs: Iterable[FoundNeed],
    today: date,
) -> tuple[Goal, ...]:
    """Goals for the most pressing needs that were not dropped; with those of the plan at most three."""
    known = {goal.text for goal in record.plan.goals}
    answered = {goal.need for goal in record.plan.goals}
    goals: list[Goal] = []
    for need in _wanted(needs):
        kind = need.kind
        due = workday(today + timedelta(days=kind.goal_days), today)
        words = {"month": f"{MONTHS[due.month - 1]} {due.year}"}
        text, sign = fill(kind.goal, words), fill(kind.sign, words)
        if not text or text in known or kind.key in answered:
            continue
        known.add(text)
        goals.append(Goal(id=f"goal-{kind.key}", text=text, sign_of_success=sign or "", due=due, need=kind.key))
    return tuple(goals[: max(0, MAX_GOALS - len(record.plan.goals))])


def propose_steps(
    catalogue: Catalogue,  # noqa: ARG001 - the same arguments as its siblings
    record: CaseRecord,
    needs: Iterable[FoundNeed],
    today: date,
    *,
    most: int | None = None,
) -> tuple[Step, ...]:
    """Steps for the most pressing needs, by date; with the open ones of the plan at most seven.

    A need with an open step is answered.  Every need gets its first step before any gets a second one.  With ``most``
    there are up to so many to choose from, also further ones for needs that are answered.
    """
    wanted = _wanted(needs)
    report = compute(record.client.children, record.care_week)
    known = {step.id for step in record.plan.steps}
    answered = {step.need for step in record.plan.steps if step.status is StepStatus.OPEN}
    kinds = [need.kind for need in wanted if most is not None or need.kind.key not in answered]
    steps: list[Step] = []
    for kind, template in _in_turn(kinds):
        step_id = f"step-{template.key}"
        if step_id in known:
            continue
        step = _step(template, step_id, kind, _words(template, wanted, record, report), today)
        if step is not None:
            known.add(step_id)
            steps.append(step)
    free = max(0, MAX_OPEN_STEPS - len(record.plan.open_steps)) if most is None else most
    return tuple(sorted(steps[:free], key=lambda step: (step.due or date.max, step.id)))


def propose_rights(catalogue: Catalogue, needs: Iterable[FoundNeed], today: date) -> tuple[str, ...]:
    """At most three sentences of „Gut zu wissen“ that are in force today, for the most pressing needs first.

    Sentences about children of some age are told only to families with such a child.
    """
    rights = {right.key: right for right in catalogue.rights}
    sentences: dict[str, None] = {}
    for need in _wanted(needs):
        fitting = (rights[key] for key in need.kind.rights if key in rights)
        sentence = next(
            (right.sentence for right in fitting if right.in_force(today) and right.concerns(need.ages)), None
        )
        if sentence is not None:
            sentences.setdefault(sentence)
    return tuple(sentences)[:MAX_RIGHTS]


def propose_emergency(record: CaseRecord) -> tuple[str, ...]:
    """„Wenn etwas dazwischenkommt“, in order: the persons and services, a sick day, the call to work."""
    chain = record.answers(CHILDCARE).answers.get(EMERGENCY)
    contacts = chain.contacts if isinstance(chain, EmergencyChain) else ()
    lines = [call(name) for contact in contacts if (name := without_brackets(contact.who))]
    activities = record.care_week.activities
    if record.client.children and any(activity.kind in _EMPLOYED for activity in activities):
        lines.append(_SICK_DAY)
    for kind, name in _CALLED:
        starts = [activity.start for activity in activities if activity.kind is kind and activity.days]
        if starts:
            lines.append(f"{name} bis {clock(max(0, min(starts) - CALL_AHEAD))} Uhr anrufen.")
    return tuple(lines)


def call(name: str) -> str:
    """The line that says whom to call."""
    return f"{name} anrufen."


def workday(day: date, today: date) -> date:
    """``day``, or the Friday before a weekend; never before ``today``, then the Monday after it."""
    over = day.weekday() - 4
    if over <= 0:
        return day
    friday = day - timedelta(days=over)
    return friday if friday >= today else day + timedelta(days=7 - day.weekday())


def _wanted(needs: Iterable[FoundNeed]) -> tuple[FoundNeed, ...]:
    return by_urgency(need for need in needs if need.decision is not Decision.DROPPED)


def _in_turn(kinds: Sequence[NeedKind]) -> Iterator[tuple[NeedKind, StepTemplate]]:
    for turn in range(max((len(kind.steps) for kind in kinds), default=0)):
        yield from ((kind, kind.steps[turn]) for kind in kinds if turn < len(kind.steps))


def _step(template: StepTemplate, step_id: str, kind: NeedKind, words: Mapping[str, str], today: date) -> Step | None:
    text = fill(template.text, words) or fill(template.otherwise, words)
    if not text:
        return None
    return Step(
        id=step_id,
        text=text,
        actor=template.actor,
        who=template.who,
        due=workday(today + timedelta(days=template.days), today),
        place=fill(template.place, words) or "",
        need=kind.key,
    )


def _words(
    template: StepTemplate, needs: Iterable[FoundNeed], record: CaseRecord, report: CareReport
) -> dict[str, str]:
    """What can be said about this case for the braces of a template."""
    keys = {need.kind.key for need in needs if any(step.key == template.key for step in need.kind.steps)}
    classes = {name for name in GapClass if f"CARE_{name}" in keys}
    times = find_open_times(report)
    longer = _longer_place(record, report)
    place = longer or next(iter(record.care_week.care), None)
    words = {
        "times": _times_text([time for time in times if time.classes & classes], classes),
        "opening": _range_text(longer.opening) if longer is not None and longer.opening else "",
        "place": place.label if place is not None else "",
        "contact_week": _contact_week(record, times),
        "helper": _unasked(record),
    }
    return {name: word for name, word in words.items() if word}


def _times_text(times: Sequence[OpenTime], classes: set[GapClass]) -> str:
    """One time exactly; several of one part of the day as „Montag bis Freitag früh“, else the parts of the day."""
    if len({(time.days, time.start, time.end) for time in times}) == 1:
        time = times[0]
        return f"{weekday_list(time.days)} {clock(time.start)} bis {clock((time.end - 1) % 1440 + 1)} Uhr"
    parts = [words for name, words in _PARTS_OF_DAY.items() if name in classes]
    if len(parts) != 1 or GapClass.WEEKEND in classes:
        return listing(parts) if times else ""
    return f"{weekday_list(sorted({day for time in times for day in time.days}))} {parts[0]}"


def _longer_place(record: CaseRecord, report: CareReport) -> CarePlace | None:
    """The care place of a child with gaps that is open longer than booked, the one with the most to gain."""
    waiting = {child.child for child in report.children if child.gap_minutes}
    places = [place for place in record.care_week.care if place.opening and waiting & set(place.children)]
    return max((place for place in places if _gain(place)), key=_gain, default=None)


def _gain(place: CarePlace) -> int:
    if place.opening is None:
        return 0
    before = max(0, place.booked[0] - place.opening[0])
    return (before + max(0, place.opening[1] - place.booked[1])) * len(place.days)


def _range_text(span: tuple[int, int]) -> str:
    return f"von {clock(span[0])} bis {clock(span[1])} Uhr"


def _contact_week(record: CaseRecord, times: Sequence[OpenTime]) -> str:
    """The weeks with open weekends, when the other parent has the children on the weekend of another week."""
    week = record.care_week
    open_weeks = {number for time in times if GapClass.WEEKEND in time.classes for number in time.weeks}
    away = [absence for absence in week.absences if absence.weeks and any(day in _WEEKEND for day in absence.days)]
    taken = {number for absence in away for number in absence.weeks or ()}
    if not open_weeks or not taken or open_weeks & taken:
        return ""
    return f"Woche {listing([week_letter(number) for number in sorted(open_weeks)])}"


def _unasked(record: CaseRecord) -> str:
    """The first of the emergency chain who has not agreed yet."""
    chain = record.answers(CHILDCARE).answers.get(EMERGENCY)
    contacts = chain.contacts if isinstance(chain, EmergencyChain) else ()
    return next((name for contact in contacts if (name := without_brackets(contact.who)) and not contact.agreed), "")
