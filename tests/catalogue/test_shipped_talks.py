"""The delivered kinds of talks: minutes of handbook 2.3, rooms that exist, short words."""

from lotse_desktop.domain.meetings import MeetingKind
from lotse_desktop.domain.talks import TalkKind
from tests.catalogue.shipped import catalogue, loaded

TALKS = {talk.key: talk for talk in catalogue().talks}
TIMED = [talk for talk in catalogue().talks if not talk.child_present]


def ends(talk: TalkKind) -> list[int]:
    return [end for _, end in talk.spans()]


def test_the_file_is_read_without_complaint() -> None:
    assert not [problem for problem in loaded().problems if "talks" in problem]


def test_five_kinds_of_talks_last_an_hour_as_the_handbook_says() -> None:
    assert [(talk.title, talk.minutes) for talk in TIMED] == [
        ("Erstgespräch", 60),
        ("Ressourcen A", 60),
        ("Ressourcen B", 60),
        ("Planung", 60),
        ("Rückblick", 60),
    ]
    assert ends(TALKS["intake"]) == [5, 15, 30, 35, 40, 52, 60]
    assert ends(TALKS["assessment_a"]) == [5, 30, 42, 50, 57, 60]
    assert ends(TALKS["assessment_b"]) == [5, 25, 35, 50, 60]
    assert ends(TALKS["planning"]) == [10, 40, 50, 60]
    assert ends(TALKS["review"]) == [5, 25, 45, 60]


def test_with_a_child_the_order_is_urgent_care_week_one_domain_one_small_step() -> None:
    (short,) = [talk for talk in catalogue().talks if talk.child_present]
    assert [block.room for block in short.blocks] == ["urgent", "care_week", "domains", "plan"]
    assert short.minutes == 0


def test_each_kind_is_written_down_as_what_it_is() -> None:
    assert [talk.purpose for talk in TIMED] == [
        MeetingKind.INTAKE,
        MeetingKind.ASSESSMENT,
        MeetingKind.ASSESSMENT,
        MeetingKind.PLANNING,
        MeetingKind.REVIEW,
    ]


def test_what_stands_in_the_top_bar_is_short() -> None:
    assert max(len(block.title) for talk in catalogue().talks for block in talk.blocks) <= 32
