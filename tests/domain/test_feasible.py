"""Working time that today's care makes possible (handbook 4.9)."""

import pytest

from lotse_desktop.domain.care import Absence, CareKind, CarePlace, CareWeek, Helper, Params, Reliability, Ways, Weekday
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.feasible import Window, net_minutes
from lotse_desktop.domain.gaps import compute
from tests.builders import WORKDAYS, a_child

MONDAY = (Weekday.MO,)
PARAMS = Params(buffer_before=0, buffer_after=0)
Span = tuple[int, int]


def place(start: int, end: int, children: tuple[str, ...] = ("mia",), days: tuple[Weekday, ...] = MONDAY) -> CarePlace:
    name = f"{start}-{end}-{children}"[:60]
    return CarePlace(id=name, kind=CareKind.HORT, children=children, days=days, booked=(start, end))


def windows(week: CareWeek, *children: Child) -> list[Span]:
    """The windows of Monday in week 1."""
    found = compute(children or (a_child(),), week).feasible
    return [(window.start, window.end) for window in found if (window.week, window.day) == (1, 0)]


@pytest.mark.parametrize(
    ("width", "net"),
    [
        (0, 0),
        (300, 300),
        (360, 360),
        (375, 360),
        (390, 360),
        (391, 361),
        (440, 410),
        (570, 540),
        (585, 540),
        (590, 545),
        (645, 600),
        (1440, 600),
    ],
)
def test_breaks_are_taken_from_the_window(width: int, net: int) -> None:
    assert net_minutes(width, 600) == net


def test_the_daily_cap_holds() -> None:
    assert net_minutes(570, 480) == 480


def test_ways_buffers_and_extra_minutes_shrink_a_window() -> None:
    slow = a_child().model_copy(update={"extra_out": 5, "extra_back": 10})
    params = Params(buffer_before=10, buffer_after=15)
    week = CareWeek(default_way=Ways(out=20, back=25), params=params, care=(place(480, 900),))
    assert windows(week, slow) == [(480 + 35, 900 - 50)]


def test_a_window_shorter_than_a_shift_is_left_out() -> None:
    assert windows(CareWeek(params=PARAMS, care=(place(480, 600),))) == [(480, 600)]
    assert windows(CareWeek(params=PARAMS, care=(place(480, 599),))) == []


def test_the_longest_window_of_a_day_counts_the_others_are_only_listed() -> None:
    report = compute((a_child(),), CareWeek(params=PARAMS, care=(place(480, 600), place(720, 1000))))
    assert report.feasible == (Window(1, 0, 480, 600, 120), Window(1, 0, 720, 1000, 280))
    assert report.feasible_week_minutes == (280,)


def test_saturday_and_sunday_have_no_windows() -> None:
    report = compute((a_child(),), CareWeek(params=PARAMS, care=(place(480, 900, days=tuple(Weekday)),)))
    assert [window.day for window in report.feasible] == [0, 1, 2, 3, 4]


def test_all_children_must_be_cared_for() -> None:
    ben = a_child("Ben", child_id="ben")
    week = CareWeek(params=PARAMS, care=(place(480, 900), place(540, 1000, ("ben",))))
    assert windows(week, a_child(), ben) == [(540, 900)]
    assert windows(CareWeek(params=PARAMS, care=(place(480, 900),)), a_child(), ben) == []


def test_contact_time_counts_like_care() -> None:
    away = Absence(id="a", children=("mia",), days=MONDAY, start=900, end=1440)
    assert windows(CareWeek(params=PARAMS, care=(place(480, 900),), absences=(away,))) == [(480, 1440)]


def test_care_over_midnight_is_cut_there() -> None:
    nights = Helper(id="n", children=("mia",), days=MONDAY, start=1200, end=360, reliability=Reliability.FIRM)
    report = compute((a_child(),), CareWeek(params=PARAMS, helpers=(nights,)))
    assert [(w.day, w.start, w.end) for w in report.feasible] == [(0, 1200, 1440), (1, 0, 360)]


def test_a_day_on_which_every_child_is_away_is_free_from_six_to_ten() -> None:
    ben = a_child("Ben", child_id="ben")
    away = Absence(id="a", children=("mia", "ben"), days=MONDAY, start=0, end=1440)
    week = CareWeek(default_way=Ways(out=60, back=60), absences=(away,))
    assert windows(week, a_child(), ben) == [(360, 1320)]
    one = away.model_copy(update={"children": ("mia",)})
    assert windows(CareWeek(params=PARAMS, absences=(one,), care=(place(480, 900, ("ben",)),)), a_child(), ben) == [
        (480, 900)
    ]


def test_usual_helpers_make_no_working_time() -> None:
    usual = Helper(id="u", children=("mia",), days=MONDAY, start=480, end=900, reliability=Reliability.USUAL)
    assert windows(CareWeek(params=PARAMS, helpers=(usual,))) == []


class TestAlone:
    """Candidates of a child who may be alone (step 1)."""

    def child(self, minutes: int, window: Span = (420, 1140)) -> Child:
        return a_child().model_copy(update={"alone_max_minutes": minutes, "alone_window": window})

    def test_both_ends_grow_as_far_as_the_window_allows(self) -> None:
        assert windows(CareWeek(params=PARAMS, care=(place(480, 900),)), self.child(90)) == [(420, 990)]
        assert windows(CareWeek(params=PARAMS, care=(place(400, 1150),)), self.child(90)) == [(400, 1150)]

    @pytest.mark.parametrize(("second", "found"), [(720, [(420, 960)]), (721, [(420, 720), (601, 960)])])
    def test_a_hole_is_joined_when_it_is_short_enough(self, second: int, found: list[Span]) -> None:
        week = CareWeek(params=PARAMS, care=(place(480, 600), place(second, 900)))
        assert windows(week, self.child(120, (420, 960))) == found

    def test_candidates_that_overlap_stay_apart(self) -> None:
        week = CareWeek(params=PARAMS, care=(place(480, 600), place(800, 960)))
        assert windows(week, self.child(120)) == [(420, 720), (680, 1080)]

    def test_a_hole_outside_the_window_is_not_joined(self) -> None:
        week = CareWeek(params=PARAMS, care=(place(300, 400), place(430, 700)))
        assert windows(week, self.child(60)) == [(420, 760)]

    def test_without_any_supply_there_is_no_window(self) -> None:
        assert windows(CareWeek(params=PARAMS), self.child(1440, (0, 1440))) == []


def test_each_week_of_the_cycle_has_its_own_sum() -> None:
    week = CareWeek(
        cycle_weeks=2, params=PARAMS, care=(place(480, 900, days=WORKDAYS).model_copy(update={"weeks": (2,)}),)
    )
    assert compute((a_child(),), week).feasible_week_minutes == (0, 5 * 390)
