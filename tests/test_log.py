"""The log names places in the code, never people."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from lotse_desktop.log import LOG_NAME, start_log


@pytest.fixture
def log_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Path]:
    handler = start_log(tmp_path / "protokoll")
    assert handler is not None
    yield tmp_path / "protokoll" / LOG_NAME
    logging.getLogger().removeHandler(handler)
    handler.close()
    caplog.get_records("call").clear()  # what was logged here was meant to be


def test_an_exception_is_written_without_its_text(log_file: Path) -> None:
    people = {"Mia": 1}
    try:
        people["Samira Beispiel"]
    except KeyError:
        logging.getLogger("lotse_desktop.app").exception("slot failed")

    written = log_file.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "test_log.py" in written
    assert "test_an_exception_is_written_without_its_text" in written
    assert "Samira" not in written


def test_a_library_loses_the_values_of_its_message(log_file: Path) -> None:
    library = logging.getLogger("foreign.library")
    library.warning("value %s refused", "Samira")
    library.warning("value Samira refused")

    written = log_file.read_text(encoding="utf-8")
    assert "value %s refused" in written
    assert "Samira" not in written


def test_a_chained_exception_does_not_bring_its_text_along(log_file: Path) -> None:
    people = {"Mia": 1}
    try:
        try:
            people["Samira"]
        except KeyError as error:
            raise RuntimeError("Samira Beispiel") from error
    except RuntimeError:
        logging.getLogger("lotse_desktop.app").exception("failed")
    assert "Samira" not in log_file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    assert start_log(tmp_path / "datei" / "protokoll") is None
