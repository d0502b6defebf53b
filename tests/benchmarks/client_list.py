"""One key stroke in the client list and one save, with 50, 10,000 and 50,000 clients.

    python -m tests.benchmarks.client_list [ROUNDS]

What is measured happens on the database thread: from the typed text to the entries, 200 at most.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.plan import Step
from lotse_desktop.services.cases import list_figures
from lotse_desktop.storage.keys import Kdf
from lotse_desktop.storage.tables import ClientRow
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from lotse_desktop.storage.vault_file import OpenVault, create_vault, open_vault
from tests.builders import NOW, jana

SIZES = (50, 10_000, 50_000)
FRAME_MS = 16.0
SYLLABLES = ("ba", "be", "bo", "da", "di", "mar", "ta", "ri", "no", "la", "sel", "kov", "schm", "yil", "mül", "gro")
STEPS = (
    "Antrag beim Jugendamt abgeben",
    "Termin im Jobcenter",
    "Tagesmutter suchen",
    "mit Oma über Dienstag sprechen",
    "Zeugnis anerkennen lassen",
    "Unterlagen für den Sprachkurs sammeln",
    "Arbeitgeber nach Gleitzeit fragen",
    "Kita und Hort wegen Randzeiten anrufen",
)


def invented(rng: random.Random) -> dict[str, Any]:
    """A row of the client table; nobody is called like this."""
    names = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).title() for _ in range(rng.randint(3, 5))]
    given_name, family_name, *children = names
    steps = [f"{rng.choice(STEPS)}, {rng.choice(STEPS)}" for _ in range(rng.randint(0, 6))]
    return {
        "id": uuid4(),
        "given_name": given_name,
        "family_name": family_name,
        "birth_month": None,
        "state": "RP",
        "plan_language": "de",
        "phase": "PLAN",
        "special_categories": False,
        "concern": "",
        "opened_on": date(2026, 1, 1),
        "archived_on": None if rng.random() < 0.9 else date(2026, 6, 1),
        "sort_name": folded(f"{family_name} {given_name}"),
        "search_text": folded(" ".join([*names, "Plan", *steps])),
        "children_listed": json.dumps([(child, "2021-05-01") for child in children]),
        "gap_minutes": rng.randint(0, 900),
        "open_steps": len(steps),
        "next_due": None,
        "changed_at": NOW,
    }


def key_strokes(rows: list[dict[str, Any]]) -> Iterator[str]:
    """What stands in the search field after each key: names, a step, and words that nobody has."""
    known = rows[7]
    for text in (known["given_name"], f"{known['family_name']} {known['given_name']}", "kita oma", "zzz", "q", "anerk"):
        yield from (text[:length] for length in range(len(text) + 1))


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def find_times(vault: OpenVault, texts: Iterable[str]) -> list[float]:
    """One key stroke for each text."""
    return [milliseconds(partial(_find, vault, text)) for text in texts]


def _find(vault: OpenVault, text: str) -> None:
    with SqlUnitOfWork(vault.engine, lambda: None) as unit:
        unit.cases.find(text, archived=False, limit=200)


def save_times(vault: OpenVault, rounds: int) -> list[float]:
    """Saving a case again and again, each time with one more change."""
    record = jana()

    def save(number: int) -> None:
        changed = record.with_plan(record.plan.with_step(Step(id="s1", text=f"Antrag {number}")))
        with SqlUnitOfWork(vault.engine, lambda: None) as unit:
            unit.cases.get(record.client.id)
            unit.cases.save(changed, list_figures(changed), NOW + timedelta(seconds=number))
            unit.commit()

    return [milliseconds(partial(save, number)) for number in range(rounds)][1:]


def main(rounds: int) -> None:
    """Measure and print."""
    rng = random.Random(7)  # noqa: S311
    strokes: dict[int, list[float]] = {}
    saves: dict[int, list[float]] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder, config = Path(name) / "tresor", Path(name) / "einstellungen"
            create_vault(folder, "nur gemessen", config_folder=config, kdf=Kdf(memory_kib=8192, passes=1, lanes=1))
            vault = open_vault(folder, "nur gemessen", config_folder=config, now=NOW, before_migration=print)
            rows = [invented(rng) for _ in range(size)]
            with vault.engine.begin() as connection:
                connection.execute(insert(ClientRow), rows)
            texts = [text for _ in range(rounds) for text in key_strokes(rows)]
            strokes[size] = find_times(vault, texts)
            saves[size] = save_times(vault, 10 * rounds)
            vault.close()
    for title, times in (("key stroke", strokes), ("save", saves)):
        for size in SIZES:
            middle, ratio = median(times[size]), median(times[size]) / median(times[SIZES[0]])
            worst = sorted(times[size])[int(0.98 * len(times[size]))]
            print(f"{title:11} {size:7,} clients: median {middle:6.2f} ms, 98 % within {worst:6.2f} ms, × {ratio:.2f}")
    print(f"goal: a key stroke at {SIZES[1]:,} clients under {FRAME_MS:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
