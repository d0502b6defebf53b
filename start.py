#!/usr/bin/env python3
"""One command for everything; it needs nothing but Python.

``python3 start.py [ARGS]``       sets up ``.venv`` once, then runs ``python -m lotse_desktop ARGS``
``python3 start.py test``         sets up the test tools, too, then runs every check
``python3 start.py test ARGS``    runs only pytest, with these arguments

A set-up that was interrupted is made again at the next start: the stamp file is written last.
"""

from __future__ import annotations  # a Python that is too old shall get as far as being told so

import compileall
import ctypes
import hashlib
import importlib.util
import locale
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / ".ready"
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"  # holds all of RUN_LOCK, too
OLDEST = (3, 11)

# shared libraries that the wheels do not bring, and the Debian packages that do
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
FOR_A_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libcups.so.2": "libcups2",
}
FOR_WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}

CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "basedpyright": ["basedpyright"],
    # With the import contracts; on every core, whole files together; last, so that its summary closes the run.
    "pytest": ["pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"],
}


class SetupError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then run the checks or the program; their exit status."""
    if sys.version_info < OLDEST:
        raise SetupError("Lotse Desktop braucht Python 3.11 oder neuer.")
    testing = arguments[:1] == ["test"]
    screen = not sys.platform.startswith("linux") or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
    lock = TEST_LOCK if testing else RUN_LOCK
    ready = {python_tag(), digest(lock)} <= stamped()
    install_system_packages(screen=screen and not testing, pip_needed=not ready)
    if not ready:
        set_up_from(lock)
    compileall.compile_dir(ROOT / "lotse_desktop", quiet=2)
    if testing or not screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform.startswith("linux") and locale.nl_langinfo(locale.CODESET) != "UTF-8":
        os.environ["LC_ALL"] = "C.UTF-8"  # as Qt would do by itself, but not without a word
    if testing:
        return run_pytest(arguments[1:]) if arguments[1:] else run_checks()
    os.environ["PYTHONPATH"] = str(ROOT)
    return call("-P", "-m", "lotse_desktop", *(arguments or ([] if screen else ["demo"])))


def run_pytest(arguments: list[str]) -> int:
    """Only the tests."""
    os.chdir(ROOT)
    return call("-m", "pytest", *arguments)


def run_checks() -> int:
    """Every check, also when one before it failed; 0 when all pass."""
    os.chdir(ROOT)
    failed: list[str] = []
    for name, command in CHECKS.items():
        say(f"== {name}")
        if call("-m", *command) != 0:
            failed.append(name)
    if failed:
        say("Nicht bestanden: " + ", ".join(failed))
    return 1 if failed else 0


def call(*arguments: str) -> int:
    """Run the Python of ``.venv``; its exit status, as a shell tells it."""
    child = subprocess.Popen([str(PYTHON), *arguments])

    def pass_on(number: int, _frame: object) -> None:
        if number == signal.SIGTERM:  # Ctrl+C reaches the child by itself
            child.terminate()

    signal.signal(signal.SIGINT, pass_on)
    signal.signal(signal.SIGTERM, pass_on)
    status = child.wait()
    return status if status >= 0 else 128 - status


def set_up_from(lock: Path) -> None:
    """Make ``.venv``, or bring it up to date; only packages whose hash stands in the lock are taken."""
    usable = python_tag() in stamped()
    STAMP.unlink(missing_ok=True)
    say("Lotse Desktop wird eingerichtet. Das geschieht nur einmal und dauert ein bis zwei Minuten …")
    uv = shutil.which("uv")
    if uv:
        make = [uv, "venv", "--quiet", "--python", sys.executable]
        add = [uv, "pip", "install", "--python", str(PYTHON), "--compile-bytecode"]
    else:
        make = [sys.executable, "-m", "venv"]
        add = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    if not usable:
        if VENV.exists():
            shutil.rmtree(VENV)
        install(*make, VENV)
    install(*add, "--quiet", "--require-hashes", "--only-binary", ":all:", "--requirement", lock)
    held = {RUN_LOCK, lock}
    STAMP.write_text("\n".join([python_tag(), *map(digest, held)]), encoding="utf-8")


def stamped() -> set[str]:
    """The Python and the locks that ``.venv`` was made whole with; nothing when it was not."""
    try:
        return set(STAMP.read_text(encoding="utf-8").split()) if PYTHON.exists() else set()
    except OSError:
        return set()


def install(*command: str | Path) -> None:
    """Run one step of the set-up."""
    if subprocess.call([str(part) for part in command]) != 0:
        raise SetupError(
            "Die Einrichtung ist nicht gelungen (siehe oben). Sie braucht einmal eine Internetverbindung und etwa"
            " 700 MB Platz; danach arbeitet Lotse Desktop ohne Netz. Der nächste Start versucht es von vorn."
        )


def python_tag() -> str:
    """Names the Python that runs this file; an environment made with another one does not fit."""
    return str(sys.implementation.cache_tag)


def digest(lock: Path) -> str:
    """Changes when the lock changes."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def install_system_packages(*, screen: bool, pip_needed: bool) -> None:
    """Shared libraries on Linux: as root through apt, else told in one line."""
    if not sys.platform.startswith("linux"):
        return
    libraries = dict(ALWAYS)
    if screen:
        libraries |= FOR_A_SCREEN
    if screen and "WAYLAND_DISPLAY" in os.environ:
        libraries |= FOR_WAYLAND
    missing = {name: package for name, package in libraries.items() if not has_library(name)}
    packages = list(missing.values())
    if pip_needed and not shutil.which("uv") and importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info.minor}-venv")
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise SetupError(f"Es fehlen Systembibliotheken; bitte installieren: {', '.join(missing) or 'venv für Python'}")
    update, add = ["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    by_hand = f"sudo {' '.join(update)} && sudo {' '.join(add)}"
    if os.geteuid() != 0:
        raise SetupError(f"Es fehlen Systempakete. Bitte einmal ausführen:\n{by_hand}")
    say(f"Systempakete werden installiert: {' '.join(packages)}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    subprocess.call([*update, "-qq"])
    if subprocess.call(add, stdout=subprocess.DEVNULL) != 0:
        raise SetupError(f"Die Systempakete ließen sich nicht installieren. Bitte von Hand:\n{by_hand}")


def has_library(name: str) -> bool:
    """Whether the loader finds this shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def say(text: str, *, error: bool = False) -> None:
    """Print, also on a console that knows no umlauts."""
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # started without any console
        return
    try:
        text.encode(stream.encoding)
    except UnicodeEncodeError:
        for letter, plain in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "…": "..."}.items():
            text = text.replace(letter, plain)
        text = text.encode("ascii", "replace").decode()
    print(text, file=stream, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as problem:
        say(str(problem), error=True)
    except KeyboardInterrupt:
        say("Abgebrochen. Der nächste Start macht die Einrichtung neu.", error=True)
    except OSError as problem:
        say(f"Die Einrichtung ist nicht gelungen: {problem}", error=True)
    sys.exit(2)
