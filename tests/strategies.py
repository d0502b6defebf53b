"""Random families for hypothesis: rotas, nights, times that touch or miss each other by a minute, children alone."""

from datetime import date
from typing import TypeVar
from uuid import uuid4

from hypothesis import strategies as st

from lotse_desktop.domain.assessment import (
    BOOKMARK,
    Answer,
    CareWay,
    CareWays,
    Choice,
    Choices,
    Declined,
    EmergencyChain,
    EmergencyContact,
    FormAnswers,
    HoursWish,
    Marks,
    MonthAnswer,
    Number,
    Standing,
    Target,
    Targets,
    Text,
    TimeOfDay,
)
from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.domain.care import (
    Absence,
    Activity,
    ActivityKind,
    CareKind,
    CarePlace,
    CareWeek,
    Helper,
    Params,
    Reliability,
    Ways,
    Weekday,
)
from lotse_desktop.domain.client import CasePhase, Child, Client, Consents, State
from lotse_desktop.domain.plan import Actor, Appointment, Decision, Goal, GoalStatus, Plan, PlanState, Step, StepStatus
from lotse_desktop.domain.record import CaseRecord
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
    Scenario,
    Scenarios,
    SchoolStart,
)
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate
from lotse_desktop.domain.step_times import StepEffect, StepTime, TimesFor

Family = tuple[tuple[Child, ...], CareWeek]

Kind = TypeVar("Kind", Activity, CarePlace, Helper, Absence)

_KIDS = ("lio", "mia", "ben")
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
keys = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,8}", fullmatch=True)
days_of_life = st.dates(date(1, 1, 1), date(9999, 12, 31))
months = days_of_life.map(lambda day: day.replace(day=1))


def _several(entries: st.SearchStrategy[Kind], most: int) -> st.SearchStrategy[tuple[Kind, ...]]:
    return st.lists(entries, max_size=most, unique_by=lambda entry: entry.id).map(tuple)


@st.composite
def families(draw: st.DrawFn, *, most_weeks: int = 4, most_children: int = 3) -> Family:
    """Children and a care week about them; times come from a small pool, so that they meet."""
    grid = st.integers(0, 96).map(lambda quarter: quarter * 15)
    pool = draw(st.lists(grid | st.integers(0, 1440), min_size=4, max_size=8))
    near = st.tuples(st.sampled_from(pool), st.sampled_from((-1, 0, 0, 0, 0, 1)))
    times = near.map(lambda pair: min(1440, max(0, sum(pair))))
    ranges = st.tuples(times, times).map(lambda pair: (min(pair), max(pair)))
    cycle = draw(st.integers(1, most_weeks))
    weeks = st.none() | st.lists(st.integers(1, cycle), max_size=cycle, unique=True).map(tuple)
    days = st.lists(st.sampled_from(Weekday), min_size=1, max_size=7, unique=True).map(tuple)
    ways = st.sampled_from((0, 0, 5, 20, 45, 90))
    names, ids = st.sampled_from("abcdefgh"), _KIDS[: draw(st.integers(1, most_children))]
    some = st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)
    child = st.builds(
        Child,
        id=st.sampled_from(ids),
        given_name=st.just("Kind"),
        birth_month=st.just(date(2019, 3, 1)),
        alone_max_minutes=st.sampled_from((0, 0, 30, 60, 120, 600, 1440)),
        alone_window=st.sampled_from(((420, 1140), (0, 1440))) | ranges,
        extra_out=ways,
        extra_back=ways,
    )
    children = st.lists(child, min_size=len(ids), max_size=len(ids), unique_by=lambda one: one.id).map(tuple)
    fixed = {"id": names, "days": days, "weeks": weeks}
    span = {"start": times, "end": times, **fixed}
    place = st.builds(
        CarePlace,
        kind=st.sampled_from(CareKind),
        children=some,
        booked=ranges,
        opening=st.none() | ranges,
        **fixed,
    )
    week = st.builds(
        CareWeek,
        cycle_weeks=st.just(cycle),
        default_way=st.builds(Ways, out=ways, back=ways),
        params=st.builds(
            Params,
            buffer_before=ways,
            buffer_after=ways,
            min_homecoming=st.sampled_from((0, 1, 60, 60, 300)),
            min_shift=st.sampled_from((0, 120)),
            daily_cap=st.sampled_from((480, 600)),
        ),
        activities=_several(st.builds(Activity, out=st.none() | ways, back=st.none() | ways, **span), 3),
        care=_several(place, 3),
        helpers=_several(st.builds(Helper, children=some, reliability=st.sampled_from(Reliability), **span), 3),
        absences=_several(st.builds(Absence, children=some, **span), 2),
    )
    return draw(children), draw(week)


_minutes = st.integers(0, 1440)
_some_days = st.lists(st.sampled_from(Weekday), min_size=1, max_size=7, unique=True).map(tuple)
_spans = st.tuples(_minutes, _minutes).map(lambda pair: (min(pair), max(pair)))


@st.composite
def shift_templates(draw: st.DrawFn) -> ShiftTemplate:
    """Working times with a cycle of one to four weeks."""
    cycle = draw(st.integers(1, 4))
    weeks = st.none() | st.lists(st.integers(1, cycle), min_size=1, max_size=cycle, unique=True).map(tuple)
    block = st.builds(ShiftBlock, days=_some_days, start=_minutes, end=_minutes, pause=st.integers(0, 60), weeks=weeks)
    blocks = tuple(draw(st.lists(block, max_size=3)))
    return ShiftTemplate(key=draw(keys), title=draw(texts), cycle_weeks=cycle, blocks=blocks)


_one_or_none = st.none() | st.sampled_from("abcdefgh")
changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(LongerBooking, place=_one_or_none),
    st.builds(HelperOut, helper=st.sampled_from(("", "Oma"))),
    st.builds(HelperFirm, helper=st.sampled_from(("", "Oma"))),
    st.builds(ContactFails),
    st.builds(ContactMoved, weeks=st.integers(1, 23)),
    st.builds(
        NewHelper,
        label=texts,
        children=st.lists(st.sampled_from(_KIDS), min_size=1, unique=True).map(tuple),
        weeks=st.none() | st.just((1,)),
        days=_some_days,
        start=_minutes,
        end=_minutes,
    ),
    st.builds(OtherShift, activity=st.sampled_from("abcdefgh"), start=_minutes, end=_minutes),
    st.builds(OtherWork, work=shift_templates()),
    st.builds(HolidayWeek),
    st.builds(
        SchoolStart,
        child=st.sampled_from(_KIDS),
        lessons=_spans,
        all_day_until=st.none() | _minutes,
    ),
)
"""Any change, also of what is not there."""

_several_changes = st.lists(changes, max_size=3).map(tuple)
scenario_sections = st.builds(
    Scenarios,
    trial=_several_changes,
    scenarios=st.lists(st.builds(Scenario, id=keys, name=texts, changes=_several_changes), max_size=2).map(tuple),
    shifts=st.lists(shift_templates(), max_size=1).map(tuple),
)

answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Declined),
    st.builds(Choice, key=keys),
    st.builds(Choices, keys=st.lists(keys, max_size=3).map(tuple)),
    st.builds(Number, value=st.integers(0, 10_000)),
    st.builds(HoursWish, wish=st.none() | st.integers(1, 40), minimum=st.none() | st.integers(1, 40)),
    st.builds(TimeOfDay, minute=st.integers(0, 1440)),
    st.builds(MonthAnswer, month=months),
    st.builds(Text, text=texts),
    st.builds(Marks, marks=st.dictionaries(keys, keys, max_size=2)),
    st.builds(
        EmergencyChain,
        contacts=st.lists(
            st.builds(EmergencyContact, who=texts, agreed=st.booleans(), reach_minutes=st.none() | st.integers(0, 600)),
            max_size=4,
        ).map(tuple),
    ),
    st.builds(
        CareWays,
        ways=st.lists(
            st.builds(
                CareWay,
                child=st.sampled_from(_KIDS),
                who=texts,
                minutes=st.none() | st.integers(0, 600),
                alone=st.booleans(),
            ),
            max_size=2,
        ).map(tuple),
    ),
    st.builds(
        Targets, targets=st.lists(st.builds(Target, occupation=st.none() | keys, text=texts), max_size=3).map(tuple)
    ),
)


@st.composite
def step_times(draw: st.DrawFn) -> StepTime:
    """On days of the week, or once."""
    start, end = draw(st.integers(0, 1439)), draw(st.integers(0, 1440))
    if draw(st.booleans()):
        return StepTime(day=draw(days_of_life), start=start, end=end)
    days = tuple(draw(st.sets(st.sampled_from(Weekday), min_size=1)))
    return StepTime(days=days, weeks=draw(st.sampled_from((None, (1,)))), start=start, end=end)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan, its goals and steps with different ids."""
    due = st.none() | days_of_life
    number = st.integers(0, 2)
    lines = st.lists(texts, max_size=2).map(tuple)
    return Plan(
        goals=tuple(
            Goal(id=f"g{n}", text=draw(texts), due=draw(due), status=draw(st.sampled_from(GoalStatus)))
            for n in range(draw(number))
        ),
        steps=tuple(
            Step(
                id=f"s{n}",
                text=draw(texts),
                actor=draw(st.sampled_from(Actor)),
                due=draw(due),
                need=draw(st.none() | keys),
                status=draw(st.sampled_from(StepStatus)),
                drop_reason=draw(texts),
                times=draw(st.lists(step_times(), max_size=2).map(tuple)),
                times_for=draw(st.sampled_from(TimesFor)),
                care_by=draw(texts),
                effect=draw(st.none() | st.just(StepEffect(before=30, after=0))),
                service=draw(st.none() | keys),
                measure=draw(st.none() | keys),
                chain=draw(st.none() | keys),
                chain_step=draw(st.none() | keys),
            )
            for n in range(draw(number))
        ),
        state=draw(st.sampled_from(PlanState)),
        agreed_on=draw(due),
        review_on=draw(due),
        goal_reasons=draw(st.dictionaries(keys, texts, max_size=1)),
        decisions=draw(st.dictionaries(keys, st.sampled_from(Decision), max_size=2)),
        added_needs=draw(st.lists(keys, max_size=2).map(tuple)),
        resources=draw(st.none() | lines),
        emergency=draw(st.none() | lines),
        good_to_know=draw(lines),
        next_appointment=draw(
            st.none() | st.builds(Appointment, day=days_of_life, minute=st.none() | st.integers(0, 1440))
        ),
        show_name=draw(st.booleans()),
    )


@st.composite
def records(draw: st.DrawFn) -> CaseRecord:
    """Any case as the window could make it."""
    children, week = draw(families(most_weeks=2))
    names = texts.filter(bool)
    level = st.none() | st.integers(1, 5)
    closed = draw(st.lists(st.tuples(days_of_life, days_of_life).map(lambda pair: (min(pair), max(pair))), max_size=1))
    form = st.builds(
        FormAnswers,
        standing=st.sampled_from(Standing),
        self_rating=level,
        coach_rating=level,
        answers=st.dictionaries(keys, answers, max_size=3),
        note=texts,
    )
    record = CaseRecord(
        client=Client(
            id=uuid4(),
            given_name=draw(names),
            family_name=draw(names),
            birth_month=draw(st.none() | months),
            state=draw(st.sampled_from(State)),
            plan_language=draw(st.sampled_from(("de", "ar"))),
            phase=draw(st.sampled_from(CasePhase)),
            special_categories=draw(st.booleans()),
            concern=draw(texts),
            opened_on=draw(days_of_life),
            archived_on=draw(st.none() | days_of_life),
            children=children,
        ),
        assessment_id=uuid4(),
        plan=draw(plans()),
    )
    if draw(st.booleans()):
        kinds = {"leave": tuple(closed), "cycle_start": draw(st.none() | days_of_life)}
        activities = tuple(a.model_copy(update={"kind": draw(st.sampled_from(ActivityKind))}) for a in week.activities)
        record = record.with_care_week(week.model_copy(update={**kinds, "activities": activities}))
    if draw(st.booleans()):
        record = record.with_scenarios(draw(scenario_sections))
    if draw(st.booleans()):
        record = record.with_consents(Consents(employer_times=draw(st.none() | days_of_life)))
    if draw(st.booleans()):
        record = record.with_payload(BOOKMARK, Bookmark(room=draw(texts), parts=draw(st.dictionaries(keys, texts))))
    for key, payload in draw(st.dictionaries(keys, form, max_size=2)).items():
        record = record.with_payload(key, payload, draw(st.integers(1, 9)))
    for _ in range(draw(st.integers(0, 2))):
        record = record.with_new_round(uuid4(), draw(days_of_life))
        for key, payload in draw(st.dictionaries(keys, form, max_size=2)).items():
            record = record.with_payload(key, payload, draw(st.integers(1, 9)))
    return record
