"""A second start shows the window of the first one."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from lotse_desktop.ui.shell.one_start import OneStart


def test_a_second_start_asks_the_first_one_to_come_to_the_front(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = OneStart(tmp_path / "neu"), OneStart(tmp_path / "neu")
    assert first.is_first()
    first.watch()

    with qtbot.waitSignal(first.asked):
        assert not second.is_first()

    first.leave()
    assert second.is_first()
    second.leave()


def test_a_request_of_yesterday_is_not_heard(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = OneStart(tmp_path), OneStart(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    with qtbot.assertNotEmitted(first.asked, wait=50):
        first.watch()
    first.leave()


def test_a_folder_that_cannot_be_made_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    assert OneStart(tmp_path / "datei" / "neu").is_first()
