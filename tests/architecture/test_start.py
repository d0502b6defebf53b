"""What the running program does: nothing slow before the first window, no connection ever."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def start(*arguments: str) -> dict[str, Any]:
    """Start the window offscreen in a process of its own; what ``watched_start`` saw."""
    ran = subprocess.run(
        [sys.executable, "-P", str(ROOT / "tests" / "watched_start.py"), str(time.time()), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    seen: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return seen


def test_nothing_slow_is_imported_before_the_first_window_is_painted(tmp_path: Path) -> None:
    seen = start("--data", str(tmp_path))
    assert seen["slow_modules"] == []
    assert seen["ready_ms"] > seen["painted_ms"]


def test_the_window_opens_no_connection(tmp_path: Path) -> None:
    seen = start("--demo", "--data", str(tmp_path))
    assert seen["rows"] == 40
    assert seen["connections"] == []
    assert seen["open_sockets"] in {0, None}


def test_the_main_job_opens_no_connection(tmp_path: Path) -> None:
    job = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
seen = []
sys.addaudithook(lambda event, _: seen.append(event) if event.startswith("socket.") else None)
from lotse_desktop.__main__ import main
status = main(["demo", "--out", {str(tmp_path)!r}])
assert status == 0
assert [event for event in seen if event != "socket.gethostname"] == []
"""
    ran = subprocess.run([sys.executable, "-c", job], check=False, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert any(tmp_path.glob("*.pdf"))
