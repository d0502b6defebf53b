"""The window: shell, pages, dialogs, kit, widgets, item models.

PySide6 6.12.0 gives back one reference to ``None`` too many with each call that returns nothing.  Before Python 3.12
``None`` is counted like any other object, so the program would end („deallocating None“) after some ten thousand calls.
From 3.12 on ``None`` cannot die.
"""

import sys

if sys.version_info < (3, 12):
    import ctypes

    ctypes.c_ssize_t.from_address(id(None)).value += 1 << (40 if sys.maxsize > 1 << 32 else 29)
