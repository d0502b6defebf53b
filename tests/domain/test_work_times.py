"""Reliable working times for an employer: the figures of handbook 4.9 and 11, and nothing private."""

from datetime import date

import pytest
from hypothesis import given, settings

from lotse_desktop.domain.care import Absence, CareKind, CarePlace, CareWeek, Params, Weekday
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import half_hours_text
from lotse_desktop.domain.work_times import MOST_COLUMNS, WorkTimes, WorkTimesWish, build_work_times
from tests.builders import TODAY, WORKDAYS, a_child
from tests.catalogue.shipped import work_times_texts
from tests.families import MARA_DAY, TAREK_DAY, mara, tarek
from tests.plain_language import average_words, faults, private
from tests.strategies import Family, families

MONDAY = date(2026, 11, 30)
BARE = Params(buffer_before=0, buffer_after=0)


def times_of(
    children: tuple[Child, ...], week: CareWeek, wish: WorkTimesWish | None = None, today: date = TODAY
) -> WorkTimes | None:
    return build_work_times(week, compute(children, week), work_times_texts(), wish or WorkTimesWish(MONDAY), today)


def of_case(record: CaseRecord, today: date, wish: WorkTimesWish | None = None) -> WorkTimes:
    times = times_of(record.client.children, record.care_week, wish, today)
    assert times is not None
    return times


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def column(times: WorkTimes, number: int = 0) -> list[str]:
    return [plain(row.times[number]) for row in times.rows]


def sentences(times: WorkTimes) -> list[str]:
    texts = work_times_texts()
    return [plain(line) for line in (texts.title, texts.intro, times.valid_from, times.hours, *times.notes) if line]


def test_case_a_has_two_weeks_in_the_order_in_which_they_come() -> None:
    times = of_case(mara(), MARA_DAY)
    assert [plain(title) for title in times.columns] == [
        "Jede 2. Woche ab 30. November 2026",
        "Jede 2. Woche ab 7. Dezember 2026",
    ]
    same = ["8:05 bis 15:25 Uhr"] * 3 + ["5:35 bis 15:25 Uhr"]
    assert column(times, 0) == [*same, "8:05 bis 23:25 Uhr"]
    assert column(times, 1) == [*same, "8:05 bis 15:25 Uhr"]
    assert times.week_hours == ("36,5", "35")
    assert times.hours == "Mindestens 35 Stunden in jeder Woche"
    assert times.valid_from == "Gültig ab Montag, 30. November 2026"
    assert "Gerechnet sind höchstens 8 Stunden am Tag." in times.notes
    assert times.file_name == "Arbeitszeiten_2026-11-10.pdf"


def test_a_week_that_has_begun_counts_from_the_day_on_which_the_page_holds() -> None:
    times = of_case(mara(), MARA_DAY, WorkTimesWish(date(2026, 12, 8)))
    assert [plain(title) for title in times.columns] == [
        "Jede 2. Woche ab 8. Dezember 2026",
        "Jede 2. Woche ab 14. Dezember 2026",
    ]
    assert column(times, 0)[4] == "8:05 bis 15:25 Uhr"


def test_case_b_is_the_same_every_week() -> None:
    times = of_case(tarek(), TAREK_DAY)
    assert times.columns == ("Jede Woche",)
    assert column(times) == [
        "7:55 bis 14:20 Uhr",
        "8:25 bis 16:20 Uhr",
        "7:55 bis 14:20 Uhr",
        "8:25 bis 14:20 Uhr",
        "7:55 bis 13:20 Uhr",
    ]
    assert times.week_hours == ("30,5",)
    assert times.hours == "30,5 Stunden in der Woche"


@pytest.mark.parametrize(("record", "day"), [(mara(), MARA_DAY), (tarek(), TAREK_DAY)])
def test_the_page_is_plain_language(record: CaseRecord, day: date) -> None:
    said = sentences(of_case(record, day))
    assert [(s, found) for s in said if (found := faults(s))] == []
    assert average_words(said) <= 11
    assert not any(private(sentence) for sentence in said)


def test_the_name_stands_there_only_when_it_was_chosen() -> None:
    assert of_case(mara(), MARA_DAY).name == ""
    assert of_case(mara(), MARA_DAY, WorkTimesWish(MONDAY, "Mara Beispiel")).name == "Mara Beispiel"


def a_place(start: int, end: int, weeks: tuple[int, ...] | None = None, place_id: str = "k") -> CarePlace:
    return CarePlace(
        id=place_id, kind=CareKind.KINDERGARTEN, children=("mia",), days=WORKDAYS, weeks=weeks, booked=(start, end)
    )


def test_weeks_without_a_known_beginning_have_letters() -> None:
    week = CareWeek(cycle_weeks=2, params=BARE, care=(a_place(480, 900, (1,)), a_place(480, 720, (2,), "h")))
    times = times_of((a_child(),), week)
    assert times is not None
    assert times.columns == ("Woche A", "Woche B")


def test_a_cycle_that_only_looks_long_is_told_short() -> None:
    week = CareWeek(cycle_weeks=6, params=BARE, care=(a_place(480, 900),))
    times = times_of((a_child(),), week)
    assert times is not None
    assert times.columns == ("Jede Woche",)


def test_of_many_different_weeks_only_what_holds_in_each_is_told() -> None:
    places = tuple(a_place(480 + 10 * number, 900, (number,), str(number)) for number in range(1, 5))
    week = CareWeek(cycle_weeks=4, params=BARE, care=places)
    times = times_of((a_child(),), week)
    assert times is not None
    assert column(times) == ["8:40 bis 15:00 Uhr"] * 5
    assert times.week_hours == (half_hours_text(5 * 360),)


def test_two_times_of_one_day_are_both_told_and_the_longer_one_counts() -> None:
    away = Absence(id="u", children=("mia",), days=(Weekday.FR,), start=960, end=1440)
    week = CareWeek(params=BARE, care=(a_place(480, 720),), absences=(away,))
    times = times_of((a_child(),), week)
    assert times is not None
    assert column(times)[4] == "8:00 bis 12:00 Uhr oder 16:00 bis 24:00 Uhr"
    assert times.week_hours == (half_hours_text(4 * 240 + 450),)
    assert work_times_texts().note_either in times.notes


def test_a_day_without_a_time_says_so_and_a_week_without_any_has_no_headline() -> None:
    week = CareWeek(cycle_weeks=2, params=BARE, care=(a_place(480, 900, (1,)),))
    times = times_of((a_child(),), week)
    assert times is not None
    assert column(times, 1) == ["keine feste Zeit"] * 5
    assert times.hours == ""


def test_without_any_time_there_is_no_page() -> None:
    assert times_of((a_child(),), CareWeek()) is None


@settings(max_examples=40)
@given(families())
def test_hours_are_those_of_the_care_engine(family: Family) -> None:
    children, week = family
    report = compute(children, week)
    times = times_of(children, week)
    if times is None:
        assert report.cycle_weeks > MOST_COLUMNS or not any(report.feasible_week_minutes)
    elif len(times.columns) > 1:
        assert set(times.week_hours) == {half_hours_text(minutes) for minutes in report.feasible_week_minutes}
    else:
        assert float(times.week_hours[0].replace(",", ".")) <= min(report.feasible_week_minutes) / 60
