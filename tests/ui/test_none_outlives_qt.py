"""Long sessions must not end because the Qt binding drops references to ``None``, ``True`` and ``False``."""

import subprocess
import sys

_MANY_CALLS = """
import lotse_desktop.ui
from PySide6.QtCore import QObject, Signal


class Thing(QObject):
    toggled = Signal(bool)


thing = Thing()
thing.toggled.connect(lambda value: value)
for _ in range(100_000):
    thing.setObjectName("x")
    thing.toggled.emit(True)
    thing.toggled.emit(False)
print("alive")
"""


def test_hundreds_of_thousands_of_calls_do_not_end_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stdout.strip()) == (0, "alive")
