"""One section of all cases is read without the rest of them."""

from uuid import uuid4

from lotse_desktop.domain.assessment import CARE_WEEK, CHAINS
from lotse_desktop.domain.chains import StartedChains
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import TODAY, a_record, an_early_week, jana
from tests.chains import a_chain, begun
from tests.storage.conftest import Lab


def sections(lab: Lab, vault: OpenVault, key: str) -> dict[object, object]:
    with lab.unit(vault) as unit:
        return dict(unit.cases.sections(key))


def with_chain(record: CaseRecord) -> CaseRecord:
    return record.with_chains(StartedChains(chains=(begun(),)))


def test_what_a_section_holds_is_found_in_every_case_that_has_one(lab: Lab, vault: OpenVault) -> None:
    first, second, third = with_chain(jana()), with_chain(a_record()), a_record()
    for record in (first, second, third):
        lab.save(vault, record)
    assert sections(lab, vault, CHAINS) == {record.client.id: record.chains for record in (first, second)}
    assert sections(lab, vault, "NOBODY") == {}


def test_a_closed_round_is_past(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    later = record.with_new_round(uuid4(), TODAY).with_care_week(an_early_week().model_copy(update={"care": ()}))
    lab.save(vault, with_chain(later))
    assert sections(lab, vault, CARE_WEEK) == {record.client.id: later.care_week}
    assert record.care_week != later.care_week


def test_a_chain_is_kept_with_every_word_and_goes_on_in_a_new_round(lab: Lab, vault: OpenVault) -> None:
    record = with_chain(jana()).with_new_round(uuid4(), TODAY)
    lab.save(vault, record)
    assert lab.load(vault, record) == record
    assert record.chains.chains[0].chain == a_chain()


def test_changed_chains_lie_in_a_register_of_their_own(lab: Lab, vault: OpenVault) -> None:
    with lab.unit(vault) as unit:
        unit.chains.put([("E1", a_chain())])
        unit.commit()
    with lab.unit(vault) as unit:
        assert unit.chains.all() == [("E1", a_chain())]
