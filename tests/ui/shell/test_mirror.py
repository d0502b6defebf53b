"""„Gemeinsam schauen“: what the client may see, in every room (handbook 2.3, 2.4, 10.5)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from lotse_desktop.domain.assessment import FormAnswers
from lotse_desktop.domain.consent import count_special_answers, with_consent
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.ui.dialogs.search import SearchDialog
from lotse_desktop.ui.pages.overview import OverviewPage
from lotse_desktop.ui.shell import registry
from lotse_desktop.ui.shell.idle import IdleClock
from lotse_desktop.ui.shell.registry import Room
from lotse_desktop.ui.widgets.banner import Banner
from lotse_desktop.ui.widgets.side_bar import Badge
from tests.builders import TODAY, a_client, a_record, an_id
from tests.catalogue.shipped import catalogue
from tests.families import whole_mara
from tests.ui.shell.open_desk import OpenDesk

NOTE = "Zebranotiz"


def rated(*, coach: int | None, note: str) -> CaseRecord:
    """Two rounds of a whole assessment; the coach rated and noted the same everywhere."""
    record = _noted(whole_mara(), coach, note)
    answered = {key: s.payload for key, s in record.sections.items() if isinstance(s.payload, FormAnswers)}
    again = record.with_new_round(an_id(9), TODAY)
    for key, form in answered.items():
        again = again.with_payload(key, form)
    return again


def _noted(record: CaseRecord, coach: int | None, note: str) -> CaseRecord:
    for key, section in record.sections.items():
        if isinstance(section.payload, FormAnswers):
            update = {"coach_rating": coach if key != "HEALTH" else None, "note": note}
            record = record.with_payload(key, section.payload.model_copy(update=update))
    return record


def words_of(window: QWidget) -> Iterator[str]:
    """Everything that can be read, pointed at or heard in the window."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window):
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        yield str(widget.property("text") or "")
        if isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QComboBox):
            yield widget.currentText()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount(QModelIndex())):
                for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
                    yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


def walk(desk: OpenDesk) -> dict[str, list[str]]:
    """The words of each room, and of some life domains."""
    found: dict[str, list[str]] = {}
    for key, _ in desk.case.titles():
        desk.find(QPushButton, "search").setFocus()  # a page that loses the focus hands it to the next one
        desk.go(key)
        found[key] = list(filter(None, words_of(desk.window)))
    for domain in (*catalogue().domains[:3], catalogue().domain("HEALTH")):
        desk.case.view.show_room("domains", domain.key)
        desk.settle()
        found[domain.key] = list(filter(None, words_of(desk.window)))
    return found


def opened(desk: OpenDesk, record: CaseRecord) -> None:
    desk.put(record)
    desk.window.navigation.open_case(record.client.id)
    desk.settle()


def test_no_room_shows_a_word_or_a_rating_of_the_coach_or_what_follows_from_them_or_protected_answers(
    desk: OpenDesk,
) -> None:
    with_coach = rated(coach=1, note=NOTE)
    assert count_special_answers(catalogue(), with_coach)
    without = with_consent(catalogue(), rated(coach=None, note=""), given=False)
    without = without.with_client(without.client.model_copy(update={"id": an_id(77), "special_categories": True}))
    desk.put(a_record(a_client("Karim", "Fremd")))
    opened(desk, with_coach)
    desk.case.view.show_room("domains", "CHILDCARE")
    assert any(NOTE in word for word in words_of(desk.window))

    desk.command("mirror")
    seen = walk(desk)
    everything = "\n".join(word for words in seen.values() for word in words)
    for hidden in (NOTE, "Nur für Coach", "Einschätzung des Coachs", "Darüber sprechen wir", "Fremd"):
        assert hidden not in everything, hidden
    desk.command("mirror")

    opened(desk, without)
    desk.case.view.show_room("domains", "CHILDCARE")
    desk.command("mirror")
    plain = walk(desk)
    assert plain.keys() == seen.keys()
    for room, words in seen.items():
        assert words == plain[room], room


def test_it_says_how_to_go_back_and_goes_back(desk: OpenDesk) -> None:
    desk.open_jana()
    QTest.keyClick(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    banner = desk.find(Banner, "mirror-banner")
    assert "Sie schauen gemeinsam" in banner.sentence
    assert "Strg+M" in desk.find(QPushButton, "action", banner).text()
    desk.press("action", banner)
    assert not desk.case.mirror.is_on
    assert not banner.isVisible()
    assert "list" in {b.objectName().removeprefix("room-") for b in desk.window.findChildren(QPushButton)}


def test_the_button_of_the_life_domains_opens_it(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.go("domains")
    desk.press("mirror", desk.case.view.page("domains"))
    assert desk.case.mirror.is_on


def test_nothing_leads_to_other_clients(desk: OpenDesk) -> None:
    desk.put(a_record(a_client("Karim", "Fremd")))
    desk.open_jana()
    desk.command("mirror")
    for name in ("list", "new", "import", "export", "archive", "backup", "backups", "passphrase", "code", "settings"):
        action = next(action for action in desk.window.actions() if action.objectName() == name)
        assert not action.isEnabled(), name
    for button in desk.window.findChildren(QPushButton):
        assert button.objectName() not in {"room-list", "room-archive"} or not button.isVisible()
    desk.window.search()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SearchDialog)
    asked: list[str] = []
    dialog.asked.connect(asked.append)
    QTest.keyClicks(desk.find(QLineEdit, "words", dialog), "karim")
    QTest.qWait(40)
    assert asked == []
    dialog.reject()
    desk.command("mirror")
    assert next(action for action in desk.window.actions() if action.objectName() == "new").isEnabled()


def test_no_badge_judges(desk: OpenDesk) -> None:
    desk.open_jana()
    assert desk.case.badges()["care_week"] == Badge("2 h 20", alarming=True)
    desk.command("mirror")
    assert set(desk.case.badges().values()) == {Badge()}


def test_the_vault_locks_after_two_minutes_at_most(desk: OpenDesk) -> None:
    desk.open_jana()
    lock = desk.find(QPushButton, "lock")
    assert lock.text() == "Sperrt in 10 min"
    desk.command("mirror")
    assert lock.text() == "Sperrt in 2 min"
    desk.command("mirror")
    assert lock.text() == "Sperrt in 10 min"
    desk.command("mirror")
    desk.now += timedelta(minutes=2)
    with desk.qtbot.waitSignal(desk.window.locked):
        desk.window.findChildren(IdleClock)[0].look()


def test_undo_reaches_only_what_was_done_since(desk: OpenDesk) -> None:
    desk.open_jana()
    editor = desk.case.session.editor
    noted = desk.case.record.with_payload("HOUSING", FormAnswers(note=NOTE))
    editor.change("Notiz", noted)
    desk.command("mirror")
    assert not desk.find(QPushButton, "undo").isEnabled()
    assert NOTE not in desk.find(QPushButton, "undo").text()
    desk.command("undo")
    assert desk.case.record == noted

    editor.change("Anliegen", noted.with_client(noted.client.model_copy(update={"concern": "Ruhe"})))
    assert desk.find(QPushButton, "undo").text() == "Rückgängig: Anliegen"
    desk.command("undo")
    assert desk.case.record == noted
    assert desk.find(QPushButton, "redo").isEnabled()
    desk.command("redo")
    assert desk.case.record.client.concern == "Ruhe"
    desk.command("undo")
    desk.command("undo")
    assert desk.case.record == noted
    desk.command("mirror")
    desk.command("undo")
    assert desk.case.record == desk.jana


def test_leaving_the_case_ends_it(desk: OpenDesk) -> None:
    desk.open_jana()
    desk.command("mirror")
    desk.window.navigation.show_list()
    desk.settle()
    assert desk.find(Banner, "mirror-banner").sentence == ""
    assert next(action for action in desk.window.actions() if action.objectName() == "new").isEnabled()


def test_a_room_of_the_coach_alone_is_left_and_not_offered(desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def rooms(*work: object) -> tuple[Room, ...]:
        own = Room("own", "Fall", "Nur Beratung", "compass", OverviewPage, lambda _state: Badge("7"), coach_only=True)
        return (*registry.rooms(*work), own)  # type: ignore[arg-type]

    monkeypatch.setattr("lotse_desktop.ui.shell.open_case.rooms", rooms)
    desk.open_jana()
    desk.go("own")
    desk.command("mirror")
    assert desk.case.view.key == "overview"
    assert "own" not in dict(desk.case.titles())
    assert not [button for button in desk.window.findChildren(QPushButton, "room-own") if button.isVisible()]
    desk.command("mirror")
    assert "own" in dict(desk.case.titles())
