"""Use-cases around chains: changed, taken back, counted; what was begun keeps its text."""

from datetime import date

import pytest

from lotse_desktop.domain.assessment import CHAINS
from lotse_desktop.domain.chain_sheet import ChainTexts
from lotse_desktop.domain.chains import ChainStatus, ServiceChain, StartedChains
from lotse_desktop.domain.errors import NotFoundError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.cases import list_figures
from lotse_desktop.services.chains import Chains
from tests.builders import NOW, TODAY, a_record, jana
from tests.catalogue.shipped import catalogue, chain_texts
from tests.chains import a_chain, begun, delivered
from tests.fakes import MemoryVault

DELIVERED = catalogue().chains
CHANGED = delivered("C3").model_copy(update={"title": "Früh und spät"})


def drawn(chain: ServiceChain, texts: ChainTexts, day: date) -> bytes:
    return f"{chain.key} {texts.kind} {day}".encode()


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def chains(vault: MemoryVault) -> Chains:
    return Chains(vault, DELIVERED, lambda: NOW, texts=chain_texts, draw=drawn)


def store(vault: MemoryVault, *records: CaseRecord) -> None:
    with vault() as unit:
        for record in records:
            unit.cases.save(record, list_figures(record), NOW)
        unit.commit()


def test_the_delivered_chains_hold_until_one_is_changed(chains: Chains) -> None:
    assert chains.all() == DELIVERED
    kept = chains.keep(CHANGED)

    assert (kept.version, kept.valid_from, kept.title) == (2, TODAY, "Früh und spät")
    assert [chain.title for chain in chains.all()][2:4] == ["Früh und spät", DELIVERED[3].title]
    assert chains.keep(kept.model_copy(update={"owner": "Team"})).version == 3


def test_the_same_text_is_no_new_version(chains: Chains, vault: MemoryVault) -> None:
    kept = chains.keep(CHANGED)
    commits = vault.commits
    assert chains.keep(CHANGED) == kept
    assert chains.keep(DELIVERED[0]) == DELIVERED[0]
    assert vault.commits == commits


def test_the_delivered_text_comes_back_as_a_further_version(chains: Chains) -> None:
    chains.keep(CHANGED)
    back = chains.reset("C3")
    assert back.is_same(delivered("C3"))
    assert (back.version, back.valid_from) == (3, TODAY)
    assert chains.all()[2] == back


def test_own_chains_follow_have_keys_of_their_own_and_can_be_removed(chains: Chains, vault: MemoryVault) -> None:
    own = chains.add(a_chain(key="NEW"))
    assert (own.key, own.version, own.valid_from) == ("E1", 1, TODAY)
    assert chains.all()[-1] == own
    store(vault, jana().with_chains(StartedChains(chains=(begun(own),))))
    chains.remove("E1")
    assert chains.all() == DELIVERED
    assert chains.add(a_chain(key="NEW")).key == "E2"
    assert chains.add(a_chain(key="NEW")).key == "E3"


def test_what_came_with_the_program_is_not_removed_and_an_own_chain_has_no_former_text(chains: Chains) -> None:
    chains.keep(a_chain(key="E1"))
    with pytest.raises(NotFoundError):
        chains.remove("C1")
    with pytest.raises(NotFoundError):
        chains.reset("E1")
    assert len(chains.all()) == len(DELIVERED) + 1


def test_what_was_begun_keeps_the_text_that_it_began_with(chains: Chains, vault: MemoryVault) -> None:
    record = jana().with_chains(StartedChains(chains=(begun(delivered("C3")),)))
    store(vault, record)
    chains.keep(CHANGED)
    assert vault.records[record.client.id].chains.chains[0].chain == delivered("C3")


def test_chains_are_counted_over_all_cases(chains: Chains, vault: MemoryVault) -> None:
    stuck = begun(delivered("C4"), insurance=ChainStatus.FAILED)
    store(
        vault,
        jana().with_chains(StartedChains(chains=(begun(delivered("C3"), start=TODAY), stuck))),
        a_record().with_chains(StartedChains(chains=(stuck,))),
        a_record(),
    )
    shelf = chains.shelf()

    assert shelf.chains == DELIVERED
    assert set(shelf.delivered) == {chain.key for chain in DELIVERED}
    assert {key: (count.started, count.running, count.stopped) for key, count in shelf.counts.items()} == {
        "C3": (1, 1, 0),
        "C4": (2, 0, 2),
    }
    assert shelf.counts["C4"].stops == {"insurance": 2}


def test_the_page_for_the_wall_is_called_after_the_chain_and_its_version(chains: Chains) -> None:
    paper = chains.sheet(chains.keep(CHANGED))
    assert paper.file_name == "Kette_C3_v2.pdf"
    assert paper.pdf == f"C3 Dienstleistungskette {TODAY}".encode()


def test_a_section_that_no_case_has_is_found_nowhere(vault: MemoryVault) -> None:
    store(vault, jana())
    with vault() as unit:
        assert unit.cases.sections(CHAINS) == []
