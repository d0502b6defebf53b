"""A banner stays until it is no longer true."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.widgets.banner import Banner
from tests.ui.reach import spoken_name


def test_a_banner_is_hidden_until_there_is_something_to_say(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.sentence == ""
    banner.show_sentence("Noch nicht gespeichert.", "Jetzt versuchen")
    assert banner.sentence == "Noch nicht gespeichert."
    assert spoken_name(banner) == "Noch nicht gespeichert."
    with qtbot.waitSignal(banner.acted):
        button = banner.findChild(QPushButton, "action")
        assert button is not None
        button.click()
    banner.hide()
    assert banner.sentence == ""


def test_news_without_an_action_shows_no_button(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_sentence("Gesichert.", alarming=False)
    button = banner.findChild(QPushButton, "action")
    assert button is not None
    assert button.isHidden()
