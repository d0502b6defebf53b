"""A chain for the wall: one page, tagged, every word of the delivered ones whole."""

from datetime import date

import pytest

from lotse_desktop.domain.chain_words import actors_text, due_text
from lotse_desktop.domain.chains import LETTERS, MOST_STEPS, ServiceChain
from lotse_desktop.reporting.chain_pdf import draw_chain_sheet
from tests.builders import TODAY
from tests.catalogue.shipped import catalogue, chain_texts
from tests.chains import a_chain, a_step, delivered
from tests.reporting.reading import all_bytes, faults_of_parent_tree, follows, opened, plain, read, shown_on, text_of

TEXTS = chain_texts()
PARTNERS = catalogue().partners
WORDY = "Wort " * (LETTERS // 5)
LONGEST = a_chain(
    *(
        a_step(f"s{number}", WORDY, quality=WORDY, hand_over=WORDY, needs_release=True, who="W" * LETTERS)
        for number in range(MOST_STEPS)
    ),
    title="T" * LETTERS,
    entry=WORDY,
    exit=WORDY,
    owner=WORDY,
)


def drawn(chain: ServiceChain) -> bytes:
    return draw_chain_sheet(chain, TEXTS, PARTNERS, TODAY)


@pytest.mark.parametrize("chain", [*catalogue().chains, LONGEST], ids=lambda chain: chain.key)
def test_the_file_is_accessible_fit_for_the_archive_sound_and_one_page(chain: ServiceChain) -> None:
    pdf = drawn(chain)

    assert follows(pdf, "ua1")
    assert follows(pdf, "3b")
    assert faults_of_parent_tree(pdf) == []
    with opened(pdf) as file:
        assert len(file.pages) == 1
        assert file.check_pdf_syntax() == []
        assert min(part.size for part in shown_on(file.pages[0]) if part.mark is not None) >= 11


@pytest.mark.parametrize("chain", catalogue().chains, ids=lambda chain: chain.key)
def test_every_word_of_a_delivered_chain_stands_on_it_as_a_list_with_numbers(chain: ServiceChain) -> None:
    document = read(drawn(chain))
    (listed,) = [element for element in document.walk() if element.role == "L"]
    items = [plain(item.whole_text()) for item in listed.children]

    assert len(items) == len(chain.steps)
    for number, (item, step) in enumerate(zip(items, chain.steps, strict=True), start=1):
        assert item.startswith(f"{number} {actors_text(step, PARTNERS)} {step.action}")
        assert f"Bis wann: {due_text(chain, step.due)}" in item
        for words in (step.quality, step.hand_over):
            assert words in item
        assert ("Nur mit Schweigepflicht-Entbindung" in item) is step.needs_release
    told = plain(document.whole_text())
    for words in (f"{chain.key} {chain.title}", chain.entry, chain.exit, chain.owner):
        assert words in told


def test_what_does_not_fit_is_cut_visibly() -> None:
    assert "…" in text_of(drawn(LONGEST))
    assert "…" not in text_of(drawn(delivered("C1")))


def test_the_foot_says_which_version_it_is() -> None:
    changed = delivered("C3").as_version(4, date(2027, 1, 7))
    with opened(drawn(changed)) as file:
        shown = [plain(part.text) for part in shown_on(file.pages[0])]
    assert "Fassung 4, gültig ab 7. Januar 2027" in shown
    with opened(drawn(a_chain())) as file:
        assert "Fassung 1" in [plain(part.text) for part in shown_on(file.pages[0])]


def test_the_same_chain_gives_the_same_bytes_and_its_texts_are_no_markup() -> None:
    odd = a_chain(a_step(action="<b>A & B</b>", hand_over="𝔘 \N{ZERO WIDTH SPACE}x"))
    assert drawn(odd) == drawn(odd)
    assert "<b>A & B</b>" in text_of(drawn(odd))
    assert b"/Producer" not in all_bytes(drawn(odd))
