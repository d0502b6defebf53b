"""Kill a saving process 300 times and count what was lost: nothing may be.

    python -m tests.benchmarks.vault_kill [KILLS]

A kill cannot tell whether the disk was flushed; what it tells is that no state between two writes is unreadable.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from tests.storage.kills import kill_often


def main(kills: int) -> int:
    """Print the figures; 1 when something was lost."""
    start = time.perf_counter()
    seed = random.SystemRandom().randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), kills, seed)
    print(f"{tally.kills} kills (seed {seed}) in {time.perf_counter() - start:.0f} s")
    print(f"  in the middle of a transaction: {tally.in_a_transaction}")
    print(f"  saves that were told to be safe: {tally.told}, lost: {len(tally.lost)}")
    print(f"  vault afterwards: {'whole' if tally.whole else 'DAMAGED'}")
    return int(bool(tally.lost) or not tally.whole)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
