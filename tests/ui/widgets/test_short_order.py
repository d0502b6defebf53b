"""Four places one after the other: where one is, where one was, and the way on."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.widgets.short_order import ShortOrder
from tests.ui.reach import tab_walk, unnamed

PLACES = (("urgent", "Dringendes"), ("care_week", "Betreuungswoche"), ("domains", "Ein Bereich"), ("plan", "Schritt"))


class Strip:
    def __init__(self, qtbot: QtBot) -> None:
        self.holder = QWidget()
        self.order = ShortOrder("Kind ist dabei", self.holder)
        layout = QVBoxLayout(self.holder)
        layout.addWidget(self.order)
        layout.addStretch(1)
        qtbot.addWidget(self.holder)
        self.holder.resize(1280, 300)
        self.order.show_places(PLACES)
        self.order.show()
        self.holder.show()
        self.wanted: list[str] = []
        self.ended = 0
        self.order.wanted.connect(self._go)
        self.order.ended.connect(self._end)

    def button(self, name: str) -> QPushButton:
        found = self.order.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def texts(self) -> list[str]:
        return [self.button(f"place-{key}").text() for key, _ in PLACES]

    def go_on(self) -> str:
        self.button("next-place").click()
        return self.button("next-place").text()

    def _go(self, key: str) -> None:
        self.wanted.append(key)
        self.order.show_key(key)

    def _end(self) -> None:
        self.ended += 1


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    return Strip(qtbot)


def test_before_the_first_place_nothing_was_done(strip: Strip) -> None:
    assert strip.texts() == ["1 Dringendes", "2 Betreuungswoche", "3 Ein Bereich", "4 Schritt"]


def test_on_leads_from_place_to_place_and_then_it_is_done(strip: Strip) -> None:
    words = [strip.go_on() for _ in PLACES]
    assert strip.wanted == ["urgent", "care_week", "domains", "plan"]
    assert words == ["Weiter", "Weiter", "Weiter", "Fertig"]
    assert strip.texts() == ["✓ Dringendes", "✓ Betreuungswoche", "✓ Ein Bereich", "4 Schritt"]
    strip.go_on()
    assert strip.ended == 1


def test_from_another_room_on_leads_to_the_first_place_that_was_not_visited(strip: Strip) -> None:
    strip.go_on()
    strip.order.show_key("family")
    strip.go_on()
    assert strip.wanted == ["urgent", "care_week"]


def test_any_place_can_be_chosen_and_the_order_put_away(strip: Strip) -> None:
    strip.button("place-domains").click()
    assert strip.wanted == ["domains"]
    assert strip.button("place-domains").isChecked()
    strip.button("end-order").click()
    assert strip.ended == 1


def test_where_one_is_is_heard_and_reached_with_tab(strip: Strip) -> None:
    strip.go_on()
    strip.go_on()
    names = [strip.button(f"place-{key}").accessibleName() for key, _ in PLACES]
    assert names == [
        "1 Dringendes, war schon dran",
        "2 Betreuungswoche, jetzt",
        "3 Ein Bereich, kommt noch",
        "4 Schritt, kommt noch",
    ]
    walked = [widget.objectName() for widget in tab_walk(strip.holder)]
    assert sorted(walked) == sorted([*(f"place-{key}" for key, _ in PLACES), "next-place", "end-order"])
    assert unnamed(strip.holder) == []


def test_a_narrow_strip_takes_more_lines_and_gives_them_back(strip: Strip) -> None:
    QApplication.processEvents()
    wide = strip.order.height()
    strip.holder.resize(420, 400)
    QApplication.processEvents()
    assert strip.order.height() >= 2 * wide - 20
    last = strip.button("end-order")
    assert last.visibleRegion().boundingRect().height() == last.height()
    strip.holder.resize(1280, 400)
    QApplication.processEvents()
    assert strip.order.height() == wide
