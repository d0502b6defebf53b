"""The network map in a case file: written and read again, and refused where it names what is not there."""

import pytest

from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.network import NetworkMap
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.case_file import read_case, write_case
from tests.builders import TODAY
from tests.domain.networks import maras_map, tareks_map
from tests.families import mara, tarek


@pytest.mark.parametrize("record", [mara().with_network_map(maras_map()), tarek().with_network_map(tareks_map())])
def test_a_written_map_is_read_again_as_it_was(record: CaseRecord) -> None:
    assert read_case(write_case(record), TODAY).network_map == record.network_map


def test_a_map_that_names_an_unknown_child_is_refused_with_its_place() -> None:
    text = write_case(tarek().with_network_map(tareks_map())).decode()
    start = text.index("NETWORK_MAP")
    wrong = text[:start] + text[start:].replace('"sami"', '"fremd"', 1)
    with pytest.raises(UserError, match=r"assessment\.NETWORK_MAP\.payload\.persons.*Dieses Kind gibt es"):
        read_case(wrong.encode(), TODAY)


def test_two_persons_with_one_id_are_refused() -> None:
    twice = NetworkMap(persons=(*maras_map().persons[:1], *maras_map().persons[:1]))
    with pytest.raises(UserError, match="Diese Kennung gibt es"):
        read_case(write_case(mara().with_network_map(twice)), TODAY)
