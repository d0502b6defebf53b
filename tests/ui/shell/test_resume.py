"""A talk that was interrupted goes on where it stopped; the case remembers it, nothing else does."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.bootstrap import create_vault, open_workspace
from lotse_desktop.domain.assessment import BOOKMARK, Choice
from lotse_desktop.domain.bookmark import Bookmark
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.paths import places_in
from lotse_desktop.settings import SettingsFile
from lotse_desktop.ui.jobs import ImmediateJobs
from lotse_desktop.ui.pages.domains.page import DomainsPage
from lotse_desktop.ui.shell.appearance import Appearance
from lotse_desktop.ui.shell.main_window import MainWindow
from lotse_desktop.ui.widgets.choice import OptionButton
from tests.builders import NOW, jana
from tests.fakes import FakeAsk
from tests.ui.shell.open_desk import OpenDesk

SECRET = "birne kutsche nebel sonntag"


def answer(desk: OpenDesk, item_id: str, option: str) -> None:
    """Answer a question of the visible domain by hand, with the focus in it."""
    row = desk.find(QWidget, f"question-{item_id}", desk.case.view.page("domains"))
    button = desk.find(OptionButton, f"option-{option}", row)
    button.setFocus()
    button.click()
    desk.settle()


def focused_question(window: QWidget | None = None) -> str:
    """The question in which the focus is, or will be when ``window`` is active."""
    widget = window.focusWidget() if window is not None else QApplication.focusWidget()
    while widget is not None and not widget.objectName().startswith("question-"):
        widget = widget.parentWidget()
    return widget.objectName().removeprefix("question-") if widget is not None else ""


def reopen(desk: OpenDesk) -> None:
    desk.window.navigation.show_list()
    desk.settle()
    desk.open_jana()
    desk.settle()


def test_a_new_case_begins_with_the_overview(desk: OpenDesk) -> None:
    desk.open_jana()
    assert desk.case.view.key == "overview"


def test_room_domain_and_question_come_back(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.case.view.show_room("domains", "HOUSING")
    answer(desk, "WOH1", "yes")
    answer(desk, "WOH3", "bike")
    reopen(desk)
    assert desk.case.view.key == "domains"
    assert desk.case.view.page("domains").accessibleName() == "Wohnen & Mobilität"
    assert focused_question() == "WOH4"


def test_the_question_that_comes_back_is_seen_in_a_small_window(desk: OpenDesk) -> None:
    desk.window.resize(1280, 720)
    desk.open_jana()
    desk.case.view.show_room("domains", "FINANCE/FIN6")
    desk.settle()
    reopen(desk)
    row = desk.find(QWidget, "question-FIN6", desk.case.view.page("domains"))
    assert focused_question() == "FIN6"
    assert row.visibleRegion().boundingRect().height() >= row.height() / 2


def test_the_domain_comes_back_also_when_the_talk_ended_in_another_room(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.case.view.show_room("domains", "DIGITAL")
    desk.go("care_week")
    reopen(desk)
    assert desk.case.view.key == "care_week"
    desk.go("domains")
    assert desk.case.view.page("domains").accessibleName() == "Digitales"


def test_rooms_that_were_not_visited_keep_their_part(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.case.view.show_room("domains", "DIGITAL")
    reopen(desk)
    desk.go("plan")
    reopen(desk)
    assert desk.case.view.key == "plan"
    reopen(desk)
    desk.go("domains")
    assert desk.case.view.page("domains").accessibleName() == "Digitales"


def test_who_went_back_to_the_overview_begins_there(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("plan")
    reopen(desk)
    assert desk.case.view.key == "plan"
    desk.go("overview")
    reopen(desk)
    assert desk.case.view.key == "overview"


def test_a_room_named_by_the_caller_goes_before(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("plan")
    desk.window.navigation.show_list()
    desk.window.navigation.open_case(desk.jana.client.id, "domains", "HEALTH")
    desk.settle()
    assert desk.case.view.page("domains").accessibleName() == "Gesundheit & Belastung"


def test_being_somewhere_is_no_change(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("domains")
    editor = desk.case.session.editor
    assert (editor.undo_name, editor.redo_name) == (None, None)
    assert not desk.find(QLabel, "saved").isVisible()
    assert desk.stored() == desk.jana
    desk.window.navigation.show_list()
    assert desk.stored().with_payload(BOOKMARK, Bookmark()) == desk.jana.with_payload(BOOKMARK, Bookmark())
    assert desk.stored().bookmark.room == "domains"


def test_undo_does_not_move_the_bookmark(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("domains")
    reopen(desk)
    desk.case.view.show_room("domains", "HOUSING")
    answer(desk, "WOH1", "yes")
    desk.go("network")
    desk.window.navigation.undo()
    desk.window.navigation.show_list()
    assert desk.stored().bookmark.room == "network"
    assert "WOH1" not in desk.stored().answers("HOUSING").answers


def test_every_save_keeps_the_place_so_that_a_sudden_end_loses_little(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.case.view.show_room("domains", "HOUSING")
    answer(desk, "WOH1", "yes")
    desk.case.session.save_now()
    assert desk.stored().answers("HOUSING").answers == {"WOH1": Choice(key="yes")}
    assert desk.stored().bookmark == Bookmark(room="domains", parts={"domains": "HOUSING/WOH2"})


def test_the_urgent_check_is_never_remembered(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("family")
    desk.go("urgent")
    reopen(desk)
    assert desk.case.view.key == "family"
    desk.window.navigation.show_list()
    assert "urgent" not in desk.stored().bookmark.model_dump_json()


def test_a_room_that_is_gone_leads_to_the_overview(desk: OpenDesk) -> None:
    desk.put(desk.jana.with_payload(BOOKMARK, Bookmark(room="formerly", parts={"domains": "GONE/X1"})))
    desk.open_jana()
    assert desk.case.view.key == "overview"
    desk.go("domains")
    assert isinstance(desk.case.view.page("domains"), DomainsPage)


def test_a_full_disk_does_not_hold_anybody_who_changed_nothing(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("plan")
    desk.vault.fault = NoAccessError("Der Datenträger ist voll.")
    assert desk.window.navigation.put_down()


def test_settings_on_the_disk_never_say_which_case_it_was(desk: OpenDesk, tmp_path: Path) -> None:
    desk.open_jana()
    desk.case.view.show_room("domains", "HOUSING")
    desk.leave()
    text = (tmp_path / "lotse.json").read_text(encoding="utf-8")
    assert str(desk.jana.client.id) not in text
    assert "HOUSING" not in text
    assert desk.stored().bookmark.room == "domains"


@pytest.mark.parametrize("times", [1, 2])
def test_coming_back_again_and_again_changes_nothing(desk: OpenDesk, times: int) -> None:
    desk.open_jana()
    desk.case.view.show_room("domains", "HOUSING")
    for _ in range(times):
        reopen(desk)
    first = desk.stored()
    reopen(desk)
    assert desk.stored() == first


def test_the_place_survives_the_end_of_the_program_in_a_real_vault(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    places = places_in(tmp_path)
    create_vault(places.data, SECRET, places=places)
    settings = SettingsFile(tmp_path / "lotse.json")

    def window() -> MainWindow:
        workspace = open_workspace(places.data, SECRET, places=places, now=lambda: NOW)
        made = MainWindow(
            workspace,
            workspace.vault.folder,
            jobs=ImmediateJobs(),
            ask=FakeAsk(path=tmp_path),
            settings=settings,
            appearance=Appearance(qapp, settings),
            now=lambda: NOW,
        )
        made.closed.connect(workspace.close)
        qtbot.addWidget(made)
        made.show()
        if not workspace.clients.find("Jana"):
            workspace.clients.add(jana())
        made.navigation.open_case(workspace.clients.find("Jana")[0].id)
        for _ in range(3):
            QApplication.processEvents()
        return made

    first = window()
    assert first.navigation.case is not None
    first.navigation.case.view.show_room("domains", "LANGUAGE/SPR3")
    QApplication.processEvents()
    first.close()

    second = window()
    assert second.navigation.case is not None
    assert second.navigation.case.view.page("domains").accessibleName() == "Sprache"
    assert focused_question(second) == "SPR3"
    second.close()
