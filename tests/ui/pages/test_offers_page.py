"""Offers for the needs of a case: found, compared with care, marked, taken into the plan, noted when there are none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.demo_directory import demo_directory
from lotse_desktop.domain.directory_search import Directory
from lotse_desktop.domain.findings import FindingReason
from lotse_desktop.domain.offers import UseState
from lotse_desktop.domain.plan import Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.kit.value_table import ValueTable
from lotse_desktop.ui.pages.offers import OffersPage
from tests.builders import TODAY, jana
from tests.catalogue.shipped import catalogue
from tests.families import whole_mara, whole_tarek
from tests.ui.open_page import OpenPage
from tests.ui.reach import tab_walk, unnamed

Page = OpenPage[OffersPage]


def opened(qtbot: QtBot, record: CaseRecord, directory: Directory | None) -> Page:
    def make(context: PageContext) -> OffersPage:
        return OffersPage(context, lambda: directory)

    return OpenPage(qtbot, make, record, catalogue())


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return opened(qtbot, whole_mara(), Directory.of(demo_directory(TODAY), {}))


def needs(page: Page) -> dict[str, str]:
    model = page.find(ValueTable, "needs").model()
    return {str(model.index(row, 0).data()): str(model.index(row, 1).data()) for row in range(model.rowCount())}


def offers(page: Page) -> list[str]:
    page.settle()
    found = [row for row in page.page.findChildren(QWidget) if row.objectName().startswith("offer-")]
    return [row.accessibleName() for row in found if row.isVisibleTo(page.page)]


def test_each_need_says_how_many_offers_answer_it(page: Page) -> None:
    assert needs(page)["Lücke vor 7:30 Uhr"] == "2"
    assert needs(page)["Lage der Arbeitszeit passt nicht"] == "keins"


def test_the_chosen_need_shows_who_could_help_and_what_that_means_for_care(page: Page) -> None:
    page.page.show_part("CARE_LATE")
    assert offers(page) == ["Kinderschirm Musterstadt (fiktiv)"]
    assert page.find(QLabel, "care", page.part("offer-demo-s1")).text() == "würde die Lücke schließen"
    page.page.show_part("PEER_CONTACT")
    assert offers(page) == ["Familienzentrum am Park (fiktiv)", "Treff Alleinerziehende Nord (fiktiv)"]
    assert page.find(QLabel, "state", page.part("offer-demo-s4")).text().endswith("bitte vorher anrufen")
    page.page.show_part("NETWORK_SINGLE_PERSON")
    assert "Ungeprüft und deshalb nicht vorgeschlagen: 1." in page.find(QLabel, "words").text()


def test_choosing_another_need_with_the_keyboard_shows_its_offers(page: Page) -> None:
    table = page.find(ValueTable, "needs")
    row = list(needs(page)).index("Keine Lösung, wenn das Kind krank ist")
    table.choose(row)
    assert offers(page) == ["Notfallmamas und Notfallpapas Beispielstadt (fiktiv)"]
    assert page.find(QLabel, "need").text() == "Keine Lösung, wenn das Kind krank ist"


def test_enter_on_a_need_goes_to_its_first_offer(page: Page) -> None:
    page.page.show_part("CARE_LATE")
    page.page.activateWindow()
    QTest.keyClick(page.find(ValueTable, "needs"), Qt.Key.Key_Return)
    assert page.find(QPushButton, "into-plan", page.part("offer-demo-s1")).hasFocus()


def test_known_used_wished_is_kept_with_the_name_and_undone(page: Page) -> None:
    page.page.show_part("CARE_LATE")
    row = page.part("offer-demo-s1")
    page.press("option-known", row)
    page.press("option-wished", row)
    (use,) = page.record.offer_uses.uses
    assert (use.service, use.name) == ("demo-s1", "Kinderschirm Musterstadt (fiktiv)")
    assert use.states == (UseState.KNOWN, UseState.WISHED)
    assert "Kinderschirm Musterstadt (fiktiv): kennt und wünscht, 24.11.2026" in page.texts("marked")
    page.editor.undo()
    assert page.record.offer_uses.states_of("demo-s1") == (UseState.KNOWN,)


def test_what_left_the_directory_stays_readable(qtbot: QtBot) -> None:
    record = whole_mara()
    uses = record.offer_uses.with_use("gone", "Alter Treff", (UseState.USED,), TODAY)
    page = opened(qtbot, record.with_offer_uses(uses), Directory.of(demo_directory(TODAY), {}))
    assert "Alter Treff: nutzt, 24.11.2026 (nicht mehr im Verzeichnis)" in page.texts("marked")


def test_an_offer_becomes_a_step_with_place_and_phone_once(page: Page) -> None:
    page.page.show_part("CARE_LATE")
    page.press("into-plan", page.part("offer-demo-s1"))
    (step,) = page.record.plan.steps
    assert (step.service, step.need) == ("demo-s1", "CARE_LATE")
    assert step.place == "Beispielverein Kinderschirm, 06131 000000"
    button = page.find(QPushButton, "into-plan", page.part("offer-demo-s1"))
    assert (button.text(), button.isEnabled()) == ("Steht im Plan", False)
    page.editor.undo()
    assert page.record.plan.steps == ()


def test_a_full_plan_takes_no_more(qtbot: QtBot) -> None:
    record = whole_mara()
    full = record.plan.model_copy(update={"steps": tuple(Step(id=f"s{n}", text="x") for n in range(7))})
    page = opened(qtbot, record.with_plan(full), Directory.of(demo_directory(TODAY), {}))
    page.page.show_part("CARE_LATE")
    assert not page.find(QPushButton, "into-plan", page.part("offer-demo-s1")).isEnabled()


def test_one_click_notes_that_there_is_nothing_a_second_says_why(page: Page) -> None:
    page.write("area", "Mainz")
    page.page.show_part("CARE_LATE")
    page.press("note")
    (finding,) = page.record.offer_uses.findings
    assert (finding.need, finding.area, finding.reason, finding.quarter) == (
        "CARE_LATE",
        "Mainz",
        FindingReason.MISSING,
        "2026-Q4",
    )
    assert needs(page)["Lücke am Abend (17 bis 22 Uhr)"] == "keins, notiert"
    page.press("option-times", page.part("reasons"))
    (refined,) = page.record.offer_uses.findings
    assert (refined.id, refined.reason) == (finding.id, FindingReason.TIMES)
    page.press("take-back")
    assert page.record.offer_uses.findings == ()


def test_the_area_narrows_what_is_found(page: Page) -> None:
    page.write("area", "Anderswo")
    page.page.show_part("CARE_LATE")
    assert offers(page) == []
    assert "nichts, was hier passt" in page.find(QLabel, "words").text()


def test_times_where_one_must_be_there_are_compared_with_care(qtbot: QtBot) -> None:
    page = opened(qtbot, whole_tarek(), Directory.of(demo_directory(TODAY), {}))
    page.page.show_part("APPLICATION_DOCS")
    assert page.find(QLabel, "care", page.part("offer-demo-s5")).text() == "Die Kinder sind dann betreut."


@pytest.mark.parametrize(("directory", "words"), [(None, "Das Verzeichnis wird gelesen …"), (Directory(), "noch leer")])
def test_without_entries_the_page_says_so(qtbot: QtBot, directory: Directory | None, words: str) -> None:
    page = opened(qtbot, jana(), directory)
    told = [label.text() for label in page.page.findChildren(QLabel)]
    assert any(words in text for text in told)


def test_showing_writes_nothing(page: Page) -> None:
    before = page.record
    page.page.refresh()
    assert page.record == before
    assert page.changes == 0


def test_every_control_has_a_name_and_is_reached_by_keyboard(page: Page) -> None:
    page.page.show_part("CARE_LATE")
    page.settle()
    assert unnamed(page.page) == []
    assert {"needs", "note", "into-plan"} <= {widget.objectName() for widget in tab_walk(page.page)}
