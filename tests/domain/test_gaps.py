"""Care gaps to the minute: the edge cases of the handbook (4.6), each as its own sentence."""

from collections.abc import Iterable, Sequence

import pytest

from lotse_desktop.domain.care import (
    Absence,
    Activity,
    CareKind,
    CarePlace,
    CareWeek,
    Helper,
    Params,
    Reliability,
    Weekday,
)
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import CareReport, DayKind, GapClass, classify, compute
from tests.builders import WORKDAYS, a_child

MO, DI, MI, DO, FR, SA, SO = Weekday
NO_BUFFERS = Params(buffer_before=0, buffer_after=0)
Span = tuple[int, int]


def at(hour: int, minute: int = 0) -> int:
    """A time of day in minutes."""
    return hour * 60 + minute


def work(start: int, end: int, days: Sequence[Weekday] = (MO,), **more: object) -> Activity:
    """Work without ways, unless said otherwise."""
    name = f"work-{start}-{end}-{'-'.join(days)}"
    return Activity.model_validate({"id": name, "start": start, "end": end, "days": tuple(days), **more})


def care(
    booked: Span, opening: Span | None = None, days: Sequence[Weekday] = WORKDAYS, children: Sequence[str] = ("mia",)
) -> CarePlace:
    """A Kita."""
    return CarePlace(
        id=f"care-{booked}-{'-'.join(children)}",
        kind=CareKind.KINDERGARTEN,
        children=tuple(children),
        days=tuple(days),
        booked=booked,
        opening=opening,
    )


def helper(start: int, end: int, days: Sequence[Weekday] = (MO,), how: Reliability = Reliability.FIRM) -> Helper:
    """Somebody who looks after Mia."""
    return Helper(
        id=f"helper-{start}-{end}", children=("mia",), days=tuple(days), start=start, end=end, reliability=how
    )


def alone(minutes: int, window: Span = (420, 1140)) -> Child:
    """Mia, who may be alone for so long."""
    return a_child().model_copy(update={"alone_max_minutes": minutes, "alone_window": window})


def week(
    activities: Iterable[Activity] = (),
    supply: Iterable[CarePlace | Helper | Absence] = (),
    params: Params = NO_BUFFERS,
    cycle_weeks: int = 1,
) -> CareWeek:
    """One week, buffers 0 unless said otherwise."""
    supply = tuple(supply)
    return CareWeek(
        cycle_weeks=cycle_weeks,
        params=params,
        activities=tuple(activities),
        care=tuple(entry for entry in supply if isinstance(entry, CarePlace)),
        helpers=tuple(entry for entry in supply if isinstance(entry, Helper)),
        absences=tuple(entry for entry in supply if isinstance(entry, Absence)),
    )


def mia(care_week: CareWeek, child: Child | None = None) -> CareReport:
    """The report for Mia alone."""
    return compute((child or a_child(),), care_week)


def spans(report: CareReport, child: str = "mia") -> list[tuple[int, int, int]]:
    """Day, start and end of each gap."""
    return [(gap.day, gap.start, gap.end) for gap in report.gaps if gap.child == child]


def test_edge_1_care_around_work_and_ways_leaves_no_gap() -> None:
    report = mia(week([work(at(8), at(12), out=20, back=20)], [care((at(7, 30), at(12, 30)))]))
    assert report.demand_minutes == 280
    assert report.gap_minutes == 0


def test_edge_2_overlapping_care_counts_once() -> None:
    report = mia(week([work(at(8), at(13))], [care((at(8), at(12))), care((at(11), at(13)))]))
    assert report.gap_minutes == 0
    assert mia(week([work(at(8), at(14))], [care((at(8), at(12))), care((at(11), at(13)))])).gap_minutes == 60


def test_edge_3_what_is_booked_outside_the_opening_does_not_count() -> None:
    report = mia(week([work(at(6), at(18))], [care((at(7), at(17)), (at(7, 30), at(16, 30)))]))
    assert spans(report) == [(0, at(6), at(7, 30)), (0, at(16, 30), at(18))]


@pytest.mark.parametrize(("second", "pieces"), [((14, 30), [(450, 810), (870, 1110)]), ((14, 29), [(450, 1110)])])
def test_edge_4_an_hour_at_home_separates_a_minute_less_does_not(
    second: tuple[int, int], pieces: list[tuple[int, int]]
) -> None:
    report = mia(week([work(at(7, 30), at(13, 30)), work(at(*second), at(18, 30))]))
    assert list(report.child("mia").demand) == pieces


def test_edge_5_a_night_shift_on_monday_runs_into_tuesday() -> None:
    report = mia(week([work(at(21, 30), at(6), out=20, back=20)]))
    assert [(gap.day, gap.start, gap.end, dict(gap.classes)) for gap in report.gaps] == [
        (0, at(21, 10), at(24), {GapClass.LATE: 50, GapClass.NIGHT: 120}),
        (1, 0, at(6, 20), {GapClass.NIGHT: 300, GapClass.EARLY: 80}),
    ]
    assert report.gap_minutes == 550


def test_edge_6_a_night_shift_on_friday_runs_into_the_weekend() -> None:
    report = mia(week([work(at(21, 30), at(6), [FR], out=20, back=20)]))
    assert [(gap.day, dict(gap.classes)) for gap in report.gaps] == [
        (4, {GapClass.LATE: 50, GapClass.NIGHT: 120}),
        (5, {GapClass.WEEKEND: 380}),
    ]


@pytest.mark.parametrize(("length", "gap"), [(120, 0), (121, 121)])
def test_edge_7_two_hours_alone_are_covered_a_minute_more_is_a_gap(length: int, gap: int) -> None:
    report = mia(week([work(at(14), at(14) + length)]), alone(120))
    assert report.gap_minutes == gap
    assert report.child("mia").alone_minutes == length - gap
    assert report.child("mia").alone_hint == (120 if gap else 0)


def test_edge_8_a_piece_that_begins_before_the_window_is_a_gap_as_a_whole() -> None:
    report = mia(week([work(at(6, 20), at(14))], [care((at(7, 55), at(14)))]), alone(120))
    assert spans(report) == [(0, at(6, 20), at(7, 55))]
    assert report.child("mia").alone_hint == 55


def test_alone_from_the_first_to_the_last_minute_of_the_window() -> None:
    assert mia(week([work(at(7), at(8)), work(at(18), at(19))]), alone(120)).gap_minutes == 0
    assert mia(week([work(at(18), at(19, 1))]), alone(120)).gap_minutes == 61
    assert mia(week([work(at(6, 59), at(8))]), alone(120)).gap_minutes == 61


def test_edge_9_gaps_of_two_children_add_up_for_the_children_and_unite_for_the_family() -> None:
    ben = a_child("Ben", child_id="ben")
    both = (care((at(8), at(15))), care((at(8), at(15, 30)), children=["ben"]), care((at(16), at(18))))
    later = care((at(16, 30), at(18)), children=["ben"])
    report = compute((a_child(), ben), week([work(at(8), at(18))], [*both, later]))
    assert spans(report) == [(0, at(15), at(16))]
    assert spans(report, "ben") == [(0, at(15, 30), at(16, 30))]
    assert report.gap_minutes == 120
    assert report.family_gap_minutes == (90,)


@pytest.mark.parametrize(
    ("start", "end", "classes"),
    [
        (at(7, 15), at(7, 45), {GapClass.EARLY: 15, GapClass.CORE: 15}),
        (at(12, 50), at(13, 10), {GapClass.CORE: 10, GapClass.AFTERNOON: 10}),
        (at(16, 55), at(17, 5), {GapClass.AFTERNOON: 5, GapClass.LATE: 5}),
        (at(21, 30), at(22, 30), {GapClass.LATE: 30, GapClass.NIGHT: 30}),
        (at(4, 59), at(5, 1), {GapClass.NIGHT: 1, GapClass.EARLY: 1}),
        (0, at(24), dict(zip(list(GapClass)[:5], (420, 150, 330, 240, 300), strict=True))),
    ],
)
def test_edge_10_a_gap_is_split_at_the_borders_of_the_classes(
    start: int, end: int, classes: dict[GapClass, int]
) -> None:
    assert dict(mia(week([work(start, end)])).classes) == classes


def test_edge_11_without_activity_there_is_no_demand_and_no_coverage() -> None:
    report = mia(week(supply=[care((at(7), at(16)))]))
    assert report.demand_minutes == 0
    assert report.coverage is None
    assert report.child("mia").coverage is None


def test_a_public_holiday_comes_before_the_weekend_closing_days_before_the_time_of_day() -> None:
    assert classify(1, at(7), at(8), DayKind.PUBLIC_HOLIDAY) == ((GapClass.WEEKEND, 60),)
    assert classify(6, at(7), at(8), DayKind.CLOSED) == ((GapClass.WEEKEND, 60),)
    assert classify(1, at(7), at(8), DayKind.CLOSED) == ((GapClass.HOLIDAY, 60),)


def test_a_shift_on_the_last_sunday_runs_into_the_first_monday() -> None:
    report = mia(week([work(at(22), at(6), [SO], weeks=(2,))], cycle_weeks=2))
    assert [(gap.week, gap.day, gap.start, gap.end) for gap in report.gaps] == [
        (1, 0, 0, at(6)),
        (2, 6, at(22), at(24)),
    ]
    assert report.family_gap_minutes == (360, 120)


def test_a_way_before_midnight_belongs_to_the_day_before() -> None:
    report = mia(week([work(at(0, 30), at(4), out=45)]))
    assert spans(report) == [(0, 0, at(4)), (6, at(23, 45), at(24))]


def test_sunday_night_and_monday_morning_less_than_an_hour_apart_are_one() -> None:
    activities = [work(at(0, 30), at(4)), work(at(20), at(23, 31), [SO])]
    assert mia(week(activities)).child("mia").demand == ((0, at(4)), (6 * 1440 + at(20), 7 * 1440))
    later = [work(at(0, 30), at(4)), work(at(20), at(23, 30), [SO])]
    assert mia(week(later)).child("mia").demand == ((30, at(4)), (6 * 1440 + at(20), 6 * 1440 + at(23, 30)))


def test_contact_time_is_cut_out_after_two_demands_became_one() -> None:
    away = Absence(id="away", children=("mia",), days=(MO,), start=at(12, 30), end=at(13))
    report = mia(week([work(at(8), at(12)), work(at(12, 45), at(15))], [away]))
    assert report.child("mia").demand == ((at(8), at(12, 30)), (at(13), at(15)))


def test_contact_time_may_run_over_the_end_of_the_cycle() -> None:
    away = Absence(id="away", children=("mia",), days=(SO,), start=at(18), end=at(7))
    assert spans(mia(week([work(at(6), at(8))], [away]))) == [(0, at(7), at(8))]


def test_only_firm_helpers_close_a_gap_usual_ones_count_softly() -> None:
    def gaps(how: Reliability) -> tuple[int, int]:
        report = mia(week([work(at(8), at(10))], [helper(at(8), at(9), how=how)]))
        return report.family_gap_minutes[0], report.soft_family_gap_minutes[0]

    assert gaps(Reliability.FIRM) == (60, 60)
    assert gaps(Reliability.USUAL) == (120, 60)
    assert gaps(Reliability.POSSIBLE) == (120, 120)
    assert gaps(Reliability.EMERGENCY) == (120, 120)


def test_a_hole_of_one_minute_is_a_gap_of_one_minute() -> None:
    report = mia(week([work(at(8), at(12))], [care((at(8), at(10))), care((at(10, 1), at(12)))]))
    assert spans(report) == [(0, at(10), at(10, 1))]


def test_care_for_another_child_does_not_count() -> None:
    assert mia(week([work(at(8), at(9))], [care((at(7), at(16)), children=["ben"])])).gap_minutes == 60


def test_extra_minutes_of_a_child_widen_its_own_demand_only() -> None:
    slow = a_child("Ben", child_id="ben").model_copy(update={"extra_out": 10, "extra_back": 5})
    report = compute((a_child(), slow), week([work(at(8), at(9), out=20, back=20)]))
    assert report.child("mia").demand == ((at(7, 40), at(9, 20)),)
    assert report.child("ben").demand == ((at(7, 30), at(9, 25)),)


def test_a_piece_over_midnight_is_never_covered_by_being_alone() -> None:
    report = mia(week([work(at(23, 30), at(0, 30))]), alone(120, (0, 1440)))
    assert report.gap_minutes == 60
    over_the_end = mia(week([work(at(23, 30), at(0, 30), [SO])]), alone(120, (0, 1440)))
    assert over_the_end.gap_minutes == 60
    until_midnight = mia(week([work(at(23), at(24))]), alone(120, (0, 1440)))
    assert until_midnight.gap_minutes == 0


def test_being_alone_is_judged_piece_by_piece_between_care() -> None:
    report = mia(week([work(at(8), at(14))], [care((at(9), at(11))), care((at(13), at(14)))]), alone(60))
    assert spans(report) == [(0, at(11), at(13))]


def test_somebody_must_bring_or_fetch_where_a_gap_touches_an_institution() -> None:
    report = mia(week([work(at(6), at(18))], [care((at(8), at(15))), helper(at(15, 30), at(16))]))
    assert [(gap.bring, gap.fetch) for gap in report.gaps] == [(True, False), (False, True), (False, False)]


def test_a_child_is_brought_to_an_institution_that_opens_at_midnight_of_monday() -> None:
    report = mia(week([work(at(22), at(6), [SO])], [care((0, at(6)), days=[MO])]))
    assert [(gap.day, gap.bring, gap.fetch) for gap in report.gaps] == [(6, True, False)]


def test_weeks_beyond_the_cycle_take_no_place() -> None:
    assert mia(week([work(at(8), at(9), weeks=(3,))], cycle_weeks=2)).demand_minutes == 0


def test_an_empty_range_is_no_care() -> None:
    assert mia(week([work(at(8), at(9))], [care((at(8), at(8)))])).gap_minutes == 60
    assert mia(week([work(at(8), at(9))], [care((at(8), at(9)), (at(7), at(7)))])).gap_minutes == 60


def test_an_activity_that_ends_when_it_starts_takes_a_whole_day() -> None:
    assert mia(week([work(at(8), at(8))])).demand_minutes == 1440
    assert mia(week([work(at(24), at(24))])).child("mia").demand == ((1440, 2880),)


def test_a_family_without_children_has_no_gaps() -> None:
    report = compute((), week([work(at(8), at(9))]))
    assert report.gaps == ()
    assert report.family_gap_minutes == (0,)
    assert report.coverage is None


def test_an_unknown_child_has_no_report() -> None:
    with pytest.raises(KeyError):
        mia(week()).child("ben")
