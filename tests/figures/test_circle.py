"""The circle of the life domains: filled as rated, names beside it that never touch, the same every time."""

from dataclasses import replace
from itertools import combinations
from math import cos, hypot, pi, sin
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotse_desktop.domain.assessment import FormAnswers, Standing
from lotse_desktop.figures.circle import (
    LEAST,
    CircleEntry,
    CirclePicture,
    circle_entry,
    circle_in_words,
    draw_circle,
)
from lotse_desktop.figures.network_places import Box, Size
from tests.catalogue.shipped import catalogue

WIDE = (520.0, 460.0)


def thirteen(**forms: FormAnswers) -> tuple[CircleEntry, ...]:
    levels = catalogue().levels
    return tuple(circle_entry(d, forms.get(d.key, FormAnswers()), levels) for d in catalogue().domains)


def sizes_of(entries: tuple[CircleEntry, ...], letter: float = 6.5, lines: float = 1) -> dict[str, Size]:
    """About as large as text of 12 px is."""
    return {entry.key: (len(entry.title) * letter, 2.5 * letter * lines) for entry in entries}


def drawn(entries: tuple[CircleEntry, ...], room: Size = WIDE) -> CirclePicture:
    return draw_circle(entries, sizes_of(entries), room)


def touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def nearest(box: Box) -> float:
    """How far the box is from the middle."""
    left, top, right, bottom = box
    return hypot(max(left, 0, -right), max(top, 0, -bottom))


def test_each_domain_has_its_wedge_clockwise_from_the_top_and_five_equal_rings() -> None:
    picture = drawn(thirteen())
    assert [wedge.entry.key for wedge in picture.wedges] == [domain.key for domain in catalogue().domains]
    assert picture.wedges[0].start == 0
    assert sum(wedge.sweep for wedge in picture.wedges) == pytest.approx(2 * pi)
    steps = {round(b - a, 6) for a, b in zip(picture.rings, picture.rings[1:], strict=False)}
    assert (len(picture.rings), len(steps)) == (6, 1)


def test_an_entry_says_what_the_client_said() -> None:
    domain = catalogue().domain("HOUSING")

    def entry(**form: object) -> CircleEntry:
        return circle_entry(domain, FormAnswers.model_validate(form), catalogue().levels)

    assert entry() == CircleEntry("HOUSING", "Wohnen", None, declined=False, said="")
    assert entry().mark == ""
    rated = entry(self_rating=4, standing=Standing.DISCUSSED)
    assert (rated.said, rated.mark) == ("4 Gut", "4")
    assert entry(coach_rating=2).level is None
    declined = entry(standing=Standing.DECLINED)
    assert (declined.said, declined.level, declined.declined) == ("nicht gewünscht", None, True)
    assert declined.mark == "–"


def test_words_tell_what_was_said_and_what_is_open_and_nothing_else() -> None:
    rated = FormAnswers(self_rating=2, standing=Standing.DISCUSSED)
    words = circle_in_words(thirteen(FAMILY=rated, HEALTH=FormAnswers(standing=Standing.DECLINED)))
    assert words.startswith("Familie: 2 Schwierig. Gesundheit: nicht gewünscht. Noch offen: Kinderbetreuung, ")
    assert "%" not in words
    everything = {domain.key: rated for domain in catalogue().domains}
    assert "offen" not in circle_in_words(thirteen(**everything))


def test_names_in_a_small_window_leave_a_circle_that_can_be_read_and_that_stays_while_answers_come() -> None:
    rated = thirteen(**{d.key: FormAnswers(self_rating=1) for d in catalogue().domains})
    assert drawn(rated, (440, 330)).rings == drawn(thirteen(), (440, 330)).rings
    assert drawn(rated, (440, 330)).rings[-1] >= 100


@settings(max_examples=60, deadline=None)
@given(
    levels=st.lists(st.sampled_from([None, 0, 1, 2, 3, 4, 5]), min_size=1, max_size=20),
    letter=st.floats(4, 16),
    lines=st.sampled_from([1, 2, 4]),
    room=st.tuples(st.floats(200, 1200), st.floats(200, 900)),
)
def test_names_never_touch_each_other_nor_the_circle_and_fit_where_there_is_room(
    levels: list[int | None], letter: float, lines: int, room: Size
) -> None:
    entries = tuple(
        CircleEntry(f"D{n}", "Lebensbereich"[: 4 + n % 9], level or None, level == 0, "")
        for n, level in enumerate(levels)
    )
    sizes = sizes_of(entries, letter, lines)
    picture = draw_circle(entries, sizes, room)
    labels = [wedge.label for wedge in picture.wedges]
    assert not any(touch(one, other) for one, other in combinations(labels, 2))
    assert all(nearest(label) > picture.rings[-1] for label in labels)
    for wedge in picture.wedges:
        width, height = sizes[wedge.entry.key]
        assert wedge.label[2] - wedge.label[0] == pytest.approx(width)
        assert wedge.label[3] - wedge.label[1] == pytest.approx(height)
    if picture.rings[-1] > LEAST:
        assert all(abs(x) <= room[0] / 2 + 1e-6 for label in labels for x in (label[0], label[2]))
        assert all(abs(y) <= room[1] / 2 + 1e-6 for label in labels for y in (label[1], label[3]))
    assert picture == draw_circle(entries, sizes, room)


def test_a_hand_finds_the_domain_it_touches() -> None:
    picture = drawn(thirteen())
    middle = (picture.rings[0] + picture.rings[-1]) / 2
    for wedge in picture.wedges:
        angle = wedge.start + wedge.sweep / 2
        assert picture.key_at(middle * sin(angle), -middle * cos(angle)) == wedge.entry.key
        left, top, right, bottom = wedge.label
        assert picture.key_at((left + right) / 2, (top + bottom) / 2) == wedge.entry.key
        assert picture.key_at(*wedge.mark) == wedge.entry.key
    assert picture.key_at(0, 0) is None
    assert picture.key_at(2000, 0) is None


def test_other_answers_in_the_same_picture_are_as_if_it_was_drawn_anew() -> None:
    before, after = thirteen(), thirteen(HOUSING=FormAnswers(self_rating=4, standing=Standing.DISCUSSED))
    assert drawn(before).with_entries(after) == drawn(after)
    assert drawn(before).with_entries(after[1:]) is None
    renamed = tuple(replace(entry, title=entry.title.upper()) for entry in after)
    assert drawn(before).with_entries(renamed) is None


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    picture = draw_circle((), {}, WIDE)
    assert picture.wedges == ()
    assert picture.key_at(picture.rings[-1] - 1, 0) is None


def test_the_circle_is_drawn_in_an_instant() -> None:
    entries = thirteen()
    sizes = sizes_of(entries)
    draw_circle(entries, sizes, WIDE)
    start = perf_counter()
    for _ in range(5):
        draw_circle(entries, sizes, WIDE)
    assert (perf_counter() - start) / 5 < 0.012
