"""Begun chains in a case file: written and read again with the text that they began with."""

import pytest

from lotse_desktop.domain.assessment import CHAINS
from lotse_desktop.domain.chains import ChainStatus, StartedChains
from lotse_desktop.domain.errors import UserError
from lotse_desktop.exchange.case_file import read_case, write_case
from tests.builders import TODAY, jana
from tests.chains import begun, delivered

STARTED = StartedChains(chains=(begun(delivered("C3"), gap=ChainStatus.DONE),))
RECORD = jana().with_payload(CHAINS, STARTED)


def test_a_begun_chain_is_read_again_as_it_was() -> None:
    assert read_case(write_case(RECORD), TODAY).chains == STARTED


def test_a_state_that_there_is_not_is_refused() -> None:
    wrong = write_case(RECORD).decode().replace('"DONE"', '"PERHAPS"')
    with pytest.raises(UserError, match=r"assessment\.CHAINS"):
        read_case(wrong.encode(), TODAY)
