"""How soon the window stands and the list of 10,000 clients is painted, beside the least that Qt can do.

    python -m tests.benchmarks.startup [ROUNDS]

Every round starts an empty window and the program, one after the other; what counts is the median of the ratios.
On Linux only: there the user's folders can be put elsewhere without an argument, which the everyday start has not.
"""

import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from lotse_desktop.bootstrap import create_vault, open_workspace
from lotse_desktop.paths import Places
from tests.builders import NOW, a_child, a_client, a_record, an_early_week

ROOT = Path(__file__).parents[2]
PASSPHRASE = "korrekt Pferd Batterie Heftklammer"
CLIENTS = 10_000
GOALS = {"unlock window / empty window": 1.15, "unlock to list / empty window": 0.5}


def make_vault(folder: Path) -> None:
    """A vault with many fictional clients, where the program looks for it."""
    places = Places(data=folder / "data" / "Lotse", config=folder / "config" / "Lotse", logs=folder / "state")
    create_vault(places.data, PASSPHRASE, places=places)
    workspace = open_workspace(places.data, PASSPHRASE, places=places, now=lambda: NOW)
    week = an_early_week()
    for begin in range(0, CLIENTS, 500):
        names = (f"Beispiel-{(number * 7919) % CLIENTS:05}" for number in range(begin, begin + 500))
        clients = (a_client(family_name=name, children=(a_child(),)) for name in names)
        workspace.clients.add_all([a_record(client, week) for client in clients])
    workspace.close()


def start(folder: Path, *arguments: str) -> dict[str, Any]:
    """Start once, offscreen and with byte code, with the user's folders in ``folder``; what was seen."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("data", "config", "state")}
    command = [sys.executable, "-P", str(ROOT / "tests" / "watched_start.py"), str(time.time()), *arguments]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    seen: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return seen


def show(name: str, values: Sequence[float], unit: str) -> None:
    """Median and range of one figure."""
    goal = f"   (goal: at most {GOALS[name]})" if name in GOALS else ""
    print(f"{name:34} {median(values):8.2f} {unit:3} [{min(values):.2f} … {max(values):.2f}]{goal}")


def main(rounds: int) -> None:
    """Measure and print."""
    compileall.compile_dir(ROOT / "lotse_desktop", quiet=2)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_vault(folder)
        secret = ("--secret", PASSPHRASE)
        start(folder, *secret)
        seen: list[tuple[dict[str, Any], ...]] = [
            (start(folder, "--floor"), start(folder), start(folder, *secret)) for _ in range(rounds)
        ]
    show("empty window", [floor["painted_ms"] for floor, _, _ in seen], "ms")
    show("unlock window", [locked["painted_ms"] for _, locked, _ in seen], "ms")
    show("everything imported", [locked["ready_ms"] for _, locked, _ in seen], "ms")
    show("unlock to list, without the key", [opened["unlock_ms"] for *_, opened in seen], "ms")
    show("unlock window / empty window", [locked["painted_ms"] / floor["painted_ms"] for floor, locked, _ in seen], "")
    show("unlock to list / empty window", [opened["unlock_ms"] / floor["painted_ms"] for floor, _, opened in seen], "")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 11)
