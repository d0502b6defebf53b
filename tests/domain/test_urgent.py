"""The urgent check: four topics can be kept, three cannot, whatever somebody writes."""

from datetime import date

import pytest
from pydantic import ValidationError

from lotse_desktop.domain.catalogue import Catalogue, NeedKind
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.needs import find_needs
from lotse_desktop.domain.plan import Decision
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.urgent import UrgentKind, UrgentMark, UrgentTopic, UrgentTopics
from tests.builders import TODAY, a_record

DAY = date(2026, 11, 20)
HELP_ONLY = ("VIOLENCE", "CHILD_PROTECTION", "HEALTH_CRISIS")
CATALOGUE = Catalogue(
    needs=(NeedKind(key="JOB_AT_RISK", title="Arbeit in Gefahr", domain="WORK_WISH", urgent=True),),
    urgent=(
        UrgentKind(key="JOB_LOSS", title="Arbeit in Gefahr", need="JOB_AT_RISK"),
        UrgentKind(key="VIOLENCE", title="Gewalt", need="JOB_AT_RISK"),
    ),
)


def marked(*topics: UrgentTopic) -> CaseRecord:
    return a_record().with_urgent(UrgentTopics(marks=tuple(UrgentMark(topic=topic, day=DAY) for topic in topics)))


@pytest.mark.parametrize("topic", HELP_ONLY)
def test_no_value_can_hold_violence_child_protection_or_a_health_crisis(topic: str) -> None:
    with pytest.raises(ValidationError):
        UrgentTopics.model_validate({"marks": [{"topic": topic, "day": "2026-11-20"}]})
    assert UrgentKind(key=topic, title="x").topic is None


def test_a_topic_stands_once_and_in_the_order_of_the_check() -> None:
    money = UrgentMark(topic=UrgentTopic.NO_MONEY, day=DAY)
    home = UrgentMark(topic=UrgentTopic.HOUSING_LOSS, day=DAY, partner="HOUSING_OFFICE")
    both = UrgentTopics().with_mark(money).with_mark(home.model_copy(update={"partner": None})).with_mark(home)
    assert both.marks == (home, money)
    assert both.without(UrgentTopic.HOUSING_LOSS).marks == (money,)
    assert both.find(UrgentTopic.JOB_LOSS) is None
    with pytest.raises(ValidationError):
        UrgentTopics(marks=(money, money))


def test_a_ticked_topic_proposes_its_need_which_the_coach_may_drop() -> None:
    record = marked(UrgentTopic.JOB_LOSS)
    (need,) = find_needs(CATALOGUE, record, compute((), record.care_week), TODAY)
    assert (need.kind.key, need.reason, need.confirmed) == ("JOB_AT_RISK", "Dringend? – Arbeit in Gefahr", False)

    dropped = record.with_plan(record.plan.with_decision("JOB_AT_RISK", Decision.DROPPED))
    (need,) = find_needs(CATALOGUE, dropped, compute((), record.care_week), TODAY)
    assert need.decision is Decision.DROPPED
    assert find_needs(CATALOGUE, marked(UrgentTopic.NO_MONEY), compute((), record.care_week), TODAY) == ()
