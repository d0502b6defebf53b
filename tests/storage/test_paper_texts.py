"""The fixed words of the papers beside the plan."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lotse_desktop.domain.compare_sheet import CompareTexts
from lotse_desktop.domain.emergency_sheet import EmergencyTexts
from lotse_desktop.domain.errors import BadFileError
from lotse_desktop.domain.work_times import WorkTimesTexts
from lotse_desktop.storage.catalogue_files import load_compare_texts, load_emergency_texts, load_work_times_texts
from tests.catalogue.shipped import RESOURCES


@pytest.mark.parametrize(
    ("name", "load", "filled"),
    [
        ("emergency", load_emergency_texts, "span: {start} bis"),
        ("work_times", load_work_times_texts, "span: {start} bis"),
        ("compare", load_compare_texts, "before: {words}"),
    ],
)
def test_the_other_papers_are_read_as_strictly_as_the_plan(
    tmp_path: Path, name: str, load: Callable[[Path, str], EmergencyTexts | WorkTimesTexts | CompareTexts], filled: str
) -> None:
    key, words = filled.split(": ", 1)
    shutil.copytree(RESOURCES / "texts" / "de", tmp_path / "de")
    assert load(tmp_path, "de").language == "de"
    with pytest.raises(BadFileError, match="In dieser Sprache"):
        load(tmp_path, "xx")
    file = tmp_path / "de" / f"{name}.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace(words, words.replace("{", "{x")), "utf-8")
    with pytest.raises(BadFileError, match=rf"de/{name}.yaml.*In „{key}“ stimmen die geschweiften Klammern nicht"):
        load(tmp_path, "de")
    file.write_text(text.replace("title:", "titel:"), "utf-8")
    with pytest.raises(BadFileError, match=r"„title“ fehlt|„titel“ ist hier unbekannt"):
        load(tmp_path, "de")
