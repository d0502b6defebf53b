"""What may lie in this project, and what no file of it may name."""

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
AGREED = {
    ".ci", ".git", ".gitignore", "LICENSE", "README.md", "alembic", "lotse.spec", "lotse_desktop", "pyproject.toml",
    "requirements-dev.lock", "requirements.lock", "resources", "start.py", "tests",
}  # fmt: skip
IGNORED = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
BINARY = {".icc", ".pdf", ".png", ".qm", ".ttf", ".zip"}
FOREIGN = re.compile(
    r"/(work|root|home|tmp|opt)/[a-z.]|\.\./[s]hared|[CD]:\\+Users|[Pp]ypi[.]|[p]ythonhosted|npm[j]s|/[s]imple/|[i]ndex-url"
)


def project_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the project."""
    for path in sorted(folder.iterdir()):
        if path.name == ".git" or any(fnmatch(path.name, pattern) for pattern in IGNORED):
            continue
        if path.is_dir():
            yield from project_files(path)
        else:
            yield path


def pins(lock: str) -> dict[str, str]:
    """Package → version, as a lock file says."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_the_top_folder_holds_only_the_agreed_names() -> None:
    found = {path.name for path in ROOT.iterdir() if not any(fnmatch(path.name, pattern) for pattern in IGNORED)}
    assert found <= AGREED


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in project_files()
        if path.suffix not in BINARY
        for hit in FOREIGN.finditer(path.read_text(encoding="utf-8"))
    ]
    assert named == []


def test_no_file_is_large() -> None:
    assert [path.name for path in project_files() if path.stat().st_size > 1_500_000] == []


def test_the_locks_name_versions_and_hashes_but_no_host() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "://" not in text
        for entry in re.split(r"\n(?=\S)", text.strip()):
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_the_test_lock_holds_the_same_program() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_the_locks_fit_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {"requirements.lock": project["project"]["dependencies"]}
    wanted["requirements-dev.lock"] = wanted["requirements.lock"] + project["dependency-groups"]["dev"]
    for lock, texts in wanted.items():
        locked = pins(lock)
        for need in map(Requirement, texts):
            if need.marker is None or need.marker.evaluate():
                name = re.sub(r"[-_.]+", "-", need.name).lower()
                assert need.specifier.contains(locked.get(name, "")), f"{need} is not in {lock}"


def test_no_library_that_phones_home_or_weighs_too_much_slips_in() -> None:
    unwanted = {"pyside6", "pyside6-addons", "pyside6-webengine", "requests", "httpx", "numpy", "pandas"}
    assert unwanted.isdisjoint(pins("requirements.lock"))
