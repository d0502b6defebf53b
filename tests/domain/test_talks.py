"""The coarse plan of a talk: what is foreseen now, what comes next, and calm after the end."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotse_desktop.domain.talks import Talk, TalkBlock, TalkKind, talk_time
from tests.builders import NOW

KIND = TalkKind(
    key="review",
    title="Rückblick",
    blocks=(TalkBlock(title="Ankommen", minutes=5), TalkBlock(title="Schritte", minutes=20), TalkBlock(title="Plan")),
)
TALK = Talk(KIND, NOW)


def at(minutes: float) -> tuple[str, str]:
    now = NOW + timedelta(minutes=minutes)
    following = TALK.following(now)
    return TALK.block(now).title, following.title if following is not None else ""


@pytest.mark.parametrize(
    ("minutes", "now", "following"),
    [
        (0, "Ankommen", "Schritte"),
        (4.99, "Ankommen", "Schritte"),
        (5, "Schritte", "Plan"),
        (24, "Schritte", "Plan"),
        (25, "Plan", ""),
        (400, "Plan", ""),
    ],
)
def test_each_block_follows_the_one_before_and_the_last_goes_on(minutes: float, now: str, following: str) -> None:
    assert at(minutes) == (now, following)


def test_spans_are_the_minutes_of_the_handbook() -> None:
    assert KIND.spans() == ((0, 5), (5, 25), (25, 25))
    assert KIND.minutes == 25


def test_a_clock_that_was_set_back_shows_the_beginning() -> None:
    assert TALK.minutes(NOW - timedelta(hours=1)) == 0
    assert at(-60) == ("Ankommen", "Schritte")


def test_time_is_hours_and_minutes() -> None:
    assert [talk_time(minutes) for minutes in (0, 34, 60, 125)] == ["0:00", "0:34", "1:00", "2:05"]


@given(minutes=st.lists(st.integers(1, 60), min_size=1, max_size=8), moment=st.integers(0, 500))
def test_the_block_of_a_moment_is_the_one_whose_span_holds_it(minutes: list[int], moment: int) -> None:
    kind = TalkKind(key="k", title="t", blocks=tuple(TalkBlock(title="b", minutes=m) for m in minutes))
    start, end = kind.spans()[kind.block_at(moment)]
    assert start <= moment < end or (moment >= kind.minutes and end == kind.minutes)
