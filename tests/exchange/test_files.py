"""Files are read up to a limit and written whole or not at all."""

import os
from pathlib import Path

import pytest

from lotse_desktop.domain.errors import BadFileError, NoAccessError
from lotse_desktop.exchange.files import read_file, write_file


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "fall.json"
    path.write_bytes(b"x" * 10)
    assert read_file(path, 10) == b"x" * 10
    with pytest.raises(BadFileError):
        read_file(path, 9)


def test_a_missing_file_is_told_without_its_name(tmp_path: Path) -> None:
    with pytest.raises(NoAccessError) as told:
        read_file(tmp_path / "Jana Beispiel.json", 10)
    assert "Jana" not in told.value.sentence


def test_writing_replaces_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"alt")
    write_file(path, b"neu")
    assert path.read_bytes() == b"neu"
    assert os.listdir(tmp_path) == ["plan.pdf"]  # noqa: PTH208


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoAccessError, match="Zielordner"):
        write_file(tmp_path / "fehlt" / "plan.pdf", b"neu")


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"alt")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoAccessError, match="voll"):
        write_file(path, b"neu")
    assert path.read_bytes() == b"alt"
    assert os.listdir(tmp_path) == ["plan.pdf"]  # noqa: PTH208
