"""The plan as it reads on paper: order and wording of handbook 7.1–7.4, nothing of the must-not list.

``LOTSE_ACCEPT=1 python -m pytest tests/domain/test_plan_report.py`` writes the accepted text of case A anew; the review
is the difference in git.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.assessment import Choice, FormAnswers, Text
from lotse_desktop.domain.care import Absence, Activity, CareKind, CarePlace, CareWeek, Weekday
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.plan import Actor, Appointment, Goal, GoalStatus, Plan, PlanState, Step, StepStatus
from lotse_desktop.domain.plan_report import build_plan_report, shorter, weeks_shown
from lotse_desktop.domain.plan_states import agreed, closed, reviewed
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import PlanReport
from lotse_desktop.domain.step_times import StepTime
from lotse_desktop.figures.week import week_boxes
from tests.builders import TODAY, a_child, a_client, a_record, jana
from tests.catalogue.shipped import catalogue, texts
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek
from tests.plain_language import average_words, faults, private

ACCEPTED = Path(__file__).parents[1] / "accepted" / "plan_mara.txt"


def report_of(record: CaseRecord, today: date = TODAY, number: int = 1) -> PlanReport:
    children, week = record.client.children, record.care_week
    gaps = compute(children, week)
    boxes = week_boxes(children, week, gaps, work_lane=True, weeks=weeks_shown(gaps))
    return build_plan_report(record, catalogue(), texts(), gaps, boxes, today=today, number=number)


def sections(report: PlanReport) -> Iterator[tuple[str, list[str]]]:
    """Headings and lines in the order of handbook 7.1."""
    words = texts()
    head = [report.name, f"{report.day}", words.version.format(number=report.version), report.next_appointment]
    yield words.title, head
    yield words.resources, list(report.resources)
    yield words.goals, [f"{goal.text} {goal.sign_of_success}".strip() for goal in report.goals]
    yield words.care, list(report.open_times)
    yield words.feasible, list(report.feasible)
    yield words.steps, [" | ".join((step.what, step.who, step.until, step.where)) for step in report.steps]
    yield words.emergency, list(report.emergency)
    yield words.good_to_know, list(report.good_to_know)
    yield words.agreement, list(words.agreement_sentences)


def as_text(report: PlanReport) -> str:
    blocks = ("\n".join([f"# {title}", *lines, ""]) for title, lines in sections(report))
    return "\n".join(blocks)


def said(report: PlanReport) -> list[str]:
    """Every sentence on the two pages; dates and names of the table apart."""
    lines = [line for _, lines in list(sections(report))[1:5] for line in lines]
    return [*lines, *(step.what for step in report.steps), *report.emergency, *report.good_to_know]


def everything(report: PlanReport) -> str:
    return report.model_dump_json()


def test_the_plan_of_case_a_reads_as_accepted() -> None:
    text = as_text(report_of(mara(), MARA_DAY))
    if os.environ.get("LOTSE_ACCEPT"):
        ACCEPTED.write_text(text, encoding="utf-8")
    assert text == ACCEPTED.read_text(encoding="utf-8")


@pytest.mark.parametrize(("record", "day"), [(mara(), MARA_DAY), (tarek(), TAREK_DAY), (jana(), TODAY)])
def test_the_plan_is_plain_language(record: CaseRecord, day: date) -> None:
    sentences = said(report_of(record, day))
    assert [(s, found) for s in sentences if (found := faults(s))] == []
    assert average_words(sentences) <= 11
    assert not any(private(sentence) for sentence in sentences)


def test_family_names_notes_levels_and_answers_never_get_onto_the_plan() -> None:
    """Markers in every place that must stay in the room."""
    record = mara()
    form = record.answers("CHILDCARE")
    noted = form.model_copy(
        update={"note": "GEHEIM-1", "answers": {**form.answers, "FREE": Text(text="GEHEIM-2")}, "coach_rating": 1}
    )
    record = record.with_payload("CHILDCARE", noted).with_payload("HEALTH", FormAnswers(note="GEHEIM-3"))
    record = record.with_client(
        record.client.model_copy(
            update={"family_name": "Geheimname", "concern": "GEHEIM-4", "birth_month": date(1992, 2, 1)}
        )
    )
    text = everything(report_of(record, MARA_DAY))
    assert "GEHEIM" not in text
    assert "Geheimname" not in text
    assert "1992" not in text
    assert "RP" not in text


def test_what_only_a_question_marked_s_knows_is_not_on_the_plan() -> None:
    """Mara may work without restriction (ARB8); neither the resource nor the need for it is told."""
    record = mara().with_plan(Plan(added_needs=("WORK_PERMIT", "DEBT_ADVICE", "OVERLOAD")))
    only_permission = FormAnswers(answers={"ARB8": Choice(key="yes")})
    record = record.with_payload("WORK_WISH", only_permission).with_payload("CHILDCARE", FormAnswers())
    text = everything(report_of(record, MARA_DAY))
    assert len(report_of(record, MARA_DAY).resources) == 2
    assert "Deutschland" not in text
    assert "rbeitserlaubnis" not in text
    assert "chuld" not in text
    assert "Kraft" not in text


def test_the_name_is_the_first_name_or_none() -> None:
    assert report_of(mara()).name == "Mara"
    hidden = mara().with_plan(mara().plan.model_copy(update={"show_name": False}))
    assert report_of(hidden).name == ""
    assert "Mara" not in everything(report_of(hidden))


def test_the_appointment_may_have_no_time() -> None:
    record = a_record().with_plan(Plan(next_appointment=Appointment(day=date(2026, 11, 24))))
    assert report_of(record).next_appointment == "Nächster Termin: Dienstag, 24. November 2026"
    assert report_of(a_record()).next_appointment == ""


def test_a_case_without_goals_and_steps_is_shown_with_the_proposals() -> None:
    report = report_of(jana())
    assert report.goals
    assert report.steps
    assert all(step.who and step.until for step in report.steps)


def test_what_was_written_is_shown_and_nothing_is_proposed_beside_it() -> None:
    plan = Plan(
        goals=(
            Goal(id="a", text="Ich fange im März an.", sign_of_success="der Vertrag da ist."),
            Goal(id="b", text=" "),
        ),
        steps=(
            Step(id="1", text="Bewerbung schreiben", due=date(2026, 12, 4)),
            Step(id="2", text="Kita fragen", actor=Actor.COACH, due=date(2026, 11, 27), place="Kita-Büro"),
            Step(id="3", text="Erledigt", status=StepStatus.DONE),
            Step(id="4", text="Mitkommen", actor=Actor.HELPER, who="Oma I."),
        ),
        resources=("Ich bleibe ruhig.", ""),
        emergency=(),
    )
    report = report_of(jana().with_plan(plan))
    assert [(goal.text, goal.sign_of_success) for goal in report.goals] == [
        ("Ich fange im März an.", "Ich merke es daran, dass der Vertrag da ist.")
    ]
    assert [(step.what, step.who, step.until, step.where) for step in report.steps] == [
        ("Kita fragen", "Coach", "Freitag, 27. November 2026", "Kita-Büro"),
        ("Bewerbung schreiben", "ich", "Freitag, 4. Dezember 2026", ""),
        ("Mitkommen", "Oma I.", "", ""),
    ]
    assert report.resources == ("Ich bleibe ruhig.",)
    assert report.emergency == ()
    assert report.good_to_know == ()


def test_reached_goals_leave_the_plan() -> None:
    plan = Plan(goals=(Goal(id="a", text="Geschafft.", status=GoalStatus.REACHED),))
    assert report_of(jana().with_plan(plan)).goals == ()


def test_more_than_seven_steps_wait_for_later() -> None:
    steps = tuple(Step(id=str(n), text=f"Schritt {n}", due=date(2026, 12, n)) for n in range(1, 10))
    report = report_of(jana().with_plan(Plan(steps=steps)))
    assert [step.what for step in report.steps] == [f"Schritt {n}" for n in range(1, 8)]
    assert report.later_steps == 2


def test_the_plan_is_shortened_in_the_order_of_the_handbook() -> None:
    report = report_of(mara(), MARA_DAY)
    assert (len(report.good_to_know), len(report.resources), len(report.steps)) == (3, 6, 7)
    without_rights = shorter(report)
    assert without_rights is not None
    assert (len(without_rights.good_to_know), len(without_rights.resources)) == (0, 6)
    fewer = shorter(without_rights)
    assert fewer is not None
    assert (len(fewer.resources), len(fewer.steps)) == (3, 7)
    later = shorter(fewer)
    assert later is not None
    assert later.steps == report.steps[:6]
    assert later.later_steps == 1


def test_shortening_ends_with_one_step() -> None:
    report: PlanReport | None = report_of(mara(), MARA_DAY)
    last = report
    while report is not None:
        last, report = report, shorter(report)
    assert last is not None
    assert len(last.steps) == 1
    assert last.later_steps == 6
    assert last.goals
    assert last.emergency


def test_every_week_that_is_alike_has_no_letter() -> None:
    assert report_of(jana()).open_times == ("Offen: Montag und Dienstag von 5:50 bis 7:00 Uhr.",)
    assert report_of(jana()).weeks == ("Jede Woche",)


def test_weeks_and_children_are_named_where_they_differ() -> None:
    family = (a_child(), a_child("Ben", child_id="ben"))
    work = Activity(id="a", days=(Weekday.MO,), start=480, end=600, weeks=(2,), out=0, back=0)
    place = CarePlace(
        id="c", kind=CareKind.HORT, label="Hort", children=("ben",), days=(Weekday.MO,), booked=(400, 700)
    )
    record = a_record(a_client(children=family), CareWeek(cycle_weeks=2, activities=(work,), care=(place,)))
    assert report_of(record).open_times == (
        "Mia – offen in Woche B: Montag von 7:50 bis 10:10 Uhr.",
        "Ben – jede Arbeitszeit ist abgedeckt.",
    )


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 11, 10), ("Woche A, ab 16. November 2026", "Woche B, ab 9. November 2026")),
        (date(2026, 11, 16), ("Woche A, ab 16. November 2026", "Woche B, ab 23. November 2026")),
        (date(2026, 10, 31), ("Woche A, ab 2. November 2026", "Woche B, ab 26. Oktober 2026")),
    ],
)
def test_weeks_of_a_cycle_say_when_they_begin(today: date, weeks: tuple[str, ...]) -> None:
    assert report_of(mara(), today).weeks == weeks


def test_a_night_is_told_in_one_sentence() -> None:
    night = Activity(id="a", days=(Weekday.FR,), start=1290, end=360, out=0, back=0)
    record = a_record(a_client(children=(a_child(),)), CareWeek(activities=(night,)))
    assert report_of(record).open_times == ("Offen: Freitag von 21:20 bis 6:10 Uhr am nächsten Tag.",)


def test_many_different_times_are_summed_up() -> None:
    days = list(Weekday)
    shifts = tuple(
        Activity(id=f"{day}{n}", days=(day,), start=400 + 400 * n + 10 * index, end=480 + 400 * n, out=0, back=0)
        for index, day in enumerate(days)
        for n in range(2)
    )
    report = report_of(a_record(a_client(children=(a_child(),)), CareWeek(activities=shifts)))
    assert len(report.open_times) == 8
    assert report.open_times[-1] == "Weitere offene Zeiten: 7. Sie stehen im Wochenbild."


def test_without_work_or_gaps_the_plan_says_so() -> None:
    assert report_of(a_record()).open_times == (texts().no_demand,)
    covered = jana().with_care_week(jana().care_week.model_copy(update={"activities": ()}))
    late = Activity(id="a", days=(Weekday.MO,), start=480, end=840, out=0, back=0)
    assert report_of(covered).open_times == (texts().no_demand,)
    week = covered.care_week.model_copy(update={"activities": (late,)})
    assert report_of(covered.with_care_week(week)).open_times == (texts().nothing_open,)


def test_feasible_hours_are_those_of_the_week_with_the_fewest() -> None:
    assert report_of(mara()).feasible == (
        "Montag bis Mittwoch und Freitag: 8:05 bis 15:25 Uhr.",
        "Donnerstag: 5:35 bis 15:25 Uhr.",
        "Das sind in jeder Woche mindestens 35 Stunden.",
    )
    assert report_of(tarek()).feasible[-1] == "Das sind 30,5 Stunden in der Woche."


def test_a_week_without_feasible_hours_is_named() -> None:
    place = CarePlace(id="c", kind=CareKind.HORT, children=("mia",), days=(Weekday.MO,), booked=(480, 900), weeks=(1,))
    record = a_record(a_client(children=(a_child(),)), CareWeek(cycle_weeks=2, care=(place,)))
    assert report_of(record).feasible == ("In Woche B ist mit der Betreuung von heute noch keine Arbeitszeit machbar.",)
    assert report_of(a_record()).feasible == (texts().feasible_none,)


def test_of_a_long_cycle_the_two_most_open_weeks_are_drawn_and_counted_anew() -> None:
    shifts = (
        Activity(id="a", days=(Weekday.MO,), start=480, end=600, weeks=(2,), out=0, back=0),
        Activity(id="b", days=(Weekday.MO,), start=480, end=720, weeks=(4,), out=0, back=0),
    )
    away = Absence(id="f", children=("mia",), days=(Weekday.SA,), start=600, end=1200)
    week = CareWeek(cycle_weeks=4, activities=shifts, absences=(away,))
    report = report_of(a_record(a_client(children=(a_child(),)), week))
    assert report.weeks == ("Woche B", "Woche D")
    assert {box.week for box in report.boxes} == {1, 2}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["{", "}", "{0}", "<b>", "\n", "%s"]))
def test_whatever_was_typed_comes_out_as_it_is(text: str, odd: str) -> None:
    step = Step(id="1", text=text + odd, place=odd)
    goal = Goal(id="g", text=odd, sign_of_success=text + odd)
    report = report_of(jana().with_plan(Plan(steps=(step,), goals=(goal,), emergency=(text + odd,))))
    assert report.steps[0].what == text + odd
    assert report.steps[0].where == odd


def timed(step: Step) -> PlanReport:
    return report_of(tarek().with_plan(Plan(steps=(step,))), TAREK_DAY)


def test_times_of_a_step_and_what_is_open_then_stand_below_it() -> None:
    times = (StepTime(days=(Weekday.DI,), start=480, end=780),)
    step = Step(id="s", text="Zur Beratung gehen", times=times, care_by="Frau K. (Laufgruppe)")
    (shown,) = timed(step).steps
    assert shown.notes == (
        "Dienstag von 8:00 bis 13:00 Uhr.",
        "Sami – offen: Dienstag von 7:20 bis 7:45 Uhr.",
        "Darum kümmert sich: Frau K.",
    )
    (nobody,) = timed(step.model_copy(update={"care_by": ""})).steps
    assert nobody.notes[-1] == "Darum kümmert sich: noch offen."
    assert [found for note in (*shown.notes, *nobody.notes) if (found := faults(note))] == []


def test_a_date_is_said_as_a_date_and_what_fits_says_no_more() -> None:
    (shown,) = timed(Step(id="s", text="Amt", times=(StepTime(day=date(2026, 12, 1), start=540, end=600),))).steps
    assert shown.notes == ("Dienstag, 1. Dezember 2026, von 9:00 bis 10:00 Uhr.",)


def test_usual_help_is_named_for_what_is_not_sure() -> None:
    times = (StepTime(days=(Weekday.MO,), weeks=(2,), start=930, end=1020),)
    report = report_of(mara().with_plan(Plan(steps=(Step(id="s", text="Amt", times=times),))), MARA_DAY)
    assert report.steps[0].notes == (
        "Woche B: Montag von 15:30 bis 17:00 Uhr.",
        "Offen in Woche B: Montag von 16:00 bis 17:35 Uhr.",
        "Darum kümmert sich: Nachbarin F.",
    )


def test_a_draft_says_nothing_of_an_agreement_and_an_agreed_plan_says_when() -> None:
    plan = Plan(goals=(Goal(id="g", text="Ich arbeite."),))
    assert report_of(jana().with_plan(plan)).agreement == ""
    report = report_of(jana().with_plan(agreed(plan, TODAY, date(2026, 12, 22))))
    assert report.state is PlanState.AGREED
    assert report.agreement == (
        "Vereinbart am 24. November 2026. Am 22. Dezember 2026 schauen wir gemeinsam, was geklappt hat."
    )
    assert faults(report.agreement) == []


def test_after_a_review_reached_goals_are_shown_with_what_became_of_them() -> None:
    goals = (
        Goal(id="a", text="Ich arbeite.", status=GoalStatus.REACHED),
        Goal(id="b", text="Ich lerne.", status=GoalStatus.DROPPED),
        Goal(id="c", text="Ich spare.", status=GoalStatus.PARTLY),
    )
    looked_through = reviewed(agreed(Plan(goals=goals), TODAY, date(2026, 12, 22)), TODAY, date(2026, 12, 22))
    report = report_of(jana().with_plan(looked_through))
    assert [(goal.text, goal.result) for goal in report.goals] == [
        ("Ich arbeite.", "Das habe ich erreicht."),
        ("Ich spare.", "Einen Teil davon habe ich erreicht."),
    ]
    assert "Zuletzt besprochen am 24. November 2026." in report.agreement
    assert report_of(jana().with_plan(closed(looked_through, TODAY))).agreement == (
        "Vereinbart am 24. November 2026. Zuletzt besprochen am 24. November 2026. Abgeschlossen am 24. November 2026."
    )
