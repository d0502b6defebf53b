"""Long sessions must not end because the Qt binding drops references to ``None``."""

import subprocess
import sys

_MANY_CALLS = """
import lotse_desktop.ui
from PySide6.QtCore import QObject

thing = QObject()
for _ in range(300_000):
    thing.setObjectName("x")
print("alive")
"""


def test_hundreds_of_thousands_of_calls_do_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stdout.strip()) == (0, "alive")
