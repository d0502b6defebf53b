"""Options to touch: one, any, and the one that stands alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.widgets.choice import ChoiceRow, OptionButton

DEVICES = (("phone", "Smartphone"), ("laptop", "Laptop"), ("printer", "Drucker"), ("none", "nichts davon"))


class Row:
    def __init__(self, qtbot: QtBot, **more: object) -> None:
        self.row = ChoiceRow(DEVICES, "Geräte", many=True, alone=("none",), **more)  # type: ignore[arg-type]
        self.told: list[tuple[str, ...]] = []
        self.row.picked.connect(self.told.append)
        qtbot.addWidget(self.row)
        self.row.show()

    def button(self, key: str) -> OptionButton:
        found = self.row.findChild(OptionButton, f"option-{key}")
        assert isinstance(found, OptionButton)
        return found

    def press(self, *keys: str) -> None:
        for key in keys:
            assert self.button(key).isEnabled()
            self.button(key).click()

    @property
    def chosen(self) -> set[str]:
        """What is seen as chosen."""
        return {key for key, _ in DEVICES if self.button(key).isChecked()}


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    return Row(qtbot)


def test_nothing_of_it_takes_the_others_away(row: Row) -> None:
    row.press("phone", "printer", "none")
    assert row.told == [("phone",), ("phone", "printer"), ("none",)]
    assert row.chosen == {"none"}


def test_any_other_takes_nothing_of_it_away(row: Row) -> None:
    row.press("none", "laptop", "phone")
    assert row.told[-2:] == [("laptop",), ("phone", "laptop")]
    assert row.chosen == {"phone", "laptop"}


def test_a_second_press_takes_nothing_of_it_back(row: Row) -> None:
    row.press("none", "none")
    assert row.told[-1] == ()
    assert row.chosen == set()


def test_the_keyboard_excludes_as_the_hand_does(row: Row) -> None:
    row.press("phone")
    row.button("phone").setFocus()
    QTest.keyClick(row.button("phone"), Qt.Key.Key_Left)
    assert row.button("none").hasFocus()
    QTest.keyClick(row.button("none"), Qt.Key.Key_Space)
    assert row.chosen == {"none"}
    QTest.keyClick(row.button("none"), Qt.Key.Key_Right)
    QTest.keyClick(row.button("phone"), Qt.Key.Key_Space)
    assert row.chosen == {"phone"}


def test_nothing_of_it_can_be_chosen_when_the_others_are_full(qtbot: QtBot) -> None:
    row = Row(qtbot, most=2)
    row.press("phone", "laptop")
    assert not row.button("printer").isEnabled()
    row.press("none")
    assert row.chosen == {"none"}
    assert all(row.button(key).isEnabled() for key, _ in DEVICES)


def test_ranks_begin_anew_after_nothing_of_it(qtbot: QtBot) -> None:
    row = Row(qtbot, ranked=True)
    row.press("laptop", "phone", "none", "printer", "phone")
    assert row.told[-1] == ("printer", "phone")


def test_former_answers_that_contradict_each_other_stay_until_somebody_chooses(row: Row) -> None:
    row.row.show_keys(("phone", "none"))
    assert row.chosen == {"phone", "none"}
    assert row.told == []
    row.press("laptop")
    assert row.told == [("phone", "laptop")]
