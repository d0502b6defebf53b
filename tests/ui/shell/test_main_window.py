"""The desk: finding a case, working in it, and leaving without losing a word."""

import gc
import weakref
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)

from lotse_desktop.domain.consent import count_special_answers
from lotse_desktop.domain.errors import NoAccessError
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.exchange.case_file import read_case, write_case
from lotse_desktop.ui.kit.passphrase import PassphraseFields
from lotse_desktop.ui.look import DARK
from lotse_desktop.ui.pages.care_week.page import CareWeekPage
from lotse_desktop.ui.widgets.banner import Banner
from lotse_desktop.ui.widgets.side_bar import SideBar
from tests.builders import TODAY, a_client, a_record
from tests.catalogue.shipped import catalogue
from tests.families import whole_mara
from tests.ui.reach import tab_walk, unnamed
from tests.ui.shell.open_desk import OpenDesk

ROOMS: tuple[str, ...] = ("overview", "family", "circle", "domains", "care_week", "plan", "paper", "compare")


def dialog() -> QDialog:
    """The dialog that is open."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def side(desk: OpenDesk) -> SideBar:
    found: SideBar | None = desk.window.findChild(SideBar)
    assert found is not None
    return found


# --- finding and opening


def test_the_list_opens_with_the_focus_in_the_search(desk: OpenDesk) -> None:
    assert desk.text("case") == "Alle Fälle"
    assert desk.text("where") == "Tresor: Tresor-Mainz"
    focus = desk.window.focusWidget()
    assert focus.objectName() == "find"


def test_enter_in_the_search_opens_the_first_case(desk: OpenDesk) -> None:
    desk.put(a_record(a_client("Karim", "Muster")))
    QTest.keyClicks(desk.find(QLineEdit, "find"), "muster")
    QTest.keyClick(desk.find(QLineEdit, "find"), Qt.Key.Key_Return)
    assert desk.text("case") == "Karim Muster"


def test_an_open_case_shows_name_phase_and_the_state_of_its_rooms(desk: OpenDesk) -> None:
    desk.open_jana()
    assert desk.text("case") == "Jana Beispiel"
    assert desk.text("where") == "Fall seit 04.11.2026 · Phase: Erstgespräch"
    assert side(desk).badge_text("family") == "1 Kind"
    assert side(desk).badge_text("care_week") == "2 h 20"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_opens_and_all_of_it_has_a_name(desk: OpenDesk, room: str) -> None:
    desk.open_jana()
    desk.go(room)
    assert desk.case.view.key == room
    assert unnamed(desk.window) == []


def test_a_key_stroke_opens_each_room_and_puts_the_focus_into_it(desk: OpenDesk) -> None:
    desk.open_jana()
    for number, room in enumerate(side(desk).keys[1:10], start=1):  # there are nine digits
        desk.command(f"room{number}")
        assert desk.case.view.key == room
        page = desk.case.view.page(room)
        assert page.isAncestorOf(desk.window.focusWidget()), room


def test_a_key_stroke_goes_from_room_to_room_and_stays_at_the_ends(desk: OpenDesk) -> None:
    desk.open_jana()
    rooms = side(desk).keys[1:]
    desk.go(rooms[0])
    desk.command("room-before")
    assert desk.case.view.key == rooms[0]
    walked = [rooms[0]]
    for _ in rooms:
        desk.command("room-after")
        walked.append(desk.case.view.key)
    assert walked == [*rooms, rooms[-1]]
    desk.command("room-before")
    assert desk.case.view.key == rooms[-2]
    assert desk.case.view.page(rooms[-2]).isAncestorOf(desk.window.focusWidget())


def test_every_section_is_seen_at_once_in_a_small_window_and_breathes_in_a_large_one(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("plan")
    room = desk.find(QPushButton, "room-plan")
    heights: list[int] = []
    for size in ((1280, 690), (1440, 900), (1280, 690)):
        desk.window.resize(*size)
        desk.settle()
        shown = [button for button in side(desk).findChildren(QPushButton) if button.isVisible()]
        assert all(button.visibleRegion().boundingRect().height() == button.height() for button in shown)
        heights.append(room.height())
    assert heights[0] == heights[2]
    assert heights[0] >= 24  # what a finger or an unsure hand still hits


def test_tab_goes_from_the_top_over_the_side_into_the_page_and_down_to_the_help(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("family")
    names = [widget.objectName() for widget in tab_walk(desk.window)]
    page = desk.case.view.page("family")
    walked = tab_walk(desk.window)
    inside = [number for number, widget in enumerate(walked) if page.isAncestorOf(widget)]
    start = names.index("search")
    turned = names[start:] + names[:start]
    assert turned.index("search") < turned.index("room-family") < turned.index("help")
    assert inside
    first_in_page = (inside[0] - start) % len(names)
    assert turned.index("room-family") < first_in_page < turned.index("help")


def test_search_finds_rooms_and_people_from_anywhere(desk: OpenDesk) -> None:
    desk.put(a_record(a_client("Karim", "Muster")))
    desk.open_jana()
    desk.window.search()
    found = dialog()
    words, targets = desk.find(QLineEdit, "words", found), desk.find(QListWidget, "targets", found)
    assert targets.count() >= len(ROOMS)

    QTest.keyClicks(words, "Betreuungsw")
    QTest.keyClick(words, Qt.Key.Key_Return)
    desk.settle()
    assert desk.case.view.key == "care_week"

    desk.window.search()
    words = desk.find(QLineEdit, "words", dialog())
    targets = desk.find(QListWidget, "targets", dialog())
    QTest.keyClicks(words, "karim")
    desk.qtbot.waitUntil(lambda: targets.count() == 1)
    QTest.keyClick(words, Qt.Key.Key_Return)
    desk.settle()
    assert desk.text("case") == "Karim Muster"


def test_a_new_case_is_made_with_its_children_and_opened(desk: OpenDesk) -> None:
    desk.command("new")
    form = dialog()
    QTest.keyClicks(desk.find(QLineEdit, "given", form), "Lena")
    QTest.keyClicks(desk.find(QLineEdit, "family", form), "Probe")
    QTest.keyClicks(desk.find(QLineEdit, "child1", form), "Lio")
    QTest.keyClicks(desk.find(QLineEdit, "line", desk.find(QWidget, "month1", form)), "3/2024")
    state = desk.find(QComboBox, "state", form)
    state.setCurrentIndex(state.findData("HE"))
    desk.press("take", form)

    assert desk.text("case") == "Lena Probe"
    client = desk.case.record.client
    assert [(child.given_name, f"{child.birth_month:%m/%Y}") for child in client.children] == [("Lio", "03/2024")]
    assert client.state == "HE"


def test_a_new_case_says_what_is_missing(desk: OpenDesk) -> None:
    desk.command("new")
    form = dialog()
    QTest.keyClicks(desk.find(QLineEdit, "given", form), "Lena")
    desk.press("take", form)
    assert desk.find(QLabel, "refusal", form).text() == "Bitte tragen Sie den Nachnamen ein."
    QTest.keyClicks(desk.find(QLineEdit, "family", form), "Probe")
    QTest.keyClicks(desk.find(QLineEdit, "child1", form), "Lio")
    desk.press("take", form)
    assert "Geburtsmonat" in desk.find(QLabel, "refusal", form).text()
    form.reject()


def test_a_case_goes_to_the_archive_and_comes_back(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.command("archive")
    assert desk.listed() == []
    assert side(desk).badge_text("archive") == "1"

    desk.go("archive")
    assert desk.listed() == ["Beispiel"]
    desk.open_jana()
    desk.command("archive")
    assert desk.listed() == ["Beispiel"]
    assert side(desk).badge_text("archive") == "0"


# --- saving


def test_a_change_is_saved_by_itself_and_the_line_below_says_when(desk: OpenDesk) -> None:
    case = desk.open_jana()
    with desk.qtbot.waitSignal(case.session.saved):
        QTest.keyClicks(desk.given_name(), "X")
        assert "Wird gespeichert" in desk.text("saved")
    assert desk.text("saved") == "● Gespeichert 10:42"
    assert desk.text("case") == "JanaX Beispiel"
    assert desk.stored().client.given_name == "JanaX"


def test_undo_and_redo_say_what_they_do(desk: OpenDesk) -> None:
    desk.open_jana()
    undo, redo = desk.find(QPushButton, "undo"), desk.find(QPushButton, "redo")
    assert not undo.isEnabled()
    QTest.keyClicks(desk.given_name(), "X")
    assert undo.text().startswith("Rückgängig: ")
    undo.click()
    assert desk.case.record == desk.jana
    assert redo.text().startswith("Wiederholen: ")
    redo.click()
    assert desk.case.record.client.given_name == "JanaX"


def test_a_banner_stays_while_saving_fails_and_goes_when_it_works_again(desk: OpenDesk) -> None:
    case = desk.open_jana()
    trouble = desk.find(Banner, "trouble")
    desk.vault.fault = NoAccessError("Der Datenträger ist voll.")
    with desk.qtbot.waitSignal(case.session.save_failed):
        QTest.keyClicks(desk.given_name(), "X")
    assert "Der Datenträger ist voll." in trouble.sentence
    assert "Noch nicht gespeichert" in desk.text("saved")
    assert case.record.client.given_name == "JanaX"

    desk.vault.fault = None
    desk.press("action", trouble)
    assert trouble.sentence == ""
    assert desk.stored().client.given_name == "JanaX"


def test_a_case_that_cannot_be_saved_is_not_left(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.vault.fault = NoAccessError("Der Datenträger ist voll.")
    QTest.keyClicks(desk.given_name(), "X")
    desk.window.navigation.show_list()
    assert desk.text("case") == "JanaX Beispiel"


# --- locking and closing


def test_locking_saves_a_half_typed_word(desk: OpenDesk) -> None:
    desk.open_jana()
    QTest.keyClicks(desk.given_name(), "X")
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window.lock()
    assert desk.stored().client.given_name == "JanaX"


def test_locking_takes_over_what_stands_in_an_open_dialog(desk: OpenDesk) -> None:
    desk.command("new")
    QTest.keyClicks(desk.find(QLineEdit, "given", dialog()), "Lena")
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window.lock()
    assert ("Lena", "?") in {(r.client.given_name, r.client.family_name) for r in desk.vault.records.values()}


def test_locking_takes_over_an_entry_that_is_being_typed(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("care_week")
    page = desk.case.view.page("care_week")
    assert isinstance(page, CareWeekPage)
    page._hands.open_entry(desk.jana.care_week.care[0])
    form = dialog()
    label = next(line for line in form.findChildren(QLineEdit) if line.text() == "Kita")
    QTest.keyClicks(label, " Regenbogen")
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window.lock()
    assert [place.label for place in desk.stored().care_week.care] == ["Kita Regenbogen"]


def test_a_question_that_is_open_is_answered_with_no(desk: OpenDesk) -> None:
    desk.window.search()
    desk.command("help")
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window.lock()
    assert QApplication.activeModalWidget() is None


def test_the_vault_locks_when_nobody_is_there(desk: OpenDesk) -> None:
    desk.open_jana()
    assert desk.find(QPushButton, "lock").text() == "Sperrt in 10 min"
    QTest.keyClicks(desk.given_name(), "X")
    desk.now += timedelta(minutes=4)
    desk.window._idle.look()
    assert desk.find(QPushButton, "lock").text() == "Sperrt in 6 min"
    desk.now += timedelta(minutes=6)
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window._idle.look()
    assert desk.stored().client.given_name == "JanaX"


def test_nobody_is_asked_when_the_vault_locks_by_itself_and_nothing_is_lost(desk: OpenDesk) -> None:
    desk.open_jana()
    QTest.keyClicks(desk.given_name(), "X")
    desk.vault.fault = NoAccessError("Der Datenträger ist voll.")
    desk.now += timedelta(minutes=10)
    with desk.qtbot.assertNotEmitted(desk.window.locked):
        desk.window._idle.look()
    assert desk.ask.asked == []
    desk.vault.fault = None
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window._idle.look()
    assert desk.stored().client.given_name == "JanaX"


def test_locking_by_hand_asks_before_a_change_is_lost(desk: OpenDesk) -> None:
    desk.open_jana()
    QTest.keyClicks(desk.given_name(), "X")
    desk.vault.fault = NoAccessError("Der Datenträger ist voll.")
    desk.ask.agree = False
    with desk.qtbot.assertNotEmitted(desk.window.locked):
        desk.window.lock()
    assert desk.ask.asked == ["Ohne zu speichern weiter?"]
    desk.ask.agree = True
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window.lock()


def test_closing_saves_and_keeps_where_the_window_was(desk: OpenDesk) -> None:
    desk.open_jana()
    QTest.keyClicks(desk.given_name(), "X")
    with desk.qtbot.waitSignal(desk.window.closed):
        desk.window.close()
    assert desk.stored().client.given_name == "JanaX"
    assert desk.settings.settings.geometry


def test_nothing_of_a_case_stays_in_memory_after_it_was_put_down(desk: OpenDesk) -> None:
    desk.open_jana()
    for room in ROOMS:
        desk.go(room)
    QTest.keyClicks(desk.given_name(), "X")
    typed: weakref.ref[CaseRecord] = weakref.ref(desk.case.record)
    desk.window.navigation.show_list()
    desk.vault.records.clear()
    desk.settle()
    gc.collect()
    assert typed() is None


def test_the_title_of_the_window_never_names_anybody(desk: OpenDesk) -> None:
    desk.open_jana()
    for room in ROOMS:
        desk.go(room)
        assert desk.window.windowTitle() == "Lotse"


# --- the vault, files, settings


def test_a_backup_is_made_and_told(desk: OpenDesk) -> None:
    desk.command("backup")
    assert desk.keeper.made
    assert desk.find(Banner, "news").sentence == "Gesichert und geprüft."


def test_backups_are_listed_and_one_is_put_back_after_a_question(desk: OpenDesk) -> None:
    desk.keeper.backup()
    desk.command("backups")
    shown = dialog()
    listed = desk.find(QListWidget, "backups", shown)
    assert [listed.item(row).text() for row in range(listed.count())] == ["Dienstag, 24. November 2026, 10:42 Uhr"]
    with desk.qtbot.waitSignal(desk.window.restore_wanted) as told:
        desk.press("restore", shown)
    assert told.args == [desk.keeper.made[0]]
    assert len(desk.ask.asked) == 1


def test_the_passphrase_is_changed_when_the_old_one_is_right(desk: OpenDesk) -> None:
    desk.command("passphrase")
    form = dialog()
    old, new = desk.find(QLineEdit, "old", form), desk.find(QLineEdit, "passphrase", form)
    QTest.keyClicks(old, "falsch")
    new.setText("birne kutsche nebel sonntag")
    desk.find(QLineEdit, "again", form).setText("birne kutsche nebel sonntag")
    fields = form.findChild(PassphraseFields)
    assert fields is not None
    desk.qtbot.waitUntil(lambda: fields.passphrase is not None)
    desk.press("take", form)
    assert "passt nicht" in desk.find(QLabel, "refusal", form).text()

    left: list[str] = []
    new.textChanged.connect(left.append)
    old.setText("alt")
    desk.press("take", form)
    assert desk.keeper.passphrase == "birne kutsche nebel sonntag"
    assert left == [""]


def test_the_recovery_code_is_shown_again_for_the_passphrase(desk: OpenDesk) -> None:
    desk.command("code")
    form = dialog()
    QTest.keyClicks(desk.find(QLineEdit, "secret", form), "alt")
    desk.press("show", form)
    code = desk.find(QLabel, "code", form)
    assert code.text().startswith("1BCD  2BCD")
    form.reject()
    assert code.text() == ""


def test_a_case_leaves_as_a_file_only_after_a_warning(desk: OpenDesk, tmp_path: Path) -> None:
    desk.open_jana()
    desk.ask.agree = False
    desk.command("export")
    assert list(tmp_path.glob("*.json")) == []

    desk.ask.agree = True
    desk.command("export")
    written = read_case((tmp_path / "fall.json").read_bytes(), TODAY)
    assert written.client.full_name == "Jana Beispiel"


def test_a_case_file_becomes_a_new_case(desk: OpenDesk, tmp_path: Path) -> None:
    desk.open_jana()
    desk.command("export")
    desk.ask.path = tmp_path / "fall.json"
    desk.command("import")
    assert len(desk.vault.records) == 2
    assert desk.text("case") == "Jana Beispiel"
    assert desk.case.record.client.id != desk.jana.client.id


def test_a_case_file_without_consent_brings_no_protected_answer(desk: OpenDesk, tmp_path: Path) -> None:
    record = whole_mara()
    bare = record.with_client(record.client.model_copy(update={"special_categories": False}))
    assert count_special_answers(catalogue(), bare)
    desk.ask.path = tmp_path / "fall.json"
    desk.ask.path.write_bytes(write_case(bare))
    desk.command("import")
    assert count_special_answers(catalogue(), desk.case.record) == 0
    assert desk.case.record.answers("FAMILY").answers


def test_a_file_that_is_no_case_is_refused_in_one_sentence(desk: OpenDesk, tmp_path: Path) -> None:
    desk.ask.path = tmp_path / "kaputt.json"
    desk.ask.path.write_text("{", encoding="utf-8")
    desk.command("import")
    assert desk.find(Banner, "news").sentence
    assert len(desk.vault.records) == 1


def test_light_and_dark_switch_at_once_and_are_kept(desk: OpenDesk) -> None:
    desk.command("theme")
    assert desk.appearance.is_dark
    assert desk.window.palette().window().color().name().upper() == DARK.background
    assert desk.settings.settings.theme == "dark"


def test_settings_hold_at_once(desk: OpenDesk, tmp_path: Path) -> None:
    desk.command("settings")
    form = dialog()
    idle = desk.find(QComboBox, "idle", form)
    idle.setCurrentIndex(idle.findData(5))
    assert desk.settings.settings.idle_minutes == 5
    assert unnamed(form) == []
    choose = next(button for button in form.findChildren(QPushButton) if button.text() == "Ändern …")
    choose.click()
    assert desk.keeper.backup_folder == tmp_path
    form.accept()


@pytest.mark.parametrize("room", ["list", *ROOMS])
def test_text_of_200_percent_clips_no_button(desk: OpenDesk, room: str) -> None:
    desk.window.resize(1440, 900)
    for _ in range(10):
        desk.command("larger")
    assert desk.settings.settings.text_scale == 200
    if room != "list":
        desk.open_jana()
        desk.go(room)
    desk.settle()
    clipped = [
        f"{button.text()}: {button.size()} < {button.minimumSizeHint()}"
        for button in desk.window.findChildren(QPushButton)
        if button.isVisibleTo(desk.window)
        and (
            button.width() < button.minimumSizeHint().width() - 1
            or button.height() < button.minimumSizeHint().height() - 1
        )
    ]
    assert clipped == []


def test_the_help_names_every_key_stroke(desk: OpenDesk) -> None:
    desk.command("help")
    words = {label.text() for label in dialog().findChildren(QLabel)}
    assert {"Strg+L", "Strg+K", "Strg+Z", "F1", "Sperren"} <= words


def test_every_entry_of_the_menu_does_something(desk: OpenDesk) -> None:
    """No dead entry: each leads to a dialog, a question, a change or a sentence."""
    desk.open_jana()
    menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.actions())
    names = {action.objectName() for action in menu.actions() if not action.isSeparator()}
    assert {"list", "new", "import", "export", "archive", "backup", "backups", "passphrase", "code"} <= names
    assert {"theme", "larger", "smaller", "normal", "settings", "help", "about", "lock", "quit"} <= names
    for name in ("new", "backups", "passphrase", "code", "settings", "help", "about", "search"):
        desk.command(name)
        opened = dialog()
        assert unnamed(opened) == [], name
        assert opened.windowTitle() == "Lotse"
        opened.reject()
        desk.settle()


def test_the_list_is_a_table_that_keys_reach(desk: OpenDesk) -> None:
    find = desk.find(QLineEdit, "find")
    QTest.keyClick(find, Qt.Key.Key_Down)
    table = desk.find(QTableView, "clients")
    assert desk.window.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.text("case") == "Jana Beispiel"
