"""Which shifts fit today's care (handbook 4.9)."""

import pytest

from lotse_desktop.domain.care import WEEKDAYS, Weekday
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.shift_fit import Fit, ShiftBlock, ShiftTemplate, find_fit, laid_over
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


def test_a_pattern_that_never_repeats_is_refused() -> None:
    week = A.care_week.model_copy(update={"cycle_weeks": 7, "activities": (), "absences": ()})
    with pytest.raises(ValueError, match="28"):
        find_fit(A.client.children, week, shift(480, 780).model_copy(update={"cycle_weeks": 4}))
