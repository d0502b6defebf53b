"""The two worked cases of the handbook (11.1, 11.2), to the minute, with every scenario of 4.11 and section 11."""

from fractions import Fraction

import pytest

from lotse_desktop.domain.care import (
    WEEKDAYS,
    Absence,
    Activity,
    CareKind,
    CarePlace,
    CareWeek,
    Helper,
    Reliability,
    Weekday,
)
from lotse_desktop.domain.feasible import net_minutes
from lotse_desktop.domain.frozen import clock_text
from lotse_desktop.domain.gaps import CareReport, GapClass, compute
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import half_hours_text
from lotse_desktop.exchange.case_file import load_case
from tests.builders import CASES, TODAY

MO, DI, MI, DO, FR, SA, SO = Weekday
A = load_case(CASES / "a.json", TODAY)
B = load_case(CASES / "b.json", TODAY)
Pieces = list[tuple[int, str, str, str, int]]


def report_a(week: CareWeek) -> CareReport:
    return compute(A.client.children, week)


def report_b(week: CareWeek) -> CareReport:
    return compute(B.client.children, week)


def pieces(report: CareReport, child: str) -> Pieces:
    """Week, day, start, end and minutes of each gap."""
    return [
        (gap.week, WEEKDAYS[gap.day].value, clock_text(gap.start), clock_text(gap.end), gap.minutes)
        for gap in report.gaps
        if gap.child == child
    ]


def windows(report: CareReport) -> list[str]:
    return [
        f"{w.week} {WEEKDAYS[w.day].value} {clock_text(w.start)}-{clock_text(w.end)} {w.net_minutes}"
        for w in report.feasible
    ]


def minutes_of(report: CareReport, child: str) -> dict[str, int]:
    """Gap minutes per weekday."""
    sums: dict[str, int] = {}
    for _, day, _, _, minutes in pieces(report, child):
        sums[day] = sums.get(day, 0) + minutes
    return sums


def percent(coverage: Fraction | None) -> str:
    assert coverage is not None
    return f"{float(coverage * 100):.1f}"


def with_care(week: CareWeek, care: tuple[CarePlace, ...]) -> CareWeek:
    return week.model_copy(update={"care": care})


def booked_as_opened(week: CareWeek) -> CareWeek:
    return with_care(week, tuple(c.model_copy(update={"booked": c.opening or c.booked}) for c in week.care))


def without_helper(week: CareWeek, name: str) -> CareWeek:
    return week.model_copy(update={"helpers": tuple(h for h in week.helpers if h.id != name)})


def contact_in_week_2(week: CareWeek) -> CareWeek:
    moved = (Absence(id="we", children=("lio",), weeks=(2,), days=(SA, SO), start=0, end=1440),)
    return week.model_copy(update={"absences": moved})


S1 = booked_as_opened(A.care_week)
S2 = contact_in_week_2(S1)


class TestCaseA:
    """Mara: shift work in care, one child."""

    def test_demand_gaps_and_classes(self) -> None:
        report = report_a(A.care_week)
        assert report.demand_minutes == 4240
        assert pieces(report, "lio") == [
            (1, "MO", "05:20", "07:30", 130),
            (1, "DI", "05:20", "07:30", 130),
            (1, "MI", "05:20", "07:30", 130),
            (2, "MO", "16:00", "21:45", 345),
            (2, "DI", "16:00", "21:45", 345),
            (2, "SA", "05:20", "14:10", 530),
            (2, "SO", "05:20", "14:10", 530),
        ]
        assert dict(report.gaps[3].classes) == {GapClass.AFTERNOON: 60, GapClass.LATE: 285}
        assert report.family_gap_minutes == (390, 1750)
        assert dict(report.classes) == {
            GapClass.EARLY: 390,
            GapClass.AFTERNOON: 120,
            GapClass.LATE: 570,
            GapClass.WEEKEND: 1060,
        }
        assert percent(report.coverage) == "49.5"

    def test_all_classes_reach_the_threshold_of_a_need(self) -> None:
        averages = [minutes / 2 for _, minutes in report_a(A.care_week).classes]
        assert averages == [195, 60, 285, 530]
        assert all(minutes >= A.care_week.params.need_threshold for minutes in averages)

    def test_the_neighbour_softens_the_late_monday(self) -> None:
        assert report_a(A.care_week).soft_family_gap_minutes == (390, 1600)

    def test_lio_must_be_brought_early_and_fetched_late(self) -> None:
        report = report_a(A.care_week)
        assert [(gap.bring, gap.fetch) for gap in report.gaps] == [(True, False)] * 3 + [(False, True)] * 2 + [
            (False, False)
        ] * 2

    def test_feasible_today(self) -> None:
        report = report_a(A.care_week)
        assert windows(report) == [
            "1 MO 08:05-15:25 410",
            "1 DI 08:05-15:25 410",
            "1 MI 08:05-15:25 410",
            "1 DO 05:35-15:25 480",
            "1 FR 08:05-23:25 480",
            "2 MO 08:05-15:25 410",
            "2 DI 08:05-15:25 410",
            "2 MI 08:05-15:25 410",
            "2 DO 05:35-15:25 480",
            "2 FR 08:05-15:25 410",
        ]
        assert report.feasible_week_minutes == (2190, 2120)
        assert half_hours_text(min(report.feasible_week_minutes)) == "35"

    def test_scenario_1_the_whole_opening_time_is_booked(self) -> None:
        report = report_a(S1)
        assert report.family_gap_minutes == (300, 1690)
        assert minutes_of(report, "lio") == {"MO": 100 + 315, "DI": 100 + 315, "MI": 100, "SA": 530, "SO": 530}
        assert percent(report.coverage) == "53.1"

    def test_scenario_2_and_the_contact_weekend_lies_in_week_2(self) -> None:
        report = report_a(S2)
        assert report.family_gap_minutes == (300, 630)
        assert report.demand_minutes == 3180
        assert percent(report.coverage) == "70.8"

    def test_scenario_3_and_somebody_comes_to_the_home(self) -> None:
        carer = [
            CarePlace(
                id=f"home-{number}",
                kind=CareKind.SUPPLEMENTARY,
                children=("lio",),
                weeks=(number,),
                days=days,
                booked=booked,
            )
            for number, days, booked in ((1, (MO, DI, MI), (315, 435)), (2, (MO, DI), (975, 1305)))
        ]
        assert report_a(with_care(S2, (*S2.care, *carer))).gap_minutes == 0

    def test_without_grandmother(self) -> None:
        report = report_a(without_helper(A.care_week, "oma"))
        assert report.family_gap_minutes == (520, 1750)
        assert sum(report.family_gap_minutes) / 2 == 1135

    def test_when_the_moved_contact_fails_the_weekend_is_back(self) -> None:
        report = report_a(S2.model_copy(update={"absences": ()}))
        assert sum(report.family_gap_minutes) == 1990

    def test_school_start_without_all_day_school(self) -> None:
        lessons = A.care_week.care[0].model_copy(
            update={"id": "schule", "kind": CareKind.SCHOOL, "booked": (465, 720), "opening": None}
        )
        report = report_a(with_care(A.care_week, (lessons,)))
        assert [piece[4] for piece in pieces(report, "lio") if piece[0] == 1] == [145, 130, 145, 130, 145, 130, 130]
        assert [piece[2:4] for piece in pieces(report, "lio")][:2] == [("05:20", "07:45"), ("12:00", "14:10")]
        assert report.family_gap_minutes == (955, 2120)
        assert report.gap_minutes == 3075

    def test_a_day_off_for_everybody_is_the_holiday_gap(self) -> None:
        """Ascension Day: the Kita is closed, grandmother comes, the early shift is the same (11.1)."""
        closed = with_care(A.care_week, ())
        assert [piece for piece in pieces(report_a(closed), "lio") if piece[:2] == (1, "DO")] == [
            (1, "DO", "08:00", "14:10", 370)
        ]


class TestCaseB:
    """Tarek: two children, one of them may be alone."""

    def test_demand_gaps_and_classes(self) -> None:
        report = report_b(B.care_week)
        assert [child.demand_minutes for child in report.children] == [2890, 2890]
        assert [(day, start, end, minutes) for _, day, start, end, minutes in pieces(report, "sami")] == [
            ("MO", "06:20", "07:15", 55),
            ("MO", "15:00", "16:25", 85),
            ("DI", "06:20", "07:45", 85),
            ("MI", "06:20", "07:15", 55),
            ("MI", "15:00", "16:25", 85),
            ("DO", "06:20", "07:45", 85),
            ("DO", "15:00", "16:25", 85),
            ("FR", "06:20", "07:15", 55),
            ("FR", "14:00", "14:10", 10),
        ]
        assert dict(report.gaps[2].classes) == {GapClass.EARLY: 70, GapClass.CORE: 15}
        assert pieces(report, "nour") == []
        assert report.child("nour").alone_minutes == 730
        assert report.family_gap_minutes == (600,)
        assert dict(report.classes) == {GapClass.EARLY: 305, GapClass.CORE: 30, GapClass.AFTERNOON: 265}
        assert percent(report.child("sami").coverage) == "79.2"
        assert percent(report.child("nour").coverage) == "100.0"
        assert percent(report.coverage) == "89.6"

    def test_nour_is_alone_piece_by_piece(self) -> None:
        child = report_b(B.care_week).child("nour")
        days = [0] * 5
        for start, end in child.raw:
            days[start // 1440] += end - start
        assert days == [140, 165, 140, 140, 145]
        assert child.gap == ()

    def test_with_a_later_window_the_mornings_are_gaps(self) -> None:
        sami, nour = B.client.children
        later = nour.model_copy(update={"alone_window": (420, 1140)})
        report = compute((sami, later), B.care_week)
        assert [(day, minutes) for _, day, _, _, minutes in pieces(report, "nour")] == [
            (day, 95) for day in ("MO", "DI", "MI", "DO", "FR")
        ]
        assert report.child("sami").gap_minutes == 600
        assert report.family_gap_minutes == (740,)

    def test_the_course_is_covered(self) -> None:
        course = Activity(id="kurs", days=(MO, DI, MI, DO, FR), start=540, end=795)
        report = report_b(B.care_week.model_copy(update={"activities": (course,)}))
        assert report.child("sami").demand_minutes == 5 * 335
        assert report.gap_minutes == 0
        assert report.child("nour").alone_minutes == 70

    def test_feasible_today(self) -> None:
        report = report_b(B.care_week)
        assert windows(report) == [
            "1 MO 07:55-14:20 360",
            "1 DI 08:25-16:20 445",
            "1 MI 07:55-14:20 360",
            "1 DO 08:25-14:20 355",
            "1 FR 07:55-13:20 325",
        ]
        assert report.feasible_week_minutes == (1845,)
        assert half_hours_text(1845) == "30,5"

    def test_scenario_1_the_all_day_school_as_long_as_it_is_open(self) -> None:
        assert report_b(booked_as_opened(B.care_week)).child("sami").gap_minutes == 335

    def test_scenario_2_an_entry_job_that_fits(self) -> None:
        job = (
            Activity(id="job", days=(MO, DI, MI, DO), start=510, end=855),
            Activity(id="job-fr", days=(FR,), start=510, end=795),
        )
        report = report_b(B.care_week.model_copy(update={"activities": job}))
        assert report.gap_minutes == 0
        assert 4 * net_minutes(345, 480) + net_minutes(285, 480) == 1665

    def test_without_the_sister(self) -> None:
        report = report_b(without_helper(B.care_week, "schwester"))
        assert minutes_of(report, "sami")["DI"] == 170
        assert pieces(report, "nour") == [(1, "DI", "13:20", "16:25", 185)]
        assert report.child("sami").gap_minutes == 685
        assert report.family_gap_minutes == (785,)

    def test_without_the_walking_group(self) -> None:
        report = report_b(without_helper(B.care_week, "frau-k"))
        assert minutes_of(report, "sami") == {"MO": 170, "DI": 85, "MI": 170, "DO": 170, "FR": 95}
        assert report.child("sami").gap_minutes == 690


def test_a_new_helper_closes_what_the_walking_group_leaves_open() -> None:
    neighbour = Helper(id="neu", children=("sami",), days=(DI, DO), start=375, end=465, reliability=Reliability.FIRM)
    before, after = report_b(B.care_week), report_b(B.care_week.with_entry(neighbour))
    assert before.gap_minutes - after.gap_minutes == 170
    assert sum(after.feasible_week_minutes) > sum(before.feasible_week_minutes)


def test_another_shift_of_mara_needs_no_early_care() -> None:
    day = [a.model_copy(update={"start": 495, "end": 900, "out": None, "back": None}) for a in A.care_week.activities]
    shifted = A.care_week.model_copy(update={"activities": tuple(day[:1])})
    assert report_a(shifted).gap_minutes == 0


@pytest.mark.parametrize("case", [A, B], ids="AB")
def test_the_order_of_entries_does_not_matter(case: CaseRecord) -> None:
    week, lists = case.care_week, ("activities", "care", "helpers", "absences")
    turned = week.model_copy(update={name: tuple(reversed(getattr(week, name))) for name in lists})
    assert compute(case.client.children, turned) == compute(case.client.children, week)
