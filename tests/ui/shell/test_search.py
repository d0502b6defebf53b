"""Strg+K: from anywhere to a question, with the keyboard alone."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lotse_desktop.domain.plan import Plan, Step
from lotse_desktop.ui.dialogs.search import SearchDialog, Target
from lotse_desktop.ui.pages.domains.page import DomainsPage
from lotse_desktop.ui.widgets.target_list import TargetList
from tests.builders import jana
from tests.ui.shell.open_desk import OpenDesk


class Search:
    """The open dialog."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        desk.command("search")
        self.dialog = cast("SearchDialog", QApplication.activeModalWidget())
        assert isinstance(self.dialog, SearchDialog)
        self.words = desk.find(QLineEdit, "words", self.dialog)
        self._list = desk.find(TargetList, "targets", self.dialog)

    def type(self, text: str) -> list[Target]:
        QTest.keyClicks(self.words, text)
        return self.targets()

    def targets(self) -> list[Target]:
        return [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.words, key)
        self._desk.settle()


def test_a_question_is_opened_with_the_focus_in_it(desk: OpenDesk) -> None:
    desk.open_jana()
    search = Search(desk)
    targets = search.type("nacht oder am wochenende anrufen")
    assert [(t.kind, t.key, t.part, t.detail) for t in targets] == [
        ("room", "domains", "NETWORK/NET2", "Frage · Soziales Netz")
    ]
    search.press(Qt.Key.Key_Return)

    assert desk.case.view.key == "domains"
    page = desk.case.view.page("domains")
    assert isinstance(page, DomainsPage)
    row = page.findChildren(QWidget, "question-NET2")[0]
    assert row.isVisible()
    desk.settle()
    assert row.isAncestorOf(desk.window.focusWidget())


def test_arrow_keys_choose_among_what_was_found(desk: OpenDesk) -> None:
    desk.open_jana()
    search = Search(desk)
    targets = search.type("kinderbetreuung")
    assert len(targets) > 2
    search.press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down)
    search.press(Qt.Key.Key_Return)
    assert desk.case.view.key == "domains"
    assert desk.case.view.page("domains").accessibleName() == "Kinderbetreuung"


def test_nothing_typed_shows_the_rooms(desk: OpenDesk) -> None:
    desk.open_jana()
    targets = Search(desk).targets()
    assert [target.key for target in targets][: len(desk.case.titles())] == [key for key, _ in desk.case.titles()]
    assert not [target for target in targets if target.detail.startswith("Frage")]


def test_without_an_open_case_no_question_is_offered(desk: OpenDesk) -> None:
    assert Search(desk).type("wochenende anrufen") == []


def test_protected_questions_are_offered_with_consent_only(desk: OpenDesk) -> None:
    desk.open_jana()
    search = Search(desk)
    assert not [target for target in search.type("GES1") if target.part == "HEALTH/GES1"]
    search.dialog.reject()
    client = desk.case.record.client.model_copy(update={"special_categories": True})
    desk.case.session.editor.change("x", desk.case.record.with_client(client))
    assert [target.part for target in Search(desk).type("GES1")] == ["HEALTH/GES1"]


def test_open_steps_of_the_case_are_found(desk: OpenDesk) -> None:
    record = jana().with_plan(Plan(steps=(Step(id="a", text="Schichtplan anfragen"),)))
    desk.put(record)
    desk.window.navigation.open_case(record.client.id)
    search = Search(desk)
    assert [target.detail for target in search.type("schichtplan anfragen") if target.kind == "room"] == ["Schritt"]
    search.press(Qt.Key.Key_Return)
    assert desk.case.view.key == "plan"


def test_help_for_violence_is_found_and_leaves_nothing(desk: OpenDesk) -> None:
    desk.open_jana()
    before = desk.case.record
    search = Search(desk)
    search.type("gewalt")
    search.press(Qt.Key.Key_Return)
    assert desk.case.view.page("urgent").accessibleName() == "Gewalt"
    assert desk.case.record is before
