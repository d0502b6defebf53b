"""The wheel is whole: what ``pip install`` lays down does the main job without a checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel would install."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("site")
    for folder in ("lotse_desktop", "resources", "alembic"):
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", source)
    build = "from setuptools import build_meta; print(build_meta.build_wheel('.'))"
    subprocess.run([sys.executable, "-c", build], cwd=source, check=True, capture_output=True)
    with ZipFile(next(source.glob("*.whl"))) as wheel:
        wheel.extractall(made)
    return made


def test_the_wheel_holds_every_file(site: Path) -> None:
    for folder, inside in (("lotse_desktop", "."), ("resources", "lotse_desktop"), ("alembic", "lotse_desktop")):
        files = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
        missing = [file for file in files if "__pycache__" not in file.parts and not (site / inside / file).exists()]
        assert missing == []


def test_the_wheel_does_the_main_job(site: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "lotse_desktop", "demo", "--out", str(tmp_path / "out")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert any(path.read_bytes().startswith(b"%PDF") for path in (tmp_path / "out").glob("*.pdf"))
