"""Settings survive what people and disks do to their file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lotse_desktop.settings import Settings, SettingsFile


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "neu" / "lotse.json"
    chosen = Settings(theme="dark", text_scale=150, idle_minutes=5, vault_folder="/tresor", geometry="00ff")

    assert SettingsFile(path).keep(chosen)

    assert SettingsFile(path).settings == chosen
    assert [file.name for file in path.parent.iterdir()] == ["lotse.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000, json.dumps({"theme": 3, "fremd": 1}).encode()],
    ids=["empty", "cut", "list", "bytes", "null", "nested", "wrong"],
)
def test_a_file_that_makes_no_sense_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lotse.json"
    path.write_bytes(content)
    assert SettingsFile(path).settings == Settings()


def test_a_bad_value_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "lotse.json"
    path.write_text(json.dumps({"theme": "dark", "text_scale": 900, "idle_minutes": True}), encoding="utf-8")
    assert SettingsFile(path).settings == replace(Settings(), theme="dark")


def test_settings_that_cannot_be_written_hold_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    file = SettingsFile(tmp_path / "datei" / "lotse.json")
    assert not file.keep(Settings(theme="dark"))
    assert file.settings.theme == "dark"
