"""Filling pages: nothing overlaps, nothing gets lost, headings stay with what they head."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Flowable
from typing_extensions import override

from lotse_desktop.reporting.pages import Page, lay_out

HEIGHT = 100


class Block(Flowable):
    """Some lines of height 1; may be split between any two."""

    def __init__(self, name: str, lines: int, *, splits: bool = False, heading: bool = False, gap: float = 0) -> None:
        super().__init__()
        self.name, self.lines, self.splits = name, lines, splits
        self.keepWithNext = int(heading)
        self.spaceBefore = self.spaceAfter = gap

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self.lines
        return aW, self.lines

    @override
    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        fitting = int(aH)
        if not self.splits or not 0 < fitting < self.lines:
            return []
        return [Block(self.name, fitting, splits=True), Block(self.name, self.lines - fitting, splits=True)]


def blocks(page: Page) -> list[Block]:
    return [flowable for flowable, _ in page.placed if isinstance(flowable, Block)]


def told(pages: list[Page]) -> list[list[tuple[str, int, float]]]:
    return [
        [(block.name, block.lines, edge) for block, edge in page.placed if isinstance(block, Block)] for page in pages
    ]


def test_flowables_stand_one_below_the_other_with_the_larger_gap_between_them() -> None:
    pages = lay_out([Block("a", 10, gap=5), Block("b", 20, gap=3)], 50, HEIGHT)

    assert told(pages) == [[("a", 10, 90), ("b", 20, 65)]]


def test_what_does_not_fit_goes_to_the_next_page() -> None:
    pages = lay_out([Block("a", 60), Block("b", 60)], 50, HEIGHT)

    assert told(pages) == [[("a", 60, 40)], [("b", 60, 40)]]


def test_what_can_be_split_fills_the_page() -> None:
    pages = lay_out([Block("a", 60), Block("b", 150, splits=True)], 50, HEIGHT)

    assert told(pages) == [[("a", 60, 40), ("b", 40, 0)], [("b", 100, 0)], [("b", 10, 90)]]


def test_a_heading_goes_with_what_it_heads() -> None:
    pages = lay_out([Block("a", 80), Block("h", 10, heading=True), Block("b", 20)], 50, HEIGHT)

    assert told(pages) == [[("a", 80, 20)], [("h", 10, 90), ("b", 20, 70)]]


def test_a_heading_stays_with_the_first_part() -> None:
    pages = lay_out([Block("a", 60), Block("h", 10, heading=True), Block("b", 70, splits=True)], 50, HEIGHT)

    assert told(pages) == [[("a", 60, 40), ("h", 10, 30), ("b", 30, 0)], [("b", 40, 60)]]


def test_there_is_no_gap_at_the_top_of_a_page() -> None:
    pages = lay_out([Block("a", 100), Block("b", 5, gap=30)], 50, HEIGHT)

    assert told(pages)[1] == [("b", 5, 95)]


def test_what_is_higher_than_a_page_gets_one_for_itself() -> None:
    pages = lay_out([Block("a", 10), Block("b", 130), Block("c", 10)], 50, HEIGHT)

    assert [[block.name for block in blocks(page)] for page in pages] == [["a"], ["b"], ["c"]]


def test_an_empty_story_is_one_empty_page() -> None:
    assert told(lay_out([], 50, HEIGHT)) == [[]]


stories = st.lists(
    st.builds(
        Block,
        st.just("x"),
        st.integers(1, 100),
        splits=st.booleans(),
        heading=st.booleans(),
        gap=st.integers(0, 10).map(float),
    ),
    max_size=12,
)


@given(stories)
def test_nothing_is_lost_and_nothing_overlaps(story: list[Block]) -> None:
    pages = lay_out(story, 50, HEIGHT)

    assert sum(block.lines for page in pages for block in blocks(page)) == sum(block.lines for block in story)
    for page in pages:
        edges = [(edge + block.height, edge) for block, edge in page.placed]
        assert edges == sorted(edges, reverse=True)
        assert all(above[1] >= below[0] for above, below in pairwise(edges))
    assert all(page.placed for page in pages) or not story
