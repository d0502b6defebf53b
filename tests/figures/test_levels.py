"""Dots and arrow of one life domain: where they lie, which way they lead, and that the coach's are others."""

from itertools import product

import pytest

from lotse_desktop.figures.levels import LevelPicture, Levels, draw_levels

WIDTH, HEIGHT, RADIUS = 250.0, 40.0, 6.0
PLACES = (25.0, 75.0, 125.0, 175.0, 225.0)


def drawn(own: Levels, coach: Levels | None = None) -> LevelPicture:
    return draw_levels(own, coach, WIDTH, HEIGHT, RADIUS)


def test_an_arrow_leads_from_the_first_to_the_latest_rating() -> None:
    for start, latest in product(range(1, 6), repeat=2):
        picture = drawn((start, latest))
        assert picture.places == PLACES
        first, last = picture.marks
        assert (first.at, first.full) == ((PLACES[start - 1], HEIGHT / 2), False)
        assert (last.at, last.full) == ((PLACES[latest - 1], HEIGHT / 2), True)
        if start == latest:
            assert picture.arrows == ()
            assert first.radius > last.radius + 2, "the open mark is seen around the full one"
            continue
        (arrow,) = picture.arrows
        tip, *back = arrow.head
        forward = 1 if latest > start else -1
        assert arrow.start[0] * forward < arrow.end[0] * forward < tip[0] * forward
        assert abs(tip[0] - last.at[0]) > RADIUS, "the head does not hide under the mark"
        assert abs(arrow.start[0] - first.at[0]) > RADIUS
        assert {corner[0] for corner in back} == {arrow.end[0]}


@pytest.mark.parametrize(("start", "latest", "full"), [(2, None, False), (None, 4, True)])
def test_one_rating_alone_has_no_arrow(start: int | None, latest: int | None, *, full: bool) -> None:
    picture = drawn((start, latest))
    assert [mark.full for mark in picture.marks] == [full]
    assert picture.arrows == ()
    assert drawn((None, None)).marks == ()


def test_the_coach_has_other_marks_in_a_lane_below() -> None:
    picture = drawn((1, 2), (3, 3))
    own, coach = ([mark for mark in picture.marks if mark.coach is wanted] for wanted in (False, True))
    assert len(own) == len(coach) == 2
    assert max(mark.at[1] + mark.radius for mark in own) < min(mark.at[1] - mark.radius for mark in coach)
    assert all(y <= HEIGHT for mark in coach for _, y in mark.corners)
    assert not any(mark.coach for mark in drawn((1, 2)).marks)


def test_the_same_ratings_give_the_same_picture() -> None:
    assert drawn((1, 4), (2, 5)) == drawn((1, 4), (2, 5))
