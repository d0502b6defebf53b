"""Urgent topics in a case file: written and read again, and nothing slips in that may not be kept."""

from datetime import date

import pytest

from lotse_desktop.domain.errors import UserError
from lotse_desktop.domain.urgent import UrgentMark, UrgentTopic, UrgentTopics
from lotse_desktop.exchange.case_file import read_case, write_case
from tests.builders import TODAY, jana

MARK = UrgentMark(topic=UrgentTopic.HOUSING_LOSS, day=date(2026, 11, 20), partner="HOUSING_OFFICE")
RECORD = jana().with_urgent(UrgentTopics(marks=(MARK,)))


def test_a_written_topic_is_read_again_as_it_was() -> None:
    assert read_case(write_case(RECORD), TODAY).urgent == RECORD.urgent


@pytest.mark.parametrize("topic", ["VIOLENCE", "CHILD_PROTECTION", "HEALTH_CRISIS"])
def test_a_file_that_holds_what_may_not_be_kept_is_refused(topic: str) -> None:
    wrong = write_case(RECORD).decode().replace("HOUSING_LOSS", topic)
    with pytest.raises(UserError, match=r"assessment\.URGENT"):
        read_case(wrong.encode(), TODAY)
