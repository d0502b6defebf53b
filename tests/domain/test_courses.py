"""Week times of a course are tested against care as working times are, and told in one line."""

import pytest

from lotse_desktop.domain.assessment import Cefr, Choice, Languages, Spoken
from lotse_desktop.domain.care import Weekday
from lotse_desktop.domain.courses import (
    blocks_text,
    course_text,
    duration_text,
    find_course_fit,
    find_measures,
    step_of,
    wanted_kinds,
)
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.measures import Measure
from lotse_desktop.domain.needs import find_needs
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.qualification import QualificationGap
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.shifts import ShiftBlock
from tests.builders import TODAY
from tests.catalogue.shipped import catalogue
from tests.families import MARA_DAY, mara, tarek, whole_mara

MO, DI, MI, DO, FR, SA, SO = Weekday


def words(record: CaseRecord, start: int, end: int, *days: Weekday) -> str:
    fit = find_course_fit(record.client.children, record.care_week, (ShiftBlock(days=days, start=start, end=end),))
    assert fit is not None
    return course_text(fit, record.care_week.cycle_weeks)


@pytest.mark.parametrize(
    ("start", "end", "days", "text"),
    [
        (540, 795, (MO, DI, MI, DO, FR), "Kurs passt"),
        (480, 780, (DI,), "passt nicht: 25 Minuten am Dienstag"),
        (480, 780, (DI, DO), "passt nicht: je 25 Minuten am Dienstag und Donnerstag"),
        (480, 960, (MO, DI), "passt nicht: 1 h 40 min am Montag und 25 Minuten am Dienstag"),
    ],
)
def test_a_course_of_case_b_in_words(start: int, end: int, days: tuple[Weekday, ...], text: str) -> None:
    assert words(tarek(), start, end, *days) == text


def test_what_fits_with_usual_help_names_who_must_come() -> None:
    assert words(mara(), 840, 1050, MO) == "Kurs passt, wenn diese Hilfe kommt: Nachbarin F."


def test_a_course_that_misses_in_one_week_only_names_the_week() -> None:
    text = words(mara(), 600, 780, SA)
    assert text.startswith("passt nicht: ")
    assert text.endswith("am Samstag in Woche B")


def test_without_times_children_or_care_nothing_is_tested() -> None:
    record, block = tarek(), ShiftBlock(days=(MO,), start=540, end=720)
    empty = record.care_week.model_copy(update={"care": (), "helpers": (), "absences": ()})
    assert find_course_fit(record.client.children, record.care_week, ()) is None
    assert find_course_fit((), record.care_week, (block,)) is None
    assert find_course_fit(record.client.children, empty, (block,)) is None


def measure(key: str) -> Measure:
    return next(found for found in catalogue().measures if found.key == key)


@pytest.mark.parametrize(
    ("level", "keys"),
    [(Cefr.A2, {"M_INTEGRATION_COURSE"}), (Cefr.B1, {"M_JOB_LANGUAGE"})],
)
def test_language_courses_begin_where_the_german_is(level: Cefr, keys: set[str]) -> None:
    answer = Languages(languages=(Spoken(language="de", level=level),))
    record = tarek().with_payload("LANGUAGE", tarek().answers("LANGUAGE").with_answer("SPR1", answer))
    found = find_measures(catalogue(), record, (catalogue().need("LANGUAGE_GERMAN"),))
    assert {fitting.measure.key for fitting in found} == keys


def test_an_adaptation_is_offered_once_a_part_is_recognised() -> None:
    form = tarek().answers("EDUCATION")
    for state, offered in (("not_started", False), ("partial", True)):
        record = tarek().with_payload("EDUCATION", form.with_answer("BIL3", Choice(key=state)))
        found = find_measures(catalogue(), record, (catalogue().need("RECOGNITION"),))
        assert ("M_ADAPTATION" in {fitting.measure.key for fitting in found}) is offered


def test_gaps_come_first_and_dropped_needs_are_left_out() -> None:
    record = whole_mara()
    plan = record.plan.with_decision("OVERLOAD", Decision.DROPPED)
    record = record.with_plan(plan)
    needs = find_needs(catalogue(), record, compute(record.client.children, record.care_week), MARA_DAY)
    gaps = (QualificationGap("LICENCE", ""), QualificationGap("OVERLOAD", ""), QualificationGap("UNKNOWN", ""))
    kinds = [kind.key for kind in wanted_kinds(catalogue(), needs, gaps)]
    assert kinds[0] == "LICENCE"
    assert "OVERLOAD" not in kinds
    assert len(kinds) == len(set(kinds)) == 16


def test_a_measure_becomes_one_step_with_a_date() -> None:
    (fitting,) = find_measures(catalogue(), tarek(), (catalogue().need("LICENCE"),))
    step = step_of(fitting, TODAY)
    assert step == step_of(fitting, TODAY)
    assert (step.id, step.need, step.place) == ("step-M_CERTIFICATES", "LICENCE", "Jobcenter")
    assert step.due is not None
    assert step.due.weekday() < 5


def test_durations_and_times_in_words() -> None:
    assert duration_text(measure("M_COACHING_AVGS")) == "4 bis 26 Wochen"
    assert duration_text(measure("M_PARTIAL_QUAL")) == "8 bis 26 Wochen je Teil"
    assert duration_text(measure("M_WAGE_SUBSIDY")) == "bis 52 Wochen"
    assert duration_text(measure("M_ASA_FLEX")) == "solange die Ausbildung läuft"
    assert duration_text(measure("M_VB")) == ""
    assert blocks_text(measure("M_JOB_LANGUAGE").blocks) == "Montag bis Freitag 9:00 bis 13:15 Uhr"
