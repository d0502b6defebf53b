"""Beside the care week: who could close a gap, and the changes that gain most."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.domain.care import Reliability
from lotse_desktop.domain.closers import Offer, OfferTime
from lotse_desktop.domain.network import HelpBlock, HelpKind, NetworkMap, NetworkPerson
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.report import BoxRole
from lotse_desktop.domain.scenarios import ContactMoved, HelperFirm, LongerBooking, Scenarios
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.care_week import CareWeekPage
from lotse_desktop.ui.widgets.choice import OptionButton
from lotse_desktop.ui.widgets.week_grid import WeekGrid
from tests.builders import WORKDAYS
from tests.catalogue.shipped import catalogue
from tests.families import mara
from tests.ui.open_page import OpenPage
from tests.ui.reach import unnamed

Open = Callable[..., OpenPage[CareWeekPage]]
SERVICE = Offer(label="Kinderschirm", times=(OfferTime(WORKDAYS, 300, 480),), source="Verzeichnis", area="Mainz")


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def made(record: CaseRecord | None = None, *offers: Offer) -> OpenPage[CareWeekPage]:
        def page(context: PageContext) -> CareWeekPage:
            return CareWeekPage(
                PageContext(context.editor, context.catalogue, context.today, context.ask, offers=lambda: offers)
            )

        return OpenPage(qtbot, page, record or mara(), catalogue())

    return made


def click_gap(page: OpenPage[CareWeekPage], day: int) -> None:
    """Click the gap of this day, as a person does."""
    page.settle()
    grid = page.find(WeekGrid, "")
    box = next(box for box in grid.boxes if box.role is BoxRole.GAP and box.day == day)
    at: QPoint = grid.layout_now().box_rect(box, grid.boxes).center().toPoint() - QPoint(8, 0)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    page.settle()


def words(page: OpenPage[CareWeekPage]) -> str:
    return page.texts("closers")


def test_before_a_gap_is_chosen_the_card_says_how(open_page: Open) -> None:
    assert "Klicken Sie eine Lücke an" in words(open_page())


def test_a_click_on_a_gap_names_nobody_when_nobody_is_known(open_page: Open) -> None:
    page = open_page()
    click_gap(page, 0)
    assert "Montag 5:20 bis 7:30, Lio." in words(page)
    assert "niemand bekannt" in words(page)
    assert page.changes == 0


def test_an_offer_is_tried_with_one_press_and_becomes_a_step_with_the_second(open_page: Open) -> None:
    page = open_page(None, SERVICE)
    click_gap(page, 0)
    assert "Verzeichnis · Mainz · 5:20–7:30 · ganz" in words(page)
    page.press("closer-0")
    new = page.record.care_week.helpers[-1]
    assert (new.label, new.start, new.end, new.weeks, new.reliability) == (
        "Kinderschirm",
        320,
        450,
        (1,),
        Reliability.POSSIBLE,
    )
    assert page.record.scenarios.trial == (HelperFirm(helper="Kinderschirm"),)
    dashed = [box for box in page.find(WeekGrid, "").boxes if box.role is BoxRole.SOFT_HELPER and box.day == 0]
    assert "Kinderschirm" in [box.label for box in dashed]
    page.press("closer-0")
    assert [step.text for step in page.record.plan.steps] == [
        "Kinderschirm um eine feste Zusage bitten: Montag 5:20 bis 7:30 Uhr"
    ]
    button = page.find(QPushButton, "closer-0")
    assert (button.text(), button.isEnabled()) == ("Steht im Plan", False)
    for _ in range(2):
        page.editor.undo()
    assert page.record == mara()


def test_persons_of_the_network_map_are_named_too(open_page: Open) -> None:
    block = HelpBlock(days=WORKDAYS, start=360, end=420)
    person = NetworkPerson(id="p1", label="Tante G.", help=(HelpKind.CHILD_CARE,), blocks=(block,))
    page = open_page(mara().with_network_map(NetworkMap(persons=(person,))))
    click_gap(page, 1)
    assert "Tante G." in words(page)
    assert "Netzwerkkarte · 6:00–7:00 · dann bleiben 1 h 10 min offen" in words(page)


def test_the_keyboard_alone_tries_somebody(open_page: Open) -> None:
    page = open_page(None, SERVICE)
    grid = page.find(WeekGrid, "")
    grid.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(grid, key)
    for _ in range(30):
        if grid.cursor_box is not None and grid.cursor_box.role is BoxRole.GAP:
            break
        QTest.keyClick(grid, Qt.Key.Key_Down)
    page.settle()
    button = page.find(QPushButton, "closer-0")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    page.settle()
    assert len(page.record.scenarios.trial) == 1
    again = page.page.focusWidget()
    assert isinstance(again, QPushButton)
    assert again.text() == "Als Schritt in den Plan"


def test_the_three_best_changes_are_offered_and_tried(open_page: Open) -> None:
    page = open_page()
    page.settle()
    ticks = page.part("effects").findChildren(OptionButton)
    assert ticks[0].text() == "Umgang um eine Woche verschoben"
    assert len(ticks) == 3
    ticks[0].click()
    page.settle()
    assert page.record.scenarios.trial == (ContactMoved(),)
    assert page.find(QLabel, "result").text() == "Mit 1 Änderung: 18 h offen in 2 Wochen."
    page.press("trial-to-plan")
    assert len(page.record.plan.steps) == 1
    assert page.find(QLabel, "hint").text() == "1 Schritt in den Plan übernommen."


def test_more_is_tried_on_its_own_page(open_page: Open) -> None:
    page = open_page()
    wanted: list[str] = []

    def want(key: str, _part: str) -> None:
        wanted.append(key)

    page.page.wanted.connect(want)
    page.press("more")
    assert wanted == ["what_if"]


def test_a_sixth_trial_is_told_beside_the_week(open_page: Open) -> None:
    five = tuple(LongerBooking(place=f"c{number}") for number in range(5))
    page = open_page(mara().with_scenarios(Scenarios(trial=five)), SERVICE)
    click_gap(page, 0)
    page.press("closer-0")
    assert page.changes == 0
    assert "Fünf Änderungen" in page.find(QLabel, "hint").text()


def test_without_a_gap_both_cards_are_away(open_page: Open) -> None:
    page = open_page(mara().with_care_week(mara().care_week.model_copy(update={"activities": ()})))
    page.settle()
    assert not page.part("closers").isVisible()
    assert not page.part("trial").isVisible()


def test_the_new_controls_have_names(open_page: Open) -> None:
    page = open_page(None, SERVICE)
    click_gap(page, 0)
    assert unnamed(page.page) == []
