"""Kill a saving process at a random moment, open the vault again, and see whether everything it told is there.

    python -m tests.storage.kills FOLDER HOW-OFTEN SEED

Prints one JSON object.  A process of its own, because a process with a window must not fork.
"""

import json
import random
import sys
import time
from dataclasses import asdict, dataclass, field
from multiprocessing import Pipe, Process
from pathlib import Path

from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from lotse_desktop.storage.vault_file import check_vault, create_vault, open_vault
from tests.builders import NOW
from tests.storage.conftest import CHEAP
from tests.storage.saver import PASSPHRASE, record_of, save_for_ever

LONGEST_WAIT = 0.25
"""Seconds after the first save."""


@dataclass
class Tally:
    """What a series of kills did."""

    kills: int = 0
    told: int = 0
    lost: list[int] = field(default_factory=list)
    in_a_transaction: int = 0
    whole: bool = False


def kill_often(folder: Path, how_often: int, seed: int) -> Tally:
    """``how_often`` kills of a process that saves into a new vault below ``folder``."""
    rng, tally, number = random.Random(seed), Tally(), 1  # noqa: S311
    vault, config = folder / "tresor", folder / "einstellungen"
    create_vault(vault, PASSPHRASE, config_folder=config, kdf=CHEAP)
    for _ in range(how_often):
        told = _run_and_kill(vault, config, number, rng.uniform(0, LONGEST_WAIT))
        journal = vault / "tresor.db-journal"
        tally.kills += 1
        tally.told += len(told)
        tally.in_a_transaction += journal.exists() and journal.stat().st_size > 0
        tally.lost += _missing(vault, config, told)
        number = max([number, *told]) + 2
    tally.whole = "in Ordnung" in check_vault(vault, PASSPHRASE, config_folder=config)[0]
    return tally


def _run_and_kill(vault: Path, config: Path, number: int, wait: float) -> list[int]:
    hear, tell = Pipe(duplex=False)
    saver = Process(target=save_for_ever, args=(vault, config, number, tell))
    saver.start()
    tell.close()
    told = [hear.recv()]
    time.sleep(wait)  # the moment of the kill is the experiment
    saver.kill()
    saver.join()
    try:
        while True:
            told.append(hear.recv())
    except EOFError:
        return told


def _missing(vault: Path, config: Path, told: list[int]) -> list[int]:
    opened = open_vault(vault, PASSPHRASE, config_folder=config, now=NOW, before_migration=print)
    with SqlUnitOfWork(opened.engine, lambda: None) as unit:
        lost = [number for number in told if unit.cases.get(record_of(number).client.id) != record_of(number)]
    opened.close()
    return lost


if __name__ == "__main__":
    print(json.dumps(asdict(kill_often(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))))
