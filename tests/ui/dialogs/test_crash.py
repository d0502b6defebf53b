"""A fault of ours: calm words, a report without anybody's data, and work goes on."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from lotse_desktop.ui.dialogs.crash import CrashDialog, CrashGuard, report_of
from tests.fakes import FakeAsk
from tests.ui.reach import unnamed


def a_fault() -> KeyError:
    people = {"Mia": 1}
    try:
        people["Samira Beispiel"]
    except KeyError as error:
        return error
    raise AssertionError


def test_the_report_names_places_in_the_code_and_nobody() -> None:
    fault = a_fault()
    report = report_of(type(fault), fault.__traceback__)
    assert "KeyError" in report
    assert "test_crash.py" in report
    assert "Samira" not in report


def test_the_report_can_be_copied_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CrashDialog("Bericht", FakeAsk(path=tmp_path))
    qtbot.addWidget(dialog)
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Bericht kopieren"].click()
    assert QApplication.clipboard().text() == "Bericht"
    buttons["Bericht speichern …"].click()
    assert (tmp_path / "Lotse-Bericht.txt").read_text(encoding="utf-8") == "Bericht"
    assert unnamed(dialog) == []


def test_a_fault_is_logged_and_shown_once(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    guard = CrashGuard(FakeAsk())
    shown: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        qtbot.addWidget(dialog)
        guard.hear(ValueError, ValueError("Samira"), None)
        text = dialog.findChild(QPlainTextEdit)
        assert text is not None
        shown.append(text.toPlainText())
        dialog.accept()

    QTimer.singleShot(0, look)
    fault = a_fault()
    guard.hear(type(fault), fault, fault.__traceback__)
    assert len(shown) == 1
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL] * 2
    caplog.clear()
