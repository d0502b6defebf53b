"""The year strip: what each cell shows, in words too, and the same days as runs."""

from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.calendar import HolidayCalendar
from lotse_desktop.domain.client import State
from lotse_desktop.domain.holiday_plan import DaySource
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.year import calendar_span, compute_year
from lotse_desktop.figures.year import CellKind, DayCell, YearPicture, find_runs, year_picture
from lotse_desktop.storage.holiday_data import load_calendar
from tests.families import mara, tarek

AUTUMN = (date(2026, 10, 12), date(2026, 11, 8))
NW = load_calendar(State.NW, date(2026, 1, 1), date(2027, 12, 31))
RP = load_calendar(State.RP, date(2026, 1, 1), date(2027, 12, 31))


def picture_of(
    record: CaseRecord, calendar: HolidayCalendar, period: tuple[date, date], children: tuple[str, ...] | None = None
) -> YearPicture:
    days = compute_year(record.client.children, record.care_week, calendar, *period, plan=record.holiday_plan)
    shown = {c.id: c.given_name for c in record.client.children if children is None or c.id in children}
    return year_picture(period, days, calendar, shown)


def cell_of(picture: YearPicture, day: date) -> DayCell:
    return next(cell for cell in picture.cells if cell.day == day)


def test_a_column_is_a_week_and_a_row_a_weekday() -> None:
    cells = picture_of(tarek(), NW, (date(2026, 10, 14), date(2026, 11, 3))).cells
    assert (cells[0].column, cells[0].row) == (0, 2)
    assert [(cell.column, cell.row) for cell in cells if cell.day == date(2026, 10, 19)] == [(1, 0)]
    assert cells[-1].column == 3


def test_holidays_without_anybody_are_open_and_told() -> None:
    monday = cell_of(picture_of(tarek(), NW, AUTUMN), date(2026, 10, 19))
    assert (monday.kind, monday.name, monday.minutes) == (CellKind.OPEN, "Herbstferien", 1210)
    assert monday.text == ("Montag, 19. Oktober 2026, Herbstferien. Sami: 10 h 05 min offen. Nour: 10 h 05 min offen.")


def test_who_was_assigned_stands_in_the_cell() -> None:
    record, day = tarek(), date(2026, 10, 19)
    plan = record.holiday_plan.with_source((day,), ("sami", "nour"), DaySource.HOLIDAY_CARE, "OGS")
    cell = cell_of(picture_of(record.with_holiday_plan(plan), NW, AUTUMN), day)
    assert (cell.kind, cell.mark) == (CellKind.ASSIGNED, "B")
    assert cell.text.endswith("Sami: OGS. Nour: OGS.")


def test_as_long_as_one_child_has_nobody_the_day_is_open() -> None:
    record, day = tarek(), date(2026, 10, 19)
    record = record.with_holiday_plan(record.holiday_plan.with_source((day,), ("sami",), DaySource.HELPER))
    assert cell_of(picture_of(record, NW, AUTUMN), day).kind is CellKind.OPEN
    assert cell_of(picture_of(record, NW, AUTUMN, ("sami",)), day).kind is CellKind.ASSIGNED


@pytest.mark.parametrize(
    ("day", "kind", "mark"),
    [
        (date(2026, 11, 2), CellKind.GAP, ""),
        (date(2026, 11, 5), CellKind.COVERED, ""),
        (date(2026, 11, 6), CellKind.FREE, ""),
        (date(2026, 12, 23), CellKind.CLOSED, "Z"),
        (date(2026, 12, 25), CellKind.PUBLIC, "F"),
        (date(2026, 12, 29), CellKind.ASSIGNED, "U"),
        (date(2027, 5, 6), CellKind.OPEN, ""),
    ],
)
def test_every_kind_of_day_of_case_a(day: date, kind: CellKind, mark: str) -> None:
    cell = cell_of(picture_of(mara(), RP, (date(2026, 11, 1), date(2027, 5, 31))), day)
    assert (cell.kind, cell.mark) == (kind, mark)


def test_weekends_in_school_holidays_belong_to_them() -> None:
    assert cell_of(picture_of(tarek(), NW, AUTUMN), date(2026, 10, 24)).kind is CellKind.SCHOOL
    assert cell_of(picture_of(mara(), RP, AUTUMN), date(2026, 10, 10) + timedelta(7)).kind is not CellKind.SCHOOL


def test_days_without_data_are_told_and_never_free() -> None:
    cells = year_picture(AUTUMN, (), NW, {"sami": "Sami"}).cells
    assert {cell.kind for cell in cells} == {CellKind.NO_DATA}
    assert cells[0].text == "Montag, 12. Oktober 2026. Keine Daten zu den Ferien."


def test_months_stand_over_their_first_week() -> None:
    months = picture_of(tarek(), NW, (date(2026, 9, 2), date(2027, 8, 31))).months
    assert months[:3] == ((0, "September"), (4, "Oktober"), (8, "November"))
    assert len(months) == 12


def test_the_whole_strip_is_told_in_one_sentence() -> None:
    words = picture_of(tarek(), NW, AUTUMN).alternative
    assert (
        words == "12.10. bis 08.11.2026: 10 Feier-, Ferien- und Schließtage offen, 10 Tage mit einer Lücke im Alltag."
    )


def test_runs_say_the_same_as_the_cells() -> None:
    runs = find_runs(picture_of(tarek(), NW, AUTUMN).cells)
    assert [(run.first, run.last, run.name, run.days, run.kind) for run in runs] == [
        (date(2026, 10, 12), date(2026, 10, 16), "Alltag", 5, CellKind.GAP),
        (date(2026, 10, 19), date(2026, 10, 30), "Herbstferien", 10, CellKind.OPEN),
        (date(2026, 11, 2), date(2026, 11, 6), "Alltag", 5, CellKind.GAP),
    ]
    assert runs[1].standing == "185 h offen"


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 27)), st.sets(st.integers(0, 27)))
def test_runs_lose_no_minute_and_overlap_nowhere(assigned: set[int], closed: set[int]) -> None:
    record = tarek()
    days = [AUTUMN[0] + timedelta(number) for number in assigned]
    plan = record.holiday_plan.with_source(days, ("sami", "nour"), DaySource.OTHER_PARENT)
    record = record.with_holiday_plan(plan.with_movable((AUTUMN[0] + timedelta(n) for n in closed), free=True))
    picture = picture_of(record, NW, AUTUMN)
    runs = find_runs(picture.cells)
    assert sum(run.minutes for run in runs) == sum(cell.minutes for cell in picture.cells)
    assert all(first.last < second.first for first, second in pairwise(runs))


def test_drawing_a_year_is_quick() -> None:
    record = tarek()
    period = (date(2026, 9, 2), date(2027, 8, 31))
    calendar = load_calendar(State.NW, *calendar_span(*period))
    days = compute_year(record.client.children, record.care_week, calendar, *period)
    names = {child.id: child.given_name for child in record.client.children}

    def once() -> float:
        start = perf_counter()
        year_picture(period, days, calendar, names)
        return perf_counter() - start

    assert min(once() for _ in range(5)) < 0.05
