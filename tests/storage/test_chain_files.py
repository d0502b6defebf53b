"""The file of the chains: what is wrong in it is told with its line, the rest works."""

import shutil
from pathlib import Path

import pytest

from lotse_desktop.storage.catalogue_files import load_catalogue
from tests.catalogue.shipped import GERMAN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "de"
    shutil.copytree(GERMAN, copy)
    return copy


def edit(folder: Path, old: str, new: str) -> int:
    """Replace a text once; the line in which it stood."""
    file = folder / "chains.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_chain_with_a_fault_is_left_out_and_told_with_its_line(folder: Path) -> None:
    line = edit(folder, "latest: 60}", "latest: sechzig}")
    loaded = load_catalogue(folder)
    assert loaded.problems == (f"chains.yaml, Zeile {line}: Der Wert von „latest“ geht hier nicht.",)
    assert [chain.key for chain in loaded.catalogue.chains] == ["C1", "C2", "C4", "C5", "C6"]


def test_a_partner_nobody_knows_is_told_with_its_line_also_behind_a_faulty_chain_and_the_chain_works(
    folder: Path,
) -> None:
    broken = edit(folder, "unit: weeks, latest: 1}", "unit: years, latest: 1}")
    line = edit(folder, "[CLIENT, EMERGENCY_CARE]", "[CLIENT, FEUERWEHR]")
    loaded = load_catalogue(folder)
    assert loaded.problems == (
        f"chains.yaml, Zeile {broken}: Der Wert von „unit“ geht hier nicht.",
        f"chains.yaml, Zeile {line}: „FEUERWEHR“ ist keine bekannte Art von Partner.",
    )
    assert [chain.key for chain in loaded.catalogue.chains] == ["C2", "C3", "C4", "C5", "C6"]


def test_a_missing_file_is_told_and_everything_else_works(folder: Path) -> None:
    (folder / "chains.yaml").unlink()
    loaded = load_catalogue(folder)
    assert loaded.problems == ("chains.yaml: Die Datei lässt sich nicht lesen.",)
    assert loaded.catalogue.needs
