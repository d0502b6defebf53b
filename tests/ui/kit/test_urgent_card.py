"""What cannot wait stands on overview and plan, and leads to its room."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.urgent import UrgentMark, UrgentTopic, UrgentTopics
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.overview import OverviewPage
from tests.builders import jana
from tests.catalogue.shipped import catalogue
from tests.ui.open_page import OpenPage
from tests.ui.plan_work import plan_page

DAY = date(2026, 11, 20)
HOME = UrgentMark(topic=UrgentTopic.HOUSING_LOSS, day=DAY, partner="HOUSING_OFFICE")
DEADLINE = UrgentMark(topic=UrgentTopic.DEADLINE_LEGAL, day=DAY)


@pytest.mark.parametrize("kind", [OverviewPage, plan_page])
def test_it_says_what_is_urgent_and_with_whom_it_lies(qtbot: QtBot, kind: Callable[[PageContext], CasePage]) -> None:
    record = jana().with_urgent(UrgentTopics(marks=(HOME, DEADLINE)))
    page = OpenPage(qtbot, kind, record, catalogue())
    words = page.texts("urgent")
    office = catalogue().partner("HOUSING_OFFICE").title
    assert f"Wohnung in Gefahr: weitergeleitet an {office} am 20.11.2026" in words
    assert "Eine Frist läuft: seit 20.11.2026, noch nicht weitergeleitet" in words
    assert "innerhalb von einem Monat" in words
    assert "innerhalb von drei Wochen" in words
    wanted: list[tuple[object, ...]] = []
    page.page.wanted.connect(lambda *place: wanted.append(place))
    page.press("open-urgent")
    assert wanted == [("urgent", "")]


@pytest.mark.parametrize("kind", [OverviewPage, plan_page])
def test_it_hides_while_nothing_is_ticked(qtbot: QtBot, kind: Callable[[PageContext], CasePage]) -> None:
    page = OpenPage(qtbot, kind, jana(), catalogue())
    card = page.part("urgent")
    assert not card.isVisible()
    page.editor.change("x", page.record.with_urgent(UrgentTopics(marks=(HOME,))))
    assert card.isVisible()
    page.editor.undo()
    assert not card.isVisible()
