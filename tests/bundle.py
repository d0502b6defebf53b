"""Build the one-folder bundle, start it, do the main job with it, tell its size.

    python tests/bundle.py [FOLDER]

Without ``FOLDER`` everything is thrown away afterwards.  On Linux PyInstaller needs ``binutils`` and ``libpython``.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = "lotse.exe" if os.name == "nt" else "lotse"
UNWANTED = ("QtQml", "QtQuick", "WebEngine", "setuptools", "tkinter", "numpy", "libgtk")
PATIENCE = 60
"""Seconds."""


def build(folder: Path) -> Path:
    """The folder of the finished bundle."""
    place = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *place, "lotse.spec"]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder / "dist" / "lotse"


def check_content(bundle: Path) -> None:
    """Resources and migrations are in it, what nobody needs is not."""
    inside = bundle / "_internal"
    for name in ("resources/catalogue", "resources/fonts", "resources/theme", "alembic/versions"):
        assert (inside / name).is_dir(), f"{name} is missing"
    found = [path.name for path in bundle.rglob("*") if any(word in path.name for word in UNWANTED)]
    assert found == [], found


def check_main_job(bundle: Path, folder: Path) -> None:
    """``demo`` writes a plan."""
    subprocess.run([bundle / PROGRAM, "demo", "--out", folder / "out"], env=bare(), check=True, timeout=PATIENCE)
    assert any(path.read_bytes().startswith(b"%PDF") for path in (folder / "out").glob("*.pdf"))


def check_window(bundle: Path, folder: Path) -> None:
    """The window is painted (only then it hears of a second start), and closes when it is asked to."""
    command = [str(bundle / PROGRAM), "--data", str(folder / "data")]
    request = folder / "data" / "einstellungen" / "nach-vorn"
    begin = time.monotonic()
    window = subprocess.Popen(command, env=bare())
    try:
        while not (folder / "data" / "einstellungen" / "laeuft.lock").exists():
            wait(begin, window)
        start_again(command)
        while request.exists():
            wait(begin, window)
            start_again(command)
        window.send_signal(signal.SIGINT)
        start_again(command)  # wakes the event loop
        assert window.wait(PATIENCE) == 0
    finally:
        window.kill()
    assert "CRITICAL" not in (folder / "data" / "protokoll" / "lotse.log").read_text(encoding="utf-8")


def start_again(command: list[str]) -> None:
    """A second start asks the first one to come to the front, and ends."""
    subprocess.run(command, env=bare(), check=True, timeout=PATIENCE)


def wait(begin: float, window: subprocess.Popen[bytes]) -> None:
    """A moment, while the window lives and there is patience left."""
    assert window.poll() is None, f"the window ended with {window.returncode}"
    assert time.monotonic() - begin < PATIENCE, "the window was not painted"
    time.sleep(0.05)


def bare() -> dict[str, str]:
    """An environment that knows of no Python."""
    kept = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"QT_QPA_PLATFORM": "offscreen"}


def main() -> None:
    """Build and try."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]).absolute() if sys.argv[1:] else Path(temporary)
        bundle = build(folder)
        check_content(bundle)
        check_main_job(bundle, Path(temporary))
        check_window(bundle, Path(temporary))
        size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
        print(f"{bundle}: {size / 1e6:.0f} MB, does the main job, shows its window and closes it")


if __name__ == "__main__":
    main()
