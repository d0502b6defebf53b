"""Which shifts fit today's care (handbook 4.9)."""

import pytest
from pydantic import ValidationError

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.shift_fit import Fit, find_fit, find_fits, find_largest
from lotse_desktop.domain.shifts import ShiftBlock, ShiftTemplate, laid_over
from lotse_desktop.domain.timetable import LongCycleError
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY, WORKDAYS

A = load_case(CASES / "a.json", TODAY)
B = load_case(CASES / "b.json", TODAY)


def shift(start: int, end: int, pause: int = 0, days: tuple[Weekday, ...] = WORKDAYS) -> ShiftTemplate:
    """The same times on each day."""
    block = ShiftBlock(days=days, start=start, end=end, pause=pause)
    return ShiftTemplate(key="probe", title="Probe", blocks=(block,))


def test_work_inside_the_feasible_window_fits() -> None:
    fit = find_fit(A.client.children, A.care_week, shift(485, 925, 30))
    assert (fit.fit, fit.missing) == (Fit.FITS, ())
    assert fit.template.week_minutes == 5 * 410


def test_work_that_begins_five_minutes_too_early_misses_by_five_minutes_a_day() -> None:
    fit = find_fit(A.client.children, A.care_week, shift(480, 780, days=(Weekday.MO,)))
    assert (fit.fit, fit.missing) == (Fit.MISSES, ((1, 0, 5), (2, 0, 5)))


def test_work_that_needs_the_neighbour_fits_with_usual_help() -> None:
    fit = find_fit(A.client.children, A.care_week, shift(600, 1050, days=(Weekday.MO,)))
    assert fit.fit is Fit.FITS_WITH_USUAL_HELP
    assert fit.helpers == ("Nachbarin F.",)
    assert fit.missing == ((1, 0, 125), (2, 0, 125))


def test_the_entry_job_of_tarek_fits() -> None:
    week = ShiftTemplate(
        key="entry",
        title="Einstieg",
        blocks=(
            ShiftBlock(days=WEEKDAYS[:4], start=510, end=855),
            ShiftBlock(days=(Weekday.FR,), start=510, end=795),
        ),
    )
    fit = find_fit(B.client.children, B.care_week, week)
    assert (fit.fit, week.week_minutes) == (Fit.FITS, 1665)


def test_three_shifts_in_turn_meet_two_weeks_of_contact() -> None:
    turn = ShiftTemplate(
        key="turn",
        title="Wechsel",
        cycle_weeks=3,
        blocks=(
            ShiftBlock(days=WORKDAYS, start=360, end=840, weeks=(1,)),
            ShiftBlock(days=WORKDAYS, start=840, end=1320, weeks=(2,)),
            ShiftBlock(days=WORKDAYS, start=1320, end=360, weeks=(3,)),
        ),
    )
    together = laid_over(A.care_week, turn)
    assert together.cycle_weeks == 6
    assert [activity.weeks for activity in together.activities] == [(1, 4), (2, 5), (3, 6)]
    assert [absence.weeks for absence in together.absences] == [(1, 3, 5)] * 3
    assert compute(A.client.children, together).cycle_weeks == 6


def test_a_pattern_that_repeats_too_late_is_told_and_not_computed() -> None:
    week = A.care_week.model_copy(update={"cycle_weeks": 7, "activities": (), "absences": ()})
    fit = find_fit(A.client.children, week, shift(480, 780).model_copy(update={"cycle_weeks": 4}))
    assert (fit.fit, fit.report, fit.missing, fit.missing_minutes) == (Fit.TOO_LONG, None, (), 0)
    with pytest.raises(LongCycleError, match="28"):
        laid_over(week, shift(480, 780).model_copy(update={"cycle_weeks": 4}))


def test_only_the_helper_who_is_needed_is_named() -> None:
    """Of two who usually come, one covers all of the gap."""
    aunt = A.care_week.helpers[1].model_copy(update={"id": "h9", "label": "Tante", "end": 1000})
    week = A.care_week.model_copy(update={"helpers": (*A.care_week.helpers, aunt)})
    assert find_fit(A.client.children, week, shift(600, 1050, days=(Weekday.MO,))).helpers == ("Nachbarin F.",)


def test_the_largest_week_is_the_one_with_most_hours_that_fits_for_sure() -> None:
    fits = find_fits(
        A.client.children,
        A.care_week,
        (shift(540, 720), shift(485, 925, 30), shift(480, 930), shift(600, 1050, days=(Weekday.MO,))),
    )
    assert find_largest(fits) is fits[1]
    assert find_largest(fits[2:]) is None


def test_a_block_in_a_week_that_the_cycle_does_not_have_is_refused() -> None:
    block = ShiftBlock(days=WORKDAYS, start=480, end=720, weeks=(2,))
    with pytest.raises(ValidationError):
        ShiftTemplate(key="t", title="T", blocks=(block,))
